package import DocumentTree
import Patterns
package import SourceText
package import Storehouse
import Synchronization

/// A storehouse with all its entries, for whoever writes something into it.
package struct StorehouseSurvey: Sendable {
  package let storehouse: LoadedStorehouse
  /// Every entry; empty when the configuration or a schema is broken.
  package let catalog: Catalog
  private let files: SchemaPages

  /// Reads the configuration, the schemas and the entries of a snapshot.
  /// - Throws: when a file of the snapshot cannot be read.
  package init(_ input: LintInput, options: LintOptions) throws {
    var loader = try StorehouseLoader(input)
    let storehouse = try loader.load()
    self.storehouse = storehouse
    let plan = LintPlan(storehouse, options: options)
    files = SchemaPages(
      SchemaFiles(input, folders: Set(plan.kinds.compactMap { $0.schemaPath?.parent })))
    let claimed = input.paths.indices.compactMap { index in
      plan.kind(of: input.paths[index]).map { (index: index, kind: $0) }
    }
    let results = try inParallel(
      count: storehouse.isBroken ? 0 : claimed.count, jobs: options.jobs, progress: nil,
      makeState: { (FileCheck(plan), try input.makeReader()) }
    ) { state, position in
      let file = claimed[position]
      let source = SourceFile(path: input.paths[file.index], bytes: try state.1(file.index))
      return state.0.check(source, kindIndex: file.kind).facts
    }
    catalog = Catalog(
      kinds: plan.kinds, entries: results.flatMap { $0 },
      hasOneNamespace: storehouse.configuration.profile == .storehouse)
  }

  /// The document of a schema's file, or `nil`.
  package func schemaDocument(at path: RepositoryPath) -> Document? {
    files.page(path.description) { $0.document(at: path) }
  }

  /// The document of a schema with an `$id`, or `nil`.
  package func schemaDocument(withID uri: String) -> Document? {
    files.page("#" + uri) { $0.document(withID: uri) }
  }

  /// Where an entry of a kind with an id lies, or `nil` when the kind would not claim it there.
  package func path(forID id: String, of kind: Kind) -> RepositoryPath? {
    let glob = kind.paths.sources.first { !$0.hasPrefix("!") } ?? ""
    let name = glob.split(separator: "/").last.map(String.init) ?? ""
    let ending = name.split(separator: ".").dropFirst().last.map(String.init) ?? ""
    let isPlain = !ending.isEmpty && ending.allSatisfy { $0.isLetter || $0.isNumber }
    let usual = kind.format == .frontMatter ? "md" : "yaml"
    let file = RepositoryPath("\(id).\(isPlain ? ending : usual)")
    let path = StorehouseLoader.literalFolder(of: glob).appending(file)
    return kind.paths.contains(path) ? path : nil
  }
}

/// Schema files that are read once, because a form looks into them at every question.
private final class SchemaPages: Sendable {
  private let files: SchemaFiles
  private let pages = Mutex<[String: Document?]>([:])

  init(_ files: SchemaFiles) {
    self.files = files
  }

  func page(_ name: String, _ read: (SchemaFiles) -> Document?) -> Document? {
    pages.withLock { pages in
      if let known = pages[name] { return known }
      let document = read(files)
      pages[name] = .some(document)
      return document
    }
  }
}
