import Diagnostics
import Editions
import LintEngine
import LintRules
import SourceText
import TestSupport
import Testing

/// What a configuration may say about rules that protect people.
struct ProtectedRulesTests {
  private static func findings(_ configuration: String) throws -> [Diagnostic] {
    let files = [SourceFile(path: "kura.yaml", text: "kura: 1\n" + configuration)]
    guard let day = CalendarDate("2026-11-21") else { throw TestFailure("no such day") }
    return try Linter.lint(LintInput(files), options: LintOptions(asOf: day)).diagnostics
  }

  static let rules = RuleList.descriptors.filter(\.isProtected)

  @Test func thereAreProtectedRules() {
    #expect(!Self.rules.isEmpty)
  }

  @Test(arguments: rules.map(\.id.name))
  func aStorehouseCannotSwitchOneOff(rule: String) throws {
    for configuration in [
      "profile: storehouse\nrules: {\(rule): off}\n",
      "profile: storehouse\noverrides:\n  - path: \"a/**\"\n    rules: {\(rule): off}\n",
      "suppressions:\n  - {path: a, rule: \(rule), reason: 例}\n",
      "suppressions:\n  - {path: a, rule: [whitespace, \(rule)], reason: 例}\n",
    ] {
      let found = try Self.findings(configuration)
      #expect(found.map(\.rule) == ["invalid-configuration"])
      #expect(found.first?.message.japanese.contains("「\(rule)」") ?? false)
      #expect(found.first?.help?.english.contains("exceptions:") ?? false)
    }
  }

  @Test(arguments: rules)
  func lessThanItsOwnSeverityIsRefusedAndMoreIsNot(rule: RuleDescriptor) throws {
    for severity in Severity.allCases {
      let found = try Self.findings(
        "profile: storehouse\nrules: {\(rule.id): \(severity.name)}\n")
      #expect(found.isEmpty == (severity >= rule.severity), "\(rule.id) \(severity)")
    }
  }

  @Test(arguments: rules.map(\.id.name))
  func aForeignRepositoryMayLeaveItOff(rule: String) throws {
    #expect(try Self.findings("rules: {\(rule): off}\n") == [])
  }

  @Test func otherRulesCanBeLowered() throws {
    #expect(try Self.findings("profile: storehouse\nrules: {whitespace: off}\n") == [])
  }

  @Test(arguments: rules.map(\.id.name))
  func aMisspeltOneIsNotProposedWhereItWouldBeRefusedNext(rule: String) throws {
    let name = String(rule.dropLast())
    for configuration in [
      "profile: storehouse\nrules: {\(name): off}\n",
      "profile: storehouse\noverrides:\n  - path: \"a/**\"\n    rules: {\(name): off}\n",
      "suppressions:\n  - {path: a, rule: \(name), reason: 例}\n",
      "suppressions:\n  - {path: a, rule: [whitespace, \(name)], reason: 例}\n",
    ] {
      let found = try Self.findings(configuration)
      #expect(found.map(\.rule) == ["invalid-configuration"])
      #expect(found.first?.message.japanese == "「\(name)」という規則はありません。", "\(found)")
      #expect(found.first?.fixes == [])
      #expect(found.first?.help?.japanese.contains("「\(rule)」のことなら") ?? false, "\(found)")
    }
  }

  @Test func aMisspeltOneIsProposedWhereItWouldHold() throws {
    let found = try Self.findings(
      "profile: storehouse\nrules: {declassified-without-recor: error}\n")
    #expect(found.first?.fixes.first?.edits.first?.replacement == "declassified-without-record")
  }

  @Test func otherRulesAreProposed() throws {
    for configuration in [
      "rules: {whitespac: off}\n", "suppressions:\n  - {path: a, rule: whitespac, reason: 例}\n",
    ] {
      let found = try Self.findings("profile: storehouse\n" + configuration)
      #expect(found.first?.fixes.first?.edits.first?.replacement == "whitespace", "\(found)")
    }
  }

  @Test(arguments: [
    ("personal-dta", "personal-data"), ("secrets", "secret"), ("unlabeled", "unlabelled"),
  ])
  func aCommentGetsNoProposalThatWouldBeRefusedNext(name: String, rule: String) throws {
    let text = "# kura: allow(\(name)) 例文なので問題ない\ntitle: 一"
    let found = try PrivacySample.lint([
      "knowledge/note/a.yaml": PrivacySample.entry("a", text)
    ]).diagnostics
    #expect(found.map(\.rule) == ["unknown-rule"])
    #expect(found.first?.fixes == [])
    #expect(found.first?.message.japanese == "「\(name)」という規則はありません。")
    #expect(found.first?.help?.japanese.contains("「\(rule)」のことなら") ?? false)
  }
}
