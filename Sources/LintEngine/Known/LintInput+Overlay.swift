package import SourceText
package import Storehouse

extension LintInput {
  /// Whether there is a file at a path.
  package func contains(_ path: RepositoryPath) -> Bool { index(of: path) != nil }

  /// The same files with some of them replaced or added.
  package func overlaid(with files: [SourceFile]) -> LintInput {
    let added = Dictionary(files.map { ($0.path, $0) }) { $1 }
    let others = paths.indices.filter { added[paths[$0]] == nil }
    let news = added.values.sorted { $0.path < $1.path }
    let makeReader = makeReader
    // The reader of the merged list counts the others first.
    return LintInput(
      paths: others.map { paths[$0] } + news.map(\.path),
      undecided: undecided.subtracting(added.keys), links: links.filter { added[$0] == nil }
    ) {
      let read = try makeReader()
      return { $0 < others.count ? try read(others[$0]) : news[$0 - others.count].bytes }
    }
  }

  /// The same files with the configuration and the schemas of another state.
  /// - Throws: when one of those cannot be read.
  package func judged(
    by other: LintInput, _ configuration: Configuration
  ) throws -> LintInput {
    let folders =
      [RepositoryPath(StorehouseLayout.schemas)]
      + configuration.kinds.compactMap { $0.schema?.parent }
    let read = try other.makeReader()
    let files = try other.paths.indices.compactMap { index -> SourceFile? in
      let path = other.paths[index]
      let isSchema =
        folders.contains(path.parent) && ["json", "yaml", "yml"].contains(path.fileExtension)
      guard isSchema || path == RepositoryPath(StorehouseLayout.configuration) else { return nil }
      return SourceFile(path: path, bytes: try read(index))
    }
    return overlaid(with: files)
  }
}
