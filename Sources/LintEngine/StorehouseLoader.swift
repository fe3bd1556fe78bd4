package import Diagnostics
import DocumentTree
import JSONSchema
import LintRules
import Patterns
package import SourceText
package import Storehouse
import YAMLFrontEnd

/// A storehouse whose configuration and schemas have been read, but no entry yet.
package struct LoadedStorehouse: Sendable {
  package let configuration: Configuration
  package let kinds: [Kind]
  /// Findings about the configuration and the schemas.
  package let diagnostics: [Diagnostic]
  /// Whether the findings leave nothing to check entries against.
  package let isBroken: Bool
}

/// Reads `kura.yaml` and the schemas of a snapshot.
package struct StorehouseLoader {
  private let input: LintInput
  private let read: LintInput.Reader
  private let reader = YAMLReader()
  private var jsonReader = JSONReader()
  private var diagnostics: [Diagnostic] = []

  /// Prepares to read a snapshot.
  /// - Throws: when the snapshot cannot be opened.
  package init(_ input: LintInput) throws {
    self.input = input
    self.read = try input.makeReader()
  }

  /// Reads everything that lint needs before the entries.
  /// - Throws: when a file of the snapshot cannot be read.
  package mutating func load() throws -> LoadedStorehouse {
    let configuration = try readConfiguration()
    let kindConfigurations = configuration.map(kindConfigurations) ?? []
    let schemas = try compileSchemas(of: kindConfigurations)
    let kinds = try zip(kindConfigurations, schemas).map { kind, schema in
      Kind(kind, paths: try GlobSet(kind.paths), schema: schema)
    }
    return LoadedStorehouse(
      configuration: configuration ?? Configuration(), kinds: kinds,
      diagnostics: diagnostics.sorted(by: Diagnostic.precedes),
      isBroken: configuration == nil || diagnostics.contains { $0.severity == .error })
  }

  /// Reads the configuration, and leaves each schema until something in it matters.
  ///
  /// Mistakes in a schema are in `problems` once it has been compiled.
  /// - Throws: when a file of the snapshot cannot be read.
  mutating func loadLazily() throws -> (storehouse: LoadedStorehouse, problems: SchemaProblems) {
    let configuration = try readConfiguration()
    let kindConfigurations = configuration.map(kindConfigurations) ?? []
    let problems = SchemaProblems()
    let schemas = SchemasOnDemand(
      SchemaFiles(input, folders: Set(kindConfigurations.compactMap { $0.schema?.parent })),
      problems)
    let kinds = try kindConfigurations.map { kind in
      if let path = kind.schema, input.index(of: path) == nil {
        diagnostics.append(.noSuchSchema(kind, path))
      }
      return Kind(kind, paths: try GlobSet(kind.paths)) {
        kind.schema.flatMap(schemas.compile)
      }
    }
    let storehouse = LoadedStorehouse(
      configuration: configuration ?? Configuration(), kinds: kinds,
      diagnostics: diagnostics.sorted(by: Diagnostic.precedes),
      isBroken: configuration == nil || diagnostics.contains { $0.severity == .error })
    return (storehouse, problems)
  }

  // MARK: Configuration

  /// Begins what every run has to do before it sees a storehouse, on another thread.
  ///
  /// Call it before the arguments are looked at: both take a few thousandths of a second.
  package static func prepare() {
    ConfigurationCheck.prepare()
  }

  /// What a configuration says, or `nil` when something in it is wrong.
  package static func configurationIfReadable(_ source: SourceFile) -> Configuration? {
    let parsed = YAMLReader().read(source)
    guard parsed.diagnostics.isEmpty, let document = parsed.documents.first,
      ConfigurationCheck().diagnostics(for: document).isEmpty
    else { return nil }
    return Configuration(document)
  }

  /// The folders and files that may matter to lint; only the configuration when it is broken.
  package static func prefixes(of configuration: Configuration?) -> [RepositoryPath] {
    var prefixes = [RepositoryPath(StorehouseLayout.configuration)]
    guard let configuration else { return prefixes }
    if let baseline = configuration.baseline { prefixes.append(baseline) }
    if configuration.profile == .storehouse {
      prefixes += [StorehouseLayout.schemas, StorehouseLayout.knowledge].map { RepositoryPath($0) }
    }
    for kind in configuration.kinds {
      prefixes += kind.paths.filter { !$0.hasPrefix("!") }.map(literalFolder)
      if let schema = kind.schema { prefixes.append(schema.parent) }
    }
    return prefixes
  }

  /// The folders of a glob before its first special character.
  package static func literalFolder(of glob: String) -> RepositoryPath {
    let parts = glob.split(separator: "/", omittingEmptySubsequences: false)
    let literal = parts.prefix { part in !part.contains { "*?[]{}\\".contains($0) } }
    return RepositoryPath(literal.joined(separator: "/"))
  }

  private mutating func readConfiguration() throws -> Configuration? {
    let path = RepositoryPath(StorehouseLayout.configuration)
    guard let index = input.index(of: path) else { return Configuration() }
    let source = SourceFile(path: path, bytes: try read(index))
    let parsed = reader.read(source)
    diagnostics += parsed.diagnostics
    guard let document = parsed.documents.first else { return nil }
    var found = ConfigurationCheck().diagnostics(for: document)
    found += parsed.documents.dropFirst().prefix(1).map { .secondConfiguration($0, path) }
    diagnostics += found
    return found.isEmpty && parsed.diagnostics.isEmpty ? Configuration(document) : nil
  }

  // MARK: Kinds

  /// The kinds that the configuration names, then those that `schemas/` defines by convention.
  private func kindConfigurations(_ configuration: Configuration) -> [KindConfiguration] {
    guard configuration.profile == .storehouse else { return configuration.kinds }
    let named = Set(configuration.kinds.map(\.name))
    let found = schemasByConvention().compactMap { index -> KindConfiguration? in
      let path = input.paths[index]
      guard let ending = schemaEnding(of: path) else { return nil }
      let name = String(path.name.dropLast(ending.count))
      guard !named.contains(name), name != "common" else { return nil }
      return KindConfiguration(
        name: name,
        paths: ["\(StorehouseLayout.knowledge)/\(Glob.escaped(name))/**/*.yaml"], schema: path)
    }
    return configuration.kinds + found
  }

  // MARK: Schemas

  private mutating func compileSchemas(
    of kinds: [KindConfiguration]
  ) throws -> [CompiledSchema?] {
    let neighbours = SchemaFiles(input, folders: Set(kinds.compactMap { $0.schema?.parent }))
    var library = SchemaLibrary(
      find: { neighbours.document(withID: $0) }, findFile: { neighbours.document(at: $0) })
    let named = kinds.compactMap { $0.schema.flatMap(input.index) }
    for index in Set(named + schemasByConvention()).sorted() {
      let parsed = try readSchema(input.paths[index], index)
      diagnostics += parsed.diagnostics
      if let document = parsed.documents.first { library.add(document) }
    }
    for kind in kinds {
      guard let path = kind.schema, input.index(of: path) == nil else { continue }
      diagnostics.append(.noSuchSchema(kind, path))
    }
    var compiler = SchemaCompiler(library)
    let paths = kinds.compactMap(\.schema).filter { input.index(of: $0) != nil }
    var schemas: [RepositoryPath: CompiledSchema] = [:]
    var findings: Set<Diagnostic> = []
    for case let schema? in compiler.compile(paths) {
      schemas[schema.path] = schema
      findings.formUnion(schema.diagnostics)
    }
    diagnostics += findings.sorted(by: Diagnostic.precedes)
    return kinds.map { kind in kind.schema.flatMap { schemas[$0] } }
  }

  /// The indices of the schemas that lie where the convention wants them.
  private func schemasByConvention() -> [Int] {
    let folder = RepositoryPath(StorehouseLayout.schemas)
    return input.indices(inside: folder).filter {
      schemaEnding(of: input.paths[$0]) != nil && input.paths[$0].parent == folder
    }
  }

  /// The ending by which a file is known as a schema, if its path has one.
  private func schemaEnding(of path: RepositoryPath) -> String? {
    StorehouseLayout.schemaEndings.first { ending in
      path.bytes.count >= ending.utf8.count
        && zip(path.bytes.reversed(), ending.utf8.reversed()).allSatisfy { $0 == $1 }
    }
  }

  private mutating func readSchema(_ path: RepositoryPath, _ index: Int) throws -> ParsedSource {
    let source = SourceFile(path: path, bytes: try read(index))
    return path.fileExtension == "json" ? jsonReader.read(source) : reader.read(source)
  }
}

extension Diagnostic {
  fileprivate static func secondConfiguration(
    _ document: Document, _ path: RepositoryPath
  ) -> Diagnostic {
    let start = document.extent.start
    return Diagnostic(
      rule: InvalidConfiguration.descriptor.id,
      message: LocalizedText(
        ja: "設定は一つの文書にまとめて書きます。「---」の行を消してください。",
        en: "The configuration is one document; remove the '---' line"),
      path: path, range: SourceRange(start: start, end: min(start + 3, document.extent.end)))
  }

  fileprivate static func noSuchSchema(
    _ kind: KindConfiguration, _ path: RepositoryPath
  ) -> Diagnostic {
    Diagnostic(
      rule: InvalidConfiguration.descriptor.id,
      message: LocalizedText(
        ja: "種類「\(kind.name)」のスキーマ「\(path)」がありません。",
        en: "The schema '\(path)' of kind '\(kind.name)' does not exist"),
      path: RepositoryPath(StorehouseLayout.configuration),
      range: kind.schemaRange ?? SourceRange(at: 0))
  }
}
