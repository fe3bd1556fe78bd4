import Diagnostics
import LintEngine
import SourceText
import TestSupport
import Testing

/// The contract of the whole engine: one defect gives one finding, on the line that was changed.
struct OneDefectOneFindingTests {
  /// A way to break one line of an entry, and the rule that must say so.
  struct Defect: Sendable, CustomTestStringConvertible {
    let name: String
    let line: String
    let rule: String
    let replacement: @Sendable (String) -> String

    init(
      _ name: String, on line: String, finds rule: String,
      _ replacement: @escaping @Sendable (String) -> String
    ) {
      (self.name, self.line, self.rule, self.replacement) = (name, line, rule, replacement)
    }

    var testDescription: String { name }
  }

  static let defects: [Defect] = [
    Defect("full-width colon", on: "title:", finds: "full-width-syntax") {
      "title：" + $0.dropFirst(7)
    },
    Defect("full-width space after the colon", on: "title:", finds: "full-width-syntax") {
      "title:　" + $0.dropFirst(7)
    },
    Defect("full-width sign before a text", on: "answer:", finds: "full-width-syntax") { _ in
      "answer: ｜"
    },
    Defect("no sign before a text", on: "answer:", finds: "lost-line-break") {
      String($0.dropLast()) + "初めに、"
    },
    Defect("full-width comma in a list", on: "related:", finds: "dangling-reference") {
      $0.split(separator: ", ").joined(separator: "、")
    },
    Defect("list in full-width brackets", on: "related:", finds: "schema-type") {
      "related: ［" + $0.dropFirst(10).dropLast() + "］"
    },
    Defect("no space after the colon", on: "title:", finds: "missing-space-after-colon") {
      "title:" + $0.dropFirst(7)
    },
    Defect("tab indentation", on: "    text:", finds: "tab-indentation") {
      "\t" + $0.dropFirst(4)
    },
    Defect("full-width indentation", on: "    src:", finds: "invisible-indentation") {
      "　　" + $0.dropFirst(4)
    },
    Defect("quote never closed", on: "published:", finds: "unbalanced-quote") {
      String($0.dropLast())
    },
    Defect("bracket never closed", on: "related:", finds: "unclosed-bracket") {
      String($0.dropLast())
    },
    Defect("key set twice", on: "importance:", finds: "duplicate-key") { _ in
      "title: 二回目の題名"
    },
    Defect("misspelt required key", on: "published:", finds: "renamed-key") {
      "publishd:" + $0.dropFirst(10)
    },
    Defect("misspelt optional key", on: "importance:", finds: "unknown-key") {
      "importence:" + $0.dropFirst(11)
    },
    Defect("misspelt allowed value", on: "category:", finds: "schema-enum") { _ in
      "category: preventoin"
    },
    Defect("number out of range", on: "importance:", finds: "schema-range") { _ in
      "importance: 9"
    },
    Defect("text instead of a number", on: "importance:", finds: "schema-type") { _ in
      "importance: 高い"
    },
    Defect("branch code without quotes", on: "branch_code:", finds: "unquoted-string") { _ in
      "branch_code: 0600001"
    },
    Defect("day that does not exist", on: "published:", finds: "schema-format") { _ in
      "published: \"2026-02-30\""
    },
    Defect("day in slashes", on: "published:", finds: "schema-format") { _ in
      "published: \"2026/4/1\""
    },
    Defect("address without a scheme", on: "link:", finds: "schema-format") { _ in
      "link: example.jp"
    },
    Defect("reference to nothing", on: "related:", finds: "dangling-reference") { _ in
      "related: [entry-1x]"
    },
    Defect("id of another file", on: "id:", finds: "id-filename-mismatch") { _ in
      "id: other-entry"
    },
    Defect("id in another form", on: "id:", finds: "id-filename-mismatch") { _ in
      "id: other-entry-2"
    },
    Defect("condition not met", on: "status:", finds: "missing-key") { _ in
      "status: withdrawn"
    },
    Defect("unknown key in a branch", on: "    alt:", finds: "renamed-key") {
      "    atl:" + $0.dropFirst(8)
    },
    Defect("blanks at the line end", on: "status:", finds: "whitespace") { $0 + "  " },
    Defect("blank at the end of the schema comment", on: "# yaml", finds: "whitespace") {
      $0 + " "
    },
    Defect("character of no width", on: "title:", finds: "unicode-hazard") { $0 + "\u{200B}" },
    Defect("half-width katakana", on: "title:", finds: "unicode-hazard") { $0 + "ﾃｽﾄ" },
    Defect("schema comment of another kind", on: "# yaml", finds: "missing-schema-comment") { _ in
      "# yaml-language-server: $schema=../../schemas/other.schema.json"
    },
    Defect("word that other tools read as a boolean", on: "title:", finds: "ambiguous-scalar") {
      _ in "title: yes"
    },
    Defect("number after a space and a '#'", on: "title:", finds: "truncated-by-comment") {
      $0 + " #1"
    },
    Defect("word of other tools before a '#'", on: "title:", finds: "truncated-by-comment") {
      _ in "title: yes #1"
    },
    Defect("nothing before a '#'", on: "title:", finds: "schema-type") { _ in "title: #1" },
    Defect("allowed value lost in a comment", on: "category:", finds: "schema-enum") { _ in
      "category: prevent #prevention"
    },
  ]

  @Test(arguments: defects)
  func aDefectIsFoundOnceAndOnItsLine(defect: Defect) throws {
    let storehouse = SampleStorehouse(count: 60)
    var changed: [Int: [String]] = [:]
    var expected: [String: Int] = [:]
    for number in 0..<storehouse.count {
      var lines = storehouse.lines(of: number)
      let index = try #require(lines.firstIndex { $0.hasPrefix(defect.line) })
      lines[index] = defect.replacement(lines[index])
      changed[number] = lines
      expected["knowledge/faq/entry-\(number).yaml"] = index + 1
    }
    let files = storehouse.files(replacing: changed)
    let outcome = try SampleStorehouse.lint(files)
    let found = Dictionary(grouping: outcome.diagnostics) { $0.path.description }
    for (path, line) in expected {
      let diagnostics = found[path] ?? []
      let source = try #require(files.first { $0.path.description == path })
      let index = LineIndex(source.bytes)
      let summary = diagnostics.map {
        "\($0.rule) at line \(index.position(at: $0.range.start).line): \($0.message.japanese)"
      }
      #expect(diagnostics.map(\.rule.name) == [defect.rule], "\(path):\(line) \(summary)")
      #expect(
        diagnostics.map { index.position(at: $0.range.start).line } == [line], "\(path) \(summary)")
    }
    #expect(Set(found.keys).subtracting(expected.keys) == [])
  }

  @Test func anEntryWithoutDefectsHasNoFinding() throws {
    let outcome = try SampleStorehouse.lint(SampleStorehouse(count: 60).files())
    #expect(outcome.diagnostics == [])
    #expect(outcome.fileCount == 60)
  }
}
