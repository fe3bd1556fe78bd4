import Glibc

/// What a finished program left behind.
package struct ProcessResult: Sendable {
  /// The exit code, or 128 plus the signal that ended the program.
  package let status: Int32
  package let stdout: [UInt8]
  package let stderr: [UInt8]

  /// Standard output as text; what is not UTF-8 becomes U+FFFD.
  package var text: String { String(decoding: stdout, as: UTF8.self) }
  /// Standard error as text; what is not UTF-8 becomes U+FFFD.
  package var errorText: String { String(decoding: stderr, as: UTF8.self) }
  /// Standard output as text without the white space at its end.
  package var trimmedText: String {
    var scalars = text.unicodeScalars
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }
}

/// A system call or program that did not do what a test needs.
package struct TestFailure: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }

  /// Describes a system call that has just failed.
  static func systemCall(_ call: String) -> TestFailure {
    TestFailure("\(call): errno \(errno)")
  }
}

/// Runs a program to its end and returns its status and output.
///
/// The program is a path, or a name that is looked up on `PATH`. Folder and environment are the
/// caller's when absent; an environment that is given is the whole environment. Input and output go
/// through files, so no amount of either can block the program.
package func run(
  _ program: String, arguments: [String] = [], in folder: String? = nil,
  environment: [String: String]? = nil, input: [UInt8] = []
) throws -> ProcessResult {
  try run(
    program, byteArguments: arguments.map { Array($0.utf8) }, in: folder,
    environment: environment, input: input)
}

/// Runs a program whose arguments need not be UTF-8, and returns its status and output.
package func run(
  _ program: String, byteArguments: [[UInt8]], in folder: String? = nil,
  environment: [String: String]? = nil, input: [UInt8] = []
) throws -> ProcessResult {
  let stdin = try NamelessFile(input)
  let stdout = try NamelessFile([])
  let stderr = try NamelessFile([])
  let environment = environment ?? currentEnvironment()
  // `env` changes the folder: the C library's own call for that is not visible to Swift.
  let shift = folder.map { ["env", "--chdir=\($0)", program] } ?? [program]
  let identifier = try spawn(
    shift[0], arguments: shift.map { Array($0.utf8) } + byteArguments,
    environment: environment.map { Array("\($0.key)=\($0.value)".utf8) },
    descriptors: [stdin.descriptor, stdout.descriptor, stderr.descriptor])
  let status = try wait(for: identifier)
  return ProcessResult(status: status, stdout: try stdout.bytes(), stderr: try stderr.bytes())
}

/// The environment of this process.
package func currentEnvironment() -> [String: String] {
  var result: [String: String] = [:]
  var entry = unsafe environ
  while let text = unsafe entry.pointee {
    let pair = unsafe String(cString: text)
    if let sign = pair.firstIndex(of: "=") {
      result[String(pair[..<sign])] = String(pair[pair.index(after: sign)...])
    }
    unsafe entry += 1
  }
  return result
}

private func spawn(
  _ program: String, arguments: [[UInt8]], environment: [[UInt8]],
  descriptors: [Int32]
) throws -> pid_t {
  var actions = unsafe posix_spawn_file_actions_t()
  unsafe posix_spawn_file_actions_init(&actions)
  defer { unsafe posix_spawn_file_actions_destroy(&actions) }
  for (target, descriptor) in descriptors.enumerated() {
    unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(target))
  }
  let argumentList = unsafe cStrings(arguments)
  let environmentList = unsafe cStrings(environment)
  defer {
    unsafe (argumentList + environmentList).forEach { unsafe free($0) }
  }
  var identifier: pid_t = 0
  let status = unsafe posix_spawnp(
    &identifier, program, &actions, nil, argumentList, environmentList)
  guard status == 0 else { throw TestFailure("cannot run \(program): errno \(status)") }
  return identifier
}

private func cStrings(_ texts: [[UInt8]]) -> [UnsafeMutablePointer<CChar>?] {
  unsafe texts.map { text in
    unsafe text.withUnsafeBytes { bytes in
      unsafe bytes.assumingMemoryBound(to: CChar.self).baseAddress.map {
        unsafe strndup($0, bytes.count)
      } ?? strdup("")
    }
  } + [nil]
}

private func wait(for identifier: pid_t) throws -> Int32 {
  var status: Int32 = 0
  while unsafe waitpid(identifier, &status, 0) < 0 {
    guard errno == EINTR else { throw TestFailure.systemCall("waitpid") }
  }
  let signal = status & 0x7f
  return signal == 0 ? (status >> 8) & 0xff : 128 + signal
}

/// A file that has no name and goes away with its last user.
private struct NamelessFile: ~Copyable {
  let descriptor: Int32

  init(_ bytes: [UInt8]) throws {
    var template = Array("/tmp/kura-run-XXXXXX".utf8CString)
    descriptor = unsafe mkstemp(&template)
    guard descriptor >= 0 else { throw TestFailure.systemCall("mkstemp") }
    unsafe unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe write(
          descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
      }
      guard count > 0 else { throw TestFailure.systemCall("write") }
      written += count
    }
    lseek(descriptor, 0, SEEK_SET)
  }

  deinit { close(descriptor) }

  func bytes() throws -> [UInt8] {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size > 0 else { return [] }
    return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = unsafe max(0, pread(descriptor, buffer.baseAddress, size, 0))
    }
  }
}
