import Diagnostics
import Editions
import LintEngine
import SourceText
import Synchronization
import TestSupport
import Testing

/// Which files a commit is answerable for, and which of the others have to be read to know.
struct StagedLintTests {
  private static let schema = """
    {"type": "object", "properties": {
      "title": {"type": "string"},
      "former_ids": {"type": "array", "items": {"type": "string", "x-kura-former-id": true}},
      "see": {"type": "array", "items": {"type": "string", "x-kura-reference": true}}}}
    """

  private static let base: [RepositoryPath: String] = [
    "kura.yaml": """
    kura: 1
    kinds:
      a: {path: "a/*.yaml", schema: s/a.json}
      b: {path: "b/*.yaml", schema: s/b.json}
    """,
    "s/a.json": schema, "s/b.json": schema,
    "a/one.yaml": "see: [two]\n", "a/two.yaml": "title: x\n", "a/three.yaml": "title: 3\n",
    "b/four.yaml": "see: [two]\n", "b/five.yaml": "title: x\n", "b/six.yaml": "see: [five]\n",
  ]

  /// The findings as `path: rule`, and the files of the next commit that were read.
  private static func lint(
    _ changes: [RepositoryPath: String?], to base: [RepositoryPath: String] = base,
    moves: [RepositoryPath: RepositoryPath] = [:]
  ) throws -> (findings: [String], read: [String], hints: [String]) {
    let after = base.merging(changes.compactMapValues { $0 ?? "" }) { $1 }
      .filter { changes[$0.key] != .some(nil) }
    let paths = after.keys.sorted()
    let read = ReadPaths()
    let files = LintInput(paths: paths) {
      { index in
        read.add(paths[index])
        return Array(after[paths[index], default: ""].utf8)
      }
    }
    let input = StagedInput(
      files: files,
      before: EarlierState(
        changes: changes.keys.sorted().map { path in
          FileChange(
            path: path, wasFile: base[path] != nil, isFile: after[path] != nil,
            movedTo: moves[path])
        }
      ) { Array(base[$0, default: ""].utf8) })
    let day = try #require(CalendarDate("2026-06-01"))
    let outcome = try Linter.lint(staged: input, options: LintOptions(asOf: day))
    return (
      outcome.diagnostics.map { "\($0.path): \($0.rule)" }, read.sorted,
      outcome.diagnostics.map { $0.help?.japanese ?? "" }
    )
  }

  private final class ReadPaths: Sendable {
    private let paths = Mutex<Set<RepositoryPath>>([])
    var sorted: [String] { paths.withLock { $0.sorted().map(\.description) } }
    func add(_ path: RepositoryPath) { paths.withLock { _ = $0.insert(path) } }
  }

  @Test(arguments: [
    ("a/two.yaml", "a/two.txt", "git mv a/two.txt a/two.yaml"),
    ("a/two.yaml", "a/Two.yaml", "git mv a/Two.yaml a/two.yaml"),
    ("a/two.yaml", "old/two.yaml", "git mv old/two.yaml a/two.yaml"),
    ("c/lone.yaml", "d/lone.yaml", "git mv d c"),
  ])
  func `a move to where nothing can refer to an entry is taken back`(
    from: String, to: String, command: String
  ) throws {
    let (from, to) = (RepositoryPath(from), RepositoryPath(to))
    let base = Self.base.merging([
      "kura.yaml": (Self.base["kura.yaml"] ?? "")
        + "\n  c: {path: \"c/*.yaml\", schema: s/a.json, identity: stem}\n",
      "c/lone.yaml": "title: l\n", "b/eight.yaml": "see: [lone]\n",
    ]) { $1 }
    let result = try Self.lint(
      [from: nil, to: .some(base[from] ?? "")], to: base, moves: [from: to])
    let hints = result.hints.filter { $0.contains("元に戻して") }
    #expect(!hints.isEmpty && hints.allSatisfy { $0.hasSuffix(command) }, "\(result)")
    #expect(!result.hints.contains { $0.contains("former_ids") }, "\(result)")
    let renamed = try Self.lint(
      ["a/two.yaml": nil, "a/second.yaml": "title: x\n"],
      moves: ["a/two.yaml": "a/second.yaml"])
    #expect(renamed.hints.contains { $0.contains("「second」に変えるか") }, "\(renamed)")
  }

