import CLibGit2
import SourceText

/// The content of the index or of a commit, read through libgit2.
final class LibraryContent: SnapshotContent {
  private let handle: RepositoryHandle
  private let location: RepositoryLocation
  private let root: RepositoryPath
  private let commit: ObjectID?
  /// Used instead when the library does not understand the index.
  private lazy var program = ProgramContent(GitProgram(location), root: root, commit: commit)

  init(
    _ handle: RepositoryHandle, _ location: RepositoryLocation, root: RepositoryPath,
    commit: ObjectID?
  ) {
    self.handle = handle
    self.location = location
    self.root = root
    self.commit = commit
  }

  func list(_ scope: SnapshotScope) throws(GitError) -> SnapshotListing {
    do throws(LibGit2Failure) {
      if let commit {
        return SnapshotListing(entries: try handle.files(ofCommit: commit, root: root, scope))
      }
      if let plain = plainListing(scope) { return plain }
      return try handle.stagedFiles(indexFile: indexFile, root: root, scope)
    } catch {
      return try fallBack(error) { () throws(GitError) in try program.list(scope) }
    }
  }

  func entry(at path: RepositoryPath) throws(GitError) -> SnapshotEntry? {
    let scope = SnapshotScope(mayHold: { path.isAtOrBelow($0) }, wants: { $0 == path })
    return try list(scope).entry(at: path)
  }

  func read(_ entry: SnapshotEntry, limit: Int) throws(GitError) -> [UInt8] {
    guard entry.kind != .submodule, let id = entry.blob else {
      throw .missingObject("\(entry.path)", detail: "no blob")
    }
    let bytes: [UInt8]?
    do throws(LibGit2Failure) {
      bytes = try handle.blob(id, limit: limit)
    } catch {
      if error.isAbsence { throw .missingObject("\(id)", detail: error.reason) }
      throw .unreadable(location.gitFolder, detail: error.reason)
    }
    guard let bytes else { throw .tooLarge("\(entry.path)") }
    return bytes
  }

  private var indexFile: String { location.indexFile }

  /// The files of an index that there is no need to ask anybody about, or `nil`.
  private func plainListing(_ scope: SnapshotScope) -> SnapshotListing? {
    guard let bytes = try? FileAccess.read(indexFile) else { return nil }
    var collected = StagedFiles(root: root, scope: scope)
    return IndexFile.collect(bytes, into: &collected) ? collected.finish() : nil
  }

  private func fallBack(
    _ failure: LibGit2Failure, _ ask: () throws(GitError) -> SnapshotListing
  ) throws(GitError) -> SnapshotListing {
    if failure.isAbsence { throw .missingObject(commit?.description ?? "", detail: failure.reason) }
    do throws(GitError) {
      return try ask()
    } catch {
      if error.code == .gitMissing {
        throw .unsupported(location.gitFolder, detail: failure.reason)
      }
      throw error
    }
  }
}
