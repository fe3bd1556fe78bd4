import Diagnostics
import JSONSchema
import Patterns
import SourceText
import Storehouse

extension StagedLint {
  /// Whether a commit may change what entries are checked against, so that every schema matters.
  static func mayChangeSchemas(
    _ changes: [FileChange], _ storehouse: LoadedStorehouse
  ) -> Bool {
    let folders = Set(storehouse.kinds.compactMap { $0.schemaPath?.parent })
    return changes.contains { change in
      if isConfiguration(change.path) || folders.contains(change.path.parent) { return true }
      // A schema may refer to any file, but hardly to one that is an entry.
      return ["json", "yaml", "yml"].contains(change.path.fileExtension)
        && !storehouse.kinds.contains { $0.paths.contains(change.path) }
    }
  }

  /// The files that the commit leaves alone and that are checked against something else after it.
  func pathsWithChangedModel() -> [RepositoryPath] {
    let changed = Set(input.changes.map(\.path))
    if changed.contains(where: Self.isConfiguration) { return input.files.paths }
    guard Self.mayChangeSchemas(input.changes, storehouse) else { return [] }
    let kinds = plan.kinds.indices.filter { index in
      guard let schema = plan.kinds[index].schema else { return false }
      return !schema.files.isDisjoint(with: changed)
    }
    let orphans = input.changes.filter { !$0.isFile }.compactMap { folderWithoutSchema($0.path) }
    if kinds.isEmpty && orphans.isEmpty { return [] }
    return input.files.paths.filter { path in
      kind(of: path).map(kinds.contains) ?? orphans.contains { path.isAtOrBelow($0) }
    }
  }

  /// The folder of the entries whose schema, found by convention, the commit removes.
  private func folderWithoutSchema(_ path: RepositoryPath) -> RepositoryPath? {
    guard path.parent == RepositoryPath(StorehouseLayout.schemas),
      let ending = StorehouseLayout.schemaEndings.first(where: { path.name.hasSuffix($0) })
    else { return nil }
    let name = String(path.name.dropLast(ending.count))
    return RepositoryPath("\(StorehouseLayout.knowledge)/\(name)")
  }

  private static func isConfiguration(_ path: RepositoryPath) -> Bool {
    path == RepositoryPath(StorehouseLayout.configuration)
  }

  // MARK: Protected rules

  /// What must not enter history in any changed file, entry or not, and in the names of new ones.
  func protectedFindings() throws -> [Diagnostic] {
    let check = ProtectedCheck(
      storehouse, allowList: allowList, asOf: plan.asOf,
      convert: options.convert)
    let files = input.files
    let changed = input.changes.filter(\.isFile)
    let isMuch = changed.count >= 32
    let found = try inParallel(
      count: changed.count, jobs: isMuch ? options.jobs : 1,
      makeState: { WorkerReader(read: try files.makeReader()) }
    ) { worker, position -> [Diagnostic] in
      let change = changed[position]
      guard let index = files.index(of: change.path) else { return [] }
      let source = SourceFile(path: change.path, bytes: try worker.read(index))
      let inName = change.wasFile ? [] : check.findings(inPath: change.path)
      return check.findings(in: source) + inName
    }
    let paths = Set(input.changes.lazy.filter { !$0.isFile }.map(\.path))
    let links = try files.links.indices.filter { paths.contains(files.links[$0]) }
      .flatMap { try check.findings(inLinkAt: $0, of: files) }
    return found.flatMap(\.self) + links
      + input.others.flatMap { check.findings(in: $0) + check.findings(inPath: $0.path) }
      + input.otherLinks.flatMap { check.findings(inLink: $0) + check.findings(inPath: $0.path) }
  }
}
