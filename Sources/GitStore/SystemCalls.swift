import Glibc
import SourceText

/// What a call of the system does, for the message when it fails.
enum FileOperation {
  case read, write, list
}

/// An open file or folder, closed with its last use.
struct OpenFile: ~Copyable {
  /// The system's number for it; valid while this value lives.
  let descriptor: Int32

  /// Takes over a descriptor that is open.
  init(owning descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Opens a path below a folder, or returns `nil` with the system's error number.
  init(_ path: [UInt8], in folder: Int32 = AT_FDCWD, flags: Int32) throws(SystemFailure) {
    let opened = retrying {
      unsafe withCString(path) { unsafe openat(folder, $0, flags | O_CLOEXEC) }
    }
    guard opened >= 0 else { throw SystemFailure(number: errno) }
    descriptor = opened
  }

  deinit { close(descriptor) }

  /// What the system knows about the open file.
  func status() throws(SystemFailure) -> stat {
    var result = stat()
    guard unsafe fstat(descriptor, &result) == 0 else { throw SystemFailure(number: errno) }
    return result
  }

  /// Reads to the end; `size` is a guess that saves copying when it is right.
  func readToEnd(expecting size: Int, limit: Int) throws(SystemFailure) -> [UInt8] {
    guard size <= limit else { throw SystemFailure(number: EFBIG) }
    var result = try readOnce(size)
    // A regular file gives all it has at once; fewer bytes mean that it has become shorter.
    guard size == 0 else { return result }
    while true {
      let more = try readOnce(1 << 16)
      if more.isEmpty { return result }
      guard result.count <= limit - more.count else { throw SystemFailure(number: EFBIG) }
      result += more
    }
  }

  /// Reads what one call gives, into the front of a buffer, and returns the number of bytes.
  func readOnce(into buffer: inout [UInt8]) throws(SystemFailure) -> Int {
    let count = unsafe buffer.withUnsafeMutableBytes { target in
      retrying { unsafe Glibc.read(descriptor, target.baseAddress, target.count) }
    }
    guard count >= 0 else { throw SystemFailure(number: errno) }
    return count
  }

  /// Writes all bytes.
  func write(_ bytes: [UInt8]) throws(SystemFailure) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        retrying {
          unsafe Glibc.write(
            descriptor, UnsafeRawBufferPointer(rebasing: buffer[written...]).baseAddress,
            buffer.count - written)
        }
      }
      guard count > 0 else { throw SystemFailure(number: errno) }
      written += count
    }
  }

  private func readOnce(_ size: Int) throws(SystemFailure) -> [UInt8] {
    var failure: Int32 = 0
    let result = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size {
        let read = retrying {
          unsafe Glibc.read(descriptor, buffer.baseAddress.map { unsafe $0 + count }, size - count)
        }
        if read < 0 { failure = errno }
        if read <= 0 { return }
        count += read
      }
    }
    guard failure == 0 else { throw SystemFailure(number: failure) }
    return result
  }
}

/// The error number of a call of the system that failed.
struct SystemFailure: Error {
  let number: Int32

  /// Whether it says that there is nothing at that path.
  var isAbsence: Bool { number == ENOENT || number == ENOTDIR }

  /// The system's words for it.
  var reason: String {
    guard let text = unsafe strerror(number) else { return "errno \(number)" }
    return unsafe String(cString: text)
  }
}

/// Repeats a call of the system while a signal interrupts it.
func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}

/// Lends bytes to C as a text that ends with zero; a zero inside the bytes cuts it short.
func withCString<Result>(_ bytes: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
  unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { buffer in
    for index in bytes.indices { unsafe buffer[index] = CChar(bitPattern: bytes[index]) }
    unsafe buffer[bytes.count] = 0
    guard let base = buffer.baseAddress else { preconditionFailure("the buffer is not empty") }
    return unsafe body(base)
  }
}

/// The bytes of a text of C, without the zero at its end.
func bytes(ofCString text: UnsafePointer<CChar>) -> [UInt8] {
  let count = unsafe strlen(text)
  return unsafe [UInt8](UnsafeRawBufferPointer(start: text, count: count))
}

extension GitError {
  /// Says which file the system refused, why, and what may help.
  static func file(
    _ operation: FileOperation, _ path: String, _ failure: SystemFailure
  ) -> GitError {
    if failure.number == EFBIG { return .tooLarge(path) }
    let verb: (ja: String, en: String) =
      switch operation {
      case .read: ("読み込め", "read")
      case .write: ("書き込め", "written")
      case .list: ("一覧でき", "listed")
      }
    return GitError(
      .fileAccess,
      LocalizedText(
        ja: "「\(path)」を\(verb.ja)ません（\(failure.reason)）。ファイルの場所と権限を確かめてください。",
        en:
          "'\(path)' cannot be \(verb.en): \(failure.reason); check where it is and who may use it"),
      detail: failure.reason)
  }

  /// Says that a file or an input exceeds the caller's limit.
  static func tooLarge(_ path: String) -> GitError {
    GitError(
      .tooLarge,
      LocalizedText(
        ja: "「\(path)」は大きすぎて読み込めません。ファイルを分けるか、対象から外してください。",
        en: "'\(path)' is too large to be read; split it or leave it out"))
  }
}
