import SourceText
import TestSupport
import Testing

/// What the gate says about warnings, which stop nothing: a person has to look, and has to know what
/// to do when it is personal data after all.
struct WarningWordsTests {
  /// What only a person can judge: a postal code.
  private static let memo: [RepositoryPath: String] = ["memo.txt": "返送先 〒160-0023\n"]

  @Test func `a push with warnings only goes on, and says what to do if it is personal data`()
    throws
  {
    let desk = try GuardedDesk()
    try desk.commitUnseen(Self.memo)
    let commit = try desk.git.git("rev-parse", "HEAD").prefix(10)
    let result = try desk.push("main")
    #expect(result.status == 0, "\(result.errorText)")
    for words in [
      "警告[personal-data]", "「main」の送信（push）は止めずに続けます", "違っていれば、何もしなくてかまいません",
      "リポジトリの責任者に", "該当するコミット: \(commit)",
    ] {
      #expect(result.errorText.contains(words), "\(result.errorText)")
    }
    // Nothing that would be right only before the push.
    for words in ["git commit --amend", "git reset", "まだ送っていない", "何も送られていません", "160-0023"] {
      #expect(!result.errorText.contains(words), "\(result.errorText)")
    }
    #expect(try desk.server.git("rev-parse", "main") == desk.git.git("rev-parse", "main"))
  }

  @Test func `the same in English`() throws {
    let desk = try GuardedDesk(language: "en")
    try desk.commitUnseen(Self.memo)
    let result = try desk.push("main")
    #expect(result.status == 0)
    #expect(result.errorText.contains("the push of 'main' goes on"), "\(result.errorText)")
    #expect(result.errorText.contains("person responsible"), "\(result.errorText)")
  }

  @Test func `a server says the same of what it takes`() throws {
    let desk = try GuardedDesk()
    let stub = HookedRepository.stubs["server/pre-receive"] ?? []
    try desk.server.folder.write("hooks/pre-receive", stub, mode: 0o755)
    try desk.commitUnseen(Self.memo)
    let result = try desk.run("git", ["push", "-q", "--no-verify", "origin", "main"])
    #expect(result.status == 0, "\(result.errorText)")
    #expect(result.errorText.contains("「main」の送信（push）は止めずに続けます"), "\(result.errorText)")
  }

  @Test func `where another branch is refused, warnings are told as long as nothing is sent`()
    throws
  {
    let desk = try GuardedDesk()
    try desk.git.git("checkout", "-q", "-b", "side")
    try desk.commitUnseen(["call.txt": "電話 090-1234-5678\n"])
    try desk.git.git("checkout", "-q", "main")
    try desk.commitUnseen(Self.memo)
    let result = try desk.push("main", "side")
    #expect(result.status != 0)
    #expect(result.errorText.contains("「side」の送信（push）を止めました"), "\(result.errorText)")
    #expect(!result.errorText.contains("止めずに続けます"), "\(result.errorText)")
    #expect(result.errorText.contains("まだ送っていない"), "\(result.errorText)")
  }

  @Test func `other warnings can wait for a later commit`() throws {
    let desk = try GuardedDesk()
    try desk.commitUnseen(["knowledge/note/memo.txt": "覚え書き\n"])
    let result = try desk.push("main")
    #expect(result.status == 0)
    #expect(result.errorText.contains("次のコミットで直せます"), "\(result.errorText)")
    #expect(!result.errorText.contains("責任者"), "\(result.errorText)")
  }

  @Test func `a document that nobody has looked through cannot be taken back by a later commit`()
    throws
  {
    let desk = try GuardedDesk()
    try desk.commitUnseen(["files/list.pdf": "%PDF-1.7\n"])
    let result = try desk.push("main")
    #expect(result.status == 0)
    #expect(result.errorText.contains("unread-file"), "\(result.errorText)")
    #expect(result.errorText.contains("責任者"), "\(result.errorText)")
    #expect(!result.errorText.contains("次のコミットで直せます"), "\(result.errorText)")
  }

  @Test func `a refused push of a branch or a tag names it as people do`() throws {
    let desk = try GuardedDesk()
    try desk.git.git("tag", "-a", "-m", "Call 090-1234-5678 back", "v1")
    let tag = try desk.push("v1")
    #expect(tag.errorText.contains("タグ「v1」の送信（push）を止めました"), "\(tag.errorText)")
    #expect(!tag.errorText.contains("refs/"), "\(tag.errorText)")
    try desk.commitUnseen(["call.txt": "電話 090-1234-5678\n"])
    let branch = try desk.push("main")
    #expect(branch.errorText.contains("「main」の送信（push）を止めました"), "\(branch.errorText)")
    #expect(!branch.errorText.contains("refs/"), "\(branch.errorText)")
  }

