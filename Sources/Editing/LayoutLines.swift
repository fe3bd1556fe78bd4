import DocumentTree
import SourceText

/// The lines of a file as the layout sees them.
struct LayoutLines {
  /// What a line holds.
  enum Content {
    case blank
    case comment
    /// A key, an item, or the beginning of a value.
    case structure
    /// The rest of a value that began on a line before.
    case continuation
  }

  /// One line without its line break.
  struct Line {
    let start: Int
    /// The first byte that is no space.
    let text: Int
    /// The end without blanks.
    let end: Int
    /// The end with blanks.
    let rawEnd: Int
    var content: Content

    var column: Int { text - start }
  }

  let bytes: [UInt8]
  private(set) var lines: [Line] = []
  private let index: LineIndex
  /// For each node, the last line that holds something of it or of what is inside it.
  private(set) var lastLines: [Int]

  init(_ document: Document) {
    let bytes = document.source.bytes
    self.bytes = bytes
    index = LineIndex(bytes)
    lastLines = Array(repeating: 0, count: document.nodes.count)
    let hasMark = bytes.starts(with: ByteOrderMark.utf8)
    for number in 0..<index.count {
      let range = index.content(ofLine: number)
      let start = number == 0 && hasMark ? 3 : range.start
      var text = start
      while text < range.end && bytes[text] == 0x20 { text += 1 }
      var end = range.end
      while end > text && (bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09) { end -= 1 }
      let content: Content =
        text == end ? .blank : bytes[text] == UInt8(ascii: "#") ? .comment : .structure
      lines.append(
        Line(start: start, text: text, end: end, rawEnd: range.end, content: content))
    }
    // What follows the last line break is no line.
    if lines.count > 1, let last = lines.last, last.start == last.rawEnd { lines.removeLast() }
    findLastLines(in: document)
  }

  private mutating func findLastLines(in document: Document) {
    for number in document.nodes.indices.reversed() {
      let node = document.nodes[number]
      let isBlock = node.style == .block && (node.kind == .mapping || node.kind == .sequence)
      if isBlock {
        // What is inside has been looked at already.
        var child = number + 1
        var last = 0
        while child < document.next(after: number) {
          last = max(last, lastLines[child])
          child = document.next(after: child)
        }
        lastLines[number] = last
        continue
      }
      let first = self.number(at: Int(node.start))
      var last = max(first, self.number(at: max(Int(node.start), Int(node.end) - 1)))
      if node.style == .literal || node.style == .folded, keepsBlankLines(node) {
        while last + 1 < lines.count, lines[last + 1].content == .blank { last += 1 }
      }
      lastLines[number] = last
      if last > first {
        for line in (first + 1)...last { lines[line].content = .continuation }
      }
    }
  }

  /// Whether the header of a block scalar says that the blank lines after it belong to it.
  private func keepsBlankLines(_ node: Node) -> Bool {
    header(of: node).contains(UInt8(ascii: "+"))
  }

  /// The `|` or `>` of a block scalar with the signs after it.
  func header(of node: Node) -> ArraySlice<UInt8> {
    bytes[Int(node.start)...].prefix {
      $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D
    }
  }

  /// The line that holds an offset.
  func number(at offset: Int) -> Int { min(index.lineNumber(at: offset), lines.count - 1) }

  /// The bytes of a line from an offset to its end, without blanks at either end.
  func text(from offset: Int, line: Int) -> ArraySlice<UInt8> {
    var start = min(offset, lines[line].end)
    while start < lines[line].end && (bytes[start] == 0x20 || bytes[start] == 0x09) { start += 1 }
    return bytes[start..<max(start, lines[line].end)]
  }
}
