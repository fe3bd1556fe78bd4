import Diagnostics
import Editions
import LintEngine
import SourceText
import Testing

/// What entries were before that share a file and have no ids.
struct ManyDocumentTests {
  private static let schema = """
    {"type": "object", "properties": {"text": {"type": "string"},
      "disclosure": {"type": "object", "x-kura-disclosure": true}}}
    """

  private func file(_ documents: [(text: String, level: String)]) -> [SourceFile] {
    let text = documents.map { "text: \($0.text)\ndisclosure: {tlp: \($0.level)}\n" }
    return [
      SourceFile(
        path: "kura.yaml",
        text: "kura: 1\nprofile: storehouse\nkinds:\n  log: {path: \"log/*.yaml\", "
          + "schema: s/log.json, documents: many, identity: none}\n"),
      SourceFile(path: "s/log.json", text: Self.schema),
      SourceFile(path: "log/a.yaml", text: text.joined(separator: "---\n")),
    ]
  }

  private static let before = [("一件目", "CLEAR"), ("二件目", "AMBER"), ("三件目", "RED")]

  typealias Documents = [(text: String, level: String)]

  private static let cases: [(Documents, Int)] = [
    ([("一件目", "CLEAR"), ("二件目", "CLEAR"), ("三件目", "RED")], 1),
    ([("一件目", "CLEAR"), ("二件目の続き", "AMBER"), ("三件目の続き", "CLEAR")], 1),
    ([("一件目の続き", "CLEAR"), ("二件目の続き", "RED"), ("三件目の続き", "RED")], 0),
    // Which of those that are gone it was, nobody can tell.
    ([("一件目", "CLEAR"), ("三件目の続き", "AMBER")], 1),
    ([("一件目", "CLEAR"), ("三件目の続き", "RED")], 0),
    ([("新しい一件", "CLEAR"), ("一件目", "CLEAR"), ("二件目", "AMBER"), ("三件目", "RED")], 0),
    ([("三件目", "RED"), ("一件目", "CLEAR")], 0),
  ]

  @Test(arguments: cases)
  func `each document is compared with what it was`(
    after: [(text: String, level: String)], count: Int
  ) throws {
    let options = LintOptions(asOf: try #require(CalendarDate("2026-06-01")))
    let found = try Linter.transitions(
      from: LintInput(file(Self.before)), to: LintInput(file(after)),
      changed: [PathChange("log/a.yaml")], options: options)
    let expected = Array(repeating: RuleID("declassified-without-record"), count: count)
    #expect(found.map(\.rule) == expected, "\(found.map(\.message.english))")
  }
}
