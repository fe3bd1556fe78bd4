import SourceText
import TestSupport
import Testing

/// That docs/hooks.md says the truth about how hooks end.
struct HookExitCodeTests {
  private static let ceiling = "disclosure: {ceiling: CLEAR}\n"

  /// What is staged, and how each hook ends then.
  private static let cases: [(name: String, files: [RepositoryPath: String], code: Int32)] = [
    ("nothing wrong", ["knowledge/note/a.yaml": GuardedDesk.note("a")], 0),
    ("a warning", ["memo.txt": "返送先 〒160-0023\n"], 0),
    ("personal data", ["memo.txt": "電話 090-1234-5678\n"], 1),
    (
      "disclosure alone",
      ["knowledge/note/a.yaml": GuardedDesk.note("a", "disclosure: {tlp: GREEN}\n")], 3
    ),
    (
      "disclosure and more",
      [
        "knowledge/note/a.yaml": GuardedDesk.note("a", "disclosure: {tlp: GREEN}\n"),
        "memo.txt": "電話 090-1234-5678\n",
      ], 1
    ),
    ("a broken configuration", ["kura.yaml": "kura: 1\nprofil: x\n"], 2),
  ]

  @Test(arguments: cases)
  func `hooks before a commit and before a push end alike`(
    example: (name: String, files: [RepositoryPath: String], code: Int32)
  ) throws {
    let desk = try GuardedDesk(configuration: Self.ceiling)
    for (path, text) in example.files { try desk.git.folder.write(path, text) }
    try desk.git.git("add", "--all")
    let commit = try desk.kura("hook", "pre-commit")
    #expect(commit.status == example.code, "\(example.name): \(commit.text)\(commit.errorText)")
    let base = try desk.git.git("rev-parse", "HEAD")
    try desk.commitUnseen([:])
    let tip = try desk.git.git("rev-parse", "HEAD")
    let line = "refs/heads/main \(tip) refs/heads/main \(base)\n"
    let push = try desk.kura("hook", "pre-push", "origin", desk.server.folder.path, input: line)
    #expect(push.status == example.code, "\(example.name): \(push.errorText)")
  }

  @Test(arguments: [
    ("窓口の案内を4月からの受付時間に合わせる", 0), ("修正", 1), ("返送先を 〒160-0023 に改める", 0),
    ("電話 090-1234-5678 の件", 1),
  ])
  func `the hook for messages ends alike too`(message: String, code: Int32) throws {
    let desk = try GuardedDesk()
    try desk.git.folder.write("message", message)
    let result = try desk.kura("hook", "commit-msg", "message")
    #expect(result.status == code, "\(result.errorText)")
  }

  @Test func `a message that cannot be checked ends with 2`() throws {
    let desk = try GuardedDesk()
    try desk.commitUnseen(["kura.yaml": "kura: 1\nprofil: x\n"])
    try desk.git.folder.write("message", "窓口の案内を4月からの受付時間に合わせる\n")
    #expect(try desk.kura("hook", "commit-msg", "message").status == 2)
  }

  @Test func `of several branches the weightiest decides`() throws {
    let desk = try GuardedDesk(configuration: Self.ceiling)
    let base = try desk.git.git("rev-parse", "HEAD")
    var lines: [String] = []
    var codes: [Int32] = []
    for example in Self.cases where example.code != 0 {
      try desk.git.git("checkout", "-q", "--detach", base)
      try desk.commitUnseen(example.files)
      let tip = try desk.git.git("rev-parse", "HEAD")
      lines.append(
        "refs/heads/x \(tip) refs/heads/b\(lines.count) \(String(repeating: "0", count: 40))\n")
      codes.append(example.code)
    }
    for count in 1...lines.count {
      let subset = Set(codes.prefix(count))
      let expected: Int32 = subset.contains(2) ? 2 : subset.contains(1) ? 1 : 3
      let result = try desk.kura(
        "hook", "pre-push", "origin", desk.server.folder.path,
        input: lines.prefix(count).joined())
      #expect(result.status == expected, "\(count): \(result.errorText)")
    }
  }

  @Test func `a wrong call ends with 64, and git with 1 whatever a hook says`() throws {
    let desk = try GuardedDesk(configuration: Self.ceiling)
    #expect(try desk.kura("hook", "commit-msg").status == 64)
    #expect(try desk.kura("hook", "pre-push").status == 64)
    for reason in [" ", "1", "x", ".", "yes", "はい", "1111", "ああああ", "理由なし"] {
      let skip = try desk.kura("hook", "pre-push", "origin", "x", adding: ["KURA_SKIP": reason])
      #expect(skip.status == 64, "\(reason)")
    }
    let refused = try desk.commit([
      "knowledge/note/a.yaml": GuardedDesk.note("a", "disclosure: {tlp: GREEN}\n")
    ])
    #expect(refused.status == 1)
  }
}
