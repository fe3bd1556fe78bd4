package import Diagnostics
import Editions
import LintRules
import Patterns
import SourceText
import Storehouse

/// What the check of a commit to come found.
package struct StagedOutcome: Sendable {
  /// The findings in report order.
  package var diagnostics: [Diagnostic] {
    LabelEchoes.removed(from: all).filter { !known.contains($0) }
  }
  /// The findings with those that matter once others are passed over.
  private let all: [Diagnostic]
  /// Those of them that a baseline holds; none is protected.
  private let known: Set<Diagnostic>
  /// Whether the configuration or a schema is broken, so that entries were not checked.
  package let isBroken: Bool

  /// The outcome of the rules that nothing passes over.
  ///
  /// Without a configuration nobody knows what they would have said, so that stays a refusal.
  package var protectedOnly: StagedOutcome {
    isBroken
      ? self : StagedOutcome(all: all.filter(\.isProtected), isBroken: false)
  }

  /// The outcome with each finding said in another way.
  package func saying(_ words: (Diagnostic) -> Diagnostic) -> StagedOutcome {
    StagedOutcome(all: all.map(words), known: Set(known.map(words)), isBroken: isBroken)
  }

  fileprivate init(all: [Diagnostic], known: Set<Diagnostic> = [], isBroken: Bool) {
    self.all = all
    self.known = known
    self.isBroken = isBroken
  }
}

extension Linter {
  /// Checks what the next commit changes, and what that does to files that it leaves alone.
  ///
  /// Reported are all findings in changed files, in entries whose schema or configuration changes,
  /// about references to what the commit takes away, and about every undecided path; what else is
  /// wrong in other files is not this commit's matter. A function of both states and the options.
  /// - Throws: when a file of either state cannot be read.
  package static func lint(
    staged input: StagedInput, options: LintOptions
  ) throws -> StagedOutcome {
    var loader = try StorehouseLoader(input.files)
    var (storehouse, problems) = try loader.loadLazily()
    if !storehouse.isBroken && StagedLint.mayChangeSchemas(input.allChanges, storehouse) {
      var loader = try StorehouseLoader(input.files)
      storehouse = try loader.load()
    }
    var run = try StagedLint(input, storehouse, options)
    var found = try run.protectedFindings()
    let own = storehouse.isBroken ? [] : try run.findings()
    let model = Set(storehouse.diagnostics + problems.diagnostics)
    let isBroken = storehouse.isBroken || model.contains { $0.severity == .error }
    if !isBroken { found += own }
    found += model.filter { run.reported.contains($0.path) || $0.severity == .error }
    var all = Array(Set(found)).sorted(by: Diagnostic.precedes)
    if isBroken { return StagedOutcome(all: all, isBroken: true) }
    let baseline = try run.baselineFindings(among: LabelEchoes.removed(from: all))
    if !baseline.own.isEmpty { all = (all + baseline.own).sorted(by: Diagnostic.precedes) }
    return StagedOutcome(all: all, known: baseline.known, isBroken: false)
  }
}

/// One check of a commit to come.
struct StagedLint {
  let input: StagedInput
  let storehouse: LoadedStorehouse
  let plan: LintPlan
  let options: LintOptions
  /// The paths of which all findings are reported.
  private(set) var reported: Set<RepositoryPath>
  /// The results of the files that were read, by their indices.
  var results: [Int: FileResult] = [:]
  /// What the storehouse registers; nothing is read before a finding asks.
  let allowList: AllowList
  private let ignored: GlobSet

  init(_ input: StagedInput, _ storehouse: LoadedStorehouse, _ options: LintOptions) throws {
    self.input = input
    self.storehouse = storehouse
    self.options = options
    plan = LintPlan(storehouse, options: options)
    ignored = try GlobSet(storehouse.configuration.ignored)
    reported = Set(input.changes.map(\.path))
    allowList = AllowList(input.files, storehouse)
  }

  /// The index of the kind that claims a path, or `nil`.
  func kind(of path: RepositoryPath) -> Int? {
    ignored.contains(path) ? nil : plan.kind(of: path)
  }

