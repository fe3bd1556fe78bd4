import SourceText
import TestSupport
import Testing

/// `kura lint --staged`: the content that the next commit would have.
struct StagedTests {
  private static let finding = ["notes/bad.yaml: schema-enum"]
  private static let staged = ["lint", "--staged"]

  @Test func theIndexCountsAndNotTheDisk() throws {
    let git = try StorehouseSample.repository()
    try git.folder.write("notes/bad.yaml", StorehouseSample.wrongNote("bad"))
    #expect(try KuraProgram.findings(Self.staged, in: git.folder.path) == [])
    try git.git("add", "notes/bad.yaml")
    try git.folder.write("notes/bad.yaml", StorehouseSample.note("bad"))
    #expect(try KuraProgram.findings(Self.staged, in: git.folder.path) == Self.finding)
    #expect(try KuraProgram.findings(["lint"], in: git.folder.path) == [])
    git.folder.remove("notes/bad.yaml")
    #expect(try KuraProgram.findings(Self.staged, in: git.folder.path) == Self.finding)
  }

  @Test func onlyTheHunkThatWasAddedCounts() throws {
    let git = try StorehouseSample.repository()
    let lines = (0..<20).map { "# \($0)" }.joined(separator: "\n")
    func note(_ status: String, _ end: String) -> String {
      "id: long\ntitle: 長い\nstatus: \(status)\n\(lines)\non: \(end)\n"
    }
    try git.commit(["notes/long.yaml": note("draft", "2026-01-01")])
    try git.folder.write("notes/long.yaml", note("finished", "2026-13-01"))
    try git.git(["add", "-p"], input: Array("n\ny\n".utf8))
    #expect(
      try KuraProgram.findings(Self.staged, in: git.folder.path)
        == ["notes/long.yaml: schema-format"])
    #expect(
      try KuraProgram.findings(["lint"], in: git.folder.path)
        == ["notes/long.yaml: schema-enum", "notes/long.yaml: schema-format"])
  }

  @Test func aStagedDeletionLeavesReferencesDangling() throws {
    let git = try StorehouseSample.repository()
    try git.git("rm", "-q", "--cached", "notes/second.yaml")
    #expect(
      try KuraProgram.findings(Self.staged, in: git.folder.path)
        == ["notes/first.yaml: dangling-reference"])
    #expect(try KuraProgram.findings(["lint"], in: git.folder.path) == [])
    #expect(
      try KuraProgram.run(Self.staged + ["notes/second.yaml"], in: git.folder.path).status == 0)
  }

  @Test func theFirstCommitIsCheckedLikeAnyOther() throws {
    let git = try GitFixture()
    for (path, text) in StorehouseSample.files { try git.folder.write(path, text) }
    try git.folder.write("notes/bad.yaml", StorehouseSample.wrongNote("bad"))
    #expect(try KuraProgram.run(Self.staged, in: git.folder.path).status == 2)
    try git.git("add", "--all")
    #expect(try KuraProgram.findings(Self.staged, in: git.folder.path) == Self.finding)
  }

  /// A repository in the middle of a merge that changed a file on both sides.
  private static func conflict(
    in path: RepositoryPath, _ ours: String, _ theirs: String
  ) throws -> GitFixture {
    let git = try StorehouseSample.repository()
    try git.git("checkout", "-q", "-b", "side")
    try git.commit([path: theirs])
    try git.git("checkout", "-q", "main")
    try git.commit([path: ours])
    let merge = try run(
      "git", arguments: ["merge", "-q", "side"], in: git.folder.path, environment: git.environment)
    #expect(merge.status == 1)
    return git
  }

  @Test func anUndecidedPathIsOneFinding() throws {
    let second = StorehouseSample.note("second")
    let git = try Self.conflict(
      in: "notes/second.yaml", second + "on: 2026-01-01\n", second + "on: x\n")
    let expected = ["notes/second.yaml: merge-conflict-marker"]
    #expect(try KuraProgram.findings(Self.staged, in: git.folder.path) == expected)
    #expect(try KuraProgram.findings(["lint"], in: git.folder.path) == expected)
    let arguments = Self.staged + ["notes/first.yaml"]
    #expect(try KuraProgram.findings(arguments, in: git.folder.path) == [])
    try git.folder.write("notes/second.yaml", second)
    try git.git("add", "notes/second.yaml")
    #expect(try KuraProgram.findings(Self.staged, in: git.folder.path) == [])
  }

  @Test func aPathDeletedOnOneSideIsOneFinding() throws {
    let git = try StorehouseSample.repository()
    try git.git("checkout", "-q", "-b", "side")
    try git.git("rm", "-q", "notes/second.yaml")
    try git.commit()
    try git.git("checkout", "-q", "main")
    try git.commit(["notes/second.yaml": StorehouseSample.note("second") + "on: 2026-01-01\n"])
    _ = try run(
      "git", arguments: ["merge", "-q", "side"], in: git.folder.path, environment: git.environment)
    #expect(
      try KuraProgram.findings(Self.staged, in: git.folder.path)
        == ["notes/second.yaml: merge-conflict-marker"])
  }

  @Test func anUndecidedConfigurationStopsTheWork() throws {
    let text = StorehouseSample.configuration
    let git = try Self.conflict(in: "kura.yaml", text + "language: ja\n", text + "language: en\n")
    let result = try KuraProgram.run(Self.staged, in: git.folder.path)
    #expect(result.status == 2)
    #expect(result.errorText.contains("git add kura.yaml"))
    let disk = try KuraProgram.run(["lint", "--format", "concise"], in: git.folder.path)
    #expect(disk.status == 2)
    #expect(KuraProgram.findings(in: disk.text).first == "kura.yaml: merge-conflict-marker")
  }

  /// A repository whose pre-commit hook runs kura.
  private static func guarded() throws -> GitFixture {
    let git = try StorehouseSample.repository()
    try git.folder.write(
      ".git/hooks/pre-commit",
      "#!/bin/sh\nexec '\(KuraProgram.path)' lint --staged --format concise\n", mode: 0o755)
    return git
  }

  private func commit(_ git: GitFixture, _ arguments: String...) throws -> ProcessResult {
    try run(
      "git", arguments: ["commit", "-q", "-m", "Change"] + arguments, in: git.folder.path,
      environment: git.environment)
  }

  @Test func aHookSeesTheTemporaryIndexOfCommitAll() throws {
    let git = try Self.guarded()
    try git.folder.write("notes/second.yaml", StorehouseSample.wrongNote("second"))
    // Nothing is staged, so a hook that read the usual index would let it pass.
    let refused = try commit(git, "-a")
    #expect(refused.status == 1)
    #expect(
      (refused.text + refused.errorText).contains("notes/second.yaml:3:9: error[schema-enum]"))
    try git.folder.write("notes/second.yaml", StorehouseSample.note("second") + "on: 2026-01-01\n")
    #expect(try commit(git, "-a").status == 0)
  }

  @Test func aHookSeesTheTemporaryIndexOfCommitPath() throws {
    let git = try Self.guarded()
    try git.folder.write("notes/bad.yaml", StorehouseSample.wrongNote("bad"))
    try git.git("add", "notes/bad.yaml")
    try git.folder.write("notes/second.yaml", StorehouseSample.note("second") + "on: 2026-01-01\n")
    // What else is staged is not part of this commit.
    #expect(try commit(git, "notes/second.yaml").status == 0)
    let refused = try commit(git)
    #expect(refused.status == 1)
    #expect((refused.text + refused.errorText).contains("notes/bad.yaml"))
  }
}
