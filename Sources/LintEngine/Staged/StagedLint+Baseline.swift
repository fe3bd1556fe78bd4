import Diagnostics
import SourceText
import Storehouse

extension StagedLint {
  /// What the baseline of the next state knows among some findings, and what is wrong with it.
  ///
  /// Nothing is read unless there is a finding that a baseline may know.
  func baselineFindings(
    among shown: [Diagnostic]
  ) throws -> (known: Set<Diagnostic>, own: [Diagnostic]) {
    let configuration = storehouse.configuration
    guard configuration.baseline != nil else { return ([], []) }
    let grown = try grownBaseline().compactMap(plan.levels.adjusted)
    guard shown.contains(where: { !$0.isProtected }),
      let baseline = try NamedBaseline(of: configuration, in: input.files)
    else { return ([], grown) }
    let facts = results.sorted { $0.key < $1.key }.flatMap(\.value.facts)
    let keys = try FindingKeys(plan, input.files, facts).keys(of: shown)
    let new = Set(baseline.known.new(among: keys))
    let known = shown.indices.filter { !new.contains($0) }.map { shown[$0] }
    return (Set(known), grown + [baseline.problem].compactMap(\.self))
  }

  /// A finding when the next state's baseline knows more than the last one's.
  private func grownBaseline() throws -> [Diagnostic] {
    let changed = [
      storehouse.configuration.baseline, RepositoryPath(StorehouseLayout.configuration),
    ]
    guard input.changes.contains(where: { $0.wasFile && changed.contains($0.path) }) else {
      return []
    }
    return try BaselineGrowth(since: before).diagnostics(in: input.files, storehouse.configuration)
  }

  /// A file as the last state has it, or `nil` when it has none.
  private func before(_ path: RepositoryPath) throws -> SourceFile? {
    guard let change = input.changes.first(where: { $0.path == path }) else {
      return try input.files.source(at: path)
    }
    return change.wasFile
      ? SourceFile(path: path, bytes: try input.before.read(path)) : nil
  }
}
