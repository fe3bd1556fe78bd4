import Diagnostics
package import SourceText

/// Renders a report in the Reviewdog Diagnostic Format (`rdjson`), in which fixes are suggestions.
package struct ReviewdogRenderer: Sendable {
  /// The language of messages.
  package let language: Language

  package init(language: Language) {
    self.language = language
  }

  /// The report as UTF-8 that ends with a line end; the same for the same report.
  package func render(_ report: Report) -> [UInt8] {
    var book = SourceBook(report.source)
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("source")
      writer.object { $0.member("name", "kura") }
      writer.key("diagnostics")
      writer.array(report.diagnostics) { writer, diagnostic in
        write(diagnostic, to: &writer, book: &book)
      }
    }
    writer.endLine()
    return writer.bytes
  }

  private func write(
    _ diagnostic: Diagnostic, to writer: inout JSONWriter, book: inout SourceBook
  ) {
    let source = book.source(at: diagnostic.sourcePath)
    let text = lines(of: diagnostic, book: &book).joined(separator: "\n")
    writer.object { writer in
      writer.member("message", text)
      writer.key("location")
      writer.object { writer in
        writer.member("path", diagnostic.path.description)
        if let source { write(diagnostic.range, in: source, to: &writer) }
      }
      writer.member("severity", severity(of: diagnostic))
      writer.key("code")
      writer.object { $0.member("value", diagnostic.rule.name) }
      // A suggestion is one edit; several would need the text between them, which is not ours
      // to show.
      let edits = diagnostic.fixes.compactMap { $0.edits.count == 1 ? $0.edits.first : nil }
      guard let source, !edits.isEmpty else { return }
      writer.key("suggestions")
      writer.array(edits) { writer, edit in
        writer.object { writer in
          write(edit.range, in: source, to: &writer)
          writer.member("text", edit.replacement)
        }
      }
    }
  }

  /// The message with what its notes say about other places.
  private func lines(of diagnostic: Diagnostic, book: inout SourceBook) -> [String] {
    diagnostic.lines(in: language)
      + diagnostic.notes.map { note in
        let line = book.span(of: note.range, in: diagnostic.sourcePath(of: note)).start.line
        return "\(note.path):\(line): \(ReportWords.sentence(note.message, in: language))"
      }
  }

  /// Columns count bytes of UTF-8 from one, and the end is exclusive.
  private func write(_ range: SourceRange, in source: IndexedSource, to writer: inout JSONWriter) {
    writer.key("range")
    writer.object { writer in
      for (name, offset) in [("start", range.start), ("end", range.end)] {
        let position = source.bytePosition(at: offset)
        writer.key(name)
        writer.object { writer in
          writer.member("line", position.line)
          writer.member("column", position.column)
        }
      }
    }
  }

  private func severity(of diagnostic: Diagnostic) -> String {
    switch diagnostic.severity {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .note: "INFO"
    }
  }
}
