import SourceText

/// The sources of a report, read once and indexed by lines.
struct SourceBook {
  /// Bytes kept before the book starts afresh.
  private static let largestSize = 64 << 20

  private let read: (RepositoryPath) -> SourceFile?
  private var pages: [RepositoryPath: IndexedSource?] = [:]
  private var size = 0

  init(_ read: @escaping (RepositoryPath) -> SourceFile?) {
    self.read = read
  }

  /// The source at a path, or `nil` when it cannot be shown.
  mutating func source(at path: RepositoryPath) -> IndexedSource? {
    if let page = pages[path] { return page }
    let page = read(path).map(IndexedSource.init)
    size += page?.bytes.count ?? 0
    if size > SourceBook.largestSize {
      pages.removeAll()
      size = page?.bytes.count ?? 0
    }
    pages[path] = .some(page)
    return page
  }

  /// The places where a range starts and ends; the first line when the file cannot be shown.
  mutating func span(of range: SourceRange, in path: RepositoryPath) -> TextSpan {
    guard let source = source(at: path) else {
      let first = TextPosition(line: 1, column: 1)
      return TextSpan(start: first, end: first)
    }
    return source.span(of: range)
  }
}

/// Where a range starts and where it ends, exclusively.
struct TextSpan: Hashable {
  let start: TextPosition
  let end: TextPosition
}

/// One source with its lines.
///
/// A class, so that the last place found is kept: findings come in order, and counting the columns
/// of a very long line anew for each of them would take quadratic time.
final class IndexedSource {
  let bytes: [UInt8]
  let lines: LineIndex
  private var lastOffset = 0
  private var lastPosition = TextPosition(line: 1, column: 1)

  init(_ file: SourceFile) {
    bytes = file.bytes
    lines = LineIndex(file.bytes)
  }

  func span(of range: SourceRange) -> TextSpan {
    let start = position(at: range.start)
    return TextSpan(start: start, end: position(at: range.end))
  }

  /// The line and column of an offset, as `LineIndex` counts them.
  func position(at offset: Int) -> TextPosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = lines.lineNumber(at: offset)
    if lastPosition.line == line + 1, lastOffset <= offset, lastOffset >= lines.starts[line] + 3 {
      var column = lastPosition.column
      for index in lastOffset..<offset where bytes[index] & 0xC0 != 0x80 { column += 1 }
      lastPosition = TextPosition(line: line + 1, column: column)
    } else {
      lastPosition = lines.position(at: offset)
    }
    lastOffset = offset
    return lastPosition
  }
}
