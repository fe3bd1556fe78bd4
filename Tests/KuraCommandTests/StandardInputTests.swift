import SourceText
import TestSupport
import Testing

/// `kura lint --stdin PATH`: what an editor asks while somebody types.
struct StandardInputTests {
  private static func lint(
    _ text: String, as path: String, in folder: String, _ arguments: [String] = []
  ) throws -> ProcessResult {
    try run(
      KuraProgram.path, arguments: ["lint", "--stdin", path, "--quiet"] + arguments, in: folder,
      environment: KuraProgram.environment(), input: Array(text.utf8))
  }

  private static func findings(_ text: String, as path: String, in folder: String) throws
    -> [String]
  {
    let result = try lint(text, as: path, in: folder, ["--format", "concise", "--all"])
    return KuraProgram.findings(in: result.text)
  }

  @Test func theInputCountsAndNotTheDisk() throws {
    let folder = try StorehouseSample.folder()
    #expect(
      try Self.findings(
        StorehouseSample.wrongNote("first"), as: "notes/first.yaml", in: folder.path)
        == ["notes/first.yaml: schema-enum"])
    try folder.write("notes/first.yaml", StorehouseSample.wrongNote("first"))
    #expect(
      try Self.findings(StorehouseSample.note("first"), as: "notes/first.yaml", in: folder.path)
        == [])
  }

  @Test func referencesAreCheckedAgainstTheDiskAndOnlyTheFileIsReported() throws {
    let folder = try StorehouseSample.folder(
      changing: ["notes/bad.yaml": StorehouseSample.wrongNote("bad")])
    let text = StorehouseSample.note("new", related: "second")
    #expect(try Self.findings(text, as: "notes/new.yaml", in: folder.path) == [])
    #expect(
      try Self.findings(
        StorehouseSample.note("new", related: "gone"), as: "notes/new.yaml", in: folder.path)
        == ["notes/new.yaml: dangling-reference"])
  }

  @Test func theFileNeedNotExistAndMayBeNamedFromAnywhere() throws {
    let folder = try StorehouseSample.folder()
    let wrong = StorehouseSample.wrongNote("new")
    for (path, place) in [
      ("\(folder.path)/notes/deep/new.yaml", "/"), ("deep/new.yaml", "\(folder.path)/notes"),
      ("./notes/../notes/deep/new.yaml", folder.path),
    ] {
      #expect(try Self.findings(wrong, as: path, in: place) == ["notes/deep/new.yaml: schema-enum"])
    }
  }

  @Test func theConfigurationAndSchemasCanBeTypedToo() throws {
    let folder = try StorehouseSample.folder()
    let configuration = try Self.lint("kura: 1\nprofil: plain\n", as: "kura.yaml", in: folder.path)
    #expect(configuration.status == 2)
    #expect(configuration.text.contains("profile"))
    let schema = try Self.lint(
      #"{"type": "strin"}"#, as: "schemas/note.schema.json", in: folder.path)
    #expect(schema.status == 2)
    #expect(schema.text.contains("schemas/note.schema.json"))
  }

  @Test func aFileOfNoKindIsSaidToBeNone() throws {
    let folder = try StorehouseSample.folder()
    let result = try run(
      KuraProgram.path, arguments: ["lint", "--stdin", "readme.yaml", "--format", "json"],
      in: folder.path, environment: KuraProgram.environment(), input: Array("a: 1\n".utf8))
    #expect(result.status == 0)
    #expect(result.text.contains("\"diagnostics\":[]"))
    #expect(result.errorText.contains("readme.yaml"))
    #expect(result.errorText.contains("notes/**/*.yaml"), "\(result.errorText)")
  }

  @Test func aFileOfNoKindIsLookedAtForWhatMustNeverBeThere() throws {
    let folder = try StorehouseSample.house()
    #expect(
      try Self.findings("電話 090-1234-5678\n", as: "docs/memo.txt", in: folder.path)
        == ["docs/memo.txt: personal-data"])
    #expect(try Self.findings("id: [\n", as: "docs/memo.yaml", in: folder.path) == [])
  }

  @Test func excerptsShowWhatWasTyped() throws {
    let folder = try StorehouseSample.folder()
    let result = try Self.lint(
      "id: first\ntitle: 打ち込んだ題名\nstatus: 途中\n", as: "notes/first.yaml", in: folder.path)
    #expect(result.text.contains("status: 途中"))
    #expect(result.status == 1)
  }

  @Test(
    "It stands alone",
    arguments: [["--staged"], ["--commit", "HEAD"], ["notes"], ["--stdin", ""]])
  func wrongUse(arguments: [String]) throws {
    let folder = try StorehouseSample.folder()
    let result = try Self.lint("", as: "notes/first.yaml", in: folder.path, arguments)
    #expect(result.status == 64, "\(result.errorText)")
  }

  @Test func aFolderIsNoFile() throws {
    let folder = try StorehouseSample.folder()
    #expect(try Self.lint("", as: "notes", in: folder.path).status == 64)
  }
}
