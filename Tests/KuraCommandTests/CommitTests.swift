import SourceText
import TestSupport
import Testing

/// `kura lint --commit`: the content of commits, wherever they are.
struct CommitTests {
  private static let bad: [RepositoryPath: String] = [
    "notes/bad.yaml": StorehouseSample.wrongNote("bad")
  ]
  private static let finding = ["notes/bad.yaml: schema-enum"]

  /// A good commit with a tag, then a bad one.
  private static func history() throws -> (git: GitFixture, good: String, bad: String) {
    let git = try StorehouseSample.repository()
    let good = try git.git("rev-parse", "HEAD")
    try git.git("tag", "-a", "-m", "A release", "release-1")
    return (git, good, try git.commit(bad))
  }

  @Test func anyNameOfACommitWorks() throws {
    let (git, good, bad) = try Self.history()
    for name in ["HEAD~1", "release-1", good, String(good.prefix(8)), "main^", "HEAD@{1}"] {
      let found = try KuraProgram.findings(["lint", "--commit", name], in: git.folder.path)
      #expect(found == [], "\(name)")
    }
    for name in ["HEAD", "main", bad, String(bad.prefix(7)), "refs/heads/main"] {
      let found = try KuraProgram.findings(["lint", "--commit", name], in: git.folder.path)
      #expect(found == Self.finding, "\(name)")
    }
  }

  @Test func theDiskDoesNotMatter() throws {
    let (git, _, _) = try Self.history()
    git.folder.remove("notes")
    try git.folder.write("kura.yaml", "kura: 99\n")
    let arguments = ["lint", "--commit", "HEAD"]
    #expect(try KuraProgram.findings(arguments, in: git.folder.path) == Self.finding)
    #expect(
      try KuraProgram.findings(arguments + ["notes/bad.yaml"], in: git.folder.path) == Self.finding)
  }

  @Test func anUnknownRevisionSaysWhatToDo() throws {
    let (git, good, _) = try Self.history()
    let tree = try git.git("rev-parse", "HEAD^{tree}")
    for name in ["nosuch", "HEAD~99", "--all", "HEAD:notes", tree, good + "0"] {
      let result = try KuraProgram.run(
        ["lint", "--commit=\(name)"], in: git.folder.path, adding: ["LC_ALL": "ja_JP.UTF-8"])
      #expect(result.status == 2, "\(name)")
      #expect(result.stdout.isEmpty)
      #expect(result.errorText.contains("「\(name)」"), "\(result.errorText)")
      #expect(result.errorText.contains("git log"), "\(result.errorText)")
    }
  }

  @Test func aBareRepositoryIsReadByCommit() throws {
    let (git, _, _) = try Self.history()
    let bare = try TemporaryFolder()
    try git.git("clone", "-q", "--bare", git.folder.path, bare.path + "/desk.git")
    let folder = bare.path + "/desk.git"
    #expect(try KuraProgram.findings(["lint", "--commit", "HEAD"], in: folder) == Self.finding)
    #expect(
      try KuraProgram.findings(["lint", "--commit", "main", "notes"], in: folder) == Self.finding)
    #expect(
      try KuraProgram.findings(["lint", "--commit", "main", "notes/first.yaml"], in: folder) == [])
    let result = try KuraProgram.run(["lint"], in: folder)
    #expect(result.status == 2)
    #expect(result.errorText.contains("--commit"))
  }

  @Test func aShallowCloneIsReadByCommit() throws {
    let (git, _, _) = try Self.history()
    let other = try TemporaryFolder()
    let clone = other.path + "/clone"
    try git.git("clone", "-q", "--depth", "1", "file://\(git.folder.path)", clone)
    #expect(try KuraProgram.findings(["lint", "--commit", "HEAD"], in: clone) == Self.finding)
    #expect(try KuraProgram.findings(["lint"], in: clone) == Self.finding)
    let result = try KuraProgram.run(["lint", "--commit", "HEAD~1"], in: clone)
    #expect(result.status == 2)
    #expect(result.errorText.contains("HEAD~1"))
  }

  @Test func aReceivingHookSeesWhatIsInQuarantine() throws {
    let git = try StorehouseSample.repository()
    let server = try GitFixture(bare: true)
    try server.folder.write(
      "hooks/pre-receive",
      """
      #!/bin/sh
      while read old new name; do
        '\(KuraProgram.path)' lint --commit "$new" --format concise || exit 1
      done

      """, mode: 0o755)
    try git.git("push", "-q", server.folder.path, "main")
    try git.commit(Self.bad)
    let refused = try run(
      "git", arguments: ["push", "-q", server.folder.path, "main"], in: git.folder.path,
      environment: git.environment)
    #expect(refused.status != 0)
    #expect(refused.errorText.contains("notes/bad.yaml:3:9: error[schema-enum]"))
    try git.git("rm", "-q", "notes/bad.yaml")
    try git.commit()
    try git.git("push", "-q", server.folder.path, "main")
    #expect(
      try server.git("rev-parse", "main") == (try git.git("rev-parse", "main")))
  }
}
