import SourceText
import TestSupport
import Testing

/// Files and surroundings that are not as one expects.
struct OddFileTests {
  @Test func brokenConfigurationIsShownWithPositionAndSuggestion() throws {
    let folder = try StorehouseSample.folder(changing: [
      "kura.yaml": "kura: 1\nprofil: storehouse\n"
    ])
    let result = try KuraProgram.run(
      ["lint", "--format", "concise"], in: folder.path, adding: ["LC_ALL": "ja_JP.UTF-8"])
    #expect(result.status == 2)
    #expect(result.text.hasPrefix("kura.yaml:2:1: error["))
    #expect(result.text.contains("profile"))
  }

  @Test(arguments: [
    "", "kura 1\n", "kura: 2\n", "- a\n", "kura: [1\n", "\u{FEFF}", "kura: 1\n---\n",
  ])
  func noConfigurationIsTooBrokenToBeReported(text: String) throws {
    let folder = try StorehouseSample.folder(changing: ["kura.yaml": text])
    let result = try KuraProgram.run(["lint", "--format", "concise"], in: folder.path)
    #expect(result.status == 2)
    #expect(result.text.hasPrefix("kura.yaml:"), "\(result.text)\(result.errorText)")
  }

  @Test func aConfigurationThatIsALinkIsRefused() throws {
    let git = try StorehouseSample.repository()
    try git.git("mv", "kura.yaml", "real.yaml")
    try git.folder.createSymbolicLink("kura.yaml", to: "real.yaml")
    try git.commit()
    for arguments in [["lint"], ["lint", "--staged"], ["lint", "--commit", "HEAD"]] {
      let result = try KuraProgram.run(arguments, in: git.folder.path)
      #expect(result.status == 2)
      #expect(result.errorText.contains("symbolic link"))
    }
  }

