import Glibc

/// A shell at a terminal of its own, driven as a person would: a line is typed when the shell asks
/// for one.
package final class TerminalSession {
  /// What a command left on the screen.
  package struct Answer: Sendable {
    /// The exit code of the command.
    package let status: Int
    /// What was written, without escape sequences and what the terminal echoed.
    package let text: String
  }

  private let descriptor: Int32
  private let identifier: pid_t
  private var received: [UInt8] = []

  /// How long a program may be silent before the session is given up, in milliseconds.
  private static let patience: Int32 = 120_000
  private static let prompt = "\u{27E6}"
  private static let promptEnd = "\u{27E7} "
  private static let continuation = "\u{27E6}+\u{27E7} "

  /// Starts a shell in a folder with exactly the given environment.
  package init(in folder: String, environment: [String: String]) throws {
    descriptor = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var lock: Int32 = 0
    var number: Int32 = 0
    guard descriptor >= 0, unsafe ioctl(descriptor, Request.unlock, &lock) == 0,
      unsafe ioctl(descriptor, Request.number, &number) == 0
    else { throw TestFailure.systemCall("open a terminal") }
    let terminal = "/dev/pts/\(number)"
    var size = winsize(ws_row: 60, ws_col: 200, ws_xpixel: 0, ws_ypixel: 0)
    _ = unsafe ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    var variables = environment
    variables["PS1"] = Self.prompt + "$?" + Self.promptEnd
    variables["PS2"] = Self.continuation
    variables["PROMPT_COMMAND"] = ""
    variables["TERM"] = "xterm"
    variables["INPUTRC"] = "/dev/null"
    variables["HISTFILE"] = ""
    identifier = try spawnShell(in: folder, at: terminal, environment: variables)
    _ = try answer(to: "bind 'set enable-bracketed-paste off' 2>/dev/null; stty -echo")
  }

  deinit {
    close(descriptor)
    kill(identifier, SIGKILL)
    var status: Int32 = 0
    unsafe waitpid(identifier, &status, 0)
  }

  /// Linux's own requests (ioctl_tty(2)): Swift does not see the C library's functions for them.
  private enum Request {
    static let unlock: UInt = 0x4004_5431
    static let number: UInt = 0x8004_5430
  }

  /// Types a command, which may have several lines, and returns what it wrote and its exit code.
  package func answer(to command: String) throws -> Answer {
    if received.isEmpty { _ = try readToPrompt() }
    received = []
    var answer = Answer(status: 0, text: "")
    for line in command.split(separator: "\n", omittingEmptySubsequences: false) {
      try type(line + "\n")
      answer = try readToPrompt()
    }
    received = [0]
    return answer
  }

  /// Types a text as it is, and returns what is on the screen as soon as `expected` is.
  ///
  /// For programs that ask questions; `answer(to:)` is for the shell.
  package func type(_ text: some StringProtocol, until expected: String) throws -> String {
    if received.isEmpty { _ = try readToPrompt() }
    received = []
    try type(text)
    return try read { $0.contains(expected) }
  }

  private func type(_ text: some StringProtocol) throws {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe write(descriptor, buffer.baseAddress, buffer.count)
      }
      guard count > 0 else { throw TestFailure.systemCall("write to a terminal") }
      bytes = bytes.dropFirst(count)
    }
  }

  private func readToPrompt() throws -> Answer {
    let text = try read { text in
      text.hasSuffix(Self.promptEnd) && text.contains(Self.prompt)
    }
    received = []
    guard let start = text.range(of: Self.prompt, backwards: true) else {
      throw TestFailure("no prompt in \(text)")
    }
    let code = text[start.upperBound...].dropLast(Self.promptEnd.count)
    return Answer(status: Int(code) ?? 0, text: String(text[..<start.lowerBound]))
  }

  /// Reads until what is on the screen satisfies a condition.
  private func read(until isEnough: (String) -> Bool) throws -> String {
    while true {
      let text = plain(received)
      if isEnough(text) { return text }
      var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&state, 1, Self.patience) > 0 else {
        throw TestFailure("the terminal has been silent too long after: \(text.suffix(2_000))")
      }
      var buffer = [UInt8](repeating: 0, count: 1 << 14)
      let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { throw TestFailure("the shell is gone after: \(text.suffix(2_000))") }
      received += buffer[..<count]
    }
  }

  /// What a person reads: no escape sequences, no carriage returns.
  private func plain(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if byte == 0x0D || byte == 0x07 { continue }
      guard byte == 0x1B else {
        result.append(byte)
        continue
      }
      guard rest.popFirst() == UInt8(ascii: "[") else { continue }
      while let next = rest.popFirst(), !(0x40...0x7E).contains(next) {}
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension String {
  /// The range of a text at its last place.
  fileprivate func range(of text: String, backwards: Bool) -> Range<String.Index>? {
    let wanted = Array(text)
    var position = endIndex
    while position > startIndex {
      position = index(before: position)
      if self[position...].starts(with: wanted) {
        return position..<index(position, offsetBy: wanted.count)
      }
    }
    return nil
  }
}

/// `POSIX_SPAWN_SETSID`, which is hidden behind a feature macro.
private let newSession: Int16 = 0x80

private func spawnShell(
  in folder: String, at terminal: String, environment: [String: String]
) throws -> pid_t {
  var actions = unsafe posix_spawn_file_actions_t()
  unsafe posix_spawn_file_actions_init(&actions)
  defer { unsafe posix_spawn_file_actions_destroy(&actions) }
  // The first terminal that the leader of a session opens becomes its own.
  unsafe posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
  unsafe posix_spawn_file_actions_adddup2(&actions, 0, 1)
  unsafe posix_spawn_file_actions_adddup2(&actions, 0, 2)
  var attributes = posix_spawnattr_t()
  unsafe posix_spawnattr_init(&attributes)
  defer { unsafe posix_spawnattr_destroy(&attributes) }
  // The threads of tests hold signals back, and whoever runs the tests may ignore them; a person's
  // shell does neither.
  var signals = sigset_t()
  unsafe sigemptyset(&signals)
  unsafe posix_spawnattr_setsigmask(&attributes, &signals)
  unsafe sigaddset(&signals, SIGINT)
  unsafe sigaddset(&signals, SIGQUIT)
  unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
  let flags = newSession | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK)
  unsafe posix_spawnattr_setflags(&attributes, flags)
  let words = ["env", "--chdir=\(folder)", "bash", "--norc", "--noprofile", "-i"]
  let arguments = unsafe words.map { unsafe strdup($0) } + [nil]
  let variables = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
  defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
  var identifier: pid_t = 0
  let status = unsafe posix_spawnp(
    &identifier, "env", &actions, &attributes, arguments, variables)
  guard status == 0 else { throw TestFailure("cannot run a shell: errno \(status)") }
  return identifier
}
