import Diagnostics
import DocumentTree
import JSONSchema
import SourceText
import TestSupport
import Testing
import YAMLFrontEnd

/// A schema compiled from text, for tests.
struct SchemaFixture {
  let schema: CompiledSchema

  init(
    _ text: String, path: RepositoryPath = "schemas/test.schema.json",
    others: [RepositoryPath: String] = [:], dialect: SchemaDialect = .draft2020,
    find: SchemaLibrary.Finder? = nil
  ) throws {
    var library = SchemaLibrary(defaultDialect: dialect, find: find)
    library.add(try document(text, path))
    for (path, text) in others.sorted(by: { $0.key < $1.key }) {
      library.add(try document(text, path))
    }
    var compiler = SchemaCompiler(library)
    let compiled = compiler.compile(path)
    schema = try #require(compiled)
  }

  /// What the schema says about a YAML text.
  func findings(in text: String, path: RepositoryPath = "test.yaml") throws -> [Diagnostic] {
    schema.explain(try document(text, path))
  }

  func verdict(of text: String) throws -> Verdict {
    var scratch = ValidationScratch()
    return schema.verdict(of: try document(text, "test.yaml"), scratch: &scratch)
  }
}

/// The first document of a YAML or JSON text, by its path.
func document(_ text: String, _ path: RepositoryPath) throws -> Document {
  let file = SourceFile(path: path, text: text)
  if path.fileExtension == "json" {
    var reader = JSONReader()
    let parsed = reader.read(file)
    return try #require(parsed.documents.first, "\(parsed.diagnostics)")
  }
  let parsed = YAMLReader().read(file)
  return try #require(parsed.documents.first, "\(parsed.diagnostics)")
}

/// A text after some edits.
func applied(_ fixes: [Fix], to text: String) -> String {
  var bytes = Array(text.utf8)
  let edits = fixes.flatMap(\.edits).sorted { $0.range > $1.range }
  for edit in edits {
    bytes.replaceSubrange(edit.range.indices, with: Array(edit.replacement.utf8))
  }
  return String(decoding: bytes, as: UTF8.self)
}
