import Diagnostics
import Editions
import LintEngine
import SourceText
import TestSupport
import Testing

/// Findings that comments and the configuration allow.
struct SuppressionTests {
  private static let schema = """
    {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
      "required": ["id"], "properties": {"id": {"type": "string"},
        "level": {"enum": ["low", "high"]},
        "see": {"type": "array", "items": {"type": "string", "x-kura-reference": true}},
        "blocks": {"type": "array", "items": {"type": "object", "required": ["kind"],
          "properties": {"kind": {"enum": ["text", "image"]}, "level": {"enum": [1, 2]}}}}}}
    """

  private static func outcome(
    of text: String, path: RepositoryPath = "notes/a.yaml", configuration: String = "",
    asOf: String = "2026-11-21", selection: [RepositoryPath] = []
  ) throws -> LintOutcome {
    let files = [
      SourceFile(
        path: "kura.yaml",
        text: "kura: 1\nkinds:\n  note: {path: [\"notes/**\"], schema: note.json}\n"
          + configuration),
      SourceFile(path: "note.json", text: schema), SourceFile(path: path, text: text),
    ]
    guard let day = CalendarDate(asOf) else { throw TestFailure("no such day") }
    return try Linter.lint(
      LintInput(files), options: LintOptions(asOf: day, selection: selection))
  }

  /// The findings as `line rule`.
  private static func findings(
    in text: String, path: RepositoryPath = "notes/a.yaml", configuration: String = "",
    asOf: String = "2026-11-21"
  ) throws -> [String] {
    let outcome = try outcome(of: text, path: path, configuration: configuration, asOf: asOf)
    let lines = LineIndex(Array(text.utf8))
    return outcome.diagnostics.map { finding in
      let line = finding.path == path ? "\(lines.position(at: finding.range.start).line)" : "-"
      return "\(line) \(finding.rule)"
    }
  }

  @Test(
    "A comment covers the value of its key or item, and no more",
    arguments: [
      // On the key's line, or above it.
      "id: a\nlevel: x # kura: allow(schema-enum) 移行中\n",
      "id: a\n# kura: allow(schema-enum) 移行中\nlevel: x\n",
      "id: a\n# kura: allow(schema-enum) 移行中\n\n# 別のコメント\nlevel: x\n",
      "# kura: allow(schema-enum) 移行中\nlevel: x\nid: a\n",
      "---\n# kura: allow(schema-enum) 移行中\nlevel: x\nid: a\n",
      "\u{FEFF}# kura: allow(schema-enum) 移行中\r\nlevel: x\r\nid: a\r\n",
      "id: a\nlevel: # kura: allow(schema-enum) 移行中\n  x\n",
      "id: a\nlevel:\n  # kura: allow(schema-enum) 移行中\n  x\n",
      "id: a\nlevel: | # kura: allow(schema-enum) 移行中\n  x\n",
      "id: a\nlevel: &x !!str x # kura: allow(schema-enum) 移行中\n",
      // The whole of a list, an item, a key of an item.
      "id: a\n# kura: allow(schema-enum) 移行中\nblocks:\n  - kind: x\n  - kind: y\n",
      "id: a\nblocks: # kura: allow(schema-enum) 移行中\n  - kind: x\n  - kind: y\n",
      "id: a\nblocks:\n  # kura: allow(schema-enum) 移行中\n  - level: 3\n    kind: x\n",
      "id: a\nblocks:\n  - kind: x # kura: allow(schema-enum) 移行中\n    level: 1\n",
      "id: a\nblocks: [{kind: x}, {kind: y}] # kura: allow(schema-enum) 移行中\n",
      "id: a\nblocks:\n  - {kind: x, level: 3} # kura: allow(schema-enum) 移行中\n",
      "id: a\nblocks: [\n  {kind: x}, # kura: allow(schema-enum) 移行中\n  {kind: text}]\n",
      "id: a\nsee:\n  - b # kura: allow(dangling-reference) 来月作る\n",
      "id: a\nsee:\n  # kura: allow(dangling-reference) 来月作る\n  - b\n",
      "id: a\nblocks:\n  # kura: allow(missing-key) 種類は後で決める\n  - level: 1\n",
      // Several rules, and a text.
      "id: a\n# kura: allow(schema-enum, missing-key) 移行中\nblocks:\n  - level: 3\n",
      "id: a\nlevel: 古い値 # kura: allow(schema-enum, \"古い値\") 移行中\n",
      "id: a\nlevel: \"x\" # kura: allow(schema-enum, \"x\") 移行中\n",
      "id: a\nlevel: x # kura: allow(schema-enum, until=2026-11-21) 今日まで\n",
      "id: a\nlevel: x # kura: allow(schema-enum) until=2027-01-31 年度末まで\n",
      "id: a\nlevel: x # kura: allow(schema-enum): 移行中\n",
      "id: a\nlevel: x # kura: allow( schema-enum ) -- 移行中\n",
    ])
  func allowed(text: String) throws {
    #expect(try Self.findings(in: text) == [])
    #expect(try Self.outcome(of: text).suppressedCount > 0)
  }

