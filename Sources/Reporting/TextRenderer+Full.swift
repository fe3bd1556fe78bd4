import Diagnostics
import SourceText

extension TextRenderer {
  /// Writes a finding with excerpts, help and fixes, and a blank line after it.
  func writeFull(
    _ diagnostic: Diagnostic, to writer: inout TextWriter, book: inout SourceBook
  ) {
    let tone = TextTone.severity(diagnostic.severity)
    writer.add("\(ReportWords.severity(diagnostic.severity)[language])[\(diagnostic.rule)]", tone)
    writer.add(": ")
    writer.add(harmless(diagnostic.message[language]), .strong)
    writer.endLine()

    let sections = sections(of: diagnostic, book: &book)
    let fixed = diagnostic.fixes.map { preview(of: $0, in: diagnostic.sourcePath, book: &book) }
    let largest = sections.map(\.largestNumber) + fixed.flatMap { $0.map(\.number) }
    let gutter = String(largest.max() ?? 1).utf8.count
    for section in sections { write(section, tone: tone, gutter: gutter, to: &writer) }
    let blanks = String(repeating: " ", count: gutter)
    for note in notesWithoutPlace(diagnostic) {
      writer.add("\(blanks) = ", .quiet)
      writer.add(ReportWords.note[language], .note)
      writer.line(": \(harmless(note))")
    }
    if let help = diagnostic.help {
      writer.add("\(blanks) = ", .quiet)
      writer.add(ReportWords.help[language], .note)
      writer.line(": \(harmless(help[language]))")
    }
    for (fix, rows) in zip(diagnostic.fixes, fixed) {
      writer.add("\(blanks) = ", .quiet)
      writer.add(ReportWords.fix[language], .fix)
      writer.line(": \(harmless(fix.title[language]))\(ReportWords.way(of: fix)[language])")
      for row in rows {
        writer.add(padded(row.number, gutter), .quiet)
        writer.add(" + \(row.text)", .fix)
        writer.endLine()
      }
    }
    writer.endLine()
  }

  /// An excerpt of one file with the place where it begins.
  struct Section {
    let isPrimary: Bool
    let place: String
    let excerpt: Excerpt?

    var largestNumber: Int { excerpt?.largestNumber ?? 1 }
  }

  /// The finding's own file with the notes that lie in it, then the other files of the notes.
  private func sections(of diagnostic: Diagnostic, book: inout SourceBook) -> [Section] {
    var marks = [ExcerptMark(range: diagnostic.range, isPrimary: true, label: nil)]
    var others: [Note] = []
    for note in diagnostic.notes where !isWithoutPlace(note, diagnostic) {
      if note.path == diagnostic.path {
        marks.append(mark(note))
      } else {
        others.append(note)
      }
    }
    let isAboutFile = diagnostic.range == SourceRange(at: 0) && marks.count == 1
    var sections = [
      section(
        diagnostic.sourcePath, named: name(of: diagnostic), at: diagnostic.range,
        marks: isAboutFile ? [] : marks, isPrimary: true, book: &book)
    ]
    for note in others {
      sections.append(
        section(
          note.path, named: harmless(note.path.description), at: note.range, marks: [mark(note)],
          isPrimary: false, book: &book))
    }
    return sections
  }

  private func mark(_ note: Note) -> ExcerptMark {
    ExcerptMark(range: note.range, isPrimary: false, label: harmless(note.message[language]))
  }

  /// A note on the very place of its finding, or on a whole file of which nothing can be shown.
  private func isWithoutPlace(_ note: Note, _ diagnostic: Diagnostic) -> Bool {
    note.path == diagnostic.path
      && (note.range == diagnostic.range || note.range == SourceRange(at: 0))
  }

  private func notesWithoutPlace(_ diagnostic: Diagnostic) -> [String] {
    diagnostic.notes.filter { isWithoutPlace($0, diagnostic) }.map { $0.message[language] }
  }

  private func section(
    _ path: RepositoryPath, named name: String, at range: SourceRange, marks: [ExcerptMark],
    isPrimary: Bool, book: inout SourceBook
  ) -> Section {
    guard let source = book.source(at: path) else {
      let labels = marks.compactMap(\.label).map { ": \($0)" }.joined()
      return Section(isPrimary: isPrimary, place: name + labels, excerpt: nil)
    }
    let start = source.position(at: range.start)
    let layout = ExcerptLayout(width: max(40, width - 8), ambiguousIsWide: ambiguousIsWide)
    return Section(
      isPrimary: isPrimary, place: "\(name):\(start.line):\(start.column)",
      excerpt: marks.isEmpty ? nil : Excerpt(source, marks: marks, layout: layout))
  }

