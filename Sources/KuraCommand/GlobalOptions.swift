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

  func validate() throws {
    if let problem = asOf?.problem {
      throw ValidationError(helpText(ja: problem.japanese, en: problem.english))
    }
  }
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
  /// The day; `nil` when the text is none.
  let date: CalendarDate?
  /// Why the text is no day.
  let problem: LocalizedText?

  init?(argument: String) {
    date = CalendarDate(argument).flatMap { $0.day == nil ? nil : $0 }
    problem = date == nil ? DayOption.problem(with: argument) : nil
  }

  /// What is wrong, without the text itself: nobody knows what was typed there.
  private static func problem(with text: String) -> LocalizedText {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard parts.map(\.utf8.count) == [4, 2, 2], numbers.count == 3, numbers[0] > 0 else {
      return LocalizedText(
        ja: "--as-of には、2026-04-01 のように「年4桁-月2桁-日2桁」で日を書いてください。",
        en: "--as-of takes a day as YYYY-MM-DD, such as 2026-04-01")
    }
    let (year, month, day) = (numbers[0], numbers[1], numbers[2])
    guard (1...12).contains(month) else {
      return LocalizedText(
        ja: "--as-of の日は暦にありません。\(month)月という月はないので、月を 01 から 12 で書いてください。",
        en: "--as-of names no day of the calendar: there is no month \(month); write 01 to 12")
    }
    let last = CalendarDate.days(inMonth: month, of: year)
    return LocalizedText(
      ja: "--as-of の日は暦にありません。\(year)年\(month)月に\(day)日はないので、日を 01 から \(last) で書いてください。",
      en:
        "--as-of names no day of the calendar: month \(month) of \(year) has no day \(day); write "
        + "01 to \(last)")
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
