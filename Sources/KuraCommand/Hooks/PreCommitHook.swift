import Diagnostics
import GitStore
import LintEngine
import LintRules
import Reporting
import SourceText
import Storehouse

/// `pre-commit` and `pre-merge-commit`: checks what the next commit would change, as it is staged.
struct PreCommitHook: Hook {
  let name: String

  func run(_ call: HookCall) throws -> Int32 {
    let staged = try StagedStorehouses(in: call.folder, call.environment)
    if staged.isUnchanged { return 0 }
    return try staged.opened().map { try check($0, of: staged, call) }.max(by: Self.isMilder) ?? 0
  }

  private func check(
    _ opened: StagedStorehouses.Opened, of staged: StagedStorehouses, _ call: HookCall
  ) throws -> Int32 {
    let settings = try RunSettings(call.global, opened.configuration, call.environment)
    let options = LintOptions(
      asOf: settings.asOf, jobs: call.environment.processorCount, convert: TextConversion.japanese)
    var outcome = try Linter.lint(staged: opened.input, options: options)
    let skipReason = try call.checkedSkipReason()
    if skipReason != nil { outcome = outcome.protectedOnly }
    outcome = UnstagedTargets(
      place: staged.place(of: opened), staged: opened.input, options: options,
      variables: call.environment.variables
    ).explained(outcome)
    let verdict = HookVerdict(outcome)
    var text = ""
    if outcome.diagnostics.contains(where: { $0.severity >= .warning }) {
      let texts = ShownTexts(outcome.diagnostics, source: opened.source)
      let report = Report(
        fileCount: opened.input.changes.count, diagnostics: texts.diagnostics,
        source: texts.source)
      for remark in texts.remarks { text += remark[settings.language] + "\n" }
      var renderer = renderer(settings, call)
      renderer.first = first(of: opened)
      text += renderer.render(report)
    }
    if let reason = skipReason, text.isEmpty || verdict != .fine {
      text += LocalizedText.skipped(reason, under: opened.configuration)[settings.language] + "\n"
    }
    if let closing = verdict.closing(outcome.diagnostics, undo: staged.commandToUndo) {
      text += closing[settings.language] + "\n"
    }
    let commands = Self.commandsToTakeOut(outcome.diagnostics, opened.input.changes)
    if !commands.isEmpty {
      text += LocalizedText.takeOut[settings.language] + "\n"
      text += commands.prefix(FirstFindings.countAtHook).map { "    \($0)\n" }.joined()
      let rest = commands.count - FirstFindings.countAtHook
      if rest > 0 { text += LocalizedText.moreToTakeOut(rest)[settings.language] + "\n" }
    }
    if !text.isEmpty { try call.environment.writeOutput(text) }
    return verdict.exitCode
  }

  /// What takes the files out of the commit whose labels may be too strict for the storehouse.
  private static func commandsToTakeOut(
    _ diagnostics: [Diagnostic], _ changes: [FileChange]
  ) -> [String] {
    let paths = Set(
      diagnostics.filter { finding in
        // A word with several readings may well be meant to be stricter than the ceiling.
        finding.rule == "above-ceiling"
          || finding.rule == "misspelt-label" && finding.fixes.count > 1
      }.map(\.path))
    return changes.filter { $0.isFile && paths.contains($0.path) }.map { change in
      let path = shellWord(change.path.description)
      return change.wasFile ? "git restore --staged \(path)" : "git rm --cached \(path)"
    }
  }

  /// What is shown of many findings; a lint of one state tells neither what a commit changes in a
  /// label, nor what lies outside the folders of the storehouse.
  private func first(of opened: StagedStorehouses.Opened) -> FirstFindings {
    let folders = StorehouseLoader.prefixes(of: opened.configuration)
    let aboutChanges = Set(
      RuleList.transitionRules.map { type(of: $0).descriptor.id }
        + [LabelsSwitchedOff.descriptor.id, GrownBaseline.descriptor.id])
    var first = FirstFindings.atHook(seeing: "--staged", in: opened.root)
    first.isSeenByCommand = { finding in
      !aboutChanges.contains(finding.rule)
        && folders.contains { finding.path.isAtOrBelow($0) }
    }
    return first
  }

