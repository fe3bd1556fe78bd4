import Diagnostics
package import SourceText

/// Renders a report as GitLab's code quality report (the subset of Code Climate that it reads).
package struct GitLabRenderer: Sendable {
  /// The language of messages.
  package let language: Language

  package init(language: Language) {
    self.language = language
  }

  /// The report as UTF-8 that ends with a line end; the same for the same report.
  package func render(_ report: Report) -> [UInt8] {
    var book = SourceBook(report.source)
    var fingerprints = FindingFingerprints()
    var writer = JSONWriter()
    writer.array(report.diagnostics) { writer, diagnostic in
      let span = book.span(of: diagnostic.range, in: diagnostic.sourcePath)
      // Findings with equal fingerprints would be shown as one.
      let fingerprint = fingerprints.next(for: diagnostic)
      writer.object { writer in
        writer.member("description", diagnostic.lines(in: language).joined(separator: " "))
        writer.member("check_name", diagnostic.rule.name)
        writer.member("fingerprint", fingerprint)
        writer.member("severity", severity(of: diagnostic))
        writer.key("location")
        writer.object { writer in
          writer.member("path", diagnostic.path.description)
          writer.key("lines")
          writer.object { writer in
            writer.member("begin", span.start.line)
            writer.member("end", span.end.line)
          }
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  /// One of GitLab's five: what must never enter history blocks, the rest is by severity.
  private func severity(of diagnostic: Diagnostic) -> String {
    switch diagnostic.severity {
    case .error: diagnostic.sensitive == nil ? "major" : "blocker"
    case .warning: "minor"
    case .note: "info"
    }
  }
}
