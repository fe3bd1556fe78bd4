import SourceText
import TestSupport
import Testing

/// What kura advises before a commit and around one, followed to the letter with real git.
struct DeskAdviceTests {
  private static let subject = "案内のメモを置き場に加える"

  /// The commands between the words of a message.
  private static func commands(_ text: String, beginning: String = "git ") -> [String] {
    text.matches(of: #/(?:git|kura|find) [\x21-\x7E]+(?: [\x21-\x7E]+)*/#).map { String($0.output) }
      .filter { $0.hasPrefix(beginning) && $0.contains(#/[\/.]|--/#) }
  }

  private static func type(_ command: String, _ desk: GuardedDesk) throws -> ProcessResult {
    let editor = "sh -c 'printf \"\(subject)\\n\" >\"$0\"'"
    return try desk.run(
      "sh", ["-c", command.replacing("kura ", with: "'\(KuraProgram.path)' ")],
      adding: ["GIT_EDITOR": editor])
  }

  private static func japaneseDesk() throws -> GuardedRepository {
    let configuration = GuardedRepository.files["kura.yaml"] ?? ""
    return try GuardedRepository(changing: ["kura.yaml": configuration + "language: ja\n"])
  }

  // MARK: What is not staged

  @Test(arguments: [[], ["-a"], ["knowledge/term/delta.yaml"]], [true, false])
  func `an entry that is on disk and not in the commit is named with the commands that add it`(
    arguments: [String], isStagedElsewhere: Bool
  ) throws {
    let desk = try Self.japaneseDesk()
    let target = RepositoryPath("knowledge/term/zeta.yaml")
    try desk.folder.write("knowledge/term/delta.yaml", "title: 四\nsee: zeta\n")
    try desk.git.git("add", "knowledge/term/delta.yaml")
    try desk.folder.write(target, "title: 六\n")
    let isPartial = arguments.last?.hasPrefix("knowledge") ?? false
    if isStagedElsewhere {
      guard isPartial else { return }
      try desk.git.git("add", "\(target)")
    }
    let all = ["commit", "-q", "-m", Self.subject] + arguments
    let refused = try TestSupport.run(
      "git", arguments: all, in: desk.folder.path, environment: desk.git.environment)
    #expect(refused.status != 0)
    let advice = Self.commands(refused.errorText)
    #expect(advice.first == "git add \(target)", "\(refused.errorText)")
    for command in advice {
      let editor = ["GIT_EDITOR": "sh -c 'printf \"\(Self.subject)\\n\" >\"$0\"'"]
      let result = try TestSupport.run(
        "sh", arguments: ["-c", command], in: desk.folder.path,
        environment: desk.git.environment.merging(editor) { $1 })
      #expect(result.status == 0, "\(command): \(result.errorText)")
    }
    if isPartial {
      #expect(advice.count == 2, "\(refused.errorText)")
    } else {
      #expect(try desk.refusals("commit", "-q", "-m", Self.subject).isEmpty)
    }
    #expect(try desk.git.git("show", "HEAD:\(target)") == "title: 六")
  }

  @Test func `an edition that is on disk alone is named in the same way, from any folder`() throws {
    let desk = try Self.japaneseDesk()
    try desk.folder.write("knowledge/term/alpha.yaml", "title: 一\ncites: beta@r1\n")
    try desk.git.git("add", "--all")
    try desk.folder.write("knowledge/term/beta.yaml", "title: 二\neditions: [{key: r1}]\n")
    let folder = desk.folder.path(of: "schemas")
    let refused = try desk.run("commit", "-q", "-m", Self.subject, in: folder)
    #expect(refused.status != 0)
    let advice = try #require(Self.commands(refused.errorText).first)
    let added = try TestSupport.run(
      "sh", arguments: ["-c", advice], in: folder, environment: desk.git.environment)
    #expect(added.status == 0, "\(advice): \(added.errorText)")
    #expect(try desk.run("commit", "-q", "-m", Self.subject, in: folder).status == 0)
  }

  @Test func `a reference to what is nowhere is still to be corrected`() throws {
    let desk = try Self.japaneseDesk()
    try desk.folder.write("knowledge/term/alpha.yaml", "title: 一\nsee: omega\n")
    try desk.git.git("add", "--all")
    try desk.folder.write("notes.txt", "omega\n")
    let refused = try desk.run("commit", "-q", "-m", Self.subject)
    #expect(refused.status != 0)
    #expect(!refused.errorText.contains("git add notes"), "\(refused.errorText)")
    #expect(refused.errorText.contains("omega"))
  }

  // MARK: Messages

  @Test func `a refused message of an amended commit is written anew by an amending command`()
    throws
  {
    let desk = try GuardedDesk()
    #expect(try desk.commit(["a.txt": "A\n"]).status == 0)
    let parent = try desk.git.git("rev-parse", "HEAD~1")
    let refused = try desk.run("git", ["commit", "--amend", "-m", "修正"])
    #expect(refused.status != 0)
    let command = try #require(Self.commands(refused.errorText).first { $0.contains("--amend -e") })
    #expect(try Self.type(command, desk).status == 0)
    #expect(try desk.git.git("rev-parse", "HEAD~1") == parent)
    #expect(try desk.git.git("log", "-1", "--format=%s") == Self.subject)
  }

  @Test func `a refused message of a new commit proposes no amending`() throws {
    let desk = try GuardedDesk()
    let refused = try desk.commit(
      ["a.txt": "A\n"], "修正", adding: ["GIT_AUTHOR_DATE": "2025-04-02T09:00:00+0900"])
    #expect(refused.status != 0)
    #expect(!refused.errorText.contains("--amend"), "\(refused.errorText)")
    #expect(refused.errorText.contains("git commit -e -F"), "\(refused.errorText)")
  }

  @Test(arguments: ["ja", "en"])
  func `an empty message is refused with what to do`(language: String) throws {
    let desk = try GuardedDesk(language: language)
    let refused = try desk.commit(["a.txt": "A\n"], "")
    #expect(refused.status != 0)
    let closing = language == "ja" ? "コミットしていません" : "Nothing has been committed"
    #expect(refused.errorText.contains(closing), "\(refused.errorText)")
    #expect(refused.errorText.contains("  git commit -m \""), "\(refused.errorText)")
    #expect(!refused.errorText.contains("-e -F"), "\(refused.errorText)")
  }

  // MARK: The configuration

  @Test func `a removed kura.yaml is put back by the command, from any folder`() throws {
    let desk = try GuardedDesk()
    try desk.git.git("rm", "-q", "kura.yaml")
    let refused = try desk.run("git", ["commit", "-q", "-m", Self.subject])
    #expect(refused.status != 0)
    let advice = Self.commands(refused.errorText)
    #expect(
      advice == [
        "git restore --staged --worktree :/kura.yaml", "git config --unset core.hooksPath",
      ])
    #expect(try Self.type("cd schemas && \(advice[0])", desk).status == 0)
    #expect(try desk.git.git("status", "--porcelain").isEmpty)
    // To give it up, nothing stands in the way of the commit or the push.
    try desk.git.git("rm", "-q", "kura.yaml")
    #expect(try Self.type(advice[1], desk).status == 0)
    #expect(try desk.run("git", ["commit", "-q", "-m", Self.subject]).status == 0)
    #expect(try desk.push("main").status == 0)
  }

  @Test func `a push without kura.yaml is put right by the commands`() throws {
    let desk = try GuardedDesk()
    try desk.git.git("rm", "-q", "kura.yaml")
    try desk.commitUnseen([:], Self.subject)
    let refused = try desk.push("main")
    #expect(refused.status != 0)
    let advice = Self.commands(refused.errorText)
    #expect(advice.count == 1, "\(refused.errorText)")
    for command in advice + ["git commit"] {
      #expect(try Self.type(command, desk).status == 0, "\(command)")
    }
    let pushed = try desk.push("main")
    #expect(pushed.status == 0, "\(pushed.errorText)")
  }

  // MARK: Hooks and folders

  @Test(arguments: ["pre-commit", "pre-push", "commit-msg"], ["gone", "empty", "cut", "crlf"])
  func `lint names a damaged hook, and init makes it anew`(hook: String, damage: String) throws {
    let desk = try GuardedDesk()
    let path = RepositoryPath(".hooks/\(hook)")
    let whole = try #require(desk.git.folder.read(path))
    let text = String(decoding: whole, as: UTF8.self)
    switch damage {
    case "gone": desk.git.folder.remove(path)
    case "empty": try desk.git.folder.write(path, "#!/bin/sh\n", mode: 0o755)
    case "cut": try desk.git.folder.write(path, String(text.prefix(1_500)), mode: 0o755)
    default: try desk.git.folder.write(path, text.replacing("\n", with: "\r\n"), mode: 0o755)
    }
    let noticed = try desk.kura("lint")
    // Without any script there is nothing that this clone could have switched on.
    if hook != "pre-commit" || damage != "gone" {
      #expect(noticed.errorText.contains(".hooks/\(hook)"), "\(noticed.errorText)")
      #expect(noticed.errorText.contains("kura init"), "\(noticed.errorText)")
    }
    let mended = try desk.kura("init")
    #expect(mended.status == 0, "\(mended.errorText)")
    #expect(desk.git.folder.read(path) == whole)
    #expect(try desk.kura("lint").errorText.isEmpty)
    #expect(desk.git.folder.exists(RepositoryPath(".hooks/\(hook).old")) == (damage != "gone"))
    let broken = GuardedDesk.note("b", "on: 2026-02-30\ndisclosure: {tlp: CLEAR}\n")
    #expect(try desk.commit(["knowledge/note/b.yaml": broken]).status != 0)
  }

  @Test func `a hook with commands of its own that calls kura is left alone`() throws {
    let desk = try GuardedDesk()
    let own = "#!/bin/sh\nmake check\nexec kura hook pre-commit\n"
    try desk.git.folder.write(".hooks/pre-commit", own, mode: 0o755)
    #expect(try desk.kura("init").status == 0)
    #expect(desk.git.folder.read(".hooks/pre-commit") == Array(own.utf8))
  }

  @Test(arguments: ["inner", "inner/new"], [true, false])
  func `init makes no storehouse inside another one, and says where to go`(
    name: String, hasOwn: Bool
  ) throws {
    let desk = try GuardedDesk()
    try desk.git.folder.createFolder("inner")
    if hasOwn {
      try desk.git.folder.write(RepositoryPath("\(name)/kura.yaml"), "kura: 1\nlanguage: ja\n")
    }
    let before = try desk.git.git("status", "--porcelain", "-uall")
    let refused = try desk.kura("init", name)
    #expect(refused.status == 64)
    #expect(refused.errorText.contains("蔵の中の蔵は"), "\(refused.errorText)")
    #expect(try desk.git.git("status", "--porcelain", "-uall") == before)
    let advice = try #require(refused.errorText.firstMatch(of: #/kura init (\/\S+)/#))
    let followed = try desk.kura("init", String(advice.output.1))
    #expect(followed.status == 0, "\(followed.errorText)")
  }

  @Test func `init without a folder still switches the hooks on from anywhere inside`() throws {
    let desk = try GuardedDesk()
    try desk.git.git("config", "--unset", "core.hooksPath")
    #expect(try desk.kura("-C", "schemas", "init").status == 0)
    #expect(try desk.git.git("config", "core.hooksPath") == ".hooks")
  }

  @Test(arguments: ["ja", "en"])
  func `a file is not taken for a folder with nothing in it`(language: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("memo.txt", "Memo\n")
    let result = try KuraProgram.run(["--lang", language, "init", "memo.txt"], in: folder.path)
    #expect(result.status == 64)
    let expected = language == "ja" ? "memo.txt」はファイルなので" : "memo.txt' is a file"
    #expect(result.errorText.contains(expected), "\(result.errorText)")
    #expect(!result.errorText.contains("（）") && !result.errorText.contains("()"))
  }

  @Test(arguments: [".", "sub folder"])
  func `the command for a folder finds what kura scan asked for would`(name: String) throws {
    let desk = try GuardedDesk()
    try desk.git.folder.write("sub folder/memo.txt", "Call 090-1234-5678\n")
    let refused = try desk.kura("scan", name)
    #expect(refused.status == 64)
    #expect(refused.errorText.contains("フォルダです"), "\(refused.errorText)")
    let command = try #require(Self.commands(refused.errorText, beginning: "find ").first)
    let found = try Self.type(command, desk)
    #expect(found.text.contains("memo.txt"), "\(command): \(found.errorText)")
  }

  @Test func `Ctrl-C ends the questions as it ends any program, and nothing is written`() throws {
    let desk = try GuardedDesk()
    let session = try TerminalSession(
      in: desk.git.folder.path, environment: desk.environment(adding: ["LC_ALL": "C.UTF-8"]))
    let settings = try session.answer(to: "stty -g").text
    _ = try session.type("'\(KuraProgram.path)' new note\n", until: " > ")
    _ = try session.type("\u{3}", until: "\u{27E6}130")
    #expect(try session.answer(to: "stty -g").text == settings)
    #expect(try desk.git.git("status", "--porcelain").isEmpty)
  }
}
