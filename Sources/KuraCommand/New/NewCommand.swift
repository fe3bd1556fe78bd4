import ArgumentParser
import Diagnostics
import EntryForms
import GitStore
import LintEngine
import SourceText
import Storehouse

/// `kura new`: a new entry, ready to fill in.
struct NewCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "new",
      abstract: helpText(ja: "新しい項目を作る", en: "Writes a new entry"),
      discussion: helpText(
        ja: "端末では、必要な欄を一つずつ尋ねます。--set を書くと尋ねずに作り、足りない欄は注釈で残します。"
          + "今あるファイルは上書きしません。",
        en: "At a terminal it asks for the required fields one by one. With --set it asks nothing "
          + "and leaves comments where fields are missing. It never overwrites a file."))
  }

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText(ja: "項目の種類", en: "The kind of entry")))
  var kind: String?

  @Argument(
    help: ArgumentHelp(
      helpText(ja: "項目の id（書かなければ、題名から案を出す）", en: "Its id (suggested from the title)")))
  var id: String?

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      helpText(
        ja: "欄の値。a.b=値、一覧は a[]=値。何度でも書ける",
        en: "A field's value; a.b=value inside, a[]=value for lists; may be repeated"),
      valueName: "key=value"))
  var assignments: [Assignment] = []

  @Option(
    help: ArgumentHelp(
      helpText(ja: "担当する人か役割の id", en: "The id of the person or role in charge"),
      valueName: "id"))
  var role: String?

  @Option(
    help: ArgumentHelp(
      helpText(
        ja: "あなた自身が今日、内容を確かめたときだけ、あなたの役割を書く",
        en: "Your role, only if you yourself checked the content today"),
      valueName: "role"))
  var reviewedByMe: String?

  func run() throws {
    let environment = CommandEnvironment.current
    let place = try StorehousePlace.find(from: global.startFolder(in: environment), environment)
    guard let folder = place.folder else {
      throw CommandFailure(.noFilesHere, nextStep: .cloneFirst, exitCode: 64)
    }
    let opened = try place.open(.workTree)
    let settings = try RunSettings(global, opened.configuration, environment)
    do {
      let survey = try StorehouseSurvey(
        opened.input,
        options: LintOptions(asOf: settings.asOf, jobs: environment.processorCount))
      guard !survey.storehouse.isBroken else {
        throw CommandFailure(.brokenStorehouse, nextStep: .lintFirst)
      }
      try write(survey, settings, folder, place, environment)
    } catch var failure as CommandFailure {
      // Whoever is asked in a language is also refused in it.
      failure.language = settings.language
      throw failure
    }
  }

  private func write(
    _ survey: StorehouseSurvey, _ settings: RunSettings, _ folder: String,
    _ place: StorehousePlace, _ environment: CommandEnvironment
  ) throws {
    let asks = assignments.isEmpty && environment.inputIsTerminal && environment.errorIsTerminal
    let console = Console(environment, settings.language)
    let kind = try chosenKind(among: survey.storehouse.kinds, asks ? console : nil)
    let plan = try NewEntryPlan(kind, survey, settings, folder: folder)
    var start = NewEntryStart(plan)
    try start.fill(assignments, role: role, reviewedByMe: reviewedByMe)
    let entry: NewEntry
    if asks {
      var dialogue = NewEntryDialogue(plan, console, start, asksForReview: reviewedByMe == nil)
      entry = try dialogue.run(id: id)
    } else if assignments.isEmpty, id == nil {
      throw CommandFailure(
        .nobodyToAsk, nextStep: .missing(plan.missingFields(in: start.draft)),
        details: plan.setCommand(start.draft, id: nil), exitCode: 64)
    } else {
      entry = try start.finished(id: id)
    }
    try write(entry, plan, place, environment)
  }

  private func chosenKind(among kinds: [Kind], _ console: Console?) throws -> Kind {
    if let kind {
      // Whoever reads 用語（term） may well type the first of the two.
      let found =
        kinds.first { $0.name == kind }
        ?? kinds.first { $0.title.japanese == "\(kind)（\($0.name)）" }
        // FAQ and ｆａｑ are faq.
        ?? kinds.first { EntrySearch.form(of: $0.name) == EntrySearch.form(of: kind) }
      if let found { return found }
    }
    let names = kinds.map(\.name)
    if kind == nil, let console, !kinds.isEmpty {
      console.say(.whichKind)
      let titles = kinds.map { $0.title[console.language] }
      do {
        while true {
          // There is no question before the first one.
          do { return kinds[try console.choose(titles)] } catch Console.Interruption.back {}
        }
      } catch Console.Interruption.end {
        console.say(LocalizedText(verbatim: ""))
        throw CommandFailure(.stopped, nextStep: .kinds(kinds))
      }
    }
    throw CommandFailure(
      .noSuchKind(kind, nearest: kind.flatMap { nearestName(to: $0, among: names) }),
      nextStep: .kinds(kinds), exitCode: 64)
  }

  private func write(
    _ entry: NewEntry, _ plan: NewEntryPlan, _ place: StorehousePlace,
    _ environment: CommandEnvironment
  ) throws {
    guard let path = plan.path(forID: entry.id) else {
      throw CommandFailure(.badID(entry.id), exitCode: 64)
    }
    let target = "\(plan.folder)/\(path)"
    if let objection = plan.objection(toID: entry.id) {
      throw CommandFailure(objection, exitCode: 64)
    }
    let left = try plan.leftToDo(entry.draft, id: entry.id, said: entry.notes)
    try FileAccess.createFolder("\(plan.folder)/\(path.parent)")
    try FileAccess.write(Array(plan.text(of: entry.draft, at: path).utf8), to: target)
    let language = plan.settings.language
    try environment.writeOutput(LocalizedText.written(path)[language] + "\n")
    for note in entry.notes + left { environment.writeError(discreet(note[language]) + "\n") }
    if plan.settings.isQuiet { return }
    let here = FileAccess.realPath(environment.currentDirectory) ?? environment.currentDirectory
    let commands = NewEntrySteps(plan, entry, at: path)
      .commands(from: here, inGit: place.repository != nil)
    let head = left.isEmpty ? LocalizedText.nextSteps : .nextStepsAfterMending
    environment.writeError(head[language] + "\n")
    for command in commands { environment.writeError("  \(command)\n") }
    if let warning = place.inactiveHooks { environment.writeError(warning[language] + "\n") }
  }
}

