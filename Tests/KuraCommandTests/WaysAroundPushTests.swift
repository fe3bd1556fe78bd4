import SourceText
import TestSupport
import Testing

/// Ways by which something restricted could leave although each single step looks harmless.
struct WaysAroundPushTests {
  private static let advice: RepositoryPath = "schemas/advice.schema.json"
  private static let schema = """
    {"type": "object", "properties": {"id": {"type": "string"}, "title": {"type": "string"},
      "note": {"type": "string"}, "related": {"type": "string", "x-kura-reference": {}},
      "disclosure": {"type": "object", "x-kura-disclosure": true}}}

    """

  private static let formerIDs =
    "\"former_ids\": {\"type\": \"array\", \"items\": {\"x-kura-former-id\": true}}, "

  private static func path(_ id: String) -> RepositoryPath {
    RepositoryPath("knowledge/advice/\(id).yaml")
  }

  private static func entry(_ id: String, _ level: String, _ rest: String = "") -> String {
    "# yaml-language-server: $schema=../../schemas/advice.schema.json\n"
      + "id: \(id)\ntitle: 出張相談の進め方と、その日に持っていくもの\n\(rest)disclosure: {tlp: \(level)}\n"
  }

  /// A desk that may hold AMBER, as may every folder to which it is pushed but for one.
  private static func desk(publicPath: String = "/nowhere") throws -> GuardedDesk {
    let desk = try GuardedDesk(
      configuration: """
        disclosure: {ceiling: AMBER}
        remotes: {"/**": AMBER, "\(publicPath)": CLEAR}

        """)
    try desk.commitUnseen([advice: schema, path("visit"): entry("visit", "AMBER")])
    #expect(try desk.push("main").status == 0)
    try desk.git.git("fetch", "-q", "origin")
    return desk
  }

  private static func guardServer(of desk: GuardedDesk) throws {
    let stub = HookedRepository.stubs["server/pre-receive"] ?? []
    try desk.server.folder.write("hooks/pre-receive", stub, mode: 0o755)
  }

  // MARK: Another address

  @Test(arguments: [["set-url"], ["set-url", "--push"], ["set-url", "--add", "--push"]])
  func `a name that got another address is not believed to have what the former had`(
    change: [String]
  ) throws {
    let host = try GitFixture(bare: true)
    let desk = try Self.desk(publicPath: host.folder.path)
    try desk.git.git(["remote"] + change + ["origin", host.folder.path])
    let result = try desk.push("main:refs/heads/topic")
    #expect(result.status != 0)
    #expect(result.errorText.contains("[above-ceiling]"), "\(result.errorText)")
    #expect(try host.git("for-each-ref") == "")
  }

  @Test func `an address beside the one that is fetched is not believed either`() throws {
    let desk = try Self.desk()
    try desk.commitUnseen(["memo.txt": "Call 090-1234-5678\n"])
    #expect(try desk.push("--no-verify", "main").status == 0)
    try desk.git.git("fetch", "-q", "origin")
    #expect(try desk.push("main:refs/heads/topic").status == 0)
    let host = try GitFixture(bare: true)
    try desk.git.git("remote", "set-url", "--push", "origin", host.folder.path)
    let result = try desk.push("main:refs/heads/topic")
    #expect(result.status != 0)
    #expect(result.errorText.contains("[personal-data]"), "\(result.errorText)")
  }

  // MARK: Entries that the push leaves alone

