/// A half-open range of bytes in one source file.
public struct SourceRange: Hashable, Comparable, Sendable {
  /// The offset of the first byte.
  public var start: Int
  /// The offset just past the last byte.
  public var end: Int

  /// Creates a range; a range that would end before it starts is empty at its start.
  @inlinable
  public init(start: Int, end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// An empty range at an offset.
  @inlinable
  public init(at offset: Int) {
    self.init(start: offset, end: offset)
  }

  /// The number of bytes.
  @inlinable public var count: Int { end - start }
  /// Whether there is no byte in the range.
  @inlinable public var isEmpty: Bool { start == end }
  /// The offsets as a Swift range.
  @inlinable public var indices: Range<Int> { start..<end }

  /// Whether another range lies within this one.
  @inlinable
  public func contains(_ other: SourceRange) -> Bool {
    start <= other.start && other.end <= end
  }

  /// Orders ranges by start, then by end.
  public static func < (left: SourceRange, right: SourceRange) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}
