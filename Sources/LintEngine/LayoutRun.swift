import DocumentTree
package import Editing
import JSONSchema
import Patterns
package import SourceText
import Storehouse

/// Brings the entries of a storehouse into the house layout, in memory.
package struct LayoutRun {
  private let input: LintInput
  private let kinds: [Kind]

  /// Reads the configuration and the schemas.
  /// - Throws: when a file of the snapshot cannot be read.
  package init(_ input: LintInput) throws {
    self.input = input
    var loader = try StorehouseLoader(input)
    kinds = try loader.load().kinds
  }

  /// The YAML files of all kinds, or of a selection of files and folders.
  ///
  /// A file that a user names is laid out although no kind claims it.
  package func paths(_ selection: [RepositoryPath]) -> [RepositoryPath] {
    input.paths.filter { path in
      guard ["yaml", "yml"].contains(path.fileExtension), !input.undecided.contains(path) else {
        return false
      }
      if selection.contains(path) { return true }
      return kind(of: path)?.format == .yaml
        && (selection.isEmpty || selection.contains { path.isAtOrBelow($0) })
    }
  }

  /// Lays out a file of the snapshot.
  /// - Throws: when it cannot be read.
  package func outcome(for path: RepositoryPath) throws -> (SourceFile, HouseLayout.Outcome)? {
    guard let index = input.index(of: path) else { return nil }
    let source = SourceFile(path: path, bytes: try input.makeReader()(index))
    return (source, outcome(for: source))
  }

  /// Lays out a text as if it were the file at its path.
  package func outcome(for source: SourceFile) -> HouseLayout.Outcome {
    let schema = kind(of: source.path)?.schema
    let layout = HouseLayout(
      read: { file in
        var reader = EntryReader()
        return reader.read(file, as: .yaml)
      },
      keyOrders: { schema?.keyOrders(in: $0) ?? [:] })
    return layout.outcome(for: source)
  }

  private func kind(of path: RepositoryPath) -> Kind? {
    kinds.first { $0.paths.contains(path) }
  }
}