  /// A text with the findings that stay.
  struct Stay: Sendable, CustomTestStringConvertible {
    let text: String
    let findings: [String]
    var testDescription: String { text.debugDescription }
  }

  static let stays = [
    Stay(
      text: "# kura: allow(schema-enum) 移行中\nid: a\nlevel: x\n",
      findings: ["1 useless-suppression", "3 schema-enum"]),
    Stay(
      text: "id: a\nblocks:\n  - level: 1 # kura: allow(missing-key) 種類は後で決める\n",
      findings: ["3 missing-key", "3 useless-suppression"]),
    Stay(
      text: "# kura: allow(missing-key) 後で\nlevel: low\n",
      findings: ["1 useless-suppression", "2 missing-key"]),
    Stay(
      text: "id: a\nlevel: x # kura: allow(schema-type) 移行中\n",
      findings: ["2 schema-enum", "2 useless-suppression"]),
    Stay(
      text: "id: a\nlevel: xy # kura: allow(schema-enum, \"x\") 移行中\n",
      findings: ["2 schema-enum", "2 useless-suppression"]),
    Stay(
      text: "id: a\nlevel: x # kura: allow(schema-enum, schema-type) 移行中\n",
      findings: ["2 useless-suppression"]),
    Stay(
      text: "id: a\nlevel: low\n# kura: allow(schema-enum) 移行中\n",
      findings: ["3 useless-suppression"]),
    Stay(
      text: "id: a\nlevel: x # kura: allow(schema-enum, until=2026-11-20) 昨日まで\n",
      findings: ["2 schema-enum"]),
    Stay(
      text: "id: a\nlevel: low # kura: allow(schema-enum, until=2026-11-20) 昨日まで\n",
      findings: ["2 expired-suppression"]),
    Stay(
      text: "id: a\nlevel: x # kura: allow(schema-enum)\n", findings: ["2 unexplained-suppression"]),
    Stay(
      text: "id: a\nlevel: x # kura: allow(schema-enum) …。\n",
      findings: ["2 unexplained-suppression"]),
    Stay(text: "id: a\nlevel: x # kura: allow(shema-enum) 移行中\n", findings: ["2 unknown-rule"]),
    Stay(
      text: "id: a\nlevel: x # kura: allow(nothing-like-it) 移行中\n",
      findings: ["2 schema-enum", "2 unknown-rule"]),
    Stay(text: "id: a\nlevel: low # kura: allow(shema-enum) 移行中\n", findings: ["2 unknown-rule"]),
    Stay(
      text: "id: a\nlevel: low # kura:allow(schema-enum)\n", findings: ["2 misspelt-suppression"]),
    Stay(
      text: "id: a\nlevel: low # kura: allow(schema-enum)\n",
      findings: ["2 unexplained-suppression"]),
    Stay(
      text: "id: a\nlevel: low # kura: allow(personal-data) 例\n",
      findings: ["2 protected-suppression"]),
    Stay(
      text: "id: a\nlevel: low # kura: allow(useless-suppression) 例\n",
      findings: ["2 useless-suppression"]),
  ]

  @Test(
    "What a comment does not cover stays, and a comment that covers nothing is a finding",
    arguments: stays)
  func stay(stay: Stay) throws {
    #expect(try Self.findings(in: stay.text) == stay.findings)
  }

  @Test(
    "A misspelt comment is answered with the right form, and understood",
    arguments: [
      ("#kura:allow(schema-enum) 移行中", "# kura: allow(schema-enum) 移行中"),
      ("# kura:allow(schema-enum) 移行中", "# kura: allow(schema-enum) 移行中"),
      ("# kura: allow（schema-enum）移行中", "# kura: allow(schema-enum) 移行中"),
      ("# kura： allow(schema-enum) 移行中", "# kura: allow(schema-enum) 移行中"),
      ("# kura: ignore(schema-enum) 移行中", "# kura: allow(schema-enum) 移行中"),
      ("# kura: disable schema-enum 移行中", "# kura: allow(schema-enum) 移行中"),
      ("# kura: allow schema-enum", "# kura: allow(schema-enum) 理由"),
      ("# kura allow(schema-enum) 移行中", "# kura: allow(schema-enum) 移行中"),
      ("# kura: Allow(Schema-Enum) 移行中", "# kura: allow(schema-enum) 移行中"),
      ("# kura: alow(schema-enum) 移行中", "# kura: allow(schema-enum) 移行中"),
      ("# kura: allow[schema-enum] 移行中", "# kura: allow(schema-enum) 移行中"),
      ("# kura: allow(schema-enum、schema-type) 移行中", "# kura: allow(schema-enum, schema-type) 移行中"),
      ("# kura: allow(schema-enum, 「x」) 移行中", "# kura: allow(schema-enum, \"x\") 移行中"),
      (
        "# kura: allow(schema-enum, until:2027-01-31) 移行中",
        "# kura: allow(schema-enum, until=2027-01-31) 移行中"
      ),
      ("# kura: allow(schema-enum 移行中", "# kura: allow(schema-enum) 移行中"),
      ("# kura: allow(ｓchema-enum) 移行中", "# kura: allow(schema-enum) 移行中"),
      ("# kura: 許可(schema-enum) 移行中", "# kura: allow(schema-enum) 移行中"),
      ("# kura: allow(shema-enum）移行中", "# kura: allow(schema-enum) 移行中"),
    ])
  func misspelt(comment: String, form: String) throws {
    let outcome = try Self.outcome(of: "id: a\nlevel: x  \(comment)\n")
    let finding = try #require(outcome.diagnostics.first { $0.rule == "misspelt-suppression" })
    #expect(finding.message.japanese.contains("「\(form)」"), "\(finding.message.japanese)")
    #expect(!outcome.diagnostics.contains { $0.rule == "schema-enum" })
    // What the message says to write is right.
    let corrected = try Self.findings(in: "id: a\nlevel: x # \(form.dropFirst(2))\n")
    #expect(corrected == [] || corrected == ["2 useless-suppression"])
  }

