import SourceText

/// The lines of a file as an author sees them: what is indentation, what is a list mark, what is text.
struct SourceLines {
  /// One line that may hold syntax.
  struct Line {
    /// The first byte of the line.
    var start: Int
    /// The first byte that is not a space, a tab, or a wider kind of blank.
    var content: Int
    /// The first byte after the list marks (`- `), where a key or a value begins.
    var node: Int
    /// The byte after the last one that is not blank.
    var end: Int
    /// Whether the line lies inside a block scalar, so that nothing in it is syntax.
    var isText: Bool

    /// Whether nothing but blanks and perhaps a comment is on the line.
    var isBlank: Bool { content >= end }
    /// The indentation in bytes.
    var indent: Int { content - start }
  }

  let bytes: [UInt8]
  let lines: [Line]
  private let index: LineIndex

  init(_ source: SourceFile) {
    bytes = source.bytes
    index = LineIndex(source.bytes)
    var lines: [Line] = []
    lines.reserveCapacity(index.count)
    // The first line of a block scalar's text says how far the text is indented.
    var textIndent: Int?
    var knowsTextIndent = false
    for number in 0..<index.count {
      var line = SourceLines.line(index.content(ofLine: number), in: source.bytes)
      if number == 0 && source.bytes.starts(with: ByteOrderMark.utf8) {
        line = SourceLines.line(
          SourceRange(start: 3, end: index.content(ofLine: 0).end), in: source.bytes)
      }
      if let outer = textIndent {
        let spaces = SourceLines.spaces(line, in: source.bytes)
        if line.isBlank || spaces > outer {
          line.isText = true
          if !line.isBlank && !knowsTextIndent {
            textIndent = spaces - 1
            knowsTextIndent = true
          }
          lines.append(line)
          continue
        }
      }
      knowsTextIndent = false
      textIndent = SourceLines.blockScalarIndent(line, in: source.bytes)
      lines.append(line)
    }
    self.lines = lines
  }

  /// The number of the line that holds an offset.
  func number(at offset: Int) -> Int {
    index.lineNumber(at: min(max(offset, 0), bytes.count))
  }

  /// The byte at an offset, or zero past the end.
  func byte(_ offset: Int) -> UInt8 {
    offset >= 0 && offset < bytes.count ? bytes[offset] : 0
  }

  private static func line(_ range: SourceRange, in bytes: [UInt8]) -> Line {
    var content = range.start
    while content < range.end {
      let width = blankWidth(bytes, at: content)
      if width == 0 { break }
      content += width
    }
    var end = range.end
    while end > content && (bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09) { end -= 1 }
    if content < end && bytes[content] == UInt8(ascii: "#") { end = content }
    var node = content
    while node + 1 < end && bytes[node] == UInt8(ascii: "-") && bytes[node + 1] == 0x20 {
      node += 1
      while node < end && bytes[node] == 0x20 { node += 1 }
    }
    return Line(start: range.start, content: content, node: node, end: end, isText: false)
  }

  /// The length of a space, tab, no-break space or ideographic space, or zero.
  static func blankWidth(_ bytes: [UInt8], at offset: Int) -> Int {
    let byte = bytes[offset]
    if byte == 0x20 || byte == 0x09 { return 1 }
    if byte == 0xC2 && offset + 1 < bytes.count && bytes[offset + 1] == 0xA0 { return 2 }
    let isIdeographic =
      byte == 0xE3 && offset + 2 < bytes.count && bytes[offset + 1] == 0x80
      && bytes[offset + 2] == 0x80
    return isIdeographic ? 3 : 0
  }

  private static func spaces(_ line: Line, in bytes: [UInt8]) -> Int {
    var count = 0
    while line.start + count < bytes.count && bytes[line.start + count] == 0x20 { count += 1 }
    return count
  }

  /// The indentation that text below a block scalar's header has to exceed, if the line is one.
  private static func blockScalarIndent(_ line: Line, in bytes: [UInt8]) -> Int? {
    var end = line.end
    if let comment = commentStart(line, in: bytes) { end = comment }
    while end > line.node && (bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09) { end -= 1 }
    while end > line.node, isHeaderByte(bytes[end - 1]) { end -= 1 }
    guard end > line.content,
      bytes[end - 1] == UInt8(ascii: "|") || bytes[end - 1] == UInt8(ascii: ">")
    else { return nil }
    let indicator = end - 1
    if indicator == line.node {
      guard line.node > line.content else { return max(0, line.content - line.start - 1) }
      return lastDash(line, in: bytes) - line.start
    }
    let before = bytes[indicator - 1]
    let followsSeparator =
      before == 0x20 || before == UInt8(ascii: ":")
      || (before >= 0x80 && isWideSeparator(bytes, endingAt: indicator))
    return followsSeparator ? line.node - line.start : nil
  }

