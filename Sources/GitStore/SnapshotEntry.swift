package import SourceText

/// One file of a snapshot, before its content is read.
package struct SnapshotEntry: Hashable, Sendable {
  /// What git knows a path as.
  package enum Kind: Hashable, Sendable {
    /// A file. On disk an executable file is reported as this too: knowing costs a call per file.
    case file
    /// A file with the executable bit, in the index or a commit.
    case executable
    /// A symbolic link; its content is the path it points to, and it is never followed.
    case symbolicLink
    /// Another repository's commit; it has no content here.
    case submodule
  }

  /// The path below the snapshot's root folder.
  package let path: RepositoryPath
  package let kind: Kind
  /// The object that holds the content; `nil` for a file on disk.
  package let blob: ObjectID?

  package init(path: RepositoryPath, kind: Kind, blob: ObjectID? = nil) {
    self.path = path
    self.kind = kind
    self.blob = blob
  }
}

/// A path of the index that a merge left undecided.
package struct UnmergedEntry: Hashable, Sendable {
  /// The path below the snapshot's root folder.
  package let path: RepositoryPath
  /// The content in the common ancestor; `nil` when it did not exist there.
  package let base: ObjectID?
  /// The content in the branch that was merged into; `nil` when it was deleted there.
  package let ours: ObjectID?
  /// The content in the branch that was merged; `nil` when it was deleted there.
  package let theirs: ObjectID?
}

/// The files of a snapshot that a scope wants.
package struct SnapshotListing: Sendable {
  /// The files in the order of their paths' bytes; unmerged paths are not among them.
  package internal(set) var entries: [SnapshotEntry] = []
  /// The undecided paths of an index, in the order of their bytes.
  package internal(set) var unmerged: [UnmergedEntry] = []
  /// Paths that `git add --intent-to-add` announced: they have no staged content yet.
  package internal(set) var intentToAdd: [RepositoryPath] = []

  /// Creates a listing of files; without any it stands for a repository before its first commit.
  package init(entries: [SnapshotEntry] = []) {
    self.entries = entries
  }

  /// The entry of a path, or `nil` when the listing has none.
  ///
  /// - Complexity: logarithmic in the number of entries.
  package func entry(at path: RepositoryPath) -> SnapshotEntry? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].path < path { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].path == path ? entries[low] : nil
  }
}

/// Which files of a snapshot are wanted; asked before anything is spent on a file.
package struct SnapshotScope: Sendable {
  /// Whether a folder may hold a wanted file; folders that may not are not opened.
  package let mayHold: @Sendable (RepositoryPath) -> Bool
  /// Whether a file is wanted.
  package let wants: @Sendable (RepositoryPath) -> Bool

  /// Creates a scope from two questions about paths below the snapshot's root folder.
  package init(
    mayHold: @escaping @Sendable (RepositoryPath) -> Bool = { _ in true },
    wants: @escaping @Sendable (RepositoryPath) -> Bool
  ) {
    self.mayHold = mayHold
    self.wants = wants
  }

  /// Every file.
  package static let everything = SnapshotScope { _ in true }

  /// The files at the given paths and below the given folders, if they are wanted at all.
  package static func below(
    _ prefixes: [RepositoryPath],
    wants: @escaping @Sendable (RepositoryPath) -> Bool = { _ in true }
  ) -> SnapshotScope {
    SnapshotScope(
      mayHold: { folder in
        prefixes.contains { $0.isAtOrBelow(folder) || folder.isAtOrBelow($0) }
      },
      wants: { path in prefixes.contains { path.isAtOrBelow($0) } && wants(path) })
  }
}

extension RepositoryPath {
  /// This path without a folder at its front, or `nil` when it is not below that folder.
  package func removing(_ folder: RepositoryPath) -> RepositoryPath? {
    if folder.bytes.isEmpty { return self }
    guard isAtOrBelow(folder), bytes.count > folder.bytes.count else { return nil }
    return RepositoryPath(bytes: Array(bytes[(folder.bytes.count + 1)...]))
  }
}
