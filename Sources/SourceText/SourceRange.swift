/// A half-open range of bytes in one source file.
package struct SourceRange: Hashable, Comparable, Sendable {
  /// The offset of the first byte.
  package var start: Int
  /// The offset just past the last byte.
  package var end: Int

  /// Creates a range; a range that would end before it starts is empty at its start.
  @inlinable
  package init(start: Int, end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// An empty range at an offset.
  @inlinable
  package init(at offset: Int) {
    self.init(start: offset, end: offset)
  }

  /// The number of bytes.
  @inlinable package var count: Int { end - start }
  @inlinable package var isEmpty: Bool { start == end }
  @inlinable package var indices: Range<Int> { start..<end }

  @inlinable
  package func contains(_ other: SourceRange) -> Bool {
    start <= other.start && other.end <= end
  }

  package static func < (left: SourceRange, right: SourceRange) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}
