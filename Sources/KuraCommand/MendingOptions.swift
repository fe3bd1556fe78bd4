import ArgumentParser
import Diagnostics
import Editing
import LintEngine
import Reporting
import SourceText

/// Options of `kura lint` that mend findings or show how.
struct MendingOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      helpText(
        ja: "確実な直し方のある指摘を、ファイルを書き換えて直す", en: "Mend what can be mended for certain")))
  var fix = false

  @Flag(
    help: ArgumentHelp(
      helpText(
        ja: "--fix とともに書くと、すべての直し方を差分で示し、何も書き換えない",
        en: "With --fix, show every fix as a diff and change nothing")))
  var review = false

  /// Refuses what does not go together.
  ///
  /// `hasOtherSource` says that it is not the files on disk that are checked, `hasReport` that a
  /// form of the report is asked for.
  func validate(hasOtherSource: Bool, hasReport: Bool) throws {
    if review && !fix {
      throw ValidationError(
        helpText(
          ja: "--review は --fix とともに使います。--fix --review と書いてください。",
          en: "--review goes with --fix; write --fix --review"))
    }
    if fix && hasOtherSource {
      throw ValidationError(
        helpText(
          ja: "--fix が直すのは手元のファイルだけです。--fix だけで実行して結果を確かめ、git add してください。",
          en: "--fix mends the files on disk only; run it alone, look at the result and git add it")
      )
    }
    if review && hasReport {
      throw ValidationError(
        helpText(
          ja: "--fix --review は差分だけを示します。--format と --output を外してください（--format json の結果には、"
            + "直し方がすでに入っています）。",
          en:
            "--fix --review shows diffs only; leave out --format and --output (--format json lists "
            + "the fixes already)"))
    }
  }

  /// Mends the files on disk, says on standard error what was done, and returns what remains.
  func mend(
    _ opened: OpenedSnapshot, in place: StorehousePlace, _ settings: RunSettings,
    _ environment: CommandEnvironment, lint: (LintInput) throws -> LintOutcome
  ) throws -> MendedOutcome {
    let result = try FixRun.mend(opened.input, lint: lint)
    var files = try ChangedFiles(in: place)
    var written = 0
    for file in result.files where files.write(file.after, over: file.before, at: file.path) {
      written += 1
    }
    files.report(in: settings.language, to: environment)
    if !settings.isQuiet {
      for line in Self.summary(of: result, written: written, isComplete: files.problems.isEmpty) {
        environment.writeError(harmless(line[settings.language]) + "\n")
      }
    }
    let isComplete = files.problems.isEmpty
    return MendedOutcome(
      lint: isComplete ? result.remaining : try lint(opened.input), isComplete: isComplete)
  }

  /// What has been done, in lines; counts are of all files, so they are told only when all could be
  /// written.
  private static func summary(
    of result: FixOutcome, written: Int, isComplete: Bool
  ) -> [LocalizedText] {
    var lines: [LocalizedText] = []
    if isComplete, written > 0 {
      lines.append(.mended(result.counts.values.reduce(0, +), files: written))
      let counts = result.counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      lines += counts.map { .count($0.key, $0.value) }
    } else if written > 0 {
      lines.append(.mendedSome(files: written, of: result.files.count))
    } else if isComplete {
      lines.append(.nothingToMend)
    }
    if result.withdrawnCount > 0 { lines.append(.withdrawn(result.withdrawnCount)) }
    if !result.converges { lines.append(.doesNotConverge) }
    return lines
  }

  /// Shows every fix of some findings as a diff of its own, and how many findings `--fix` alone
  /// would mend.
  func show(
    _ diagnostics: [Diagnostic], of opened: OpenedSnapshot, mendedByFix: Int,
    _ settings: RunSettings, _ environment: CommandEnvironment
  ) throws {
    // A report hides what must not be shown, in the lines around a change too.
    let report = Report(fileCount: 0, diagnostics: diagnostics, source: opened.source)
    var sources: [RepositoryPath: SourceFile] = [:]
    var count = 0
    var shownAsSafe = 0
    for finding in report.diagnostics where !finding.fixes.isEmpty {
      guard let source = sources[finding.path] ?? report.source(finding.path) else { continue }
      if sources[finding.path] == nil { sources = [finding.path: source] }
      if finding.fixes.contains(where: { $0.applicability == .safe }) { shownAsSafe += 1 }
      for fix in finding.fixes {
        count += 1
        let text = Self.text(of: fix, for: finding, in: source, settings.language)
        try environment.writeOutput(
          environment.outputIsTerminal ? Self.shownHarmlessly(text) : text)
      }
    }
    if !settings.isQuiet {
      let summary = LocalizedText.reviewed(
        count, mended: mendedByFix, later: max(0, mendedByFix - shownAsSafe))
      environment.writeError(summary[settings.language] + "\n")
    }
  }

  /// The finding and its remedy in words, in lines that `git apply` passes over, and the diff.
  private static func text(
    of fix: Fix, for finding: Diagnostic, in source: SourceFile, _ language: Language
  ) -> String {
    let line = LineIndex(source.bytes).position(at: finding.range.start).line
    let head = "# \(finding.path):\(line) [\(finding.rule)] \(finding.message[language])"
    let remedy = LocalizedText.remedy(fix)[language]
    return harmless(head) + "\n# " + harmless(remedy) + "\n"
      + UnifiedDiff.text(of: source, edits: fix.edits) + "\n"
  }

  private static func shownHarmlessly(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { harmless(String($0)) }
      .joined(separator: "\n")
  }
}

