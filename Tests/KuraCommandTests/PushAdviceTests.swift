import SourceText
import TestSupport
import Testing

/// What a refused push advises, followed to the letter with real git until the push succeeds.
struct PushAdviceTests {
  /// A number that nobody has.
  private static let number = "090-1234-5678"

  /// What is refused, and what its author knows to do to the files.
  enum Mistake: CaseIterable {
    case lastCommit, otherBranch, twoCommitsOnOtherBranch, removedAgain, belowHead, looseTag
    case tagOnBranch, annotatedTagOnBranch, message, notes, otherNotes, lateNotes
    case label, labelOnOtherBranch, loweredLabel, ordinary, ordinaryOnOtherBranch

    var pushed: [String] {
      switch self {
      case .lastCommit, .removedAgain, .message, .label, .loweredLabel, .ordinary: ["main"]
      case .otherBranch, .twoCommitsOnOtherBranch, .labelOnOtherBranch, .ordinaryOnOtherBranch:
        ["案内"]
      case .belowHead: ["HEAD~1:refs/heads/main"]
      case .looseTag, .tagOnBranch, .annotatedTagOnBranch: ["v1"]
      case .notes, .lateNotes: ["refs/notes/commits"]
      case .otherNotes: ["refs/notes/review"]
      }
    }

    /// What is pushed once the advice has been followed, where it cannot be the same.
    var pushedThen: [String] { self == .belowHead ? ["main"] : pushed }
  }

  private static let subject = "案内のメモを置き場に加える"

  private static func prepare(_ mistake: Mistake, _ desk: GuardedDesk) throws {
    let git = desk.git
    let memo: [RepositoryPath: String] = ["memo.txt": "Call \(number)\n"]
    let green: [RepositoryPath: String] = [
      "knowledge/note/a.yaml": GuardedDesk.note("a", "disclosure: {tlp: GREEN}\n")
    ]
    let broken: [RepositoryPath: String] = [
      "knowledge/note/a.yaml": GuardedDesk.note("a", "on: 2026-02-30\ndisclosure: {tlp: CLEAR}\n")
    ]
    switch mistake {
    case .lastCommit: try desk.commitUnseen(memo, subject)
    case .otherBranch, .labelOnOtherBranch, .ordinaryOnOtherBranch:
      try git.git("switch", "-q", "-c", "案内")
      let files = [Mistake.otherBranch: memo, .labelOnOtherBranch: green][mistake] ?? broken
      try desk.commitUnseen(files, subject)
      try git.git("switch", "-q", "main")
    case .twoCommitsOnOtherBranch:
      try git.git("switch", "-q", "-c", "案内")
      try desk.commitUnseen(memo, subject)
      try desk.commitUnseen(["other.txt": "Other\n"], subject)
      try git.git("switch", "-q", "main")
    case .removedAgain:
      try desk.commitUnseen(memo, subject)
      try git.git("rm", "-q", "memo.txt")
      try desk.commitUnseen([:], subject)
    case .belowHead:
      try desk.commitUnseen(memo, subject)
      try desk.commitUnseen(["other.txt": "Other\n"], subject)
    case .looseTag:
      try git.git("switch", "-q", "--detach")
      try desk.commitUnseen(memo, subject)
      try git.git("tag", "v1")
      try git.git("switch", "-q", "main")
    case .tagOnBranch, .annotatedTagOnBranch:
      try desk.commitUnseen(memo, subject)
      try git.git(["tag"] + (mistake == .tagOnBranch ? ["v1"] : ["-a", "-m", "Begin", "v1"]))
    case .message: try desk.commitUnseen(["other.txt": "Other\n"], "Call \(number)")
    case .notes: try git.git("notes", "add", "-m", "Call \(number)")
    case .otherNotes: try git.git("notes", "--ref=review", "add", "-m", "Call \(number)")
    case .lateNotes:
      try desk.commitUnseen(["other.txt": "Other\n"], subject)
      try git.git("push", "-q", "--no-verify", "origin", "main")
      try git.git("notes", "add", "-m", "Read")
      try git.git("push", "-q", "--no-verify", "origin", "refs/notes/commits")
      try git.git("notes", "add", "-m", "Call \(number)", "HEAD~1")
    case .label: try desk.commitUnseen(green, subject)
    case .loweredLabel:
      try desk.commitUnseen(green, subject)
      try desk.commitUnseen(["other.txt": "Other\n"], subject)
    case .ordinary: try desk.commitUnseen(broken, subject)
    }
  }

