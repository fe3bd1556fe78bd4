import GitStore
import SourceText
import TestSupport
import Testing

/// The files on disk.
struct WorkTreeTests {
  @Test func `lists tracked and new files in the order of their bytes`() throws {
    let fixture = try GitFixture()
    try fixture.commit(["b/x.yaml": "1", "b.yaml": "2", "b0.yaml": "3"])
    try fixture.folder.write("B/new.yaml", "4")
    try fixture.folder.write("あ.yaml", "5")
    let expected = ["B/new.yaml", "b.yaml", "b/x.yaml", "b0.yaml", "あ.yaml"]
    #expect(try fixture.paths(.workTree) == expected)
  }

  @Test func `leaves out deleted files and takes content from disk`() throws {
    let fixture = try GitFixture()
    try fixture.commit(["a.yaml": "old", "b.yaml": "old"])
    fixture.folder.remove("a.yaml")
    try fixture.folder.write("b.yaml", "new")
    #expect(try fixture.paths(.workTree) == ["b.yaml"])
    #expect(try fixture.text("b.yaml", in: .workTree) == "new")
    #expect(try fixture.text("a.yaml", in: .workTree) == nil)
  }

  @Test func `leaves out what gitignore files exclude, unless it is tracked`() throws {
    let fixture = try GitFixture()
    try fixture.commit(["build/kept.yaml": "", "log/kept.log": ""])
    let ignore = "build/\n*.log\n!important.log\n/top.yaml\n# comment\n"
    try fixture.folder.write(".gitignore", ignore)
    try fixture.folder.write("build/new.yaml", "")
    try fixture.folder.write("log/new.log", "")
    try fixture.folder.write("log/important.log", "")
    try fixture.folder.write("top.yaml", "")
    try fixture.folder.write("sub/top.yaml", "")
    try fixture.folder.write("sub/.gitignore", "deep/*\n!deep/kept.yaml\n")
    try fixture.folder.write("sub/deep/kept.yaml", "")
    try fixture.folder.write("sub/deep/lost.yaml", "")
    let expected = [
      ".gitignore", "build/kept.yaml", "log/important.log", "log/kept.log", "sub/.gitignore",
      "sub/deep/kept.yaml", "sub/top.yaml",
    ]
    #expect(try fixture.paths(.workTree) == expected)
    let root = try fixture.paths(.workTree, root: "sub")
    #expect(root == [".gitignore", "deep/kept.yaml", "top.yaml"])
    #expect(try fixture.paths(.workTree, root: "build") == ["kept.yaml"])
  }

  @Test func `honours info exclude and core excludesFile`() throws {
    let fixture = try GitFixture()
    try fixture.folder.write(".git/info/exclude", "private.yaml\n")
    let other = try TemporaryFolder()
    try other.write("ignore", "*.bak\n")
    try fixture.git("config", "core.excludesFile", other.path(of: "ignore"))
    for name in ["private.yaml", "a.bak", "a.yaml"] as [RepositoryPath] {
      try fixture.folder.write(name, "")
    }
    #expect(try fixture.paths(.workTree) == ["a.yaml"])
    let variables = [
      "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.excludesfile",
      "GIT_CONFIG_VALUE_0": "/nonexistent",
    ]
    #expect(try fixture.paths(.workTree, adding: variables) == ["a.bak", "a.yaml"])
    let parameters = ["GIT_CONFIG_PARAMETERS": "'a.b'='c' 'core.excludesFile'='/nonexistent'"]
    #expect(try fixture.paths(.workTree, adding: parameters) == ["a.bak", "a.yaml"])
  }

  @Test func `reports links without following them`() throws {
    let fixture = try GitFixture()
    try fixture.folder.write("folder/a.yaml", "a")
    try fixture.folder.createSymbolicLink("link.yaml", to: "/etc/hostname")
    try fixture.folder.createSymbolicLink("linked", to: "folder")
    let reader = try fixture.reader(.workTree)
    let entries = try reader.list().entries
    #expect(entries.map { "\($0.path)" } == ["folder/a.yaml", "link.yaml", "linked"])
    #expect(entries.map(\.kind) == [.file, .symbolicLink, .symbolicLink])
    #expect(try reader.read(entries[1]) == Array("/etc/hostname".utf8))
  }

  @Test func `skips repositories inside the repository, and pipes`() throws {
    let fixture = try GitFixture()
    try fixture.folder.createFolder("nested")
    try fixture.git("init", "-q", "nested")
    try fixture.folder.write("nested/a.yaml", "")
    try fixture.folder.write("submodule/.git", "gitdir: ../elsewhere\n")
    try fixture.folder.write("submodule/a.yaml", "")
    try fixture.folder.write("plain/.git/note", "an empty .git is no repository")
    try fixture.folder.write("plain/a.yaml", "")
    _ = try run("mkfifo", arguments: [fixture.folder.path(of: "pipe.yaml")])
    #expect(try fixture.paths(.workTree) == ["plain/a.yaml"])
  }

  @Test func `keeps names that are not UTF-8`() throws {
    let fixture = try GitFixture()
    let name = RepositoryPath(bytes: [0x83, 0x65, 0x83, 0x58, 0x83, 0x67, 0x2e, 0x79])
    try fixture.folder.write(name, "a")
    try fixture.commit()
    for source in [.workTree, .index, .commit("HEAD")] as [SnapshotSource] {
      let reader = try fixture.reader(source)
      let entry = try #require(try reader.list().entries.first)
      #expect(entry.path == name)
      #expect(try reader.read(entry) == [0x61])
    }
  }

  @Test func `opens only folders that may hold what is wanted`() throws {
    let fixture = try GitFixture()
    try fixture.folder.write("knowledge/a.yaml", "")
    try fixture.folder.write("knowledge/b.md", "")
    try fixture.folder.write("other/a.yaml", "")
    let scope = SnapshotScope.below(["knowledge", "kura.yaml"]) { $0.fileExtension == "yaml" }
    let listing = try fixture.reader(.workTree).list(scope)
    #expect(listing.entries.map { "\($0.path)" } == ["knowledge/a.yaml"])
    #expect(listing.entry(at: "knowledge/a.yaml") != nil)
    #expect(listing.entry(at: "knowledge/b.md") == nil)
    #expect(!scope.mayHold("other") && scope.mayHold("knowledge/deeper"))
  }

  @Test func `a folder outside git is listed whole`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", "a")
    try folder.write(".gitignore", "a.yaml\n")
    let repository = try Repository.discover(
      at: folder.path, environment: GitFixture.isolatedEnvironment())
    #expect(repository == nil)
    let reader = try Snapshot.folder(at: folder.path).reader()
    #expect(try reader.list().entries.map { "\($0.path)" } == [".gitignore", "a.yaml"])
    #expect(try reader.read(at: "a.yaml") == [0x61])
    #expect(try reader.read(at: "b.yaml") == nil)
  }

  @Test func `several readers work at the same time`() async throws {
    let fixture = try GitFixture()
    for number in 0..<50 { try fixture.folder.write(RepositoryPath("\(number).yaml"), "\(number)") }
    try fixture.commit()
    for source in [.workTree, .index, .commit("HEAD")] as [SnapshotSource] {
      let snapshot = try fixture.repository().snapshot(of: source)
      let entries = try snapshot.reader().list().entries
      let texts = try await withThrowingTaskGroup(of: [String].self) { group in
        for _ in 0..<4 {
          group.addTask {
            let reader = try snapshot.reader()
            return try entries.map { String(decoding: try reader.read($0), as: UTF8.self) }
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(Set(texts) == [entries.map { $0.path.stem }])
    }
  }
}
