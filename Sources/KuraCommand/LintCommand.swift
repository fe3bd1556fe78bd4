import ArgumentParser
import Diagnostics
import GitStore
import LintEngine
import Reporting
import SourceText
import Storehouse

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
  @OptionGroup var known: KnownOptions
  @OptionGroup var mending: MendingOptions

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
      helpText(
        ja: "標準入力を、このファイルの内容として検査する（編集中のファイル用）",
        en: "Check standard input as the content of this file (for editors)"),
      valueName: "path"))
  var stdin: String?

  @Option(
    help: ArgumentHelp(
      helpText(
        ja: "この範囲のコミットが変えたものと、持ち込んだすべての内容を検査する",
        en: "Check what a range of commits changes, and all that it brought in"),
      valueName: "from..to"))
  var range: String?

  @Flag(
    help: ArgumentHelp(
      helpText(
        ja: "最新のコミットと、すべての履歴を検査する", en: "Check the last commit and all history")))
  var allHistory = false

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
    if stdin != nil && (staged || commit != nil || !paths.isEmpty) {
      throw ValidationError(
        helpText(
          ja: "--stdin は、パスや --staged、--commit と同時に使えません。",
          en: "--stdin excludes paths, --staged and --commit"))
    }
    if known.updateBaseline && (stdin != nil || !paths.isEmpty) {
      throw ValidationError(
        helpText(
          ja: "--update-baseline は全体を調べるときだけ使えます。パスや --stdin を消してください。",
          en: "--update-baseline looks at everything; leave out paths and --stdin"))
    }
    if range != nil || allHistory { try refuseOtherStates() }
    try mending.validate(
      hasOtherSource: staged || commit != nil || stdin != nil || range != nil || allHistory,
      hasReport: !output.format.isEmpty || !output.output.isEmpty)
    if let jobs, jobs < 1 {
      throw ValidationError(
        helpText(ja: "--jobs には 1 以上の数を書いてください。", en: "--jobs takes a number from 1"))
    }
  }

  func run() throws {
    if range != nil || allHistory {
      try runHistory()
      return
    }
    let environment = CommandEnvironment.current
    let folder = global.startFolder(in: environment)
    let typed = try stdin.map { try StandardInputFile($0, from: folder, environment) }
    let place = try typed?.place ?? StorehousePlace.find(from: folder, environment)
    let opened = try typed?.opened() ?? open(place)
    let settings = try RunSettings(global, opened.configuration, environment)
    let selection =
      try typed.map { [$0.source.path] }
      ?? paths.map { try place.selected($0, from: folder, in: opened) }
    var options = LintOptions(
      asOf: settings.asOf, jobs: jobs ?? environment.processorCount, selection: selection,
      convert: TextConversion.japanese)
    options.makesKeys = known.areUsed || opened.configuration.baseline != nil
    let mended =
      try mending.fix && !mending.review
      ? mending.mend(opened, in: place, settings, environment) {
        try lint($0, options, settings, environment)
      } : nil
    let outcome = try mended?.lint ?? lint(opened.input, options, settings, environment)
    let left = try known.leavingOut(
      outcome, place, opened, state: commit ?? "HEAD", options, in: folder)
    if mending.review {
      // What mends one finding may mend another, and one fix may make room for the next.
      let count = try FixRun.mend(opened.input) { try lint($0, options, settings, environment) }
        .counts.values.reduce(0, +)
      try mending.show(
        left.diagnostics, of: opened, mendedByFix: count, settings, environment)
      try end(outcome, left.diagnostics)
      return
    }
    let texts = ShownTexts(left.diagnostics, source: opened.source)
    var report = Report(
      fileCount: outcome.fileCount, diagnostics: texts.diagnostics,
      suppressedCount: outcome.suppressedCount, knownCount: left.count, source: texts.source)
    texts.say(settings, environment)
    sayWhatIsNoEntry(selection, opened, settings, environment)
    if !mending.fix, commit == nil, stdin == nil { report.mendingCommand = "kura lint --fix" }
    try output.write(report, settings, in: folder, root: place.root, environment)
    for notice in [left.notice, typed?.notice(outcome, opened)].compactMap(\.self)
    where !settings.isQuiet {
      environment.writeError("kura: \(discreet(notice[settings.language]))\n")
    }
    if !staged, commit == nil, stdin == nil { warnOfInactiveHooks(place, settings, environment) }
    if let mended, !mended.isComplete { throw ExitCode(2) }
    try end(outcome, left.diagnostics)
  }

  /// Ends with the exit code that the findings ask for.
  private func end(_ outcome: LintOutcome, _ diagnostics: [Diagnostic]) throws {
    if outcome.isBroken { throw ExitCode(2) }
    if output.fails(diagnostics) { throw ExitCode(1) }
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

  /// Says in one line that commits are not checked in this clone, where a person would read it.
  private func warnOfInactiveHooks(
    _ place: StorehousePlace, _ settings: RunSettings, _ environment: CommandEnvironment
  ) {
    let runsUnattended = !["", "0", "false"].contains(environment.variables["CI"] ?? "")
    guard !settings.isQuiet, !runsUnattended, writesForPeople, let text = place.inactiveHooks
    else { return }
    environment.writeError(text[settings.language] + "\n")
  }

  /// Says which of the paths that were named are there and hold no entry, so that nobody takes the
  /// empty report for a good one.
  private func sayWhatIsNoEntry(
    _ selection: [RepositoryPath], _ opened: OpenedSnapshot, _ settings: RunSettings,
    _ environment: CommandEnvironment
  ) {
    guard !staged, commit == nil, stdin == nil, !settings.isQuiet, writesForPeople else { return }
    for path in selection where !opened.mayHold(path) {
      let text = LocalizedText.noEntry(path, opened.configuration.profile)[settings.language]
      environment.writeError("kura: \(discreet(text))\n")
    }
  }

  private func open(_ place: StorehousePlace) throws -> OpenedSnapshot {
    if let commit { return try place.open(.commit(commit)) }
    return try place.open(staged ? .index : .workTree)
  }
}

extension LocalizedText {
  /// What was named is there, and lint looks at nothing in it.
  fileprivate static func noEntry(
    _ path: RepositoryPath, _ profile: Configuration.Profile
  ) -> LocalizedText {
    let place =
      profile == .storehouse
      ? LocalizedText(
        ja: "項目は knowledge/種類/ の中に置きます。", en: "entries belong into knowledge/KIND/")
      : LocalizedText(
        ja: "項目の場所は、kura.yaml の kinds に書きます。",
        en: "kinds in kura.yaml says where entries are")
    return LocalizedText(
      ja: "「\(path)」には項目がないので、検査していません。\(place.japanese)"
        + "個人情報や秘密がないかは、kura scan で調べられます。",
      en: "'\(path)' has no entry and was not checked; \(place.english). kura scan looks for "
        + "personal data and secrets in any file")
  }
}
