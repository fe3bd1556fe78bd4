package import SourceText

/// Which state of a repository's files is meant.
package enum SnapshotSource: Hashable, Sendable {
  /// The files on disk that git tracks or would add.
  case workTree
  /// The content that the next commit would have.
  case index
  /// The content of a commit, named in any way that git understands: `HEAD~2`, a branch, an id.
  case commit(String)
}

/// One state of a folder's files: a value that says where they are and keeps nothing open.
///
/// Each worker opens a reader of its own; the entries of one reader's listing can be read by all.
package struct Snapshot: Sendable {
  /// What the files are read from.
  enum Origin: Sendable {
    case plainFolder(String)
    case workTree(Repository, top: String)
    case index(Repository)
    case commit(Repository, ObjectID)
  }

  let origin: Origin
  /// The folder whose files these are, as a path from the top of the repository.
  package let root: RepositoryPath

  /// The files of a folder that is in no repository; nothing is ignored.
  package static func folder(at path: String) -> Snapshot {
    Snapshot(origin: .plainFolder(path), root: "")
  }

  /// The commit whose files these are, or `nil` for files that may still change.
  package var commit: ObjectID? {
    if case .commit(_, let id) = origin { return id }
    return nil
  }

  /// Opens the snapshot for the calling thread.
  package func reader() throws(GitError) -> SnapshotReader {
    switch origin {
    case .plainFolder(let path):
      return SnapshotReader(try FolderContent(top: path, root: root, repository: nil))
    case .workTree(let repository, let top):
      return SnapshotReader(try FolderContent(top: top, root: root, repository: repository))
    case .index(let repository):
      return try Self.objectReader(repository, root: root, commit: nil)
    case .commit(let repository, let id):
      return try Self.objectReader(repository, root: root, commit: id)
    }
  }

  private static func objectReader(
    _ repository: Repository, root: RepositoryPath, commit: ObjectID?
  ) throws(GitError) -> SnapshotReader {
    switch repository.location.access {
    case .program:
      return SnapshotReader(
        ProgramContent(GitProgram(repository.location), root: root, commit: commit))
    case .library:
      let handle = try repository.open()
      return SnapshotReader(
        LibraryContent(handle, repository.location, root: root, commit: commit))
    }
  }
}

extension Repository {
  /// A state of the files below a folder of the repository.
  ///
  /// - Throws: ``GitError`` when the commit does not exist, or for the work tree of a bare
  ///   repository.
  package func snapshot(
    of source: SnapshotSource, root: RepositoryPath = ""
  ) throws(GitError) -> Snapshot {
    switch source {
    case .workTree:
      guard let top = workTree else { throw .noWorkTree(gitFolder) }
      return Snapshot(origin: .workTree(self, top: top), root: root)
    case .index:
      return Snapshot(origin: .index(self), root: root)
    case .commit(let revision):
      return Snapshot(origin: .commit(self, try resolve(revision)), root: root)
    }
  }

  /// Opens the repository through the library.
  func open() throws(GitError) -> RepositoryHandle {
    do throws(LibGit2Failure) {
      return try RepositoryHandle(location)
    } catch {
      throw .unreadable(gitFolder, detail: error.reason)
    }
  }
}

/// An open snapshot; for one thread only.
package final class SnapshotReader {
  private let content: any SnapshotContent

  init(_ content: any SnapshotContent) {
    self.content = content
  }

  /// Lists the files that a scope wants, without reading them.
  package func list(_ scope: SnapshotScope = .everything) throws(GitError) -> SnapshotListing {
    try content.list(scope)
  }

  /// The entry of one path, or `nil` when the snapshot has no such file.
  ///
  /// On disk, files that git ignores are found too: who names a file means it.
  package func entry(at path: RepositoryPath) throws(GitError) -> SnapshotEntry? {
    try content.entry(at: path)
  }

  /// Reads a file, or the target of a link.
  ///
  /// - Throws: ``GitError`` when the content is missing, larger than `limit` bytes, or not
  ///   readable; a submodule has no content.
  package func read(
    _ entry: SnapshotEntry, limit: Int = FileAccess.defaultLimit
  ) throws(GitError) -> [UInt8] {
    try content.read(entry, limit: limit)
  }

  /// Reads the file at a path, or returns `nil` when the snapshot has no such file.
  package func read(
    at path: RepositoryPath, limit: Int = FileAccess.defaultLimit
  ) throws(GitError) -> [UInt8]? {
    guard let entry = try content.entry(at: path) else { return nil }
    return try content.read(entry, limit: limit)
  }
}

/// What a reader needs to know about its kind of snapshot.
protocol SnapshotContent: AnyObject {
  func list(_ scope: SnapshotScope) throws(GitError) -> SnapshotListing
  func entry(at path: RepositoryPath) throws(GitError) -> SnapshotEntry?
  func read(_ entry: SnapshotEntry, limit: Int) throws(GitError) -> [UInt8]
}

extension GitError {
  /// Says that a bare repository has no files on disk.
  static func noWorkTree(_ path: String) -> GitError {
    GitError(
      .noWorkTree,
      LocalizedText(
        ja: "「\(path)」は作業ツリーのない（bare）リポジトリです。--commit でコミットを指定してください。",
        en: "'\(path)' is a bare repository without files on disk; name a commit with --commit"))
  }

  /// Says that an object is not in the repository.
  static func missingObject(_ id: String, detail: String) -> GitError {
    GitError(
      .missingObject,
      LocalizedText(
        ja: """
          リポジトリに必要なデータ（\(id)）がありません。部分的なクローンなら git fetch --refetch で、\
          壊れているなら git fsck で確かめてください。
          """,
        en: """
          The repository lacks the object \(id); in a partial clone run git fetch --refetch, \
          otherwise check it with git fsck
          """),
      detail: detail)
  }
}
