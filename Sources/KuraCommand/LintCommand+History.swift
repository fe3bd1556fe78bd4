import ArgumentParser
import Diagnostics
import GitStore
import Reporting
import SourceText

extension LintCommand {
  /// Lints what a range of commits, or all history, brings in.
  func runHistory() throws {
    let environment = CommandEnvironment.current
    let folder = global.startFolder(in: environment)
    let place = try StorehousePlace.find(from: folder, environment)
    guard let repository = place.repository else {
      throw CommandFailure(.historyNeedsGit, exitCode: 64)
    }
    let ends = try range.map { try self.ends(of: $0, repository) }
    let tip = try ends?.to ?? repository.resolve("HEAD")
    let opened = try place.open(.commit("\(tip)"))
    let settings = try RunSettings(global, opened.configuration, environment)
    let selection = try paths.map { try place.path(of: $0, from: folder) }
    let check = RangeCheck(
      repository: repository, root: place.root, settings: settings,
      jobs: jobs ?? environment.processorCount)
    let outcome = try check.run(
      opened, tip: tip, HistoryPart(tips: [tip], excluded: ends.map { [$0.from] } ?? []),
      references: allHistory ? try repository.references() : [],
      extent: allHistory ? .everything : .changes)
    let findings = outcome.diagnostics.filter { finding in
      selection.isEmpty || selection.contains { finding.path.isAtOrBelow($0) }
    }
    let texts = ShownTexts(findings, source: outcome.source)
    let report = Report(
      fileCount: outcome.fileCount, diagnostics: texts.diagnostics, source: texts.source)
    texts.say(settings, environment)
    try output.write(report, settings, in: folder, root: place.root, environment)
    if let remedy = outcome.remedy, !settings.isQuiet, writesForPeople,
      findings.contains(where: { $0.commit != nil })
    {
      // The names of branches and tags may hold what must not be shown.
      let redaction = Redaction(findings, source: outcome.source)
      environment.writeError(redaction.text(remedy[settings.language]) + "\n")
    }
    if outcome.isBroken { throw ExitCode(2) }
    if output.fails(findings) { throw ExitCode(1) }
  }

  /// Throws when another state of the files is asked for beside a history.
  func refuseOtherStates() throws {
    let asksForAnother = staged || commit != nil || stdin != nil || known.areUsed
    guard asksForAnother || range != nil && allHistory else { return }
    throw ValidationError(
      helpText(
        ja: "--range と --all-history は、それぞれ単独で使います。"
          + "--staged、--commit、--stdin、--new-since、--baseline と同時には使えません。",
        en: "--range and --all-history each stand alone: without --staged, --commit, --stdin, "
          + "--new-since and --baseline"))
  }

  /// Whether the report is read by a person, and not by a program.
  var writesForPeople: Bool {
    output.format.allSatisfy { $0 == .text || $0 == .plain || $0 == .concise }
  }

  private func ends(
    of text: String, _ repository: Repository
  ) throws -> (from: ObjectID, to: ObjectID) {
    guard let range = RevisionRange(text) else {
      throw CommandFailure(.noRange(text), exitCode: 64)
    }
    return try repository.resolve(range)
  }
}

extension LocalizedText {
  fileprivate static let historyNeedsGit = LocalizedText(
    ja: "ここは git のリポジトリではないので、--range と --all-history は使えません。",
    en: "This is not a git repository, so --range and --all-history cannot be used")

  fileprivate static func noRange(_ text: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(text)」は範囲ではありません。origin/main..HEAD のように、「前..後」の形で書いてください。",
      en: "'\(text)' is no range; write it as FROM..TO, such as origin/main..HEAD")
  }
}