/// An entry that is ready to be written.
struct NewEntry {
  let id: String
  let draft: DraftValue
  /// What the author should know about it.
  let notes: [LocalizedText]
}

extension LocalizedText {
  fileprivate static let noFilesHere = LocalizedText(
    ja: "ここには作業用のファイルがない（bare リポジトリ）ので、項目を作れません。",
    en: "This repository has no files to work on (it is bare)")

  fileprivate static let cloneFirst = LocalizedText(
    ja: "git clone したフォルダで実行してください。", en: "Clone it, and run kura there")

  fileprivate static let brokenStorehouse = LocalizedText(
    ja: "kura.yaml かスキーマに誤りがあるので、項目を作れません。",
    en: "kura.yaml or a schema is broken, so no entry can be written")

  fileprivate static let lintFirst = LocalizedText(
    ja: "「kura lint」で誤りを表示して、先に直してください。", en: "Run 'kura lint' and mend it first")

  fileprivate static let whichKind = LocalizedText(
    ja: "どの種類の項目を作りますか。", en: "Which kind of entry?")

  fileprivate static func noSuchKind(_ name: String?, nearest: String?) -> LocalizedText {
    guard let name else {
      return LocalizedText(ja: "項目の種類を書いてください。", en: "Say which kind of entry")
    }
    let japanese = nearest.map { "「\($0)」の誤りではありませんか。" } ?? ""
    let english = nearest.map { "; did you mean '\($0)'?" } ?? ""
    return LocalizedText(
      ja: "種類「\(name)」はありません。" + japanese, en: "There is no kind '\(name)'" + english)
  }

  fileprivate static func kinds(_ kinds: [Kind]) -> LocalizedText {
    LocalizedText(
      ja: "使える種類: " + kinds.map(\.title.japanese).joined(separator: "、"),
      en: "Kinds: " + kinds.map(\.title.english).joined(separator: ", "))
  }

  fileprivate static func written(_ path: RepositoryPath) -> LocalizedText {
    LocalizedText(verbatim: harmless(path.description))
  }

  fileprivate static let nobodyToAsk = LocalizedText(
    ja: "端末から使っていないので、質問に答えてもらえません。ファイルは何も作っていません。",
    en: "There is nobody to ask, since this does not run at a terminal; nothing was written")

  fileprivate static let nextSteps = LocalizedText(
    ja: "ファイルを作りました。読み返してから、次の順に進めてください。",
    en: "The file is written. Read it over; then:")

  fileprivate static let nextStepsAfterMending = LocalizedText(
    ja: "ファイルを作りました。上に書いたところを確かめ、直してから、次の順に進めてください。",
    en: "The file is written. Mend what is said above; then:")
}
