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
/// A class, so that what was counted in very long lines is kept: counting the columns of such a
/// line anew for each finding would take quadratic time.
final class IndexedSource {
  let bytes: [UInt8]
  let lines: LineIndex
  /// By line, the scalars before every `stride` bytes of it.
  private var counts: [Int: [Int]] = [:]
  private static let stride = 4_096

  init(_ file: SourceFile) {
    bytes = file.bytes
    lines = LineIndex(file.bytes)
  }

  func span(of range: SourceRange) -> TextSpan {
    TextSpan(start: position(at: range.start), end: position(at: range.end))
  }

  /// The line and column of an offset, as `LineIndex` counts them.
  func position(at offset: Int) -> TextPosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = lines.lineNumber(at: offset)
    let start = lines.starts[line]
    guard offset - start >= IndexedSource.stride else { return lines.position(at: offset) }
    let block = (offset - start) / IndexedSource.stride
    var column = 1 + counts(of: line)[block]
    for index in (start + block * IndexedSource.stride)..<offset where isFirstByte(index) {
      column += 1
    }
    if line == 0, bytes.starts(with: ByteOrderMark.utf8) { column -= 1 }
    return TextPosition(line: line + 1, column: column)
  }

  /// The line of an offset and its place in that line, counted in bytes from one.
  func bytePosition(at offset: Int) -> TextPosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = lines.lineNumber(at: offset)
    return TextPosition(line: line + 1, column: offset - lines.starts[line] + 1)
  }

  private func counts(of line: Int) -> [Int] {
    if let known = counts[line] { return known }
    let start = lines.starts[line]
    let end = line + 1 < lines.count ? lines.starts[line + 1] : bytes.count
    var found: [Int] = []
    var count = 0
    for index in start..<end {
      if (index - start) % IndexedSource.stride == 0 { found.append(count) }
      if isFirstByte(index) { count += 1 }
    }
    found.append(count)
    counts[line] = found
    return found
  }

  private func isFirstByte(_ index: Int) -> Bool { bytes[index] & 0xC0 != 0x80 }
}
