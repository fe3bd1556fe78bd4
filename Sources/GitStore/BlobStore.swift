import SourceText
import Synchronization

/// Reads blobs by their ids: the first few through a `git` that is already running, because the
/// library takes longer to start than git to answer, and many through the library.
package final class BlobStore: Sendable {
  /// With more blobs than this, the library has caught up.
  private static let fewBlobs = 256

  private let location: RepositoryLocation
  private let running: Mutex<Running>

  private struct Running: ~Copyable {
    let content: ProgramContent
    var count = 0
  }

  /// Starts git.
  init(_ location: RepositoryLocation) throws(GitError) {
    self.location = location
    let content = ProgramContent(GitProgram(location), root: "", commit: nil)
    try content.prepare()
    running = Mutex(Running(content: content))
  }

  /// A reader for one thread.
  package func reader() -> BlobReader {
    BlobReader(self, location)
  }

  /// Reads through the running program, unless that has been done often enough.
  fileprivate func readAsOneOfFew(
    _ entry: SnapshotEntry, limit: Int, mustRead: Bool
  ) throws(GitError) -> [UInt8]? {
    let result = running.withLock { running -> Result<[UInt8]?, GitError> in
      running.count += 1
      guard mustRead || running.count <= Self.fewBlobs else { return .success(nil) }
      do throws(GitError) {
        return .success(try running.content.read(entry, limit: limit))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

/// Reads blobs on one thread.
package final class BlobReader {
  private let store: BlobStore
  private let location: RepositoryLocation
  private var handle: RepositoryHandle?
  private var isLibraryAbsent = false

  fileprivate init(_ store: BlobStore, _ location: RepositoryLocation) {
    self.store = store
    self.location = location
  }

  /// Reads a file of the index or of a commit.
  ///
  /// - Throws: ``GitError`` when the content is missing or larger than `limit` bytes.
  package func read(
    _ entry: SnapshotEntry, limit: Int = FileAccess.defaultLimit
  ) throws(GitError) -> [UInt8] {
    if handle == nil {
      let few = try store.readAsOneOfFew(entry, limit: limit, mustRead: isLibraryAbsent)
      if let few { return few }
      guard location.access == .library, let opened = try? RepositoryHandle(location) else {
        isLibraryAbsent = true
        return try read(entry, limit: limit)
      }
      handle = opened
    }
    guard let handle, let id = entry.blob else {
      throw .missingObject("\(entry.path)", detail: "no blob")
    }
    let bytes: [UInt8]?
    do throws(LibGit2Failure) {
      bytes = try handle.blob(id, limit: limit)
    } catch {
      throw .missingObject("\(id)", detail: error.reason)
    }
    guard let bytes else { throw .tooLarge("\(entry.path)") }
    return bytes
  }
}
