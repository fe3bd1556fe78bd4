import SourceText
import Synchronization
import TestSupport
import Testing

/// The line that says how far a long lint run is.
struct ProgressTests {
  /// A clock that goes on by the same time whenever it is asked.
  private static func clock(step: Duration) -> @Sendable () -> Duration {
    let asked = Mutex(0)
    return {
      asked.withLock { asked in
        asked += 1
        return step * asked
      }
    }
  }

  /// Lints forty notes and more with one worker, which reports after every fourth.
  private func lint(
    _ arguments: [String] = [], notes: Int = 40, variables: [String: String] = [:],
    isTerminal: Bool = true, step: Duration
  ) throws -> CommandResult {
    let folder = try TemporaryFolder()
    try folder.write("kura.yaml", "kura: 1\nkinds:\n  note:\n    path: \"notes/*.yaml\"\n")
    for number in 0..<notes {
      try folder.write(RepositoryPath("notes/n\(number).yaml"), "title: a\n")
    }
    return kura(
      ["lint", "--jobs", "1"] + arguments, in: folder.path, variables: variables,
      isTerminal: isTerminal, elapsed: Self.clock(step: step))
  }

  @Test func aLongRunSaysHowFarItIsAndTakesTheLineAway() throws {
    let result = try lint(["--lang", "ja"], step: .milliseconds(150))
    #expect(
      result.error
        == "\r検査中… 28 / 40\r検査中… 32 / 40\r検査中… 36 / 40\r検査中… 40 / 40\r\u{1B}[K")
    #expect(result.output.contains("問題はありません"))
    #expect(try lint(step: .milliseconds(500)).error.hasPrefix("\rChecking… 8 / 40\rChecking… 12"))
  }

  @Test func theLineIsNotRewrittenForEveryStep() throws {
    let result = try lint(notes: 1_000, step: .milliseconds(90))
    #expect(result.error.hasPrefix("\rChecking… 768 / 1,000\rChecking… 896 / 1,000\r"))
  }

  @Test func aShortRunShowsNothing() throws {
    #expect(try lint(step: .milliseconds(99)).error == "")
  }

  @Test func nothingIsShownWhereNobodyWatches() throws {
    let second = Duration.seconds(1)
    #expect(try lint(["--quiet"], step: second).error == "")
    #expect(try lint(isTerminal: false, step: second).error == "")
    #expect(try lint(variables: ["TERM": "dumb"], step: second).error == "")
  }

  @Test func theLineIsTakenAwayBeforeAReportWithFindings() throws {
    let result = try lint(["--format", "json"], step: .seconds(1))
    #expect(result.error.hasSuffix("\r\u{1B}[K"))
    #expect(!result.output.contains("\u{1B}"))
  }
}
