import DocumentTree
import SourceText

/// The members of mappings and the items of sequences.
extension LayoutWriter {
  /// A member or an item in the source.
  struct Part {
    /// The key's node, or the item's.
    let node: Int
    /// The line of the key or the dash, and where on it they begin.
    let line: Int
    let start: Int
    /// The lines that belong to it: comments above, and comments below that are indented more.
    var lines: Range<Int>
  }

  /// A collection taken apart.
  struct Parts {
    var members: [Part] = []
    /// The column in which the keys or dashes stand.
    var column = 0
    /// Comments behind the last member that are about none.
    var tail = 0..<0
  }

  /// Takes a collection apart, and sees to it that every line of its region belongs somewhere.
  func parts(of node: Int, _ region: Region) throws(Unsupported) -> Parts {
    let isMapping = tree.nodes[node].kind == .mapping
    var parts = Parts()
    var child = node + 1
    var nextLine = region.lines.lowerBound
    while child < tree.next(after: node) {
      let value = isMapping ? tree.next(after: child) : child
      let inline = parts.members.isEmpty ? region.inlineStart : nil
      let line = try openingLine(from: nextLine, in: region, isInline: inline != nil)
      let start = inline ?? source.lines[line].text
      if parts.members.isEmpty {
        parts.column = start - source.lines[line].start
      } else if start - source.lines[line].start != parts.column {
        throw Unsupported()
      }
      var gapStart = region.lines.lowerBound
      if let last = parts.members.last {
        gapStart = boundary(nextLine..<line, column: parts.column)
        parts.members[parts.members.count - 1].lines = last.lines.lowerBound..<gapStart
      }
      parts.members.append(Part(node: child, line: line, start: start, lines: gapStart..<line))
      // An item without a value has no line of its own but that of its dash.
      nextLine = max(line, source.lastLines[child], source.lastLines[value]) + 1
      child = tree.next(after: value)
    }
    guard let last = parts.members.last, nextLine <= region.lines.upperBound else {
      throw Unsupported()
    }
    let end = boundary(nextLine..<region.lines.upperBound, column: parts.column)
    let tail = end..<region.lines.upperBound
    guard !tail.contains(where: { isContent(source.lines[$0]) }) else { throw Unsupported() }
    parts.members[parts.members.count - 1].lines = last.lines.lowerBound..<end
    parts.tail = tail
    return parts
  }

  private func isContent(_ line: LayoutLines.Line) -> Bool {
    line.content == .structure || line.content == .continuation
  }

  /// The first line with a key or a dash.
  private func openingLine(
    from start: Int, in region: Region, isInline: Bool
  ) throws(Unsupported) -> Int {
    if isInline { return region.lines.lowerBound }
    var line = start
    while line < region.lines.upperBound, !isContent(source.lines[line]) { line += 1 }
    guard line < region.lines.upperBound, source.lines[line].content == .structure else {
      throw Unsupported()
    }
    return line
  }

  /// The lines of a member or an item, without what stands above it.
  mutating func member(
    _ part: Part, _ indent: Int, of collection: Int, _ column: Int
  ) throws(Unsupported) -> [Line] {
    let below = (part.line + 1)..<max(part.line + 1, part.lines.upperBound)
    guard tree.nodes[collection].kind == .mapping else {
      return try item(part, indent, below, column)
    }
    let (key, after) = try key(of: part)
    let value = tree.next(after: part.node)
    let rest = source.text(from: after, line: part.line)
    let place = Place(indent: indent, column: column, line: part.line, below: below)
    return try written(key, rest, value, place)
  }

  /// Where a member or an item stood and shall stand.
  struct Place {
    let indent: Int
    /// The old column.
    let column: Int
    let line: Int
    /// The lines below that belong to it.
    let below: Range<Int>
  }

  /// A key with its colon, and where the text after the colon begins.
  private func key(of part: Part) throws(Unsupported) -> (text: [UInt8], after: Int) {
    let key = tree.nodes[part.node]
    let bytes = source.bytes
    guard key.kind == .alias || key.kind == .scalar, !key.flags.contains(.absent),
      source.number(at: Int(key.start)) == part.line,
      source.lastLines[part.node] == part.line, Int(key.start) >= part.start,
      part.start == Int(key.start) || isProperty(bytes[part.start])
    else { throw Unsupported() }
    var colon = Int(key.end)
    while colon < bytes.count && (bytes[colon] == 0x20 || bytes[colon] == 0x09) { colon += 1 }
    guard colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else { throw Unsupported() }
    var text =
      tree.nodes[part.node].kind == .scalar
      ? Array(bytes[part.start..<Int(key.start)]) + quoted(part.node)
      : Array(bytes[part.start..<Int(key.end)])
    // `*a:` would be an alias of another name.
    if key.kind == .alias { text.append(0x20) }
    return (text + [UInt8(ascii: ":")], colon + 1)
  }

  /// Whether an anchor or a tag begins with a byte.
  func isProperty(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!")
  }

  /// A key or a dash with the value behind it.
  private mutating func written(
    _ opening: [UInt8], _ rest: ArraySlice<UInt8>, _ value: Int, _ place: Place
  ) throws(Unsupported) -> [Line] {
    let node = tree.nodes[value]
    let isBlock = node.style == .block && (node.kind == .mapping || node.kind == .sequence)
    guard isBlock else { return try leaf(opening, rest, value, place) }
    guard rest.first.map({ isProperty($0) || $0 == UInt8(ascii: "#") }) ?? true else {
      throw Unsupported()
    }
    let text = opening + (rest.isEmpty ? [] : [0x20] + rest)
    let region = Region(lines: place.below, inlineStart: nil, indent: place.indent + 2)
    return [Line(indent: place.indent, text: text, role: .opening)]
      + (try collection(value, region))
  }

  private mutating func item(
    _ part: Part, _ indent: Int, _ below: Range<Int>, _ column: Int
  ) throws(Unsupported) -> [Line] {
    let bytes = source.bytes
    let line = source.lines[part.line]
    guard bytes[part.start] == UInt8(ascii: "-"),
      part.start + 1 >= line.end || bytes[part.start + 1] == 0x20
    else { throw Unsupported() }
    let rest = source.text(from: part.start + 1, line: part.line)
    let node = tree.nodes[part.node]
    let isBlock = node.style == .block && (node.kind == .mapping || node.kind == .sequence)
    let place = Place(indent: indent, column: column, line: part.line, below: below)
    guard isBlock else {
      return try written([UInt8(ascii: "-")], rest, part.node, place)
    }
    var region = Region(lines: below, inlineStart: nil, indent: indent + 2)
    if let first = rest.first, first != UInt8(ascii: "#") {
      let isInline =
        node.kind == .mapping
        ? source.number(at: Int(tree.nodes[part.node + 1].start)) == part.line
        : first == UInt8(ascii: "-")
      guard isInline else {
        return try written([UInt8(ascii: "-")], rest, part.node, place)
      }
      region.inlineStart = rest.startIndex
      region.lines = part.line..<below.upperBound
    } else if !rest.isEmpty {
      return try written([UInt8(ascii: "-")], rest, part.node, place)
    }
    var lines = try collection(part.node, region)
    guard let opening = lines.firstIndex(where: { $0.role == .opening }) else {
      throw Unsupported()
    }
    for index in 0...opening { lines[index].indent = indent }
    lines[opening].text = [UInt8(ascii: "-"), 0x20] + lines[opening].text
    return lines
  }
}
