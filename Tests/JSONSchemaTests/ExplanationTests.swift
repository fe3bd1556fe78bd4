import Diagnostics
import JSONSchema
import SourceText
import TestSupport
import Testing

/// What the explaining pass says, where, and how it would mend it.
struct ExplanationTests {
  /// A schema, a document whose `⟦⟧` mark the findings' ranges, and the findings in order.
  struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    let schema: String
    let document: String
    let findings: [(rule: String, japanese: String, english: String)]

    var testDescription: String { name }
  }

  @Test(arguments: ExplanationExamples.all)
  func says(example: Example) throws {
    let marked = MarkedSource(example.document)
    let fixture = try SchemaFixture(example.schema)
    #expect(fixture.schema.diagnostics == [])
    let text = String(decoding: marked.file.bytes, as: UTF8.self)
    let found = try fixture.findings(in: text)
    #expect(found.map(\.rule.name) == example.findings.map(\.rule))
    #expect(found.map(\.range) == marked.ranges)
    for (diagnostic, expected) in zip(found, example.findings) {
      #expect(diagnostic.message.japanese == expected.japanese)
      #expect(diagnostic.message.english == expected.english)
    }
  }

  @Test(arguments: ExplanationExamples.all)
  func safeFixesRemoveTheirFindings(example: Example) throws {
    let text = String(decoding: MarkedSource(example.document).file.bytes, as: UTF8.self)
    let fixture = try SchemaFixture(example.schema)
    let found = try fixture.findings(in: text)
    for diagnostic in found {
      for fix in diagnostic.fixes where fix.applicability == .safe {
        let mended = try fixture.findings(in: applied([fix], to: text))
        #expect(mended.count == found.count - 1)
      }
    }
  }

  @Test func notesPointIntoTheSchemaAndTheDocument() throws {
    let schema = #"{"properties": {"tags": {"uniqueItems": true}}}"#
    let found = try SchemaFixture(schema).findings(in: "tags: [a, b, a]\n")
    let notes = try #require(found.first).notes
    #expect(notes.map(\.path) == ["test.yaml", "schemas/test.schema.json"])
    #expect(notes.map(\.range.start) == [7, 40])
  }

  @Test func aProblemReachedAlongTwoPathsIsSaidOnce() throws {
    let schema = """
      {"$defs": {"text": {"type": "string"}}, "allOf": [
        {"properties": {"a": {"$ref": "#/$defs/text"}}, "required": ["b"]},
        {"properties": {"a": {"$ref": "#/$defs/text"}}, "required": ["b"]}]}
      """
    let found = try SchemaFixture(schema).findings(in: "a: []\n")
    #expect(found.map(\.rule.name) == ["missing-key", "schema-type"])
  }

  @Test func pointersFollowTheDocument() throws {
    let schema = #"{"properties": {"a": {"items": {"properties": {"b/c": {"type": "string"}}}}}}"#
    let found = try SchemaFixture(schema).findings(in: "a:\n  - b/c: []\n")
    #expect(found.map(\.pointer) == ["/a/0/b~1c"])
  }
}
