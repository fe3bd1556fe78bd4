package import SourceText

extension Document {
  /// Whether a scalar's text is hidden from a search of the source: by escapes, or by line breaks
  /// that are folded away.
  package func hidesText(_ index: Int) -> Bool {
    let node = nodes[index]
    guard node.kind == .scalar, node.flags.contains(.decodedText) else { return false }
    let written = source.bytes[node.range.indices]
    switch node.style {
    case .doubleQuoted: return written.contains(UInt8(ascii: "\\")) || written.contains(0x0A)
    case .plain, .singleQuoted: return written.contains(0x0A) || written.contains(0x0D)
    case .folded: return true
    case .literal, .block, .flow: return false
    }
  }

  /// Where a part of a scalar's text is written, counted from the start of the text.
  ///
  /// Follows escapes and folded lines; `nil` where source and text cannot be brought together.
  package func writtenRange(of part: Range<Int>, in index: Int) -> SourceRange? {
    guard !part.isEmpty, part.upperBound <= textRange(of: index).count else { return nil }
    var walk = WrittenText(self, index)
    var first: Int?
    while let place = walk.next() {
      if place.text.upperBound > part.lowerBound, first == nil { first = place.source.lowerBound }
      if place.text.upperBound >= part.upperBound, let first {
        return SourceRange(start: first, end: place.source.upperBound)
      }
    }
    return nil
  }
}

/// Walks a scalar's source and its decoded text side by side.
private struct WrittenText {
  private let source: ArraySlice<UInt8>
  private let text: ArraySlice<UInt8>
  private let style: Node.Style
  private var position: Int
  private var offset: Int

  init(_ document: Document, _ index: Int) {
    let node = document.nodes[index]
    style = node.style
    text = document.textBytes(of: index)
    offset = text.startIndex
    let isQuoted = style == .singleQuoted || style == .doubleQuoted
    source = document.source.bytes[node.range.indices].dropLast(isQuoted ? 1 : 0)
    position = source.startIndex + (isQuoted ? 1 : 0)
    // The text of a block begins after the line of its header.
    if style == .folded || style == .literal {
      while position < source.endIndex, !isBreak(source[position]) { position += 1 }
    }
  }

  /// The next piece of both, with the text counted from its start; `nil` at the end or when they
  /// differ.
  mutating func next() -> (text: Range<Int>, source: Range<Int>)? {
    let start = position
    let textStart = offset
    guard position < source.endIndex, offset < text.endIndex else { return nil }
    if style == .doubleQuoted, source[position] == UInt8(ascii: "\\") {
      guard passEscape() else { return nil }
    } else if style == .singleQuoted, source[position...].starts(with: Array("''".utf8)) {
      guard text[offset] == UInt8(ascii: "'") else { return nil }
      position += 2
      offset += 1
    } else if isBreak(source[position]) || beginsBlankEnd() {
      passBlanks()
    } else {
      guard source[position] == text[offset] else { return nil }
      position += 1
      offset += 1
    }
    let base = text.startIndex
    return (textStart - base..<offset - base, start..<position)
  }

  /// Whether the blanks here lead to the end of a line.
  private func beginsBlankEnd() -> Bool {
    let rest = source[position...].drop { $0 == 0x20 || $0 == 0x09 }
    return rest.startIndex > position && (rest.first.map(isBreak) ?? true)
  }

  private mutating func passBlanks() {
    while position < source.endIndex, isBlank(source[position]) { position += 1 }
    while offset < text.endIndex, isBlank(text[offset]) { offset += 1 }
  }

  private mutating func passEscape() -> Bool {
    guard position + 1 < source.endIndex else { return false }
    let digits: Int
    switch source[position + 1] {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    case let byte where isBreak(byte):
      position += 1
      while position < source.endIndex, isBlank(source[position]) { position += 1 }
      return true
    default: digits = 0
    }
    position += 2 + digits
    // JSON writes what lies beyond four digits as two escapes.
    if digits == 4, text[offset] >= 0xF0 { position += 6 }
    offset += scalarLength(text[offset])
    return position <= source.endIndex && offset <= text.endIndex
  }

  private func scalarLength(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  private func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private func isBlank(_ byte: UInt8) -> Bool { isBreak(byte) || byte == 0x20 || byte == 0x09 }
}
