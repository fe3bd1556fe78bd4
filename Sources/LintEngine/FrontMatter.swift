import Diagnostics
import LintRules
import SourceText

/// The YAML head of a Markdown file, between a first line `---` and the next `---` or `...`.
enum FrontMatter {
  /// The head with its offsets as in the whole file, or `nil` when the file has none.
  static func head(of source: SourceFile) -> SourceFile? {
    let bytes = source.bytes
    let lines = LineIndex(bytes)
    let start = bytes.starts(with: ByteOrderMark.utf8) ? 3 : 0
    let first = lines.content(ofLine: 0)
    guard isFence(bytes[start..<max(start, first.end)]) else { return nil }
    for line in 1..<max(1, lines.count) {
      let content = lines.content(ofLine: line)
      guard isFence(bytes[content.indices]) else { continue }
      return SourceFile(path: source.path, bytes: Array(bytes[..<content.start]))
    }
    return nil
  }

  /// The finding for a file without a head.
  static func missing(in source: SourceFile) -> Diagnostic {
    Diagnostic(
      rule: MissingFrontMatter.descriptor.id,
      message: LocalizedText(
        ja: "ファイルの先頭に「---」で囲んだ YAML がありません。",
        en: "The file does not begin with YAML between '---' lines"),
      path: source.path, range: SourceRange(at: 0))
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    var line = line
    while let last = line.last, last == 0x20 || last == 0x09 { line = line.dropLast() }
    return line.elementsEqual("---".utf8) || line.elementsEqual("...".utf8)
  }
}
