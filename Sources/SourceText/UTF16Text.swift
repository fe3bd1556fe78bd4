/// A text in UTF-16 as UTF-8, with the places of its characters in the original bytes.
package struct UTF16Text: Sendable {
  /// The text without its byte order mark; halves of pairs that stand alone are U+FFFD.
  package private(set) var bytes: [UInt8] = []
  /// Where the character begins in the original that each byte belongs to.
  private var offsets: [Int] = []
  /// The number of original bytes.
  private let size: Int

  /// Reads bytes that are known to be UTF-16; without a byte order mark the zeros of ASCII tell
  /// the order.
  package init(_ original: [UInt8]) {
    size = original.count
    bytes.reserveCapacity(size * 3 / 2)
    offsets.reserveCapacity(size * 3 / 2)
    let isMarked = Self.isMarked(original)
    let isBig = Self.isBigEndian(original)
    func unit(_ offset: Int) -> UInt16 {
      let (first, second) = (UInt16(original[offset]), UInt16(original[offset + 1]))
      return isBig ? first << 8 | second : second << 8 | first
    }
    var offset = isMarked ? 2 : 0
    while offset + 1 < size {
      let first = unit(offset)
      var scalar = Unicode.Scalar(first)
      var length = 2
      if first & 0xFC00 == 0xD800, offset + 3 < size {
        let second = unit(offset + 2)
        if second & 0xFC00 == 0xDC00 {
          scalar = Unicode.Scalar(
            0x10000 + UInt32(first & 0x3FF) << 10 + UInt32(second & 0x3FF))
          length = 4
        }
      }
      for byte in UTF8.encode(scalar ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter {
        bytes.append(byte)
        offsets.append(offset)
      }
      offset += length
    }
  }

  private static func isMarked(_ original: [UInt8]) -> Bool {
    original.starts(with: ByteOrderMark.utf16BigEndian)
      || original.starts(with: ByteOrderMark.utf16LittleEndian)
  }

  /// Whether the high byte of each character comes first.
  ///
  /// Without a mark it is the one that is mostly zero, as in digits and line ends; the low byte of a
  /// Japanese character such as 一 may be zero too.
  package static func isBigEndian(_ original: [UInt8]) -> Bool {
    if isMarked(original) { return original.starts(with: ByteOrderMark.utf16BigEndian) }
    var zeros = [0, 0]
    for (index, byte) in original.prefix(4_096).enumerated() where byte == 0 {
      zeros[index & 1] += 1
    }
    return zeros[0] > zeros[1]
  }

  /// The original bytes of a range of the text.
  package func original(of range: SourceRange) -> SourceRange {
    SourceRange(start: place(range.start), end: place(range.end))
  }

  /// The range in the text of a range of original bytes.
  package func range(of original: SourceRange) -> SourceRange {
    let start = position(original.start)
    return SourceRange(start: start, end: Swift.max(start, position(original.end)))
  }

  /// Where the first character stands that does not begin before an original byte.
  private func position(_ place: Int) -> Int {
    var (low, high) = (0, offsets.count)
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func place(_ offset: Int) -> Int {
    offsets.indices.contains(offset) ? offsets[offset] : size
  }
}
