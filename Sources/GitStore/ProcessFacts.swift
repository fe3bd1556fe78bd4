import Glibc

/// What the system says about the running program, and its way to write.
package enum ProcessFacts {
  /// The two streams that a command writes to.
  package enum Stream: Int32, Sendable, CustomStringConvertible {
    case output = 1
    case error = 2

    /// The system's name for it.
    package var description: String { self == .output ? "stdout" : "stderr" }
  }

  /// The environment variables.
  package static var variables: [String: String] {
    var variables: [String: String] = [:]
    var next = unsafe environ
    while let entry = unsafe next.pointee {
      let text = unsafe String(cString: entry)
      if let separator = text.firstIndex(of: "=") {
        variables[String(text[..<separator])] = String(text[text.index(after: separator)...])
      }
      unsafe next += 1
    }
    return variables
  }

  /// Whether a stream is a terminal.
  package static func isTerminal(_ stream: Stream) -> Bool {
    isatty(stream.rawValue) == 1
  }

  /// Whether standard input is a terminal, so that somebody may be asked.
  package static var inputIsTerminal: Bool {
    isatty(STDIN_FILENO) == 1
  }

  /// The columns of the terminal that a stream is, or `nil`.
  package static func terminalWidth(_ stream: Stream) -> Int? {
    var size = winsize()
    guard unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// The number of processors that the program may use.
  package static var processorCount: Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  /// Seconds since 1970-01-01T00:00:00Z.
  package static var unixTime: Int {
    time(nil)
  }

  /// Writes all bytes of a text; a reader that has gone away ends the writing quietly.
  ///
  /// - Throws: ``GitError`` when the system refuses, as on a full disk.
  package static func write(_ text: String, to stream: Stream) throws(GitError) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(stream.rawValue, buffer.baseAddress, buffer.count)
      }
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EPIPE { return }
      guard count > 0 else {
        throw .file(.write, "/dev/\(stream)", SystemFailure(number: errno))
      }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Ends the program.
  package static func exit(_ code: Int32) -> Never {
    // All output has been written; other threads may still be at work.
    _exit(code)
  }
}
