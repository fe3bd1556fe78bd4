import Diagnostics
import Editions
import LintEngine
import SourceText
import TestSupport

/// A storehouse with a desk that publishes its number, notes, and cases made from consultations.
///
/// Every value is made up.
enum PrivacySample {
  static let today = "2026-11-21"

  static let desk = """
    {"type": "object", "x-kura-role": "contact", "properties": {
      "id": {"type": "string"}, "note": {"type": "string"},
      "phones": {"type": "array", "items": {"type": "string"}, "x-kura-registered": true},
      "mail": {"type": "string", "x-kura-registered": true},
      "site": {"type": "string", "x-kura-registered": true}}}
    """

  static let files: [RepositoryPath: String] = [
    "kura.yaml": "kura: 1\nprofile: storehouse\n",
    "schemas/desk.schema.json": desk,
    "schemas/note.schema.json": """
    {"type": "object", "properties": {"id": {"type": "string"}, "title": {"type": "string"},
      "on": {"type": "string", "format": "date"}, "count": {"type": "integer"}}}
    """,
    "schemas/case.schema.json": #"{"type": "object", "x-kura-role": "derived-consultation"}"#,
    "knowledge/desk/advice.yaml": """
    # yaml-language-server: $schema=../../schemas/desk.schema.json
    id: advice
    phones: [03-1234-5678]
    mail: madoguchi@kikan.go.jp
    site: https://www.kikan.go.jp/
    note: 担当の携帯は使いません。

    """,
  ]

  static let head = [
    "note": "# yaml-language-server: $schema=../../schemas/note.schema.json\n",
    "case": "# yaml-language-server: $schema=../../schemas/case.schema.json\n",
  ]

  /// What an entry made from consultations needs besides.
  private static let anonymisation = """
    anonymisation:
      drafted_by_role: 専門員
      checked_by_role: 二次対応担当
      checked_on: "2026-11-20"
      composite: true

    """

  /// The text of an entry that follows the house rules.
  static func entry(_ id: String, kind: String = "note", _ rest: String) -> String {
    (head[kind] ?? "") + "id: \(id)\n\(rest)\n" + (kind == "case" ? anonymisation : "")
  }

  static func input(_ changes: [RepositoryPath: String]) -> LintInput {
    LintInput(
      files.merging(changes) { $1 }.map { SourceFile(path: $0.key, text: $0.value) })
  }

  static func lint(
    _ changes: [RepositoryPath: String], selection: [RepositoryPath] = [], jobs: Int = 1
  ) throws -> LintOutcome {
    try Linter.lint(input(changes), options: options(selection, jobs: jobs))
  }

  static func options(_ selection: [RepositoryPath] = [], jobs: Int = 1) throws -> LintOptions {
    guard let asOf = CalendarDate(today) else { throw TestFailure("no such day") }
    return LintOptions(asOf: asOf, jobs: jobs, selection: selection)
  }

  /// The check of single texts against this storehouse.
  static func check(
    _ changes: [RepositoryPath: String] = [:], convert: TextConverter? = nil,
    pieceSize: Int = 8 << 20
  ) throws -> ProtectedCheck {
    let input = input(changes)
    var loader = try StorehouseLoader(input)
    let storehouse = try loader.load()
    return ProtectedCheck(
      storehouse, allowList: AllowList(input, storehouse), asOf: try options().asOf,
      convert: convert, pieceSize: pieceSize)
  }
}

extension Diagnostic {
  /// The rule, the kind and the severity in one word.
  var verdict: String {
    "\(rule)/\(sensitive?.kind ?? "-")/\(severity.name)"
  }
}
