package import Diagnostics
package import SourceText
package import Storehouse

/// Says that an entry lies in the folder of another kind; the engine compares it with both schemas.
package enum MisplacedEntry: Rule {
  package static let descriptor = RuleDescriptor(
    "misplaced-entry", .file, isHouseRule: true,
    summary: LocalizedText(
      ja: "項目が、別の種類のフォルダか、項目のフォルダの外にあります。",
      en: "An entry lies in the folder of another kind, or in that of none"))

  /// The name of the schema on the first line of a file, without its folder.
  package static func schemaName(in source: SourceFile) -> String? {
    guard let line = firstLine(of: source) else { return nil }
    return source.text(in: line).split(separator: "/").last.map(String.init)
  }

  /// The finding about an entry of one kind among those of another; `target` is where it belongs,
  /// if that is known.
  package static func finding(
    in source: SourceFile, of kind: Kind, among other: Kind, target: RepositoryPath?
  ) -> Diagnostic {
    Diagnostic(
      rule: descriptor.id, severity: descriptor.severity,
      message: .misplaced(kind.title, among: other.title), path: source.path,
      range: firstLine(of: source) ?? SourceRange(at: 0),
      help: target.map { .move(source.path, to: $0) } ?? .moveSomewhere(kind.title))
  }

  /// The finding about an entry where no kind looks for it: a warning, for it may be an example.
  package static func finding(
    outside source: SourceFile, of kind: Kind, target: RepositoryPath?
  ) -> Diagnostic {
    Diagnostic(
      rule: descriptor.id, severity: .warning, message: .outside(kind.title), path: source.path,
      range: firstLine(of: source) ?? SourceRange(at: 0),
      help: target.map { .move(source.path, to: $0) } ?? .moveSomewhere(kind.title))
  }

  private static let marker = Array("# yaml-language-server: $schema=".utf8)

  /// Where the schema comment is, without blanks at its end; `nil` when the first line is none.
  private static func firstLine(of source: SourceFile) -> SourceRange? {
    let bytes = source.bytes
    let start = bytes.starts(with: ByteOrderMark.utf8) ? 3 : 0
    var line = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
    while line.last == 0x20 || line.last == 0x09 { line.removeLast() }
    return line.starts(with: marker) ? SourceRange(start: start, end: line.endIndex) : nil
  }
}

extension LocalizedText {
  fileprivate static func misplaced(
    _ kind: LocalizedText, among other: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      ja: "「\(kind.japanese)」の項目が、「\(other.japanese)」のフォルダにあります。",
      en: "An entry of kind \(kind.english) lies in the folder of \(other.english)")
  }

  fileprivate static func outside(_ kind: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: "「\(kind.japanese)」の項目が、項目のフォルダの外にあるので、検査も書き出しもされません。",
      en: "An entry of kind \(kind.english) lies outside the folders of entries, so it is neither "
        + "checked nor exported")
  }

  fileprivate static func move(
    _ path: RepositoryPath, to target: RepositoryPath
  ) -> LocalizedText {
    let command = "git mv \(shellWord(path.description)) \(shellWord(target.description))"
    return LocalizedText(
      ja: "次の行で正しいフォルダに移してください（まだ git add していなければ、移すだけでかまいません）: \(command)",
      en: "Move it to the right folder (without git if it has never been added): \(command)")
  }

  fileprivate static func moveSomewhere(_ kind: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: "「\(kind.japanese)」のフォルダに移してください。", en: "Move it to the folder of \(kind.english)")
  }
}
