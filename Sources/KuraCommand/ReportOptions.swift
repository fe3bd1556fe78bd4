import ArgumentParser
import Diagnostics
import GitStore
import Reporting
import SourceText

/// Options of every command that reports findings.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      helpText(ja: "出力の形式", en: "Form of the report"),
      valueName: "format"))
  var format: ReportFormat = .text

  @Option(
    help: ArgumentHelp(
      helpText(ja: "結果をこのファイルに書く", en: "Write the report to a file"), valueName: "file"))
  var output: String?

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

  /// Renders a report, and writes it where the user wants it.
  func write(
    _ report: Report, _ settings: RunSettings, in folder: String, _ environment: CommandEnvironment
  ) throws {
    let text = render(report, settings, width: environment.terminalWidth)
    guard let output else {
      try environment.writeOutput(text)
      return
    }
    let path = output.hasPrefix("/") ? output : folder + "/" + output
    try FileAccess.write(Array(text.utf8), to: path)
  }

  private func render(_ report: Report, _ settings: RunSettings, width: Int) -> String {
    guard let layout = format.layout else {
      return String(
        decoding: JSONRenderer(language: settings.language).render(report), as: UTF8.self)
    }
    var renderer = TextRenderer(language: settings.language, layout: layout)
    renderer.usesColor = settings.usesColor && output == nil
    renderer.ambiguousIsWide = settings.ambiguousIsWide
    renderer.width = width
    renderer.showsSummary = !settings.isQuiet
    renderer.leastSeverity = all ? .note : min(.warning, failOn.severity)
    if all { (renderer.largestCount, renderer.largestCountPerFile) = (0, 0) }
    return renderer.render(report)
  }
}

/// A value of `--format`.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case plain
  case concise
  case json

  /// The layout of a text format, or `nil` for JSON.
  var layout: TextRenderer.Layout? {
    switch self {
    case .text: .full
    case .plain: .plain
    case .concise: .concise
    case .json: nil
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
