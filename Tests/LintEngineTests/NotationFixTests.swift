import Diagnostics
import Editions
import LintEngine
import SourceText
import TestSupport
import Testing

/// Fixes that change how a value is written so that nothing of it is lost.
struct NotationFixTests {
  /// The lines of an entry after its id, before and after the one fix that they are offered.
  struct Change: Sendable, CustomTestStringConvertible {
    let rule: String
    let before: String
    let after: String?

    init(_ rule: String, _ before: String, _ after: String?) {
      (self.rule, self.before, self.after) = (rule, before, after)
    }

    var testDescription: String { before.debugDescription }
  }

  private static let head =
    "# yaml-language-server: $schema=../../schemas/memo.schema.json\nid: a\n"

  static let cuts = [
    Change("truncated-by-comment", "title: 質問 #1\n", "title: \"質問 #1\"\n"),
    Change("truncated-by-comment", "title: 質問 #1 と #2 \n", "title: \"質問 #1 と #2\" \n"),
    Change("truncated-by-comment", "title: 5\" の #1's\n", "title: '5\" の #1''s'\n"),
    Change("truncated-by-comment", "title: &a 質問 #1\n", "title: &a \"質問 #1\"\n"),
    Change("truncated-by-comment", "title: #1\n", "title: \"#1\"\n"),
    Change(
      "truncated-by-comment", "title: x\ntags:\n  - 事件 #一 #二\n",
      "title: x\ntags:\n  - \"事件 #一 #二\"\n"),
    Change("truncated-by-comment", "title: x\ntags: [一, 二 #三\n  ]\n", nil),
  ]

  static let folds = [
    Change("lost-line-break", "title: 一\n  二\n\n  三\n", "title: |\n  一\n  二\n\n  三\n"),
    Change("lost-line-break", "title:\n    一\n  ・二\n", "title: |\n  一\n  ・二\n"),
    Change("lost-line-break", "title: 一\n   1. 二\n     三\n", "title: |\n   一\n   1. 二\n     三\n"),
    Change("lost-line-break", "title: 一\r\n  ・二\r\n", "title: |\r\n  一\r\n  ・二\r\n"),
    Change("lost-line-break", "title: &a 一\n  ・二\n", "title: &a |\n  一\n  ・二\n"),
    Change("lost-line-break", "title: 一\n\n  二 # 注\n", nil),
    Change("lost-line-break", "title: # 注\n  一\n  （2）二\n", nil),
    Change(
      "lost-line-break", "title: x\ntags:\n  - 一\n    ・二\n",
      "title: x\ntags:\n  - |\n    一\n    ・二\n"),
  ]

  static let lists = [
    Change("joined-items", "title: x\ntags: [一、二]\n", "title: x\ntags: [一, 二]\n"),
    Change(
      "joined-items", "title: x\ntags: [一， 二、三（四、五）, 六]\n",
      "title: x\ntags: [一, 二, 三（四、五）, 六]\n"),
  ]

  @Test(arguments: cuts + folds + lists)
  func theFixKeepsWhatWasWritten(change: Change) throws {
    let source = SourceFile(path: "knowledge/memo/a.yaml", text: Self.head + change.before)
    let found = try Self.lint(source).filter { finding in
      finding.rule.name == change.rule
        || finding.notes.contains { $0.message.japanese.contains("#") }
    }
    let finding = try #require(found.first)
    #expect(found.count == 1)
    guard let after = change.after else {
      #expect(finding.fixes.isEmpty)
      return
    }
    let fix = try #require(finding.fixes.first)
    #expect(fix.applicability == .review)
    var bytes = source.bytes
    for edit in fix.edits.reversed() {
      bytes.replaceSubrange(edit.range.indices, with: Array(edit.replacement.utf8))
    }
    #expect(String(decoding: bytes, as: UTF8.self) == Self.head + after)
    let repaired = try Self.lint(SourceFile(path: source.path, bytes: bytes))
    #expect(repaired.filter { $0.rule.name != "whitespace" } == [])
  }

  @Test(arguments: [
    ("tags:\n  ・一\n  ・二\n", "「・」ではなく、値ごとに改行して、「- 」（半角の"), ("tags: ● 一 ● 二\n", "「●」ではなく"),
    ("tags:\n  1. 一\n  2. 二\n", "「1.」ではなく"), ("tags:\n  （1\n", "値が1つでも"),
    ("tags: ［一, 二］\n", "［ ］ではなく半角の [ ] で囲み、半角の「,」"),
    ("tags: 【一、二】\n", "【 】ではなく半角の [ ] で囲み、「、」ではなく半角の「,」"),
    ("tags: 一，二\n", "「，」では一覧になりません"), ("tags: \"一、二\"\n", "値が1つでも"),
    ("tags: 1.5 倍\n", "値が1つでも"),
  ])
  func theHelpNamesTheSignThatMakesNoList(text: String, help: String) throws {
    let findings = try Self.lint(SourceFile(path: "knowledge/memo/a.yaml", text: Self.head + text))
    #expect(findings.map(\.rule.name) == ["schema-type"])
    let said = try #require(findings.first?.help)
    #expect(said.japanese.contains(help), "\(said.japanese)")
  }

  @Test(
    "remarks and texts of one paragraph are left alone",
    arguments: [
      "title: 質問 # 一つ目\n", "title: 質問  #一つ目\n", "title: 質問\t#一つ目\n", "title: 質問　#1\n",
      "title: '質問' #1\n", "title: C#の話\n", "count: 3 #件\n", "title: 質問 #TODO 直す\n",
      "title: 質問 #kura: allow(ambiguous-scalar) 理由\n", "title: 質問 #\n", "title: 質問 #-- 注\n",
      "title: |\n  質問 #1\n", "title: 一\n  2024.5 年\n", "title: 一\n  10 件\n",
      "tags: [\"一、二\", 「一、二」, 一です、二です。]\n", "tags: [一・二]\n",
    ])
  func remarks(text: String) throws {
    let findings = try Self.lint(
      SourceFile(
        path: "knowledge/memo/a.yaml",
        text: Self.head + text))
    let rules = ["truncated-by-comment", "lost-line-break", "joined-items"]
    #expect(findings.filter { rules.contains($0.rule.name) } == [])
  }

  private static func lint(_ source: SourceFile) throws -> [Diagnostic] {
    let schema = """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {
          "id": {"type": "string"}, "title": {"type": "string"}, "count": {"type": "integer"},
          "tags": {"type": "array", "items": {"type": "string"}}
        }
      }
      """
    return try SampleStorehouse.lint([
      SourceFile(path: "kura.yaml", text: "kura: 1\nprofile: storehouse\n"),
      SourceFile(path: "schemas/memo.schema.json", text: schema),
      source,
    ]).diagnostics
  }
}
