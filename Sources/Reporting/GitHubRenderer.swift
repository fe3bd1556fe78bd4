package import Diagnostics
package import SourceText

/// Renders a report as workflow commands of GitHub Actions, which become annotations.
///
/// GitHub shows ten annotations of a level for each step. The worst come first, and what is
/// beyond is written to the log as plain lines, with one notice that says so.
package struct GitHubRenderer: Sendable {
  /// The language of messages.
  package let language: Language
  /// Findings below this severity are left out.
  package let leastSeverity: Severity

  /// The annotations of a level that GitHub shows for a step.
  static let largestCount = 10

  package init(language: Language, leastSeverity: Severity = .note) {
    self.language = language
    self.leastSeverity = leastSeverity
  }

  /// The report as lines for the log of a step; the same for the same report.
  package func render(_ report: Report) -> String {
    var book = SourceBook(report.source)
    var text = ""
    var rest: [Diagnostic] = []
    for severity in [Severity.error, .warning, .note] where severity >= leastSeverity {
      let found = report.diagnostics.filter { $0.severity == severity }
      // The notice about the rest is a notice itself.
      let room = GitHubRenderer.largestCount - (severity == .note ? 1 : 0)
      for diagnostic in found.prefix(room) { text += command(diagnostic, book: &book) }
      rest += found.dropFirst(room)
    }
    if !rest.isEmpty {
      text += "::notice title=kura::\(data(ReportWords.notAnnotated(rest.count)[language]))\n"
      for diagnostic in rest { text += plainLine(diagnostic, book: &book) }
    }
    return text + inert(ReportWords.summary(report)[language]) + "\n"
  }

  private func command(_ diagnostic: Diagnostic, book: inout SourceBook) -> String {
    let span = book.span(of: diagnostic.range, in: diagnostic.sourcePath)
    var properties = [("file", diagnostic.path.description), ("line", String(span.start.line))]
    if span.end.line != span.start.line {
      // Columns of a range over several lines are refused.
      properties.append(("endLine", String(span.end.line)))
    } else {
      properties.append(("col", String(span.start.column)))
      properties.append(("endColumn", String(max(span.end.column, span.start.column))))
    }
    properties.append(("title", diagnostic.rule.name))
    let list = properties.map { "\($0.0)=\(property($0.1))" }.joined(separator: ",")
    let message = diagnostic.lines(in: language).map(data).joined(separator: "%0A")
    return "::\(name(of: diagnostic.severity)) \(list)::\(message)\n"
  }

  private func plainLine(_ diagnostic: Diagnostic, book: inout SourceBook) -> String {
    let start = book.span(of: diagnostic.range, in: diagnostic.sourcePath).start
    let place = "\(diagnostic.sourcePath):\(start.line):\(start.column)"
    let message = diagnostic.lines(in: language).joined(separator: " ")
    return inert("- \(place): \(diagnostic.severity.name)[\(diagnostic.rule)] \(message)") + "\n"
  }

  private func name(of severity: Severity) -> String {
    severity == .note ? "notice" : severity.name
  }

  /// The text of a command.
  private func data(_ text: String) -> String {
    escaped(harmless(text), ["%": "%25"])
  }

  /// The value of a property; line ends in it are kept, for they may be part of a path.
  private func property(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  /// A text without the older commands, which may stand anywhere in a line of the log.
  private func inert(_ text: String) -> String {
    var result = ""
    for scalar in harmless(text).unicodeScalars {
      if scalar == "[", result.hasSuffix("##") { result += " " }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  private func escaped(_ text: String, _ codes: [Unicode.Scalar: String]) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let code = codes[scalar] {
        result += code
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension GitHubRenderer {
  /// The findings in the summary of a job.
  private static let largestSummaryCount = 100

  /// The report as Markdown for the summary of a job.
  package func jobSummary(of report: Report) -> String {
    var book = SourceBook(report.source)
    var text = "## kura\n\n\(markdown(ReportWords.summary(report)[language]))\n\n"
    let found = [Severity.error, .warning, .note].filter { $0 >= leastSeverity }
      .flatMap { severity in report.diagnostics.filter { $0.severity == severity } }
    guard !found.isEmpty else { return text }
    text += ReportWords.summaryHead[language] + "\n|---|---|---|\n"
    for diagnostic in found.prefix(GitHubRenderer.largestSummaryCount) {
      let start = book.span(of: diagnostic.range, in: diagnostic.sourcePath).start
      let place = "\(diagnostic.sourcePath):\(start.line):\(start.column)"
      let kind = "\(ReportWords.severity(diagnostic.severity)[language]) \(diagnostic.rule)"
      let message = diagnostic.lines(in: language).joined(separator: " ")
      text += "| \(markdown(place)) | \(markdown(kind)) | \(markdown(message)) |\n"
    }
    let rest = found.count - GitHubRenderer.largestSummaryCount
    if rest > 0 { text += "\n\(ReportWords.moreThanShown(rest)[language])\n" }
    return text + "\n"
  }

  /// A text in which nothing is Markdown or HTML.
  private func markdown(_ text: String) -> String {
    var result = ""
    for scalar in harmless(text).unicodeScalars {
      switch scalar {
      case "0"..."9", "A"..."Z", "a"..."z", " ", "-", ".", "/":
        result.unicodeScalars.append(scalar)
      case let other where other.isASCII: result += "&#\(other.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
