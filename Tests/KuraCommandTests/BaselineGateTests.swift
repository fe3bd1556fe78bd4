import SourceText
import TestSupport
import Testing

/// What a committed baseline holds is passed over by every gate, and nothing else is.
struct BaselineGateTests {
  private static let name: RepositoryPath = ".kura-baseline.jsonl"

  /// An old repository of many wrong notes that has never known kura.
  private struct OldRepository {
    let git: GitFixture
    let server: GitFixture

    init() throws {
      git = try GitFixture()
      server = try GitFixture(bare: true)
      var files: [RepositoryPath: String] = ["README.md": "# 覚え書き\n"]
      for number in 1...40 {
        files[RepositoryPath("notes/n\(number).yaml")] =
          "id: n\(number)\ntitle: 覚え書き\nstatus: old\nrelated: gone-\(number)\n"
      }
      try git.commit(files)
      try git.git("remote", "add", "origin", server.folder.path)
      try git.git("push", "-q", "origin", "main")
      try server.folder.write(
        "hooks/pre-receive", HookedRepository.stubs["server/pre-receive"] ?? [], mode: 0o755)
    }

    /// Writes the configuration, makes the baseline and switches the hooks on.
    func adopt(making isMade: Bool = true) throws {
      try git.folder.write(
        "kura.yaml", StorehouseSample.configuration + "baseline: .kura-baseline.jsonl\n")
      try git.folder.write("schemas/note.schema.json", StorehouseSample.schema)
      if isMade {
        let made = try KuraProgram.run(["lint", "--update-baseline"], in: git.folder.path)
        guard made.status == 0 else { throw TestFailure(made.errorText + made.text) }
      }
      for (path, bytes) in HookedRepository.stubs {
        try git.folder.write(RepositoryPath(".hooks/\(path)"), bytes, mode: 0o755)
      }
      try git.git("config", "core.hooksPath", ".hooks")
      try git.git("add", "--all")
    }

    func run(_ arguments: [String]) throws -> ProcessResult {
      try TestSupport.run(
        "git", arguments: arguments, in: git.folder.path,
        environment: git.environment.merging(HookedRepository.variables) { $1 })
    }

    /// Commits and pushes, each with its hooks, and on the server too.
    func commitAndPush() throws {
      let commit = try run(["commit", "-q", "-m", "蔵の検査を始める"])
      #expect(commit.status == 0, "\(commit.errorText)\(commit.text)")
      let push = try run(["push", "-q", "origin", "main"])
      #expect(push.status == 0, "\(push.errorText)")
    }

    /// Commits without asking any hook.
    func commitUnasked() throws {
      try git.git("add", "--all")
      try git.git("commit", "-q", "--no-verify", "-m", "Change")
    }
  }

  @Test func anOldRepositoryIsCommittedAndPushedWithItsBaseline() throws {
    let old = try OldRepository()
    try old.adopt()
    try old.commitAndPush()
    // The index is what counts for a commit, and the commit for a push.
    try old.git.folder.write(
      "notes/n1.yaml", "# 注\nid: n1\ntitle: 題\nstatus: old\nrelated: gone-1\n")
    old.git.folder.remove(Self.name)
    try old.git.git("add", "notes")
    try old.commitAndPush()
  }

  @Test func lintLeavesTheBaselineOutOfEveryState() throws {
    let old = try OldRepository()
    try old.adopt()
    for arguments in [[], ["--staged"], ["notes/n1.yaml"]] {
      let result = try KuraProgram.run(["lint"] + arguments, in: old.git.folder.path)
      #expect(result.status == 0, "\(arguments) \(result.text)")
    }
    try old.commitUnasked()
    for arguments in [["--commit", "HEAD"], ["--range", "HEAD~1..HEAD"], ["--all-history"]] {
      let result = try KuraProgram.run(["lint"] + arguments, in: old.git.folder.path)
      #expect(result.status == 0, "\(arguments) \(result.text)")
    }
  }

  @Test func whatIsBeyondTheBaselineIsRefusedAtEveryGate() throws {
    let old = try OldRepository()
    try old.adopt()
    try old.commitAndPush()
    try old.git.folder.write("notes/new.yaml", StorehouseSample.wrongNote("new"))
    try old.git.folder.write(
      "notes/n1.yaml", "id: n1\ntitle: 覚え書き\nstatus: old\nrelated: gone-1\nextra: 1\n")
    try old.git.git("add", "--all")
    let commit = try old.run(["commit", "-q", "-m", "追記"])
    #expect(commit.status != 0)
    for words in ["notes/new.yaml", "notes/n1.yaml", "エラー2件"] {
      #expect(commit.errorText.contains(words), "\(commit.errorText)")
    }
    try old.commitUnasked()
    #expect(try old.run(["push", "-q", "origin", "main"]).status != 0)
    let forced = try old.run(["push", "-q", "--no-verify", "origin", "main"])
    #expect(forced.status != 0)
    #expect(forced.errorText.contains("notes/new.yaml"), "\(forced.errorText)")
    #expect(!forced.errorText.contains("notes/n2.yaml"), "\(forced.errorText)")
  }

