import Diagnostics
import Editions
import LintEngine
import SourceText
import TestSupport
import Testing

/// Leaks from stricter entries, by the numbers of the catalogue that the project was planned with.
struct DisclosureTests {
  private static let schema = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "資料", "type": "object",
      "properties": {
        "id": {"type": "string"},
        "title": {"type": "string", "x-kura-title": true},
        "body": {"type": "string", "x-kura-markdown": true},
        "reviewers": {"type": "array", "items": {"type": "string", "x-kura-reference": true}},
        "former_ids": {"type": "array", "items": {"type": "string", "x-kura-former-id": true}},
        "remark": {"type": "object", "properties": {"text": {"type": "string"},
          "disclosure": {"$ref": "#/$defs/label"}}},
        "disclosure": {"$ref": "#/$defs/label"}
      },
      "$defs": {"label": {"type": "object", "x-kura-disclosure": true}}
    }
    """

  private static let secret = """
    title: 取引先を装うメールへの対応の内部手順
    former_ids: [fake-partner-manual]
    body: |
      経理の担当者が偽の請求書に気づいたときは、まず上司の携帯に電話し、送金を止めます。
    """

  private func file(_ id: String, _ lines: String, _ label: String) -> SourceFile {
    let comment = "# yaml-language-server: $schema=../../schemas/paper.schema.json"
    return SourceFile(
      path: RepositoryPath("knowledge/paper/\(id).yaml"),
      text: "\(comment)\nid: \(id)\n\(lines)\ndisclosure: {\(label)}\n")
  }

  private func storehouse(_ entries: [SourceFile], configuration: String = "") -> [SourceFile] {
    entries + [
      SourceFile(path: "kura.yaml", text: "kura: 1\nprofile: storehouse\n" + configuration),
      SourceFile(path: "schemas/paper.schema.json", text: Self.schema),
    ]
  }

  private func options(_ selection: [RepositoryPath] = []) throws -> LintOptions {
    LintOptions(asOf: try #require(CalendarDate("2026-11-21")), selection: selection)
  }

  private func leaks(
    _ entries: [SourceFile], configuration: String = "", of selection: [RepositoryPath] = []
  ) throws -> [Diagnostic] {
    try Linter.lint(
      LintInput(storehouse(entries, configuration: configuration)), options: options(selection)
    ).diagnostics.filter { $0.rule == "disclosure-leak" }
  }

  @Test(arguments: [
    ("L01", "body: 「取引先を装うメールへの対応の 内部手順」を見てください。", "題名が書かれています"),
    ("L02", "reviewers: [secret-manual]", "参照しています"),
    ("L07", "body: まず上司の携帯に電話し、送金を止めます、と書かれています。", "同じ文が"),
    ("L12", "body: 古い手順は fake-partner-manual にありました。", "id が書かれています"),
    ("L13", "reviewers: [fake-partner-manual]", "参照しています"),
  ])
  func whatShowsAStricterEntryIsFound(number: String, line: String, part: String) throws {
    let secret = file("secret-manual", Self.secret, "tlp: AMBER")
    let found = try leaks([secret, file("open", "title: 案内\n" + line, "tlp: CLEAR")])
    #expect(found.count == 1, "\(number)")
    #expect(found.first?.message.japanese.contains(part) == true)
    #expect(found.first?.path == "knowledge/paper/open.yaml")
    #expect(try leaks([secret, file("open", "title: 案内\n" + line, "tlp: AMBER")]).isEmpty)
    let stricter = try leaks([secret, file("open", "title: 案内\n" + line, "tlp: RED")])
    #expect(!stricter.contains { $0.path == "knowledge/paper/open.yaml" })
  }

  @Test func whatIsShownThroughAnAliasOfAStricterFieldIsFound() throws {
    let lines = """
      title: 案内
      remark:
        text: &inner 経理の担当者が偽の請求書に気づいたときは、まず上司の携帯に電話します。
        disclosure: {tlp: AMBER}
      body: *inner
      """
    let found = try leaks([file("open", lines, "tlp: CLEAR")])
    #expect(found.map(\.severity) == [.error])
  }

  @Test func groupsAndDaysMakeAnEntryStricterToo() throws {
    let open = file("open", "title: 案内\nreviewers: [secret-manual]", "tlp: GREEN")
    for label in ["tlp: CLEAR, groups: [desk]", "tlp: CLEAR, public_from: \"2027-01-01\""] {
      let found = try leaks([file("secret-manual", Self.secret, label), open])
      #expect(found.count == 1)
    }
    let past = file("secret-manual", Self.secret, "tlp: CLEAR, public_from: \"2026-11-21\"")
    #expect(try leaks([past, open]).isEmpty)
  }

  @Test func wordsThatManyEntriesUseAreNoLeak() throws {
    let secret = file("secret-manual", Self.secret, "tlp: AMBER")
    let shared = "body: まず上司の携帯に電話し、送金を止めます。"
    let open = (1...3).map { file("open-\($0)", "title: 案内\($0)\n\(shared)", "tlp: CLEAR") }
    #expect(try leaks([secret] + open).isEmpty)
    #expect(try leaks([secret] + open.prefix(2)).count == 2)
  }

  @Test func aStricterEntryMayQuoteWhatItRefersTo() throws {
    let text = "body: まず上司の携帯に電話し、送金を止め、取引先に前から知っている番号で確かめます。"
    let open = file("open", "title: 送金の前に確かめることの案内です\n" + text, "tlp: CLEAR")
    let quoting = file("secret-manual", "title: 覚え書き\n" + text, "tlp: AMBER")
    let referring = file(
      "secret-manual", "title: 覚え書き\nreviewers: [open]\n" + text, "tlp: AMBER")
    #expect(try leaks([quoting, open]).map(\.severity) == [.error])
    #expect(try leaks([referring, open]).map(\.severity) == [.warning])
    let naming = file(
      "secret-manual", "title: 覚え書き\nbody: 送金の前に確かめることの案内です、を見ます。", "tlp: AMBER")
    #expect(try leaks([naming, open]).isEmpty)
  }

  @Test func aCheckOfOneFileFindsWhatTheWholeCheckFinds() throws {
    let entries = [
      file("secret-manual", Self.secret, "tlp: GREEN"),
      file("open", "title: 案内\nbody: まず上司の携帯に電話し、送金を止めます。", "tlp: CLEAR"),
    ]
    let ceiling = "disclosure: {ceiling: GREEN}\n"
    let whole = try leaks(entries, configuration: ceiling)
    let one = try leaks(entries, configuration: ceiling, of: ["knowledge/paper/open.yaml"])
    #expect(whole.count == 1)
    #expect(one == whole)
  }

  @Test func aMissingLabelIsOneFindingAndNoLeak() throws {
    let source = SourceFile(
      path: "knowledge/paper/secret-manual.yaml",
      text: "# yaml-language-server: $schema=../../schemas/paper.schema.json\nid: secret-manual\n"
        + Self.secret + "\n")
    let files = storehouse([
      source, file("open", "title: 案内\nreviewers: [secret-manual]", "tlp: CLEAR"),
    ])
    let found = try Linter.lint(LintInput(files), options: options()).diagnostics
    #expect(found.filter { $0.severity == .error }.map(\.rule) == ["unlabelled"])
    let fixed = try #require(found.first { $0.rule == "unlabelled" }?.fixes.first)
    #expect(fixed.edits.map(\.replacement) == ["disclosure:\n  tlp: RED\n"])
    #expect(fixed.edits.map(\.range.start) == [source.bytes.count])
  }

  // MARK: Changes

  private func changes(_ before: [SourceFile], _ after: [SourceFile]) throws -> [Diagnostic] {
    let paths = Set((before + after).map(\.path))
    let changed = paths.sorted().map { path in
      PathChange(
        before: before.contains { $0.path == path } ? path : nil,
        after: after.contains { $0.path == path } ? path : nil)
    }
    return try Linter.transitions(
      from: LintInput(storehouse(before)), to: LintInput(storehouse(after)), changed: changed,
      options: options())
  }

  @Test(arguments: [
    ("tlp: AMBER", "tlp: GREEN", true), ("tlp: GREEN", "tlp: AMBER", false),
    ("tlp: GREEN, groups: [desk]", "tlp: GREEN", true),
    ("tlp: GREEN, groups: [desk]", "tlp: GREEN, groups: [desk, members]", true),
    ("tlp: GREEN, groups: [desk, members]", "tlp: GREEN, groups: [desk]", false),
    ("tlp: GREEN, origin: received", "tlp: GREEN, origin: own", true),
    ("tlp: CLEAR, public_from: \"2027-04-01\"", "tlp: CLEAR, public_from: \"2027-01-01\"", true),
    ("tlp: CLEAR, public_from: \"2026-04-01\"", "tlp: CLEAR", false),
    ("tlp: WHITE", "tlp: CLEAR", false), ("tlp: 極秘", "tlp: GREEN", true),
    ("tlp: 何か", "tlp: AMBER", true),
  ])
  func aLooserLabelNeedsARecord(before: String, after: String, isFound: Bool) throws {
    let found = try changes(
      [file("paper", "title: 資料", before)], [file("paper", "title: 資料", after)])
    #expect(found.map(\.rule) == (isFound ? ["declassified-without-record"] : []))
  }

  @Test(arguments: [
    ("理由", "専門員", false), ("公表されたため", "役割", false), ("「理由」", "専門員", false),
    ("reason", "専門員", false), ("ＴＢＤ", "専門員", false), ("...", "専門員", false),
    ("xxx", "専門員", false), ("公表されたため", "-", false), ("公表されたため", "専門員", true),
    ("It was published", "CISO", true),
  ])
  func `a record whose reason or role says nothing is none`(
    reason: String, role: String, isRecord: Bool
  ) throws {
    let record =
      "lowered: [{from: AMBER, to: GREEN, reason: \"\(reason)\", role: \"\(role)\", "
      + "decided_on: \"2026-11-20\"}]"
    let found = try changes(
      [file("paper", "title: 資料", "tlp: AMBER")],
      [file("paper", "title: 資料", "tlp: GREEN, \(record)")])
    #expect(found.map(\.rule) == (isRecord ? [] : ["declassified-without-record"]))
  }

  @Test(arguments: [
    "remark: {text: \":::label{tlp=AMBER} 窓口だけ\"}",
    "remark:\n  text: |\n    だれでも\n    :::label{tlp=AMBER}\n    窓口だけ\n    :::",
    "title: |\n  案内\n  ：：：label{tlp=AMBER}\n  窓口だけ\n  :::",
  ])
  func `a block in a field that is no Markdown hides the field and is said`(lines: String) throws {
    for ceiling in ["CLEAR", "RED"] {
      let files = storehouse(
        [file("open", lines, "tlp: CLEAR")],
        configuration: "disclosure: {ceiling: \(ceiling)}\n")
      let found = try Linter.lint(LintInput(files), options: options()).diagnostics
      #expect(found.map(\.rule) == ["broken-label-block"], "\(found)")
      #expect(found.map(\.isProtected) == [true])
    }
    // What is in the field may not be shown elsewhere.
    let shown = "body: まず上司の携帯に電話し、送金を止めます。"
    let hidden = "remark:\n  text: |\n    :::label{tlp=AMBER}\n    まず上司の携帯に電話し、送金を止めます。\n    :::"
    #expect(
      try leaks([file("open", hidden, "tlp: CLEAR"), file("other", shown, "tlp: CLEAR")]).count == 1
    )
  }

  @Test func `colons that are no label block mean nothing in other fields`() throws {
    let lines = "title: |\n  std::vector と ::1\n  :::\n  終わり"
    let files = storehouse([file("open", lines, "tlp: CLEAR")])
    #expect(try Linter.lint(LintInput(files), options: options()).diagnostics.isEmpty)
  }

  @Test func aRecordHasToBeNewAndOfThisChange() throws {
    let record = "{from: AMBER, to: GREEN, reason: 公表, role: 窓口, decided_on: \"2026-11-20\"}"
    let old = file("paper", "title: 資料", "tlp: AMBER, lowered: [\(record)]")
    let new = file("paper", "title: 資料", "tlp: GREEN, lowered: [\(record)]")
    #expect(try changes([old], [new]).count == 1)
    #expect(try changes([file("paper", "title: 資料", "tlp: AMBER")], [new]).isEmpty)
    #expect(try changes([file("paper", "title: 資料", "tlp: RED")], [new]).count == 1)
  }

  @Test(arguments: [
    (["AMBER+STRICT AMBER", "AMBER GREEN"], 0), (["AMBER GREEN", "AMBER+STRICT AMBER"], 0),
    (["AMBER+STRICT AMBER"], 1), (["AMBER GREEN"], 1), (["RED AMBER", "AMBER GREEN"], 1),
    (["AMBER+STRICT AMBER", "AMBER AMBER", "GREEN GREEN"], 1),
  ])
  func `records of several steps lead from one label to another`(
    steps: [String], count: Int
  ) throws {
    let records = steps.map { step in
      let levels = step.split(separator: " ")
      return "{from: \(levels[0]), to: \(levels[1]), reason: 公表が決まった, role: 窓口, "
        + "decided_on: \"2026-11-20\"}"
    }
    let list = records.joined(separator: ", ")
    let found = try changes(
      [file("paper", "title: 資料", "tlp: AMBER+STRICT")],
      [file("paper", "title: 資料", "tlp: GREEN, lowered: [\(list)]")])
    #expect(found.count == count)
  }

  @Test func anEntryIsFoundAgainUnderAnotherName() throws {
    let before = file("old-name", "title: 資料", "tlp: AMBER")
    let after = file("new-name", "title: 資料\nformer_ids: [old-name]", "tlp: CLEAR")
    #expect(try changes([before], [after]).count == 1)
    #expect(try changes([], [after]).isEmpty)
  }

  @Test func whatCouldNotBeReadCountsAsTheStrictest() throws {
    let broken = SourceFile(path: "knowledge/paper/paper.yaml", text: "id: [\n")
    let found = try changes([broken], [file("paper", "title: 資料", "tlp: CLEAR")])
    #expect(found.first?.message.japanese.contains("前の版が読めない") == true)
  }

  // MARK: Missing labels

  private func missing(_ configuration: String) throws -> Diagnostic? {
    let comment = "# yaml-language-server: $schema=../../schemas/paper.schema.json"
    let entry = SourceFile(
      path: "knowledge/paper/open.yaml", text: "\(comment)\nid: open\ntitle: 案内\n")
    let files = storehouse([entry], configuration: configuration)
    return try Linter.lint(LintInput(files), options: options()).diagnostics
      .first { $0.rule == "unlabelled" }
  }

  @Test(arguments: [
    ("RED", ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]),
    ("AMBER", ["CLEAR", "GREEN", "AMBER"]),
    ("GREEN", ["CLEAR", "GREEN"]), ("CLEAR", ["CLEAR"]),
  ])
  func `a missing label comes with the lines that the ceiling allows, and no other`(
    ceiling: String, levels: [String]
  ) throws {
    let finding = try #require(try missing("disclosure: {ceiling: \(ceiling)}\n"))
    let help = try #require(finding.help)
    for level in ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"] {
      for text in [help.japanese, help.english] {
        #expect(text.contains("disclosure: {tlp: \(level)}") == levels.contains(level), "\(text)")
      }
    }
    if ceiling != "RED" {
      #expect(help.japanese.contains(ceiling), "\(help.japanese)")
      #expect(finding.fixes == [], "the strictest may not be here either")
    }
    // What is shown is what helps.
    for level in levels {
      let entry = file("open", "title: 案内", "tlp: \(level)")
      let files = storehouse([entry], configuration: "disclosure: {ceiling: \(ceiling)}\n")
      #expect(try Linter.lint(LintInput(files), options: options()).diagnostics == [])
    }
  }

  @Test func `without a ceiling the strictest can be written down`() throws {
    let finding = try #require(try missing(""))
    #expect(finding.help?.japanese.contains("disclosure: {tlp: RED}") == true)
    #expect(finding.fixes.count == 1)
  }
}
