package import Diagnostics
import DocumentTree
import Editions
import LintRules
import Patterns
import SourceText
import Storehouse

/// What a lint run found.
package struct LintOutcome: Sendable {
  /// How many entries' files the report is about.
  package let fileCount: Int
  /// The findings in report order.
  package var diagnostics: [Diagnostic]
  /// How many findings comments and the configuration allow.
  package var suppressedCount = 0
  /// How many findings a baseline holds, so that they are left out.
  package var knownCount = 0
  /// How many findings of the baseline are not there any more.
  package var goneCount = 0
  /// By finding, what it is known by; empty when nobody asked, `nil` for what always counts.
  package var keys: [FindingKey?] = []
  /// Whether the configuration or a schema is broken, so that entries were not checked.
  package let isBroken: Bool
}

/// Checks a whole storehouse: a function of its files, the options, and nothing else.
package enum Linter {
  /// Lints every entry of a snapshot.
  /// - Throws: when a file of the snapshot cannot be read.
  package static func lint(_ input: LintInput, options: LintOptions) throws -> LintOutcome {
    var loader = try StorehouseLoader(input)
    // A few entries need the schemas of a few kinds.
    let isNarrow = !options.selection.isEmpty && options.selection.allSatisfy(input.mayBeEntry)
    let (storehouse, problems) =
      isNarrow ? try loader.loadLazily() : (try loader.load(), SchemaProblems())
    if storehouse.isBroken {
      return LintOutcome(fileCount: 0, diagnostics: storehouse.diagnostics, isBroken: true)
    }
    let plan = LintPlan(storehouse, options: options)
    let ignored = try GlobSet(storehouse.configuration.ignored)
    let isIgnored = input.paths.map(ignored.contains)
    let files = input.paths.indices.filter { !isIgnored[$0] }
    let layout = Layout(
      kinds: plan.kinds,
      files: files.map { (input.paths[$0], plan.kind(of: input.paths[$0])) },
      links: input.links.filter { !ignored.contains($0) })
    let (results, isComplete) = try check(layout, files, input, plan, options)
    let allowList =
      isComplete ? AllowList(results.flatMap(\.registered)) : AllowList(input, storehouse)
    let unclaimed = zip(layout.files, files).lazy.filter { $0.0.kind == nil }.map(\.1)
    let others = try OtherFiles(
      (unclaimed + input.paths.indices.filter { isIgnored[$0] })
        .filter { isSelected(input.paths[$0], options.selection) },
      links: input.links.indices.filter { isSelected(input.links[$0], options.selection) },
      of: input, storehouse, allowList: allowList, options)
    var diagnostics =
      storehouse.diagnostics + others.diagnostics
      + results.flatMap(\.diagnostics).filter {
        !isSelected($0.path, options.selection) || !allowList.takesBack($0)
      }.withoutHeaps
    diagnostics += try findings(results, layout, storehouse, plan, input, options)
    diagnostics += input.undecided.filter { !ignored.contains($0) }.map { .undecided($0) }
    diagnostics += try entriesOutside(unclaimed, input, storehouse, plan)
    if options.selection.isEmpty {
      diagnostics += try UnmatchedGlobs(storehouse.configuration, plan.kinds, layout)
        .findings(input)
    }
    if isComplete {
      diagnostics += plan.privacy.unusedExceptions(
        used: results.flatMap(\.usedExceptions) + others.usedExceptions,
        entries: results.flatMap(\.facts), layout)
    }
    var suppressions = Suppressions(
      results.flatMap(\.suppressions), storehouse.configuration.suppressions, asOf: plan.asOf)
    let found = problems.diagnostics
    if found.contains(where: { $0.severity == .error }) {
      return LintOutcome(fileCount: 0, diagnostics: found, isBroken: true)
    }
    let allowed = suppressions.applied(
      to: diagnostics.filter { isSelected($0.path, options.selection) }
        .compactMap(plan.levels.adjusted),
      judgesConfiguration: options.selection.isEmpty)
    let reported = reported(allowed, plan, options) { input.index(of: $0) != nil }
    return LintOutcome(
      fileCount: layout.files.count { $0.kind != nil && isSelected($0.path, options.selection) }
        + (options.selection.isEmpty ? 0 : others.fileCount),
      diagnostics: reported, suppressedCount: allowed.count,
      keys: options.makesKeys && !reported.isEmpty
        ? try FindingKeys(plan, input, results.flatMap(\.facts)).keys(of: reported) : [],
      isBroken: false)
  }

  /// The findings that nothing allows and that do not only repeat others, in report order.
  private static func reported(
    _ allowed: Suppressions.Outcome, _ plan: LintPlan, _ options: LintOptions,
    isFile: @escaping (RepositoryPath) -> Bool
  ) -> [Diagnostic] {
    let complaints = allowed.complaints.compactMap(plan.levels.adjusted)
    let copies = Copies(levels: plan.levels, isFile: isFile) { isSelected($0, options.selection) }
    return LabelEchoes.removed(
      from: Echoes.removed(from: copies.told(in: allowed.diagnostics + complaints))
        .filter { !options.isProtectedOnly || $0.isProtected }
    )
    .filter { isSelected($0.path, options.selection) }
    .sorted(by: Diagnostic.precedes)
  }

  /// The findings about files of no kind that are entries nevertheless.
  private static func entriesOutside(
    _ unclaimed: some Sequence<Int>, _ input: LintInput, _ storehouse: LoadedStorehouse,
    _ plan: LintPlan
  ) throws -> [Diagnostic] {
    guard storehouse.configuration.profile == .storehouse else { return [] }
    let outside = EntriesOutside(plan) { input.index(of: $0) != nil }
    let files = unclaimed.filter { outside.mayBeOne(input.paths[$0]) }
    if files.isEmpty { return [] }
    let read = try input.makeReader()
    return files.compactMap { index in
      // Nobody asked for this file: that it cannot be read is no reason to end the run.
      (try? read(index)).flatMap {
        outside.finding(in: SourceFile(path: input.paths[index], bytes: $0))
      }
    }
  }

  private static func check(
    _ layout: Layout, _ files: [Int], _ input: LintInput, _ plan: LintPlan,
    _ options: LintOptions
  ) throws -> (results: [FileResult], isComplete: Bool) {
    let claimed = zip(layout.files, files).compactMap { file, index in
      file.kind.map { (index: index, kind: $0) }
    }
    let makeWorker = { @Sendable in
      Worker(check: FileCheck(plan), read: try input.makeReader())
    }
    let body = { @Sendable (worker: inout Worker, position: Int) throws -> FileResult in
      let file = claimed[position]
      let source = SourceFile(path: input.paths[file.index], bytes: try worker.read(file.index))
      if input.undecided.contains(source.path) {
        let kind = plan.kinds[file.kind]
        let facts = EntryFacts(unreadable: source, kind: file.kind, identity: kind.identity)
        return FileResult(facts: [facts], diagnostics: [])
      }
      return worker.check.check(source, kindIndex: file.kind)
    }
    if !options.selection.isEmpty, !mayHoldStricterEntries(plan) {
      var worker = try makeWorker()
      var focused = FocusedCheck(
        paths: claimed.map { input.paths[$0.index] }, kinds: plan.kinds
      ) { isSelected($0, options.selection) }
      if let results = try focused?.run({ try body(&worker, $0) }) { return (results, false) }
    }
    let results = try inParallel(
      count: claimed.count, jobs: options.jobs, progress: options.progress, makeState: makeWorker,
      body: body)
    return (results, true)
  }

  /// Whether some entry may hide what another shows, so that a check of few files has to know all.
  ///
  /// In a public storehouse nothing is stricter than public, and what is has a finding itself.
  static func mayHoldStricterEntries(_ plan: LintPlan) -> Bool {
    plan.ceiling != nil && plan.ceiling != .clear
      && plan.levels.mayReport(DisclosureLeak.descriptor)
  }

  /// What a worker keeps between files.
  ///
  /// A struct, since a closure inside a tuple would be wrapped anew at each use of the generic
  /// state, one wrapper around the other.
  private struct Worker {
    var check: FileCheck
    let read: LintInput.Reader
  }

  private static func findings(
    _ results: [FileResult], _ layout: Layout, _ storehouse: LoadedStorehouse, _ plan: LintPlan,
    _ input: LintInput, _ options: LintOptions
  ) throws -> [Diagnostic] {
    let catalog = Catalog(
      kinds: plan.kinds, entries: results.flatMap(\.facts),
      hasOneNamespace: storehouse.configuration.profile == .storehouse,
      disclosure: DisclosureSetting(
        groups: storehouse.configuration.groups, dayNumber: plan.asOf.lastDayNumber))
    let layoutCount = plan.layoutRules.count
    let found = try inParallel(
      count: layoutCount + plan.catalogRules.count,
      jobs: options.selection.isEmpty ? options.jobs : 1, makeState: {}
    ) { _, index in
      var reporter = Reporter()
      if index < layoutCount {
        plan.layoutRules[index].check(layout, report: &reporter)
      } else {
        plan.catalogRules[index - layoutCount].check(catalog, report: &reporter)
      }
      return reporter.diagnostics
    }.joined().filter { isSelected($0.path, options.selection) }
    let leaks = try textLeaks(catalog, plan, input, options)
    if found.isEmpty { return leaks }
    let check = FileCheck(plan)
    let read = try input.makeReader()
    return try leaks
      + ReferencePointers.added(to: found) { path in
        guard let index = input.index(of: path), let kind = plan.kind(of: path) else { return [] }
        let source = SourceFile(path: path, bytes: try read(index))
        return check.documents(of: source, kindIndex: kind)
      }
  }

  /// What texts show of stricter entries; reads them again where labels differ.
  static func textLeaks(
    _ catalog: Catalog, _ plan: LintPlan, _ input: LintInput, _ options: LintOptions
  ) throws -> [Diagnostic] {
    guard plan.levels.mayReport(DisclosureLeak.descriptor), DisclosureLeak.labelsDiffer(in: catalog)
    else { return [] }
    let day = catalog.disclosure.dayNumber
    // An entry is the so-many-th of its file.
    var ordinals: [Int] = []
    for (index, entry) in catalog.entries.enumerated() {
      let continues = index > 0 && catalog.entries[index - 1].path == entry.path
      ordinals.append(continues ? ordinals[index - 1] + 1 : 0)
    }
    let positions = ordinals
    let readState = { @Sendable (worker: inout Worker, entry: Int) throws -> EntryState? in
      let facts = catalog.entries[entry]
      guard facts.labels.wholeIsReadable, let index = input.index(of: facts.path) else {
        return nil
      }
      let source = SourceFile(path: facts.path, bytes: try worker.read(index))
      let entries = worker.check.entries(of: source, kindIndex: facts.kind)
      return positions[entry] < entries.count
        ? EntryState(entries[positions[entry]], labels: facts.labels) : nil
    }
    let makeWorker = { @Sendable in
      Worker(check: FileCheck(plan), read: try input.makeReader())
    }
    let texts = try inParallel(
      count: catalog.entries.count, jobs: options.jobs, makeState: makeWorker
    ) { worker, entry in
      try readState(&worker, entry).map {
        TextLeaks.texts(of: $0.entry, $0.labels, dayNumber: day)
      } ?? TextLeaks.Texts()
    }
    var worker = try makeWorker()
    return try TextLeaks(catalog, texts: texts).leaks().compactMap { leak in
      let facts = catalog.entries[leak.entry]
      guard isSelected(facts.path, options.selection),
        let document = try readState(&worker, leak.entry)?.entry.document
      else { return nil }
      return DisclosureLeak.finding(
        leak.shown, of: catalog.entries[leak.source], leak.stricter,
        isReferredTo: leak.isReferredTo,
        at: document.sourceRange(ofText: leak.text, in: leak.node), in: facts.path, leak.label,
        pointer: document.pointer(to: leak.node))
    }
  }

  private static func isSelected(
    _ path: RepositoryPath, _ selection: [RepositoryPath]
  ) -> Bool {
    selection.isEmpty || selection.contains { path.isAtOrBelow($0) }
  }
}

extension LintInput {
  /// Whether a path is that of a file, and hardly of one that others are checked against.
  fileprivate func mayBeEntry(_ path: RepositoryPath) -> Bool {
    index(of: path) != nil && path != RepositoryPath(StorehouseLayout.configuration)
      && path.fileExtension != "json"
      && !StorehouseLayout.schemaEndings.contains { path.name.hasSuffix($0) }
  }
}

extension Diagnostic {
  /// The finding about a path of the index that a merge left undecided.
  static func undecided(_ path: RepositoryPath) -> Diagnostic {
    Diagnostic(
      rule: "merge-conflict-marker",
      message: LocalizedText(
        ja: "マージの衝突が解決されていません。どちらの内容にするかを決めて、git add してください。",
        en: "A merge conflict is unresolved; decide on the content and run git add"),
      path: path, range: SourceRange(at: 0))
  }
}
