package import SourceText

/// A source text in which `⟦` and `⟧` mark ranges that a test expects.
package struct MarkedSource: Sendable {
  /// The text without its marks.
  package let file: SourceFile
  /// The marked ranges in order of their starts.
  package let ranges: [SourceRange]

  /// Reads the marks out of a text.
  package init(_ marked: String, path: RepositoryPath = "test.yaml") {
    var bytes: [UInt8] = []
    var open: [Int] = []
    var ranges: [SourceRange] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": open.append(bytes.count)
      case "⟧": ranges.append(SourceRange(start: open.popLast() ?? 0, end: bytes.count))
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
    self.file = SourceFile(path: path, bytes: bytes)
    self.ranges = ranges.sorted()
  }
}
