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
}
