import SourceText
import TestSupport
import Testing

/// Where the built program finds the storehouse, and which files its paths name.
struct PlaceTests {
  private static let wrong: [RepositoryPath: String] = [
    "notes/bad.yaml": StorehouseSample.wrongNote("bad"),
    "notes/deep/worse.yaml": StorehouseSample.wrongNote("worse"),
  ]
  private static let both = ["notes/bad.yaml: schema-enum", "notes/deep/worse.yaml: schema-enum"]

  @Test func theStorehouseIsFoundFromAnyFolderInIt() throws {
    let git = try StorehouseSample.repository(changing: Self.wrong)
    let top = git.folder.path
    #expect(try KuraProgram.findings(["lint"], in: top) == Self.both)
    #expect(try KuraProgram.findings(["lint"], in: "\(top)/notes/deep") == Self.both)
    #expect(try KuraProgram.findings(["lint", "-C", top], in: "/") == Self.both)
    #expect(try KuraProgram.findings(["-C", top, "lint"], in: "/") == Self.both)
    #expect(
      try KuraProgram.findings(["--quiet", "-C", top, "--lang=ja", "lint"], in: "/") == Self.both)
    #expect(try KuraProgram.findings(["lint", "-C", "notes"], in: top) == Self.both)
    #expect(
      try KuraProgram.findings(["lint", "-C", "../.."], in: "\(top)/notes/deep") == Self.both)
  }

  @Test func pathsNarrowTheReport() throws {
    let git = try StorehouseSample.repository(changing: Self.wrong)
    let top = git.folder.path
    try git.folder.createSymbolicLink("link", to: "notes/deep")
    for (arguments, folder) in [
      (["notes/deep/worse.yaml"], top), (["notes/deep"], top), (["notes/deep/"], top),
      (["worse.yaml"], "\(top)/notes/deep"), (["../deep"], "\(top)/notes/deep"),
      (["./notes/./deep/../deep"], top), (["\(top)/notes/deep/worse.yaml"], "/"), (["link"], top),
      (["link/worse.yaml"], top), (["."], "\(top)/notes/deep"),
      (["notes/first.yaml", "notes/deep"], top),
    ] {
      let found = try KuraProgram.findings(
        ["lint"] + (folder == "/" ? ["-C", top] : []) + arguments, in: folder)
      #expect(found == [Self.both[1]], "\(arguments)")
    }
    #expect(try KuraProgram.findings(["lint", "."], in: top) == Self.both)
    #expect(try KuraProgram.findings(["lint", ".."], in: "\(top)/notes") == Self.both)
    #expect(try KuraProgram.findings(["lint", "notes/first.yaml"], in: top) == [])
  }

  @Test func aPathThatDoesNotExistIsWrongUsage() throws {
    let git = try StorehouseSample.repository()
    for path in ["nosuch.yaml", "notes/nosuch", "/nosuch/at/all"] {
      let result = try KuraProgram.run(["lint", path], in: git.folder.path)
      #expect(result.status == 64)
      #expect(result.errorText.contains(path))
    }
    // A file that exists and is no entry has no findings, and that is fine.
    try git.folder.write("README.md", "text")
    #expect(try KuraProgram.run(["lint", "README.md"], in: git.folder.path).status == 0)
  }

  @Test func aPathOutsideTheStorehouseIsWrongUsage() throws {
    let git = try StorehouseSample.repository()
    let result = try KuraProgram.run(["lint", "/tmp"], in: git.folder.path)
    #expect(result.status == 64)
    #expect(result.errorText.contains("outside the storehouse"))
  }

  @Test func aStorehouseMayLieInAFolderOfARepository() throws {
    let git = try GitFixture()
    var files: [RepositoryPath: String] = ["other/notes/x.yaml": "not: [checked"]
    for (path, text) in StorehouseSample.files.merging(Self.wrong, uniquingKeysWith: { $1 }) {
      files[RepositoryPath("desk/蔵/\(path)")] = text
    }
    try git.commit(files)
    let desk = git.folder.path + "/desk/蔵"
    #expect(try KuraProgram.findings(["lint"], in: desk) == Self.both)
    #expect(try KuraProgram.findings(["lint", "--staged"], in: desk + "/notes") == Self.both)
    #expect(try KuraProgram.findings(["lint", "--commit", "HEAD"], in: desk) == Self.both)
    #expect(try KuraProgram.findings(["lint", "deep"], in: desk + "/notes") == [Self.both[1]])
    let result = try KuraProgram.run(["lint"], in: git.folder.path)
    #expect(result.status == 2)
  }

  @Test func aStorehouseNeedsNoRepository() throws {
    let folder = try StorehouseSample.folder(changing: Self.wrong)
    #expect(try KuraProgram.findings(["lint"], in: folder.path + "/notes") == Self.both)
    for arguments in [["--staged"], ["--commit", "HEAD"]] {
      let result = try KuraProgram.run(["lint"] + arguments, in: folder.path)
      #expect(result.status == 64)
      #expect(result.errorText.contains("not a git repository"))
    }
  }

  @Test func withoutConfigurationTheNextStepIsNamed() throws {
    let folder = try TemporaryFolder()
    for locale in ["C", "ja_JP.UTF-8"] {
      let result = try KuraProgram.run(["lint"], in: folder.path, adding: ["LC_ALL": locale])
      #expect(result.status == 2)
      #expect(result.stdout.isEmpty)
      #expect(result.errorText.contains("kura.yaml"))
      #expect(result.errorText.contains("kura init"))
    }
  }

  @Test func aLinkedWorkTreeIsItsOwnPlace() throws {
    let git = try StorehouseSample.repository()
    let other = try TemporaryFolder()
    try git.git("worktree", "add", "-q", other.path + "/tree", "-b", "side")
    try other.write("tree/notes/bad.yaml", StorehouseSample.wrongNote("bad"))
    #expect(try KuraProgram.findings(["lint"], in: other.path + "/tree") == [Self.both[0]])
    #expect(try KuraProgram.findings(["lint", "--staged"], in: other.path + "/tree") == [])
    try git.git(["add", "--all"], in: other.path + "/tree")
    #expect(
      try KuraProgram.findings(["lint", "--staged"], in: other.path + "/tree/notes")
        == [Self.both[0]])
    #expect(try KuraProgram.findings(["lint", "--staged"], in: git.folder.path) == [])
  }

  @Test func anEmptyRepositoryIsNoStorehouseAndAnEmptyStorehouseIsFine() throws {
    let git = try GitFixture()
    #expect(try KuraProgram.run(["lint"], in: git.folder.path).status == 2)
    #expect(try KuraProgram.run(["lint", "--staged"], in: git.folder.path).status == 2)
    #expect(try KuraProgram.run(["lint", "--commit", "HEAD"], in: git.folder.path).status == 2)
    try git.folder.write("kura.yaml", "kura: 1\n")
    let result = try KuraProgram.run(["lint"], in: git.folder.path)
    #expect(result.status == 0)
    #expect(result.text == "Checked 0 files: no problems.\n")
  }
}
