import ArgumentParser
import Diagnostics
import GitStore
import LintRules
import Reporting
import SourceText

/// A value of `--format`.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case plain
  case concise
  case json
  case sarif
  case github
  case gitlab
  case rdjson
  case junit
  case checkstyle

  /// Whether programs that know the repository, and not the storehouse in it, read this form.
  var isForPrograms: Bool {
    switch self {
    case .text, .plain, .concise, .json: false
    case .sarif, .github, .gitlab, .rdjson, .junit, .checkstyle: true
    }
  }
}

/// A form in which a report is written, with what the form depends on.
struct ReportForm {
  let format: ReportFormat
  let settings: RunSettings
  /// The least severity of a failure.
  let failOn: Severity
  /// Whether nothing is left out in forms for people.
  let isComplete: Bool
  /// The columns of the terminal.
  let width: Int
  /// Whether the form goes to a file, where no colours are.
  let isFile: Bool

  private var language: Language { settings.language }

  /// Findings below this severity are left out in forms for people.
  private var leastSeverity: Severity { isComplete ? .note : min(.warning, failOn) }

  func render(_ report: Report) -> [UInt8] {
    switch format {
    case .text: text(.full, report)
    case .plain: text(.plain, report)
    case .concise: text(.concise, report)
    case .json: JSONRenderer(language: language).render(report)
    case .sarif:
      SARIFRenderer(
        language: language, toolVersion: KuraCommand.version, rules: RuleList.descriptors
      ).render(report)
    case .github: Array(gitHub.render(report).utf8)
    case .gitlab: GitLabRenderer(language: language).render(report)
    case .rdjson: ReviewdogRenderer(language: language).render(report)
    case .junit:
      Array(JUnitRenderer(language: language, failureSeverity: failOn).render(report).utf8)
    case .checkstyle: Array(CheckstyleRenderer(language: language).render(report).utf8)
    }
  }

  private func text(_ layout: TextRenderer.Layout, _ report: Report) -> [UInt8] {
    var renderer = TextRenderer(language: language, layout: layout)
    renderer.usesColor = settings.usesColor && !isFile
    renderer.ambiguousIsWide = settings.ambiguousIsWide
    renderer.width = width
    renderer.showsSummary = !settings.isQuiet
    renderer.leastSeverity = leastSeverity
    if isComplete { (renderer.largestCount, renderer.largestCountPerFile) = (0, 0) }
    return Array(renderer.render(report).utf8)
  }

  private var gitHub: GitHubRenderer {
    GitHubRenderer(language: language, leastSeverity: leastSeverity)
  }

  /// Adds a table to the page of a job, where GitHub Actions says which file that is.
  func addJobSummary(of report: Report, _ environment: CommandEnvironment) throws {
    guard let path = environment.variables["GITHUB_STEP_SUMMARY"], path.hasPrefix("/") else {
      return
    }
    let before = try FileAccess.read(path) ?? []
    try FileAccess.write(before + Array(gitHub.jobSummary(of: report).utf8), to: path)
  }
}