  private func renderer(_ settings: RunSettings, _ call: HookCall) -> TextRenderer {
    var renderer = TextRenderer(language: settings.language)
    renderer.usesColor = settings.usesColor
    renderer.ambiguousIsWide = settings.ambiguousIsWide
    renderer.width = call.environment.terminalWidth
    renderer.leastSeverity = .warning
    renderer.showsSummary = false
    return renderer
  }

  /// Orders exit codes by how much they keep from being done: 0, then 3, 1 and 2.
  private static func isMilder(_ left: Int32, _ right: Int32) -> Bool {
    let order: [Int32] = [0, 3, 1, 2]
    return (order.firstIndex(of: left) ?? 4) < (order.firstIndex(of: right) ?? 4)
  }
}

/// What a hook decides.
enum HookVerdict: Hashable {
  case fine
  case refused
  /// Nothing but what must not be shown to everybody stands in the way.
  case refusedForDisclosure
  /// The configuration or a schema is broken, so that entries were not checked.
  case broken

  init(_ outcome: StagedOutcome) {
    let errors = outcome.diagnostics.filter { $0.severity == .error }
    if outcome.isBroken {
      self = .broken
    } else if errors.isEmpty {
      self = .fine
    } else if errors.allSatisfy({ $0.group == .disclosure }) {
      self = .refusedForDisclosure
    } else {
      self = .refused
    }
  }

  var exitCode: Int32 {
    switch self {
    case .fine: 0
    case .refused: 1
    case .broken: 2
    case .refusedForDisclosure: 3
    }
  }

  /// What to do next, or `nil` when there is nothing to say; `undo` takes the commit back.
  func closing(
    _ diagnostics: [Diagnostic], undo: @autoclosure () -> String
  ) -> LocalizedText? {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count { $0.severity == .warning }
    let notes = diagnostics.count { $0.severity == .note }
    switch self {
    case .fine:
      if warnings == 0 { return nil }
      // What a place tells of somebody else's labels is neither personal nor secret.
      let isSerious = diagnostics.contains { finding in
        finding.severity == .warning && finding.isProtected && finding.group != .disclosure
      }
      return .goesOn(warnings, notes, isSerious: isSerious, undo: undo())
    case .broken: return .cannotCheck
    case .refused:
      let mendable = diagnostics.count { finding in
        finding.severity == .error && finding.fixes.contains { $0.applicability == .safe }
      }
      return .fixAndCommit(errors, mendable: mendable, notes)
    case .refusedForDisclosure: return .notForThisPlace(errors, notes)
    }
  }
}

extension LocalizedText {
  fileprivate static func fixAndCommit(
    _ errors: Int, mendable: Int, _ notes: Int
  ) -> LocalizedText {
    let command: LocalizedText =
      mendable > 0
      ? LocalizedText(
        ja: "（うち\(grouped(mendable))件は「kura lint --fix」で自動的に直せます）",
        en: " (\(grouped(mendable)) by 'kura lint --fix')")
      : LocalizedText(ja: "", en: "")
    return LocalizedText(
      ja: "コミットしていません。エラー\(grouped(errors))件を直し\(command.japanese)、"
        + "git add してから、もう一度コミットしてください。" + hiddenNotes(notes).japanese,
      en: "Not committed. Fix the \(grouped(errors)) error\(errors == 1 ? "" : "s")"
        + "\(command.english), git add the files and commit again." + hiddenNotes(notes).english)
  }

  fileprivate static func notForThisPlace(_ errors: Int, _ notes: Int) -> LocalizedText {
    LocalizedText(
      ja: "コミットしていません。公開範囲についてのエラーが\(grouped(errors))件あります。"
        + "上の説明のとおりに直し、git add してから、もう一度コミットしてください。"
        + hiddenNotes(notes).japanese,
      en: "Not committed: \(grouped(errors)) error\(errors == 1 ? "" : "s") about who may see "
        + "what. Put that right as said above, git add the files and commit again."
        + hiddenNotes(notes).english)
  }

