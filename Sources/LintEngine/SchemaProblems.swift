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

/// The schemas of a storehouse, each compiled when somebody asks for it; what they share is read
/// once.
final class SchemasOnDemand: Sendable {
  private let files: SchemaFiles
  private let problems: SchemaProblems
  private let compiler: Mutex<SchemaCompiler>

  init(_ files: SchemaFiles, _ problems: SchemaProblems) {
    self.files = files
    self.problems = problems
    compiler = Mutex(
      SchemaCompiler(
        SchemaLibrary(
          find: { files.document(withID: $0) }, findFile: { files.document(at: $0) })))
  }

  /// Compiles one schema with what it refers to, and nothing else.
  func compile(_ path: RepositoryPath) -> CompiledSchema? {
    let parsed = files.parsed(at: path)
    problems.add(parsed?.diagnostics ?? [])
    guard let document = parsed?.documents.first else { return nil }
    let schema = compiler.withLock { compiler in
      compiler.add(document)
      return compiler.compile(path)
    }
    problems.add(schema?.diagnostics ?? [])
    return schema
  }
}
