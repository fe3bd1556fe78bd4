import Diagnostics
import LintEngine
import SourceText
import Testing

/// `exceptions:` and levels in `kura.yaml`.
struct ExceptionTests {
  private static let path: RepositoryPath = "knowledge/note/talk.yaml"
  private static let text = PrivacySample.entry("talk", "title: 当日は 090-1234-5678 へ")

  private static func lint(_ configuration: String) throws -> LintOutcome {
    try PrivacySample.lint([
      path: text, "kura.yaml": "kura: 1\nprofile: storehouse\n" + configuration + "\n",
    ])
  }

  private static func exception(_ parts: String) -> String {
    "exceptions:\n  - {\(parts), reason: 本人が認めた, role: 広報の担当}"
  }

  @Test(arguments: [
    "entry: talk, kind: phone-mobile", "entry: talk, pointer: /title, kind: phone-mobile",
    "path: knowledge/note/*.yaml, kind: [email, phone-mobile]",
  ])
  func anExceptionAllowsItsPlaceUntilItsDay(parts: String) throws {
    for day in ["2026-11-21", "2030-01-01"] {
      let outcome = try Self.lint(Self.exception("\(parts), until: \(day)"))
      #expect(outcome.diagnostics == [])
    }
    let ended = try Self.lint(Self.exception("\(parts), until: 2026-11-20")).diagnostics
    #expect(ended.map(\.verdict) == ["personal-data/phone-mobile/error"])
    #expect(ended.first?.notes.map(\.path) == ["kura.yaml"])
    #expect(ended.first?.notes.first?.message.japanese.contains("2026-11-20 で終わりました") == true)
  }

  @Test(arguments: [
    "entry: talk, kind: email", "entry: talk, pointer: /id, kind: phone-mobile",
    "entry: other, kind: phone-mobile", "path: 'knowledge/n*/talk.yaml', kind: email",
  ])
  func anExceptionAllowsNothingElseAndSaysSo(parts: String) throws {
    let found = try Self.lint(Self.exception("\(parts), until: 2030-01-01")).diagnostics
    #expect(
      found.map(\.verdict) == [
        "personal-data/phone-mobile/error", "unused-exception/-/warning",
      ])
  }

  @Test func anExceptionForFilesOutsideTheKindsIsForTheHooks() throws {
    let found = try Self.lint(
      Self.exception("path: 'docs/**', kind: email, until: 2030-01-01")
    ).diagnostics
    #expect(found.map(\.rule) == ["personal-data"])
    let check = try PrivacySample.check([
      "kura.yaml": "kura: 1\nprofile: storehouse\n"
        + Self.exception("path: 'docs/**', kind: email, until: 2030-01-01") + "\n"
    ])
    let text = "minato@kaisha.jp\n"
    #expect(check.findings(in: SourceFile(path: "docs/a.md", text: text)) == [])
    #expect(check.findings(in: SourceFile(path: "doc/a.md", text: text)).count == 1)
  }

  @Test(arguments: [
    ("entry: talk, kind: my-number, until: 2030-01-01", "例外がありません"),
    ("entry: talk, kind: phone-mobil, until: 2030-01-01", "phone-mobile"),
    ("entry: talk, kind: phone-mobile", "until"),
    ("entry: talk, kind: phone-mobile, until: 来年", "日付"),
    ("kind: phone-mobile, until: 2030-01-01", "entry"),
    ("entry: talk, path: a, kind: email, until: 2030-01-01", "どちらか一方"),
    ("entry: talk, kind: email, until: 2030-01-01, value: 090-0000-0000", "value"),
    ("path: 'a[', kind: email, until: 2030-01-01", "a["),
  ])
  func aWrongExceptionIsExplained(parts: String, words: String) throws {
    let outcome = try Self.lint(Self.exception(parts))
    #expect(outcome.isBroken)
    #expect(outcome.diagnostics.count == 1)
    #expect(outcome.diagnostics.first?.message.japanese.contains(words) == true)
  }

  @Test func theWordsToBeReplacedAreNoReason() throws {
    let outcome = try Self.lint(
      "exceptions:\n  - {entry: talk, kind: phone-mobile, reason: 理由, role: 役割, "
        + "until: 2030-01-01}")
    #expect(outcome.isBroken)
    #expect(outcome.diagnostics.map(\.pointer) == ["/exceptions/0/reason", "/exceptions/0/role"])
  }

  // MARK: Levels

  @Test(arguments: ["off", "note", "warning"])
  func noLevelSwitchesProtectionOff(level: String) throws {
    let outcome = try Self.lint("rules: {personal-data: \(level)}")
    #expect(outcome.isBroken)
    #expect(outcome.diagnostics.map(\.rule) == ["invalid-configuration"])
  }

  @Test func aLevelMayMakeFindingsWeighMore() throws {
    let case_: RepositoryPath = "knowledge/case/one.yaml"
    let found = try PrivacySample.lint([
      case_: PrivacySample.entry("one", kind: "case", "title: https://mihon-seisaku.co.jp/"),
      "kura.yaml": "kura: 1\nprofile: storehouse\nrules: {company-identity: error}\n",
    ]).diagnostics
    #expect(found.map(\.verdict) == ["company-identity/site-address/error"])
  }

  @Test func aForeignRepositoryAsksForProtection() throws {
    let kinds = "kinds: {note: {path: 'knowledge/note/*.yaml'}}\n"
    for (rules, expected) in [("", 0), ("rules: {personal-data: warning}\n", 1)] {
      let outcome = try PrivacySample.lint([
        Self.path: Self.text, "kura.yaml": "kura: 1\n" + kinds + rules,
      ])
      let found = outcome.diagnostics.filter { $0.rule == "personal-data" && $0.path == Self.path }
      #expect(found.count == expected)
    }
  }
}
