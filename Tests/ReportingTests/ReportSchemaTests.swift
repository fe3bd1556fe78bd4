import DocumentTree
import JSONSchema
import Reporting
import SourceText
import TestSupport
import Testing

/// The JSON form against the schema that describes it to scripts.
struct ReportSchemaTests {
  @Test(arguments: Language.allCases)
  func jsonIsWhatItsSchemaDescribes(language: Language) throws {
    let bytes = JSONRenderer(language: language).render(SampleReport.report())
    #expect(try isValid(bytes))
  }

  @Test(arguments: [
    (#""version":1"#, #""version":2"#), (#""line":1"#, #""line":0"#),
    (#""severity":"error""#, #""severity":"fatal""#), (#""files":4259"#, #""files":4259,"x":1"#),
    (#""startByte":"#, #""other":1,"startByte":"#), (#""summary":"#, #""sum":"#),
    (#""pointer":"/"#, #""pointer":"x/"#),
  ])
  func theSchemaRefusesOtherShapes(text: String, other: String) throws {
    let bytes = JSONRenderer(language: .english).render(SampleReport.report())
    let needle = Array(text.utf8)
    let found = bytes.indices.first { bytes[$0...].starts(with: needle) }
    let start = try #require(found)
    let broken = bytes[..<start] + Array(other.utf8) + bytes[(start + needle.count)...]
    #expect(try !isValid(Array(broken)))
  }

  private func isValid(_ bytes: [UInt8]) throws -> Bool {
    let schemaBytes = try #require(contents(ofFile: repositoryFolder + "docs/report.schema.json"))
    var library = SchemaLibrary()
    library.add(try document("report.schema.json", schemaBytes))
    var compiler = SchemaCompiler(library)
    let compiled = compiler.compile("report.schema.json")
    let schema = try #require(compiled)
    #expect(schema.diagnostics.isEmpty)
    var scratch = ValidationScratch()
    return schema.isValid(try document("report.json", bytes), scratch: &scratch)
  }

  private func document(_ path: RepositoryPath, _ bytes: [UInt8]) throws -> Document {
    var reader = JSONReader()
    let parsed = reader.read(SourceFile(path: path, bytes: bytes))
    return try #require(parsed.documents.first)
  }
}

/// The top of this repository.
private let repositoryFolder: String = {
  let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  return parts.dropLast(3).joined(separator: "/") + "/"
}()
