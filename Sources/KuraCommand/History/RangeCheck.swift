import Diagnostics
import GitStore
import LintEngine
import SourceText
import Storehouse

/// Checks what a range of commits brings in: its last state by every rule, as far as the range
/// changes it, and all its history for what must never be there.
struct RangeCheck {
  /// What a check has found.
  struct Outcome {
    var fileCount = 0
    var diagnostics: [Diagnostic] = []
    var isBroken = false
    /// What to do about findings in past commits, for the person at the terminal.
    var remedy: LocalizedText?
    /// Reads the texts that the findings are about.
    var source: (RepositoryPath) -> SourceFile? = { _ in nil }
  }

  /// How much of the last state is checked by every rule.
  enum Extent {
    /// Nothing: it is not the state of a storehouse that somebody works on.
    case nothing
    /// What the range changes.
    case changes
    case everything
  }

  let repository: Repository
  /// The storehouse's folder in the repository.
  let root: RepositoryPath
  let settings: RunSettings
  let jobs: Int
  /// The strictest that may be where the commits go, besides what the configuration says.
  var ceiling: DisclosureCeiling?
  /// Whether the commits come from somebody else's clone, as they do on a server.
  var isReceiving = false
  /// Whether ordinary findings are passed over, so that those count which they made needless.
  var isProtectedOnly = false

  /// Checks a part of the history whose last state is in a snapshot.
  ///
  /// `references` are looked at by their names and tags; commits that they lead to are part of the
  /// range.
  func run(
    _ opened: OpenedSnapshot, _ part: HistoryPart, references: [NamedReference] = [],
    extent: Extent = .changes
  ) throws -> Outcome {
    var loader = try StorehouseLoader(opened.input)
    let storehouse = try loader.load()
    guard !storehouse.isBroken else {
      return Outcome(
        diagnostics: storehouse.diagnostics, isBroken: true, source: opened.source)
    }
    var history = HistoryCheck(
      repository, root: root, storehouse.limited(to: ceiling),
      allowList: AllowList(opened.input, storehouse), asOf: settings.asOf)
    var part = part
    for reference in references {
      if let commit = try history.look(at: reference) { part.tips.append(commit) }
    }
    try history.look(at: part)
    var outcome = Outcome()
    outcome.source = { [history] in history.source($0) ?? opened.source($0) }
    var present: [Diagnostic] = []
    if extent == .everything || extent == .changes && !history.changedPaths.isEmpty {
      let changed = extent == .everything ? nil : history.changedPaths
      let linted = try lint(opened.input, storehouse, changed: changed)
      outcome.fileCount = linted.fileCount
      present = linted.diagnostics
    }
    if history.diagnostics.isEmpty {
      outcome.diagnostics = present
    } else {
      // A finding that the last state still has is told once, with the commit that brought it.
      let remedy = try HistoryRemedy(
        repository, history, stillThere: present.filter(history.holds), isReceiving: isReceiving)
      outcome.diagnostics = present.filter { !history.holds($0) }
      outcome.diagnostics += remedy.explained(history.diagnostics)
      outcome.diagnostics.sort(by: Diagnostic.precedes)
      outcome.remedy = remedy.steps
    }
    return outcome
  }

  /// Lints the last state, and leaves out findings that the range has no part in.
  private func lint(
    _ input: LintInput, _ storehouse: LoadedStorehouse, changed: Set<RepositoryPath>?
  ) throws -> (fileCount: Int, diagnostics: [Diagnostic]) {
    var options = LintOptions(
      asOf: settings.asOf, jobs: jobs, convert: TextConversion.japanese)
    options.isProtectedOnly = isProtectedOnly
    guard let changed else { return all(try Linter.lint(input, options: options)) }
    let schemas = Set(storehouse.kinds.compactMap(\.schemaPath))
    let decidesOthers = changed.contains { path in
      path == RepositoryPath(StorehouseLayout.configuration) || schemas.contains(path)
        || path.fileExtension == "json"
    }
    if decidesOthers { return all(try Linter.lint(input, options: options)) }
    let present = Set(input.paths)
    let isEachPresent = changed.allSatisfy(present.contains)
    if isEachPresent {
      options.selection = changed.sorted()
      return all(try Linter.lint(input, options: options))
    }
    // What has gone may have left references behind anywhere.
    let outcome = try Linter.lint(input, options: options)
    let findings = outcome.diagnostics.filter { finding in
      changed.contains(finding.path) || finding.rule == "dangling-reference"
    }
    return (outcome.fileCount, findings)
  }

  private func all(_ outcome: LintOutcome) -> (fileCount: Int, diagnostics: [Diagnostic]) {
    (outcome.fileCount, outcome.diagnostics)
  }
}