  @Test func `a label made stricter is held against what still shows the text`() throws {
    let desk = try Self.desk()
    try desk.commitUnseen([
      Self.path("open"): Self.entry("open", "GREEN"),
      Self.path("quoting"): Self.entry("quoting", "GREEN", "related: open\n"),
    ])
    #expect(try desk.push("main").status == 0)
    try Self.guardServer(of: desk)
    let committed = try desk.commit([Self.path("open"): Self.entry("open", "AMBER")])
    #expect(committed.status != 0)
    #expect(committed.errorText.contains("[disclosure-leak]"), "\(committed.errorText)")
    try desk.commitUnseen([:])
    for options in [[], ["--no-verify"]] {
      let result = try desk.run("git", ["push", "-q"] + options + ["origin", "main"])
      #expect(result.status != 0)
      #expect(result.errorText.contains("[disclosure-leak]"), "\(result.errorText)")
      #expect(result.errorText.contains("\(Self.path("quoting"))"), "\(result.errorText)")
    }
    let range = try desk.kura("lint", "--range", "HEAD~1..HEAD")
    #expect(range.text.contains("[disclosure-leak]"), "\(range.text)")
  }

  @Test func `a label made stricter is seen also where no ceiling is set`() throws {
    let desk = try GuardedDesk()
    try desk.commitUnseen([
      Self.advice: Self.schema, Self.path("open"): Self.entry("open", "GREEN"),
      Self.path("quoting"): Self.entry("quoting", "GREEN", "related: open\n"),
    ])
    let result = try desk.commit([Self.path("open"): Self.entry("open", "AMBER")])
    #expect(result.status != 0)
    #expect(result.errorText.contains("[disclosure-leak]"), "\(result.errorText)")
    #expect(result.errorText.contains("\(Self.path("quoting"))"), "\(result.errorText)")
  }

  @Test func `an id that changes inside its file leaves no reference behind`() throws {
    let desk = try Self.desk()
    try desk.commitUnseen([
      "kura.yaml": """
      kura: 1
      profile: storehouse
      language: ja
      disclosure: {ceiling: AMBER}
      remotes: {"/**": AMBER}
      kinds:
        advice: {path: ["knowledge/advice/*.yaml"], schema: schemas/advice.schema.json, identity: id}

      """, Self.path("one"): Self.entry("first", "AMBER"),
      Self.path("two"): Self.entry("second", "AMBER", "related: first\n"),
    ])
    let before = try desk.push("main")
    #expect(before.status == 0, "\(before.errorText)")
    try desk.commitUnseen([Self.path("one"): Self.entry("renamed", "AMBER")])
    let result = try desk.push("main")
    #expect(result.status != 0)
    #expect(result.errorText.contains("[dangling-reference]"), "\(result.errorText)")
    #expect(result.errorText.contains("\(Self.path("two"))"), "\(result.errorText)")
    #expect(!result.errorText.contains("このコミット"), "\(result.errorText)")
  }

  // MARK: Switching the rules off

  private static let switches: [(name: String, files: [RepositoryPath: String?])] = [
    ("profile", ["kura.yaml": "kura: 1\nprofile: plain\nlanguage: ja\n"]),
    ("no profile", ["kura.yaml": "kura: 1\nlanguage: ja\n"]),
    (
      "annotation",
      [advice: schema.replacing(", \"x-kura-disclosure\": true", with: "")]
    ),
    ("no schema", [advice: nil]),
  ]

  @Test(arguments: switches.indices)
  func `no commit and no push switches the check of labels off`(index: Int) throws {
    let desk = try Self.desk()
    try Self.guardServer(of: desk)
    for (path, text) in Self.switches[index].files {
      if let text { try desk.git.folder.write(path, text) } else { desk.git.folder.remove(path) }
    }
    try desk.git.git("add", "--all")
    for variables in [[:], ["KURA_SKIP": "急ぎのため"]] {
      let result = try desk.run("git", ["commit", "-q", "-m", "設定を見直して簡単にする"], adding: variables)
      #expect(result.status != 0)
      #expect(result.errorText.contains("[labels-switched-off]"), "\(result.errorText)")
    }
    try desk.git.git("commit", "-q", "--no-verify", "-m", "Change")
    for arguments in [["origin", "main"], ["--no-verify", "origin", "main"]] {
      let result = try desk.run("git", ["push", "-q"] + arguments)
      #expect(result.status != 0)
      #expect(result.errorText.contains("[labels-switched-off]"), "\(result.errorText)")
    }
    // Neither does a history of its own.
    try desk.git.git("checkout", "-q", "--orphan", "other")
    try desk.git.git("commit", "-q", "--no-verify", "-m", "Begin anew")
    let orphan = try desk.push("--no-verify", "other")
    #expect(orphan.status != 0)
    #expect(orphan.errorText.contains("[labels-switched-off]"), "\(orphan.errorText)")
  }

