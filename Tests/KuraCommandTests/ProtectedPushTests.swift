import SourceText
import TestSupport
import Testing

/// Pushes of personal data, secrets and what is too strict for the remote, by real git.
struct ProtectedPushTests {
  /// Where a commit, a tag or a merge can hide something.
  enum Place: CaseIterable {
    case message
    case path
    case tag
    case removedBlob
    case merge
  }

  /// A value that nobody has, and the rule that finds it.
  private static let values = [
    ("090-1234-5678", "personal-data"), ("ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a", "secret"),
  ]

  private static let schema = """
    {"type": "object", "properties": {"id": true,
      "disclosure": {"type": "object", "x-kura-disclosure": true}}}

    """

  private static func advice(_ level: String) -> String {
    "# yaml-language-server: $schema=../../schemas/advice.schema.json\n"
      + "id: visit\ndisclosure:\n  tlp: \(level)\n"
  }

  /// A storehouse that has been pushed to a bare repository of the members.
  private struct Desk {
    let git: GitFixture
    let server: GitFixture

    init(remotes: Bool = true) throws {
      git = try GitFixture()
      server = try GitFixture(bare: true)
      for (path, bytes) in HookedRepository.stubs {
        try git.folder.write(RepositoryPath(".hooks/\(path)"), bytes, mode: 0o755)
      }
      let members = remotes ? "remotes: {\"\(server.folder.path)\": GREEN}\n" : ""
      try git.commit([
        "kura.yaml": "kura: 1\nprofile: storehouse\nlanguage: ja\n"
          + "disclosure: {ceiling: GREEN}\n" + members,
        "schemas/advice.schema.json": ProtectedPushTests.schema,
      ])
      try git.git("remote", "add", "origin", server.folder.path)
      try git.git("push", "-q", "origin", "main")
      try git.git("fetch", "-q", "origin")
      try git.git("config", "core.hooksPath", ".hooks")
      let stub = HookedRepository.stubs["server/pre-receive"] ?? []
      try server.folder.write("hooks/pre-receive", stub, mode: 0o755)
    }

    /// Commits without asking any hook.
    func commit(_ files: [RepositoryPath: String], _ message: String = "Change") throws {
      for (path, text) in files { try git.folder.write(path, text) }
      try git.git("add", "--all")
      try git.git("commit", "-q", "--no-verify", "--allow-empty", "-m", message)
    }

    func hide(_ value: String, in place: Place) throws {
      switch place {
      case .message: try commit([:], "Call \(value) back")
      case .path: try commit([RepositoryPath("notes/\(value).txt"): "Call back\n"])
      case .tag: try git.git("tag", "-a", "-m", "Call \(value) back", "release")
      case .removedBlob:
        try commit(["memo.txt": "Call \(value)\n"])
        try git.git("rm", "-q", "memo.txt")
        try commit([:])
      case .merge:
        try git.git("checkout", "-q", "-b", "side")
        try commit(["side.txt": "Side\n"])
        try git.git("checkout", "-q", "main")
        try git.git("merge", "-q", "--no-ff", "--no-commit", "side")
        try commit(["memo.txt": "Call \(value)\n"], "Merge")
      }
    }

    func push(
      _ arguments: String..., adding variables: [String: String] = [:]
    ) throws -> ProcessResult {
      let all = git.environment.merging(HookedRepository.variables) { $1 }.merging(variables) { $1 }
      return try run(
        "git", arguments: ["push", "-q"] + arguments, in: git.folder.path, environment: all)
    }

    /// Runs the hook as git does before a push of the branch to an address.
    func prePush(to address: String) throws -> ProcessResult {
      let tip = try git.git("rev-parse", "HEAD")
      let none = String(repeating: "0", count: tip.utf8.count)
      return try run(
        KuraProgram.path, arguments: ["hook", "pre-push", "backup", address],
        in: git.folder.path, environment: git.environment,
        input: Array("refs/heads/main \(tip) refs/heads/main \(none)\n".utf8))
    }
  }