  /// Does what the author knows to do to the files of the branch.
  private static func mend(_ git: GitFixture) throws {
    let memo = RepositoryPath("memo.txt")
    if git.folder.exists(memo) { try git.folder.write(memo, "Call the desk\n") }
    let note = RepositoryPath("knowledge/note/a.yaml")
    if git.folder.exists(note) { try git.folder.write(note, GuardedDesk.note("a")) }
  }

  @Test(arguments: Mistake.allCases, ["ja", "en"])
  func `what a refused push advises is enough, word for word, to push`(
    mistake: Mistake, language: String
  ) throws {
    let desk = try GuardedDesk(language: language, configuration: "disclosure: {ceiling: CLEAR}\n")
    try Self.prepare(mistake, desk)
    let before = try desk.server.git("for-each-ref")
    let refused = try desk.run("git", ["push", "-q", "origin"] + mistake.pushed)
    #expect(refused.status != 0)
    #expect(try desk.server.git("for-each-ref") == before)
    try Self.follow(refused.errorText, desk)
    let pushed = try desk.run("git", ["push", "-q", "origin"] + mistake.pushedThen)
    #expect(pushed.status == 0, "\(refused.errorText)\n\(pushed.errorText)")
    let history = try desk.server.git("log", "--all", "-p", "--format=%B")
    #expect(!history.contains(Self.number) && !history.contains("GREEN}\n+"), "\(history)")
    // What was brought in and taken away again leaves nothing to push.
    #expect(try mistake == .removedAgain || desk.server.git("for-each-ref") != before)
  }

  /// Types the commands of the numbered steps, and mends the files where a step asks for it.
  private static func follow(_ text: String, _ desk: GuardedDesk) throws {
    // An editor in which a subject is written where there is none, and the number is taken out.
    let editor =
      "sh -c 'sed -i \"s/\(number)/the desk/\" \"$0\"; grep -v \"^#\" \"$0\" | grep -q . "
      + "|| printf \"\(subject)\\n\" >\"$0\"'"
    for line in text.split(separator: "\n") {
      guard let match = line.wholeMatch(of: #/ {2}[0-9]+\. (.+)/#) else { continue }
      let step = String(match.output.1)
      if step.contains("git add ") {
        try mend(desk.git)
        try desk.git.git("add", "--all")
      } else if step.hasPrefix("git ") {
        let result = try desk.run("sh", ["-c", step], adding: ["GIT_EDITOR": editor])
        #expect(
          result.status == 0 || result.text.contains("nothing to commit"),
          "\(step): \(result.errorText)")
      }
    }
  }

  @Test(arguments: ["ja", "en"])
  func `what only the remote must not have is no matter of the history`(language: String) throws {
    let desk = try GuardedDesk(language: language, configuration: "disclosure: {ceiling: AMBER}\n")
    let entry = GuardedDesk.note("a", "disclosure: {tlp: AMBER}\n")
    #expect(try desk.commit(["knowledge/note/a.yaml": entry]).status == 0)
    let refused = try desk.push("main")
    #expect(refused.status != 0)
    let text = refused.errorText
    for words in ["git reset", "git commit", "update-ref", "責任者に知らせ", "tell the person"] {
      #expect(!text.contains(words), "\(text)")
    }
    #expect(text.contains(language == "ja" ? "送り先に送ってよいのは CLEAR まで" : "sent to the remote"))
    // The two lines that it shows are what the person responsible writes.
    let lines = text.split(separator: "\n").drop { !$0.hasSuffix("remotes:") }.prefix(2)
      .map { $0.drop { $0 == " " } }
    let remotes = try #require(lines.count == 2 ? lines : nil, "\(text)")
    let bytes = try #require(desk.git.folder.read("kura.yaml"))
    let configuration = String(decoding: bytes, as: UTF8.self)
    let committed = try desk.commit(
      ["kura.yaml": configuration + remotes[0] + "\n  " + remotes[1] + "\n"], "送り先を決める")
    #expect(committed.status == 0, "\(committed.errorText)")
    let pushed = try desk.push("main")
    #expect(pushed.status == 0, "\(pushed.errorText)")
  }

