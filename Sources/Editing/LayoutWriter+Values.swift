import DocumentTree
import SourceText

/// Scalars, aliases and flow collections.
extension LayoutWriter {
  /// The lines of a value that is no block collection, behind its key or dash.
  func leaf(
    _ opening: [UInt8], _ rest: ArraySlice<UInt8>, _ value: Int, _ place: Place
  ) throws(Unsupported) -> [Line] {
    let node = tree.nodes[value]
    let isText = node.kind == .scalar && (node.style == .literal || node.style == .folded)
    let text = opening + (rest.isEmpty ? [] : [0x20] + normalized(rest, value, on: place.line))
    var lines = [Line(indent: place.indent, text: text, role: .opening)]
    let shift = try shift(of: value, place)
    for number in place.below {
      let line = source.lines[number]
      switch line.content {
      case .blank:
        lines.append(Line(indent: 0, text: [], role: .blank))
      case .comment:
        // Below a text, a comment that is indented like it would become part of it.
        lines.append(
          Line(
            indent: isText ? place.indent : place.indent + 2,
            text: Array(source.bytes[line.text..<line.end]), role: .comment))
      case .structure:
        // The value begins below its key.
        guard rest.first.map({ $0 == UInt8(ascii: "#") || isProperty($0) }) ?? true else {
          throw Unsupported()
        }
        let written = normalized(source.bytes[line.text..<line.end], value, on: number)
        lines.append(Line(indent: place.indent + 2, text: written, role: .value))
      case .continuation:
        lines.append(shift.moved(line, in: source.bytes))
      }
    }
    return lines
  }

  /// How the lines of a value after its first are moved.
  private enum Shift {
    /// Lines of a block scalar: the old indentation of the text, and the new one.
    case text(from: Int, to: Int)
    /// Other lines: by how much, and the least column.
    case by(Int, least: Int)

    func moved(_ line: LayoutLines.Line, in bytes: [UInt8]) -> Line {
      switch self {
      case .text(let old, let new):
        let isEmpty = line.text == line.rawEnd && line.column <= old
        if isEmpty { return Line(indent: 0, text: [], role: .value) }
        let content = min(line.start + old, line.text)
        return Line(indent: new, text: Array(bytes[content..<line.rawEnd]), role: .value)
      case .by(let distance, let least):
        if line.text == line.rawEnd { return Line(indent: 0, text: [], role: .value) }
        return Line(
          indent: max(least, line.column + distance),
          text: Array(bytes[line.text..<line.rawEnd]), role: .value)
      }
    }
  }

  private func shift(of value: Int, _ place: Place) throws(Unsupported) -> Shift {
    let node = tree.nodes[value]
    guard node.kind == .scalar else {
      return .by(place.indent - place.column, least: place.indent)
    }
    guard node.style == .literal || node.style == .folded else {
      return .by(place.indent - place.column, least: place.indent + 2)
    }
    let header = source.header(of: node)
    if let digit = header.first(where: { $0 &- 0x31 < 9 }) {
      let width = Int(digit - 0x30)
      return .text(from: place.column + width, to: place.indent + width)
    }
    let first = source.number(at: Int(node.start))
    let last = source.lastLines[value]
    let content = source.lines[min(first + 1, last)...last]
      .first { $0.content == .continuation && $0.text < $0.rawEnd }
    return .text(from: content?.column ?? 0, to: place.indent + 2)
  }

  // MARK: Quotes

  /// A line of a value, with the quotes of the house where the value is on this line alone.
  private func normalized(_ text: ArraySlice<UInt8>, _ value: Int, on line: Int) -> [UInt8] {
    let node = tree.nodes[value]
    guard node.kind == .scalar, node.style == .singleQuoted,
      text.startIndex <= Int(node.start), Int(node.end) <= text.endIndex
    else { return Array(text) }
    return Array(text[..<Int(node.start)]) + quoted(value) + Array(text[Int(node.end)...])
  }

  /// A scalar as it is written, in double quotes instead of single ones where both mean the same.
  func quoted(_ index: Int) -> [UInt8] {
    let node = tree.nodes[index]
    let written = source.bytes[node.range.indices]
    guard node.style == .singleQuoted, written.count >= 2 else { return Array(written) }
    let inner = written.dropFirst().dropLast()
    let isPlain = inner.allSatisfy {
      $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        && $0 != UInt8(ascii: "'")
    }
    return isPlain ? [UInt8(ascii: "\"")] + inner + [UInt8(ascii: "\"")] : Array(written)
  }
}
