package import DocumentTree
package import SourceText

extension Document {
  /// Where a part of a scalar's decoded text stands in the source.
  ///
  /// Exact where the text is written as it is, line by line; otherwise the whole scalar. For many
  /// parts of one scalar, ask ``TextPlaces``.
  package func sourceRange(ofText text: Range<Int>, in node: Int) -> SourceRange {
    TextPlaces(self, node).range(ofText: text)
  }
}

/// Where the parts of one scalar's decoded text stand in the source.
///
/// Made in O(n) in its bytes; each question then costs no more than the line that it is about.
package struct TextPlaces {
  private let form: Form
  private let whole: SourceRange
  private let count: Int

  private enum Form {
    /// Written as it is from an offset on, for so many bytes.
    case same(start: Int, count: Int)
    case lines(LiteralLines)
    case unknown
  }

  /// Reads how a scalar is written.
  package init(_ document: Document, _ node: Int) {
    whole = document.nodes[node].range
    let decoded = document.textBytes(of: node)
    count = decoded.count
    switch document.nodes[node].style {
    case .plain, .singleQuoted, .doubleQuoted:
      let start = whole.start + (document.nodes[node].style == .plain ? 0 : 1)
      var same = 0
      while same < decoded.count, start + same < whole.end,
        document.source.bytes[start + same] == decoded[decoded.startIndex + same]
      {
        same += 1
      }
      form = .same(start: start, count: same)
    case .literal:
      form = .lines(LiteralLines(decoded: decoded, source: document.source.bytes, whole))
    case .folded, .block, .flow:
      form = .unknown
    }
  }

  /// Where a part of the text stands; the whole scalar where that cannot be told.
  package func range(ofText text: Range<Int>) -> SourceRange {
    guard text.upperBound <= count else { return whole }
    switch form {
    case .same(let start, let same):
      guard text.upperBound <= same else { return whole }
      return SourceRange(start: start + text.lowerBound, end: start + text.upperBound)
    case .lines(let lines):
      guard let start = lines.offset(ofText: text.lowerBound),
        let end = lines.offset(ofText: text.upperBound)
      else { return whole }
      return SourceRange(start: start, end: end)
    case .unknown:
      return whole
    }
  }
}

/// The lines of a text behind `|`, as they are decoded and as they are written.
private struct LiteralLines {
  /// Where the lines of the decoded text begin.
  private let textStarts: [Int]
  private let textCount: Int
  /// Where the lines below the header begin in the source.
  private let sourceStarts: [Int]
  private let source: [UInt8]
  private let end: Int

  private static let lineFeed = UInt8(ascii: "\n")

  init(decoded: ArraySlice<UInt8>, source: [UInt8], _ range: SourceRange) {
    textStarts =
      [0]
      + decoded.indices.filter { decoded[$0] == Self.lineFeed }
      .map { $0 - decoded.startIndex + 1 }
    textCount = decoded.count
    // The first line of the source is the header with the bar.
    sourceStarts = range.indices.filter { source[$0] == Self.lineFeed }.map { $0 + 1 }
    self.source = source
    end = range.end
  }

  /// The offset in the source of an offset in the text.
  func offset(ofText offset: Int) -> Int? {
    var low = 0
    var high = textStarts.count
    while low < high {
      let middle = (low + high) / 2
      if textStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    let line = low - 1
    guard line < sourceStarts.count else { return offset == textCount ? end : nil }
    let start = sourceStarts[line]
    let lineStart = textStarts[line]
    let lineEnd = line + 1 < textStarts.count ? textStarts[line + 1] - 1 : textCount
    let content = source[start..<end].prefix { $0 != Self.lineFeed && $0 != 0x0D }
    let indentation = content.count - (lineEnd - lineStart)
    guard indentation >= 0 else { return offset == lineStart ? start : nil }
    return start + indentation + offset - lineStart
  }
}