  private func write(
    _ section: Section, tone: TextTone, gutter: Int, to writer: inout TextWriter
  ) {
    let blanks = String(repeating: " ", count: gutter)
    writer.add(section.isPrimary ? "\(blanks)--> " : "\(blanks)::: ", .quiet)
    writer.line(section.place)
    guard let excerpt = section.excerpt else { return }
    writer.add("\(blanks) |", .quiet)
    writer.endLine()
    for row in excerpt.rows {
      switch row {
      case .source(let number, let text):
        writer.add("\(padded(number, gutter)) | ", .quiet)
        for part in text {
          if part.isReplacement { writer.add(part.text, .hidden) } else { writer.add(part.text) }
        }
        writer.endLine()
      case .underline(let before, let cells, let isPrimary, let label):
        writer.add("\(blanks) | ", .quiet)
        writer.add(String(repeating: " ", count: before))
        let line = String(repeating: isPrimary ? "^" : "-", count: cells)
        writer.add(label.map { "\(line) \($0)" } ?? line, isPrimary ? tone : .note)
        writer.endLine()
      case .gap:
        writer.add("...", .quiet)
        writer.endLine()
      }
    }
    writer.add("\(blanks) |", .quiet)
    writer.endLine()
  }

  /// A line as it reads after a fix.
  struct FixedLine {
    /// Counted from one, as the line is numbered before the fix.
    let number: Int
    let text: String
  }

  /// A fix that touches or leaves more lines than this is described by its title alone.
  private static var largestPreview: Int { 4 }

  /// The lines that a fix changes, as they read afterwards.
  private func preview(
    of fix: Fix, in path: RepositoryPath, book: inout SourceBook
  ) -> [FixedLine] {
    let edits = fix.edits.sorted { $0.range < $1.range }
    guard let first = edits.first, let last = edits.last,
      let source = book.source(at: path), last.range.end <= source.bytes.count
    else { return [] }
    let firstLine = source.lines.lineNumber(at: first.range.start)
    let lastLine = source.lines.lineNumber(at: last.range.end)
    let start = source.lines.starts[firstLine]
    let end = max(last.range.end, source.lines.content(ofLine: lastLine).end)
    guard lastLine - firstLine < TextRenderer.largestPreview, end - start <= 2_000 else {
      return []
    }
    var bytes: [UInt8] = []
    var position = start
    for edit in edits {
      guard edit.range.start >= position else { return [] }
      bytes += source.bytes[position..<edit.range.start]
      bytes += Array(edit.replacement.utf8)
      position = edit.range.end
    }
    bytes += source.bytes[position..<end]
    return changedLines(bytes, from: Array(source.bytes[start..<end]), at: firstLine + 1)
  }

  /// The lines that are not among the old ones at the same end of the text.
  private func changedLines(
    _ new: [UInt8], from old: [UInt8], at number: Int
  ) -> [FixedLine] {
    let newLines = lines(of: new)
    let oldLines = lines(of: old)
    guard newLines.count <= TextRenderer.largestPreview else { return [] }
    let shared = min(newLines.count, oldLines.count)
    let before = zip(newLines, oldLines).prefix { $0 == $1 }.count
    let after = zip(newLines.reversed(), oldLines.reversed()).prefix { $0 == $1 }.count
    return (before..<max(before, newLines.count - min(after, shared - before))).map { line in
      let pieces = VisibleLine(newLines[line], ambiguousIsWide: ambiguousIsWide).pieces
      return FixedLine(number: number + line, text: clipped(pieces))
    }
  }

  private func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    let index = LineIndex(bytes)
    return (0..<index.count).map { bytes[index.content(ofLine: $0).indices] }
  }

  private func clipped(_ pieces: [VisibleLine.Piece]) -> String {
    var text = ""
    var used = 0
    for piece in pieces {
      used += piece.width
      if used > max(40, width - 8) { return text + "…" }
      text += piece.text
    }
    return text
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: " ", count: max(0, width - digits.utf8.count)) + digits
  }
}
