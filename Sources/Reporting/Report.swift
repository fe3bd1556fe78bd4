package import Diagnostics
package import SourceText

/// What a run found, with the sources that the findings point into.
package struct Report {
  /// The number of files that were looked at.
  package let fileCount: Int
  /// The findings in the order of `Diagnostic.precedes`.
  package let diagnostics: [Diagnostic]
  /// How many findings are not among them because they are allowed.
  package let suppressedCount: Int
  /// How many findings are not among them because they were there before.
  package let knownCount: Int
  /// The file at a path as it was when it was read, or `nil` when it cannot be shown.
  ///
  /// Called when an excerpt or a line number is needed; renderers keep what they get for a while.
  package let source: (RepositoryPath) -> SourceFile?

  package init(
    fileCount: Int, diagnostics: [Diagnostic], suppressedCount: Int = 0, knownCount: Int = 0,
    source: @escaping (RepositoryPath) -> SourceFile?
  ) {
    self.fileCount = fileCount
    self.diagnostics = diagnostics
    self.suppressedCount = suppressedCount
    self.knownCount = knownCount
    self.source = source
  }

  /// The number of findings of a severity.
  package func count(of severity: Severity) -> Int {
    diagnostics.reduce(0) { $0 + ($1.severity == severity ? 1 : 0) }
  }

  /// The number of findings that can be removed without a person reading the change first.
  package var safelyFixableCount: Int {
    diagnostics.reduce(0) { count, diagnostic in
      count + (diagnostic.fixes.contains { $0.applicability == .safe } ? 1 : 0)
    }
  }
}
