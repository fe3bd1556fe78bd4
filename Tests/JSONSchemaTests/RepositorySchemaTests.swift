import Diagnostics
import DocumentTree
import JSONSchema
import SourceText
import TestSupport
import Testing

/// The schemas of this repository's own storehouse.
struct RepositorySchemaTests {
  @Test func compileWithoutFindings() throws {
    let folder = "\(RepositoryFolder().path)/schemas"
    var library = SchemaLibrary()
    let names = fileNames(in: folder).filter { $0.hasSuffix(".schema.json") }
    for name in names {
      let bytes = try #require(contents(ofFile: "\(folder)/\(name)"))
      var reader = JSONReader()
      let file = SourceFile(path: RepositoryPath("schemas/\(name)"), bytes: bytes)
      let document = reader.read(file).documents.first
      library.add(try #require(document))
    }
    var compiler = SchemaCompiler(library)
    for name in names {
      let compiled = compiler.compile(RepositoryPath("schemas/\(name)"))
      let schema = try #require(compiled)
      #expect(schema.diagnostics.isEmpty, "\(name)")
    }
    #expect(!names.isEmpty)
  }
}
