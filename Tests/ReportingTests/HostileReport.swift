import Diagnostics
import Reporting
import SourceText

/// A report whose paths and words try to be commands, markup, placeholders and line ends.
enum HostileReport {
  static let words = [
    "a\nb", "a\r\nb", "100%", "%0A::error::x", "::add-mask::x", "##[add-path]x", "a::b,c=d",
    "<script>&\"'", "]]>", "<!--", "\u{0}", "\u{1B}[2J", "\u{202E}abc", "\u{FFFE}", "\u{2028}",
    "{0}", "[x](javascript:1)", "|`*_", "日本語、「括弧」", "😀", "\u{FEFF}", "\\", "\t",
  ]

  /// One finding with a word in each place that takes text.
  static func report(_ word: String) -> Report {
    let path = RepositoryPath("knowledge/\(word)/\(word).yaml")
    let text = "鍵: 値\n" + word + "\n"
    let file = SourceFile(path: path, text: text)
    let message = LocalizedText(ja: "文言\(word)です", en: "text \(word) is wrong")
    let all = SourceRange(start: 0, end: file.bytes.count)
    let diagnostics = [Severity.error, .warning, .note].map { severity in
      Diagnostic(
        rule: "a-rule", severity: severity, message: message, path: path,
        range: severity == .error ? SourceRange(start: 5, end: 8) : all, pointer: "/\(word)",
        help: message, notes: [Note(message: message, path: path, range: all)],
        fixes: [
          Fix(
            title: message, applicability: .safe,
            edits: [TextEdit(range: SourceRange(start: 5, end: 8), replacement: word)])
        ])
    }
    return Report(fileCount: 1, diagnostics: diagnostics) { $0 == path ? file : nil }
  }
}