  @Test func aConfigurationThatGitIgnoresCounts() throws {
    let git = try GitFixture()
    for (path, text) in StorehouseSample.files { try git.folder.write(path, text) }
    try git.folder.write(".gitignore", "kura.yaml\nnotes/private.yaml\n")
    try git.folder.write("notes/bad.yaml", StorehouseSample.wrongNote("bad"))
    try git.folder.write("notes/private.yaml", StorehouseSample.wrongNote("private"))
    #expect(
      try KuraProgram.findings(["lint"], in: git.folder.path) == ["notes/bad.yaml: schema-enum"])
    try git.git("add", "--all")
    try git.commit()
    for arguments in [["lint", "--staged"], ["lint", "--commit", "HEAD"]] {
      let result = try KuraProgram.run(arguments, in: git.folder.path)
      #expect(result.status == 2)
      #expect(result.errorText.contains("git add kura.yaml"))
    }
  }

  @Test func brokenSchemaIsShownWithItsPosition() throws {
    let folder = try StorehouseSample.folder(changing: [
      "schemas/note.schema.json": "{\n  \"type\": \"objekt\"\n}\n"
    ])
    let result = try KuraProgram.run(["lint", "--format", "concise"], in: folder.path)
    #expect(result.status == 2)
    #expect(result.text.hasPrefix("schemas/note.schema.json:2:11: error["), "\(result.text)")
    folder.remove("schemas/note.schema.json")
    let missing = try KuraProgram.run(["lint", "--format", "concise"], in: folder.path)
    #expect(missing.status == 2)
    #expect(missing.text.hasPrefix("kura.yaml:5:"), "\(missing.text)")
  }

  @Test func anUnreadableFileEndsWith2AndItsName() throws {
    let folder = try StorehouseSample.folder()
    try folder.write("notes/secret.yaml", StorehouseSample.note("secret"), mode: 0)
    let isRoot = try run("id", arguments: ["-u"]).trimmedText == "0"
    _ = try run("chmod", arguments: ["755", folder.path])
    // Root may read everything, so the program runs as somebody else.
    let result = try run(
      isRoot ? "setpriv" : "env",
      arguments: (isRoot ? ["--reuid=65534", "--regid=65534", "--clear-groups"] : [])
        + [KuraProgram.path, "lint"],
      in: folder.path, environment: KuraProgram.environment())
    if isRoot && result.status == 127 || result.errorText.contains("setpriv:") {
      print("not run: this machine does not let root become somebody else")
      return
    }
    #expect(result.status == 2)
    #expect(result.errorText.contains("notes/secret.yaml"), "\(result.errorText)")
  }

  @Test func fileNamesNeedNotBeUTF8() throws {
    let git = try StorehouseSample.repository()
    let name = RepositoryPath(bytes: Array("notes/".utf8) + [0x93, 0xFA] + Array(".yaml".utf8))
    try git.folder.write(name, StorehouseSample.wrongNote("x"))
    for arguments in [["lint"], ["lint", "--staged"], ["lint", "--commit", "HEAD"]] {
      let result = try KuraProgram.run(arguments + ["--format", "concise"], in: git.folder.path)
      #expect(result.status == 1)
      #expect(result.errorText.isEmpty)
      #expect(result.text.contains("schema-enum"))
      let json = try KuraProgram.run(arguments + ["--format", "json"], in: git.folder.path)
      try expectReportSchema(json.text)
      try git.commit()
    }
  }

  @Test func linksAreNotFollowed() throws {
    let git = try StorehouseSample.repository()
    try git.folder.write("outside.yaml", "not: [closed")
    try git.folder.createSymbolicLink("notes/link.yaml", to: "../outside.yaml")
    try git.folder.createSymbolicLink("notes/loop", to: "..")
    try git.folder.createSymbolicLink("notes/gone.yaml", to: "nowhere")
    #expect(try KuraProgram.findings(["lint"], in: git.folder.path) == [])
    try git.commit()
    #expect(try KuraProgram.findings(["lint", "--commit", "HEAD"], in: git.folder.path) == [])
  }

  @Test func aLinkAmongTheEntriesOfAStorehouseIsNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("kura.yaml", "kura: 1\nprofile: storehouse\n")
    try folder.write("schemas/note.schema.json", StorehouseSample.schema)
    try folder.createSymbolicLink("knowledge/note/link.yaml", to: "../../outside.yaml")
    #expect(
      try KuraProgram.findings(["lint"], in: folder.path)
        == ["knowledge/note/link.yaml: stray-file"])
  }

  @Test func aPipeAmongTheEntriesDoesNotBlock() throws {
    let folder = try StorehouseSample.folder()
    #expect(try run("mkfifo", arguments: [folder.path + "/notes/pipe.yaml"]).status == 0)
    #expect(try KuraProgram.findings(["lint"], in: folder.path) == [])
    #expect(try KuraProgram.findings(["lint", "notes/pipe.yaml"], in: folder.path) == [])
    #expect(try run("mkfifo", arguments: [folder.path + "/schemas/pipe.schema.json"]).status == 0)
    #expect(try KuraProgram.findings(["lint"], in: folder.path) == [])
  }

  @Test func aHugeFileIsOneFinding() throws {
    let folder = try StorehouseSample.folder()
    let path = folder.path + "/notes/huge.yaml"
    #expect(try run("truncate", arguments: ["-s", "70M", path]).status == 0)
    let found = try KuraProgram.findings(["lint"], in: folder.path)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("notes/huge.yaml: ") == true)
  }

  @Test func theProgramNeedsNoHome() throws {
    let git = try StorehouseSample.repository()
    let bare = ["PATH": "/usr/bin:/bin"]
    let result = try run(
      KuraProgram.path, arguments: ["lint", "--staged"], in: git.folder.path, environment: bare)
    #expect(result.status == 0, "\(result.errorText)")
    #expect(result.text == "Checked 2 files: no problems.\n")
    let nothing = try run(
      KuraProgram.path, arguments: ["lint"], in: git.folder.path, environment: ["HOME": "/nosuch"])
    #expect(nothing.status == 0, "\(nothing.errorText)")
  }

  @Test func aReaderThatGoesAwayIsNoCrash() throws {
    var files: [RepositoryPath: String] = [:]
    for number in 0..<400 {
      files[RepositoryPath("notes/n\(number).yaml")] = StorehouseSample.wrongNote("n\(number)")
    }
    let folder = try StorehouseSample.folder(changing: files)
    let script = "'\(KuraProgram.path)' lint --all 2>errors | head -1; cat errors"
    let result = try run(
      "sh", arguments: ["-c", script], in: folder.path, environment: KuraProgram.environment())
    #expect(result.status == 0)
    #expect(result.text.split(separator: "\n").count == 1, "\(result.text)")
  }

  @Test func aFullDiskEndsWith2() throws {
    let folder = try StorehouseSample.folder()
    let result = try run(
      "sh", arguments: ["-c", "'\(KuraProgram.path)' lint > /dev/full"], in: folder.path,
      environment: KuraProgram.environment())
    #expect(result.status == 2)
    #expect(result.errorText.contains("stdout"))
  }

  @Test func contentCannotCommandTheTerminal() throws {
    let folder = try StorehouseSample.folder()
    let name = "e\u{1B}]0;owned\u{7}\nx"
    try folder.write(
      RepositoryPath("notes/\(name).yaml"),
      "id: x\ntitle: \"a\\u001b[2Jb\u{9B}31m\u{202E}c\"\nstatus: \"\\u001b[31mred\u{202E}\"\n"
        + "\"k\\u001b[0m\": 1\n")
    for format in ["text", "plain", "concise", "json"] {
      let result = try KuraProgram.run(["lint", "--all", "--format", format], in: folder.path)
      #expect(result.status == 1)
      let scalars = result.text.unicodeScalars.filter { $0 != "\n" }
      #expect(
        scalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }, "\(format)")
      #expect(format == "json" || !scalars.contains("\u{202E}"))
    }
    let missing = try KuraProgram.run(["lint", name], in: folder.path)
    #expect(!missing.errorText.contains("\u{1B}"))
    let schema = try KuraProgram.run(
      ["schema", "check", "--schema", "schemas/note.schema.json", "notes/\(name).yaml"],
      in: folder.path)
    #expect(schema.status == 1)
    #expect(!schema.text.contains("\u{1B}"))
  }
}
