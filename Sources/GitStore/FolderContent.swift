import Glibc
import SourceText

/// Files on disk: of a work tree, or of a folder outside git.
final class FolderContent: SnapshotContent {
  private let top: String
  private let root: RepositoryPath
  private let rootPath: String
  private let repository: Repository?
  private let folder: OpenFile
  private var parent: OpenParent?
  private var scratch = [UInt8](repeating: 0, count: 1 << 16)

  init(top: String, root: RepositoryPath, repository: Repository?) throws(GitError) {
    self.top = top
    self.root = root
    self.repository = repository
    rootPath = root.bytes.isEmpty ? top : "\(top)/\(root)"
    let bytes = Array(top.utf8) + (root.bytes.isEmpty ? [] : [UInt8(ascii: "/")] + root.bytes)
    do throws(SystemFailure) {
      folder = try OpenFile(bytes, flags: O_RDONLY | O_DIRECTORY)
    } catch {
      throw .file(.list, rootPath, error)
    }
  }

  func list(_ scope: SnapshotScope) throws(GitError) -> SnapshotListing {
    let sources = try repository?.ignoreSources()
    let walk = try FolderWalk(top: top, root: root, scope: scope, ignoring: sources)
    return SnapshotListing(entries: try walk.list())
  }

  func entry(at path: RepositoryPath) throws(GitError) -> SnapshotEntry? {
    var status = stat()
    let result = unsafe withCString(path.bytes) {
      unsafe fstatat(folder.descriptor, $0, &status, AT_SYMLINK_NOFOLLOW)
    }
    guard result == 0 else {
      let failure = SystemFailure(number: errno)
      if failure.isAbsence { return nil }
      throw .file(.read, "\(rootPath)/\(path)", failure)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return SnapshotEntry(path: path, kind: .file)
    case S_IFLNK: return SnapshotEntry(path: path, kind: .symbolicLink)
    default: return nil
    }
  }

  func read(_ entry: SnapshotEntry, limit: Int) throws(GitError) -> [UInt8] {
    do throws(SystemFailure) {
      if entry.kind == .symbolicLink { return try linkTarget(entry.path) }
      return try content(of: entry.path, limit: limit)
    } catch {
      throw .file(.read, "\(rootPath)/\(entry.path)", error)
    }
  }

  /// Most entries are small and lie beside the one before: then three calls of the system do.
  private func content(of path: RepositoryPath, limit: Int) throws(SystemFailure) -> [UInt8] {
    let slash = path.bytes.lastIndex(of: UInt8(ascii: "/"))
    let name = slash.map { Array(path.bytes[($0 + 1)...]) } ?? path.bytes
    let parent = try slash.map { (end) throws(SystemFailure) in try openParent(path.bytes[..<end]) }
    // Not blocking: a pipe may have taken the file's place.
    let file = try OpenFile(
      name, in: parent?.file.descriptor ?? folder.descriptor,
      flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    let count = try file.readOnce(into: &scratch)
    // A regular file that does not fill the buffer has been read to its end.
    if count > 0 && count < scratch.count && count <= limit { return Array(scratch[..<count]) }
    let status = try file.status()
    guard status.st_mode & S_IFMT == S_IFREG else { throw SystemFailure(number: EINVAL) }
    lseek(file.descriptor, 0, SEEK_SET)
    return try file.readToEnd(expecting: Int(status.st_size), limit: limit)
  }

  /// Keeps the folder of the latest entry open, which saves finding the way to it again.
  private func openParent(_ path: ArraySlice<UInt8>) throws(SystemFailure) -> OpenParent {
    if let parent, parent.path[...] == path { return parent }
    let opened = OpenParent(
      path: Array(path),
      file: try OpenFile(Array(path), in: folder.descriptor, flags: O_RDONLY | O_DIRECTORY))
    parent = opened
    return opened
  }

  private func linkTarget(_ path: RepositoryPath) throws(SystemFailure) -> [UInt8] {
    var failure: Int32 = 0
    let target = unsafe [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      let length = unsafe withCString(path.bytes) { name in
        unsafe buffer.withMemoryRebound(to: CChar.self) { target in
          unsafe target.baseAddress.map { base in
            unsafe readlinkat(folder.descriptor, name, base, target.count)
          } ?? -1
        }
      }
      failure = length < 0 ? errno : 0
      count = max(0, length)
    }
    guard failure == 0 else { throw SystemFailure(number: failure) }
    return target
  }
}

/// A folder that stays open between two reads.
private final class OpenParent {
  let path: [UInt8]
  let file: OpenFile

  init(path: [UInt8], file: consuming OpenFile) {
    self.path = path
    self.file = file
  }
}

extension Repository {
  /// What git ignores in the work tree besides the `.gitignore` files in it.
  fileprivate func ignoreSources() throws(GitError) -> IgnoreSources {
    let configured =
      Configuration.excludesFile(of: location) ?? location.environment.defaultExcludesFile
    let paths = (configured.map { [$0] } ?? []) + ["\(commonFolder)/info/exclude"]
    var files: [[UInt8]] = []
    for path in paths {
      // A file that may not be read counts as none, as it does for git.
      if let bytes = try? FileAccess.read(path), !bytes.isEmpty { files.append(bytes) }
    }
    return IgnoreSources(files: files) { () throws(GitError) -> [RepositoryPath] in
      let reader = try snapshot(of: .index).reader()
      let listing = try reader.list()
      let all = listing.entries.map(\.path) + listing.unmerged.map(\.path) + listing.intentToAdd
      return all.sorted()
    }
  }
}
