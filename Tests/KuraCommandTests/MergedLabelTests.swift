import SourceText
import TestSupport
import Testing

/// Labels that somebody lowers while merging, as commits and pushes by real git see them.
struct MergedLabelTests {
  private static let path: RepositoryPath = "knowledge/note/visit.yaml"

  private static func note(_ title: String, _ label: String) -> [RepositoryPath: String] {
    [path: GuardedDesk.note("visit", "title: \(title)\ndisclosure: {tlp: \(label)}\n")]
  }

  /// A merge in the making, of a side that has made an entry stricter, with the text that decides it.
  private static func merging(_ merged: [RepositoryPath: String]) throws -> GuardedDesk {
    let desk = try GuardedDesk()
    let configuration = """
      kura: 1
      profile: storehouse
      language: ja
      disclosure: {ceiling: AMBER}
      remotes: {"\(desk.server.folder.path)": AMBER}

      """
    try desk.commitUnseen(
      note("案内", "GREEN").merging(["kura.yaml": configuration]) { first, _ in first })
    try desk.git.git("switch", "-q", "-c", "side")
    try desk.commitUnseen(note("窓口の覚え書き", "AMBER"))
    try desk.git.git("switch", "-q", "main")
    try desk.commitUnseen(note("案内の続き", "GREEN"))
    _ = try desk.run("git", ["merge", "-q", "--no-commit", "side"])
    for (path, text) in merged { try desk.git.folder.write(path, text) }
    try desk.git.git("add", "--all")
    return desk
  }

  private static func findings(_ result: ProcessResult) -> Int {
    result.errorText.split(separator: "[declassified-without-record]").count - 1
  }

  @Test(arguments: ["窓口の覚え書きと案内", "案内の続き"])
  func `a commit keeps the stricter label of what it merges`(title: String) throws {
    let desk = try Self.merging(Self.note(title, "GREEN"))
    let refused = try desk.commit([:])
    #expect(refused.status != 0)
    #expect(Self.findings(refused) == 1, "\(refused.errorText)")
    #expect(refused.errorText.contains("マージで取り込む側と比べています。"))
    let accepted = try desk.commit(Self.note(title, "AMBER"))
    #expect(accepted.status == 0, "\(accepted.errorText)")
  }

  @Test func `a merge that prefers its own side keeps the stricter label of the other`() throws {
    let desk = try GuardedDesk()
    try desk.commitUnseen(Self.note("案内", "CLEAR"))
    try desk.git.git("switch", "-q", "-c", "side")
    try desk.commitUnseen(Self.note("窓口の覚え書き", "GREEN"))
    try desk.git.git("switch", "-q", "main")
    try desk.commitUnseen(Self.note("案内の続き", "CLEAR"))
    let result = try desk.run("git", ["merge", "-q", "--no-edit", "-X", "ours", "side"])
    #expect(result.status != 0)
    #expect(Self.findings(result) == 1, "\(result.errorText)")
  }

  @Test func `a push finds the label that a merge lowered unseen`() throws {
    let desk = try Self.merging(Self.note("窓口の覚え書きと案内", "GREEN"))
    try desk.commitUnseen([:])
    let result = try desk.push("main")
    #expect(result.status != 0)
    #expect(Self.findings(result) == 1, "\(result.errorText)")
  }

  @Test(arguments: ["ours", "theirs"])
  func `a push finds the label that a merge lost by taking the file of one side`(
    preferred: String
  ) throws {
    let desk = try Self.merging([:])
    try desk.git.git("merge", "--abort")
    if preferred == "theirs" { try desk.git.git("switch", "-q", "side") }
    let other = preferred == "ours" ? "side" : "main"
    let option = ["merge", "-q", "--no-verify", "--no-edit", "-X", preferred, other]
    #expect(try desk.run("git", option).status == 0)
    let text = String(decoding: desk.git.folder.read(Self.path) ?? [], as: UTF8.self)
    try #require(text.contains("GREEN"))
    let result = try desk.push("HEAD:main")
    #expect(result.status != 0)
    #expect(Self.findings(result) == 1, "\(result.errorText)")
  }

  @Test func `a branch takes in what others have decided about entries that it left alone`() throws
  {
    let desk = try Self.merging([:])
    try desk.git.git("merge", "--abort")
    try desk.git.git("switch", "-q", "side")
    try desk.git.git("rm", "-q", "\(Self.path)")
    try desk.commitUnseen([:])
    try desk.commitUnseen(Self.note("窓口の案内", "GREEN"))
    try desk.git.git("switch", "-q", "-c", "other", "side~2")
    let entry = GuardedDesk.note("hours", "title: 受付時間\ndisclosure: {tlp: GREEN}\n")
    try desk.commitUnseen(["knowledge/note/hours.yaml": entry])
    let result = try desk.run("git", ["merge", "-q", "--no-edit", "side"])
    #expect(result.status == 0, "\(result.errorText)")
  }

  @Test func `an entry that is only laid out as a removed one is another one`() throws {
    let desk = try GuardedDesk()
    func entry(_ id: String, _ title: String, _ text: String, _ label: String) -> String {
      let evidence = "evidence:\n  - basis: memory\n    confidence: high\n    note: 一般知識によります。\n"
      let head = "title: \(title)\ndefinition: |\n  \(text)\n"
      return GuardedDesk.note(
        id, head + evidence + "disclosure:\n  tlp: \(label)\n  origin: own\nstatus: draft\n")
    }
    try desk.commitUnseen([
      "kura.yaml": "kura: 1\nprofile: storehouse\ndisclosure: {ceiling: AMBER}\n"
    ])
    try desk.commitUnseen([
      "knowledge/note/case.yaml": entry(
        "case", "事案の覚え書き", "ある会社で起きた出来事の経過です。担当の中だけで使います。", "AMBER")
    ])
    try desk.git.git("rm", "-q", "knowledge/note/case.yaml")
    let result = try desk.commit([
      "knowledge/note/phishing.yaml": entry(
        "phishing", "フィッシング", "本物に見せかけた案内で、パスワードなどを入力させる手口です。", "CLEAR")
    ])
    #expect(result.status == 0, "\(result.errorText)")
    try desk.git.git("reset", "-q", "--hard", "HEAD~1")
    try desk.git.git("mv", "knowledge/note/case.yaml", "knowledge/note/report.yaml")
    let moved = try desk.commit([
      "knowledge/note/report.yaml": entry(
        "report", "事案の覚え書き", "ある会社で起きた出来事の経過です。担当の中だけで使います。", "CLEAR")
    ])
    #expect(moved.status != 0)
    #expect(Self.findings(moved) == 1, "\(moved.errorText)")
  }

  @Test func `a merge that keeps the stricter label lowers nothing`() throws {
    let desk = try Self.merging(Self.note("窓口の覚え書きと案内", "AMBER"))
    try desk.commitUnseen([:])
    let result = try desk.push("main")
    #expect(result.status == 0, "\(result.errorText)")
  }

  @Test func `a record on either side explains the looser label`() throws {
    let record = """
      title: 窓口の覚え書きと案内
      disclosure:
        tlp: GREEN
        lowered: [{from: AMBER, to: GREEN, reason: 公開が決まったため, role: 専門員, decided_on: "2026-01-05"}]

      """
    let desk = try Self.merging([Self.path: GuardedDesk.note("visit", record)])
    let accepted = try desk.commit([:])
    #expect(accepted.status == 0, "\(accepted.errorText)")
    let pushed = try desk.push("main")
    #expect(pushed.status == 0, "\(pushed.errorText)")
  }
}
