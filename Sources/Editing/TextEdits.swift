package import Diagnostics
package import SourceText

extension [UInt8] {
  /// The bytes with some edits made, none of which overlaps another.
  package func applying(_ edits: [TextEdit]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count)
    var offset = 0
    for edit in edits.sorted(by: { $0.range < $1.range }) {
      result += self[offset..<Swift.max(offset, edit.range.start)]
      result += edit.replacement.utf8
      offset = Swift.max(offset, edit.range.end)
    }
    return result + self[offset...]
  }
}

extension SourceFile {
  /// The file with some edits made.
  package func applying(_ edits: [TextEdit]) -> SourceFile {
    SourceFile(path: path, bytes: bytes.applying(edits))
  }
}

extension [TextEdit] {
  /// Whether each edit ends before the next begins and all lie inside so many bytes.
  ///
  /// Two insertions at one place have no order, so they do not fit together either.
  func fitTogether(in size: Int) -> Bool {
    let sorted = sorted { $0.range < $1.range }
    guard sorted.allSatisfy({ $0.range.start >= 0 && $0.range.end <= size }) else { return false }
    return zip(sorted, sorted.dropFirst()).allSatisfy { first, second in
      first.range.end <= second.range.start && first.range != second.range
    }
  }
}