  // MARK: Findings

  /// The findings that concern the commit, but for those of protected rules alone.
  mutating func findings() throws -> [Diagnostic] {
    reported.formUnion(pathsWithChangedModel())
    let wanted = reported.compactMap { input.files.index(of: $0) }.filter {
      kind(of: input.files.paths[$0]) != nil
    }.sorted()
    let before = try resultsBefore()
    var lost = LostNames(before.flatMap(\.facts))
    let withdrawn = try withdrawnValues(before, changed: wanted)
    // Where names do not tell the ids, or any entry may be quoted or show a value that was registered,
    // all of them have to be read.
    let isNarrow =
      plan.kinds.allSatisfy { $0.identity == .stem && !$0.allowsManyDocuments }
      && !Linter.mayHoldStricterEntries(plan)
    if isNarrow && withdrawn.isEmpty && wanted.count <= Self.focusLimit
      && lost.ids.count <= Self.focusLimit
    {
      try checkFocused(wanted, &lost)
    } else {
      _ = try check(input.files.paths.indices)
    }
    let facts = results.sorted { $0.key < $1.key }.flatMap(\.value.facts)
    lost.subtract(facts)
    let own = results.values.flatMap(\.diagnostics).filter {
      reported.contains($0.path) && !allowList.takesBack($0)
    }.withoutHeaps
    let others = try catalogFindings(facts, lost) + layoutFindings() + entriesOutside()
    let undecided = input.files.undecided.filter { !ignored.contains($0) }
    return allowed(
      own + findings(showing: withdrawn) + others + undecided.map { .undecided($0) }
        + (try unmatchedGlobs()))
      + (try transitionFindings())
  }

  /// The findings that neither comments nor the configuration allow, and what is wrong with the
  /// comments of changed files.
  private func allowed(_ findings: [Diagnostic]) -> [Diagnostic] {
    var suppressions = Suppressions(
      results.values.flatMap(\.suppressions), storehouse.configuration.suppressions,
      asOf: plan.asOf)
    let outcome = suppressions.applied(
      to: findings.compactMap(plan.levels.adjusted),
      judgesConfiguration: reported.contains(RepositoryPath(StorehouseLayout.configuration)))
    let complaints = outcome.complaints.filter { reported.contains($0.path) }
    let copies = Copies(
      levels: plan.levels, isFile: { input.files.index(of: $0) != nil },
      isReported: { reported.contains($0) })
    return Echoes.removed(
      from: copies.told(in: outcome.diagnostics + complaints.compactMap(plan.levels.adjusted)))
  }

  /// With more files to look at than this, everything is read on all cores.
  private static let focusLimit = 1_000

  private func layoutFindings() -> [Diagnostic] {
    let files = reported.sorted().filter {
      input.files.index(of: $0) != nil && !ignored.contains($0)
    }
    let layout = Layout(
      kinds: plan.kinds, files: files.map { ($0, plan.kind(of: $0)) },
      links: input.files.links.filter { reported.contains($0) && !ignored.contains($0) })
    var reporter = Reporter()
    for rule in plan.layoutRules { rule.check(layout, report: &reporter) }
    return reporter.diagnostics
  }

  /// What matches nothing in a configuration that the commit changes.
  private func unmatchedGlobs() throws -> [Diagnostic] {
    guard reported.contains(RepositoryPath(StorehouseLayout.configuration)) else { return [] }
    let layout = Layout(
      kinds: plan.kinds, files: input.files.paths.map { ($0, kind(of: $0)) })
    return try UnmatchedGlobs(storehouse.configuration, plan.kinds, layout).findings(input.files)
  }

