package import DocumentTree
package import SourceText

extension Document {
  /// Where a part of a scalar's decoded text stands in the source.
  ///
  /// Exact where the text is written as it is, line by line; otherwise the whole scalar.
  package func sourceRange(ofText text: Range<Int>, in node: Int) -> SourceRange {
    let whole = nodes[node].range
    let decoded = Array(textBytes(of: node))
    guard text.upperBound <= decoded.count else { return whole }
    switch nodes[node].style {
    case .plain, .singleQuoted, .doubleQuoted:
      let start = whole.start + (nodes[node].style == .plain ? 0 : 1)
      let end = start + text.upperBound
      guard end <= whole.end,
        source.bytes[start..<end].elementsEqual(decoded[..<text.upperBound])
      else { return whole }
      return SourceRange(start: start + text.lowerBound, end: end)
    case .literal:
      guard let start = offset(ofText: text.lowerBound, in: node, decoded),
        let end = offset(ofText: text.upperBound, in: node, decoded)
      else { return whole }
      return SourceRange(start: start, end: end)
    case .folded, .block, .flow:
      return whole
    }
  }

  /// The offset in the source of an offset in the text of a literal block.
  private func offset(ofText offset: Int, in node: Int, _ decoded: [UInt8]) -> Int? {
    let lineFeed = UInt8(ascii: "\n")
    let line = decoded[..<offset].count { $0 == lineFeed }
    let lineStart = decoded[..<offset].lastIndex(of: lineFeed).map { $0 + 1 } ?? 0
    let lineEnd = decoded[lineStart...].firstIndex(of: lineFeed) ?? decoded.count
    // The first line of the source is the header with the bar.
    var start = Int(nodes[node].start)
    let end = Int(nodes[node].end)
    for _ in 0...line {
      guard let feed = source.bytes[start..<end].firstIndex(of: lineFeed) else {
        return offset == decoded.count ? end : nil
      }
      start = feed + 1
    }
    let content = source.bytes[start..<end].prefix { $0 != lineFeed && $0 != 0x0D }
    let indentation = content.count - (lineEnd - lineStart)
    guard indentation >= 0 else { return offset == lineStart ? start : nil }
    return start + indentation + offset - lineStart
  }
}