  @Test(
    "A comment that only mentions kura is left alone",
    arguments: [
      "# kura.yaml を見る", "# kura の設定", "# see kura: allow(schema-enum) in the docs",
      "# yaml-language-server: $schema=kura.json", "# kurabe", "# kura-hook: x",
    ])
  func mention(comment: String) throws {
    #expect(try Self.findings(in: "id: a\nlevel: low \(comment)\n") == [])
    #expect(try Self.findings(in: "title: \"# kura: allow(schema-enum) x\"\nid: a\n") == [])
  }

  @Test func anOrderThatKuraDoesNotKnowIsAnswered() throws {
    #expect(
      try Self.findings(in: "id: a # kura: strict mode\n") == ["1 misspelt-suppression"])
  }

  @Test func theNoteOfAFindingThatComesBackLeadsToTheComment() throws {
    let text = "id: a\nlevel: x # kura: allow(schema-enum, until=2026-06-30) 移行中\n"
    let finding = try #require(try Self.outcome(of: text).diagnostics.first)
    let note = try #require(finding.notes.last)
    #expect(note.message.japanese.contains("2026-06-30"))
    #expect(
      SourceFile(path: "notes/a.yaml", text: text).text(in: note.range).hasPrefix("# kura: allow"))
  }

  private static let allowance = """
    suppressions:
      - path: "notes/**"
        rule: schema-enum
        pointer: /level
        reason: 移行中
        until: 2027-03-31

    """

  @Test func theConfigurationAllowsWhereNoCommentCanStand() throws {
    let json = #"{"id": "a", "level": "x", "blocks": [{"kind": "y"}]}"#
    #expect(
      try Self.findings(in: json, path: "notes/a.json", configuration: Self.allowance).count == 1)
    let broken = "id: a\nlevel: [\n"
    let rule = try #require(try Self.outcome(of: broken).diagnostics.first).rule
    let all = "suppressions:\n  - {path: notes/a.yaml, rule: [\(rule)], reason: 変換を待っている}\n"
    #expect(try Self.findings(in: broken, configuration: all) == [])
  }

  @Test func anAllowanceOfTheConfigurationEndsAndIsReportedWhenUseless() throws {
    #expect(
      try Self.findings(in: "id: a\nlevel: x\n", configuration: Self.allowance, asOf: "2027-04-01")
        == ["2 schema-enum"])
    #expect(
      try Self.findings(in: "id: a\nlevel: low\n", configuration: Self.allowance)
        == ["- useless-suppression"])
    let selected = try Self.outcome(
      of: "id: a\nlevel: low\n", configuration: Self.allowance, selection: ["notes/a.yaml"])
    #expect(selected.diagnostics == [])
  }

  @Test(
    "A wrong item of suppressions is found before anything else",
    arguments: [
      "- {path: a, rule: schema-enum}", "- {path: a, rule: shema-enum, reason: x}",
      "- {path: a, rule: schema-enum, reason: \"\"}", "- {path: a, rule: [], reason: x}",
      "- {path: a, rule: schema-enum, reason: x, until: 来年}",
      "- {path: \"a[\", rule: schema-enum, reason: x}",
    ])
  func wrongItem(item: String) throws {
    let outcome = try Self.outcome(of: "id: a\n", configuration: "suppressions:\n  \(item)\n")
    #expect(outcome.isBroken)
    #expect(outcome.diagnostics.map(\.rule) == ["invalid-configuration"])
  }

  @Test func aCommentInTheHeadOfMarkdownIsReadAndAHeadingIsNot() throws {
    let kinds = "  page: {path: \"pages/*.md\", schema: note.json, format: front-matter}\n"
    let text = "---\nid: a\nlevel: x # kura: allow(schema-enum) 移行中\n---\n# kura: ignore this\n"
    // There are no notes beside the page.
    #expect(
      try Self.findings(in: text, path: "pages/a.md", configuration: kinds)
        == ["- unmatched-glob"])
  }
}
