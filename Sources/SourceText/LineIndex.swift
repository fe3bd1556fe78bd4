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
/// LF, CRLF and a lone CR end a line, as editors count them; NEL, LS and PS do not.
package struct LineIndex: Sendable {
  /// The byte offset at which each line starts.
  package let starts: [Int]
  private let bytes: [UInt8]

  /// Finds the lines of a file.
  /// - Complexity: O(n) in the number of bytes.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
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
    if line == 0 && bytes.starts(with: ByteOrderMark.utf8) && offset >= 3 { start = 3 }
    var column = 1
    for index in start..<max(start, offset) where bytes[index] & 0xC0 != 0x80 { column += 1 }
    return TextPosition(line: line + 1, column: column)
  }

  /// The bytes of a zero-based line without its line end.
  package func content(ofLine line: Int) -> SourceRange {
    let start = starts[line]
    var end = line + 1 < starts.count ? starts[line + 1] : bytes.count
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
