package import SourceText

/// A path that two listings do not agree on.
package struct PathChange: Hashable, Sendable {
  /// What happened to the path.
  package enum Kind: Hashable, Sendable {
    case added, modified, removed
  }
  package let path: RepositoryPath
  package let kind: Kind

  package init(path: RepositoryPath, kind: Kind) {
    self.path = path
    self.kind = kind
  }
}

extension SnapshotListing {
  /// What changed from an earlier listing of the index or a commit to this one.
  ///
  /// Compares ids and kinds, no content, so it says nothing about files on disk; a rename is a
  /// removal and an addition. Undecided and announced paths are in neither listing's entries.
  /// - Complexity: linear in the number of entries.
  package func changes(since earlier: SnapshotListing) -> [PathChange] {
    var changes: [PathChange] = []
    var old = earlier.entries[...]
    for entry in entries {
      while let first = old.first, first.path < entry.path {
        changes.append(PathChange(path: first.path, kind: .removed))
        old.removeFirst()
      }
      guard let first = old.first, first.path == entry.path else {
        changes.append(PathChange(path: entry.path, kind: .added))
        continue
      }
      if first != entry { changes.append(PathChange(path: entry.path, kind: .modified)) }
      old.removeFirst()
    }
    return changes + old.map { PathChange(path: $0.path, kind: .removed) }
  }
}
