package import Diagnostics
package import Editions
package import SourceText

/// Checks single texts for what must never enter history: personal data, company identity, secrets
/// and what is above the ceiling; for hooks and for the texts of past commits.
///
/// Kinds, levels, allow list and exceptions are those of one state of the storehouse, usually the
/// tip, whatever commit a text comes from. Findings are in report order; protected rules only.
package struct ProtectedCheck: Sendable {
  private let storehouse: LoadedStorehouse
  private let allowList: AllowList
  private let asOf: CalendarDate

  /// Prepares a check; one serves any number of texts, on any number of threads.
  package init(_ storehouse: LoadedStorehouse, allowList: AllowList, asOf: CalendarDate) {
    self.storehouse = storehouse
    self.allowList = allowList
    self.asOf = asOf
  }

  /// What must not be in a file: an entry, by the kind that its path belongs to, or any other text.
  ///
  /// Of a file that is no text only private keys and tokens are looked for.
  package func findings(in source: SourceFile) -> [Diagnostic] {
    []
  }

  /// What must not be in the name of a file or folder.
  package func findings(inPath path: RepositoryPath) -> [Diagnostic] {
    []
  }

  /// What must not be in a commit's message; findings name it as if it were a file at a path.
  package func findings(inMessage bytes: [UInt8], name: RepositoryPath) -> [Diagnostic] {
    []
  }
}
