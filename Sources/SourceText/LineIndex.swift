/// A line and column, both counted from one; columns count Unicode scalars.
package struct TextPosition: Hashable, Sendable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Where the lines of a file start.
///
/// LF, CRLF and a lone CR end a line, as editors count them; NEL, LS and PS do not. A file that
/// begins with a byte order mark of UTF-16 has lines of such characters.
package struct LineIndex: Sendable {
  /// The byte offset at which each line starts.
  package let starts: [Int]
  private let bytes: [UInt8]
  /// The high byte's place in each character of UTF-16, or `nil` for all other files.
  private let highByte: Int?

  /// Finds the lines of a file.
  /// - Complexity: O(n) in the number of bytes.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: ByteOrderMark.utf16LittleEndian) {
      (highByte, starts) = (1, Self.wideStarts(bytes, highByte: 1))
      return
    }
    if bytes.starts(with: ByteOrderMark.utf16BigEndian) {
      (highByte, starts) = (0, Self.wideStarts(bytes, highByte: 0))
      return
    }
    highByte = nil
    var starts = [0]
    starts.reserveCapacity(bytes.count / 32 + 1)
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == 0x0A {
        starts.append(offset)
      } else if byte == 0x0D {
        if offset < bytes.count && bytes[offset] == 0x0A { offset += 1 }
        starts.append(offset)
      }
    }
    self.starts = starts
  }

  /// Where lines of UTF-16 start.
  private static func wideStarts(_ bytes: [UInt8], highByte: Int) -> [Int] {
    func isUnit(_ value: UInt8, at offset: Int) -> Bool {
      offset + 1 < bytes.count && bytes[offset + highByte] == 0
        && bytes[offset + 1 - highByte] == value
    }
    var starts = [0]
    for offset in stride(from: 0, to: bytes.count, by: 2) {
      let endsLine =
        isUnit(0x0A, at: offset) || isUnit(0x0D, at: offset) && !isUnit(0x0A, at: offset + 2)
      if endsLine { starts.append(offset + 2) }
    }
    return starts
  }

  /// The number of lines; an empty file has one.
  package var count: Int { starts.count }

  /// The zero-based line that holds an offset.
  package func lineNumber(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The line and column of an offset; an offset past the end is at the end.
  package func position(at offset: Int) -> TextPosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineNumber(at: offset)
    var start = starts[line]
    if let highByte {
      // The mark is no character, and the second half of a pair none of its own.
      let units = stride(from: line == 0 ? 2 : start, to: offset - 1, by: 2)
      let column = 1 + units.count { bytes[$0 + highByte] & 0xFC != 0xDC }
      return TextPosition(line: line + 1, column: column)
    }
    if line == 0 && bytes.starts(with: ByteOrderMark.utf8) && offset >= 3 { start = 3 }
    var column = 1
    for index in start..<max(start, offset) where bytes[index] & 0xC0 != 0x80 { column += 1 }
    return TextPosition(line: line + 1, column: column)
  }

  /// The bytes of a zero-based line without its line end.
  package func content(ofLine line: Int) -> SourceRange {
    let start = starts[line]
    var end = line + 1 < starts.count ? starts[line + 1] : bytes.count
    if let highByte {
      while end > start + 1, bytes[end - 2 + highByte] == 0,
        bytes[end - 1 - highByte] == 0x0A || bytes[end - 1 - highByte] == 0x0D
      {
        end -= 2
      }
      return SourceRange(start: start, end: end)
    }
    while end > start && (bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D) { end -= 1 }
    return SourceRange(start: start, end: end)
  }
}

/// The byte order marks that a text file may begin with.
package enum ByteOrderMark {
  package static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]
  package static let utf16LittleEndian: [UInt8] = [0xFF, 0xFE]
  package static let utf16BigEndian: [UInt8] = [0xFE, 0xFF]
}
