import SourceText
import Testing

struct LineIndexTests {
  @Test(arguments: [
    ("a\nb", 2, TextPosition(line: 2, column: 1)),
    ("a\r\nb", 3, TextPosition(line: 2, column: 1)),
    ("a\rb", 2, TextPosition(line: 2, column: 1)),
    ("見出し: x", 9, TextPosition(line: 1, column: 4)),
    ("\u{FEFF}a: b", 3, TextPosition(line: 1, column: 1)),
    ("a\u{2028}b", 4, TextPosition(line: 1, column: 3)),
    ("", 0, TextPosition(line: 1, column: 1)),
  ])
  func findsLineAndColumnInScalars(text: String, offset: Int, expected: TextPosition) {
    #expect(LineIndex(Array(text.utf8)).position(at: offset) == expected)
  }

  @Test func lineContentExcludesTheLineEnd() {
    let index = LineIndex(Array("ab\r\ncd\n".utf8))
    #expect(index.content(ofLine: 0) == SourceRange(start: 0, end: 2))
    #expect(index.content(ofLine: 1) == SourceRange(start: 4, end: 6))
    #expect(index.content(ofLine: 2) == SourceRange(start: 7, end: 7))
  }

  @Test(arguments: [true, false])
  func linesOfUTF16AreThoseOfItsCharacters(isBig: Bool) {
    // 名 has a byte that ends a line elsewhere.
    var bytes: [UInt8] = isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]
    for unit in "名\r\n𠮷名x\r終".utf16 {
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      bytes += isBig ? [high, low] : [low, high]
    }
    let index = LineIndex(bytes)
    #expect(index.starts == [0, 8, 18])
    #expect(index.content(ofLine: 0) == SourceRange(start: 0, end: 4))
    #expect(index.content(ofLine: 1) == SourceRange(start: 8, end: 16))
    #expect(index.position(at: 2) == TextPosition(line: 1, column: 1))
    #expect(index.position(at: 14) == TextPosition(line: 2, column: 3))
    #expect(index.position(at: 99) == TextPosition(line: 3, column: 2))
    #expect(LineIndex([0xFF, 0xFE, 0x0A]).position(at: 3).line == 1)
  }
}
