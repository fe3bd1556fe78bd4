import DocumentTree
import JSONSchema
import SourceText
import TestSupport
import Testing

/// Reports of `kura lint` in every form.
struct ReportTests {
  /// A storehouse with an error that can be fixed, an error, a syntax error and a note.
  private static func folder() throws -> TemporaryFolder {
    try StorehouseSample.folder(changing: [
      "notes/first.yaml": "id: first\ntitle: 覚え書き\nstatus: reviewed\nrelated: secnd\n",
      "notes/third.yaml": "id: third\ntitle: 住所\npostal_code: 1600023\n",
      "notes/fourth.yaml": "id: fourth\ntitle：全角のコロン\n",
    ])
  }

  @Test(arguments: ["text", "plain", "concise", "json"], ["ja", "en"])
  func reportIsAsRecorded(format: String, language: String) throws {
    let folder = try Self.folder()
    let result = kura(
      ["lint", "--format", format, "--lang", language, "--all"], in: folder.path)
    #expect(result.status == 1)
    #expect(result.error.isEmpty)
    try expectGolden(result.output, "report-\(format).\(language).txt")
  }

  @Test func colouredReportIsAsRecorded() throws {
    let folder = try Self.folder()
    let result = kura(["lint", "--color", "always", "--lang", "ja"], in: folder.path)
    try expectGolden(result.output, "report-colour.ja.txt")
  }

  @Test func colourIsForTerminalsOnly() throws {
    let folder = try Self.folder()
    func usesColour(_ arguments: [String], _ variables: [String: String], _ isTerminal: Bool)
      -> Bool
    {
      kura(
        ["lint"] + arguments, in: folder.path, variables: variables, isTerminal: isTerminal
      ).output.contains("\u{1B}[")
    }
    #expect(usesColour([], [:], true))
    #expect(!usesColour([], [:], false))
    #expect(!usesColour([], ["NO_COLOR": "1"], true))
    #expect(!usesColour([], ["TERM": "dumb"], true))
    #expect(!usesColour(["--color", "never"], [:], true))
    #expect(usesColour(["--color", "always"], ["NO_COLOR": "1"], false))
    #expect(!usesColour(["--color", "always", "--output", "x"], [:], true))
    #expect(!usesColour(["--color", "always", "--format", "json"], [:], true))
  }

  @Test func quietLeavesOutTheSummary() throws {
    let folder = try StorehouseSample.folder()
    let loud = kura(["lint"], in: folder.path)
    #expect(loud.output == "Checked 2 files: no problems.\n")
    #expect(kura(["lint", "--quiet"], in: folder.path).output.isEmpty)
  }

  @Test(arguments: ["ja", "en"])
  func jsonFollowsItsSchema(language: String) throws {
    let folder = try Self.folder()
    let result = kura(["lint", "--format", "json", "--lang", language], in: folder.path)
    try expectReportSchema(result.output)
  }

  @Test func failOnDecidesTheExitCode() throws {
    let folder = try StorehouseSample.house()
    for (severity, status) in [("note", 1), ("warning", 0), ("error", 0)] as [(String, Int32)] {
      let result = kura(["lint", "--fail-on", severity], in: folder.path)
      #expect(result.status == status, "\(severity)")
      // What made the run fail is always shown.
      #expect(result.output.contains("never-reviewed") == (status == 1))
    }
    let overdue = try StorehouseSample.house(reviewedOn: "2020-01-01")
    for (severity, status) in [("note", 1), ("warning", 1), ("error", 0)] as [(String, Int32)] {
      #expect(kura(["lint", "--fail-on", severity], in: overdue.path).status == status)
    }
  }

  @Test func outputGoesToTheFileAndNowhereElse() throws {
    let folder = try Self.folder()
    try folder.createFolder("reports")
    let direct = kura(["lint", "--format", "json"], in: folder.path)
    let written = kura(
      ["lint", "--format", "json", "--output", "reports/lint.json"], in: folder.path)
    #expect(written.status == 1)
    #expect(written.output.isEmpty)
    #expect(folder.read("reports/lint.json") == Array(direct.output.utf8))
  }

  @Test func outputThatCannotBeWrittenEndsWith2() throws {
    let folder = try StorehouseSample.folder()
    let result = kura(["lint", "--output", "nosuch/lint.txt"], in: folder.path)
    #expect(result.status == 2)
    #expect(result.error.contains("nosuch/lint.txt"))
  }

  @Test func jobsDoNotChangeAByte() throws {
    var files: [RepositoryPath: String] = [:]
    for number in 0..<150 {
      files[RepositoryPath("notes/n\(number).yaml")] =
        number % 3 == 0
        ? StorehouseSample.wrongNote("n\(number)")
        : StorehouseSample.note("n\(number)", related: "n\(number * 7)")
    }
    let folder = try StorehouseSample.folder(changing: files)
    for format in ["text", "json"] {
      let arguments = ["lint", "--all", "--format", format, "--jobs"]
      let one = kura(arguments + ["1"], in: folder.path)
      let eight = kura(arguments + ["8"], in: folder.path)
      #expect(one.status == 1)
      #expect(one.output == eight.output)
      #expect(one.output.utf8.count > 10_000)
    }
  }
}

/// Checks a JSON report against the schema that describes it to scripts.
func expectReportSchema(
  _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  func document(_ path: RepositoryPath, _ bytes: [UInt8]) throws -> Document {
    var reader = JSONReader()
    return try #require(
      reader.read(SourceFile(path: path, bytes: bytes)).documents.first,
      sourceLocation: sourceLocation)
  }
  var library = SchemaLibrary()
  let name: RepositoryPath = "docs/report.schema.json"
  library.add(try document(name, RepositoryFolder().bytes(of: name)))
  var compiler = SchemaCompiler(library)
  let compiled = compiler.compile(name)
  let schema = try #require(compiled, sourceLocation: sourceLocation)
  var scratch = ValidationScratch()
  let report = try document("report.json", Array(text.utf8))
  #expect(schema.isValid(report, scratch: &scratch), sourceLocation: sourceLocation)
}
