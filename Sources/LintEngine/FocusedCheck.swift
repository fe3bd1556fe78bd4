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
  private let isSelected: (RepositoryPath) -> Bool
  private let selected: [Int]
  /// Where the name of each path begins.
  private let nameStarts: [Int]
  private var results: [Int: FileResult] = [:]

  /// Prepares the check, or returns `nil` when names do not tell the ids or much is selected.
  ///
  /// `paths` are the files that some kind claims, in order; `isSelected` says whether the report is
  /// about one of them.
  init?(paths: [RepositoryPath], kinds: [Kind], isSelected: @escaping (RepositoryPath) -> Bool) {
    let namesAreIDs = kinds.allSatisfy { $0.identity == .stem && !$0.allowsManyDocuments }
    guard namesAreIDs else { return nil }
    let selected = paths.indices.filter { isSelected(paths[$0]) }
    guard selected.count <= Self.selectionLimit, selected.count < paths.count else { return nil }
    self.paths = paths
    self.isSelected = isSelected
    self.selected = selected
    nameStarts = paths.map { path in
      path.bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    }
  }

  /// The results of the files that the report depends on, in the order of their paths.
  ///
  /// Returns `nil` when a reference leads to no name, so that every entry must be asked whether it
  /// once had that id.
  mutating func run(_ check: (Int) throws -> FileResult) rethrows -> [FileResult]? {
    var queue = selected
    for position in selected { queue += positions(ofStem: paths[position].stem) }
    var known: [String: [Int]] = [:]
    while let position = queue.popLast() {
      guard results[position] == nil else { continue }
      let result = try check(position)
      results[position] = result
      if isSelected(paths[position]) {
        for facts in result.facts where facts.labels.namesGroups {
          queue += groupNames(in: facts.labels).flatMap { positions(ofStem: $0) }
        }
      }
      for reference in result.facts.flatMap(\.references)
      where isSelected(paths[position]) || reference.isAcyclic {
        let targets = known[reference.target] ?? positions(ofStem: reference.target)
        if targets.isEmpty { return nil }
        known[reference.target] = targets
        queue += targets
      }
    }
    return results.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The ids that the entries of groups may have.
  private func groupNames(in labels: EntryLabels) -> Set<String> {
    let mentions = labels.groups + labels.parts.flatMap(\.groups)
    return Set(
      mentions.map { Audience.groupName($0.name) }.flatMap { [$0, "group-" + $0] })
  }

  /// The files whose name without its extension is a text.
  private func positions(ofStem stem: String) -> [Int] {
    let wanted = Array(stem.utf8)
    return paths.indices.filter { index in
      let bytes = paths[index].bytes
      let end = nameStarts[index] + wanted.count
      // Few names are as long as this and have a dot there, or none.
      guard end <= bytes.count, end == bytes.count || bytes[end] == UInt8(ascii: ".") else {
        return false
      }
      // Names of one kind begin alike and differ at their ends.
      for offset in 1...max(1, wanted.count)
      where offset > wanted.count || bytes[end - offset] != wanted[wanted.count - offset] {
        return false
      }
      return paths[index].stem == stem
    }
  }
}
