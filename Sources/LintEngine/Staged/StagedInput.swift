package import SourceText

/// What the next commit does to one file.
package struct FileChange: Hashable, Sendable {
  package let path: RepositoryPath
  /// Whether the last commit has a file here; a link or a submodule is none.
  package let wasFile: Bool
  /// Whether the next commit will have a file here.
  package let isFile: Bool
  /// Where the content of a removed file went, if that is known.
  package let movedTo: RepositoryPath?
  /// Whether it went there for certain, or is only laid out as what is there now.
  package let isMoveCertain: Bool

  package init(
    path: RepositoryPath, wasFile: Bool, isFile: Bool, movedTo: RepositoryPath? = nil,
    isMoveCertain: Bool = true
  ) {
    self.path = path
    self.wasFile = wasFile
    self.isFile = isFile
    self.movedTo = movedTo
    self.isMoveCertain = isMoveCertain
  }
}

/// A state from which the next commit comes, as far as it differs.
package struct EarlierState: Sendable {
  /// What differs from it, in the order of the paths.
  package let changes: [FileChange]
  /// Whether the state has made a file what it is; in a merge, the files that only another side
  /// has changed are no matter of this one.
  let isOwn: @Sendable (RepositoryPath) -> Bool
  /// Reads a file of it that the next commit changes or removes.
  package let read: @Sendable (RepositoryPath) throws -> [UInt8]

  package init(
    changes: [FileChange], isOwn: @escaping @Sendable (RepositoryPath) -> Bool = { _ in true },
    read: @escaping @Sendable (RepositoryPath) throws -> [UInt8]
  ) {
    self.changes = changes
    self.isOwn = isOwn
    self.read = read
  }
}

/// The next commit, or the last state of a range of commits: its files, and what it changes.
package struct StagedInput: Sendable {
  /// Every file of the next commit below the storehouse's folder.
  package let files: LintInput
  /// The last commit.
  package let before: EarlierState
  /// The commits that are merged into it.
  package let merged: [EarlierState]
  /// Changed files outside the storehouse's folder, which nobody else looks at.
  package let others: [SourceFile]
  /// Changed links there, each with the path to which it leads as its content.
  package let otherLinks: [SourceFile]
  /// Whether the commits are made already, so that nothing is staged any more.
  package let isCommitted: Bool

  package init(
    files: LintInput, before: EarlierState, merged: [EarlierState] = [],
    others: [SourceFile] = [], otherLinks: [SourceFile] = [], isCommitted: Bool = false
  ) {
    self.files = files
    self.before = before
    self.merged = merged
    self.others = others
    self.otherLinks = otherLinks
    self.isCommitted = isCommitted
  }

  /// What differs from the last commit, in the order of the paths.
  package var changes: [FileChange] { before.changes }
  /// What differs from any of the states from which it comes.
  var allChanges: [FileChange] { before.changes + merged.flatMap(\.changes) }
}
