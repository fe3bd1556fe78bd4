package import Diagnostics
package import SourceText

/// Says that an allow comment names a rule that no comment can switch off; the engine finds it.
package enum ProtectedSuppression: Rule {
  package static let descriptor = RuleDescriptor(
    "protected-suppression", .configuration,
    summary: LocalizedText(
      ja: "個人情報・秘密・公開範囲の指摘を、許可コメントで消そうとしています。",
      en: "An allow comment names a rule about personal data, secrets or disclosure"))

  package static func finding(
    _ rule: RuleID, path: RepositoryPath, range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      rule: descriptor.id, message: .isProtected(rule), path: path, range: range,
      help: .useExceptions)
  }
}

extension LocalizedText {
  fileprivate static func isProtected(_ rule: RuleID) -> LocalizedText {
    LocalizedText(
      ja: "「\(rule)」の指摘は、許可コメントでは消せません。",
      en: "Findings of '\(rule)' cannot be allowed by a comment")
  }

  fileprivate static let useExceptions = LocalizedText(
    ja: "このコメントを消して、示された指摘のとおりに直してください。個人情報や秘密の値で、載せてよいもの（マイナンバーを除く）なら、"
      + "kura.yaml の exceptions: に、項目・場所・理由・担当・期限を書きます。",
    en: "Delete this comment and mend what the finding names; for personal data or a secret that "
      + "may stay (never a My Number), name the entry, the place, the reason, the role and the end date under "
      + "exceptions: in kura.yaml")
}
