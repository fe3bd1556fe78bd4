package import Diagnostics
package import SourceText

/// Renders a report as JUnit's XML: one test case for each file with findings.
package struct JUnitRenderer: Sendable {
  /// The language of messages.
  package let language: Language
  /// The least severity that makes a test case fail; what is below is only written out.
  package let failureSeverity: Severity

  package init(language: Language, failureSeverity: Severity) {
    self.language = language
    self.failureSeverity = failureSeverity
  }

  /// The report as XML; the same for the same report.
  package func render(_ report: Report) -> String {
    var book = SourceBook(report.source)
    let groups = report.groups
    let failures = groups.count { group in
      group.diagnostics.contains { $0.severity >= failureSeverity }
    }
    // The files without findings are one case, so that a clean run is not an empty one.
    let counts = [
      ("name", "kura"), ("tests", String(groups.count + 1)), ("failures", String(failures)),
      ("errors", "0"),
    ]
    var writer = XMLWriter()
    writer.element("testsuites", counts) { writer in
      writer.element("testsuite", counts) { writer in
        for group in groups { write(group, to: &writer, book: &book) }
        writer.element(
          "testcase", [("classname", "kura"), ("name", ReportWords.otherFiles[language])])
      }
    }
    return writer.text
  }

  private func write(
    _ group: Report.FileGroup, to writer: inout XMLWriter, book: inout SourceBook
  ) {
    let path = group.path.description
    let failing = group.diagnostics.filter { $0.severity >= failureSeverity }
    let others = group.diagnostics.filter { $0.severity < failureSeverity }
    writer.element("testcase", [("classname", "kura"), ("name", path), ("file", path)]) { writer in
      if let first = failing.first {
        let message = ReportWords.sentence(first.message, in: language)
        let worst = failing.map(\.severity).max() ?? first.severity
        writer.element(
          "failure", [("message", message), ("type", worst.name)],
          lines: failing.flatMap { lines(of: $0, book: &book) })
      }
      if !others.isEmpty {
        writer.element("system-out", lines: others.flatMap { lines(of: $0, book: &book) })
      }
    }
  }

  private func lines(of diagnostic: Diagnostic, book: inout SourceBook) -> [String] {
    let start = book.span(of: diagnostic.range, in: diagnostic.sourcePath).start
    var lines = diagnostic.lines(in: language)
    let place = "\(diagnostic.sourcePath):\(start.line):\(start.column)"
    lines[0] = "\(place): \(diagnostic.severity.name)[\(diagnostic.rule)] \(lines[0])"
    return lines
  }
}
