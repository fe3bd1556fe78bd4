package import Diagnostics
package import SourceText

/// Says that a file is no text, so that nothing in it has been looked at; the engine, which reads
/// the files, calls it.
package enum UnreadFile: Rule {
  package static let descriptor = RuleDescriptor(
    "unread-file", .file, .warning, isHouseRule: true,
    summary: LocalizedText(
      ja: "文書や画像などのファイルなので、中の個人情報や秘密を調べていません。",
      en: "A document, picture or archive, which nobody has looked through"))

  /// The finding about a file, or `nil` when it is a text.
  package static func finding(about source: SourceFile, isBinary: Bool) -> Diagnostic? {
    guard isBinary || formats.contains(where: { source.bytes.starts(with: $0) }) else {
      return nil
    }
    return Diagnostic(
      rule: descriptor.id, severity: .warning, message: .unread, path: source.path,
      range: SourceRange(at: 0), help: .lookYourself(source.path))
  }

  /// How files begin that may hold no byte that a text does not: PDF, RTF, ZIP and what is made of it
  /// (docx, xlsx), PNG, JPEG, GIF, and documents of older offices.
  private static let formats: [[UInt8]] = [
    Array("%PDF-".utf8), Array("{\\rtf1".utf8), [0x50, 0x4B, 0x03, 0x04], [0x89, 0x50, 0x4E, 0x47],
    [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), [0xD0, 0xCF, 0x11, 0xE0],
  ]
}

extension LocalizedText {
  fileprivate static let unread = LocalizedText(
    ja: "文章のファイルではないので、中に個人の情報や秘密がないかを調べていません。",
    en: "This file is no text, so it was not looked through for personal data and secrets")

  fileprivate static func lookYourself(_ path: RepositoryPath) -> LocalizedText {
    let ending = path.fileExtension.isEmpty ? path.name : "*.\(path.fileExtension)"
    let pattern = path.parent.bytes.isEmpty ? ending : "\(path.parent)/\(ending)"
    let line = "- {path: \"\(pattern)\", rules: {unread-file: off}}"
    return LocalizedText(
      ja: "開いて、ご自分で確かめてください。なければ、このまま進めます。ロゴや画面の図など、毎回の確認が要らないものは、kura.yaml の "
        + "overrides に「\(line)」と書くと、その場所では表示されなくなります。",
      en:
        "Open it and make sure yourself; if there are none, go on. For pictures and the like that need "
        + "no look each time, write under overrides in kura.yaml: \(line)")
  }
}
