import Diagnostics
package import SourceText

/// Renders a report as JSON: the shape that scripts rely on, described by `docs/report.schema.json`.
///
/// Lines and columns count from one, columns in Unicode scalars; ends are exclusive. The version
/// changes when a member goes away or means something else, not when one is added.
package struct JSONRenderer: Sendable {
  /// The version of the shape.
  package static let version = 1

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
      writer.member("version", JSONRenderer.version)
      writer.member("files", report.fileCount)
      writer.key("diagnostics")
      writer.array(report.diagnostics) { writer, diagnostic in
        write(diagnostic, to: &writer, book: &book)
      }
      writer.key("summary")
      writer.object { writer in
        for severity in [Severity.error, .warning, .note] {
          writer.member(severity.name, report.count(of: severity))
        }
        if report.suppressedCount > 0 { writer.member("suppressed", report.suppressedCount) }
        if report.knownCount > 0 { writer.member("known", report.knownCount) }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  private func write(
    _ diagnostic: Diagnostic, to writer: inout JSONWriter, book: inout SourceBook
  ) {
    let span = book.span(of: diagnostic.range, in: diagnostic.sourcePath)
    let fixes = diagnostic.fixes.map { fix in
      (fix, fix.edits.map { book.span(of: $0.range, in: diagnostic.sourcePath) })
    }
    let notes = diagnostic.notes.map {
      ($0, book.span(of: $0.range, in: diagnostic.sourcePath(of: $0)))
    }
    writer.object { writer in
      writer.member("rule", diagnostic.rule.name)
      writer.member("severity", diagnostic.severity.name)
      if let sensitive = diagnostic.sensitive {
        writer.member("kind", sensitive.kind)
        writer.member("level", sensitive.level)
      }
      if let commit = diagnostic.commit { writer.member("commit", commit) }
      write(span, of: diagnostic.path, to: &writer)
      writer.member("pointer", diagnostic.pointer)
      writer.member("message", diagnostic.message[language])
      if let help = diagnostic.help { writer.member("help", help[language]) }
      writer.key("fixes")
      writer.array(fixes) { writer, fix in write(fix.0, at: fix.1, to: &writer) }
      writer.key("notes")
      writer.array(notes) { writer, note in
        writer.object { writer in
          writer.member("message", note.0.message[language])
          write(note.1, of: note.0.path, to: &writer)
        }
      }
    }
  }

  private func write(_ span: TextSpan, of path: RepositoryPath, to writer: inout JSONWriter) {
    writer.member("path", path.description)
    write(span, to: &writer)
  }

  private func write(_ span: TextSpan, to writer: inout JSONWriter) {
    writer.member("line", span.start.line)
    writer.member("column", span.start.column)
    writer.member("endLine", span.end.line)
    writer.member("endColumn", span.end.column)
  }

  private func write(_ fix: Fix, at spans: [TextSpan], to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("title", fix.title[language])
      writer.member("applicability", fix.applicability.rawValue)
      writer.key("edits")
      writer.array(Array(zip(fix.edits, spans))) { writer, edit in
        writer.object { writer in
          writer.member("startByte", edit.0.range.start)
          writer.member("endByte", edit.0.range.end)
          write(edit.1, to: &writer)
          writer.member("text", edit.0.replacement)
        }
      }
    }
  }
}
