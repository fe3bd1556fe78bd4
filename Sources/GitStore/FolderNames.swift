import Glibc

/// One name in a folder, before anything else is known about it.
struct FolderName {
  let bytes: [UInt8]
  let kind: FileAccess.FolderEntry.Kind
}

/// Reads the names in a folder in the order of the file system.
enum FolderNames {
  static func read(_ folder: borrowing OpenFile) throws(SystemFailure) -> [FolderName] {
    let copy = fcntl(folder.descriptor, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { throw SystemFailure(number: errno) }
    guard let stream = unsafe fdopendir(copy) else {
      close(copy)
      throw SystemFailure(number: errno)
    }
    defer { unsafe closedir(stream) }
    var names: [FolderName] = []
    errno = 0
    while let entry = unsafe readdir(stream) {
      if let name = unsafe read(entry, in: folder.descriptor) { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw SystemFailure(number: errno) }
    return names
  }

  private static func read(_ entry: UnsafeMutablePointer<dirent>, in folder: Int32) -> FolderName? {
    let bytes = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
      unsafe GitStore.bytes(
        ofCString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
    }
    if bytes.count <= 2 && bytes.allSatisfy({ $0 == UInt8(ascii: ".") }) { return nil }
    return FolderName(bytes: bytes, kind: kind(unsafe entry.pointee.d_type, bytes, in: folder))
  }

  private static func kind(
    _ type: UInt8, _ name: [UInt8], in folder: Int32
  ) -> FileAccess.FolderEntry.Kind {
    switch Int(type) {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .folder
    case Int(DT_LNK): return .symbolicLink
    case Int(DT_UNKNOWN): break
    default: return .other
    }
    // Some file systems do not say; then only the file itself does.
    var status = stat()
    let result = unsafe withCString(name) {
      unsafe fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW)
    }
    guard result == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .symbolicLink
    default: return .other
    }
  }
}
