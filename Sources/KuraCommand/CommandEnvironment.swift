import Editions
import SourceText

/// Everything outside the program that a command may use, passed in so that tests can choose it.
package struct CommandEnvironment: Sendable {
  /// The environment variables.
  package var variables: [String: String]
  /// The folder in which relative paths begin.
  package var currentDirectory: String
  package var outputIsTerminal: Bool
  package var errorIsTerminal: Bool
  package var inputIsTerminal: Bool
  /// The columns of the terminal.
  package var terminalWidth: Int
  /// How many processors there are.
  package var processorCount: Int
  /// Seconds since 1970-01-01T00:00:00Z.
  package var unixTime: Int
  /// How long the program has been running.
  package var elapsed: @Sendable () -> Duration
  /// Writes to standard output; throws when the system refuses, as on a full disk.
  package var writeOutput: @Sendable (String) throws -> Void
  /// Writes to standard error; when that fails, there is nobody to tell.
  package var writeError: @Sendable (String) -> Void
  /// The next line that the user types, without its end, or `nil` at the end of the input.
  package var readLine: @Sendable () -> String?

  package init(
    variables: [String: String], currentDirectory: String, outputIsTerminal: Bool,
    errorIsTerminal: Bool, terminalWidth: Int, processorCount: Int, unixTime: Int,
    elapsed: @escaping @Sendable () -> Duration,
    writeOutput: @escaping @Sendable (String) throws -> Void,
    writeError: @escaping @Sendable (String) -> Void, inputIsTerminal: Bool = false,
    readLine: @escaping @Sendable () -> String? = { nil }
  ) {
    self.variables = variables
    self.currentDirectory = currentDirectory
    self.outputIsTerminal = outputIsTerminal
    self.errorIsTerminal = errorIsTerminal
    self.terminalWidth = terminalWidth
    self.processorCount = processorCount
    self.unixTime = unixTime
    self.elapsed = elapsed
    self.writeOutput = writeOutput
    self.writeError = writeError
    self.inputIsTerminal = inputIsTerminal
    self.readLine = readLine
  }

  /// The environment of the command that runs now.
  @TaskLocal static var current = CommandEnvironment(
    variables: [:], currentDirectory: "/", outputIsTerminal: false, errorIsTerminal: false,
    terminalWidth: 80, processorCount: 1, unixTime: 0, elapsed: { .zero }, writeOutput: { _ in },
    writeError: { _ in })

  /// The language that the locale asks for.
  var localeLanguage: Language {
    locale.hasPrefix("ja") ? .japanese : .english
  }

  /// The language of a storehouse that is made here: English where the locale says so; a locale
  /// that names no language, such as `C`, says nothing.
  var languageOfNewStorehouse: Language {
    locale.hasPrefix("en") ? .english : .japanese
  }

  private var locale: String {
    ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { variables[$0] }.first { !$0.isEmpty } ?? ""
  }
}
