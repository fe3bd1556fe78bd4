package import Diagnostics
import LintRules
package import SourceText
package import Storehouse

/// Whether a state of a storehouse knows findings that the one before did not.
package struct BaselineGrowth {
  /// Reads a file of the state before; `nil` where it had none.
  private let before: (RepositoryPath) throws -> SourceFile?

  /// Compares with the state whose files are read so.
  package init(since before: @escaping (RepositoryPath) throws -> SourceFile?) {
    self.before = before
  }

  /// The finding about the baseline that a configuration names, at most one.
  ///
  /// To name one for the first time, or to make the file, is no growth; to name another is.
  /// - Throws: when a file of either state cannot be read.
  package func diagnostics(
    in files: LintInput, _ configuration: Configuration
  ) throws -> [Diagnostic] {
    guard let own = configuration.baseline,
      let file = try before(RepositoryPath(StorehouseLayout.configuration)),
      let earlier = StorehouseLoader.configurationIfReadable(file)?.baseline,
      let old = try before(earlier), let source = try files.source(at: own)
    else { return [] }
    let (known, baseline) = (Baseline(old).known, Baseline(source))
    guard baseline.unreadableLine == nil, let line = baseline.firstLine(beyond: known) else {
      return []
    }
    return [
      GrownBaseline.finding(
        count: baseline.known.count(beyond: known), in: own, at: line, was: earlier)
    ]
  }
}
