import SourceText
import TestSupport
import Testing

/// What hooks show of more findings than anybody reads.
struct FirstFindingsTests {
  /// Thirty entries with one mistake each, one with a warning, and one with a number nobody has.
  private static let files: [RepositoryPath: String] = {
    var files = Dictionary(
      uniqueKeysWithValues: (10..<40).map { number in
        (
          RepositoryPath("knowledge/note/a\(number).yaml"),
          GuardedDesk.note("a\(number)", "title: [x]\ndisclosure: {tlp: CLEAR}\n")
        )
      })
    let clear = "disclosure: {tlp: CLEAR}\n"
    files["knowledge/note/b.yaml"] = GuardedDesk.note("b", "title: 返送先 〒160-0023\n" + clear)
    files["knowledge/note/z.yaml"] = GuardedDesk.note("z", "title: 電話 090-1234-5678\n" + clear)
    return files
  }()

  /// The first of the lines that name a finding, and how many there are.
  private static func shown(_ text: String) -> (first: Substring?, count: Int) {
    let lines = text.split(separator: "\n").filter { line in
      line.hasPrefix("エラー[") || line.hasPrefix("警告[") || line.hasPrefix("error[")
    }
    return (lines.first, lines.count)
  }

  /// The command after the words.
  private static func command(in text: String, after words: String) throws -> [String] {
    let line = try #require(text.split(separator: "\n").first { $0.contains(words) })
    let command = try #require(line.split(separator: words).last)
    return command.split(separator: " ").map(String.init)
  }

  @Test func `before a commit twenty are shown, those that protect first, and how to see all`()
    throws
  {
    let desk = try GuardedDesk()
    let commit = try desk.commit(Self.files)
    #expect(commit.status == 1)
    let text = commit.text + commit.errorText
    let shown = Self.shown(text)
    #expect(shown.count == 20, "\(text)")
    #expect(shown.first?.contains("personal-data") == true, "\(text)")
    #expect(text.contains("ほかに12件あります（うち1件は個人情報・秘密・公開範囲についてのもの）。"), "\(text)")
    #expect(text.contains("エラー31件を直し"), "\(text)")
    let command = try Self.command(in: text, after: "全部を見るには: ")
    #expect(command == ["kura", "lint", "--staged", "--all"])
    let all = try desk.run(KuraProgram.path, Array(command.dropFirst()))
    #expect(Self.shown(all.text).count == 32, "\(all.text)")
  }

  @Test func `what the command does not show comes before what it does, or is said`() throws {
    let desk = try GuardedDesk()
    let memo: [RepositoryPath: String] = ["memo.txt": "返送先 〒160-0023\n"]
    let commit = try desk.commit(Self.files.merging(memo) { $1 })
    let text = commit.text + commit.errorText
    #expect(
      text.contains(
        "ほかに13件あります（うち2件は個人情報・秘密・公開範囲についてのもの）。1件は、上のものを直してもう一度試すと表示します。"
          + "ほかを見るには: kura lint --staged --all\n"), "\(text)")
    let warnings = Dictionary(
      uniqueKeysWithValues: (10..<40).map { number in
        (
          RepositoryPath("knowledge/note/a\(number).yaml"),
          GuardedDesk.note("a\(number)", "title: 返送先 〒160-0023\ndisclosure: {tlp: CLEAR}\n")
        )
      })
    let other = try GuardedDesk().commit(warnings.merging(memo) { $1 })
    #expect(other.status == 0)
    let otherText = other.text + other.errorText
    #expect(otherText.contains("memo.txt:1:"), "\(otherText)")
    #expect(otherText.contains("全部を見るには: kura lint --staged --all\n"), "\(otherText)")
  }

  @Test func `as many as are shown are shown in their order, with nothing about more`() throws {
    let desk = try GuardedDesk(language: "en")
    let few = Self.files.filter { path, _ in
      path < "knowledge/note/a29.yaml" || path.name == "z.yaml"
    }
    let commit = try desk.commit(few)
    #expect(commit.status == 1)
    let text = commit.text + commit.errorText
    #expect(Self.shown(text).count == 20, "\(text)")
    #expect(Self.shown(text).first?.contains("personal-data") == false, "\(text)")
    #expect(!text.contains("to see all"), "\(text)")
  }

  @Test func `before a push and on a server the command names the commits that are pushed`() throws
  {
    let desk = try GuardedDesk(language: "en")
    let base = try desk.git.git("rev-parse", "HEAD")
    try desk.commitUnseen(Self.files)
    let push = try desk.push("main")
    #expect(push.status == 1)
    try desk.server.folder.write(
      "hooks/pre-receive", "#!/bin/sh\nexec '\(KuraProgram.path)' hook pre-receive\n", mode: 0o755)
    let received = try desk.push("--no-verify", "main")
    #expect(received.status == 1)
    for text in [
      push.errorText, received.errorText.replacing("remote: ", with: ""),
    ] {
      #expect(Self.shown(text).count == 20, "\(text)")
      #expect(Self.shown(text).first?.contains("personal-data") == true, "\(text)")
      #expect(text.contains("12 more (1 of them about personal data, secrets or"), "\(text)")
      let command = try Self.command(in: text, after: "to see all: ")
      #expect(command.prefix(3) == ["kura", "lint", "--range"])
      #expect(command.contains { $0.hasPrefix("\(base.prefix(10)).") }, "\(command)")
      let all = try desk.run(KuraProgram.path, Array(command.dropFirst()))
      #expect(all.text.contains("31 errors"), "\(all.text)\(all.errorText)")
    }
  }

  @Test func `what begins a history leads to all of it`() throws {
    let desk = try GuardedDesk()
    try desk.git.git("switch", "-q", "--orphan", "new")
    try desk.commitUnseen(
      Self.files.merging(["kura.yaml": "kura: 1\nprofile: storehouse\nlanguage: ja\n"]) { $1 })
    let tip = try desk.git.git("rev-parse", "HEAD")
    let nothing = String(repeating: "0", count: 40)
    let push = try desk.kura(
      "hook", "pre-push", "origin", desk.server.folder.path,
      input: "refs/heads/new \(tip) refs/heads/new \(nothing)\n")
    #expect(push.status == 1)
    let text = push.errorText
    #expect(text.contains("全部を見るには: kura lint --all-history --all"), "\(text)")
  }

  @Test func `what only the remote must not have is seen by another try`() throws {
    let desk = try GuardedDesk(
      configuration: "disclosure: {ceiling: GREEN}\nremotes: {'*': CLEAR}\n")
    let files = (10..<40).map { number in
      (
        RepositoryPath("knowledge/note/a\(number).yaml"),
        GuardedDesk.note("a\(number)", "disclosure: {tlp: GREEN}\n")
      )
    }
    try desk.commitUnseen(Dictionary(uniqueKeysWithValues: files))
    let push = try desk.push("main")
    #expect(push.status == 1)
    #expect(push.errorText.contains("直してもう一度試すと、続きを表示します"), "\(push.errorText)")
    #expect(!push.errorText.contains("全部を見るには"), "\(push.errorText)")
  }

  @Test func `a storehouse in a folder is named in the command`() throws {
    let repository = try HookedRepository(in: "desk")
    for number in 10..<40 {
      try repository.git.folder.write(RepositoryPath("desk/notes/a\(number).yaml"), "id: [\n")
    }
    try repository.git.git("add", "--all")
    let commit = try repository.commit("窓口の案内を4月からの受付時間に合わせる")
    #expect(commit.status == 1)
    #expect(commit.errorText.contains("kura -C desk lint --staged --all"), "\(commit.errorText)")
  }
}
