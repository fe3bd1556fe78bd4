import SourceText

/// A range of a source that an excerpt points at.
struct ExcerptMark {
  let range: SourceRange
  let isPrimary: Bool
  /// What is said beside the underline, in one line.
  let label: String?
}

/// Lines of a source with underlines below what is marked.
struct Excerpt {
  /// A row of an excerpt.
  enum Row: Hashable {
    /// A line of the source; numbers count from one.
    case source(number: Int, text: [Segment])
    /// An underline of a number of cells after a number of blank cells.
    case underline(blanks: Int, cells: Int, isPrimary: Bool, label: String?)
    /// Lines left out.
    case gap
  }

  /// A stretch of a line.
  struct Segment: Hashable {
    var text: String
    /// Whether the text stands for something that cannot be shown.
    let isReplacement: Bool
  }

  let rows: [Row]

  /// The largest line number shown.
  var largestNumber: Int {
    rows.reduce(0) { largest, row in
      if case .source(let number, _) = row { return max(largest, number) }
      return largest
    }
  }

  /// Shows the marked lines of a source, each once.
  /// - Parameters:
  ///   - source: The file that the marks lie in.
  ///   - marks: What to point at; marks of several lines show the first and the last ones.
  ///   - layout: How wide lines may be.
  init(_ source: IndexedSource, marks: [ExcerptMark], layout: ExcerptLayout) {
    var pieces = marks.flatMap { LineMark.split($0, in: source) }
    pieces.sort {
      ($0.line, $0.isPrimary ? 0 : 1, $0.range) < ($1.line, $1.isPrimary ? 0 : 1, $1.range)
    }
    var rows: [Row] = []
    var previous: Int?
    var index = 0
    while index < pieces.count {
      let line = pieces[index].line
      let count = pieces[index...].prefix { $0.line == line }.count
      if let previous, line > previous + 1 { rows.append(.gap) }
      let view = LineView(source, line: line, focus: pieces[index].range, layout: layout)
      rows.append(.source(number: line + 1, text: view.text))
      for piece in pieces[index..<(index + count)] {
        let (blanks, cells) = view.cells(of: piece.range)
        rows.append(
          .underline(
            blanks: blanks, cells: cells, isPrimary: piece.isPrimary, label: piece.label))
      }
      previous = line
      index += count
    }
    self.rows = rows
  }
}

/// How lines of sources are laid out.
struct ExcerptLayout {
  /// The cells that a line may take.
  let width: Int
  let ambiguousIsWide: Bool
}

/// The part of a mark that lies on one line.
private struct LineMark {
  /// Counted from zero.
  let line: Int
  let range: SourceRange
  let isPrimary: Bool
  let label: String?

  /// A mark over more lines than this shows its first two lines and its last.
  private static let largestLineCount = 4

  static func split(_ mark: ExcerptMark, in source: IndexedSource) -> [LineMark] {
    let end = min(mark.range.end, source.bytes.count)
    let start = min(mark.range.start, end)
    let first = source.lines.lineNumber(at: start)
    let last = source.lines.lineNumber(at: max(start, end - 1))
    var shown = Array(first...last)
    if shown.count > largestLineCount { shown = [first, first + 1, last] }
    return shown.compactMap { line in
      let content = source.lines.content(ofLine: line)
      let from = line == first ? start : firstVisible(content, in: source.bytes)
      let to = min(max(end, from), max(content.end, from))
      // Blank lines in the middle of a mark have nothing to point at.
      if line != first, line != last, from >= to { return nil }
      return LineMark(
        line: line, range: SourceRange(start: from, end: to), isPrimary: mark.isPrimary,
        label: line == last ? mark.label : nil)
    }
  }

  private static func firstVisible(_ content: SourceRange, in bytes: [UInt8]) -> Int {
    content.indices.first { bytes[$0] != 0x20 && bytes[$0] != 0x09 } ?? content.end
  }
}

/// What is shown of one line.
private struct LineView {
  let text: [Excerpt.Segment]
  private let pieces: [VisibleLine.Piece]
  /// The cells before the first piece.
  private let indent: Int

  init(_ source: IndexedSource, line: Int, focus: SourceRange, layout: ExcerptLayout) {
    var content = source.lines.content(ofLine: line)
    if line == 0, source.bytes.starts(with: ByteOrderMark.utf8) { content.start = 3 }
    content.end = max(content.start, content.end)
    // A scalar takes four bytes at most, so what lies further away cannot be shown anyway.
    let near = SourceRange(
      start: LineView.boundary(max(content.start, focus.start - 4 * layout.width), source.bytes),
      end: LineView.boundary(min(content.end, focus.start + 8 * layout.width), source.bytes))
    let whole = VisibleLine(
      source.bytes[near.start..<near.end], ambiguousIsWide: layout.ambiguousIsWide
    ).pieces
    let window = LineView.window(whole, focus: focus.start, layout: layout)
    let isCutBefore = near.start > content.start || window.lowerBound > 0
    let isCutAfter = near.end < content.end || window.upperBound < whole.count
    let dots = displayWidth(of: LineView.ellipsis, ambiguousIsWide: layout.ambiguousIsWide)
    pieces = Array(whole[window])
    indent = isCutBefore ? dots : 0
    var text: [Excerpt.Segment] = []
    if isCutBefore { LineView.append(LineView.ellipsis, to: &text) }
    for piece in pieces {
      LineView.append(piece.text, isReplacement: piece.isReplacement, to: &text)
    }
    if isCutAfter { LineView.append(LineView.ellipsis, to: &text) }
    self.text = text
  }

  /// Where an underline for a range begins and how long it is; at least one cell.
  func cells(of range: SourceRange) -> (blanks: Int, cells: Int) {
    var blanks = indent
    var cells = 0
    for piece in pieces {
      if piece.bytes.upperBound <= range.start {
        blanks += piece.width
      } else if piece.bytes.lowerBound < range.end {
        cells += piece.width
      }
    }
    return (blanks, max(1, cells))
  }

  private static let ellipsis = "…"

  private static func append(
    _ part: String, isReplacement: Bool = false, to text: inout [Excerpt.Segment]
  ) {
    if let last = text.last, last.isReplacement == isReplacement {
      text[text.count - 1].text += part
    } else {
      text.append(Excerpt.Segment(text: part, isReplacement: isReplacement))
    }
  }

  /// The pieces that fit, with a third of the width before the focus.
  private static func window(
    _ pieces: [VisibleLine.Piece], focus: Int, layout: ExcerptLayout
  ) -> Range<Int> {
    let total = pieces.reduce(0) { $0 + $1.width }
    if total <= layout.width { return 0..<pieces.count }
    let room = max(1, layout.width - 4)
    let center = pieces.firstIndex { $0.bytes.upperBound > focus } ?? pieces.count
    var start = center
    var used = 0
    while start > 0, used + pieces[start - 1].width <= room / 3 {
      start -= 1
      used += pieces[start].width
    }
    var end = center
    while end < pieces.count, used + pieces[end].width <= room {
      used += pieces[end].width
      end += 1
    }
    while start > 0, used + pieces[start - 1].width <= room {
      start -= 1
      used += pieces[start].width
    }
    return start..<end
  }

  /// The start of the scalar that an offset lies in.
  private static func boundary(_ offset: Int, _ bytes: [UInt8]) -> Int {
    var offset = offset
    var steps = 0
    while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80, steps < 3 {
      offset -= 1
      steps += 1
    }
    return offset
  }
}
