import Glibc

/// One name in a folder, before anything else is known about it.
struct FolderName {
  /// Where the name's bytes are in the folder's `bytes`.
  let range: Range<Int>
  let kind: FileAccess.FolderEntry.Kind
}

/// The names in one folder; their bytes lie in one array, because a folder may hold many thousands.
struct FolderNames {
  private(set) var bytes: [UInt8] = []
  private(set) var names: [FolderName] = []

  /// Reads the names in the order that their full paths will have: a folder's slash counts.
  init(_ folder: borrowing OpenFile) throws(SystemFailure) {
    let copy = fcntl(folder.descriptor, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { throw SystemFailure(number: errno) }
    guard let stream = unsafe fdopendir(copy) else {
      close(copy)
      throw SystemFailure(number: errno)
    }
    defer { unsafe closedir(stream) }
    errno = 0
    while let entry = unsafe readdir(stream) {
      unsafe add(entry, in: folder.descriptor)
      errno = 0
    }
    guard errno == 0 else { throw SystemFailure(number: errno) }
    sort()
  }

  /// A name's bytes.
  func bytes(of name: FolderName) -> ArraySlice<UInt8> { bytes[name.range] }

  /// The name with these bytes, or `nil`.
  func first(_ wanted: [UInt8]) -> FolderName? {
    names.first { isName($0, wanted) }
  }

  /// Whether a name has these bytes.
  func isName(_ name: FolderName, _ wanted: [UInt8]) -> Bool {
    name.range.count == wanted.count && bytes[name.range].elementsEqual(wanted)
  }

  private mutating func add(_ entry: UnsafeMutablePointer<dirent>, in folder: Int32) {
    let start = bytes.count
    unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
      let text = unsafe UnsafeRawPointer(name).assumingMemoryBound(to: UInt8.self)
      let count = unsafe strlen(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: count))
    }
    let range = start..<bytes.count
    if range.count <= 2 && bytes[range].allSatisfy({ $0 == UInt8(ascii: ".") }) {
      bytes.removeSubrange(range)
      return
    }
    names.append(
      FolderName(range: range, kind: kind(unsafe entry.pointee.d_type, range, in: folder)))
  }

  private func kind(
    _ type: UInt8, _ name: Range<Int>, in folder: Int32
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
    let result = unsafe withCString(Array(bytes[name])) {
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

  private mutating func sort() {
    unsafe bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      names.sort { left, right in
        let count = min(left.range.count, right.range.count)
        let order = unsafe memcmp(
          base + left.range.lowerBound, base + right.range.lowerBound, count)
        if order != 0 { return order < 0 }
        return unsafe FolderNames.next(left, count, bytes)
          < FolderNames.next(right, count, bytes)
      }
    }
  }

  private static func next(
    _ name: FolderName, _ index: Int, _ bytes: UnsafeRawBufferPointer
  ) -> UInt8 {
    if index < name.range.count { return unsafe bytes[name.range.lowerBound + index] }
    return name.kind == .folder ? UInt8(ascii: "/") : 0
  }
}
