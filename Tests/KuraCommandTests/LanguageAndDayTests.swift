import SourceText
import TestSupport
import Testing

/// Which language and which day a run uses.
struct LanguageAndDayTests {
  private func isJapanese(
    _ arguments: [String], _ variables: [String: String], configured: String? = nil
  ) async throws -> Bool {
    let line = configured.map { "language: \($0)\n" } ?? ""
    let folder = try StorehouseSample.folder(changing: [
      "kura.yaml": StorehouseSample.configuration + line
    ])
    return await kura(["lint"] + arguments, in: folder.path, variables: variables)
      .output.contains("問題はありません")
  }

  @Test(arguments: [
    (["LANG": "ja_JP.UTF-8"], true), (["LANG": "ja"], true), (["LANG": "C"], false),
    (["LANG": "en_US.UTF-8"], false), ([:], false), (["LANG": ""], false),
    (["LANG": "ja_JP.UTF-8", "LC_ALL": "C"], false),
    (["LANG": "C", "LC_MESSAGES": "ja_JP.UTF-8"], true),
    (["LANG": "ja_JP.UTF-8", "LC_ALL": ""], true),
  ])
  func theLocaleDecides(variables: [String: String], expected: Bool) async throws {
    #expect(try await isJapanese([], variables) == expected)
  }

  @Test func theConfigurationBeatsTheLocaleAndTheOptionBeatsBoth() async throws {
    #expect(try await isJapanese([], ["LANG": "C"], configured: "ja"))
    #expect(try await !isJapanese([], japaneseLocale, configured: "en"))
    #expect(try await !isJapanese(["--lang", "en"], japaneseLocale, configured: "ja"))
    #expect(try await isJapanese(["--lang=ja"], ["LANG": "C"], configured: "en"))
  }

  private func isOverdue(
    _ arguments: [String], unixTime: Int, zone: String? = nil
  ) async throws -> Bool {
    let line = zone.map { "time_zone: \($0)\n" } ?? ""
    let folder = try StorehouseSample.house(reviewedOn: "2026-05-21", configuration: line)
    let result = await kura(["lint"] + arguments, in: folder.path, unixTime: unixTime)
    #expect(result.status == 0, "\(result.error)")
    return result.output.contains("overdue-review")
  }

  /// The last second of 2026-11-21 in Tokyo.
  private static let lastSecond = 1_795_273_199

  @Test func aDayBeginsAtMidnightInTheConfiguredZone() async throws {
    #expect(try await !isOverdue([], unixTime: Self.lastSecond))
    #expect(try await isOverdue([], unixTime: Self.lastSecond + 1))
    #expect(try await !isOverdue([], unixTime: Self.lastSecond + 1, zone: "UTC"))
    #expect(try await !isOverdue([], unixTime: Self.lastSecond + 32_400, zone: "UTC"))
    #expect(try await isOverdue([], unixTime: Self.lastSecond + 32_401, zone: "UTC"))
    #expect(try await isOverdue([], unixTime: Self.lastSecond, zone: "Pacific/Auckland"))
  }

  @Test func asOfReplacesToday() async throws {
    let late = Self.lastSecond + 86_400
    #expect(try await !isOverdue(["--as-of", "2026-11-21"], unixTime: late))
    #expect(try await isOverdue(["--as-of", "2026-11-22"], unixTime: 0))
  }

  @Test(arguments: ["Mars/Olympus", "../../etc/passwd", "asia tokyo"])
  func anUnknownZoneSaysWhatToDo(zone: String) async throws {
    let folder = try StorehouseSample.folder(changing: [
      "kura.yaml": StorehouseSample.configuration + "time_zone: \(zone)\n"
    ])
    let result = await kura(["lint", "--lang", "ja"], in: folder.path)
    #expect(result.status == 2)
    #expect((result.error + result.output).contains("time_zone"))
    #expect((result.error + result.output).contains("Asia/Tokyo"))
  }
}
