import SourceText
import TestSupport
import Testing

/// `pre-push` and `pre-receive` with real pushes to a bare repository.
struct PushTests {
  private static let entry: RepositoryPath = "knowledge/advice/visit.yaml"
  private static let line = "# yaml-language-server: $schema=../../schemas/advice.schema.json\n"

  private static func advice(_ level: String, title: String = "出張相談の進め方") -> String {
    line + "id: visit\ntitle: \(title)\ndisclosure:\n  tlp: \(level)\n"
  }

  /// An entry that everybody may see and that has a line more.
  private static func plain(_ id: String, _ rest: String = "") -> String {
    line + "id: \(id)\ndisclosure:\n  tlp: CLEAR\n" + rest
  }

  private static let schema = """
    {"type": "object", "required": ["id"], "properties": {"id": true, "title": true,
      "disclosure": {"type": "object", "x-kura-disclosure": true},
      "related": {"type": "string", "x-kura-reference": {}}}}

    """

  /// A storehouse with labels, the hooks on, and a bare repository to which it has been pushed.
  private struct Desk {
    let git: GitFixture
    let server: GitFixture

    init(options: [String] = [], guarded: Bool = true) throws {
      git = try GitFixture(options: options)
      server = try GitFixture(bare: true, options: options)
      for (path, bytes) in HookedRepository.stubs {
        try git.folder.write(RepositoryPath(".hooks/\(path)"), bytes, mode: 0o755)
      }
      try git.commit([
        "kura.yaml": """
        kura: 1
        profile: storehouse
        disclosure: {ceiling: AMBER}
        remotes: {"\(server.folder.path)": AMBER}

        """,
        "schemas/advice.schema.json": PushTests.schema, PushTests.entry: advice("AMBER"),
      ])
      try git.git("remote", "add", "origin", server.folder.path)
      if guarded {
        let stub = HookedRepository.stubs["server/pre-receive"] ?? []
        try server.folder.write("hooks/pre-receive", stub, mode: 0o755)
      }
      try push(["origin", "main"], expecting: 0)
      try git.git("fetch", "-q", "origin")
      try git.git("config", "core.hooksPath", ".hooks")
    }

    /// Commits without asking any hook.
    func commit(_ files: [RepositoryPath: String], _ message: String = "Change") throws {
      for (path, text) in files { try git.folder.write(path, text) }
      try git.git("add", "--all")
      try git.git("commit", "-q", "--no-verify", "--allow-empty", "-m", message)
    }

    /// Lowers a label and raises it again: the last state says nothing of it.
    func lowerAndRaise() throws {
      try commit([PushTests.entry: advice("GREEN")], "Lower")
      try commit([PushTests.entry: advice("AMBER")], "Raise")
    }

    @discardableResult
    func push(
      _ arguments: [String], expecting status: Int32, adding variables: [String: String] = [:]
    ) throws -> ProcessResult {
      let environment = git.environment.merging(HookedRepository.variables) { $1 }
      let result = try run(
        "git", arguments: ["push", "-q"] + arguments, in: git.folder.path,
        environment: environment.merging(variables) { $1 })
      if (result.status == 0) != (status == 0) {
        throw TestFailure("git push ended with \(result.status): \(result.errorText)")
      }
      return result
    }

    /// The objects that the server has, in packs or alone.
    func serverObjects() throws -> String {
      try server.git("cat-file", "--batch-all-objects", "--batch-check")
    }
  }

  @Test(arguments: [["--object-format=sha1"], ["--object-format=sha256"]])
  func whatWasLoweredAndRaisedAgainIsNotPushed(options: [String]) throws {
    let desk = try Desk(options: options)
    try desk.lowerAndRaise()
    let commit = try desk.git.git("rev-parse", "HEAD~1").prefix(10)
    let base = try desk.git.git("rev-parse", "HEAD~2").prefix(10)
    let before = try desk.serverObjects()
    for arguments in [["origin", "main"], ["--no-verify", "origin", "main"]] {
      let result = try desk.push(arguments, expecting: 1)
      for words in [
        "\(commit):knowledge/advice/visit.yaml:5:3", "declassified-without-record",
        "git reset --soft \(base)", "該当するコミット: \(commit)", "何も送られていません",
      ] {
        #expect(result.errorText.contains(words), "\(result.errorText)")
      }
      #expect(try desk.serverObjects() == before)
    }
    // What is shown is what helps.
    try desk.git.git("reset", "-q", "--soft", String(base))
    try desk.git.git(
      ["commit", "-q", "--allow-empty", "-m", "出張相談の進め方を見直す"], adding: HookedRepository.variables)
    try desk.push(["origin", "main"], expecting: 0)
    #expect(try desk.server.git("rev-parse", "main") == (try desk.git.git("rev-parse", "main")))
  }

  @Test func aRefusedPushLeavesNothingOnTheServer() throws {
    let desk = try Desk()
    let before = try desk.serverObjects()
    try desk.lowerAndRaise()
    try desk.commit(["knowledge/advice/bad.yaml": "id: [\n"])
    try desk.push(["--no-verify", "origin", "HEAD:refs/heads/topic"], expecting: 1)
    #expect(try desk.serverObjects() == before)
    #expect(try desk.server.git("for-each-ref", "--format=%(refname)") == "refs/heads/main")
  }