  @Test func aBaselineThatIsNotThereKnowsNothingAndIsMissed() throws {
    let old = try OldRepository()
    try old.adopt(making: false)
    let commit = try old.run(["commit", "-q", "-m", "追記"])
    #expect(commit.status != 0)
    #expect(commit.errorText.contains("kura lint --update-baseline"), "\(commit.errorText)")
    // On disk and not staged, it is not part of the commit.
    _ = try KuraProgram.run(["lint", "--update-baseline"], in: old.git.folder.path)
    #expect(try old.run(["commit", "-q", "-m", "追記"]).status != 0)
    try old.git.git("add", "--all")
    try old.commitAndPush()
  }

  @Test func aBaselineOnlyShrinks() throws {
    let old = try OldRepository()
    try old.adopt()
    try old.commitAndPush()
    let bytes = try #require(old.git.folder.read(Self.name))
    let text = String(decoding: bytes, as: UTF8.self)
    // A mistake that is written down in the same commit is a mistake all the same.
    try old.git.folder.write("notes/n1.yaml", StorehouseSample.wrongNote("n1") + "extra: 1\n")
    let other = try TemporaryFolder()
    let made = ["lint", "--baseline", "\(other.path)/new", "--update-baseline"]
    #expect(try KuraProgram.run(made, in: old.git.folder.path).status == 0)
    try old.git.folder.write(Self.name, try #require(other.read("new")))
    try old.git.git("add", "--all")
    let commit = try old.run(["commit", "-q", "-m", "書き足す"])
    #expect(commit.status != 0)
    #expect(commit.errorText.contains("grown-baseline"), "\(commit.errorText)")
    #expect(commit.errorText.contains("git restore --source=HEAD "), "\(commit.errorText)")
    try old.commitUnasked()
    let push = try old.run(["push", "-q", "--no-verify", "origin", "main"])
    #expect(push.status != 0)
    #expect(push.errorText.contains("grown-baseline"), "\(push.errorText)")
    let base = try old.git.git("rev-parse", "HEAD~1").prefix(10)
    #expect(push.errorText.contains("git restore --source=\(base) "), "\(push.errorText)")
    // Another name is no other baseline.
    try old.git.git("reset", "-q", "--hard", "HEAD~1")
    try old.git.folder.write("other.jsonl", try #require(other.read("new")))
    try old.git.folder.write(
      "kura.yaml", StorehouseSample.configuration + "baseline: other.jsonl\n")
    try old.git.git("add", "--all")
    #expect(try old.run(["commit", "-q", "-m", "替える"]).errorText.contains("grown-baseline"))
    try old.git.git("reset", "-q", "--hard", "HEAD")
    // What is mended goes, and stays gone.
    try old.git.folder.write("notes/n1.yaml", StorehouseSample.note("n1"))
    #expect(
      try KuraProgram.run(["lint", "--update-baseline"], in: old.git.folder.path).status == 0)
    #expect(old.git.folder.read(Self.name)?.count ?? 0 < bytes.count)
    try old.git.git("add", "--all")
    try old.commitAndPush()
    try old.git.folder.write(Self.name, text)
    try old.git.git("add", "--all")
    #expect(try old.run(["commit", "-q", "-m", "戻す"]).status != 0)
    // Whoever wants to begin anew says so where everybody sees it.
    try old.git.folder.write(
      "kura.yaml",
      StorehouseSample.configuration
        + "baseline: .kura-baseline.jsonl\nrules: {grown-baseline: warning}\n")
    try old.git.git("add", "--all")
    try old.commitAndPush()
  }

  @Test func noBaselineHidesASecret() throws {
    let old = try OldRepository()
    try old.adopt()
    let key = "AKIA" + "QX3L7TBN5RWD2MZK"
    try old.git.folder.write(
      "kura.yaml",
      StorehouseSample.configuration
        + "baseline: .kura-baseline.jsonl\nrules: {secret: error}\n")
    try old.git.folder.write(
      "notes/n3.yaml", "id: n3\ntitle: \(key)\nstatus: old\nrelated: gone-3\n")
    let bytes = try #require(old.git.folder.read(Self.name))
    let line =
      #"{"entry":"note/n3","pointer":"/title","rule":"secret","message":"<aws-key>"}"# + "\n"
    try old.git.folder.write(Self.name, String(decoding: bytes, as: UTF8.self) + line)
    try old.git.git("add", "--all")
    let commit = try old.run(["commit", "-q", "-m", "鍵"])
    #expect(commit.status != 0)
    #expect(commit.errorText.contains("secret"), "\(commit.errorText)")
  }

  @Test func aBaselineThatCannotBeReadIsSaidWithItsLine() throws {
    let old = try OldRepository()
    try old.adopt()
    try old.git.folder.write(Self.name, "{\"baseline\":1}\n<<<<<<< HEAD\n")
    let result = try KuraProgram.run(["lint", "--format", "concise"], in: old.git.folder.path)
    #expect(result.status == 1)
    #expect(result.text.contains(".kura-baseline.jsonl:2:1"), "\(result.text)")
  }

  @Test func aBaselineOutsideTheStorehouseIsRefused() throws {
    let old = try OldRepository()
    try old.adopt()
    for name in ["/tmp/known", "../known", "a//b", "notes/"] {
      try old.git.folder.write(
        "kura.yaml", StorehouseSample.configuration + "baseline: \(name)\n")
      #expect(try KuraProgram.run(["lint"], in: old.git.folder.path).status == 2, "\(name)")
    }
  }
}
