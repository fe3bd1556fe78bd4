import SourceText
import TestSupport
import Testing

/// Which language and which day a run uses.
struct LanguageAndDayTests {
  private func isJapanese(
    _ arguments: [String], _ variables: [String: String], configured: String? = nil
  ) throws -> Bool {
    let line = configured.map { "language: \($0)\n" } ?? ""
    let folder = try StorehouseSample.folder(changing: [
      "kura.yaml": StorehouseSample.configuration + line
    ])
    return kura(["lint"] + arguments, in: folder.path, variables: variables)
      .output.contains("問題はありません")
  }

  @Test(arguments: [
    (["LANG": "ja_JP.UTF-8"], true), (["LANG": "ja"], true), (["LANG": "C"], false),
    (["LANG": "en_US.UTF-8"], false), ([:], false), (["LANG": ""], false),
    (["LANG": "ja_JP.UTF-8", "LC_ALL": "C"], false),
    (["LANG": "C", "LC_MESSAGES": "ja_JP.UTF-8"], true),
    (["LANG": "ja_JP.UTF-8", "LC_ALL": ""], true),
  ])
  func theLocaleDecides(variables: [String: String], expected: Bool) throws {
    #expect(try isJapanese([], variables) == expected)
  }

  @Test func theConfigurationBeatsTheLocaleAndTheOptionBeatsBoth() throws {
    #expect(try isJapanese([], ["LANG": "C"], configured: "ja"))
    #expect(try !isJapanese([], japaneseLocale, configured: "en"))
    #expect(try !isJapanese(["--lang", "en"], japaneseLocale, configured: "ja"))
    #expect(try isJapanese(["--lang=ja"], ["LANG": "C"], configured: "en"))
  }

  private func isOverdue(
    _ arguments: [String], unixTime: Int, zone: String? = nil
  ) throws -> Bool {
    let line = zone.map { "time_zone: \($0)\n" } ?? ""
    let folder = try StorehouseSample.house(reviewedOn: "2026-05-21", configuration: line)
    let result = kura(["lint"] + arguments, in: folder.path, unixTime: unixTime)
    #expect(result.status == 0, "\(result.error)")
    return result.output.contains("overdue-review")
  }

  /// The last second of 2026-11-21 in Tokyo.
  private static let lastSecond = 1_795_273_199

  @Test func aDayBeginsAtMidnightInTheConfiguredZone() throws {
    #expect(try !isOverdue([], unixTime: Self.lastSecond))
    #expect(try isOverdue([], unixTime: Self.lastSecond + 1))
    #expect(try !isOverdue([], unixTime: Self.lastSecond + 1, zone: "UTC"))
    #expect(try !isOverdue([], unixTime: Self.lastSecond + 32_400, zone: "UTC"))
    #expect(try isOverdue([], unixTime: Self.lastSecond + 32_401, zone: "UTC"))
    #expect(try isOverdue([], unixTime: Self.lastSecond, zone: "Pacific/Auckland"))
  }

  @Test func asOfReplacesToday() throws {
    let late = Self.lastSecond + 86_400
    #expect(try !isOverdue(["--as-of", "2026-11-21"], unixTime: late))
    #expect(try isOverdue(["--as-of", "2026-11-22"], unixTime: 0))
  }

  @Test(arguments: ["Mars/Olympus", "../../etc/passwd", "asia tokyo"])
  func anUnknownZoneSaysWhatToDo(zone: String) throws {
    let folder = try StorehouseSample.folder(changing: [
      "kura.yaml": StorehouseSample.configuration + "time_zone: \(zone)\n"
    ])
    let result = kura(["lint", "--lang", "ja"], in: folder.path)
    #expect(result.status == 2)
    #expect((result.error + result.output).contains("time_zone"))
    #expect((result.error + result.output).contains("Asia/Tokyo"))
  }
}
