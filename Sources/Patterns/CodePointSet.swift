/// A set of Unicode code points as sorted ranges that neither overlap nor touch.
struct CodePointSet: Hashable, Sendable {
  /// The ranges in ascending order.
  private(set) var ranges: [ClosedRange<UInt32>]

  /// The largest code point.
  static let last: UInt32 = 0x10FFFF
  /// Every code point.
  static let all = CodePointSet([0...last])
  /// Halves of surrogate pairs, which never stand alone in a text.
  static let surrogates = CodePointSet([0xD800...0xDFFF])

  /// Creates a set of ranges in any order.
  init(_ ranges: [ClosedRange<UInt32>] = []) {
    self.ranges = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let previous = self.ranges.last, previous.upperBound &+ 1 >= range.lowerBound {
        let upper = max(previous.upperBound, range.upperBound)
        self.ranges[self.ranges.count - 1] = previous.lowerBound...upper
      } else {
        self.ranges.append(range)
      }
    }
  }

  /// Creates a set of one code point.
  init(_ codePoint: UInt32) {
    self.ranges = [codePoint...codePoint]
  }

  /// Whether no code point is in the set.
  var isEmpty: Bool { ranges.isEmpty }

  /// Every code point that is not in the set.
  var complement: CodePointSet {
    var result: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    if next <= CodePointSet.last { result.append(next...CodePointSet.last) }
    return CodePointSet(result)
  }

  /// The code points of either set.
  func union(_ other: CodePointSet) -> CodePointSet {
    CodePointSet(ranges + other.ranges)
  }

  /// The code points that the other set does not have.
  func subtracting(_ other: CodePointSet) -> CodePointSet {
    complement.union(other).complement
  }

  /// Whether two sets have a code point in common.
  func intersects(_ other: CodePointSet) -> Bool {
    var left = 0
    var right = 0
    while left < ranges.count && right < other.ranges.count {
      if ranges[left].overlaps(other.ranges[right]) { return true }
      if ranges[left].upperBound < other.ranges[right].upperBound { left += 1 } else { right += 1 }
    }
    return false
  }

  /// Whether a code point is in the set.
  /// - Complexity: O(log n) in the number of ranges.
  func contains(_ codePoint: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < codePoint { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= codePoint
  }
}

extension CodePointSet {
  /// What `\d` matches (ECMA-262 22.2.2.9, CharacterClassEscape).
  static let digits = CodePointSet([0x30...0x39])
  /// What `\w` matches without the `i` flag (ECMA-262 22.2.2.9.3, WordCharacters).
  static let wordCharacters = CodePointSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  /// What ends a line (ECMA-262 12.3): `.` matches everything else.
  static let lineTerminators = CodePointSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])
  /// What `\s` matches: WhiteSpace and LineTerminator (ECMA-262 12.2 and 12.3).
  static let whitespace = CodePointSet([
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])
}
