import GitStore
import SourceText
import TestSupport
import Testing

/// The content that the next commit would have.
struct IndexTests {
  @Test func `content is as staged, not as on disk`() throws {
    let fixture = try GitFixture()
    try fixture.commit(["a.yaml": "committed"])
    try fixture.folder.write("a.yaml", "staged")
    try fixture.git("add", "a.yaml")
    try fixture.folder.write("a.yaml", "on disk")
    try fixture.folder.write("new.yaml", "untracked")
    #expect(try fixture.paths(.index) == ["a.yaml"])
    #expect(try fixture.text("a.yaml", in: .index) == "staged")
    #expect(try fixture.text("a.yaml", in: .workTree) == "on disk")
    #expect(try fixture.text("a.yaml", in: .commit("HEAD")) == "committed")
  }

  @Test func `commit -a shows its hook the temporary index`() throws {
    let fixture = try GitFixture()
    try fixture.commit(["a.yaml": "old", "b.yaml": "old"])
    try fixture.folder.write("a.yaml", "new")
    try fixture.folder.write("b.yaml", "new")
    try fixture.folder.write(
      ".git/hooks/pre-commit", "#!/bin/sh\nenv > env.txt\nexit 1\n", mode: 0o755)
    for (arguments, expected) in [(["-a"], ["new", "new"]), (["b.yaml"], ["old", "new"])] {
      let copy = try TemporaryFolder()
      try fixture.folder.write(
        ".git/hooks/pre-commit",
        "#!/bin/sh\nenv > \(copy.path)/env\ncp \"$GIT_INDEX_FILE\" \(copy.path)/index\nexit 1\n",
        mode: 0o755)
      _ = try? fixture.git(["commit", "-q", "-m", "x"] + arguments)
      let hook = try hookEnvironment(copy)
      #expect(hook["GIT_INDEX_FILE"] != nil && hook["GIT_INDEX_FILE"] != ".git/index")
      let variables = ["GIT_INDEX_FILE": copy.path(of: "index")]
      #expect(try fixture.text("a.yaml", in: .index, adding: variables) == expected[0])
      #expect(try fixture.text("b.yaml", in: .index, adding: variables) == expected[1])
    }
    #expect(try fixture.text("a.yaml", in: .index) == "old")
  }

  @Test func `a relative GIT_INDEX_FILE starts at the working folder`() throws {
    let fixture = try GitFixture()
    try fixture.commit(["sub/a.yaml": "a"])
    try fixture.git(["read-tree", "--empty"], adding: ["GIT_INDEX_FILE": ".git/other"])
    let environment = fixture.environment.merging(["GIT_INDEX_FILE": "../.git/other"]) { $1 }
    let repository = try #require(
      try Repository.discover(
        at: ".", environment: environment, workingFolder: fixture.folder.path(of: "sub")))
    #expect(try repository.snapshot(of: .index).reader().list().entries.isEmpty)
  }

  @Test func `undecided paths are reported apart`() throws {
    let fixture = try GitFixture()
    try fixture.commit(["a.yaml": "base\n", "b.yaml": "base\n", "c.yaml": "same\n"])
    try fixture.git("switch", "-q", "-c", "other")
    try fixture.commit(["a.yaml": "theirs\n", "b.yaml": "theirs\n"])
    try fixture.git("switch", "-q", "main")
    fixture.folder.remove("b.yaml")
    try fixture.commit(["a.yaml": "ours\n"])
    _ = try? fixture.git("merge", "-q", "other")
    let listing = try fixture.reader(.index).list()
    #expect(listing.entries.map { "\($0.path)" } == ["c.yaml"])
    #expect(listing.unmerged.map { "\($0.path)" } == ["a.yaml", "b.yaml"])
    let undecided = try #require(listing.unmerged.first)
    #expect(undecided.base != nil && undecided.ours != nil && undecided.theirs != nil)
    #expect(listing.unmerged[1].ours == nil && listing.unmerged[1].theirs != nil)
    #expect(try fixture.paths(.workTree) == ["a.yaml", "b.yaml", "c.yaml"])
  }

  @Test(arguments: [false, true])
  func `announced files have no staged content`(isSplit: Bool) throws {
    let fixture = try GitFixture()
    try fixture.commit(["a.yaml": "a", "empty.yaml": ""])
    try fixture.folder.write("new.yaml", "text")
    try fixture.git("add", "--intent-to-add", "new.yaml")
    if isSplit { try fixture.git("update-index", "--split-index") }
    let listing = try fixture.reader(.index).list()
    #expect(listing.entries.map { "\($0.path)" } == ["a.yaml", "empty.yaml"])
    #expect(listing.intentToAdd == ["new.yaml"])
  }

  @Test func `an empty repository has an empty index and no commit`() throws {
    let fixture = try GitFixture()
    #expect(try fixture.paths(.index) == [])
    #expect(try fixture.paths(.workTree) == [])
    let error = try gitError { _ = try fixture.paths(.commit("HEAD")) }
    #expect(error?.code == .unknownRevision)
  }

  @Test func `executable files, links and submodules are told apart`() throws {
    let fixture = try GitFixture()
    let other = try GitFixture()
    let id = try other.commit(["x": "y"])
    try fixture.folder.write("run.sh", "#!/bin/sh\n", mode: 0o755)
    try fixture.folder.createSymbolicLink("link", to: "run.sh")
    try fixture.commit()
    try fixture.git("update-index", "--add", "--cacheinfo", "160000,\(id),module")
    try fixture.git("commit", "-q", "-m", "Module")
    for source in [.index, .commit("HEAD")] as [SnapshotSource] {
      let reader = try fixture.reader(source)
      let entries = try reader.list().entries
      #expect(entries.map(\.kind) == [.symbolicLink, .submodule, .executable])
      #expect(try reader.read(entries[0]) == Array("run.sh".utf8))
      #expect(try gitError { _ = try reader.read(entries[1]) }?.code == .missingObject)
    }
  }

  private func hookEnvironment(_ folder: TemporaryFolder) throws -> [String: String] {
    let text = String(decoding: try #require(folder.read("env")), as: UTF8.self)
    let pairs = text.split(separator: "\n").map { line in
      line.split(separator: "=", maxSplits: 1).map(String.init)
    }
    return Dictionary(
      pairs.filter { $0.count == 2 }.map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })
  }
}
