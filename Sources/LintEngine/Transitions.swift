package import Diagnostics
import DocumentTree
import LintRules
package import SourceText
import Storehouse

/// A file that is not the same in two states of a storehouse.
package struct PathChange: Hashable, Sendable {
  /// Where the file was; `nil` when it is new.
  package let before: RepositoryPath?
  /// Where the file is; `nil` when it is gone.
  package let after: RepositoryPath?

  package init(before: RepositoryPath?, after: RepositoryPath?) {
    self.before = before
    self.after = after
  }

  /// A file that stays where it is.
  package init(_ path: RepositoryPath) {
    self.init(before: path, after: path)
  }
}

extension Linter {
  /// What is wrong with how entries changed from one state of a storehouse to another.
  ///
  /// Only the changed files are looked at. An entry is the same when its id is, or when its id is
  /// among the former ids of the other, or when its file is. An entry that is new has nothing to
  /// be compared with; one that could not be read before counts as the strictest.
  /// - Throws: when a file of a snapshot cannot be read.
  package static func transitions(
    from base: LintInput, to tip: LintInput, changed: [PathChange], options: LintOptions
  ) throws -> [Diagnostic] {
    var loader = try StorehouseLoader(tip)
    let storehouse = try loader.load()
    if storehouse.isBroken { return [] }
    var found: [Diagnostic] = []
    var earlier: LoadedStorehouse?
    if changed.contains(where: { $0.before.map(mayDefineKinds) ?? false }) {
      var loader = try StorehouseLoader(base)
      let loaded = try loader.load()
      found = ModelChange(before: loaded, after: storehouse, files: tip).diagnostics
      earlier = loaded.isBroken ? nil : loaded
    }
    found += try transitions(
      from: base, to: tip, changed: changed, storehouse: storehouse, earlier: earlier,
      options: options)
    return found
  }

  /// The same for a caller that has loaded the storehouse of the tip, and that of the base when
  /// configuration or schemas differ.
  /// - Throws: when a file of a snapshot cannot be read.
  package static func transitions(
    from base: LintInput, to tip: LintInput, changed: [PathChange],
    storehouse: LoadedStorehouse, earlier: LoadedStorehouse? = nil, options: LintOptions
  ) throws -> [Diagnostic] {
    let plan = LintPlan(storehouse, options: options)
    let rules = RuleList.transitionRules.filter { plan.levels.mayReport(type(of: $0).descriptor) }
    guard !rules.isEmpty else { return [] }
    let basePlan = earlier.map { LintPlan($0, options: options) } ?? plan
    let after = try states(tip, changed.compactMap(\.after), plan)
    guard !after.isEmpty else { return [] }
    let before = try states(base, changed.compactMap(\.before), basePlan)
    let pairs = TransitionPairs(before: before, after: after, changed: changed)
    var reporter = Reporter()
    for (index, state) in after.enumerated() {
      guard let earlier = pairs.counterpart(of: state, at: index) else { continue }
      let transition = EntryTransition(before: earlier, after: state, asOf: options.asOf)
      for rule in rules { rule.check(transition, report: &reporter) }
    }
    return reporter.diagnostics.compactMap(plan.levels.adjusted).sorted(by: Diagnostic.precedes)
  }

  private static func mayDefineKinds(_ path: RepositoryPath) -> Bool {
    path == RepositoryPath(StorehouseLayout.configuration) || path.fileExtension == "json"
      || StorehouseLayout.schemaEndings.contains { path.name.hasSuffix($0) }
  }

  /// The entries at some paths; a file that cannot be read gives one without content.
  private static func states(
    _ input: LintInput, _ paths: [RepositoryPath], _ plan: LintPlan
  ) throws -> [EntryState] {
    let read = try input.makeReader()
    var check = FileCheck(plan)
    var states: [EntryState] = []
    for path in Set(paths).sorted() {
      guard let index = input.index(of: path), let kind = plan.kind(of: path) else { continue }
      let source = SourceFile(path: path, bytes: try read(index))
      let entries = check.entries(of: source, kindIndex: kind)
      states += entries.map { EntryState($0) }
      if entries.isEmpty {
        states.append(EntryState(check.emptyEntry(source, kindIndex: kind), labels: .unreadable))
      }
    }
    return states
  }
}