  @Test func `a remote beside the work tree is named by its whole path`() throws {
    let desk = try GuardedDesk(configuration: "disclosure: {ceiling: AMBER}\n")
    let entry = GuardedDesk.note("a", "disclosure: {tlp: AMBER}\n")
    #expect(try desk.commit(["knowledge/note/a.yaml": entry]).status == 0)
    let name = desk.server.folder.path.split(separator: "/").last ?? ""
    try desk.git.git("remote", "set-url", "origin", "../\(name)")
    let refused = try desk.push("main")
    #expect(
      refused.errorText.contains("\"\(desk.server.folder.path)\": AMBER"), "\(refused.errorText)")
  }

  @Test func `doubtful commits are not named among those that certainly are wrong`() throws {
    let desk = try GuardedDesk()
    try desk.commitUnseen(["list.txt": "山田様\n"], "List")
    let doubtful = try desk.git.git("rev-parse", "HEAD").prefix(10)
    try desk.commitUnseen(["memo.txt": "Call \(Self.number)\n"], "Memo")
    let refused = try desk.push("main")
    #expect(refused.status != 0)
    let closing = refused.errorText.split(separator: "\n").filter { $0.contains("該当するコミット") }
    #expect(closing.count == 1 && !closing[0].contains(doubtful), "\(refused.errorText)")
  }

  @Test func `the message of a tag is written anew by the command that the finding gives`() throws {
    let desk = try GuardedDesk()
    try desk.git.git("tag", "-a", "-m", "Call \(Self.number)", "v1")
    let refused = try desk.push("v1")
    #expect(refused.status != 0)
    let command = try #require(
      refused.errorText.firstMatch(of: /git tag -f -a v1 'v1\^\{\}' -m "説明"/))
    let result = try desk.run(
      "sh", ["-c", String(command.output).replacing("説明", with: "Call desk")])
    #expect(result.status == 0, "\(result.errorText)")
    #expect(try desk.push("v1").status == 0)
    #expect(try desk.server.git("cat-file", "-p", "v1").hasSuffix("Call desk"))
  }

  @Test(arguments: ["heads", "tags"])
  func `a name is changed by the commands for what it names`(kind: String) throws {
    let desk = try GuardedDesk()
    let name = "call-\(Self.number)"
    try desk.commitUnseen(["other.txt": "Other\n"], Self.subject)
    try desk.git.git(kind == "tags" ? ["tag", "-a", "-m", "Begin", name] : ["branch", name])
    let refused = try desk.push("refs/\(kind)/\(name)")
    #expect(refused.status != 0)
    let commands = refused.errorText.matches(of: /git (?:tag|branch) [^でを]*[^でを ]/).map(\.output)
    #expect(commands.count == (kind == "tags" ? 2 : 1), "\(refused.errorText)")
    // No commit has to be made anew for it.
    #expect(!refused.errorText.contains("--amend"), "\(refused.errorText)")
    #expect(!refused.errorText.contains("該当するコミット"), "\(refused.errorText)")
    for command in commands {
      let typed = String(command).replacing("新しい名前", with: "fair").replacing("今の名前", with: name)
      let result = try desk.run("sh", ["-c", typed])
      #expect(result.status == 0, "\(typed): \(result.errorText)")
    }
    #expect(try desk.push("refs/\(kind)/fair").status == 0)
    #expect(try desk.git.git("for-each-ref", "refs/\(kind)/\(name)").isEmpty)
  }

  @Test func `a branch whose name is refused shows it in no command`() throws {
    let desk = try GuardedDesk()
    try desk.git.git("switch", "-q", "-c", "call-\(Self.number)")
    try desk.commitUnseen(["memo.txt": "Call \(Self.number)\n"], Self.subject)
    try desk.git.git("switch", "-q", "main")
    let refused = try desk.push("refs/heads/call-\(Self.number)")
    #expect(refused.status != 0)
    #expect(refused.errorText.contains("git switch"), "\(refused.errorText)")
    #expect(!refused.errorText.contains(Self.number), "\(refused.errorText)")
  }

  @Test func `a server says on which branch the commits are made anew`() throws {
    let desk = try GuardedDesk()
    try desk.server.folder.write(
      "hooks/pre-receive", HookedRepository.stubs["server/pre-receive"] ?? [], mode: 0o755)
    try desk.git.git("switch", "-q", "-c", "guide")
    try desk.commitUnseen(["memo.txt": "Call \(Self.number)\n"], Self.subject)
    try desk.git.git("switch", "-q", "main")
    let refused = try desk.push("--no-verify", "guide")
    #expect(refused.status != 0)
    #expect(refused.errorText.contains("先に git switch guide で"), "\(refused.errorText)")
    try desk.git.git("switch", "-q", "guide")
    let steps = refused.errorText.replacing("remote: ", with: "").replacing(
      #/ +\n/#, with: "\n")
    try Self.follow(steps, desk)
    #expect(try desk.push("--no-verify", "guide").status == 0)
  }
}
