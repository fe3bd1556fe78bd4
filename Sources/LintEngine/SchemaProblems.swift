import Diagnostics
import DocumentTree
import JSONSchema
import SourceText
import Synchronization

/// What is wrong with the schemas that have been compiled so far, on any thread.
final class SchemaProblems: Sendable {
  private let found = Mutex<Set<Diagnostic>>([])

  func add(_ diagnostics: [Diagnostic]) {
    found.withLock { $0.formUnion(diagnostics) }
  }

  /// The findings in report order.
  var diagnostics: [Diagnostic] {
    found.withLock { $0.sorted(by: Diagnostic.precedes) }
  }
}

extension SchemaFiles {
  /// Compiles one schema with what it refers to, and nothing else.
  func compile(_ path: RepositoryPath, _ problems: SchemaProblems) -> CompiledSchema? {
    let parsed = parsed(at: path)
    problems.add(parsed?.diagnostics ?? [])
    guard let document = parsed?.documents.first else { return nil }
    var library = SchemaLibrary(
      find: { self.document(withID: $0) }, findFile: { self.document(at: $0) })
    library.add(document)
    var compiler = SchemaCompiler(library)
    let schema = compiler.compile(path)
    problems.add(schema?.diagnostics ?? [])
    return schema
  }
}