  private func catalogFindings(
    _ facts: [EntryFacts], _ lost: LostNames
  ) throws -> [Diagnostic] {
    let catalog = catalog(of: facts)
    var reporter = Reporter()
    for rule in plan.catalogRules { rule.check(catalog, report: &reporter) }
    var concern = Concern(catalog, input, reported: reported, lost: lost)
    let found = reporter.diagnostics.compactMap { concern.finding($0) }
    let leaks = try Linter.textLeaks(catalog, plan, input.files, everywhere)
      .compactMap { concern.finding($0) }
    if found.isEmpty { return leaks }
    let check = FileCheck(plan)
    let read = try input.files.makeReader()
    return try leaks
      + ReferencePointers.added(to: found) { path in
        guard let index = input.files.index(of: path), let kind = plan.kind(of: path) else {
          return []
        }
        return check.documents(
          of: SourceFile(path: path, bytes: try read(index)), kindIndex: kind)
      }
  }

  /// The catalog of what was read; where a reference leads nowhere, also of the names of all other
  /// entries, because one of them may have been meant.
  private func catalog(of facts: [EntryFacts]) -> Catalog {
    let configuration = storehouse.configuration
    let hasOneNamespace = configuration.profile == .storehouse
    let disclosure = DisclosureSetting(
      groups: configuration.groups, dayNumber: plan.asOf.lastDayNumber)
    let catalog = Catalog(
      kinds: plan.kinds, entries: facts, hasOneNamespace: hasOneNamespace, disclosure: disclosure)
    let isDangling = facts.indices.contains { entry in
      reported.contains(facts[entry].path)
        && facts[entry].references.indices.contains {
          catalog.target(ofReference: $0, in: entry) == nil
            && !catalog.isGroup(facts[entry].references[$0], of: entry)
        }
    }
    guard isDangling, results.count < input.files.paths.count else { return catalog }
    let others = input.files.paths.indices.filter { results[$0] == nil }.compactMap { index in
      kind(of: input.files.paths[index]).map { kind in
        EntryFacts(
          unreadable: SourceFile(path: input.files.paths[index], bytes: []), kind: kind,
          identity: plan.kinds[kind].identity)
      }
    }
    return Catalog(
      kinds: plan.kinds, entries: (facts + others).sorted { $0.path < $1.path },
      hasOneNamespace: hasOneNamespace, disclosure: disclosure)
  }

  /// The options of a run that reports on all entries.
  private var everywhere: LintOptions {
    var options = options
    options.selection = []
    return options
  }

  // MARK: Reading

  /// The changed entries as they were before.
  private func resultsBefore() throws -> [FileResult] {
    var check = FileCheck(plan)
    return try input.changes.filter(\.wasFile).compactMap { change in
      guard let kind = kind(of: change.path) else { return nil }
      let source = SourceFile(path: change.path, bytes: try input.before.read(change.path))
      return check.check(source, kindIndex: kind)
    }
  }

  /// Checks those of some files that have not been checked yet, and returns the results of all.
  mutating func check(_ indices: some Sequence<Int>) throws -> [FileResult] {
    let indices = Array(indices)
    let claimed = indices.filter { results[$0] == nil }.compactMap { index in
      kind(of: input.files.paths[index]).map { (index: index, kind: $0) }
    }
    let (plan, files) = (plan, input.files)
    let isMuch = claimed.count >= 32
    let found = try inParallel(
      count: claimed.count, jobs: isMuch ? options.jobs : 1,
      progress: isMuch ? options.progress : nil
    ) {
      Worker(check: FileCheck(plan), read: try files.makeReader())
    } body: { worker, position in
      let file = claimed[position]
      let source = SourceFile(path: files.paths[file.index], bytes: try worker.read(file.index))
      guard files.undecided.contains(source.path) else {
        return worker.check.check(source, kindIndex: file.kind)
      }
      let identity = plan.kinds[file.kind].identity
      let facts = EntryFacts(unreadable: source, kind: file.kind, identity: identity)
      return FileResult(facts: [facts], diagnostics: [])
    }
    for (file, result) in zip(claimed, found) { results[file.index] = result }
    return indices.compactMap { results[$0] }
  }

  /// What a worker keeps between files.
  private struct Worker {
    var check: FileCheck
    let read: LintInput.Reader
  }
}
