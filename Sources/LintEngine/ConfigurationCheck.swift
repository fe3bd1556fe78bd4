import Diagnostics
internal import Dispatch
import DocumentTree
import JSONSchema
import LintRules
import Patterns
import SensitiveText
import SourceText
import Storehouse

/// Validates `kura.yaml` against the schema that ships with kura.
struct ConfigurationCheck {
  /// Compiles the schema that every run needs, on another thread while there is other work.
  static func prepare() {
    DispatchQueue.global(qos: .userInitiated).async { _ = schema }
  }

  /// What is wrong with a configuration, with positions and suggestions.
  func diagnostics(for document: Document) -> [Diagnostic] {
    var scratch = ValidationScratch()
    let schema = Self.schema
    guard schema.verdict(of: document, scratch: &scratch) != .valid else {
      return unreadableGlobs(in: document) + ProtectedRules.weakened(in: document)
    }
    return schema.explain(document).map { found in
      var diagnostic = found
      diagnostic.rule = InvalidConfiguration.descriptor.id
      // The schema is inside the program, so a note that points into it helps nobody.
      diagnostic.notes.removeAll { $0.path == RepositoryPath(ConfigurationSchema.path) }
      return ProtectedRules.explained(diagnostic, in: document)
    }
  }

  /// A finding for each glob that cannot be read, in a document that the schema accepts.
  private func unreadableGlobs(in document: Document) -> [Diagnostic] {
    let kinds = document.value(of: 0, forKey: "kinds").map(document.members) ?? []
    let overrides = document.value(of: 0, forKey: "overrides").map(document.items) ?? []
    let suppressions = document.value(of: 0, forKey: "suppressions").map(document.items) ?? []
    let exceptions = document.value(of: 0, forKey: "exceptions").map(document.items) ?? []
    let lists =
      [document.value(of: 0, forKey: "ignore")]
      + (kinds.map(\.value) + overrides + suppressions + exceptions).map {
        document.value(of: $0, forKey: "path")
      }
    return lists.compactMap(\.self).flatMap { list in
      let items = document.items(of: list)
      return (items.isEmpty ? [list] : items).compactMap { unreadableGlob(in: document, at: $0) }
    }
  }

  private func unreadableGlob(in document: Document, at node: Int) -> Diagnostic? {
    guard let text = document.string(at: node) else { return nil }
    do {
      _ = try GlobSet([text])
      return nil
    } catch {
      let node = document.resolved(node)
      return Diagnostic(
        rule: InvalidConfiguration.descriptor.id,
        message: .unreadableGlob(text, reason: error.message), path: document.source.path,
        range: document.nodes[node].range, pointer: document.pointer(to: node))
    }
  }

  private static let schema: CompiledSchema = {
    let path = RepositoryPath(ConfigurationSchema.path)
    let names = RuleList.descriptors.map(\.id.name)
    var reader = JSONReader()
    let parsed = reader.read(
      SourceFile(
        path: path,
        text: ConfigurationSchema.text(
          ruleNames: names,
          allowableRuleNames: names.filter { ProtectedRules.all[RuleID($0)] == nil },
          sensitiveKinds: SensitiveKind.allCases.map(\.rawValue))))
    var library = SchemaLibrary()
    for document in parsed.documents { library.add(document) }
    var compiler = SchemaCompiler(library)
    guard let schema = compiler.compile(path), !schema.isBroken else {
      preconditionFailure("the schema of kura.yaml is broken")
    }
    return schema
  }()
}

extension LocalizedText {
  fileprivate static func unreadableGlob(_ glob: String, reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: "ファイルの指定「\(glob)」が読めません。\(reason.japanese)",
      en: "File pattern '\(glob)' cannot be read: \(reason.english)")
  }
}
