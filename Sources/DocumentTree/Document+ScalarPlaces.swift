package import SourceText

extension Document {
  /// Where one character of a scalar's text stands in the source.
  ///
  /// `offset` counts Unicode scalars from the start of the text. Returns `nil` beyond its end, and
  /// where the characters before it are not written in the source as they are.
  package func range(ofCharacter offset: Int, in index: Int) -> SourceRange? {
    let text = Array(textBytes(of: index))
    guard let place = bytes(ofCharacter: offset, in: text),
      let start = contentStart(of: index, text: text)
    else { return nil }
    let range = SourceRange(start: start + place.lowerBound, end: start + place.upperBound)
    guard range.end <= Int(nodes[index].end),
      source.bytes[start..<range.end].elementsEqual(text[..<place.upperBound])
    else { return nil }
    let before = source.bytes[start..<range.start]
    switch nodes[index].style {
    case .singleQuoted:
      let isDoubled = source.bytes[range.start] == UInt8(ascii: "'")
      return before.contains(UInt8(ascii: "'")) ? nil : lengthened(range, by: isDoubled ? 1 : 0)
    case .doubleQuoted:
      // Bytes that are equal in text and source can only begin an escape with a backslash of two.
      let isDoubled = source.bytes[range.start] == UInt8(ascii: "\\")
      return before.contains(UInt8(ascii: "\\")) ? nil : lengthened(range, by: isDoubled ? 1 : 0)
    case .plain, .literal, .folded, .block, .flow:
      return range
    }
  }

  private func lengthened(_ range: SourceRange, by count: Int) -> SourceRange {
    SourceRange(start: range.start, end: range.end + count)
  }

  /// The bytes of one character of a text.
  private func bytes(ofCharacter offset: Int, in text: [UInt8]) -> Range<Int>? {
    // Every byte but those that continue a character begins one.
    let starts = text.indices.lazy.filter { text[$0] & 0xC0 != 0x80 }.dropFirst(offset)
    guard let start = starts.first else { return nil }
    return start..<(starts.dropFirst().first ?? text.count)
  }

  /// The offset in the source at which a scalar's text begins, if its first line is written there.
  private func contentStart(of index: Int, text: [UInt8]) -> Int? {
    let node = nodes[index]
    switch node.style {
    case .plain: return Int(node.start)
    case .singleQuoted, .doubleQuoted: return Int(node.start) + 1
    case .block, .flow: return nil
    case .literal, .folded:
      let line = text.prefix { $0 != UInt8(ascii: "\n") }
      let header = source.bytes[node.range.indices].prefix { $0 != UInt8(ascii: "\n") }
      let content = source.bytes[min(header.endIndex + 1, Int(node.end))..<Int(node.end)]
        .prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      return content.count >= line.count ? content.endIndex - line.count : nil
    }
  }
}
