import Glibc
package import SourceText

/// A folder of a test's own that is removed, with all that is in it, when its last user lets go.
package final class TemporaryFolder: Sendable {
  /// The absolute path, without symbolic links.
  package let path: String

  /// Creates an empty folder below the system's temporary folder.
  package init() throws {
    let base = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/kura-test-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil, let real = unsafe realpath(template, nil) else {
      throw TestFailure.systemCall("mkdtemp \(base)")
    }
    defer { unsafe free(real) }
    path = unsafe String(cString: real)
  }

  deinit { removeTree(Array(path.utf8)) }

  /// The absolute path of something in this folder.
  package func path(of name: RepositoryPath) -> String { "\(path)/\(name)" }

  /// Writes a file, and the folders above it; an existing file is replaced.
  package func write(_ name: RepositoryPath, _ bytes: [UInt8], mode: UInt32 = 0o644) throws {
    try createFolder(name.parent)
    let absolute = absoluteBytes(name)
    let descriptor = unsafe withCString(absolute) {
      unsafe open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    }
    guard descriptor >= 0 else { throw TestFailure.systemCall("open \(name)") }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
      }
      guard count > 0 else { throw TestFailure.systemCall("write \(name)") }
      written += count
    }
    fchmod(descriptor, mode)
  }

  /// Writes a text file, and the folders above it.
  package func write(_ name: RepositoryPath, _ text: String, mode: UInt32 = 0o644) throws {
    try write(name, Array(text.utf8), mode: mode)
  }

  /// The bytes of a file, or `nil` when there is none.
  package func read(_ name: RepositoryPath) -> [UInt8]? {
    let descriptor = unsafe withCString(absoluteBytes(name)) {
      unsafe open($0, O_RDONLY | O_CLOEXEC)
    }
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    return unsafe [UInt8](unsafeUninitializedCapacity: max(size, 0)) { buffer, count in
      count = unsafe max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
    }
  }

  /// Creates a folder and the folders above it; an existing one is left alone.
  package func createFolder(_ name: RepositoryPath) throws {
    guard !name.bytes.isEmpty else { return }
    try createFolder(name.parent)
    let status = unsafe withCString(absoluteBytes(name)) { unsafe mkdir($0, 0o755) }
    guard status == 0 || errno == EEXIST else { throw TestFailure.systemCall("mkdir \(name)") }
  }

  /// Creates a symbolic link, and the folders above it.
  package func createSymbolicLink(_ name: RepositoryPath, to target: String) throws {
    try createFolder(name.parent)
    let status = unsafe withCString(absoluteBytes(name)) { unsafe symlink(target, $0) }
    guard status == 0 else { throw TestFailure.systemCall("symlink \(name)") }
  }

  /// Removes a file, or a folder with all that is in it; nothing happens when there is none.
  package func remove(_ name: RepositoryPath) {
    removeTree(absoluteBytes(name))
  }

  /// Whether there is something of that name.
  package func exists(_ name: RepositoryPath) -> Bool {
    unsafe withCString(absoluteBytes(name)) { unsafe access($0, F_OK) } == 0
  }

  private func absoluteBytes(_ name: RepositoryPath) -> [UInt8] {
    Array(path.utf8) + [UInt8(ascii: "/")] + name.bytes
  }
}

private func withCString<Result>(
  _ bytes: [UInt8], _ body: (UnsafePointer<CChar>) -> Result
) -> Result {
  let terminated = bytes.map { CChar(bitPattern: $0) } + [0]
  return unsafe terminated.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { preconditionFailure("the text has a terminator") }
    return unsafe body(base)
  }
}

private func removeTree(_ path: [UInt8]) {
  if unsafe withCString(path, { unsafe unlink($0) }) == 0 { return }
  guard let folder = unsafe withCString(path, { unsafe opendir($0) }) else { return }
  while let entry = unsafe readdir(folder) {
    let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
      unsafe Array(buffer.prefix { $0 != 0 })
    }
    if name == [0x2e] || name == [0x2e, 0x2e] { continue }
    removeTree(path + [UInt8(ascii: "/")] + name)
  }
  unsafe closedir(folder)
  _ = unsafe withCString(path) { unsafe rmdir($0) }
}
