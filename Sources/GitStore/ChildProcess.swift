import Glibc
import SourceText

/// A running program whose input and output are one socket; ended with its last use.
///
/// A socket instead of two pipes because it can be created so that no other child inherits it,
/// and written to without a signal when the child has gone.
final class ChildProcess {
  private let identifier: pid_t
  private let socket: OpenFile
  private let errors: OpenFile
  private var isWaitedFor = false
  private var received: [UInt8] = []
  private var receivedStart = 0

  /// Starts a program by its path.
  init(
    _ program: String, arguments: [String], environment: [String: String]
  ) throws(GitError) {
    do throws(SystemFailure) {
      let pair = try Self.socketPair()
      let ours = OpenFile(owning: pair.ours)
      let theirs = OpenFile(owning: pair.theirs)
      let errors = try OpenFile(temporaryIn: "/tmp")
      identifier = try Self.spawn(
        program, arguments, environment.map { "\($0.key)=\($0.value)" },
        [theirs.descriptor, theirs.descriptor, errors.descriptor])
      socket = ours
      self.errors = errors
    } catch {
      throw .file(.read, program, error)
    }
  }

  deinit {
    if isWaitedFor { return }
    // It only reads; and this process may have been started with other signals blocked.
    kill(identifier, SIGKILL)
    var status: Int32 = 0
    _ = retrying { unsafe waitpid(identifier, &status, 0) }
  }

  /// Sends bytes; the program must be reading.
  func send(_ bytes: [UInt8]) throws(GitError) {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        retrying {
          unsafe Glibc.send(
            socket.descriptor, UnsafeRawBufferPointer(rebasing: buffer[sent...]).baseAddress,
            buffer.count - sent, Int32(MSG_NOSIGNAL))
        }
      }
      guard count > 0 else { throw .gitFailed([], errorText()) }
      sent += count
    }
  }

  /// Tells the program that nothing more comes.
  func endInput() {
    shutdown(socket.descriptor, Int32(SHUT_WR))
  }

  /// Receives up to and without the next line break, or what is left when there is none.
  func receiveLine() throws(GitError) -> [UInt8] {
    try receive(upTo: UInt8(ascii: "\n")) ?? takeAll()
  }

  /// Receives up to and without the next such byte, or `nil` when the output ends before one.
  func receive(upTo terminator: UInt8) throws(GitError) -> [UInt8]? {
    var searched = 0
    while true {
      let rest = received[(receivedStart + searched)...]
      if let end = rest.firstIndex(of: terminator) {
        defer { receivedStart = end + 1 }
        return Array(received[receivedStart..<end])
      }
      searched = received.count - receivedStart
      guard try receiveMore() else { return nil }
    }
  }

  /// Receives so many bytes and forgets them, without keeping more than a part of them at once.
  func skip(_ count: Int) throws(GitError) {
    var left = count
    while left > 0 {
      let portion = min(left, 1 << 20)
      _ = try receive(portion)
      left -= portion
    }
  }

  /// Receives exactly so many bytes.
  func receive(_ count: Int) throws(GitError) -> [UInt8] {
    while received.count - receivedStart < count {
      guard try receiveMore() else { throw .gitFailed([], errorText()) }
    }
    defer { receivedStart += count }
    return Array(received[receivedStart..<(receivedStart + count)])
  }

  /// Receives all that the program writes until it closes its output.
  func receiveToEnd() throws(GitError) -> [UInt8] {
    while try receiveMore() {}
    return takeAll()
  }

  /// Waits for the end and returns the exit code, or 128 plus the signal.
  func wait() throws(GitError) -> Int32 {
    var status: Int32 = 0
    guard retrying({ unsafe waitpid(identifier, &status, 0) }) >= 0 else {
      throw .file(.read, "git", SystemFailure(number: errno))
    }
    isWaitedFor = true
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  /// The beginning of what the program wrote to standard error.
  func errorText() -> String {
    let text = unsafe [UInt8](unsafeUninitializedCapacity: 2000) { buffer, count in
      count = unsafe max(0, pread(errors.descriptor, buffer.baseAddress, buffer.count, 0))
    }
    let lines = text.split(separator: UInt8(ascii: "\n"))
    return lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " / ")
  }

  private func takeAll() -> [UInt8] {
    defer {
      received = []
      receivedStart = 0
    }
    return Array(received[receivedStart...])
  }

  private func receiveMore() throws(GitError) -> Bool {
    if receivedStart > 1 << 16 {
      received.removeFirst(receivedStart)
      receivedStart = 0
    }
    var failure: Int32 = 0
    let more = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      let read = retrying {
        unsafe recv(socket.descriptor, buffer.baseAddress, buffer.count, 0)
      }
      failure = read < 0 ? errno : 0
      count = max(0, read)
    }
    // A child that ends without reading all of its input resets the connection.
    guard failure == 0 || failure == ECONNRESET else {
      throw .file(.read, "git", SystemFailure(number: failure))
    }
    received += more
    return !more.isEmpty
  }

  private static func socketPair() throws(SystemFailure) -> (ours: Int32, theirs: Int32) {
    var pair: [Int32] = [-1, -1]
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, type, 0, &pair) == 0 else {
      throw SystemFailure(number: errno)
    }
    return (pair[0], pair[1])
  }

  private static func spawn(
    _ program: String, _ arguments: [String], _ environment: [String], _ descriptors: [Int32]
  ) throws(SystemFailure) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (target, descriptor) in descriptors.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(target))
    }
    let argumentList = unsafe arguments.map { unsafe strdup($0) } + [nil]
    let environmentList = unsafe environment.map { unsafe strdup($0) } + [nil]
    defer { unsafe (argumentList + environmentList).forEach { unsafe free($0) } }
    var identifier: pid_t = 0
    let status = unsafe posix_spawn(
      &identifier, program, &actions, nil, argumentList, environmentList)
    guard status == 0 else { throw SystemFailure(number: status) }
    return identifier
  }
}

extension OpenFile {
  /// Creates a file that has no name; where that is not possible, what is written to it is lost.
  fileprivate init(temporaryIn folder: String) throws(SystemFailure) {
    var template = Array("\(folder)/kura-XXXXXX".utf8CString)
    let descriptor = unsafe mkstemp(&template)
    guard descriptor >= 0 else {
      try self.init(Array("/dev/null".utf8), flags: O_RDWR)
      return
    }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unsafe unlink(template)
    self.init(owning: descriptor)
  }
}