  @Test func theLastStateIsLintedWhereThePushChangesIt() throws {
    let desk = try Desk(guarded: false)
    let dangling = Self.plain("other", "related: nowhere\n")
    try desk.push(["--no-verify", "origin", "main"], expecting: 0)
    try desk.commit(["knowledge/advice/other.yaml": dangling])
    let refused = try desk.push(["origin", "main"], expecting: 1)
    #expect(refused.errorText.contains("dangling-reference"), "\(refused.errorText)")
    #expect(!refused.errorText.contains("git reset"), "\(refused.errorText)")
    // Findings that are there already do not stop others.
    try desk.push(["--no-verify", "origin", "main"], expecting: 0)
    try desk.commit(["knowledge/advice/third.yaml": Self.plain("third")])
    try desk.push(["origin", "main"], expecting: 0)
    // What has gone leaves references behind.
    try desk.commit(["knowledge/advice/fourth.yaml": Self.plain("fourth", "related: third\n")])
    try desk.push(["origin", "main"], expecting: 0)
    try desk.git.git("rm", "-q", "knowledge/advice/third.yaml")
    try desk.commit([:])
    let gone = try desk.push(["origin", "main"], expecting: 1)
    #expect(gone.errorText.contains("knowledge/advice/fourth.yaml"), "\(gone.errorText)")
  }

  @Test func skippingPassesOrdinaryFindingsButNeverProtectedOnesNorTheServer() throws {
    let desk = try Desk()
    let skip = ["KURA_SKIP": "急ぎのため"]
    try desk.commit(["knowledge/advice/other.yaml": Self.plain("other", "related: nowhere\n")])
    let server = try desk.push(["origin", "main"], expecting: 1, adding: skip)
    #expect(server.errorText.contains("remote: "), "\(server.errorText)")
    desk.server.folder.remove("hooks/pre-receive")
    try desk.push(["origin", "main"], expecting: 1)
    try desk.push(["origin", "main"], expecting: 1, adding: ["KURA_SKIP": " "])
    try desk.push(["origin", "main"], expecting: 0, adding: skip)
    try desk.lowerAndRaise()
    let result = try desk.push(["origin", "main"], expecting: 1, adding: skip)
    #expect(result.errorText.contains("declassified-without-record"), "\(result.errorText)")
  }

  @Test func deletionsNewBranchesForcePushesAndTagsWork() throws {
    let desk = try Desk()
    try desk.push(["origin", "main:topic"], expecting: 0)
    try desk.push(["origin", "--delete", "topic"], expecting: 0)
    try desk.lowerAndRaise()
    try desk.git.git("tag", "-a", "-m", "A release", "release")
    let tag = try desk.push(["origin", "release"], expecting: 1)
    #expect(tag.errorText.contains("タグ「release」の送信"), "\(tag.errorText)")
    try desk.push(["origin", "HEAD:refs/heads/topic"], expecting: 1)
    try desk.git.git("reset", "-q", "--hard", "HEAD~2")
    try desk.git.git("tag", "-d", "release")
    try desk.git.git("commit", "-q", "--no-verify", "--amend", "-m", "Begin anew")
    try desk.push(["--force", "origin", "main"], expecting: 0)
    try desk.git.git("tag", "-a", "-m", "A release", "release")
    try desk.push(["origin", "release"], expecting: 0)
  }

  @Test func aRemoteThatIsAnotherThanItWasGetsNothingUnseen() throws {
    let desk = try Desk(guarded: false)
    try desk.lowerAndRaise()
    try desk.push(["--no-verify", "origin", "main"], expecting: 0)
    try desk.git.git("fetch", "-q", "origin")
    // The same name, but an empty host: what the clone believes to be there is not.
    let other = try GitFixture(bare: true)
    try desk.git.git("remote", "set-url", "origin", other.folder.path)
    let result = try desk.push(["origin", "main"], expecting: 1)
    #expect(result.errorText.contains("declassified-without-record"), "\(result.errorText)")
  }

  @Test func theServerRefusesWhatItCannotCheck() throws {
    let desk = try Desk()
    try desk.commit(["kura.yaml": "kura: 1\nprofil: storehouse\n"])
    let broken = try desk.push(["--no-verify", "origin", "main"], expecting: 1)
    #expect(broken.errorText.contains("invalid-configuration"), "\(broken.errorText)")
    try desk.git.git("reset", "-q", "--hard", "HEAD~1")
    try desk.git.git("rm", "-q", "kura.yaml")
    try desk.commit([:])
    let removed = try desk.push(["--no-verify", "origin", "main"], expecting: 1)
    #expect(removed.errorText.contains("kura.yaml がなくなっています"), "\(removed.errorText)")
  }

  @Test func branchesWithoutAStorehouseArePushedToo() throws {
    let desk = try Desk()
    try desk.git.git("checkout", "-q", "--orphan", "pages")
    try desk.git.git("rm", "-rfq", "--cached", ".")
    try desk.git.git("add", "schemas/advice.schema.json")
    try desk.git.git("commit", "-q", "--no-verify", "-m", "Pages")
    try desk.git.git("config", "--unset", "core.hooksPath")
    try desk.push(["origin", "pages"], expecting: 0)
  }
}
