import Glibc
package import SourceText

/// The few things that a command does with files outside a snapshot.
package enum FileAccess {
  /// What a folder holds under one name.
  package struct FolderEntry: Hashable, Sendable {
    /// The kinds of things in a folder.
    package enum Kind: Hashable, Sendable {
      case file, folder, symbolicLink, other
    }
    package let name: RepositoryPath
    package let kind: Kind
  }

  /// The largest file that is read when the caller sets no limit, in bytes.
  package static let defaultLimit = 1 << 30

  /// Reads a file; links are followed.
  ///
  /// - Returns: the bytes, or `nil` when nothing is at that path.
  package static func read(
    _ path: String, limit: Int = defaultLimit
  ) throws(GitError) -> [UInt8]? {
    do throws(SystemFailure) {
      let file = try OpenFile(Array(path.utf8), flags: O_RDONLY)
      let size = Int(try file.status().st_size)
      return try file.readToEnd(expecting: size, limit: limit)
    } catch {
      if error.isAbsence { return nil }
      throw .file(.read, path, error)
    }
  }

  /// Reads standard input to its end.
  ///
  /// - Throws: ``GitError`` with the code `tooLarge` when there is more than `limit` bytes.
  package static func readStandardInput(limit: Int) throws(GitError) -> [UInt8] {
    // A copy of the descriptor, so that closing it leaves standard input open.
    let descriptor = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
    guard descriptor >= 0 else { return [] }
    let input = OpenFile(owning: descriptor)
    do throws(SystemFailure) {
      return try input.readToEnd(expecting: 0, limit: limit)
    } catch {
      throw .file(.read, "stdin", error)
    }
  }

  /// Writes a file so that a reader sees the old bytes or the new ones, never a part.
  ///
  /// The mode of a file that exists is kept, and a link stays a link: its target is replaced.
  package static func write(_ bytes: [UInt8], to path: String) throws(GitError) {
    let target = realPath(path) ?? path
    let temporary = Array("\(target).kura-\(getpid())".utf8)
    do throws(SystemFailure) {
      let mode = try existingMode(target)
      let file = try OpenFile(temporary, creating: mode ?? 0o666)
      try file.write(bytes)
      if let mode, fchmod(file.descriptor, mode) != 0 { throw SystemFailure(number: errno) }
      let status = unsafe withCString(temporary) { unsafe rename($0, target) }
      guard status == 0 else { throw SystemFailure(number: errno) }
    } catch {
      _ = unsafe withCString(temporary) { unsafe unlink($0) }
      throw .file(.write, path, error)
    }
  }

  /// The names in a folder, sorted by their bytes, without `.` and `..`.
  ///
  /// - Returns: the entries, or `nil` when there is no such folder.
  package static func list(_ path: String) throws(GitError) -> [FolderEntry]? {
    do throws(SystemFailure) {
      let folder = try OpenFile(Array(path.utf8), flags: O_RDONLY | O_DIRECTORY)
      let content = try FolderNames(folder)
      return content.names.map { name in
        FolderEntry(name: RepositoryPath(bytes: Array(content.bytes(of: name))), kind: name.kind)
      }.sorted { $0.name < $1.name }
    } catch {
      if error.isAbsence { return nil }
      throw .file(.list, path, error)
    }
  }

  /// Whether the path leads to a folder; links are followed.
  package static func isFolder(_ path: String) -> Bool {
    mode(of: path).map { $0 & S_IFMT == S_IFDIR } ?? false
  }

  /// Whether the path leads to a file; links are followed.
  package static func isFile(_ path: String) -> Bool {
    mode(of: path).map { $0 & S_IFMT == S_IFREG } ?? false
  }

  /// Whether a file is there to be read only; links are followed.
  ///
  /// Nobody may write to it, or the user may not.
  package static func isReadOnly(_ path: String) -> Bool {
    guard let mode = mode(of: path) else { return false }
    let refusal = unsafe withCString(Array(path.utf8)) { unsafe access($0, W_OK) }
    return mode & 0o222 == 0 || refusal != 0
  }

  /// The absolute path of the folder that relative paths start from, or `nil` when it is gone.
  package static func currentFolder() -> String? {
    guard let path = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// The absolute path without links, `.` and `..`, or `nil` when nothing is there.
  package static func realPath(_ path: String) -> String? {
    guard let real = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  private static func mode(of path: String) -> mode_t? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status.st_mode : nil
  }

  private static func existingMode(_ path: String) throws(SystemFailure) -> mode_t? {
    guard let mode = mode(of: path) else { return nil }
    // Renaming would replace a device or a pipe by a file.
    guard mode & S_IFMT == S_IFREG else { throw SystemFailure(number: EINVAL) }
    return mode & 0o7777
  }
}

extension OpenFile {
  /// Creates a file that must not exist yet.
  fileprivate init(_ path: [UInt8], creating mode: mode_t) throws(SystemFailure) {
    let opened = unsafe withCString(path) {
      unsafe open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    }
    guard opened >= 0 else { throw SystemFailure(number: errno) }
    self.init(owning: opened)
  }
}