  @Test func `of two equal ids the changed entry is the one to change`() throws {
    let result = try Self.lint(
      ["a/six.yaml": "title: 6\n"],
      to: Self.base.merging([
        "kura.yaml": "profile: storehouse\n" + (Self.base["kura.yaml"] ?? "")
      ]) { $1 })
    #expect(result.findings.contains("a/six.yaml: duplicate-id"), "\(result)")
    #expect(!result.findings.contains("b/six.yaml: duplicate-id"), "\(result)")
  }

  @Test func `a changed entry leads to what it refers to and no further`() throws {
    let result = try Self.lint(["b/four.yaml": "see: [two]\ntitle: 四\n"])
    #expect(result.findings == [])
    #expect(result.read == ["a/two.yaml", "b/four.yaml", "kura.yaml", "s/a.json", "s/b.json"])
  }

  @Test func `a kind that nothing has to do with keeps its schema unread`() throws {
    let result = try Self.lint(["a/one.yaml": "see: [two]\ntitle: 一\n"])
    #expect(result.read == ["a/one.yaml", "a/two.yaml", "kura.yaml", "s/a.json"])
  }

  @Test func `a mistake elsewhere is another commit's matter`() throws {
    let result = try Self.lint(["b/five.yaml": "title: y\n"])
    #expect(result.findings == [])
  }

  @Test func `everything is read when a name goes`() throws {
    let result = try Self.lint(["a/two.yaml": nil])
    #expect(
      result.findings == ["a/one.yaml: dangling-reference", "b/four.yaml: dangling-reference"])
    #expect(result.read.contains("b/six.yaml"))
  }

  @Test func `only entries that hold the name are parsed`() throws {
    // The mistake in `three` would be a finding if it were reported.
    let result = try Self.lint(["b/five.yaml": nil])
    #expect(result.findings == ["b/six.yaml: dangling-reference"])
  }

  @Test func `a former id keeps a name`() throws {
    let result = try Self.lint([
      "a/two.yaml": nil, "a/three.yaml": "title: x\nformer_ids: [two]\n",
    ])
    #expect(result.findings == [])
  }

  @Test func `a former id that goes is a name that goes`() throws {
    let base = Self.base.merging([
      "a/three.yaml": "title: x\nformer_ids: [old]\n", "b/four.yaml": "see: [old]\n",
    ]) { $1 }
    let result = try Self.lint(["a/three.yaml": "title: x\n"], to: base)
    #expect(result.findings == ["b/four.yaml: dangling-reference"])
  }

  @Test func `an entry that cannot be read loses nothing`() throws {
    let base = Self.base.merging([
      "a/three.yaml": "title: x\nformer_ids: [old]\n", "b/four.yaml": "see: [old]\n",
    ]) { $1 }
    let result = try Self.lint(["a/three.yaml": "title: \"x\n"], to: base)
    #expect(result.findings.count == 1)
    #expect(result.findings[0].hasPrefix("a/three.yaml: "))
  }

  @Test func `a changed schema is a matter of its kind alone`() throws {
    let stricter = Self.schema.replacing("\"string\"}", with: "\"integer\"}")
    let result = try Self.lint(["s/b.json": stricter])
    #expect(result.findings == ["b/five.yaml: schema-type"])
  }

  @Test func `a changed configuration is everybody's matter`() throws {
    let text = try #require(Self.base["kura.yaml"])
    let result = try Self.lint(["kura.yaml": text + "\nlanguage: ja\n"])
    #expect(result.findings == ["a/three.yaml: unquoted-string"])
  }

  @Test func `a rename offers the new id`() throws {
    let result = try Self.lint(
      ["a/two.yaml": nil, "a/second.yaml": "title: x\n"], moves: ["a/two.yaml": "a/second.yaml"])
    #expect(
      result.findings == ["a/one.yaml: dangling-reference", "b/four.yaml: dangling-reference"])
  }

  @Test func `a new reference that leads nowhere is told with the name that is near`() throws {
    let paths = ["a/one.yaml"] as [RepositoryPath]
    let files = Self.base.merging(["a/one.yaml": "see: [fivee]\n"]) { $1 }
    let input = StagedInput(
      files: LintInput(files.map { SourceFile(path: $0.key, text: $0.value) }),
      before: EarlierState(
        changes: paths.map { FileChange(path: $0, wasFile: true, isFile: true) }
      ) { Array(Self.base[$0, default: ""].utf8) })
    let day = try #require(CalendarDate("2026-06-01"))
    let outcome = try Linter.lint(staged: input, options: LintOptions(asOf: day))
    #expect(
      outcome.diagnostics.map(\.message.english) == [
        "No entry has the id 'fivee'; did you mean 'five'?"
      ])
  }
}
