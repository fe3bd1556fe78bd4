import Diagnostics
import SourceText

extension SARIFRenderer {
  func writeResults(of report: Report, _ used: [RuleID], to writer: inout JSONWriter) {
    let indices = Dictionary(uniqueKeysWithValues: zip(used, used.indices))
    var book = SourceBook(report.source)
    var fingerprints = FindingFingerprints()
    writer.key("results")
    writer.array(report.diagnostics) { writer, diagnostic in
      let fingerprint = fingerprints.next(for: diagnostic)
      writer.object { writer in
        writer.member("ruleId", diagnostic.rule.name)
        writer.member("ruleIndex", indices[diagnostic.rule] ?? -1)
        writer.member("level", diagnostic.severity.name)
        let text = diagnostic.lines(in: language).joined(separator: "\n")
        writer.message("message", text)
        writeLocation(of: diagnostic, to: &writer, book: &book)
        writeNotes(of: diagnostic, to: &writer, book: &book)
        writer.key("partialFingerprints")
        writer.object { writer in
          writer.member("kura/v1", fingerprint)
          // Where this is missing, GitHub fills in a digest of the line, and so of what is in it.
          writer.member("primaryLocationLineHash", fingerprint)
        }
        writeFixes(of: diagnostic, to: &writer, book: &book)
        if let sensitive = diagnostic.sensitive {
          writer.key("properties")
          writer.object { writer in
            writer.member("kind", sensitive.kind)
            writer.member("level", sensitive.level)
          }
        }
      }
    }
  }

  private func writeLocation(
    of diagnostic: Diagnostic, to writer: inout JSONWriter, book: inout SourceBook
  ) {
    let place = Place(diagnostic.path, diagnostic.range, of: diagnostic.sourcePath, &book)
    writer.key("locations")
    writer.array([place]) { writer, place in
      writer.object { writer in
        write(place, to: &writer)
        guard !diagnostic.pointer.isEmpty else { return }
        writer.key("logicalLocations")
        writer.array([diagnostic.pointer]) { writer, pointer in
          writer.object { $0.member("fullyQualifiedName", pointer) }
        }
      }
    }
  }

  private func writeNotes(
    of diagnostic: Diagnostic, to writer: inout JSONWriter, book: inout SourceBook
  ) {
    guard !diagnostic.notes.isEmpty else { return }
    let notes = diagnostic.notes.map {
      ($0.message, Place($0.path, $0.range, of: diagnostic.sourcePath(of: $0), &book))
    }
    writer.key("relatedLocations")
    writer.array(Array(notes.enumerated())) { writer, note in
      writer.object { writer in
        writer.member("id", note.offset + 1)
        writer.message("message", ReportWords.sentence(note.element.0, in: language))
        write(note.element.1, to: &writer)
      }
    }
  }

  private func writeFixes(
    of diagnostic: Diagnostic, to writer: inout JSONWriter, book: inout SourceBook
  ) {
    let fixes = diagnostic.fixes.filter { !$0.edits.isEmpty }
    guard !fixes.isEmpty else { return }
    let places = fixes.map { fix in
      fix.edits.map {
        ($0.replacement, Place(diagnostic.path, $0.range, of: diagnostic.sourcePath, &book))
      }
    }
    writer.key("fixes")
    writer.array(Array(zip(fixes, places))) { writer, fix in
      writer.object { writer in
        writer.message("description", ReportWords.sentence(fix.0.title, in: language))
        writer.key("artifactChanges")
        writer.array([diagnostic.path]) { writer, path in
          writer.object { writer in
            writeArtifact(path, to: &writer)
            writer.key("replacements")
            writer.array(fix.1) { writer, edit in
              writer.object { writer in
                write(edit.1, named: "deletedRegion", isDeletion: true, to: &writer)
                writer.key("insertedContent")
                writer.object { $0.member("text", edit.0) }
              }
            }
          }
        }
      }
    }
  }

  /// A range of a file with its lines, when the file can be shown.
  private struct Place {
    let path: RepositoryPath
    let range: SourceRange
    let span: TextSpan?

    init(
      _ path: RepositoryPath, _ range: SourceRange, of source: RepositoryPath,
      _ book: inout SourceBook
    ) {
      self.path = path
      self.range = range
      span = book.source(at: source) == nil ? nil : book.span(of: range, in: source)
    }
  }

  private func write(_ place: Place, to writer: inout JSONWriter) {
    writer.key("physicalLocation")
    writer.object { writer in
      writeArtifact(place.path, to: &writer)
      write(place, named: "region", isDeletion: false, to: &writer)
    }
  }

  private func writeArtifact(_ path: RepositoryPath, to writer: inout JSONWriter) {
    writer.key("artifactLocation")
    writer.object { writer in
      writer.member("uri", uriReference(of: path))
      if path.bytes.first != UInt8(ascii: "/") {
        writer.member("uriBaseId", SARIFRenderer.base)
      }
    }
  }

  private func write(
    _ place: Place, named name: String, isDeletion: Bool, to writer: inout JSONWriter
  ) {
    writer.key(name)
    writer.object { writer in
      if let span = place.span {
        writer.member("startLine", span.start.line)
        writer.member("startColumn", span.start.column)
        writer.member("endLine", span.end.line)
        writer.member("endColumn", span.end.column)
      }
      guard place.span != nil || isDeletion else {
        writer.member("startLine", 1)
        return
      }
      writer.member("byteOffset", place.range.start)
      writer.member("byteLength", place.range.count)
    }
  }
}
