import SourceText
import Testing

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("見出し", 6), ("ｶﾅ", 2), ("ﾊﾞ", 2), ("か\u{3099}", 2), ("が", 2),
    ("e\u{0301}", 1),
    ("ＡＢ", 4), ("\u{3000}", 2), ("「」", 4), ("漢字とkana", 10), ("葛\u{E0100}", 2), ("𠮷", 2), ("㍻", 2),
    ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("é", 1), ("ß", 1), ("אב", 2), ("क्ष", 2),
    ("😀", 2), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("🇯🇵", 2), ("1️⃣", 2), ("❤️", 2), ("❤", 1), ("☕", 2),
    ("\u{200B}", 0), ("\u{FEFF}", 0), ("〜", 2), ("ー", 2),
  ])
  func countsCells(text: String, width: Int) {
    #expect(displayWidth(of: text) == width)
    #expect(displayWidth(of: text, ambiguousIsWide: true) >= width)
  }

  @Test(arguments: ["○", "①", "→", "…", "※", "±", "α", "Я", "─", "│", "■", "“", "\u{E000}"])
  func ambiguousCharactersTakeTwoCellsOnlyWhenAsked(text: String) {
    #expect(displayWidth(of: text) == 1)
    #expect(displayWidth(of: text, ambiguousIsWide: true) == 2)
  }

  @Test(arguments: [(0, 4), (1, 3), (3, 1), (4, 4), (9, 3)])
  func aTabReachesTheNextStop(column: Int, cells: Int) {
    #expect(cellsToTabStop(from: column, tabWidth: 4) == cells)
  }

  @Test func everyScalarHasAWidth() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let width = displayWidth(of: scalar)
      let wide = displayWidth(of: scalar, ambiguousIsWide: true)
      if width < 0 || width > 2 || wide < width || wide > 2 {
        Issue.record("U+\(String(value, radix: 16)) has width \(width) or \(wide)")
      }
    }
  }
}
