import Diagnostics
package import SourceText

/// Renders a report as Checkstyle writes it, which many other tools read.
package struct CheckstyleRenderer: Sendable {
  /// The language of messages.
  package let language: Language

  package init(language: Language) {
    self.language = language
  }

  /// The report as XML; the same for the same report.
  package func render(_ report: Report) -> String {
    var book = SourceBook(report.source)
    var writer = XMLWriter()
    writer.element("checkstyle", [("version", "4.3")]) { writer in
      for group in report.groups {
        writer.element("file", [("name", group.path.description)]) { writer in
          for diagnostic in group.diagnostics {
            let start = book.span(of: diagnostic.range, in: diagnostic.sourcePath).start
            writer.element(
              "error",
              [
                ("line", String(start.line)), ("column", String(start.column)),
                ("severity", diagnostic.severity == .note ? "info" : diagnostic.severity.name),
                ("message", diagnostic.lines(in: language).joined(separator: " ")),
                ("source", "kura.\(diagnostic.rule)"),
              ])
          }
        }
      }
    }
    return writer.text
  }
}