  @Test func `a kind that nobody uses any more may go with its entries`() throws {
    let desk = try Self.desk()
    try Self.guardServer(of: desk)
    desk.git.folder.remove(Self.advice)
    desk.git.folder.remove(Self.path("visit"))
    let result = try desk.commit([:], "使わなくなった種類を消す")
    #expect(result.status == 0, "\(result.errorText)")
    let pushed = try desk.push("main")
    #expect(pushed.status == 0, "\(pushed.errorText)")
  }

  // MARK: Lowering by a detour

  @Test func `an entry that is renamed and lowered at once needs its record`() throws {
    let desk = try Self.desk()
    try Self.guardServer(of: desk)
    try desk.git.git("mv", "\(Self.path("visit"))", "\(Self.path("trip"))")
    try desk.commitUnseen([Self.path("trip"): Self.entry("trip", "GREEN")])
    try desk.git.git("rm", "-q", "\(Self.path("trip"))")
    try desk.commitUnseen([:])
    for options in [[], ["--no-verify"]] {
      let result = try desk.run("git", ["push", "-q"] + options + ["origin", "main"])
      #expect(result.status != 0)
      #expect(result.errorText.contains("[declassified-without-record]"), "\(result.errorText)")
    }
  }

  @Test(arguments: ["visit", "trip"])
  func `an entry that is taken away and comes back lower needs its record`(id: String) throws {
    let desk = try Self.desk()
    try Self.guardServer(of: desk)
    try desk.git.git("rm", "-q", "\(Self.path("visit"))")
    try desk.commitUnseen([:])
    let former = id == "visit" ? "" : "former_ids: [visit]\n"
    try desk.commitUnseen([
      Self.advice: Self.schema.replacing("\"note\": {", with: Self.formerIDs + "\"note\": {"),
      Self.path(id): Self.entry(id, "GREEN", former),
    ])
    try desk.git.git("rm", "-q", "\(Self.path(id))")
    try desk.commitUnseen([:])
    for options in [[], ["--no-verify"]] {
      let result = try desk.run("git", ["push", "-q"] + options + ["origin", "main"])
      #expect(result.status != 0)
      #expect(result.errorText.contains("[declassified-without-record]"), "\(result.errorText)")
    }
  }

  @Test func `what only changes its name goes through every gate`() throws {
    let desk = try Self.desk()
    try Self.guardServer(of: desk)
    try desk.git.git("mv", "\(Self.path("visit"))", "\(Self.path("trip"))")
    let result = try desk.commit(
      [Self.path("trip"): Self.entry("trip", "AMBER")], "出張相談の項目の名前を改める")
    #expect(result.status == 0, "\(result.errorText)")
    let pushed = try desk.push("main")
    #expect(pushed.status == 0, "\(pushed.errorText)")
  }

  // MARK: Other places