  /// Whether `：`, U+3000 or NBSP ends before an offset.
  private static func isWideSeparator(_ bytes: [UInt8], endingAt end: Int) -> Bool {
    let tail = bytes[max(0, end - 3)..<end]
    return tail.elementsEqual([0xEF, 0xBC, 0x9A]) || tail.elementsEqual([0xE3, 0x80, 0x80])
      || tail.suffix(2).elementsEqual([0xC2, 0xA0])
  }

  private static func commentStart(_ line: Line, in bytes: [UInt8]) -> Int? {
    var offset = line.node + 1
    while offset < line.end {
      if bytes[offset] == UInt8(ascii: "#") && bytes[offset - 1] == 0x20 { return offset }
      offset += 1
    }
    return nil
  }

  private static func isHeaderByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte &- 0x31 < 9
  }

  private static func lastDash(_ line: Line, in bytes: [UInt8]) -> Int {
    var offset = line.node - 1
    while offset > line.content && bytes[offset] != UInt8(ascii: "-") { offset -= 1 }
    return offset
  }
}

extension SourceLines {
  /// What separates a key from its value, rightly or wrongly.
  struct Separator {
    /// The bytes of the colon.
    var colon: SourceRange
    /// Whether the colon is `：` or `︓`.
    var isFullWidth: Bool
    /// The first byte after the colon.
    var after: Int
  }

  /// The colon after what looks like a key at the start of a line's node.
  ///
  /// A key is a word of ASCII letters, digits, `_` and `-`; with `anyScript` also of Japanese.
  func separator(_ line: Line, anyScript: Bool) -> Separator? {
    separator(from: line.node, to: line.end, anyScript: anyScript)
  }

  /// The colon after what looks like a key at an offset.
  func separator(from start: Int, to end: Int, anyScript: Bool) -> Separator? {
    var offset = start
    while offset < end {
      if byte(offset) == UInt8(ascii: ":") {
        let colon = SourceRange(start: offset, end: offset + 1)
        return offset > start ? Separator(colon: colon, isFullWidth: false, after: offset + 1) : nil
      }
      if isFullWidthColon(offset) {
        let colon = SourceRange(start: offset, end: offset + 3)
        return offset > start ? Separator(colon: colon, isFullWidth: true, after: offset + 3) : nil
      }
      let isWide = byte(offset) >= 0x80 && SourceLines.blankWidth(bytes, at: offset) == 0
      guard isKeyByte(byte(offset)) || (anyScript && isWide) else { return nil }
      if offset - start > 120 { return nil }
      offset += 1
    }
    return nil
  }

  /// Whether `：` (U+FF1A) or `︓` (U+FE13) begins at an offset.
  func isFullWidthColon(_ offset: Int) -> Bool {
    guard byte(offset) == 0xEF else { return false }
    return (byte(offset + 1) == 0xBC && byte(offset + 2) == 0x9A)
      || (byte(offset + 1) == 0xB8 && byte(offset + 2) == 0x93)
  }

  /// The end of blanks of every width from an offset.
  func afterBlanks(_ offset: Int) -> Int {
    var offset = offset
    while offset < bytes.count {
      let width = SourceLines.blankWidth(bytes, at: offset)
      if width == 0 { break }
      offset += width
    }
    return offset
  }

  /// The character at an offset as text and bytes.
  func character(at offset: Int) -> (text: String, range: SourceRange) {
    let end = UTF8Length.end(of: offset, in: bytes)
    return (
      String(decoding: bytes[min(offset, end)..<end], as: UTF8.self),
      SourceRange(start: min(offset, end), end: end)
    )
  }
}

/// The length of characters in bytes that are known to be UTF-8.
enum UTF8Length {
  /// The offset after the character at an offset.
  static func end(of offset: Int, in bytes: [UInt8]) -> Int {
    guard offset < bytes.count else { return bytes.count }
    var end = offset + 1
    while end < bytes.count && bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }
}
