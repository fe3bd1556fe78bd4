package import Diagnostics
package import SourceText
package import Storehouse

/// Says when a change of the configuration or of a schema keeps labels from being looked at; the
/// engine compares both states.
package enum LabelsSwitchedOff: Rule {
  package static let descriptor = RuleDescriptor(
    "labels-switched-off", .disclosure, isHouseRule: true,
    summary: LocalizedText(
      ja: "この変更で、公開範囲の検査が働かなくなります。",
      en: "A change keeps labels from being looked at"))

  /// The finding about a profile that is no storehouse's any more.
  package static func finding(
    aboutProfileIn configuration: RepositoryPath, at range: SourceRange, pointer: String
  ) -> Diagnostic {
    Diagnostic(
      rule: descriptor.id, message: .noStorehouse, path: configuration, range: range,
      pointer: pointer, help: .keepProfile)
  }

  /// The finding about a kind whose schema had a place for labels and has none.
  package static func finding(about kind: Kind, schema: RepositoryPath) -> Diagnostic {
    Diagnostic(
      rule: descriptor.id, message: .noPlace(kind.title), path: schema, range: SourceRange(at: 0),
      help: .bringBackPlace)
  }

  /// The finding about files that belonged to kinds with labels; `path` is the first of them.
  package static func finding(aboutFiles count: Int, first path: RepositoryPath) -> Diagnostic {
    Diagnostic(
      rule: descriptor.id, message: .left(count), path: path, range: SourceRange(at: 0),
      help: .claimThem)
  }
}

extension LocalizedText {
  fileprivate static let noStorehouse = LocalizedText(
    ja: "profile が storehouse でなくなり、"
      + "公開範囲・個人情報・秘密の検査が働かなくなります。",
    en: "The profile is no longer 'storehouse', so labels, personal data and secrets would not be "
      + "looked at any more")

  fileprivate static let keepProfile = LocalizedText(
    ja: "「profile: storehouse」に戻してください。蔵そのものをやめるときは、リポジトリの責任者と決めて、"
      + "別のリポジトリに移します。",
    en: "Put 'profile: storehouse' back; to give up the storehouse, decide so with the person "
      + "responsible and go on in another repository")

  fileprivate static func noPlace(_ kind: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: "スキーマから公開範囲の項目（x-kura-disclosure）がなくなり、"
        + "「\(kind.japanese)」の公開範囲が調べられなくなります。",
      en: "The schema has no place for a label (x-kura-disclosure) any more, so nobody looks at "
        + "the labels of '\(kind.english)'")
  }

  fileprivate static let bringBackPlace = LocalizedText(
    ja: "公開範囲の項目に \"x-kura-disclosure\": true を戻してください。",
    en: "Give the label's property its \"x-kura-disclosure\": true back")

  fileprivate static func left(_ count: Int) -> LocalizedText {
    let more = LocalizedText(
      ja: count > 1 ? "など\(grouped(count))件のファイル" : "",
      en: count > 1 ? " and \(grouped(count - 1)) more" : "")
    return LocalizedText(
      ja: "この変更で、このファイル\(more.japanese)がどの種類にも入らなくなり、公開範囲が調べられなくなります。",
      en: "With this change this file\(more.english) belongs to no kind that has labels, so nobody "
        + "looks at its label")
  }

  fileprivate static let claimThem = LocalizedText(
    ja: "種類の設定（kura.yaml の kinds と schemas/ のスキーマ）を戻すか、ファイルをほかの種類のフォルダに移してください。",
    en: "Bring the kind back (kinds in kura.yaml and the schema in schemas/), or move the files to "
      + "the folder of another kind")
}
