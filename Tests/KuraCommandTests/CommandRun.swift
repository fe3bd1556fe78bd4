import KuraCommand
import Synchronization
import TestSupport

/// What a command line left behind.
struct CommandResult {
  let status: Int32
  let output: String
  let error: String
}

/// The locale of a Japanese terminal.
let japaneseLocale = ["LANG": "ja_JP.UTF-8"]

/// 2026-11-21T03:00:00Z, noon in Tokyo.
let fixedTime = 1_795_230_000

/// Runs a command line in this process.
func kura(
  _ arguments: [String], in folder: String = "/", variables: [String: String] = [:],
  isTerminal: Bool = false, unixTime: Int = fixedTime,
  elapsed: @escaping @Sendable () -> Duration = { .zero }
) -> CommandResult {
  let output = Collected()
  let error = Collected()
  let environment = CommandEnvironment(
    variables: variables, currentDirectory: folder, outputIsTerminal: isTerminal,
    errorIsTerminal: isTerminal, terminalWidth: 100, processorCount: 2, unixTime: unixTime,
    elapsed: elapsed, writeOutput: { output.add($0) }, writeError: { error.add($0) })
  let status = KuraCommand.run(arguments, in: environment)
  return CommandResult(status: status, output: output.text, error: error.text)
}

/// A text that grows from any thread.
private final class Collected: Sendable {
  private let parts = Mutex<[String]>([])

  var text: String { parts.withLock { $0.joined() } }

  func add(_ part: String) { parts.withLock { $0.append(part) } }
}
