import Diagnostics
import Editions
import LintEngine
import SourceText
import TestSupport
import Testing

/// Entries in the folder of another kind, and copies of files.
struct WrongPlaceTests {
  private static func schema(_ title: String, _ keys: String, required: String) -> String {
    """
    {"title": "\(title)", "type": "object", "required": ["id", \(required)],
      "additionalProperties": false, "properties": {"id": {"type": "string"},
      "see": {"type": "string", "x-kura-reference": {"kinds": ["faq"]}}, \(keys)}}
    """
  }

  private static let label = #""disclosure": {"type": "object", "x-kura-disclosure": true}"#

  /// A storehouse of questions, and of measures with labels.
  private static func findings(
    _ files: [RepositoryPath: String], configuration: String = "", selection: [RepositoryPath] = []
  ) throws -> [Diagnostic] {
    let all: [RepositoryPath: String] = [
      "kura.yaml": "kura: 1\nprofile: storehouse\n" + configuration,
      "schemas/faq.schema.json": schema(
        "よくある質問", #""question": {"type": "string"}, "answer": {"type": "string"}"#,
        required: #""question", "answer""#),
      "schemas/measure.schema.json": schema(
        "対策", #""name": {"type": "string"}, "cost": {"type": "integer"}, \#(label)"#,
        required: #""name", "cost", "disclosure""#),
    ]
    let sources = all.merging(files) { $1 }.map { SourceFile(path: $0.key, text: $0.value) }
    let options = LintOptions(
      asOf: try #require(CalendarDate("2026-11-21")), jobs: 1, selection: selection)
    return try Linter.lint(LintInput(sources), options: options).diagnostics
  }

  private static func entry(of kind: String, _ id: String, _ rest: String) -> String {
    "# yaml-language-server: $schema=../../schemas/\(kind).schema.json\nid: \(id)\n\(rest)"
  }

  private static let question = entry(of: "faq", "visit", "question: いつ\nanswer: 平日\n")
  private static let measure = entry(
    of: "measure", "lock", "name: 施錠\ncost: 1\ndisclosure: {tlp: CLEAR}\n")

  @Test func `an entry among those of another kind is one finding, with the line that moves it`()
    throws
  {
    let found = try Self.findings(["knowledge/faq/lock.yaml": Self.measure])
    #expect(found.map(\.rule) == ["misplaced-entry"])
    #expect(found.first?.message.japanese == "「対策（measure）」の項目が、「よくある質問（faq）」のフォルダにあります。")
    let line = "git mv knowledge/faq/lock.yaml knowledge/measure/lock.yaml"
    #expect(found.first?.help?.japanese.hasSuffix(line) == true, "\(found)")
    #expect(found.first?.fixes.isEmpty == true)
  }

  @Test func `it is known by its own kind to those that refer to it`() throws {
    let other = Self.entry(of: "faq", "other", "question: どこ\nanswer: 駅\nsee: visit\n")
    let found = try Self.findings(
      ["knowledge/measure/visit.yaml": Self.question, "knowledge/faq/other.yaml": other],
      configuration: "disclosure: {ceiling: CLEAR}\n")
    // What must not be missed is judged as in the folder where the file is.
    #expect(found.map(\.rule) == ["misplaced-entry", "unlabelled"])
  }

  @Test func `what is wrong with it as one of its own kind is said too`() throws {
    let text = Self.measure.replacing("cost: 1", with: "cost: 高い")
    let found = try Self.findings(["knowledge/faq/lock.yaml": text])
    #expect(Set(found.map(\.rule)) == ["misplaced-entry", "schema-type"])
  }

  @Test func `a line that is left over from another entry is the line's fault`() throws {
    let text = Self.measure.replacing("measure.schema", with: "faq.schema")
    let found = try Self.findings(["knowledge/measure/lock.yaml": text])
    #expect(found.map(\.rule) == ["missing-schema-comment"])
    let unknown = Self.measure.replacing("measure.schema", with: "nothing.schema")
    let others = try Self.findings(["knowledge/faq/lock.yaml": unknown])
    #expect(others.contains { $0.rule == "unknown-key" }, "\(others)")
    #expect(!others.contains { $0.rule == "misplaced-entry" }, "\(others)")
  }

  @Test(arguments: ["off", "warning"])
  func `a weaker level hides no error`(level: String) throws {
    let found = try Self.findings(
      ["knowledge/faq/lock.yaml": Self.measure],
      configuration: "rules: {misplaced-entry: \(level)}\n")
    #expect(found.contains { $0.rule == "missing-key" && $0.severity == .error }, "\(found)")
  }

  @Test func `an entry outside the folders of entries is a warning with the line that moves it`()
    throws
  {
    for path in ["visit.yaml", "faq/visit.yaml", "term/visit.yml"] {
      let found = try Self.findings(
        [RepositoryPath(path): Self.question], configuration: "kinds: {term: {path: 'x/*.yaml'}}\n"
      )
      .filter { $0.rule != "unmatched-glob" }
      #expect(found.map(\.rule) == ["misplaced-entry"] && found.first?.severity == .warning)
      let line = "git mv \(path) knowledge/faq/visit.yaml"
      #expect(found.first?.help?.japanese.hasSuffix(line) == true, "\(found)")
    }
    // Without a first line that leads to a schema, its name and its id tell.
    let bare = "id: faq-visit\nquestion: いつ\n"
    #expect(try Self.findings(["faq-visit.yaml": bare]).map(\.rule) == ["misplaced-entry"])
    let there = try Self.findings([
      "faq-visit.yaml": bare,
      "knowledge/faq/faq-visit.yaml": Self.entry(
        of: "faq", "faq-visit", "question: いつ\nanswer: 平日\n"),
    ])
    #expect(there.map(\.rule) == ["misplaced-entry"])
    #expect(there.first?.help?.japanese.contains("git mv") == false, "\(there)")
  }

  @Test(arguments: [
    ("docs/visit.yaml", question), ("Tests/faq/visit.yaml", question), ("visit.txt", question),
    ("faq-settings.yaml", "level: 1\n"), (".faq-visit.yaml", question),
    ("notes.yaml", "id: notes\n"),
  ])
  func `examples and settings are no entries`(path: String, text: String) throws {
    #expect(try Self.findings([RepositoryPath(path): text]).isEmpty)
  }

  @Test func `a file whose name goes on behind its ending is given its ending back`() throws {
    let text = try Self.findings(["knowledge/faq/visit.yaml.txt": Self.question])
    #expect(text.map(\.rule) == ["stray-file"])
    let command = "git mv knowledge/faq/visit.yaml.txt knowledge/faq/visit.yaml"
    let help = try #require(text.first?.help)
    #expect(help.japanese.hasSuffix(command) && help.japanese.contains("「.txt」"), "\(text)")
    let copy = try Self.findings([
      "knowledge/faq/visit.yaml": Self.question, "knowledge/faq/visit.yaml のコピー": Self.question,
    ])
    #expect(copy.map(\.rule) == ["stray-file"])
    #expect(
      copy.first?.help?.japanese.contains("git rm -f 'knowledge/faq/visit.yaml のコピー'") == true,
      "\(copy)")
    let both = try Self.findings([
      "knowledge/faq/visit.yaml": Self.question, "knowledge/faq/visit.yaml.txt": Self.question,
    ])
    #expect(both.first?.help?.japanese.contains("git mv") == false, "\(both)")
  }

  @Test(arguments: [
    "visit - コピー", "visit - コピー (2)", "visit のコピー", "visit のコピー 3", "visitのコピー2",
    "visit - Copy", "visit - Copy (2)", "visit copy", "visit copy 2", "visit (1)", "visit(1)",
    "コピー ～ visit", "Copy of visit",
  ])
  func `a copy is one finding, whatever is in it`(name: String) throws {
    let path = RepositoryPath("knowledge/faq/\(name).yaml")
    for text in [Self.question, Self.question + "anser: x\n"] {
      let found = try Self.findings(["knowledge/faq/visit.yaml": Self.question, path: text])
      #expect(found.map(\.rule) == ["copied-file"], "\(found)")
      #expect(found.first?.path == path)
      #expect(found.first?.message.japanese == "このファイルは「visit.yaml」の写し（コピー）です。")
      let help = found.first?.help?.japanese
      #expect(
        help?.contains(name == "visitのコピー2" ? "git rm -f \(path)" : "git rm -f '\(path)'") == true)
    }
  }

  @Test func `a name like that without its original is no copy`() throws {
    let found = try Self.findings(["knowledge/faq/visit (1).yaml": Self.question])
    #expect(found.map(\.rule) == ["id-filename-mismatch"])
  }

  @Test func `what must never be there is found in a copy as anywhere`() throws {
    let found = try Self.findings([
      "knowledge/faq/visit.yaml": Self.question,
      "knowledge/faq/visit (1).yaml": Self.question.replacing("平日", with: "電話 090-1234-5678"),
    ])
    #expect(Set(found.map(\.rule)) == ["copied-file", "personal-data"])
  }

  @Test func `of two files with one id the copy is named, and only where it is asked about`() throws
  {
    let configuration =
      "kinds: {memo: {path: \"memos/*.yaml\", identity: id}}\n"
    let files: [RepositoryPath: String] = [
      "memos/a.yaml": "id: a\n", "memos/a - Copy.yaml": "id: a\n",
    ]
    let found = try Self.findings(files, configuration: configuration)
    #expect(found.map { "\($0.path): \($0.rule)" } == ["memos/a - Copy.yaml: copied-file"])
    let own = try Self.findings(files, configuration: configuration, selection: ["memos/a.yaml"])
    #expect(own.map(\.rule) == ["duplicate-id"])
  }

  @Test func `a pattern that matches nothing is said once, when everything is looked at`() throws {
    let configuration = "kinds: {memo: {path: \"memo/*.yaml\"}}\n"
    let files: [RepositoryPath: String] = ["knowledge/faq/visit.yaml": Self.question]
    let found = try Self.findings(files, configuration: configuration)
    #expect(found.map { "\($0.path): \($0.rule)" } == ["kura.yaml: unmatched-glob"])
    #expect(found.first?.severity == .warning)
    let one = try Self.findings(
      files, configuration: configuration, selection: ["knowledge/faq/visit.yaml"])
    #expect(one.isEmpty, "\(one)")
    let right = try Self.findings(
      ["memo/a.yaml": "id: a\n"].merging(files) { $1 }, configuration: configuration)
    #expect(right.isEmpty, "\(right)")
  }
}
