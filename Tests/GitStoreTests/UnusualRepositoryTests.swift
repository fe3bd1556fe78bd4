import GitStore
import SourceText
import TestSupport
import Testing

/// Repositories that libgit2 does not open, or that git itself refuses.
struct UnusualRepositoryTests {
  /// The ways to make a repository that only the `git` program reads.
  enum Form: CaseIterable {
    case sha256, splitIndex, sparseIndex, workTreeConfiguration

    func make() throws -> GitFixture {
      let options = self == .sha256 ? ["--object-format=sha256"] : []
      let fixture = try GitFixture(options: options)
      try fixture.folder.write(".gitignore", "*.log\n")
      try fixture.commit([
        "a.yaml": "a", "in/b.yaml": "b", "out/c.yaml": "c", "tracked.txt": "",
      ])
      switch self {
      case .sha256: break
      case .splitIndex: try fixture.git("update-index", "--split-index")
      case .sparseIndex: try fixture.git("sparse-checkout", "set", "--sparse-index", "in")
      case .workTreeConfiguration: try fixture.git("config", "extensions.worktreeConfig", "true")
      }
      try fixture.folder.write("in/new.log", "")
      return fixture
    }
  }

  @Test(arguments: Form.allCases)
  func `git itself reads what the library does not`(form: Form) throws {
    let fixture = try form.make()
    let all = [".gitignore", "a.yaml", "in/b.yaml", "out/c.yaml", "tracked.txt"]
    #expect(try fixture.paths(.index) == all)
    #expect(try fixture.paths(.commit("HEAD")) == all)
    #expect(try fixture.paths(.index, root: "in") == ["b.yaml"])
    let onDisk = form == .sparseIndex ? all.filter { $0 != "out/c.yaml" } : all
    #expect(try fixture.paths(.workTree) == onDisk)
    #expect(try fixture.text("in/b.yaml", in: .index) == "b")
    #expect(try fixture.text("out/c.yaml", in: .commit("HEAD")) == "c")
    #expect(try fixture.text("none", in: .commit("HEAD")) == nil)
    #expect(try gitError { _ = try fixture.repository().resolve("none") }?.code == .unknownRevision)
  }

  @Test func `several blobs come through one program, also after a missing one`() throws {
    let fixture = try Form.sha256.make()
    let reader = try fixture.reader(.commit("HEAD"))
    let missing = try #require(ObjectID(String(repeating: "ab", count: 32)))
    let entry = SnapshotEntry(path: "x", kind: .file, blob: missing)
    for _ in 0..<2 {
      #expect(try reader.read(at: "a.yaml") == Array("a".utf8))
      #expect(try gitError { _ = try reader.read(entry) }?.code == .missingObject)
      #expect(try reader.read(at: "in/b.yaml") == Array("b".utf8))
    }
  }

  @Test func `says when git is needed and missing`() throws {
    let fixture = try Form.sha256.make()
    let error = try #require(
      try gitError { _ = try fixture.repository(adding: ["PATH": "/nonexistent"]) })
    #expect(error.code == .unsupported)
    #expect(error.message[.japanese].contains("git を入れて"))
    let split = try Form.splitIndex.make()
    let indexError = try gitError {
      _ = try split.reader(.index, adding: ["PATH": "/nonexistent"]).list()
    }
    #expect(indexError?.code == .unsupported)
  }

  @Test func `a repository of another user is explained`() throws {
    let fixture = try GitFixture()
    try fixture.commit(["a.yaml": "a"])
    let change = try run("chown", arguments: ["-R", "65534", fixture.folder.path])
    guard change.status == 0 else {
      print("not run: giving files to another user needs more rights")
      return
    }
    let error = try #require(try gitError { _ = try fixture.repository() })
    #expect(error.code == .unsafeOwnership)
    #expect(error.message[.english].contains("safe.directory '\(fixture.folder.path)'"))
    let configuration = try TemporaryFolder()
    try configuration.write("config", "[safe]\n  directory = \(fixture.folder.path)\n")
    let trusting = ["GIT_CONFIG_GLOBAL": configuration.path(of: "config")]
    #expect(try fixture.paths(.workTree, adding: trusting) == ["a.yaml"])
    #expect(try fixture.text("a.yaml", in: .index, adding: trusting) == "a")
  }

  @Test func `GIT_DIR alone makes the working folder the work tree`() throws {
    let fixture = try GitFixture()
    try fixture.commit(["a.yaml": "a"])
    let other = try TemporaryFolder()
    try other.write("b.yaml", "b")
    let git = fixture.environment.merging(["GIT_DIR": fixture.folder.path(of: ".git")]) { $1 }
    let found = try #require(
      try Repository.discover(at: other.path, environment: git, workingFolder: other.path))
    #expect(found.workTree == other.path)
    let both = git.merging(["GIT_WORK_TREE": "../\(other.path.split(separator: "/").last ?? "")"]) {
      $1
    }
    let moved = try #require(
      try Repository.discover(
        at: fixture.folder.path, environment: both, workingFolder: fixture.folder.path))
    #expect(moved.workTree == other.path)
    let entries = try moved.snapshot(of: .workTree).reader().list().entries
    #expect(entries.map { "\($0.path)" } == ["b.yaml"])
  }

  @Test func `the search stops at a ceiling`() throws {
    let fixture = try GitFixture()
    try fixture.commit(["sub/deep/a.yaml": "a"])
    let deep = fixture.folder.path(of: "sub/deep")
    let found = try Repository.discover(at: deep, environment: fixture.environment)
    #expect(found?.workTree == fixture.folder.path)
    #expect(found?.path(of: deep) == "sub/deep")
    #expect(found?.path(of: "/") == nil)
    let ceiling = fixture.environment.merging(
      ["GIT_CEILING_DIRECTORIES": fixture.folder.path(of: "sub")]) { $1 }
    #expect(try Repository.discover(at: deep, environment: ceiling) == nil)
  }

  @Test func `a broken repository is an error, not an absence`() throws {
    let fixture = try GitFixture()
    try fixture.commit(["a.yaml": "a"])
    try fixture.folder.write(".git/config", "[core\n")
    #expect(try gitError { _ = try fixture.repository() }?.code == .damaged)
    let other = try GitFixture()
    try other.folder.write(".git/index", "DIRC is not enough")
    #expect(try gitError { _ = try other.paths(.index) } != nil)
  }
}
