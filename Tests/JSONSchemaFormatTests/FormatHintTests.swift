import JSONSchema
import SourceText
import Testing

struct FormatHintTests {
  @Test(arguments: [
    ("2026/4/1", "2026-04-01"), ("2026.4.1", "2026-04-01"), ("20260401", "2026-04-01"),
    ("2026年4月1日", "2026-04-01"), ("２０２６-04-01", "2026-04-01"), (" 2026-04-01\n", "2026-04-01"),
    ("二〇二六年四月一日", "2026-04-01"), ("令和8年4月1日", "2026-04-01"), ("令和八年四月一日（水）", "2026-04-01"),
    ("R8.4.1", "2026-04-01"), ("H30-1-1", "2018-01-01"), ("㋿8年4月1日", "2026-04-01"),
    ("令和元年5月1日", "2019-05-01"), ("平成31年4月30日", "2019-04-30"), ("昭和64年1月7日", "1989-01-07"),
    ("大正15年12月25日", "1926-12-25"), ("昭和元年12月25日", "1926-12-25"),
    ("明治45年7月30日", "1912-07-30"), ("明治6年1月1日", "1873-01-01"),
  ])
  func rewritesADayInTheWesternCalendar(text: String, expected: String) throws {
    let hint = try #require(suggestion(.date, text))
    #expect(hint.replacement == expected)
    #expect(hint.isCertain)
  }

  @Test(arguments: ["平成31年5月1日", "昭和64年1月8日", "平成32年4月1日"])
  func onlySuggestsADayAfterTheEndOfItsEra(text: String) throws {
    let hint = try #require(suggestion(.date, text))
    #expect(hint.replacement != nil)
    #expect(!hint.isCertain)
  }

  @Test(arguments: [
    "令和1年4月30日", "明治5年1月1日", "2026-02-30", "2026-13-01", "4/1/2026", "26/4/1", "2026年4月", "",
  ])
  func explainsADayThatNobodyCanRewrite(text: String) throws {
    let hint = try #require(suggestion(.date, text))
    #expect(hint.replacement == nil)
  }

  @Test(arguments: ["未定", "R", "T12:00", "abc", "2026-04-01-05"])
  func hasNoHintForWhatIsNotADay(text: String) {
    #expect(suggestion(.date, text) == nil)
  }

  @Test func namesTheLastDayOfAMonth() throws {
    let hint = try #require(suggestion(.date, "2026-02-30"))
    #expect(hint.impossibility?.japanese == "2026年2月に30日はありません（この月は28日まで）")
    #expect(hint.impossibility?.english == "2026-02 has no day 30 (its last day is 28)")
    #expect(hint.message.japanese.contains("2026-04-01 の形で"))
  }

  @Test(arguments: [
    (FormatCheck.dateTime, "2026-04-01 09:00:00+09:00", "2026-04-01T09:00:00+09:00", true),
    (.dateTime, "2026/4/1 9:00", "2026-04-01T09:00:00+09:00", false),
    (.dateTime, "令和8年4月1日 午後3時30分", "2026-04-01T15:30:00+09:00", false),
    (.dateTime, "2026-04-01 09:00 JST", "2026-04-01T09:00:00+09:00", true),
    (.time, "9:00", "09:00:00+09:00", false),
    (.time, "午後3時", "15:00:00+09:00", false),
    (.time, "9:00:30Z", "09:00:30Z", true),
    (.duration, "3日", "P3D", true),
    (.duration, "1時間30分", "PT1H30M", true),
    (.duration, "p1y6m", "P1Y6M", true),
    (.email, "info＠example.jp", "info@example.jp", true),
    (.email, "山田 <a@b.jp>", "a@b.jp", false),
    (.email, "info(at)example.jp", "info@example.jp", false),
    (.uri, "www.example.jp", "https://www.example.jp", false),
    (.uri, "ｈｔｔｐｓ：／／example.jp", "https://example.jp", true),
    (.uri, "https://example.jp/ａ", "https://example.jp/a", false),
    (.uri, "https://example.jp/資料", "https://example.jp/%E8%B3%87%E6%96%99", true),
    (.uri, "https://日本語.jp/", "https://xn--wgv71a119e.jp/", true),
    (.uri, "https://example.jp/a b", "https://example.jp/a%20b", false),
    (.uri, "https;//example.jp", "https://example.jp", false),
    (.uri, "[資料](https://example.jp/a)", "https://example.jp/a", false),
    (.uri, "<https://example.jp>", "https://example.jp", true),
    (.uri, "info@example.jp", "mailto:info@example.jp", false),
    (.hostname, "https://example.jp/a", "example.jp", false),
    (.hostname, "日本語.jp", "xn--wgv71a119e.jp", true),
    (.ipv4, "192.168.001.1", "192.168.1.1", false),
    (.ipv6, "[::1]", "::1", false),
    (.jsonPointer, "#/a/b", "/a/b", true),
    (
      .uuid, "{2EB8AA08-AA98-11EA-B4AA-73B441D16380}", "2eb8aa08-aa98-11ea-b4aa-73b441d16380", true
    ),
  ])
  func offersTheCorrectedValue(
    format: FormatCheck, text: String, expected: String, isCertain: Bool
  ) throws {
    let hint = try #require(suggestion(format, text))
    #expect(hint.replacement == expected)
    #expect(hint.isCertain == isCertain)
  }