  @Test(arguments: ["call/090-1234-5678", "tel-090-1234-5678"])
  func `a number in the name of a branch or a tag is masked wherever it is named`(
    name: String
  ) throws {
    let desk = try GuardedDesk()
    let branch = try desk.push("HEAD:refs/heads/\(name)")
    #expect(branch.status != 0)
    #expect(branch.errorText.contains("ブランチの名前「"), "\(branch.errorText)")
    #expect(branch.errorText.contains("ブランチの名前に、携帯電話の番号"), "\(branch.errorText)")
    try desk.git.git("tag", name)
    let tag = try desk.push(name)
    #expect(tag.status != 0)
    #expect(tag.errorText.contains("タグの名前「"), "\(tag.errorText)")
    let own = branch.errorText + tag.errorText
    let lines = own.split(separator: "\n").filter { !$0.hasPrefix("error: ") }
    #expect(!lines.contains { $0.contains("1234-5678") }, "\(own)")
  }

  @Test func `a commit with warnings only is made, and can be taken back as shown`() throws {
    let desk = try GuardedDesk()
    let before = try desk.git.git("rev-parse", "HEAD")
    let result = try desk.commit(Self.memo)
    #expect(result.status == 0)
    for words in [
      "警告1件だけなので、このままコミットします", "送る（push する）前に必ず確かめて", "git commit --amend",
      "git reset --soft HEAD~1",
    ] {
      #expect(result.errorText.contains(words), "\(result.errorText)")
    }
    try desk.git.git("reset", "-q", "--soft", "HEAD~1")
    #expect(try desk.git.git("rev-parse", "HEAD") == before)
    #expect(desk.git.folder.exists("memo.txt"))
  }

  @Test func `the very first commit is taken back in another way`() throws {
    let desk = try GuardedDesk()
    try desk.git.git("checkout", "-q", "--orphan", "begin")
    let result = try desk.commit(Self.memo)
    #expect(result.status == 0, "\(result.errorText)")
    #expect(result.errorText.contains("取り消すとき: git update-ref -d HEAD"), "\(result.errorText)")
  }

  @Test func `a doubtful message is recorded with the way to write it anew`() throws {
    let desk = try GuardedDesk()
    let result = try desk.commit([:], "返送先を 〒160-0023 に改める")
    #expect(result.status == 0, "\(result.errorText)")
    for words in ["警告[personal-data]", "コミットメッセージ（警告 1件）", "書き直すとき: git commit --amend"] {
      #expect(result.errorText.contains(words), "\(result.errorText)")
    }
    #expect(!result.errorText.contains("COMMIT_EDITMSG"), "\(result.errorText)")
    let english = try GuardedDesk(language: "en").commit([:], "Return it to 〒160-0023")
    #expect(english.errorText.contains("commit message (1 warning)"), "\(english.errorText)")
    #expect(english.errorText.contains("git commit --amend"), "\(english.errorText)")
  }

  @Test func `a refused message is given again in one of two ways`() throws {
    let desk = try GuardedDesk()
    let result = try desk.commit(["memo.txt": "覚え書き\n"], "修正")
    #expect(result.status != 0)
    for words in [
      "コミットメッセージ（エラー 1件）", "git commit -e -F .git/COMMIT_EDITMSG", "git commit -m \"",
    ] {
      #expect(result.errorText.contains(words), "\(result.errorText)")
    }
    let again = try desk.run("git", ["commit", "-q", "-m", "覚え書きの置き場を作る"])
    #expect(again.status == 0, "\(again.errorText)")
  }

  @Test func `what may be in commits that nobody has yet is told as a question`() throws {
    let desk = try GuardedDesk()
    try desk.commitUnseen(Self.memo)
    let commit = try desk.git.git("rev-parse", "HEAD").prefix(10)
    let doubtful = try desk.kura("lint", "--range", "origin/main..HEAD")
    #expect(doubtful.status == 0)
    #expect(doubtful.text.contains("コミット \(commit) の memo.txt（警告 1件）"), "\(doubtful.text)")
    #expect(doubtful.text.contains("本当に個人の情報なら、"), "\(doubtful.text)")
    #expect(doubtful.errorText.contains("かもしれない内容があります"), "\(doubtful.errorText)")
    try desk.commitUnseen(["call.txt": "電話 090-1234-5678\n"])
    let certain = try desk.kura("lint", "--range", "origin/main..HEAD")
    #expect(certain.status == 1)
    #expect(certain.errorText.contains("残してはいけない内容があります"), "\(certain.errorText)")
  }

  @Test func `a message of a past commit is called that`() throws {
    let desk = try GuardedDesk()
    try desk.commitUnseen([:], "Call 090-1234-5678 back")
    let commit = try desk.git.git("rev-parse", "HEAD").prefix(10)
    let result = try desk.kura("lint", "--range", "origin/main..HEAD")
    #expect(result.text.contains("コミット \(commit) のメッセージ（エラー 1件）"), "\(result.text)")
    #expect(result.text.contains("--> コミット \(commit) のメッセージ:1:6"), "\(result.text)")
  }
}