/// What a lint finds after mending.
struct MendedOutcome {
  let lint: LintOutcome
  /// Whether every mended file could be written.
  let isComplete: Bool
}

extension LocalizedText {
  fileprivate static func mended(_ count: Int, files: Int) -> LocalizedText {
    LocalizedText(
      ja: "\(grouped(files))個のファイルで\(grouped(count))件を直しました。",
      en: "Mended \(grouped(count)) finding\(count == 1 ? "" : "s") in \(grouped(files)) "
        + "file\(files == 1 ? "" : "s")")
  }

  fileprivate static func mendedSome(files: Int, of total: Int) -> LocalizedText {
    LocalizedText(
      ja: "直すところのある\(grouped(total))個のファイルのうち、\(grouped(files))個を書き換えました。",
      en: "Mended \(grouped(files)) of \(grouped(total)) files")
  }

  fileprivate static func count(_ rule: RuleID, _ count: Int) -> LocalizedText {
    LocalizedText(ja: "  \(rule): \(grouped(count))件", en: "  \(rule): \(grouped(count))")
  }

  fileprivate static let nothingToMend = LocalizedText(
    ja: "自動的に直せるところはありませんでした。", en: "There was nothing that could be mended for certain")

  fileprivate static func withdrawn(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "\(grouped(count))件は、直すとほかのところも変わるおそれがあるので、そのままにしました。",
      en: "Left \(grouped(count)) alone, because mending might change something else too")
  }

  fileprivate static let doesNotConverge = LocalizedText(
    ja: "\(FixRun.passLimit) 回くり返しても、まだ直すところが残っています。もう一度実行してください。"
      + "同じところが何度も変わるなら、決まりどうしが食い違っています。",
    en:
      "After \(FixRun.passLimit) passes there is still something to mend; run the command again. If "
      + "the same place changes every time, two rules contradict each other")

  /// `later` is how many of those mended can be found only once others are, as behind what keeps a
  /// file from being read.
  fileprivate static func reviewed(_ count: Int, mended: Int, later: Int) -> LocalizedText {
    LocalizedText(
      ja: "直し方は\(grouped(count))件です（--fix では\(grouped(mended))件が直ります）。"
        + (later > 0
          ? "うち\(grouped(later))件は、上の直しのあとで見つかるもので、まだ示せません。--fix のあと、git diff で確かめてください。"
          : "")
        + "ファイルは書き換えていません。",
      en: "Fixes: \(grouped(count)); --fix mends \(grouped(mended)) findings. "
        + (later > 0
          ? "\(grouped(later)) of them are found only after those above and cannot be shown yet; look "
            + "at git diff after --fix. "
          : "")
        + "No file has been changed")
  }

  fileprivate static func remedy(_ fix: Fix) -> LocalizedText {
    fix.applicability == .safe
      ? LocalizedText(
        ja: "直し方（--fix で直ります）: \(fix.title.japanese)",
        en: "Fix (made by --fix): \(fix.title.english)")
      : LocalizedText(
        ja: "直し方（内容を確かめてから、自分で直してください）: \(fix.title.japanese)",
        en: "Fix (for you to decide and to make): \(fix.title.english)")
  }
}
