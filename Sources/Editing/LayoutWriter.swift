import DocumentTree
import SourceText

/// Writes a document's lines anew, in the house layout.
struct LayoutWriter {
  /// A form that the layout has no rule for.
  struct Unsupported: Error {}

  /// A line of the result without its indentation and line break.
  struct Line {
    var indent: Int
    var text: [UInt8]
    var role: Role

    enum Role {
      case blank
      case comment
      /// The beginning of a key or an item.
      case opening
      /// A line of a value, blank lines included.
      case value
    }
  }

  /// A block collection's place in the source.
  struct Region {
    /// The lines that belong to it, with the comments around it.
    var lines: Range<Int>
    /// Where it begins when it shares its first line with the dash of an item.
    var inlineStart: Int?
    /// The indentation that it gets.
    let indent: Int
  }

  let tree: Document
  let source: LayoutLines
  private let orders: [Int: [String]]

  init(_ document: Document, _ orders: [Int: [String]]) {
    tree = document
    self.orders = orders
    source = LayoutLines(document)
  }

  /// The lines of the whole file.
  mutating func document() throws(Unsupported) -> [Line] {
    var first = 0
    var head: [Line] = []
    // Comments, and perhaps a `---`, before the first key.
    if let marker = source.lines.firstIndex(where: { $0.content == .structure }),
      isMarker(source.lines[marker])
    {
      head = leading(0..<marker, at: 0)
      let line = source.lines[marker]
      guard source.bytes[line.text] == UInt8(ascii: "-"), line.column == 0 else {
        throw Unsupported()
      }
      let rest = source.text(from: line.text + 3, line: marker)
      guard rest.isEmpty || rest.first == UInt8(ascii: "#") else { throw Unsupported() }
      head.append(Line(indent: 0, text: Array(source.bytes[line.text..<line.end]), role: .opening))
      first = marker + 1
    }
    let region = Region(lines: first..<source.lines.count, inlineStart: nil, indent: 0)
    return tidied(head + (try collection(0, region)))
  }

  private func isMarker(_ line: LayoutLines.Line) -> Bool {
    let start = source.bytes[line.text..<min(line.text + 3, line.end)]
    return start.elementsEqual("---".utf8) || start.elementsEqual("...".utf8)
      || start.first == UInt8(ascii: "%")
  }

  /// At most one blank line in a row, none at either end.
  private func tidied(_ lines: [Line]) -> [Line] {
    var result: [Line] = []
    for line in lines {
      if line.role == .blank, result.last.map({ $0.role == .blank }) ?? true { continue }
      result.append(line)
    }
    while let last = result.last, last.role == .blank { result.removeLast() }
    return result
  }

  /// The lines of a block mapping or sequence.
  mutating func collection(_ node: Int, _ region: Region) throws(Unsupported) -> [Line] {
    let parts = try parts(of: node, region)
    var written: [(leading: [Line], lines: [Line])] = []
    for part in parts.members {
      let leading = leading(part.lines.lowerBound..<part.line, at: region.indent)
      written.append((leading, try member(part, region.indent, of: node, parts.column)))
    }
    var lines: [Line] = []
    let order = order(of: node)
    // What stands above the first key of a file is about the file, and stays at its top.
    if node == 0, let first = written.first {
      lines += first.leading
      written[0].leading = []
    }
    for (place, index) in order.enumerated() {
      let leading = written[index].leading
      lines += node != 0 && place == 0 ? Array(leading.drop { $0.role == .blank }) : leading
      lines += written[index].lines
    }
    return lines + leading(parts.tail, at: region.indent)
  }

  // MARK: Order

  /// The positions of a collection's children in the order in which they are written.
  private func order(of node: Int) -> [Int] {
    let count = Int(tree.nodes[node].payload)
    guard tree.nodes[node].kind == .mapping, let names = orders[node] else {
      return Array(0..<count)
    }
    var ranks: [[UInt8]: Int] = [:]
    for (rank, name) in names.enumerated() { ranks[Array(name.utf8)] = rank }
    var wanted: [(rank: Int, position: Int)] = []
    var known: Set<[UInt8]> = []
    var key = node + 1
    var last = -1
    for position in 0..<count {
      // Merged mappings and repeated keys depend on the order.
      guard tree.nodes[key].kind == .scalar, !tree.isMergeKey(key),
        known.insert(Array(tree.textBytes(of: key))).inserted
      else { return Array(0..<count) }
      // A key that the schema does not know stays behind the one before it.
      last = ranks[Array(tree.textBytes(of: key))] ?? last
      wanted.append((last, position))
      key = tree.next(after: tree.next(after: key))
    }
    return wanted.sorted { ($0.rank, $0.position) < ($1.rank, $1.position) }.map(\.position)
  }

  // MARK: Lines between

  /// Blank lines and comments.
  func leading(_ range: Range<Int>, at indent: Int) -> [Line] {
    range.map { number in
      let line = source.lines[number]
      if line.content == .blank { return Line(indent: 0, text: [], role: .blank) }
      return Line(
        indent: indent, text: Array(source.bytes[line.text..<line.end]), role: .comment)
    }
  }

  /// Where the comments end that belong to what is above them because they are indented more.
  ///
  /// Blank lines before what follows belong to that.
  func boundary(_ gap: Range<Int>, column: Int) -> Int {
    var end =
      gap.first { source.lines[$0].content == .comment && source.lines[$0].column <= column }
      ?? gap.upperBound
    while end > gap.lowerBound && source.lines[end - 1].content == .blank { end -= 1 }
    return end
  }
}