  @Test(arguments: Place.allCases, values)
  func `what must not be there is refused by both hooks, masked, with the remedy`(
    place: Place, value: (text: String, rule: String)
  ) throws {
    let desk = try Desk()
    try desk.hide(value.text, in: place)
    let name = place == .tag ? "release" : "main"
    let remedy =
      switch place {
      case .tag: "git tag -f -a"
      case .message, .path: "git commit --amend"
      case .removedBlob, .merge: "git reset --soft"
      }
    for (arguments, variables) in [
      (["origin", name], [:]), (["origin", name], ["KURA_SKIP": "急ぎのため"]),
      (["--no-verify", "origin", name], ["KURA_SKIP": "急ぎのため"]),
    ] as [([String], [String: String])] {
      let result =
        arguments.count == 2
        ? try desk.push(arguments[0], arguments[1], adding: variables)
        : try desk.push(arguments[0], arguments[1], arguments[2], adding: variables)
      #expect(result.status != 0)
      #expect(result.errorText.contains("[\(value.rule)]"), "\(result.errorText)")
      #expect(result.errorText.contains("****"), "\(result.errorText)")
      #expect(result.errorText.contains(remedy), "\(result.errorText)")
      #expect(!result.errorText.contains(value.text), "\(arguments)")
    }
    #expect(try desk.server.git("for-each-ref", "--format=%(refname)") == "refs/heads/main")
  }

  @Test(arguments: ["notes/09012345678電話メモ.txt", "notes/090-1234-5678.txt"])
  func `a number in the name of any file stops the commit`(name: String) throws {
    let desk = try Desk()
    try desk.git.folder.write(RepositoryPath(name), "Call back\n")
    try desk.git.git("add", "--all")
    let environment = desk.git.environment.merging(HookedRepository.variables) { $1 }
    let result = try run(
      "git", arguments: ["commit", "-q", "-m", "メモを加える"], in: desk.git.folder.path,
      environment: environment.merging(["KURA_SKIP": "急ぎのため"]) { $1 })
    #expect(result.status != 0)
    #expect(result.errorText.contains("[personal-data]"), "\(result.errorText)")
    #expect(!result.errorText.contains("12345678"), "\(result.errorText)")
  }

  @Test func `what is for members goes to their remote and to no other, history included`() throws {
    let desk = try Desk()
    try desk.commit(["knowledge/advice/visit.yaml": Self.advice("GREEN")])
    let allowed = try desk.prePush(to: desk.server.folder.path)
    #expect(allowed.status == 0, "\(allowed.errorText)")
    let unknown = try desk.prePush(to: "https://host.example/desk.git")
    #expect(unknown.status == 3, "\(unknown.errorText)")
    #expect(unknown.errorText.contains("above-ceiling"), "\(unknown.errorText)")
    // Taken away again, it is still in what would be sent.
    try desk.git.git("rm", "-q", "knowledge/advice/visit.yaml")
    try desk.commit([:])
    let past = try desk.prePush(to: "https://host.example/desk.git")
    #expect(past.status == 3, "\(past.errorText)")
    #expect(past.errorText.contains("above-ceiling"), "\(past.errorText)")
    #expect(try desk.prePush(to: desk.server.folder.path).status == 0)
    #expect(try desk.push("origin", "main").status == 0)
  }

  @Test func `only when nothing else refuses, the exit code says disclosure`() throws {
    let desk = try Desk(remotes: false)
    try desk.commit(["knowledge/advice/visit.yaml": Self.advice("GREEN")])
    #expect(try desk.prePush(to: "https://host.example/desk.git").status == 3)
    try desk.commit(["memo.txt": "Call 090-1234-5678\n"])
    #expect(try desk.prePush(to: "https://host.example/desk.git").status == 1)
  }

  @Test(arguments: [
    "kura: 1\nlanguage: ja\n", "kura: 1\nprofil: x\nlanguage: ja\n",
    "kura: [\nlanguage: ja # 日本語\n",
  ])
  func `hooks speak the language of the storehouse whatever the locale`(
    configuration: String
  ) throws {
    let desk = try Desk()
    try desk.commit(["kura.yaml": configuration])
    for hook in [["pre-push", "origin", "address"], ["commit-msg", "message"], ["pre-commit"]] {
      try desk.git.folder.write("new.txt", "New\n")
      try desk.git.git("add", "new.txt")
      let result = try run(
        KuraProgram.path, arguments: ["hook"] + hook, in: desk.git.folder.path,
        environment: desk.git.environment.merging(["KURA_SKIP": " ", "LC_ALL": "C"]) { $1 })
      #expect(result.status == 64)
      #expect(result.errorText.contains("理由が書かれていません"), "\(hook): \(result.errorText)")
    }
  }
}
