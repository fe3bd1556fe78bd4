import Diagnostics
import GitStore
import LintEngine
import Reporting
import SourceText

/// `pre-commit` and `pre-merge-commit`: checks what the next commit would change.
struct PreCommitHook: Hook {
  let name: String

  func run(_ call: HookCall) throws -> Int32 {
    let place = try StorehousePlace.find(from: call.folder, call.environment)
    let opened = try place.open(.index)
    let settings = try RunSettings(call.global, opened.configuration, call.environment)
    let outcome = try Linter.lint(
      opened.input,
      options: LintOptions(asOf: settings.asOf, jobs: call.environment.processorCount))
    let isRefused = outcome.diagnostics.contains { $0.severity == .error }
    if !outcome.diagnostics.isEmpty {
      let report = Report(
        fileCount: outcome.fileCount, diagnostics: outcome.diagnostics, source: opened.source)
      var renderer = TextRenderer(language: settings.language)
      renderer.width = call.environment.terminalWidth
      renderer.leastSeverity = .warning
      call.environment.writeError(renderer.render(report))
    }
    return outcome.isBroken ? 2 : isRefused ? 1 : 0
  }
}
