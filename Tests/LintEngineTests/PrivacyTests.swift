import Diagnostics
import LintEngine
import SourceText
import Synchronization
import TestSupport
import Testing

struct PrivacyTests {
  private static let note: RepositoryPath = "knowledge/note/visit.yaml"

  private static func findings(_ rest: String) throws -> [Diagnostic] {
    try PrivacySample.lint([note: PrivacySample.entry("visit", rest)]).diagnostics
  }

  @Test(arguments: [
    ("title: 電話は⟦090-1234-5678⟧です。", "/title"),
    ("title: 電話は⟦０９０－１２３４－５６７８⟧です。", "/title"),
    ("title: 訪問 # ⟦090-1234-5678⟧ に電話した", ""),
    ("title:\n  - 一つ目\n  - ⟦minato@kaisha.jp⟧", "/title/1"),
    ("⟦minato@kaisha.jp⟧: 名前", "/minato@kaisha.jp"),
    (#"title: "⟦\u0030\u0039\u0030-1234-5678⟧""#, "/title"),
    (#"title: "⟦090-\x31234-567\U00000038⟧ です""#, "/title"),
    ("title: \"電話 ⟦090-12\\\n  34-5678⟧\"", "/title"),
    (#"title: "⟦minato\u0040kaisha.jp⟧""#, "/title"),
  ])
  func aValueIsFoundWhereItIsWritten(marked: String, pointer: String) throws {
    let source = MarkedSource(PrivacySample.entry("visit", marked), path: Self.note)
    let found = try PrivacySample.lint([Self.note: source.file.text(in: source.whole)])
      .diagnostics.filter { $0.sensitive != nil }
    #expect(found.map(\.range) == source.ranges)
    #expect(found.map(\.pointer) == [pointer])
    #expect(found.map(\.rule) == ["personal-data"])
    #expect(found.map(\.severity) == [.error])
  }

  @Test func theMessageShowsAMaskAndTheLineOfAnException() throws {
    let found = try #require(try Self.findings("title: 090-1234-5678").first)
    #expect(found.sensitive?.kind == "phone-mobile")
    #expect(found.message.japanese.contains("携帯電話の番号「***-****-****」"))
    #expect(
      found.help?.japanese.contains(
        "- {entry: visit, pointer: /title, kind: phone-mobile, reason: 理由, role: 役割, "
          + "until: 2027-05-21}") == true)
    for text in [found.message, found.help].compactMap(\.self) {
      #expect(!(text.japanese + text.english).contains("5678"))
    }
  }

  @Test func aMyNumberHasNoException() throws {
    let found = try #require(try Self.findings("title: マイナンバーは 3141 " + "5926 5352").first)
    #expect(found.verdict == "personal-data/my-number/error")
    #expect(found.help?.japanese.contains("例外がありません") == true)
    #expect(found.help?.japanese.contains("exceptions") == false)
  }

  @Test func aFileThatCannotBeReadGivesAwayNoLess() throws {
    let found = try Self.findings("title: \"閉じない 090-1234-5678")
    #expect(found.contains { $0.verdict == "personal-data/phone-mobile/error" })
    #expect(found.contains { $0.sensitive == nil })
  }

  @Test func theNameOfAFileIsLookedAt() throws {
    let path: RepositoryPath = "knowledge/note/090-1234-5678.yaml"
    let found = try PrivacySample.lint([path: PrivacySample.entry("090-1234-5678", "title: x")])
      .diagnostics.filter { $0.range.isEmpty }
    #expect(found.map(\.verdict) == ["personal-data/phone-mobile/error"])
    #expect(found.first?.message.japanese.contains("名前に") == true)
  }

  @Test func aHeapOfValuesEndsSomewhere() throws {
    let lines = (0..<3_000).map { "  090-1234-\(5_000 + $0)" }.joined(separator: "\n")
    #expect(try Self.findings("title: |\n" + lines).count == 1_000)
  }

  @Test func aHeapOfDoubtfulValuesHidesNoCertainOne() throws {
    let lines = (0..<1_200).map { "  0120-123-\($0 % 900 + 100)" } + ["  090-1234-5678"]
    let found = try Self.findings("title: |\n" + lines.joined(separator: "\n"))
    #expect(found.count == 1_001)
    #expect(found.last?.verdict == "personal-data/phone-mobile/error")
  }

  /// The first is a part of the registered one, the second another house.
  @Test(arguments: [("霞が関1-2-34", true), ("霞が関1-2-3", false), ("霞が関1-2", false)])
  func aRegisteredAddressAllowsNoOther(written: String, isAllowed: Bool) throws {
    let desk: RepositoryPath = "knowledge/desk/advice.yaml"
    var text = try #require(PrivacySample.files[desk])
    let mail = try #require(text.firstRange(of: "madoguchi@kikan.go.jp"))
    text.replaceSubrange(mail, with: "東京都千代田区霞が関1-2-34")
    let note = PrivacySample.entry("visit", "title: 東京都千代田区\(written)です")
    let found = try PrivacySample.lint([desk: text, Self.note: note]).diagnostics
    #expect(found.map(\.verdict) == (isAllowed ? [] : ["personal-data/address/error"]))
  }

  // MARK: Registered values

  @Test(arguments: [
    "03-1234-5678", "（03）1234-5678", "０３−１２３４−５６７８", "madoguchi@kikan.go.jp",
    "Madoguchi＠kikan．go．jp",
  ])
  func aRegisteredValueMayStandAnywhere(written: String) throws {
    let changes = [Self.note: PrivacySample.entry("visit", "title: 窓口は \(written)")]
    for selection in [[], [Self.note]] {
      let outcome = try PrivacySample.lint(changes, selection: selection)
      #expect(outcome.diagnostics == [])
    }
    // The same without the desk.
    let without = try PrivacySample.lint(
      changes.merging(["knowledge/desk/advice.yaml": ""]) { $1 }, selection: [Self.note])
    #expect(without.diagnostics.contains { $0.rule == "personal-data" })
  }

  @Test func whatADeskSaysOutsideItsRegisteredFieldsIsNotRegistered() throws {
    let desk: RepositoryPath = "knowledge/desk/advice.yaml"
    let text = try #require(PrivacySample.files[desk])
    let found = try PrivacySample.lint([
      desk: text + "# minato@kaisha.jp\nname: 氏名は minato@kaisha.jp\n"
    ]).diagnostics
    #expect(found.map(\.verdict) == Array(repeating: "personal-data/email/error", count: 2))
  }

  @Test func withoutAnnotationsEveryValueOfADeskIsRegistered() throws {
    let found = try PrivacySample.lint([
      "schemas/desk.schema.json": #"{"type": "object", "x-kura-role": "contact"}"#,
      Self.note: PrivacySample.entry("visit", "title: 03-1234-5678"),
    ]).diagnostics
    #expect(found == [])
  }

  @Test func aMobileNumberIsNeverRegistered() throws {
    let desk: RepositoryPath = "knowledge/desk/advice.yaml"
    let text = try #require(PrivacySample.files[desk])
    let found = try PrivacySample.lint([desk: text + "phones: [090-1234-5678]\n"]).diagnostics
    #expect(found.contains { $0.verdict == "personal-data/phone-mobile/error" })
  }

  @Test func aCleanCheckOfOneFileReadsNoOther() throws {
    let clean = PrivacySample.entry("visit", "title: 相談は 188 へ")
    let files = PrivacySample.input([Self.note: clean, "knowledge/note/b.yaml": clean])
    let read = Mutex<[RepositoryPath]>([])
    let input = LintInput(paths: files.paths) {
      let reader = try files.makeReader()
      return { index in
        read.withLock { $0.append(files.paths[index]) }
        return try reader(index)
      }
    }
    _ = try Linter.lint(input, options: PrivacySample.options([Self.note]))
    let entries = read.withLock { $0 }.filter { $0.description.hasPrefix("knowledge/") }
    #expect(entries == [Self.note])
  }

  // MARK: Company identity and secrets

  @Test func onlyEntriesFromConsultationsHideTheirCompanies() throws {
    let text = "title: 株式会社みほん製作所の https://mihon-seisaku.co.jp/a と www.kikan.go.jp"
    let found = try PrivacySample.lint([
      "knowledge/case/one.yaml": PrivacySample.entry("one", kind: "case", text),
      Self.note: PrivacySample.entry("visit", text),
    ]).diagnostics
    #expect(
      found.map(\.verdict) == [
        "company-identity/company-name/error", "company-identity/site-address/warning",
      ])
    #expect(found.allSatisfy { $0.path == "knowledge/case/one.yaml" })
  }

  @Test func aPasswordInAnAddressIsASecret() throws {
    let found = try Self.findings("title: https://kanri:himitsu123@kaisha.jp/")
    #expect(found.contains { $0.verdict == "secret/password-in-url/error" })
  }

  @Test func workersChangeNothing() throws {
    var changes: [RepositoryPath: String] = [:]
    for number in 0..<40 {
      changes[RepositoryPath("knowledge/note/n\(number).yaml")] = PrivacySample.entry(
        "n\(number)", "title: \(number % 2 == 0 ? "03-1234-5678" : "090-1234-5678")")
    }
    let one = try PrivacySample.lint(changes)
    #expect(one.diagnostics.count == 20)
    #expect(try PrivacySample.lint(changes, jobs: 8).diagnostics == one.diagnostics)
  }
}

extension MarkedSource {
  /// The whole file.
  fileprivate var whole: SourceRange { SourceRange(start: 0, end: file.bytes.count) }
}
