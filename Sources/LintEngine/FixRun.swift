package import Diagnostics
import DocumentTree
import Editing
import Patterns
package import SourceText
import Storehouse

/// What came of mending a storehouse.
package struct FixOutcome: Sendable {
  /// A file that has been mended, in memory.
  package struct File: Sendable {
    package let path: RepositoryPath
    package let before: [UInt8]
    package let after: [UInt8]
  }

  /// The mended files in the order of their paths.
  package let files: [File]
  /// How many findings of each rule have been mended.
  package let counts: [RuleID: Int]
  /// How many fixes were offered as safe but could not be proved.
  package let withdrawnCount: Int
  /// Whether the last pass found nothing more to mend.
  package let converges: Bool
  /// What a lint of the mended files finds.
  package let remaining: LintOutcome
}

/// Mends findings by their safe fixes, pass after pass, until nothing is left to mend.
///
/// In a pass, of fixes that overlap the first counts; the next pass looks at the file anew. Every
/// fix is proved before it counts (``FixProof``).
package struct FixRun {
  /// With so many passes still finding something, fixes work against each other.
  package static let passLimit = 8

  private let input: LintInput
  private let kinds: [Kind]
  private var contents: [RepositoryPath: [UInt8]] = [:]
  private var counts: [RuleID: Int] = [:]
  private var withdrawnCount = 0

  private init(_ input: LintInput) throws {
    self.input = input
    var loader = try StorehouseLoader(input)
    kinds = try loader.load().kinds
  }

  /// Mends the files of a snapshot in memory; `lint` says what is wrong with a state of them.
  package static func mend(
    _ input: LintInput, lint: (LintInput) throws -> LintOutcome
  ) throws -> FixOutcome {
    var run = try FixRun(input)
    var outcome = try lint(input)
    var passes = 0
    var converges = false
    while !converges && passes <= passLimit {
      run.withdrawnCount = 0
      let contents = run.contents
      let counts = run.counts
      converges = try !run.pass(outcome.diagnostics)
      if converges { break }
      passes += 1
      // One pass more than allowed only shows that there would be one.
      if passes > passLimit {
        (run.contents, run.counts) = (contents, counts)
        break
      }
      outcome = try lint(input.replacing(run.contents))
    }
    return FixOutcome(
      files: try run.files(), counts: run.counts, withdrawnCount: run.withdrawnCount,
      converges: converges, remaining: outcome)
  }

  private func files() throws -> [FixOutcome.File] {
    let read = try input.makeReader()
    return try contents.sorted { $0.key < $1.key }.compactMap { path, after in
      guard let index = input.index(of: path) else { return nil }
      let before = try read(index)
      return before == after ? nil : FixOutcome.File(path: path, before: before, after: after)
    }
  }

  /// Mends what can be mended at once; returns whether anything was.
  private mutating func pass(_ diagnostics: [Diagnostic]) throws -> Bool {
    let read = try input.replacing(contents).makeReader()
    var isChanged = false
    let findings = diagnostics.filter { $0.fixes.contains { $0.applicability == .safe } }
    for (path, found) in Dictionary(grouping: findings, by: \.path) {
      guard let index = input.index(of: path), !input.undecided.contains(path) else { continue }
      let source = SourceFile(path: path, bytes: try read(index))
      let chosen = Self.chosen(found, in: source)
      let proved = proved(chosen, in: source)
      withdrawnCount += chosen.count - proved.count
      let mended = source.bytes.applying(proved.flatMap(\.fix.edits))
      if mended == source.bytes { continue }
      for item in proved { counts[item.finding.rule, default: 0] += 1 }
      contents[path] = mended
      isChanged = true
    }
    return isChanged
  }

  private typealias Item = (finding: Diagnostic, fix: Fix)

  /// The first safe fix of each finding, without those that overlap one before them.
  private static func chosen(_ found: [Diagnostic], in source: SourceFile) -> [Item] {
    let items = found.compactMap { finding -> (extent: SourceRange, item: Item)? in
      guard let fix = finding.fixes.first(where: { $0.applicability == .safe }),
        let start = fix.edits.map(\.range.start).min(),
        let end = fix.edits.map(\.range.end).max(), end <= source.bytes.count
      else { return nil }
      return (SourceRange(start: start, end: end), (finding, fix))
    }.sorted { ($0.extent, $0.item.finding.range) < ($1.extent, $1.item.finding.range) }
    var last = SourceRange(at: -1)
    return items.compactMap { item in
      // Two insertions at one place have no order, so they do not fit together.
      guard item.extent.start >= last.end, item.extent != last else { return nil }
      last = item.extent
      return item.item
    }
  }

  /// Those of some fixes that can be proved, alone and together.
  private func proved(_ items: [Item], in source: SourceFile) -> [Item] {
    let proof = proof(for: source)
    if proof.holds(for: items) { return items }
    let alone = items.filter { proof.holds(for: [$0]) }
    if alone.count <= 1 || proof.holds(for: alone) { return alone }
    return Array(alone.prefix(1))
  }

  private func proof(for source: SourceFile) -> FixProof {
    let format = kinds.first { $0.paths.contains(source.path) }?.format ?? .yaml
    return FixProof(source) { file in
      var reader = EntryReader()
      return reader.read(file, as: format)
    }
  }
}
