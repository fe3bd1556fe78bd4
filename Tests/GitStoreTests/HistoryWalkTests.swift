import SourceText
import TestSupport
import Testing

@testable import GitStore

/// A walk over what commits introduce.
struct HistoryWalkTests {
  private static func repository(_ git: GitFixture) throws -> Repository {
    try #require(
      try Repository.discover(at: git.folder.path, environment: git.environment))
  }

  private static func walk(
    _ git: GitFixture, _ tips: [String], excluding excluded: [String] = [],
    references: [String] = []
  ) throws -> (walk: HistoryWalk, commits: [IntroducedCommit]) {
    let repository = try repository(git)
    let part = HistoryPart(
      tips: try tips.map(repository.resolve), excluded: try excluded.map(repository.resolve),
      excludedReferences: references)
    let walk = try HistoryWalk(repository, part)
    var commits: [IntroducedCommit] = []
    while let commit = try walk.next() { commits.append(commit) }
    return (walk, commits)
  }

  /// Every file of every commit that a range has, and its content; without what the start had.
  private static func everyFile(_ git: GitFixture, _ range: [String]) throws -> Set<String> {
    var files: Set<String> = []
    for commit in try git.git(["rev-list"] + range).split(separator: "\n") {
      for line in try git.git("-c", "core.quotePath=false", "ls-tree", "-r", String(commit)).split(
        separator: "\n")
      {
        files.insert(String(line.drop { $0 != " " }.dropFirst()))
      }
    }
    return files
  }

  private static func newFiles(_ commits: [IntroducedCommit]) -> [String] {
    commits.flatMap(\.changes).filter(\.isNew).compactMap { change in
      change.blob.map { "\(change.kind == .submodule ? "commit" : "blob") \($0)\t\(change.path)" }
    }
  }

  /// Two branches, a conflict that a merge solves with text of its own, a file that comes and goes.
  private static func history(options: [String] = []) throws -> GitFixture {
    let git = try GitFixture(options: options)
    try git.commit(["a.yaml": "1\n", "b.yaml": "1\n", "日本.yaml": "1\n"], message: "First")
    try git.git("checkout", "-q", "-b", "side")
    try git.commit(["a.yaml": "side\n", "s.yaml": "side\n"], message: "Side")
    try git.git("checkout", "-q", "main")
    try git.commit(["a.yaml": "main\n", "gone.yaml": "secret\n"], message: "Second")
    try git.git("rm", "-q", "gone.yaml")
    try git.commit(message: "Third")
    _ = try? git.git("merge", "-q", "side")
    try git.commit(["a.yaml": "both\n", "evil.yaml": "evil\n"], message: "Merge")
    try git.git("mv", "b.yaml", "c.yaml")
    try git.commit(message: "Rename")
    return git
  }

  @Test(arguments: [["--object-format=sha1"], ["--object-format=sha256"]])
  func nothingThatACommitHasIsMissedOrSeenTwice(options: [String]) throws {
    let git = try Self.history(options: options)
    let new = Self.newFiles(try Self.walk(git, ["main"]).commits)
    #expect(Set(new) == (try Self.everyFile(git, ["main"])))
    #expect(new.count == Set(new).count)
  }

  @Test func whatWasAddedAndRemovedIsAttributedToItsCommit() throws {
    let git = try Self.history()
    let (walk, commits) = try Self.walk(git, ["main"])
    let commit = try #require(
      commits.first { $0.changes.contains { $0.path == "gone.yaml" && $0.isNew } })
    #expect(String(decoding: commit.message, as: UTF8.self) == "Second\n")
    let blob = try #require(commit.changes.first { $0.path == "gone.yaml" }?.blob)
    #expect(try walk.content(of: blob) == Array("secret\n".utf8))
    let removal = try #require(commits.first { $0.changes.contains { $0.kind == nil } })
    #expect(removal.changes.first { $0.kind == nil }?.earlier == blob)
  }

  @Test func aMergeIntroducesOnlyWhatNoParentHas() throws {
    let git = try Self.history()
    let merge = try #require(try Self.walk(git, ["main"]).commits.first { $0.parents.count == 2 })
    #expect(merge.changes.map(\.path) == ["a.yaml", "evil.yaml"])
  }

  @Test func theStartOfARangeIsLeftOut() throws {
    let git = try Self.history()
    let commits = try Self.walk(git, ["main"], excluding: ["main~1"]).commits
    #expect(commits.map { String(decoding: $0.message, as: UTF8.self) } == ["Rename\n"])
    #expect(commits.flatMap(\.changes).filter { $0.kind == nil }.map(\.path) == ["b.yaml"])
    #expect(try Self.walk(git, ["main"], references: ["refs/heads"]).commits.isEmpty)
    #expect(try Self.walk(git, ["main"], references: ["refs/*"]).commits.isEmpty)
    #expect(try Self.walk(git, ["main"], references: ["refs/remotes/origin"]).commits.count == 6)
  }

  @Test func moreCommitsThanAPortionComeInOrder() throws {
    let git = try GitFixture()
    let blob = "blob\nmark :1\ndata 2\n1\n\n"
    let commits = (1...200).map { number in
      "commit refs/heads/main\nmark :\(number + 1)\ncommitter T <t@example.com> \(number) +0000\n"
        + "data 4\n\(String(number + 1000))\n"
        + (number > 1 ? "from :\(number)\n" : "") + "M 100644 :1 f\(number)\n\n"
    }
    try git.git(["fast-import", "--quiet"], input: Array((blob + commits.joined()).utf8))
    let found = try Self.walk(git, ["main"]).commits
    #expect(found.count == 200)
    #expect(
      found.map { String(decoding: $0.message, as: UTF8.self) } == (1001...1200).map { "\($0)" })
    #expect(
      found.map { $0.changes.map(\.path.description) } == (1...200).map { ["f\($0)"] })
  }

  @Test func linksAndSubmodulesAreTold() throws {
    let git = try GitFixture()
    let inner = try git.commit(["a.yaml": "1\n"])
    try git.folder.createSymbolicLink("link", to: "a.yaml")
    try git.git("update-index", "--add", "--cacheinfo", "160000,\(inner),module")
    try git.git("add", "link")
    try git.git("commit", "-q", "-m", "Links")
    let last = try #require(try Self.walk(git, ["main"]).commits.last)
    #expect(last.changes.map(\.kind) == [.symbolicLink, .submodule])
  }

  @Test func messagesInOtherEncodingsAreRead() throws {
    let git = try GitFixture()
    try git.git("config", "i18n.commitEncoding", "Shift_JIS")
    try git.folder.write("message", [0x93, 0xFA, 0x96, 0x7B, 0x0A])
    try git.git("commit", "-q", "--allow-empty", "-F", git.folder.path + "/message")
    let commit = try #require(try Self.walk(git, ["main"]).commits.first)
    #expect(String(decoding: commit.message, as: UTF8.self).hasPrefix("日本\n"))
  }

  @Test func tagsAreFollowedToWhatTheyAreAbout() throws {
    let git = try Self.history()
    try git.git("tag", "-a", "-m", "Inner", "inner", "main")
    try git.git("tag", "-a", "-m", "Outer", "outer", "inner")
    try git.git("tag", "-a", "-m", "A file", "file", "main:a.yaml")
    try git.git("tag", "folder", "main^{tree}")
    let repository = try Self.repository(git)
    let references = try repository.references()
    #expect(
      references.map(\.name.description) == [
        "refs/heads/main", "refs/heads/side", "refs/tags/file", "refs/tags/folder",
        "refs/tags/inner", "refs/tags/outer",
      ])
    let targets = try references.map { try repository.target(of: $0.id) }
    let messages = targets[5].tags.map { String(decoding: $0.message, as: UTF8.self) }
    #expect(messages == ["Outer\n", "Inner\n"])
    #expect(targets[5].commit == targets[0].commit)
    #expect(targets[2].commit == nil)
    #expect(
      targets[2].files.map(\.blob) == [try ObjectID(git.git("rev-parse", "main:a.yaml"))])
    #expect(
      targets[3].files.map(\.path)
        == ["a.yaml", "c.yaml", "evil.yaml", "s.yaml", "日本.yaml"])
  }

  @Test func aSignedTagThatAMergeTookInIsPartOfItsMessage() throws {
    let git = try Self.history()
    let tree = try git.git("rev-parse", "main^{tree}")
    let parents = try [git.git("rev-parse", "main"), git.git("rev-parse", "side")]
    let text = """
      tree \(tree)
      parent \(parents[0])
      parent \(parents[1])
      author T <t@example.com> 1 +0000
      committer T <t@example.com> 1 +0000
      mergetag object \(parents[1])
       type commit
       tag v1
       tagger T <t@example.com> 1 +0000
      \u{20}
       Words of the tag

      Merge

      """
    let id = try git.git(["hash-object", "-t", "commit", "-w", "--stdin"], input: Array(text.utf8))
    let commit = try #require(try Self.walk(git, [id], excluding: ["main"]).commits.last)
    #expect(String(decoding: commit.message, as: UTF8.self) == "Merge\nWords of the tag")
    #expect(commit.changes.isEmpty)
  }

  @Test func commitsThatNoRemoteBranchReachesAreUnpublished() throws {
    let git = try Self.history()
    try git.git("update-ref", "refs/remotes/origin/main", "main~1")
    let repository = try Self.repository(git)
    let ids = try ["main", "main~1", "side"].map(repository.resolve)
    #expect(try repository.unpublished(among: ids) == [ids[0]])
    #expect(try repository.unpublished(among: []) == [])
  }

  @Test func aMissingObjectIsNamed() throws {
    let git = try Self.history()
    let repository = try Self.repository(git)
    let nothing = try #require(ObjectID(String(repeating: "1", count: 40)))
    #expect(!repository.holds(nothing))
    #expect(repository.holds(try repository.resolve("main")))
    #expect { _ = try repository.target(of: nothing) } throws: { error in
      (error as? GitError)?.code == .missingObject
    }
  }
}
