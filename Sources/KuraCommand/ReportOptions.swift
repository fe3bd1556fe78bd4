import ArgumentParser
import Diagnostics
import GitStore
import Reporting
import SourceText

/// Options of every command that reports findings.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      helpText(
        ja: "出力の形式。書かなければ text。--output と組にして、何度でも書ける",
        en: "Form of the report, text unless given; may be repeated, each with an --output"),
      valueName: "format"))
  var format: [ReportFormat] = []

  @Option(
    help: ArgumentHelp(
      helpText(
        ja: "結果をこのファイルに書く。隣に書いた --format の形式になる",
        en: "Write the report to a file, in the form of the --format beside it"),
      valueName: "file"))
  var output: [String] = []

  @Option(
    help: ArgumentHelp(
      helpText(
        ja: "この重さ以上の指摘があれば、終了コードを 1 にする",
        en: "The least severity that ends with exit code 1"),
      valueName: "severity"))
  var failOn: SeverityOption = .error

  @Flag(
    help: ArgumentHelp(
      helpText(
        ja: "参考の指摘も含め、件数の上限なしにすべて表示する",
        en: "Show notes too, and every finding whatever their number")))
  var all = false

  /// Whether findings are bad enough for exit code 1.
  func fails(_ diagnostics: [Diagnostic]) -> Bool {
    diagnostics.contains { $0.severity >= failOn.severity }
  }

  func validate() throws {
    try ReportDestination.check(format, output)
  }

  /// Renders a report, and writes it where the user wants it.
  ///
  /// Programs that read a report count from the top of a repository; `root` is the storehouse's
  /// folder from there.
  func write(
    _ report: Report, _ settings: RunSettings, in folder: String, root: RepositoryPath = "",
    _ environment: CommandEnvironment
  ) throws {
    for destination in ReportDestination.all(format, output) {
      let shown = destination.format.isForPrograms ? report.seen(from: root) : report
      let form = ReportForm(
        format: destination.format, settings: settings, failOn: failOn.severity, isComplete: all,
        width: environment.terminalWidth, isFile: destination.file != nil)
      let bytes = form.render(shown)
      if let file = destination.file {
        try FileAccess.write(bytes, to: file.hasPrefix("/") ? file : folder + "/" + file)
      } else {
        try environment.writeOutput(String(decoding: bytes, as: UTF8.self))
      }
      if destination.format == .github { try form.addJobSummary(of: shown, environment) }
    }
  }
}

/// A value of `--fail-on`.
enum SeverityOption: String, ExpressibleByArgument, CaseIterable {
  case note
  case warning
  case error

  var severity: Severity {
    switch self {
    case .note: .note
    case .warning: .warning
    case .error: .error
    }
  }
}