  @Test(arguments: [
    (FormatCheck.uri, "C:\\資料\\a.pdf"), (.uri, "http://exa mple.jp"), (.uri, "なし"),
    (.email, "a@b.jp, c@d.jp"), (.email, "太郎@example.jp"), (.email, "info"), (.ipv4, "1.2.3.400"),
    (.hostname, "a_b.jp"), (.uuid, "x"), (.regularExpression, "(a"), (.dateTime, "2026-04-01"),
  ])
  func explainsWithoutGuessing(format: FormatCheck, text: String) throws {
    let hint = try #require(suggestion(format, text))
    #expect(hint.replacement == nil)
  }

  @Test(arguments: FormatCheck.allCases)
  func everyFormatAcceptsTheExampleOfItsExpectation(format: FormatCheck) throws {
    let words = format.expectation.english.split(separator: " ").map { word in
      word.last == "," ? String(word.dropLast()) : String(word)
    }
    let start = try #require(words.firstIndex(of: "as"))
    let example = try #require(words.dropFirst(start + 1).first)
    #expect(format.isValid(Array(example.utf8)[...]), "\(format.name): \(example)")
    #expect(format.expectation.japanese.contains(example))
    #expect(FormatCheck.named(format.name) == format)
  }

  @Test(arguments: FormatCheck.allCases)
  func noBytesTrapACheckAndEveryReplacementIsValid(format: FormatCheck) {
    var random = SeededGenerator(seed: 20_260_401)
    let pieces = [
      "2026", "4", "01", "-", "/", "令和", "元", "年", "月", "日", "T", ":", "午後", "時", "+09:00", "P",
      "D",
      "http", "://", "example.jp", "@", ".", " ", "\u{3000}", "％", "%", "{", "}", "~", "xn--", "ａ",
      "é",
      "\u{0301}", "\u{200D}", "א", "0", "[", "]", "\\", "#", "?", "\u{7F}", "\u{0}", "😀", "十",
      "999999999",
    ]
    for _ in 0..<2_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...7, using: &random) {
        if Int.random(in: 0..<12, using: &random) == 0 {
          bytes.append(UInt8.random(in: 0...255, using: &random))
        } else {
          bytes += Array((pieces.randomElement(using: &random) ?? "").utf8)
        }
      }
      guard let hint = format.hint(for: bytes[...]) else { continue }
      #expect(!format.isValid(bytes[...]))
      if let replacement = hint.replacement {
        #expect(format.isValid(Array(replacement.utf8)[...]), "\(replacement)")
      }
    }
  }

  private func suggestion(_ format: FormatCheck, _ text: String) -> FormatHint? {
    format.hint(for: Array(text.utf8)[...])
  }
}

/// Random numbers that are the same in every run (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
