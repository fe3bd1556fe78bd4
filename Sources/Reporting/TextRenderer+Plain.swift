import Diagnostics
import SourceText

extension TextRenderer {
  /// Writes the findings of one file as sentences and a blank line after them.
  func writePlain(
    _ shown: ArraySlice<Diagnostic>, count: Int, to writer: inout TextWriter,
    book: inout SourceBook
  ) {
    guard let first = shown.first else { return }
    let path = first.path
    let heading = ReportWords.plainFile(path, count, commit: first.commit)
    writer.line(harmless(heading[language]))
    for (index, diagnostic) in shown.enumerated() {
      let place = book.span(of: diagnostic.range, in: diagnostic.sourcePath).start
      writer.line(ReportWords.plainFinding(index + 1, diagnostic.severity, place)[language])
      writer.line(sentence(diagnostic.message))
      if let text = quoted(diagnostic, book: &book) {
        writer.line(ReportWords.plainText(text)[language])
      }
      for note in diagnostic.notes {
        let place = book.span(of: note.range, in: diagnostic.sourcePath(of: note)).start
        let name = note.path == path ? nil : harmless(note.path.description)
        writer.add(ReportWords.plainNote(name, place)[language])
        writer.line(sentence(note.message))
      }
      if let help = diagnostic.help {
        writer.line(ReportWords.plainHelp[language] + sentence(help))
      }
      for fix in diagnostic.fixes {
        writer.line(ReportWords.plainFix(fix)[language] + sentence(fix.title))
      }
      writer.line(ReportWords.plainRule(diagnostic.rule)[language])
    }
    writer.endLine()
  }

  /// A message as a sentence that can be read out.
  private func sentence(_ text: LocalizedText) -> String {
    harmless(ReportWords.sentence(text, in: language))
  }

  /// The marked text when it is short enough to be read out and nothing that has to stay hidden.
  private func quoted(_ diagnostic: Diagnostic, book: inout SourceBook) -> String? {
    guard diagnostic.sensitive == nil, let source = book.source(at: diagnostic.sourcePath),
      !diagnostic.range.isEmpty,
      diagnostic.range.count <= 200, diagnostic.range.end <= source.bytes.count
    else { return nil }
    let bytes = source.bytes[diagnostic.range.indices]
    guard !bytes.contains(0x0A), !bytes.contains(0x0D) else { return nil }
    return VisibleLine(bytes).text
  }
}
