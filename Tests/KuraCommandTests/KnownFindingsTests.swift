import SourceText
import TestSupport
import Testing

/// Findings that were there before: `--new-since` and `--baseline`.
struct KnownFindingsTests {
  private static func findings(_ arguments: [String], in git: GitFixture) throws -> [String] {
    let result = try KuraProgram.run(
      ["lint", "--format", "concise", "--quiet"] + arguments, in: git.folder.path)
    guard result.status <= 1 else { throw TestFailure(result.errorText) }
    return KuraProgram.findings(in: result.text)
  }

  /// A repository with one old error on a branch that left `main`.
  private static func branched() throws -> GitFixture {
    let git = try StorehouseSample.repository(
      changing: ["notes/bad.yaml": StorehouseSample.wrongNote("bad")])
    try git.git("checkout", "-q", "-b", "work")
    return git
  }

  @Test func onlyWhatIsNewSinceTheBranchesPartedIsReported() throws {
    let git = try Self.branched()
    #expect(try Self.findings(["--new-since", "main"], in: git) == [])
    // Lines above it move the old finding; it stays the same.
    try git.commit([
      "notes/bad.yaml": "# 注\n# 注\n" + StorehouseSample.wrongNote("bad"),
      "notes/worse.yaml": StorehouseSample.wrongNote("worse"),
    ])
    let new = ["notes/worse.yaml: schema-enum"]
    #expect(try Self.findings(["--new-since", "main"], in: git) == new)
    #expect(try Self.findings(["--new-since", "main", "--commit", "HEAD"], in: git) == new)
    #expect(try Self.findings(["--new-since", "main", "notes/bad.yaml"], in: git) == [])
    #expect(try Self.findings(["--new-since", "HEAD"], in: git) == [])
    try git.folder.write("notes/third.yaml", StorehouseSample.wrongNote("third"))
    #expect(
      try Self.findings(["--new-since", "HEAD"], in: git) == ["notes/third.yaml: schema-enum"])
    #expect(try Self.findings(["--new-since", "HEAD", "--staged"], in: git) == [])
    try git.git("add", "--all")
    #expect(
      try Self.findings(["--new-since", "HEAD", "--staged"], in: git)
        == ["notes/third.yaml: schema-enum"])
  }

  @Test func whatTheOtherBranchCorrectedSinceIsStillOld() throws {
    let git = try Self.branched()
    try git.commit(["notes/more.yaml": StorehouseSample.note("more")])
    try git.git("checkout", "-q", "main")
    try git.commit(["notes/bad.yaml": StorehouseSample.note("bad")])
    try git.git("checkout", "-q", "work")
    #expect(try Self.findings(["--new-since", "main"], in: git) == [])
  }

  @Test func noCountInABaselineIsTooLarge() throws {
    let git = try Self.branched()
    _ = try Self.findings(["--baseline", "known.jsonl", "--update-baseline"], in: git)
    let bytes = try #require(git.folder.read("known.jsonl"))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let counted = try #require(lines.last).dropLast() + ",\"count\":9223372036854775807}"
    try git.folder.write("known.jsonl", "\(lines[0])\n\(counted)\n\(counted)\n")
    #expect(try Self.findings(["--baseline", "known.jsonl"], in: git) == [])
  }

  @Test func aFindingFollowsItsEntryToAnotherFolder() throws {
    let git = try Self.branched()
    try git.folder.write("notes/sub/bad.yaml", StorehouseSample.wrongNote("bad"))
    git.folder.remove("notes/bad.yaml")
    #expect(try Self.findings(["--new-since", "main"], in: git) == [])
  }

  @Test func asManyAsThereWereAreOldAndNoMore() throws {
    let git = try StorehouseSample.repository(changing: [
      "notes/a.yaml": StorehouseSample.note("a") + "extra: 1\n"
    ])
    try git.folder.write("notes/a.yaml", StorehouseSample.note("a") + "extra: 2\nother: 1\n")
    #expect(try Self.findings(["--new-since", "HEAD"], in: git) == ["notes/a.yaml: unknown-key"])
  }

  @Test func aDeletionThatBreaksAReferenceIsNew() throws {
    let git = try StorehouseSample.repository()
    git.folder.remove("notes/second.yaml")
    #expect(
      try Self.findings(["--new-since", "HEAD"], in: git)
        == ["notes/first.yaml: dangling-reference"])
  }

  @Test func aChangedSchemaMakesNewFindings() throws {
    let git = try StorehouseSample.repository()
    try git.folder.write(
      "schemas/note.schema.json",
      StorehouseSample.schema.replacing("\"draft\", ", with: ""))
    #expect(try Self.findings(["--new-since", "HEAD"], in: git).count == 2)
  }

  /// A repository with many old mistakes that has never heard of kura.
  private static func oldRepository() throws -> GitFixture {
    let git = try GitFixture()
    var files: [RepositoryPath: String] = [:]
    for number in 0..<400 {
      files[RepositoryPath("notes/n\(number).yaml")] =
        "id: n\(number)\ntitle: 覚え書き\nstatus: old\nextra: \(number)\nrelated: gone-\(number)\n"
    }
    try git.commit(files)
    try git.folder.write("kura.yaml", StorehouseSample.configuration)
    try git.folder.write("schemas/note.schema.json", StorehouseSample.schema)
    return git
  }

  @Test func anOldRepositoryBeginsWithoutAFlood() throws {
    let git = try Self.oldRepository()
    #expect(try Self.findings(["--all"], in: git).count == 1200)
    #expect(try Self.findings(["--new-since", "HEAD"], in: git) == [])
    try git.folder.write("notes/n7.yaml", "id: n7\nstatus: old\n")
    #expect(try Self.findings(["--new-since", "HEAD"], in: git) == ["notes/n7.yaml: missing-key"])
  }

  private static func baseline(in git: GitFixture) throws -> String {
    String(decoding: try #require(git.folder.read("known.jsonl")), as: UTF8.self)
  }

  @Test func aBaselineIsMadeOnceAndOnlyShrinks() throws {
    let git = try Self.oldRepository()
    let update = ["lint", "--baseline", "known.jsonl", "--update-baseline"]
    let made = try KuraProgram.run(update, in: git.folder.path)
    #expect(made.status == 0)
    #expect(made.errorText.contains("1,200"), "\(made.errorText)")
    let first = try Self.baseline(in: git)
    #expect(!first.contains("\"line\""))
    let lines = first.split(separator: "\n").dropFirst().map(String.init)
    #expect(lines.count == 1200)
    // The same again, with lines moved and entries in another order: the same bytes.
    try git.folder.write(
      "notes/n7.yaml", "# 注\nrelated: gone-7\nextra: 7\nid: n7\nstatus: old\ntitle: 覚え書き\n")
    #expect(try KuraProgram.run(update, in: git.folder.path).status == 0)
    #expect(try Self.baseline(in: git) == first)
    // One corrected, one new: the one goes, the other is reported and never added.
    try git.folder.write("notes/n8.yaml", "id: n8\ntitle: 覚え書き\nstatus: draft\nextra: 8\n")
    try git.folder.write("notes/new.yaml", StorehouseSample.wrongNote("new"))
    let stale = try KuraProgram.run(
      ["lint", "--baseline", "known.jsonl", "--format", "concise"], in: git.folder.path)
    #expect(KuraProgram.findings(in: stale.text).first == "notes/new.yaml: schema-enum")
    #expect(stale.status == 1)
    #expect(stale.errorText.contains("2. --update-baseline"), "\(stale.errorText)")
    #expect(try KuraProgram.run(update, in: git.folder.path).status == 1)
    let second = try Self.baseline(in: git)
    let left = second.split(separator: "\n").dropFirst().map(String.init)
    #expect(left.count == 1198)
    #expect(Set(left).isSubset(of: Set(lines)))
    #expect(!second.contains("new\""))
  }

  @Test func aPartialReportNeverCallsABaselineStale() throws {
    let git = try Self.oldRepository()
    let baseline = ["lint", "--baseline", "known.jsonl"]
    _ = try KuraProgram.run(baseline + ["--update-baseline"], in: git.folder.path)
    let partial = try KuraProgram.run(baseline + ["notes/n1.yaml"], in: git.folder.path)
    #expect(partial.status == 0)
    #expect(partial.errorText.isEmpty)
  }

  @Test(
    "Wrong use is explained",
    arguments: [
      (["--baseline", "nosuch.jsonl"], 2), (["--baseline", "kura.yaml"], 2),
      (["--update-baseline"], 64), (["--baseline", "a", "--new-since", "HEAD"], 64),
      (["--baseline", "a", "--update-baseline", "notes"], 64), (["--new-since", "nosuch"], 2),
    ])
  func wrongUse(arguments: [String], status: Int) throws {
    let git = try Self.branched()
    let result = try KuraProgram.run(["lint"] + arguments, in: git.folder.path)
    #expect(Int(result.status) == status, "\(result.errorText)")
    #expect(result.errorText.utf8.count > 20)
  }

  @Test func newSinceNeedsGit() throws {
    let folder = try StorehouseSample.folder(
      changing: ["notes/bad.yaml": StorehouseSample.wrongNote("bad")])
    #expect(try KuraProgram.run(["lint", "--new-since", "HEAD"], in: folder.path).status == 64)
  }

  @Test func theReportCountsWhatItLeavesOut() throws {
    let git = try Self.branched()
    let json = try KuraProgram.run(
      ["lint", "--new-since", "main", "--format", "json"], in: git.folder.path)
    #expect(json.text.contains("\"summary\":{\"error\":0,\"warning\":0,\"note\":0,\"known\":1}"))
    #expect(json.status == 0)
  }
}