extension Diagnostic {
  /// The finding with the word that it looks at what a merge takes in, not at the branch itself.
  package func seenFromMergedSide() -> Diagnostic {
    var told = self
    told.help = LocalizedText(
      ja: "マージで取り込む側と比べています。" + (help?.japanese ?? ""),
      en: "This compares with the side that is merged in." + (help.map { " " + $0.english } ?? ""))
    return told
  }
}

/// Tells the ids by which an entry is known again, wherever it turns up.
package struct EntryIdentities {
  private let plan: LintPlan
  private var check: FileCheck

  /// Prepares to read entries of the kinds of a storehouse.
  package init(_ storehouse: LoadedStorehouse, options: LintOptions) {
    plan = LintPlan(protecting: storehouse, asOf: options.asOf)
    check = FileCheck(plan)
  }

  /// The ids of the entries in a file, with those that they had before; none when it cannot be read.
  package mutating func ids(in source: SourceFile) -> Set<String> {
    guard let kind = plan.kind(of: source.path) else { return [] }
    return Set(
      check.entries(of: source, kindIndex: kind).flatMap { entry in
        [entry.id].compactMap(\.self) + entry.formerIDs
      })
  }
}

/// Finds what an entry was before.
private struct TransitionPairs {
  private let before: [EntryState]
  private let byID: [String: Int]
  private let byPath: [RepositoryPath: [Int]]
  /// Where a file was that has another path now.
  private let origins: [RepositoryPath: RepositoryPath]
  /// For an entry among others of its file that no id tells, what it was.
  private var amongOthers: [Int: Int?] = [:]

  init(before: [EntryState], after: [EntryState], changed: [PathChange]) {
    self.before = before
    byID = Dictionary(
      before.enumerated().compactMap { index, state in state.entry.id.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
    byPath = Dictionary(grouping: before.indices) { before[$0].entry.source.path }
    origins = Dictionary(
      changed.compactMap { change in
        change.before.flatMap { before in change.after.map { ($0, before) } }
      }, uniquingKeysWith: { first, _ in first })
    let files = Dictionary(grouping: after.indices) { after[$0].entry.source.path }
    for (path, new) in files {
      let old = earlier(at: path)
      if new.count > 1 || old.count > 1 { pair(new, of: after, with: old) }
    }
  }

  func counterpart(of state: EntryState, at position: Int) -> EntryState? {
    let index =
      byID(of: state) ?? amongOthers[position, default: earlier(at: state.entry.source.path).first]
    return index.map { before[$0] }
  }

  private func byID(of state: EntryState) -> Int? {
    let ids = [state.entry.id].compactMap(\.self) + state.entry.formerIDs
    return ids.lazy.compactMap { byID[$0] }.first
  }

  private func earlier(at path: RepositoryPath) -> [Int] {
    byPath[path] ?? origins[path].flatMap { byPath[$0] } ?? []
  }

  /// Pairs the entries of a file: those that are as they were, then by their order, and where some
  /// came or went, with the strictest of those that nothing is paired with.
  private mutating func pair(_ new: [Int], of after: [EntryState], with old: [Int]) {
    var left = old
    var waiting: [Int] = []
    let known = Set(new.compactMap { byID(of: after[$0]) })
    left.removeAll(where: known.contains)
    var unchanged = Dictionary(grouping: left.reversed()) { TransitionPairs.text(of: before[$0]) }
    for index in new where byID(of: after[index]) == nil {
      if let same = unchanged[TransitionPairs.text(of: after[index])]?.popLast() {
        amongOthers[index] = .some(same)
      } else {
        waiting.append(index)
      }
    }
    let paired = Set(amongOthers.values.compactMap(\.self))
    left.removeAll(where: paired.contains)
    let strictest = left.max { before[$0].strictness < before[$1].strictness }
    for (position, index) in waiting.enumerated() {
      amongOthers[index] = .some(left.count == waiting.count ? left[position] : strictest)
    }
  }

  private static func text(of state: EntryState) -> ArraySlice<UInt8> {
    let document = state.entry.document
    return document.source.bytes[document.nodes[0].range.indices]
  }
}

extension EntryState {
  /// Orders what more people may see before what fewer may.
  fileprivate var strictness: Int {
    let label = labels.isOfUnreadable ? .strictest : labels.whole ?? .loosest
    return label.level.rawValue * 2 + (label.audience == .unlimited ? 0 : 1)
  }
}
