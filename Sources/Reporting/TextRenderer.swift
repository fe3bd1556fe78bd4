package import Diagnostics
package import SourceText

/// Renders a report for people to read.
///
/// A function of the report and the options: it neither prints nor asks the terminal anything.
/// Whatever comes from content is made harmless on the way.
package struct TextRenderer: Sendable {
  /// How findings are laid out.
  package enum Layout: Sendable, CaseIterable {
    /// Findings with excerpts of the sources.
    case full
    /// One line for each finding: `path:line:column: severity[rule] message`.
    case concise
    /// Sentences without drawings, one on a line, for screen readers.
    case plain
  }

  package var language: Language
  package var layout: Layout
  package var usesColor: Bool
  /// Whether characters such as `○` and `→` take two cells, as in Japanese fonts.
  package var ambiguousIsWide: Bool
  /// The cells of a line of the terminal.
  package var width: Int
  /// Findings below this severity are counted, and not shown.
  package var leastSeverity: Severity = .note
  /// Whether the last line counts the findings.
  package var showsSummary = true
  /// The findings shown of one file, or zero for all.
  package var largestCountPerFile: Int
  /// The findings shown in all, or zero for all.
  package var largestCount: Int
  /// What is shown instead of the counts above, where nobody has asked for a report.
  package var first: FirstFindings?

  package init(
    language: Language, layout: Layout = .full, usesColor: Bool = false,
    ambiguousIsWide: Bool = false, width: Int = 100, largestCountPerFile: Int = 20,
    largestCount: Int = 200
  ) {
    self.language = language
    self.layout = layout
    self.usesColor = usesColor
    self.ambiguousIsWide = ambiguousIsWide
    self.width = width
    self.largestCountPerFile = largestCountPerFile
    self.largestCount = largestCount
  }

  /// The report as text that ends with a line end.
  package func render(_ report: Report) -> String {
    var book = SourceBook(report.source)
    var writer = TextWriter(usesColor: usesColor)
    let largestCount = first?.count ?? largestCount
    let largestCountPerFile = first == nil ? largestCountPerFile : 0
    var remaining = largestCount > 0 ? largestCount : Int.max
    var visible = report.diagnostics.filter { $0.severity >= leastSeverity }
    if let first { visible = first.ordered(visible) }
    for group in groups(of: visible) {
      let room = min(remaining, largestCountPerFile > 0 ? largestCountPerFile : Int.max)
      let shown = group.prefix(room)
      guard !shown.isEmpty else { break }
      remaining -= shown.count
      write(shown, of: group, to: &writer, book: &book)
      let isWholeReportCut = remaining == 0
      if shown.count < group.count, !isWholeReportCut {
        writer.line(ReportWords.moreInFile(group.count - shown.count)[language])
        if layout == .full { writer.endLine() }
      }
    }
    let shown = largestCount > 0 ? largestCount - remaining : visible.count
    let isCut = largestCount > 0 && shown == largestCount && shown < visible.count
    if isCut {
      let words = first.map { ReportWords.more(visible.dropFirst(shown), than: $0) }
      writer.line((words ?? ReportWords.more(visible.count - shown))[language])
    }
    if showsSummary {
      writeSummary(of: report, hidden: report.diagnostics.count - visible.count, to: &writer)
    }
    return writer.text
  }

  /// The findings file by file, in their order.
  private func groups(of diagnostics: [Diagnostic]) -> [ArraySlice<Diagnostic>] {
    var groups: [ArraySlice<Diagnostic>] = []
    var start = 0
    for index in diagnostics.indices.dropFirst()
    where diagnostics[index].sourcePath != diagnostics[start].sourcePath {
      groups.append(diagnostics[start..<index])
      start = index
    }
    if start < diagnostics.count { groups.append(diagnostics[start...]) }
    return groups
  }

  private func write(
    _ shown: ArraySlice<Diagnostic>, of group: ArraySlice<Diagnostic>, to writer: inout TextWriter,
    book: inout SourceBook
  ) {
    switch layout {
    case .full:
      writeHeading(group, to: &writer)
      for diagnostic in shown { writeFull(diagnostic, to: &writer, book: &book) }
    case .concise:
      for diagnostic in shown { writeConcise(diagnostic, to: &writer, book: &book) }
    case .plain:
      writePlain(shown, count: group.count, to: &writer, book: &book)
    }
  }

  private func writeHeading(_ group: ArraySlice<Diagnostic>, to writer: inout TextWriter) {
    guard let first = group.first else { return }
    let inCommit = first.commit.map { ReportWords.file(first.path, inCommit: $0) }
    let isFile = ReportWords.nameWithoutFile(first.path, commit: first.commit) == nil
    let heading = isFile ? inCommit.map { harmless($0[language]) } : nil
    writer.add(heading ?? name(of: first), .strong)
    writer.line(ReportWords.inBrackets(counts(of: group))[language])
    writer.endLine()
  }

  /// What the text of a finding is called, ready to be shown.
  func name(of diagnostic: Diagnostic) -> String {
    let words = ReportWords.nameWithoutFile(diagnostic.path, commit: diagnostic.commit)
    return harmless(words?[language] ?? diagnostic.sourcePath.description)
  }

  /// The numbers of findings that there are: `エラー 1件、警告 2件`.
  private func counts(of group: ArraySlice<Diagnostic>) -> LocalizedText {
    let parts = [Severity.error, .warning, .note].compactMap { severity -> LocalizedText? in
      let count = group.reduce(0) { $0 + ($1.severity == severity ? 1 : 0) }
      return count > 0 ? ReportWords.count(count, severity) : nil
    }
    return ReportWords.list(parts)
  }

  private func writeConcise(
    _ diagnostic: Diagnostic, to writer: inout TextWriter, book: inout SourceBook
  ) {
    let start = book.span(of: diagnostic.range, in: diagnostic.sourcePath).start
    writer.add("\(harmless(diagnostic.sourcePath.description)):\(start.line):\(start.column): ")
    writer.add("\(diagnostic.severity.name)[\(diagnostic.rule)]", .severity(diagnostic.severity))
    writer.line(" \(harmless(diagnostic.message[language]))")
  }

  private func writeSummary(of report: Report, hidden: Int, to writer: inout TextWriter) {
    let errors = report.count(of: .error)
    let tone: TextTone = errors > 0 ? .severity(.error) : .strong
    writer.add(ReportWords.summary(report)[language], tone)
    writer.endLine()
    if hidden > 0 { writer.line(ReportWords.hidden(hidden)[language]) }
  }
}

/// How a stretch of text is meant to look.
enum TextTone {
  case strong
  case quiet
  case severity(Severity)
  case note
  case fix
  /// A code that stands for something that cannot be shown.
  case hidden

  /// The parameters of `SGR` (ECMA-48 section 8.3.117).
  fileprivate var code: String {
    switch self {
    case .strong: "1"
    case .quiet: "34"
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.note): "1;36"
    case .note: "36"
    case .fix: "32"
    case .hidden: "35"
    }
  }
}

/// Collects text with or without colours.
struct TextWriter {
  private(set) var text = ""
  private let usesColor: Bool

  init(usesColor: Bool) {
    self.usesColor = usesColor
  }

  mutating func add(_ part: String) {
    text += part
  }

  mutating func add(_ part: String, _ tone: TextTone) {
    text += usesColor && !part.isEmpty ? "\u{1B}[\(tone.code)m\(part)\u{1B}[0m" : part
  }

  /// Adds the rest of a line and ends it, without spaces at its end.
  mutating func line(_ part: String) {
    text += part
    endLine()
  }

  mutating func endLine() {
    while text.utf8.last == 0x20 { text.unicodeScalars.removeLast() }
    text += "\n"
  }
}