  fileprivate static func goesOn(
    _ warnings: Int, _ notes: Int, isSerious: Bool, undo: String
  ) -> LocalizedText {
    let words = LocalizedText.onlyWarnings(warnings)
    let look: LocalizedText = isSerious ? .lookForPersonalData : .lookBeforePush
    return LocalizedText(
      ja: """
        \(words.japanese)\(look.japanese)\(hiddenNotes(notes).japanese)
          直すとき:     ファイルを直して git add し、git commit --amend --no-edit
          取り消すとき: \(undo)（コミットだけを取り消します。ファイルの内容は変わりません）
        """,
      en: """
        \(words.english) \(look.english)\(hiddenNotes(notes).english)
          To change it:    mend the file, git add, then git commit --amend --no-edit
          To take it back: \(undo) (undoes the commit only; no file changes)
        """)
  }

  /// That a commit is made although there are warnings.
  static func onlyWarnings(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "警告\(grouped(count))件だけなので、このままコミットします。",
      en: "Only \(grouped(count)) warning\(count == 1 ? "" : "s"), so the commit goes on.")
  }

  fileprivate static let lookBeforePush = LocalizedText(
    ja: "送る（push する）前に確かめてください。", en: "Look before you push.")

  fileprivate static let lookForPersonalData = LocalizedText(
    ja: "個人の情報や秘密かもしれないものがあるので、送る（push する）前に必ず確かめてください。"
      + "送った後では取り戻せません。違っていれば、何もしなくてかまいません。",
    en: "Something may be personal or secret: look before you push, because nothing can be taken "
      + "back afterwards. If it is neither, there is nothing to do.")

  fileprivate static let takeOut = LocalizedText(
    ja: "  構成員限りなど、この蔵に置けない内容なら、公開範囲をゆるめずに、次の行でコミットから外します（ファイルは消えません）。",
    en: "  What is for members only, or stricter than this storehouse takes, is taken out of the "
      + "commit with this, never relabelled (the file stays):")

  fileprivate static func moreToTakeOut(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "    （ほかのファイル\(grouped(count))個も、同じように外します）",
      en: "    (and \(grouped(count)) more file\(count == 1 ? "" : "s") likewise)")
  }

  fileprivate static let cannotCheck = LocalizedText(
    ja: "コミットしていません。kura.yaml かスキーマが壊れていて、項目を検査できません。"
      + "上のエラーを直し、git add してから、もう一度コミットしてください。",
    en: "Not committed: kura.yaml or a schema is broken, so entries cannot be checked. Fix the "
      + "errors above, git add the files and commit again.")

  /// What was passed over; without the house rules, what nobody looked for is not claimed.
  fileprivate static func skipped(
    _ reason: String, under configuration: Configuration
  ) -> LocalizedText {
    let start = LocalizedText(
      ja: "KURA_SKIP（\(discreet(reason))）により、", en: "KURA_SKIP (\(discreet(reason))): ")
    if configuration.profile == .storehouse {
      return LocalizedText(
        ja: start.japanese + "個人情報・秘密・公開範囲以外の検査を見送りました。",
        en: start.english + "only personal data, secrets and disclosure were checked.")
    }
    let levels = [configuration.rules] + configuration.overrides.map(\.rules)
    let looked = [
      ("personal-data", LocalizedText(ja: "個人情報", en: "personal data")),
      ("secret", LocalizedText(ja: "秘密", en: "secrets")),
    ].filter { rule, _ in levels.contains { ($0[RuleID(rule)] ?? .off) != .off } }.map(\.1)
    if looked.isEmpty {
      return LocalizedText(
        ja: start.japanese + "検査を見送りました。このリポジトリでは、個人情報・秘密・公開範囲も検査していません"
          + "（kura.yaml に profile: storehouse がないため）。",
        en: start.english + "nothing was checked; personal data, secrets and disclosure are not "
          + "looked for in this repository (kura.yaml has no profile: storehouse).")
    }
    return LocalizedText(
      ja: start.japanese + looked.map(\.japanese).joined(separator: "・") + "以外の検査を見送りました。",
      en: start.english + "only " + looked.map(\.english).joined(separator: " and ")
        + " were checked.")
  }

  private static func hiddenNotes(_ count: Int) -> LocalizedText {
    guard count > 0 else { return LocalizedText(ja: "", en: "") }
    return LocalizedText(
      ja: "（ほかに参考\(grouped(count))件。kura lint --staged --all で見られます）",
      en: " (\(grouped(count)) note\(count == 1 ? "" : "s") not shown: kura lint --staged --all.)")
  }
}
