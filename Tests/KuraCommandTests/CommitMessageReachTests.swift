import SourceText
import TestSupport
import Testing

/// What a message may hold is decided by what git keeps of it, which depends on how it was given.
struct CommitMessageReachTests {
  private static let subject = "窓口の案内を4月からの受付時間に合わせる"
  private static let scissors = "------------------------ >8 ------------------------"
  private static let number = "担当 090-1234-5678"

  /// Commits with a message in a file, which `editor` gets to see when there is one.
  private static func commit(
    _ message: String, in desk: GuardedDesk, _ arguments: [String], isEdited: Bool
  ) throws -> ProcessResult {
    let folder = try TemporaryFolder()
    try folder.write("message", message)
    // What the author has written stands above what git has.
    let editor =
      "sh -c 'cat \(folder.path)/message \"$0\" >\"$0.new\" && mv \"$0.new\" \"$0\"'"
    return try desk.run(
      "git",
      ["commit", "-q", "--allow-empty"] + arguments
        + (isEdited ? [] : ["-F", "\(folder.path)/message"]),
      adding: isEdited ? ["GIT_EDITOR": editor] : [:])
  }

  /// Texts that git keeps, the words of the command, and whether there is an editor.
  static let kept: [(text: String, arguments: [String], isEdited: Bool)] = [
    ("# \(scissors)\n\(number)\n", [], false),
    ("# \(number)\n", [], false),
    ("本文\n\n# 一\n#\n# \(number)\n", [], false),
    ("# \(scissors)\ndiff --git a/x b/x\n+\(number)\n", [], false),
    ("; \(number)\n", ["-c", "core.commentChar=;"], false),
    ("# \(number)\n", ["-c", "core.commentChar=;"], true),
    ("# \(number)\n", ["--cleanup=verbatim"], true),
    ("# \(number)\n\n本文\n", ["--cleanup=whitespace"], true),
    ("# \(scissors)\n\(number)\n", [], true),
    ("# \(scissors)\n# 説明\ndiff --git a/x b/x\n\(number)\n", [], true),
    ("# \(number)\n", ["-c", "commit.cleanup=whitespace"], true),
    ("# \(number)\n", ["-c", "commit.cleanup=scissors"], true),
  ]

  /// The settings of a command stand before its name.
  private static func configure(_ arguments: [String], _ desk: GuardedDesk) throws -> [String] {
    guard arguments.first == "-c" else { return arguments }
    let parts = arguments[1].split(separator: "=", maxSplits: 1).map(String.init)
    try desk.git.git("config", parts[0], parts[1])
    return []
  }

  @Test(arguments: kept)
  func `whatever git keeps of a message is looked at`(
    text: String, arguments: [String], isEdited: Bool
  ) throws {
    let desk = try GuardedDesk()
    let words = try Self.configure(arguments, desk)
    let message = "\(Self.subject)\n\n\(text)"
    let result = try Self.commit(message, in: desk, words, isEdited: isEdited)
    #expect(result.status == 1)
    #expect(result.errorText.contains("[personal-data]"), "\(result.errorText)")
    #expect(!result.errorText.contains("1234-5678"), "\(result.errorText)")
    #expect(try desk.git.git("log", "-1", "--format=%s") == "Change")
    // Without the hook, git takes it into the history.
    let unseen = try Self.commit(
      message, in: desk, words + ["--no-verify"], isEdited: isEdited)
    #expect(unseen.status == 0)
    #expect(try desk.git.git("log", "-1", "--format=%B").contains("1234-5678"))
    let push = try desk.push("main")
    #expect(push.status == 1)
    #expect(push.errorText.contains("[personal-data]"), "\(push.errorText)")
  }

  /// Ways in which git shows the changes and the state of the work tree to an author.
  @Test(arguments: [
    ["-v"], ["-v", "-v"], ["-v", "--cleanup=scissors"], ["-v", "--cleanup=whitespace"],
    ["-c", "core.commentChar=;"], ["-c", "core.commentChar=auto"], ["-c", "commit.verbose=true"],
    ["-c", "commit.cleanup=scissors"], [],
  ])
  func `what git shows in an editor and takes away is nobody's mistake`(
    arguments: [String]
  ) throws {
    let desk = try GuardedDesk()
    // Both were there before, and are on their way out or nowhere near the commit.
    try desk.commitUnseen(["memo.txt": "\(Self.number)\n"])
    try desk.git.folder.write("090-1234-5678.txt", "一\n")
    try desk.git.git("rm", "-q", "memo.txt")
    let words = try Self.configure(arguments, desk)
    // Without an editor, whitespace would keep the names of files that are not in the commit.
    let isKept = words.contains("--cleanup=whitespace")
    if isKept { desk.git.folder.remove("090-1234-5678.txt") }
    let result = try Self.commit("\(Self.subject)\n", in: desk, words, isEdited: true)
    #expect(result.status == 0, "\(result.errorText)")
    let message = try desk.git.git("log", "-1", "--format=%B")
    #expect(message.hasPrefix(Self.subject) && !message.contains("1234-5678"))
  }

  @Test func `a merge keeps no comment and shows no name of a file as a mistake`() throws {
    let desk = try GuardedDesk()
    try desk.git.git("checkout", "-q", "-b", "side")
    try desk.commitUnseen(["side.txt": "一\n"])
    try desk.git.git("checkout", "-q", "main")
    try desk.commitUnseen(["main.txt": "二\n"])
    let folder = try TemporaryFolder()
    try folder.write("message", "\n# \(Self.number)\n\n本文\n")
    let editor = "sh -c 'cat \(folder.path)/message >>\"$0\"'"
    let refused = try desk.run(
      "git", ["merge", "--edit", "--cleanup=whitespace", "side"], adding: ["GIT_EDITOR": editor])
    #expect(refused.status != 0)
    #expect(refused.errorText.contains("[personal-data]"), "\(refused.errorText)")
    try desk.git.git("merge", "--abort")
    let merged = try desk.run("git", ["merge", "--no-edit", "side"])
    #expect(merged.status == 0, "\(merged.errorText)")
  }

  @Test func `a reason with personal data is shown nowhere and written nowhere`() throws {
    let desk = try GuardedDesk()
    let skip = ["KURA_SKIP": "急ぎのため。\(Self.number) に確認した"]
    let result = try desk.commit([:], Self.subject, adding: skip)
    #expect(result.status == 1)
    #expect(result.errorText.contains("KURA_SKIP に書いた理由"), "\(result.errorText)")
    let kept = String(
      decoding: try #require(desk.git.folder.read(".git/COMMIT_EDITMSG")), as: UTF8.self)
    for text in [result.errorText, result.text, kept] {
      #expect(!text.contains("1234-5678"), "\(text)")
    }
    #expect(kept.hasPrefix(Self.subject))
    #expect(try desk.commit([:], Self.subject, adding: ["KURA_SKIP": "急ぎのため"]).status == 0)
    #expect(try desk.git.git("log", "-1", "--format=%B").contains("Kura-Skipped: 急ぎのため"))
  }
}
