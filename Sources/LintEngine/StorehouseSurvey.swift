package import Diagnostics
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
  private let input: LintInput
  private let options: LintOptions
  private let plan: LintPlan
  /// What contacts, sources and organisations register, so that it may stand anywhere.
  private let registered: [RegisteredValue]

  /// Reads the configuration, the schemas and the entries of a snapshot.
  /// - Throws: when a file of the snapshot cannot be read.
  package init(_ input: LintInput, options: LintOptions) throws {
    var loader = try StorehouseLoader(input)
    let storehouse = try loader.load()
    self.storehouse = storehouse
    let plan = LintPlan(storehouse, options: options)
    self.plan = plan
    self.input = input
    self.options = options
    files = SchemaPages(
      SchemaFiles(input, folders: Set(plan.kinds.compactMap { $0.schemaPath?.parent })))
    let claimed = input.paths.indices.compactMap { index in
      plan.kind(of: input.paths[index]).map { (index: index, kind: $0) }
    }
    let results = try inParallel(
      count: storehouse.isBroken ? 0 : claimed.count, jobs: options.jobs, progress: nil,
      makeState: { Worker(check: FileCheck(plan), read: try input.makeReader()) }
    ) { worker, position in
      let file = claimed[position]
      let source = SourceFile(path: input.paths[file.index], bytes: try worker.read(file.index))
      return worker.check.check(source, kindIndex: file.kind)
    }
    registered = results.flatMap(\.registered)
    catalog = Catalog(
      kinds: plan.kinds, entries: results.flatMap(\.facts),
      hasOneNamespace: storehouse.configuration.profile == .storehouse)
  }

  /// What a worker keeps between files; a struct, as in ``Linter``.
  private struct Worker {
    var check: FileCheck
    let read: LintInput.Reader
  }

  /// What lint will say about a file of a kind that is not written yet, as far as the file itself
  /// and what the storehouse has registered tell.
  package func findings(in source: SourceFile, of kind: Kind) -> [Diagnostic] {
    guard let index = plan.kinds.firstIndex(where: { $0 === kind }) else { return [] }
    var check = FileCheck(plan)
    let result = check.check(source, kindIndex: index)
    let allowList = AllowList(registered + result.registered)
    return result.diagnostics.compactMap(plan.levels.adjusted)
      .filter { !allowList.takesBack($0) }.withoutHeaps.sorted(by: Diagnostic.precedes)
  }

  /// All that lint will say about a file that is not written yet, with what others say of it.
  /// - Throws: when a file of the snapshot cannot be read.
  package func lint(_ source: SourceFile) throws -> [Diagnostic] {
    var options = options
    options.selection = [source.path]
    return try Linter.lint(input.overlaid(with: [source]), options: options).diagnostics
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
