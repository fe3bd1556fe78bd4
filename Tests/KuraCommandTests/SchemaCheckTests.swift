import SourceText
import TestSupport
import Testing

/// `kura schema check`: any file against any schema, outside any storehouse.
struct SchemaCheckTests {
  private static let schema = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "type": "object",
      "required": ["name"],
      "properties": {"name": {"type": "string"}, "on": {"format": "date"}, "size": {"minimum": 1}}
    }

    """

  private static func folder(
    _ files: [RepositoryPath: String] = [:]
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("schema.json", schema)
    for (path, text) in files { try folder.write(path, text) }
    return folder
  }

  private func findings(
    _ arguments: [String], in folder: TemporaryFolder, status: Int32? = nil
  ) -> [String] {
    let result = kura(
      ["schema", "check", "--format", "concise", "--quiet"] + arguments, in: folder.path)
    #expect(result.error.isEmpty, "\(result.error)")
    #expect(result.status == status ?? (result.output.isEmpty ? 0 : 1))
    return result.output.split(separator: "\n").map { line in
      line.split(separator: "]")[0].replacing(" error[", with: " ").replacing(":", with: " ")
        .split(separator: " ").joined(separator: " ")
    }
  }

  @Test func filesOfBothLanguagesAreChecked() throws {
    let folder = try Self.folder([
      "good.yaml": "name: a\n", "bad.yaml": "name: {}\n", "bad.json": #"{"size": 0}"#,
      "good.json": #"{"name": "a", "on": "2026-11-21"}"#, "schema.yaml": "required: [name]\n",
      "deep/bad.yml": "{}\n",
    ])
    let files = ["good.yaml", "bad.yaml", "bad.json", "good.json", "deep/bad.yml"]
    let found = findings(["--schema", "schema.json"] + files, in: folder)
    #expect(
      found == [
        "bad.json 1 2 missing-key", "bad.json 1 10 schema-range",
        "bad.yaml 1 1 schema-type", "deep/bad.yml 1 1 missing-key",
      ])
    let other = findings(["--schema", "schema.yaml"] + files, in: folder)
    #expect(
      other == ["bad.json 1 2 missing-key", "deep/bad.yml 1 1 missing-key"])
  }

  @Test func aMisspeltKeywordIsAWarningThatFailsNothing() throws {
    let folder = try Self.folder(["typo.yaml": "requird: [name]\n", "good.yaml": "name: a\n"])
    let arguments = [
      "schema", "check", "--schema", "typo.yaml", "good.yaml", "--format", "concise",
    ]
    let result = kura(arguments, in: folder.path)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("typo.yaml:1:1: warning[unknown-schema-keyword]"))
    #expect(kura(arguments + ["--fail-on", "warning"], in: folder.path).status == 1)
  }

  @Test func everyDocumentOfAStreamIsChecked() throws {
    let folder = try Self.folder(["many.yaml": "name: a\n---\nname: {}\n---\nname: b\n---\n{}\n"])
    let found = findings(["--schema", "schema.json", "many.yaml"], in: folder)
    #expect(found == ["many.yaml 3 1 schema-type", "many.yaml 7 1 missing-key"])
  }

  @Test func aFileThatCannotBeReadAsYAMLIsAFinding() throws {
    let folder = try Self.folder(["bad.yaml": "name: [a\n", "bad.json": "{\"name\": }"])
    let found = findings(["--schema", "schema.json", "bad.yaml", "bad.json"], in: folder)
    #expect(found.map { $0.prefix { $0 != " " } } == ["bad.json", "bad.yaml"])
  }

  @Test func absolutePathsAndOtherFoldersWork() throws {
    let folder = try Self.folder(["in/bad.yaml": "name: {}\n"])
    let absolute = folder.path + "/in/bad.yaml"
    let found = findings(["--schema", folder.path + "/schema.json", absolute], in: folder)
    #expect(found == ["\(absolute) 1 1 schema-type"])
    let upward = findings(["-C", "in", "--schema", "../schema.json", "bad.yaml"], in: folder)
    #expect(upward == ["bad.yaml 1 1 schema-type"])
  }

  @Test func formatsAreCheckedUnlessSwitchedOff() throws {
    let folder = try Self.folder(["day.yaml": "name: a\non: 2026-02-30\n"])
    let arguments = ["--schema", "schema.json", "day.yaml"]
    #expect(findings(arguments, in: folder) == ["day.yaml 2 5 schema-format"])
    #expect(findings(["--no-formats"] + arguments, in: folder) == [])
  }

  @Test func theDraftDecidesWhatKeywordsMean() throws {
    let folder = try Self.folder([
      "tuple.json": #"{"items": [{"type": "string"}]}"#,
      "prefix.json":
        #"{"prefixItems": [{"type": "string"}]}"#, "data.json": "[[]]",
    ])
    for (draft, old, new) in [
      ("draft7", true, false), ("draft2019-09", true, false), ("draft2020-12", false, true),
    ] {
      if old {
        let found = findings(
          ["--draft", draft, "--schema", "tuple.json", "data.json"], in: folder)
        #expect(found == ["data.json 1 2 schema-type"], "\(draft)")
      }
      if new {
        let found = findings(
          ["--draft", draft, "--schema", "prefix.json", "data.json"], in: folder)
        #expect(found == ["data.json 1 2 schema-type"], "\(draft)")
      }
    }
  }

  @Test func mappedReferencesAreFoundInTheirFolder() throws {
    let folder = try Self.folder([
      "remote.json": #"{"$ref": "http://localhost:1234/types/text.json#/$defs/short"}"#,
      "types/text.json": #"{"$defs": {"short": {"maxLength": 2}}}"#, "data.json": #""long""#,
      "secret.json": #"{"maxLength": 1}"#,
      "out.json": #"{"$ref": "http://localhost:1234/types/../secret.json"}"#,
    ])
    let map = ["--map", "http://localhost:1234/types/=types"]
    #expect(
      findings(map + ["--schema", "remote.json", "data.json"], in: folder)
        == ["data.json 1 1 schema-length"])
    let unmapped = findings(["--schema", "remote.json", "data.json"], in: folder, status: 2)
    #expect(unmapped.count == 1)
    #expect(unmapped.first?.hasPrefix("remote.json 1 10 ") == true)
    let outside = findings(
      map + ["--schema", "out.json", "data.json"], in: folder, status: 2)
    #expect(outside.count == 1)
  }

  @Test(.enabled(if: ConformanceSuites.haveJSONSchema, "\(ConformanceSuites.absence)"))
  func theConformanceSuitesRemoteReferencesAreFound() throws {
    let suites = try #require(ConformanceSuites.folder)
    let folder = try Self.folder([
      "integer.json": #"{"$ref": "http://localhost:1234/draft2020-12/integer.json"}"#,
      "defs.json":
        #"{"$ref": "http://localhost:1234/draft2020-12/subSchemas.json#/$defs/refToInteger"}"#,
      "one.json": "1", "text.json": #""a""#,
    ])
    let map = "http://localhost:1234/=\(suites)/json-schema-test-suite/remotes"
    for schema in ["integer.json", "defs.json"] {
      let found = findings(
        ["--map", map, "--schema", schema, "one.json", "text.json"], in: folder)
      #expect(found == ["text.json 1 1 schema-type"], "\(schema)")
    }
  }

  @Test(arguments: [
    #"{"type": "objekt"}"#, #"{"pattern": "("}"#, "{", "", ##"{"$ref": "#/nowhere"}"##,
  ])
  func aBrokenSchemaEndsWith2(text: String) throws {
    let folder = try Self.folder(["data.json": "1", "broken.json": text])
    let found = findings(["--schema", "broken.json", "data.json"], in: folder, status: 2)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("broken.json ") == true)
  }

  @Test(arguments: [
    ["--schema", "nosuch.json", "data.json"], ["--schema", "schema.json", "nosuch.yaml"],
    ["--schema", "schema.json", "."], ["--schema", ".", "data.json"],
  ])
  func aMissingFileEndsWith2(arguments: [String]) throws {
    let folder = try Self.folder(["data.json": #"{"name": "a"}"#])
    let result = kura(
      ["schema", "check", "--lang", "ja"] + arguments, in: folder.path)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.error.hasPrefix("kura: "))
  }

  @Test func jsonFollowsTheReportSchema() throws {
    let folder = try Self.folder(["bad.yaml": "name: 1\n", "broken.json": #"{"type": "objekt"}"#])
    for (schema, status) in [("schema.json", 1), ("broken.json", 2)] as [(String, Int32)] {
      let result = kura(
        ["schema", "check", "--format", "json", "--schema", schema, "bad.yaml"], in: folder.path)
      #expect(result.status == status)
      try expectReportSchema(result.output)
    }
  }

  @Test(arguments: ["ja", "en"])
  func theReportIsAsRecorded(language: String) throws {
    let folder = try Self.folder([
      "bad.yaml": "nmae: 住所\non: 2026-02-30\nsize: 0\n", "text.yaml": "name: 1600023\n",
    ])
    let result = kura(
      ["schema", "check", "--lang", language, "--schema", "schema.json", "bad.yaml", "text.yaml"],
      in: folder.path)
    #expect(result.status == 1)
    try expectGolden(result.output, "schema-check.\(language).txt")
  }
}
