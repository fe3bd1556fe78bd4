import Diagnostics
import DocumentTree
import SourceText

/// Finds out where in their documents the findings of catalog rules are.
///
/// The catalog keeps no documents, and a pointer for each of its references would cost every run
/// what only a run with findings needs: those few files are read again.
enum ReferencePointers {
  /// The findings with the pointers of the scalars that their ranges cover.
  /// - Throws: what `documents` throws when a file cannot be read.
  static func added(
    to diagnostics: [Diagnostic], documents: (RepositoryPath) throws -> [Document]
  ) rethrows -> [Diagnostic] {
    var result = diagnostics
    let wanted = diagnostics.indices.filter {
      diagnostics[$0].pointer.isEmpty && !diagnostics[$0].range.isEmpty
    }
    for (path, indices) in Dictionary(grouping: wanted, by: { diagnostics[$0].path }) {
      var pointers: [SourceRange: String] = [:]
      let ranges = Set(indices.map { diagnostics[$0].range })
      for document in try documents(path) {
        for (node, value) in document.nodes.enumerated()
        where value.kind == .scalar && ranges.contains(value.range) && pointers[value.range] == nil
        {
          pointers[value.range] = document.pointer(to: node)
        }
      }
      for index in indices { result[index].pointer = pointers[diagnostics[index].range] ?? "" }
    }
    return result
  }
}
