import Diagnostics
import GitStore
import LintEngine
import LintRules
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
    /// The commits from which the range sets out.
    var bases: [ObjectID] = []
    /// Whether something may be here and not where the commits go.
    var exceedsDestination = false
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
  var scope = HistoryScope()
  let settings: RunSettings
  let jobs: Int
  /// The strictest that may be where the commits go, besides what the configuration says.
  var ceiling: DisclosureCeiling?
  /// Whether the commits come from somebody else's clone, as they do on a server.
  var isReceiving = false
  /// Whether ordinary findings are passed over, so that those count which they made needless.
  var isProtectedOnly = false

  /// Checks a part of the history whose last state, that of the commit `tip`, is in a snapshot.
  ///
  /// `references` are looked at by their names and tags; commits that they lead to are part of the
  /// range.
  func run(
    _ opened: OpenedSnapshot, tip: ObjectID?, _ part: HistoryPart,
    references: [NamedReference] = [], extent: Extent = .changes
  ) throws -> Outcome {
    var loader = try StorehouseLoader(opened.input)
    let storehouse = try loader.load()
    guard !storehouse.isBroken else {
      return Outcome(
        diagnostics: storehouse.diagnostics, isBroken: true, source: opened.source)
    }
    var history = HistoryCheck(
      repository, root: root, storehouse, scope: scope, ceiling: ceiling,
      allowList: AllowList(opened.input, storehouse), asOf: settings.asOf)
    var part = part
    for reference in references {
      if let commit = try history.look(at: reference) { part.tips.append(commit) }
    }
    try history.look(at: part)
    var outcome = Outcome()
    outcome.bases = history.boundary(of: Set(history.commits)).sorted { "\($0)" < "\($1)" }
    outcome.source = { [history] in history.source($0) ?? opened.source($0) }
    var present: [Diagnostic] = []
    if extent == .everything {
      (outcome.fileCount, present) = try lint(opened.input, storehouse.configuration)
    } else if extent == .changes, let tip, !history.changedPaths.isEmpty {
      let bases = try bases(of: history)
      (outcome.fileCount, present) =
        bases.isEmpty
        ? try lint(opened.input, storehouse.configuration, changed: history.changedPaths)
        : try lint(RangeInput(repository: repository, root: root, tip: tip), since: bases)
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
    outcome.exceedsDestination = !history.notToBeSent.isEmpty
    if outcome.exceedsDestination {
      outcome.diagnostics += history.notToBeSent
      outcome.diagnostics.sort(by: Diagnostic.precedes)
    }
    return outcome
  }

  // MARK: The last state

  /// The commits from which the range sets out; with more than these, what all have in common is a
  /// little less.
  private func bases(of history: HistoryCheck) throws -> [ObjectID] {
    let parents = history.boundary(of: Set(history.commits)).sorted { "\($0)" < "\($1)" }
    if parents.isEmpty, isReceiving, let head = try? repository.resolve("HEAD") { return [head] }
    return Array(parents.prefix(Self.baseLimit))
  }

  private static let baseLimit = 4

  /// Lints what differs from all of some commits, and what that does to files left alone.
  private func lint(
    _ range: RangeInput, since bases: [ObjectID]
  ) throws -> (fileCount: Int, diagnostics: [Diagnostic]) {
    var common: Set<Diagnostic>?
    var fileCount = 0
    for base in bases {
      let input = try range.input(since: base)
      let outcome = try Linter.lint(staged: input, options: options)
      let found = (isProtectedOnly ? outcome.protectedOnly : outcome).diagnostics
      fileCount = max(fileCount, input.changes.count(where: \.isFile))
      common = common.map { $0.intersection(found) } ?? Set(found)
    }
    let base = String((bases.first.map { "\($0)" } ?? "HEAD").prefix(10))
    let found = (common ?? []).map { GrownBaseline.advising($0, base: base) }
    return (fileCount, found.sorted(by: Diagnostic.precedes))
  }

  /// Lints everything, or some files alone when there is no state to compare them with.
  private func lint(
    _ input: LintInput, _ configuration: Configuration, changed: Set<RepositoryPath> = []
  ) throws -> (fileCount: Int, diagnostics: [Diagnostic]) {
    var options = options
    let decidesOthers = changed.contains(RepositoryPath(StorehouseLayout.configuration))
    if !decidesOthers { options.selection = changed.sorted() }
    options.makesKeys = configuration.baseline != nil
    var outcome = try Linter.lint(input, options: options)
    if !outcome.diagnostics.isEmpty, let known = try NamedBaseline(of: configuration, in: input) {
      outcome = outcome.leavingOut(known)
    }
    return (outcome.fileCount, outcome.diagnostics)
  }

  private var options: LintOptions {
    var options = LintOptions(
      asOf: settings.asOf, jobs: jobs, convert: TextConversion.japanese)
    options.isProtectedOnly = isProtectedOnly
    return options
  }
}