  @Test(arguments: [["a"], ["a", "b"]])
  func `every storehouse of a repository is looked at, whatever folder it is in`(
    folders: [String]
  ) throws {
    let git = try GitFixture()
    let server = try GitFixture(bare: true)
    for folder in folders {
      try git.folder.write(
        RepositoryPath("\(folder)/kura.yaml"),
        "kura: 1\nprofile: storehouse\nlanguage: ja\ndisclosure: {ceiling: CLEAR}\n")
      try git.folder.write(RepositoryPath("\(folder)/\(Self.advice)"), Self.schema)
    }
    for (path, bytes) in HookedRepository.stubs {
      try git.folder.write(RepositoryPath("a/.hooks/\(path)"), bytes, mode: 0o755)
    }
    try git.git("add", "--all")
    try git.git("commit", "-q", "-m", "Begin")
    try git.git("push", "-q", server.folder.path, "main")
    let stub = HookedRepository.stubs["server/pre-receive"] ?? []
    try server.folder.write("hooks/pre-receive", stub, mode: 0o755)
    try git.git("config", "core.hooksPath", "a/.hooks")
    let environment = git.environment.merging(HookedRepository.variables) { $1 }
    func push(_ options: [String] = []) throws -> ProcessResult {
      try run(
        "git", arguments: ["push", "-q"] + options + [server.folder.path, "main"],
        in: git.folder.path, environment: environment)
    }
    let last = folders[folders.count - 1]
    let path = RepositoryPath("\(last)/\(Self.path("visit"))")
    try git.folder.write(path, Self.entry("visit", "AMBER"))
    try git.folder.write("memo.txt", "Call 090-1234-5678\n")
    try git.git("add", "--all")
    try git.git("commit", "-q", "--no-verify", "-m", "Change")
    for options in [[], ["--no-verify"]] {
      let result = try push(options)
      #expect(result.status != 0)
      #expect(result.errorText.contains("[above-ceiling]"), "\(result.errorText)")
      let numbers = result.errorText.split(separator: "\n").filter {
        $0.contains("[personal-data]")
      }
      #expect(numbers.count == 1, "\(result.errorText)")
    }
    // Without its configuration nobody could look at what is left.
    try git.git("reset", "-q", "--hard", "HEAD~1")
    try git.git("rm", "-q", "\(last)/kura.yaml")
    try git.git("commit", "-q", "--no-verify", "-m", "Change")
    for options in [[], ["--no-verify"]] {
      let result = try push(options)
      #expect(result.status != 0)
      #expect(result.errorText.contains("kura.yaml がなくなって"), "\(result.errorText)")
    }
  }

  @Test(arguments: ["main", "refs/tags/v1", "HEAD:refs/notes/other"])
  func `a history in which the storehouse was given up is refused, also the first time`(
    pushed: String
  ) throws {
    let desk = try Self.desk()
    try Self.guardServer(of: desk)
    let empty = try GitFixture(bare: true)
    let stub = HookedRepository.stubs["server/pre-receive"] ?? []
    try empty.folder.write("hooks/pre-receive", stub, mode: 0o755)
    try desk.git.git("switch", "-q", "-c", "side")
    try desk.commitUnseen([Self.path("visit"): Self.entry("visit", "RED")])
    try desk.commitUnseen(["kura.yaml": "kura: 1\nlanguage: ja\n"])
    try desk.git.git("branch", "-f", "main")
    try desk.git.git("tag", "v1")
    for (address, options) in [
      ("origin", []), ("origin", ["--no-verify"]), (empty.folder.path, []),
      (empty.folder.path, ["--no-verify"]),
    ] as [(String, [String])] {
      let result = try desk.run("git", ["push", "-q"] + options + [address, pushed])
      #expect(result.status != 0)
      #expect(result.errorText.contains("[labels-switched-off]"), "\(result.errorText)")
    }
  }

  @Test func `what belonged to a kind that is gone again is looked at all the same`() throws {
    let desk = try Self.desk()
    try Self.guardServer(of: desk)
    let configuration = try #require(desk.git.folder.read("kura.yaml"))
    let kinds = "kinds: {memo: {path: \"notes/*.yaml\", schema: \(Self.advice)}}\n"
    try desk.commitUnseen([
      "kura.yaml": String(decoding: configuration, as: UTF8.self) + kinds,
      "notes/one.yaml": Self.entry("one", "RED"),
    ])
    try desk.git.git("rm", "-q", "notes/one.yaml")
    try desk.commitUnseen(["kura.yaml": String(decoding: configuration, as: UTF8.self)])
    for options in [[], ["--no-verify"]] {
      let result = try desk.run("git", ["push", "-q"] + options + ["origin", "main"])
      #expect(result.status != 0)
      #expect(result.errorText.contains("[above-ceiling]"), "\(result.errorText)")
    }
  }
}
