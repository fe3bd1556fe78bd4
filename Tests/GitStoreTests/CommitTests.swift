import GitStore
import SourceText
import TestSupport
import Testing

/// The files of a commit, and the places where commits are kept.
struct CommitTests {
  @Test(arguments: ["HEAD~1", "first", "first^{commit}", "main~1", "@~1"])
  func `a commit has many names`(revision: String) throws {
    let fixture = try GitFixture()
    let first = try fixture.commit(["a.yaml": "1", "b.yaml": "b"])
    try fixture.git("tag", "-a", "-m", "Tag", "first")
    try fixture.commit(["a.yaml": "2"])
    let repository = try fixture.repository()
    #expect("\(try repository.resolve(revision))" == first)
    #expect("\(try repository.resolve(String(first.prefix(10))))" == first)
    #expect(try fixture.text("a.yaml", in: .commit(revision)) == "1")
    #expect(try repository.snapshot(of: .commit(revision)).commit == ObjectID(first))
  }

  @Test func `a name that is none says so in both languages`() throws {
    let fixture = try GitFixture()
    try fixture.commit(["a.yaml": "1"])
    for revision in ["nothing", "HEAD~9", "", "-x", "HEAD:a.yaml"] {
      let error = try #require(try gitError { _ = try fixture.repository().resolve(revision) })
      #expect(error.code == .unknownRevision)
      #expect(error.message[.japanese].contains("「\(revision)」"))
    }
  }

  @Test func `only the root folder's files count`() throws {
    let fixture = try GitFixture()
    try fixture.commit(["a.yaml": "", "kb/x/b.yaml": "b", "kb.yaml": "", "kb/c.yaml": ""])
    for source in [.workTree, .index, .commit("HEAD")] as [SnapshotSource] {
      #expect(try fixture.paths(source, root: "kb") == ["c.yaml", "x/b.yaml"])
      let reader = try fixture.reader(source, root: "kb")
      #expect(try reader.read(at: "x/b.yaml") == [0x62])
      #expect(try reader.read(at: "a.yaml") == nil)
    }
    #expect(try fixture.paths(.commit("HEAD"), root: "none") == [])
  }

  @Test func `a bare repository has commits and no work tree`() throws {
    let fixture = try GitFixture()
    try fixture.commit(["a.yaml": "1"])
    let bare = try GitFixture(bare: true)
    try fixture.git("push", "-q", bare.folder.path, "main")
    #expect(try bare.text("a.yaml", in: .commit("main")) == "1")
    let repository = try bare.repository()
    #expect(repository.workTree == nil)
    #expect(try gitError { _ = try repository.snapshot(of: .workTree) }?.code == .noWorkTree)
  }

