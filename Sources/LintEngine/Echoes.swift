import Diagnostics
import LintRules
import SourceText

/// Leaves one finding where several rules noticed the same defect.
enum Echoes {
  /// The findings without those that only repeat another one.
  static func removed(from diagnostics: [Diagnostic]) -> [Diagnostic] {
    withoutHazards(of: withoutCuts(of: withoutPatterns(of: diagnostics)))
  }

  private struct Place: Hashable {
    let path: RepositoryPath
    let range: SourceRange
  }

  private struct ValuePlace: Hashable {
    let path: RepositoryPath
    let pointer: String
  }

  /// An id of the wrong form that no entry has is a reference to be corrected, and no more.
  private static func withoutPatterns(of diagnostics: [Diagnostic]) -> [Diagnostic] {
    let dangling = Set(
      diagnostics.filter { $0.rule == "dangling-reference" }
        .map { Place(path: $0.path, range: $0.range) })
    guard !dangling.isEmpty else { return diagnostics }
    return diagnostics.filter {
      $0.rule != "schema-pattern" || !dangling.contains(Place(path: $0.path, range: $0.range))
    }
  }

  /// A value that is cut off or joined with others can be wrong because of that, which is a note of
  /// that finding; how what is left reads does not matter before it is whole.
  private static func withoutCuts(of diagnostics: [Diagnostic]) -> [Diagnostic] {
    let cuts: Set = [TruncatedByComment.descriptor.id, JoinedItems.descriptor.id]
    let paths = Set(diagnostics.filter { cuts.contains($0.rule) }.map(\.path))
    guard !paths.isEmpty else { return diagnostics }
    let neighbours = Dictionary(
      grouping: diagnostics.indices.filter { paths.contains(diagnostics[$0].path) }
    ) { ValuePlace(path: diagnostics[$0].path, pointer: diagnostics[$0].pointer) }
    var result = diagnostics
    var repeated: Set<Int> = []
    for (index, finding) in diagnostics.enumerated() where cuts.contains(finding.rule) {
      let place = ValuePlace(path: finding.path, pointer: finding.pointer)
      let others = neighbours[place] ?? []
      repeated.formUnion(others.filter { diagnostics[$0].rule == AmbiguousScalar.descriptor.id })
      guard let host = others.first(where: { diagnostics[$0].severity == .error }) else { continue }
      repeated.insert(index)
      result[host].notes.append(
        Note(message: finding.message, path: finding.path, range: finding.range))
      result[host].fixes = finding.fixes
    }
    return result.indices.filter { !repeated.contains($0) }.map { result[$0] }
  }

  /// A hidden character that makes a word wrong becomes a note of the finding about the word.
  private static func withoutHazards(of diagnostics: [Diagnostic]) -> [Diagnostic] {
    let paths = Set(diagnostics.filter { $0.rule == "unicode-hazard" }.map(\.path))
    guard !paths.isEmpty else { return diagnostics }
    var hosts: [RepositoryPath: [Int]] = [:]
    for (index, diagnostic) in diagnostics.enumerated()
    where paths.contains(diagnostic.path) && wordRules.contains(diagnostic.rule) {
      hosts[diagnostic.path, default: []].append(index)
    }
    for path in paths {
      hosts[path]?.sort { diagnostics[$0].range < diagnostics[$1].range }
    }
    var result = diagnostics
    var repeated: Set<Int> = []
    for (index, hazard) in diagnostics.enumerated() where hazard.rule == "unicode-hazard" {
      guard let host = host(of: hazard, among: hosts[hazard.path] ?? [], diagnostics) else {
        continue
      }
      repeated.insert(index)
      result[host].notes.append(
        Note(message: hazard.message, path: hazard.path, range: hazard.range))
      if diagnostics[host].fixes.isEmpty { result[host].fixes += hazard.fixes }
    }
    return result.indices.filter { !repeated.contains($0) }.map { result[$0] }
  }

  /// The last finding that begins before a hazard, if it reaches around it.
  private static func host(
    of hazard: Diagnostic, among hosts: [Int], _ diagnostics: [Diagnostic]
  ) -> Int? {
    var low = 0
    var high = hosts.count
    while low < high {
      let middle = (low + high) / 2
      let start = diagnostics[hosts[middle]].range.start
      if start <= hazard.range.start { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    return diagnostics[hosts[low - 1]].range.contains(hazard.range) ? hosts[low - 1] : nil
  }

  /// Rules that compare a whole word with what is expected.
  private static let wordRules: Set<RuleID> = [
    "schema-enum", "schema-const", "schema-pattern", "schema-format", "dangling-reference",
    "unknown-key", "renamed-key",
  ]
}
