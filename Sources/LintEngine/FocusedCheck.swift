import SourceText
import Storehouse

/// Checks a few files and only those others that a report on them depends on.
///
/// Where ids are file names, a reference is resolved by looking at names alone. Then the selected
/// files have to be read, those with the same names, those that they refer to (for editions and
/// notes), and whatever acyclic relations lead on to.
struct FocusedCheck {
  /// With more selected files than this, reading everything on all cores is as fast.
  private static let selectionLimit = 64

  private let paths: [RepositoryPath]
  private let kinds: [Int]
  private let isSelected: [Bool]
  private let positions: [String: [Int]]
  private var results: [FileResult?]

  /// Prepares the check, or returns `nil` when names do not tell the ids or much is selected.
  ///
  /// `files` are those that some kind claims, in path order; `isSelected` says whether the report
  /// is about one of them.
  init?(
    files: [(path: RepositoryPath, kind: Int)], kinds: [Kind],
    isSelected: (RepositoryPath) -> Bool
  ) {
    let selection = files.map { isSelected($0.path) }
    let count = selection.count { $0 }
    let namesAreIDs = kinds.allSatisfy { $0.identity == .stem && !$0.allowsManyDocuments }
    guard namesAreIDs, count <= Self.selectionLimit, count < files.count else { return nil }
    paths = files.map(\.path)
    self.kinds = files.map(\.kind)
    self.isSelected = selection
    positions = Dictionary(grouping: files.indices) { files[$0].path.stem }
    results = Array(repeating: nil, count: files.count)
  }

  /// The results of all files, of which those that were not read hold their names only.
  ///
  /// Returns `nil` when a reference leads to no name, so that every entry must be asked whether it
  /// once had that id.
  mutating func run(_ check: (Int) throws -> FileResult) rethrows -> [FileResult]? {
    var queue = paths.indices.filter { isSelected[$0] }
    queue += queue.flatMap { positions[paths[$0].stem] ?? [] }
    while let position = queue.popLast() {
      guard results[position] == nil else { continue }
      let result = try check(position)
      results[position] = result
      for reference in result.facts.flatMap(\.references)
      where isSelected[position] || reference.isAcyclic {
        guard let targets = positions[reference.target] else { return nil }
        queue += targets
      }
    }
    return results.indices.map { position in
      results[position]
        ?? FileResult(
          facts: [EntryFacts(unread: paths[position], kind: kinds[position])], diagnostics: [])
    }
  }
}
