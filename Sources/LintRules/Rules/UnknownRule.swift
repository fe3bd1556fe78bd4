package import Diagnostics
package import SourceText

/// Says that an allow comment names a rule that does not exist; the engine finds it.
package enum UnknownRule: Rule {
  package static let descriptor = RuleDescriptor(
    "unknown-rule", .configuration, isFixable: true,
    summary: LocalizedText(
      ja: "許可コメントが、ない規則を名指ししています。",
      en: "An allow comment names a rule that does not exist"))

  package static func finding(
    _ name: String, _ near: String?, path: RepositoryPath, range: SourceRange
  ) -> Diagnostic {
    let fixes = near.map { near in
      Fix(
        title: .rename(near), applicability: .review,
        edits: [TextEdit(range: range, replacement: near)])
    }
    return Diagnostic(
      rule: descriptor.id, message: .unknown(name, near), path: path, range: range,
      help: near == nil ? .listThem : nil, fixes: fixes.map { [$0] } ?? [])
  }

  /// The finding about a name that comes near that of a rule which nothing allows or weakens.
  package static func finding(
    _ name: String, likeProtected near: String, path: RepositoryPath, range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      rule: descriptor.id, message: .unknown(name, nil), path: path, range: range,
      help: .nothingAllows(near))
  }
}

extension LocalizedText {
  /// That no rule has a name.
  package static func noRule(named name: String) -> LocalizedText { .unknown(name, nil) }

  /// Why the rule that was meant is not proposed.
  package static func nothingAllows(_ near: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(near)」のことなら、その指摘は許すことも弱めることもできません。"
        + "書いたものを消し、指摘された内容を直してください。"
        + "個人情報や秘密で、載せてよいもの（マイナンバーを除く）なら、kura.yaml の exceptions: に、理由と期限を付けて書きます。",
      en: "If '\(near)' is meant: its findings can be neither allowed nor weakened. Delete this "
        + "and mend what they are about; personal data or a secret that may stay, but never a My Number, is named under "
        + "exceptions: in kura.yaml, with a reason and an end")
  }

  fileprivate static func unknown(_ name: String, _ near: String?) -> LocalizedText {
    guard let near else {
      return LocalizedText(ja: "「\(name)」という規則はありません。", en: "No rule is named '\(name)'")
    }
    return LocalizedText(
      ja: "「\(name)」という規則はありません。「\(near)」の誤りではありませんか。",
      en: "No rule is named '\(name)'; did you mean '\(near)'?")
  }

  fileprivate static let listThem = LocalizedText(
    ja: "規則の名前は、指摘の角括弧の中に出ています。kura rules で全部を見られます。",
    en: "A rule's name stands in square brackets in its finding; kura rules lists them all")

  fileprivate static func rename(_ near: String) -> LocalizedText {
    LocalizedText(ja: "規則の名前を「\(near)」にする", en: "Name the rule '\(near)'")
  }
}
