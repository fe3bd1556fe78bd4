package import Diagnostics
package import SourceText

/// Says that an allow comment allows nothing; the engine finds it once it knows every finding.
package enum UselessSuppression: Rule {
  package static let descriptor = RuleDescriptor(
    "useless-suppression", .configuration, .warning, isFixable: true,
    summary: LocalizedText(
      ja: "許可コメントがあるのに、許す指摘がありません。",
      en: "An allow comment or a suppression allows nothing"))

  /// The finding about a comment; `covers` is the pointer of its value, or `nil` when it has none.
  package static func finding(
    _ rule: RuleID, covers pointer: String?, path: RepositoryPath, range: SourceRange,
    removal: TextEdit?
  ) -> Diagnostic {
    Diagnostic(
      rule: descriptor.id, severity: descriptor.severity, message: .useless(rule, pointer),
      path: path, range: range, pointer: pointer ?? "", help: pointer == nil ? .moveIt : .removeIt,
      fixes: removal.map { [Fix(title: .remove, applicability: .review, edits: [$0])] } ?? [])
  }

  /// The finding about an item of `suppressions` in the configuration.
  package static func finding(
    inConfiguration rules: [RuleID], path: RepositoryPath, range: SourceRange, pointer: String
  ) -> Diagnostic {
    Diagnostic(
      rule: descriptor.id, severity: descriptor.severity,
      message: .uselessItem(rules.map(\.name).joined(separator: ", ")), path: path, range: range,
      pointer: pointer, help: .removeItem)
  }
}

extension LocalizedText {
  fileprivate static func useless(_ rule: RuleID, _ pointer: String?) -> LocalizedText {
    guard let pointer else {
      return LocalizedText(
        ja: "この許可コメントの下に、許すキーも項目もありません。",
        en: "No key or list item follows this allow comment")
    }
    let place = pointer.isEmpty ? "" : pointer
    return LocalizedText(
      ja: "このコメントが受け持つ範囲（\(place)）に、「\(rule)」の指摘はありません。",
      en: "There is no finding of '\(rule)' in what this comment covers (\(place))")
  }

  fileprivate static func uselessItem(_ rules: String) -> LocalizedText {
    LocalizedText(
      ja: "この記述に当てはまる「\(rules)」の指摘はありません。",
      en: "No finding of '\(rules)' matches this suppression")
  }

  fileprivate static let removeIt = LocalizedText(
    ja: "もう要らないなら消してください。別の値のためのものなら、そのキーの行か、すぐ上の行に移してください。",
    en:
      "Delete it if it has done its work, or move it to the line of the key that it is meant for, "
      + "or right above it")
  fileprivate static let moveIt = LocalizedText(
    ja: "許したいキーの行の末尾か、すぐ上の行に移してください。",
    en: "Move it to the end of the line of the key that it is meant for, or right above it")
  fileprivate static let removeItem = LocalizedText(
    ja: "もう要らないなら、kura.yaml から消してください。パスや pointer の書き間違いなら直してください。",
    en: "Delete it from kura.yaml if it has done its work, or correct its path or pointer")
  fileprivate static let remove = LocalizedText(
    ja: "許可コメントを消す", en: "Delete the allow comment")
}
