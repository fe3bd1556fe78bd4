import SourceText
import Testing

struct HarmlessTests {
  @Test(arguments: [
    ("plain", "plain"), ("日本語", "日本語"), ("\u{1B}[31mred", "<U+001B>[31mred"),
    ("a\u{0}b", "a<U+0000>b"),
    ("a\nb", "a<U+000A>b"), ("a\r\nb", "a<U+000D><U+000A>b"), ("a\tb", "a<U+0009>b"),
    ("\u{7F}\u{9B}", "<U+007F><U+009B>"), ("\u{202E}evil\u{202C}", "<U+202E>evil<U+202C>"),
    ("a\u{200B}b", "a<U+200B>b"), ("a\u{200D}b", "a<U+200D>b"), ("\u{FEFF}a", "<U+FEFF>a"),
    ("a\u{E0041}", "a<U+E0041>"), ("\u{2028}", "<U+2028>"), ("\u{3164}", "<U+3164>"),
    ("\u{FFFF}", "<U+FFFF>"), ("👨‍👩‍👧", "👨‍👩‍👧"), ("葛\u{E0100}", "葛\u{E0100}"), ("e\u{0301}", "e\u{0301}"),
    ("か\u{3099}", "か\u{3099}"),
  ])
  func showsWhatCannotBeSeen(text: String, expected: String) {
    #expect(Array(harmless(text).utf8) == Array(expected.utf8))
  }

  @Test func piecesKnowTheirBytesAndCells() {
    let line = VisibleLine(Array("見\ta\u{1B}é".utf8)[...])
    #expect(line.text == "見  a<U+001B>é")
    #expect(line.pieces.map(\.bytes) == [0..<3, 3..<4, 4..<5, 5..<6, 6..<8])
    #expect(line.pieces.map(\.width) == [2, 2, 1, 8, 1])
    #expect(line.pieces.map(\.isReplacement) == [false, false, false, true, false])
  }

  @Test func brokenBytesAreShownOneByOne() {
    let bytes: [UInt8] = [0x61, 0x82, 0xA0, 0xE3, 0x81, 0x62, 0xED, 0xA0, 0x80, 0xFF]
    let line = VisibleLine(bytes[...])
    #expect(line.text == "a<0x82><0xA0><0xE3><0x81>b<0xED><0xA0><0x80><0xFF>")
    #expect(line.pieces.map(\.bytes.count).reduce(0, +) == bytes.count)
  }

  @Test func anyBytesBecomeSafePiecesThatCoverThem() {
    var state: UInt64 = 7
    for _ in 0..<2_000 {
      var bytes: [UInt8] = []
      for _ in 0..<24 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(UInt8(truncatingIfNeeded: state >> 33))
      }
      let line = VisibleLine(bytes[...])
      var end = 0
      for piece in line.pieces {
        #expect(piece.bytes.lowerBound == end)
        end = piece.bytes.upperBound
      }
      #expect(end == bytes.count)
      #expect(harmless(line.text) == line.text)
    }
  }
}
