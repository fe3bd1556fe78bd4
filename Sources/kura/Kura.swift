import GitStore
import KuraCommand

/// The program: the world outside goes in, an exit code comes out.
@main
enum Kura {
  static func main() {
    let start = ContinuousClock.now
    let environment = CommandEnvironment(
      variables: ProcessFacts.variables,
      currentDirectory: FileAccess.currentFolder() ?? "/",
      outputIsTerminal: ProcessFacts.isTerminal(.output),
      errorIsTerminal: ProcessFacts.isTerminal(.error),
      terminalWidth: ProcessFacts.terminalWidth(.output) ?? 100,
      processorCount: ProcessFacts.processorCount,
      unixTime: ProcessFacts.unixTime,
      elapsed: { start.duration(to: .now) },
      writeOutput: { try ProcessFacts.write($0, to: .output) },
      writeError: { try? ProcessFacts.write($0, to: .error) },
      inputIsTerminal: ProcessFacts.inputIsTerminal, readLine: { readLine() })
    let code = KuraCommand.run(Array(CommandLine.arguments.dropFirst()), in: environment)
    ProcessFacts.exit(code)
  }
}
