import Diagnostics
import DocumentTree
import JSONSchema
import LintRules
import SourceText
import Storehouse

/// Validates `kura.yaml` against the schema that ships with kura.
struct ConfigurationCheck {
  /// What is wrong with a configuration, with positions and suggestions.
  func diagnostics(for document: Document) -> [Diagnostic] {
    var scratch = ValidationScratch()
    let schema = Self.schema
    guard schema.verdict(of: document, scratch: &scratch) != .valid else { return [] }
    return schema.explain(document).map { found in
      var diagnostic = found
      diagnostic.rule = InvalidConfiguration.descriptor.id
      // The schema is inside the program, so a note that points into it helps nobody.
      diagnostic.notes.removeAll { $0.path == RepositoryPath(ConfigurationSchema.path) }
      return diagnostic
    }
  }

  private static let schema: CompiledSchema = {
    let path = RepositoryPath(ConfigurationSchema.path)
    let names = RuleList.descriptors.map(\.id.name)
    var reader = JSONReader()
    let parsed = reader.read(
      SourceFile(path: path, text: ConfigurationSchema.text(ruleNames: names)))
    var library = SchemaLibrary()
    for document in parsed.documents { library.add(document) }
    var compiler = SchemaCompiler(library)
    guard let schema = compiler.compile(path), !schema.isBroken else {
      preconditionFailure("the schema of kura.yaml is broken")
    }
    return schema
  }()
}
