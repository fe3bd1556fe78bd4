import SourceText
import TestSupport
import Testing

/// `kura lint --range` and `--all-history`.
struct RangeTests {
  private static let line = "# yaml-language-server: $schema=../../schemas/advice.schema.json\n"

  private static func advice(_ level: String) -> [RepositoryPath: String] {
    ["knowledge/advice/visit.yaml": line + "id: visit\ndisclosure:\n  tlp: \(level)\n"]
  }

  /// A label that is lowered and raised again on a branch, and a merge.
  private static func history(below root: String = "") throws -> GitFixture {
    let git = try GitFixture()
    func inRoot(_ files: [RepositoryPath: String]) -> [RepositoryPath: String] {
      Dictionary(uniqueKeysWithValues: files.map { (RepositoryPath(root + $0.description), $1) })
    }
    try git.commit(
      inRoot(
        [
          "kura.yaml": "kura: 1\nprofile: storehouse\ndisclosure: {ceiling: RED}\n",
          "schemas/advice.schema.json": """
          {"type": "object", "properties": {"id": true,
            "disclosure": {"type": "object", "x-kura-disclosure": true}}}

          """,
        ].merging(advice("AMBER")) { $1 }))
    try git.commit(inRoot(advice("GREEN")), message: "Lower")
    try git.commit(inRoot(advice("AMBER")), message: "Raise")
    return git
  }

  private static let finding = "knowledge/advice/visit.yaml: declassified-without-record"

  private static func findings(
    _ arguments: [String], in folder: String
  ) throws -> [String] {
    let result = try KuraProgram.run(
      ["lint", "--format", "concise", "--quiet"] + arguments, in: folder)
    guard result.status <= 1, result.errorText.isEmpty else {
      throw TestFailure("kura ended with \(result.status): \(result.errorText)")
    }
    return result.text.split(separator: "\n").map { line in
      let parts = line.split(separator: ":")
      let rule = line.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" }
      return "\(parts[1]): \(rule)"
    }
  }

  @Test(arguments: [
    (["--range", "HEAD~1..HEAD"], false), (["--range", "HEAD~2..HEAD"], true),
    (["--range", "HEAD~2..HEAD~1"], true), (["--range", "HEAD..HEAD"], false),
    (["--range", "HEAD~2..."], true), (["--range", "HEAD~2.."], true),
    (["--all-history"], true), (["--range", "HEAD~2..HEAD", "knowledge"], true),
    (["--range", "HEAD~2..HEAD", "schemas"], false),
  ])
  func onlyWhatTheRangeBroughtInIsReported(arguments: [String], isFound: Bool) throws {
    for root in ["", "desk/"] {
      let git = try Self.history(below: root)
      let found = try Self.findings(arguments, in: git.folder.path + "/" + root)
      #expect(found == (isFound ? [Self.finding] : []))
    }
  }

  @Test func everyReferenceIsPartOfAllHistory() throws {
    let git = try Self.history()
    try git.git("branch", "side")
    try git.git("reset", "-q", "--hard", "HEAD~2")
    #expect(try Self.findings(["--range", "HEAD..side"], in: git.folder.path) == [Self.finding])
    #expect(try Self.findings(["--all-history"], in: git.folder.path) == [Self.finding])
    try git.git("branch", "-D", "side")
    #expect(try Self.findings(["--all-history"], in: git.folder.path) == [])
  }

  @Test func aBareRepositoryHasHistoryToo() throws {
    let git = try Self.history()
    let bare = try TemporaryFolder()
    try git.git("clone", "-q", "--bare", git.folder.path, bare.path + "/desk.git")
    let folder = bare.path + "/desk.git"
    #expect(try Self.findings(["--range", "main~2..main"], in: folder) == [Self.finding])
    #expect(try Self.findings(["--all-history"], in: folder) == [Self.finding])
  }

  @Test func theReportNamesTheCommitAndTheRemedy() throws {
    let git = try Self.history()
    let commit = try git.git("rev-parse", "HEAD~1")
    let base = try git.git("rev-parse", "HEAD~2").prefix(10)
    let result = try KuraProgram.run(
      ["lint", "--range", "HEAD~2..HEAD", "--lang", "ja"], in: git.folder.path)
    #expect(result.status == 1)
    #expect(result.text.contains("--> \(commit.prefix(10)):knowledge/advice/visit.yaml:4:3"))
    #expect(result.text.contains("tlp: GREEN"))
    #expect(result.errorText.contains("git reset --soft \(base)"), "\(result.errorText)")
    // Nothing has been pushed, so even the first commit can be made anew.
    let all = try KuraProgram.run(["lint", "--all-history", "--lang", "ja"], in: git.folder.path)
    #expect(all.errorText.contains("git update-ref -d HEAD"), "\(all.errorText)")
    try git.git("update-ref", "refs/remotes/origin/main", "HEAD~2")
    let ours = try KuraProgram.run(
      ["lint", "--all-history", "--lang", "ja"], in: git.folder.path)
    #expect(ours.errorText.contains("git reset --soft \(base)"), "\(ours.errorText)")
    let json = try KuraProgram.run(
      ["lint", "--all-history", "--format", "json"], in: git.folder.path)
    #expect(json.errorText.isEmpty)
    #expect(
      json.text.contains(
        #""commit":"\#(commit)","path":"knowledge/advice/visit.yaml","line":4,"column":3"#))
  }

  @Test func whatHasBeenPushedIsForThePersonResponsible() throws {
    let git = try Self.history()
    try git.git("update-ref", "refs/remotes/origin/main", "HEAD")
    let result = try KuraProgram.run(
      ["lint", "--range", "HEAD~2..HEAD", "--lang", "ja"], in: git.folder.path)
    #expect(result.errorText.contains("リポジトリの責任者に知らせてください"), "\(result.errorText)")
    #expect(!result.text.contains("git reset"))
  }

  @Test func aShallowCloneSaysWhatItLacks() throws {
    let git = try Self.history()
    let other = try TemporaryFolder()
    let clone = other.path + "/clone"
    try git.git("clone", "-q", "--depth", "1", "file://\(git.folder.path)", clone)
    let result = try KuraProgram.run(["lint", "--all-history"], in: clone)
    #expect(result.status == 2)
    #expect(result.errorText.contains("git fetch --unshallow"), "\(result.errorText)")
  }

  @Test func wrongRangesSayHowToWriteOne() throws {
    let git = try Self.history()
    let result = try KuraProgram.run(["lint", "--range", "HEAD"], in: git.folder.path)
    #expect(result.status == 64)
    #expect(result.errorText.contains("FROM..TO"), "\(result.errorText)")
    for others in [["--staged"], ["--commit", "HEAD"], ["--all-history"]] {
      let both = try KuraProgram.run(["lint", "--range", "A..B"] + others, in: git.folder.path)
      #expect(both.status == 64, "\(others)")
    }
    let folder = try StorehouseSample.folder()
    #expect(try KuraProgram.run(["lint", "--range", "A..B"], in: folder.path).status == 64)
  }
}
