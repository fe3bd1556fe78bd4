import ArgumentParser
import Diagnostics
import GitStore
import LintEngine
import Reporting
import SourceText

/// `kura lint`: checks entries.
struct LintCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "lint",
      abstract: helpText(ja: "項目を検査する", en: "Checks entries"),
      discussion: helpText(
        ja: "パスを書くと、そのファイルやフォルダの結果だけを表示します。参照は全体で確かめます。",
        en: "With paths, only findings in them are shown; references are checked everywhere."))
  }

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: ReportOptions

  @Argument(
    help: ArgumentHelp(
      helpText(ja: "結果を見たいファイルやフォルダ", en: "Files and folders to report on"),
      valueName: "path"))
  var paths: [String] = []

  @Flag(
    help: ArgumentHelp(
      helpText(ja: "次のコミットに入る内容を検査する", en: "Check the content as staged")))
  var staged = false

  @Option(
    help: ArgumentHelp(
      helpText(ja: "このコミットの内容を検査する", en: "Check the content of a commit"),
      valueName: "rev"))
  var commit: String?

  @Option(
    help: ArgumentHelp(
      helpText(ja: "同時に処理する数（既定は CPU の数）", en: "Files worked on at once (default: processors)"),
      valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if staged && commit != nil {
      throw ValidationError(
        helpText(
          ja: "--staged と --commit は同時に使えません。どちらか一方にしてください。",
          en: "--staged and --commit exclude each other; use one of them"))
    }
    if paths.contains("") {
      throw ValidationError(
        helpText(
          ja: "パスが空です。ファイルやフォルダの名前を書くか、全部を調べるなら何も書かないでください。",
          en: "A path is empty; name a file or folder, or leave it out to check everything"))
    }
    if let jobs, jobs < 1 {
      throw ValidationError(
        helpText(ja: "--jobs には 1 以上の数を書いてください。", en: "--jobs takes a number from 1"))
    }
  }

  func run() throws {
    let environment = CommandEnvironment.current
    let folder = global.startFolder(in: environment)
    let place = try StorehousePlace.find(from: folder, environment)
    let opened = try open(place)
    let settings = try RunSettings(global, opened.configuration, environment)
    let selection = try paths.map { argument in
      let path = try place.path(of: argument, from: folder)
      guard opened.mayHold(path) || place.exists(path) else {
        throw CommandFailure(.noSuchFile(argument), nextStep: .checkPath, exitCode: 64)
      }
      return path
    }
    let options = LintOptions(
      asOf: settings.asOf, jobs: jobs ?? environment.processorCount, selection: selection)
    let outcome = try lint(opened.input, options, settings, environment)
    let report = Report(
      fileCount: outcome.fileCount, diagnostics: outcome.diagnostics,
      suppressedCount: outcome.suppressedCount, source: opened.source)
    try output.write(report, settings, in: folder, root: place.root, environment)
    if outcome.isBroken { throw ExitCode(2) }
    if output.fails(outcome.diagnostics) { throw ExitCode(1) }
  }

  /// Lints with a line that shows how far the work is, gone before anything else is written.
  private func lint(
    _ input: LintInput, _ options: LintOptions, _ settings: RunSettings,
    _ environment: CommandEnvironment
  ) throws -> LintOutcome {
    guard let line = ProgressLine(settings, environment) else {
      return try Linter.lint(input, options: options)
    }
    defer { line.clear() }
    var options = options
    options.progress = { line.show($0, of: $1) }
    return try Linter.lint(input, options: options)
  }

  private func open(_ place: StorehousePlace) throws -> OpenedSnapshot {
    if let commit { return try place.open(.commit(commit)) }
    return try place.open(staged ? .index : .workTree)
  }
}

extension LocalizedText {
  fileprivate static let checkPath = LocalizedText(
    ja: "名前と、いまいるフォルダを確かめてください。",
    en: "Check the name and the folder that you are in")
}
