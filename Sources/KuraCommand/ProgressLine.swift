import SourceText
import Synchronization

/// One line on the terminal that says how far long work is: rewritten in place, cleared at the end.
///
/// Nothing is shown in the first second of the program, so short work leaves no trace.
final class ProgressLine: Sendable {
  private struct State {
    var shownCount = 0
    /// When the line may be written next.
    var nextTime = Duration.seconds(1)
  }

  private let state = Mutex(State())
  private let language: Language
  private let environment: CommandEnvironment

  /// Creates the line, or returns `nil` where nobody could watch it or nobody wants to.
  init?(_ settings: RunSettings, _ environment: CommandEnvironment) {
    guard environment.errorIsTerminal, !settings.isQuiet, environment.variables["TERM"] != "dumb"
    else { return nil }
    language = settings.language
    self.environment = environment
  }

  /// Says that some pieces of the work are done; from any thread.
  func show(_ done: Int, of total: Int) {
    // A worker that finds another one writing has nothing newer to say.
    state.withLockIfAvailable { state in
      let now = environment.elapsed()
      guard now >= state.nextTime, done > state.shownCount else { return }
      state.nextTime = now + .milliseconds(100)
      state.shownCount = done
      environment.writeError("\r" + LocalizedText.checking(done, of: total)[language])
    }
  }

  /// Takes the line away, if it has been shown.
  func clear() {
    state.withLock { state in
      guard state.shownCount > 0 else { return }
      state.shownCount = 0
      environment.writeError("\r\u{1B}[K")
    }
  }
}

extension LocalizedText {
  fileprivate static func checking(_ done: Int, of total: Int) -> LocalizedText {
    let counts = "\(grouped(done)) / \(grouped(total))"
    return LocalizedText(ja: "検査中… \(counts)", en: "Checking… \(counts)")
  }
}