  @Test func `a linked work tree has files and an index of its own`() throws {
    let fixture = try GitFixture()
    try fixture.commit(["a.yaml": "1"])
    let place = try TemporaryFolder()
    let path = place.path(of: "linked")
    try fixture.git("worktree", "add", "-q", "-b", "side", path)
    try place.write("linked/new.yaml", "new")
    try fixture.git(["add", "new.yaml"], in: path)
    let repository = try #require(
      try Repository.discover(
        at: path, environment: fixture.environment, workingFolder: path))
    #expect(repository.workTree == path)
    #expect(repository.commonFolder == fixture.folder.path(of: ".git"))
    for source in [.workTree, .index] as [SnapshotSource] {
      let entries = try repository.snapshot(of: source).reader().list().entries
      #expect(entries.map { "\($0.path)" }.filter { $0 != ".git" } == ["a.yaml", "new.yaml"])
    }
    #expect(try fixture.paths(.index) == ["a.yaml"])
    // What a hook in the linked work tree sees.
    let hook = fixture.environment.merging(["GIT_DIR": repository.gitFolder]) { $1 }
    let inHook = try #require(
      try Repository.discover(at: path, environment: hook, workingFolder: path))
    #expect(inHook.workTree == path)
  }

  @Test func `objects in the quarantine of a push are visible to its hook`() throws {
    let fixture = try GitFixture()
    let id = try fixture.commit(["a.yaml": "1"])
    let bare = try GitFixture(bare: true)
    let copy = try TemporaryFolder()
    try bare.folder.write(
      "hooks/pre-receive",
      """
      #!/bin/sh
      env > \(copy.path)/env
      cp -r "$GIT_OBJECT_DIRECTORY" \(copy.path)/quarantine
      exit 1
      """, mode: 0o755)
    _ = try? fixture.git("push", "-q", bare.folder.path, "main")
    let seen = String(decoding: try #require(copy.read("env")), as: UTF8.self)
    #expect(seen.contains("GIT_QUARANTINE_PATH=") && seen.contains("GIT_OBJECT_DIRECTORY="))
    #expect(try gitError { _ = try bare.repository().resolve(id) }?.code == .unknownRevision)
    // The hook's own folder is gone now; the copy stands in for it, with git's variable names.
    let variables = [
      "GIT_DIR": ".", "GIT_QUARANTINE_PATH": copy.path(of: "quarantine"),
      "GIT_OBJECT_DIRECTORY": copy.path(of: "quarantine"),
      "GIT_ALTERNATE_OBJECT_DIRECTORIES": bare.folder.path(of: "objects"),
    ]
    #expect(try bare.text("a.yaml", in: .commit(id), adding: variables) == "1")
    let alternates = [
      "GIT_ALTERNATE_OBJECT_DIRECTORIES": "/nonexistent:\"\(copy.path)/quarantine\""
    ]
    #expect(try bare.text("a.yaml", in: .commit(id), adding: alternates) == "1")
  }

  @Test func `packed content and many files are read`() throws {
    let fixture = try GitFixture()
    for number in 0..<300 {
      let path = RepositoryPath("d\(number % 7)/\(number).yaml")
      try fixture.folder.write(path, String(repeating: "line \(number)\n", count: 50))
    }
    try fixture.commit()
    try fixture.git("gc", "-q")
    let reader = try fixture.reader(.commit("HEAD"))
    let entries = try reader.list().entries
    #expect(entries.count == 300)
    #expect(entries.map(\.path) == entries.map(\.path).sorted())
    for entry in entries {
      #expect(try reader.read(entry) == fixture.folder.read(entry.path))
    }
    #expect(try gitError { _ = try reader.read(entries[0], limit: 10) }?.code == .tooLarge)
  }

  @Test func `two listings tell what changed between them`() throws {
    let fixture = try GitFixture()
    try fixture.commit(["a": "1", "b": "1", "c": "1", "z": "1"])
    try fixture.folder.write("b", "2")
    try fixture.folder.write("bb", "new")
    fixture.folder.remove("a")
    fixture.folder.remove("z")
    try fixture.git("add", "--all")
    try fixture.git("update-index", "--chmod=+x", "c")
    let before = try fixture.reader(.commit("HEAD")).list()
    let staged = try fixture.reader(.index).list()
    let expected = [
      PathChange(path: "a", kind: .removed), PathChange(path: "b", kind: .modified),
      PathChange(path: "bb", kind: .added), PathChange(path: "c", kind: .modified),
      PathChange(path: "z", kind: .removed),
    ]
    #expect(staged.changes(since: before) == expected)
    #expect(staged.changes(since: staged).isEmpty)
    #expect(staged.changes(since: SnapshotListing()).count == staged.entries.count)
  }

  @Test func `a missing object is named`() throws {
    let fixture = try GitFixture()
    try fixture.commit(["a.yaml": "1"])
    let reader = try fixture.reader(.commit("HEAD"))
    let id = try #require(ObjectID("0123456789abcdef0123456789abcdef01234567"))
    let error = try gitError {
      _ = try reader.read(SnapshotEntry(path: "a.yaml", kind: .file, blob: id))
    }
    #expect(error?.code == .missingObject)
    #expect(error?.description.contains("\(id)") == true)
  }

  @Test func `a range has two ends`() throws {
    #expect(RevisionRange("A..B").map { [$0.from, $0.to] } == ["A", "B"])
    #expect(RevisionRange("..B").map { [$0.from, $0.to] } == ["HEAD", "B"])
    #expect(RevisionRange("v1.0..").map { [$0.from, $0.to] } == ["v1.0", "HEAD"])
    #expect(RevisionRange("A...B")?.isSinceParting == true)
    #expect(RevisionRange("A") == nil && RevisionRange("..") == nil)
    let fixture = try GitFixture()
    let base = try fixture.commit(["a": "1"])
    try fixture.git("switch", "-q", "-c", "side")
    let side = try fixture.commit(["b": "1"])
    try fixture.git("switch", "-q", "main")
    let main = try fixture.commit(["c": "1"])
    let repository = try fixture.repository()
    let two = try repository.resolve(try #require(RevisionRange("main..side")))
    #expect("\(two.from) \(two.to)" == "\(main) \(side)")
    let three = try repository.resolve(try #require(RevisionRange("main...side")))
    #expect("\(three.from) \(three.to)" == "\(base) \(side)")
  }
}
