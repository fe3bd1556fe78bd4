import ArgumentParser
import Editions
import SourceText

/// Options that every command understands.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: .customShort("C", allowingJoined: true),
    help: ArgumentHelp(
      helpText(ja: "このフォルダで実行する", en: "Run as if started in this folder"), valueName: "dir"))
  var directory: String?

  @Option(
    help: ArgumentHelp(
      helpText(ja: "表示の言語", en: "Language of messages")))
  var lang: LanguageOption?

  @Option(
    help: ArgumentHelp(
      helpText(
        ja: "基準日（YYYY-MM-DD、既定は今日）", en: "The day to judge by (YYYY-MM-DD, default today)"),
      valueName: "date"))
  var asOf: DayOption?

  @Option(
    help: ArgumentHelp(
      helpText(ja: "色をつけるか", en: "Whether to use colour")))
  var color: ColorOption = .auto

  @Flag(
    help: ArgumentHelp(
      helpText(ja: "まとめの行や進み具合を表示しない", en: "Leave out progress and the summary")))
  var quiet = false
}

/// A value of `--lang`.
enum LanguageOption: String, ExpressibleByArgument, CaseIterable {
  case ja
  case en

  var language: Language { self == .ja ? .japanese : .english }
}

/// A value of `--color`.
enum ColorOption: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always
  case never

  /// Whether to colour what goes to standard output; `NO_COLOR` switches `auto` off.
  func isOn(in environment: CommandEnvironment) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      environment.outputIsTerminal && environment.variables["NO_COLOR", default: ""].isEmpty
        && environment.variables["TERM"] != "dumb"
    }
  }
}

/// A value of `--as-of`.
struct DayOption: ExpressibleByArgument {
  let date: CalendarDate

  init?(argument: String) {
    guard let date = CalendarDate(argument), date.day != nil else { return nil }
    self.date = date
  }
}

/// What the global options say, however they were read.
struct GlobalChoices {
  var directory: String?
  var language: Language?
  var asOf: CalendarDate?
  var color = ColorOption.auto
  var isQuiet = false

  /// The folder in which the command works, absolute.
  func startFolder(in environment: CommandEnvironment) -> String {
    guard let directory else { return environment.currentDirectory }
    return directory.hasPrefix("/") ? directory : environment.currentDirectory + "/" + directory
  }
}

extension GlobalOptions {
  /// What the options say.
  var choices: GlobalChoices {
    GlobalChoices(
      directory: directory, language: lang?.language, asOf: asOf?.date, color: color,
      isQuiet: quiet)
  }

  /// The folder in which the command works, absolute.
  func startFolder(in environment: CommandEnvironment) -> String {
    choices.startFolder(in: environment)
  }
}
