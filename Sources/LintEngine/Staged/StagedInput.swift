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

  package init(
    path: RepositoryPath, wasFile: Bool, isFile: Bool, movedTo: RepositoryPath? = nil
  ) {
    self.path = path
    self.wasFile = wasFile
    self.isFile = isFile
    self.movedTo = movedTo
  }
}

/// The next commit, or the last state of a range of commits: its files, and what it changes.
package struct StagedInput: Sendable {
  /// Every file of the next commit below the storehouse's folder.
  package let files: LintInput
  /// What differs from the last commit, in the order of the paths.
  package let changes: [FileChange]
  /// Changed files outside the storehouse's folder, which nobody else looks at.
  package let others: [SourceFile]
  /// Changed links there, each with the path to which it leads as its content.
  package let otherLinks: [SourceFile]
  /// Reads a file of the last commit that the next one changes or removes.
  package let readBefore: @Sendable (RepositoryPath) throws -> [UInt8]
  /// Whether the commits are made already, so that nothing is staged any more.
  package let isCommitted: Bool

  package init(
    files: LintInput, changes: [FileChange], others: [SourceFile] = [],
    otherLinks: [SourceFile] = [], isCommitted: Bool = false,
    readBefore: @escaping @Sendable (RepositoryPath) throws -> [UInt8]
  ) {
    self.files = files
    self.changes = changes
    self.others = others
    self.otherLinks = otherLinks
    self.isCommitted = isCommitted
    self.readBefore = readBefore
  }
}
