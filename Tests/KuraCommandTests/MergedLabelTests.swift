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
