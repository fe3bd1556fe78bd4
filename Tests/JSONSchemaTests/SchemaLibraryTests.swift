import DocumentTree
import JSONSchema
import SourceText
import Testing

/// Where references lead, without any network.
struct SchemaLibraryTests {
  private static let text = ##"{"type": "string"}"##

  @Test(arguments: [
    (##"{"$ref": "other.json"}"##, "schemas/other.json", text),
    (##"{"$ref": "sub/other.json"}"##, "schemas/sub/other.json", text),
    (##"{"$ref": "../other.json"}"##, "other.json", text),
    (##"{"$ref": "記録.json"}"##, "schemas/記録.json", text),
    (
      ##"{"$id": "https://a.example/s/main", "$ref": "other"}"##, "elsewhere/x.json",
      ##"{"$id": "https://a.example/s/other", "type": "string"}"##
    ),
    (
      ##"{"$id": "https://a.example/s/main.json", "$ref": "other.json"}"##, "schemas/other.json",
      text
    ),
    (
      ##"{"$ref": "https://a.example/inner#name"}"##, "x/y.json",
      ##"{"$defs": {"a": {"$id": "https://a.example/inner", "$anchor": "name", "type": "string"}}}"##
    ),
    (
      ##"{"$ref": "other.yaml#/$defs/text"}"##, "schemas/other.yaml",
      "$defs:\n  text: {type: string}\n"
    ),
  ])
  func findsSchemasByIdentifierAndByPath(main: String, path: String, other: String) throws {
    let fixture = try SchemaFixture(main, others: [RepositoryPath(path): other])
    #expect(fixture.schema.diagnostics == [])
    #expect(try fixture.verdict(of: "a") == .valid)
    #expect(try fixture.verdict(of: "[]") == .invalid)
  }

  /// A mark that joins the letter before it joins a slash too, and then the slash looks different.
  @Test func followsPointersToKeysThatBeginWithACombiningMark() throws {
    let fixture = try SchemaFixture(
      ##"{"$ref": "#/$defs/\u3099a", "$defs": {"\u3099a": {"type": "string"}}}"##)
    #expect(fixture.schema.diagnostics == [])
    #expect(try fixture.verdict(of: "1") == .invalid)
  }

  @Test func keepsPatternsApartThatDifferOnlyInTheirNormalForm() throws {
    let fixture = try SchemaFixture(
      ##"{"anyOf": [{"pattern": "^\u304C$"}, {"pattern": "^\u304B\u3099$"}]}"##)
    #expect(try fixture.verdict(of: "\u{304C}") == .valid)
    #expect(try fixture.verdict(of: "\u{304B}\u{3099}") == .valid)
  }

  @Test func asksTheCallerForOtherAddresses() throws {
    let fixture = try SchemaFixture(##"{"$ref": "https://a.example/x#/$defs/t"}"##) { uri in
      guard uri == "https://a.example/x" else { return nil }
      return try? document(##"{"$defs": {"t": {"type": "string"}}}"##, "found.json")
    }
    #expect(try fixture.verdict(of: "a") == .valid)
    #expect(try fixture.verdict(of: "1") == .invalid)
  }

  @Test(arguments: SchemaDialect.allCases)
  func knowsTheMetaschemas(dialect: SchemaDialect) throws {
    let fixture = try SchemaFixture(##"{"$ref": "\##(dialect.uri)"}"##, dialect: dialect)
    #expect(fixture.schema.diagnostics == [])
    #expect(try fixture.verdict(of: "type: string\nminLength: 2\n") == .valid)
    #expect(try fixture.verdict(of: "minLength: -2\n") == .invalid)
    #expect(try fixture.verdict(of: "properties: {a: {type: 3}}\n") == .invalid)
  }

  @Test func readsTheAddressWithoutADraftAsTheNewestDraft() throws {
    let fixture = try SchemaFixture(
      ##"{"$schema": "http://json-schema.org/schema#", "prefixItems": [{"type": "string"}]}"##)
    #expect(fixture.schema.diagnostics == [])
    #expect(try fixture.verdict(of: "[1]") == .invalid)
  }

  @Test(arguments: [
    (SchemaDialect.draft2020, Verdict.valid), (.draft2019, .invalid), (.draft7, .invalid),
  ])
  func readsSchemasWithoutADraftAsTheDefaultOne(dialect: SchemaDialect, verdict: Verdict) throws {
    let schema = ##"{"prefixItems": [{"type": "string"}], "additionalItems": false, "items": {}}"##
    let fixture = try SchemaFixture(schema, dialect: dialect)
    #expect(try fixture.verdict(of: "[a]") == .valid)
    #expect(try fixture.verdict(of: "[1]") == (verdict == .valid ? .invalid : .valid))
  }

  /// Whichever of two schemas is asked for first, each is itself, and neither a second of its name.
  @Test(arguments: [
    ["one.json", "two.json"], ["two.json", "one.json"], ["one.json", "one.json"],
  ])
  func compilesSchemasOneAfterAnother(paths: [RepositoryPath]) throws {
    let texts: [RepositoryPath: String] = [
      "one.json": ##"{"$id": "https://a.example/one", "items": {"$ref": "two"}, "minItems": 1}"##,
      "two.json": ##"{"$id": "https://a.example/two", "type": "string", "pattern": "^a"}"##,
    ]
    var compiler = SchemaCompiler(
      SchemaLibrary(find: { uri in
        let path = RepositoryPath(uri.split(separator: "/").last.map { "\($0).json" } ?? "")
        return texts[path].flatMap { try? document($0, path) }
      }))
    for path in paths {
      compiler.add(try document(try #require(texts[path]), path))
      let compiled = compiler.compile(path)
      let schema = try #require(compiled)
      #expect(schema.diagnostics == [])
      var scratch = ValidationScratch()
      let isFirst = path == "one.json"
      let good = try document(isFirst ? "[abc]" : "abc", "test.yaml")
      let bad = try document(isFirst ? "[xyz]" : "xyz", "test.yaml")
      #expect(schema.verdict(of: good, scratch: &scratch) == .valid)
      #expect(schema.verdict(of: bad, scratch: &scratch) == .invalid)
    }
  }
}
