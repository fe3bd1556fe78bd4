import ArgumentParser
import Diagnostics
import GitStore
import LintEngine
import SourceText
import Storehouse

/// Options by which findings that were there before are left out of a report.
struct KnownOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      helpText(
        ja: "このブランチやコミットから分かれた後の、新しい指摘だけを表示する",
        en: "Show only findings that are new since this revision and yours parted"),
      valueName: "rev"))
  var newSince: String?

  @Option(
    help: ArgumentHelp(
      helpText(
        ja: "このファイルに記録した、前からある指摘を省く（既定は kura.yaml の baseline）",
        en: "Leave out the findings recorded in this file (default: baseline in kura.yaml)"),
      valueName: "file"))
  var baseline: String?

  @Flag(
    help: ArgumentHelp(
      helpText(
        ja: "前からある指摘を記録したファイルを作る。あれば、なくなった指摘を消すだけで、増やさない",
        en: "Make the baseline; where there is one, only take out what is gone")))
  var updateBaseline = false

  /// Whether findings have to be recognised.
  var areUsed: Bool { newSince != nil || baseline != nil || updateBaseline }

  func validate() throws {
    if newSince != nil && baseline != nil {
      throw ValidationError(
        helpText(
          ja: "--new-since と --baseline は同時に使えません。どちらか一方にしてください。",
          en: "--new-since and --baseline exclude each other; use one of them"))
    }
  }
}

extension KnownOptions {
  /// Leaves out what the options want; `state` names the commit that the files come from.
  func leavingOut(
    _ outcome: LintOutcome, _ place: StorehousePlace, _ opened: OpenedSnapshot, state: String,
    _ options: LintOptions, in folder: String
  ) throws -> KnownLeftOut {
    if newSince == nil, updateBaseline || baseline != nil {
      return try KnownLeftOut(
        outcome, baseline: try file(place, opened, in: folder), isUpdating: updateBaseline,
        isWhole: options.selection.isEmpty)
    }
    var outcome = outcome
    var stale: LocalizedText?
    if let named = try NamedBaseline(of: opened.configuration, in: opened.input) {
      outcome = outcome.leavingOut(named)
      if options.selection.isEmpty, outcome.goneCount > 0, let path = opened.configuration.baseline
      {
        stale = .staleBaseline("\(path)", outcome.goneCount)
      }
    }
    var left = KnownLeftOut(all: outcome)
    if let newSince {
      left = try KnownLeftOut(
        outcome, newSince: newSince, place, opened, state: state, options)
    }
    left.count += outcome.knownCount
    left.notice = stale
    return left
  }

  /// The baseline of the command line, or else that of the configuration.
  private func file(
    _ place: StorehousePlace, _ opened: OpenedSnapshot, in folder: String
  ) throws -> BaselineFile {
    if let baseline { return BaselineFile(baseline, in: folder) }
    guard let path = opened.configuration.baseline else {
      throw CommandFailure(.namelessBaseline, nextStep: .nameBaseline, exitCode: 64)
    }
    guard let top = place.folder else { throw CommandFailure(.needsGit, exitCode: 64) }
    return BaselineFile("\(path)", in: top)
  }
}

/// A report without the findings that were there before.
struct KnownLeftOut {
  var diagnostics: [Diagnostic]
  /// How many findings are left out.
  var count = 0
  /// What to tell the user beside the report.
  var notice: LocalizedText?

  /// Everything is new.
  init(all outcome: LintOutcome) {
    diagnostics = outcome.diagnostics
  }

  private init(_ outcome: LintOutcome, knownFrom known: KnownFindings) {
    let new = known.new(among: outcome.keys)
    diagnostics = new.map { outcome.diagnostics[$0] }
    count = outcome.diagnostics.count - new.count
  }

  /// Leaves out what was there where two lines of history parted.
  init(
    _ outcome: LintOutcome, newSince revision: String, _ place: StorehousePlace,
    _ opened: OpenedSnapshot, state: String, _ options: LintOptions
  ) throws {
    guard !outcome.isBroken, !outcome.diagnostics.isEmpty else {
      self.init(all: outcome)
      return
    }
    let base = try place.baseOf(state: state, since: revision)
    var options = options
    // Few files are asked about alone; for many, reading all of them is as fast.
    options.selection = []
    let paths = Set(outcome.diagnostics.map(\.path))
    let old = try place.linted(base, underConfigurationOf: opened, options) { input in
      paths.count <= 32 && paths.allSatisfy(input.contains) ? paths.sorted() : []
    }
    self.init(outcome, knownFrom: KnownFindings(old.keys))
  }

  /// Leaves out what a baseline holds, and makes the baseline smaller when asked to.
  init(
    _ outcome: LintOutcome, baseline: BaselineFile, isUpdating: Bool, isWhole: Bool
  ) throws {
    guard !outcome.isBroken else {
      self.init(all: outcome)
      return
    }
    guard let known = try baseline.read() else {
      guard isUpdating else {
        throw CommandFailure(.noBaseline(baseline.name), nextStep: .makeBaseline(baseline.name))
      }
      let all = KnownFindings(outcome.keys)
      try baseline.write(all)
      self.init(outcome, knownFrom: all)
      notice = .madeBaseline(baseline.name, all.total)
      return
    }
    self.init(outcome, knownFrom: known)
    // Findings outside the selection are not gone, only not asked for.
    guard isWhole else { return }
    let remaining = known.remaining(among: outcome.keys)
    let gone = known.total - remaining.total
    guard gone > 0 else { return }
    if isUpdating {
      try baseline.write(remaining)
      notice = .shrankBaseline(baseline.name, gone)
    } else {
      notice = .staleBaseline(baseline.name, gone)
    }
  }
}

extension LocalizedText {
  fileprivate static let namelessBaseline = LocalizedText(
    ja: "--update-baseline で作るファイルの名前がわかりません。",
    en: "There is no name for the file that --update-baseline makes")

  fileprivate static let nameBaseline = LocalizedText(
    ja: "kura.yaml に「baseline: .kura-baseline.jsonl」と書くか、--baseline でファイルを指定してください。",
    en: "Write 'baseline: .kura-baseline.jsonl' into kura.yaml, or name a file with --baseline")

  fileprivate static func noBaseline(_ name: String) -> LocalizedText {
    LocalizedText(ja: "ベースライン「\(name)」がありません。", en: "There is no baseline '\(name)'")
  }

  fileprivate static func makeBaseline(_ name: String) -> LocalizedText {
    LocalizedText(
      ja: "今ある指摘を記録して始めるなら、--update-baseline を付けて実行し、できたファイルをコミットしてください。",
      en: "To begin with what there is now, run it with --update-baseline and commit the file")
  }

  fileprivate static func madeBaseline(_ name: String, _ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "今ある指摘\(grouped(count))件を「\(name)」に記録しました。コミットしてください。",
      en: "Recorded in '\(name)': \(grouped(count)). Commit the file")
  }

  fileprivate static func shrankBaseline(_ name: String, _ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "なくなった指摘\(grouped(count))件を「\(name)」から消しました。コミットしてください。",
      en: "Taken out of '\(name)' because they are gone: \(grouped(count)). Commit the file")
  }

  fileprivate static func staleBaseline(_ name: String, _ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "「\(name)」の\(grouped(count))件は、もうありません。--update-baseline を付けて実行すると消せます。",
      en: "Gone, but still in '\(name)': \(grouped(count)). --update-baseline takes them out")
  }
}
