import Diagnostics
import LintRules
import SourceText

/// Tells of a copied file once that it is one, instead of all that is wrong because of it.
struct Copies {
  private let levels: RuleLevels
  private let isFile: (RepositoryPath) -> Bool
  private let isReported: (RepositoryPath) -> Bool

  /// `isFile` says whether there is a file at a path, `isReported` whether the report is about it.
  init(
    levels: RuleLevels, isFile: @escaping (RepositoryPath) -> Bool,
    isReported: @escaping (RepositoryPath) -> Bool
  ) {
    self.levels = levels
    self.isFile = isFile
    self.isReported = isReported
  }

  /// The findings with one for each copy of a file; what must never be there stays.
  func told(in diagnostics: [Diagnostic]) -> [Diagnostic] {
    var found: [RepositoryPath: Diagnostic] = [:]
    for finding in diagnostics where Self.signs.contains(finding.rule) {
      for path in [finding.path] + finding.notes.map(\.path) where found[path] == nil {
        found[path] = copy(at: path)
      }
    }
    if found.isEmpty { return diagnostics }
    let others = diagnostics.filter { finding in
      if finding.isProtected { return true }
      let isAboutCopy = finding.notes.contains { found[$0.path] != nil }
      return found[finding.path] == nil && !(isAboutCopy && Self.signs.contains(finding.rule))
    }
    return others + found.values
  }

  /// Rules by which a copy is noticed.
  private static let signs: Set<RuleID> = [
    IDFilenameMismatch.descriptor.id, DuplicateID.descriptor.id,
  ]

  private func copy(at path: RepositoryPath) -> Diagnostic? {
    guard isReported(path), let original = CopiedFile.original(of: path), isFile(original) else {
      return nil
    }
    let finding = levels.adjusted(CopiedFile.finding(path, of: original))
    // It stands for errors, so it has to be one.
    return finding?.severity == .error ? finding : nil
  }
}
