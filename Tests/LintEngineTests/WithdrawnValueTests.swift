import Diagnostics
import Editions
import LintEngine
import SourceText
import Testing

/// Values of contacts that entries show which a commit leaves alone.
struct WithdrawnValueTests {
  private static let desk: RepositoryPath = "knowledge/desk/advice.yaml"
  private static let base = PrivacySample.files.merging([
    "knowledge/note/one.yaml": note("one", "窓口は 03-1234-5678 です。"),
    "knowledge/note/two.yaml": note("two", "窓口は madoguchi@kikan.go.jp です。"),
    "knowledge/note/three.yaml": note("three", "窓口に来てください。"),
  ]) { $1 }

  private static func note(_ id: String, _ title: String) -> String {
    "# yaml-language-server: $schema=../../schemas/note.schema.json\nid: \(id)\ntitle: \(title)\n"
  }

  private static func findings(_ changes: [RepositoryPath: String?]) throws -> [String] {
    let after = base.merging(changes.compactMapValues { $0 }) { $1 }
      .filter { changes[$0.key] != .some(nil) }
    let input = StagedInput(
      files: LintInput(after.map { SourceFile(path: $0.key, text: $0.value) }),
      before: EarlierState(
        changes: changes.keys.sorted().map {
          FileChange(path: $0, wasFile: base[$0] != nil, isFile: after[$0] != nil)
        }
      ) { Array(base[$0, default: ""].utf8) })
    let day = try #require(CalendarDate(PrivacySample.today))
    let outcome = try Linter.lint(staged: input, options: LintOptions(asOf: day))
    return outcome.diagnostics.filter { $0.rule == "personal-data" }.map(\.path.description)
      .sorted()
  }

  @Test func `a contact that is removed leads to every entry that shows its values`() throws {
    #expect(
      try Self.findings([Self.desk: nil]) == ["knowledge/note/one.yaml", "knowledge/note/two.yaml"])
  }

  @Test func `a number that changes leads to the entries that show the former one`() throws {
    let text = Self.base[Self.desk]?.replacing("03-1234-5678", with: "03-1234-5679") ?? ""
    #expect(try Self.findings([Self.desk: text]) == ["knowledge/note/one.yaml"])
    let mended = Self.note("one", "窓口は 03-1234-5679 です。")
    #expect(try Self.findings([Self.desk: text, "knowledge/note/one.yaml": mended]) == [])
  }

  @Test func `a value that another contact registers stays allowed`() throws {
    let other = Self.base[Self.desk]?.replacing("id: advice", with: "id: other")
    #expect(try Self.findings([Self.desk: nil, "knowledge/desk/other.yaml": other]) == [])
  }
}
