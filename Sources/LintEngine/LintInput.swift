package import Editions
package import SourceText

/// The files that a run looks at, whatever snapshot they come from.
package struct LintInput: Sendable {
  /// Every file of the snapshot.
  package let paths: [RepositoryPath]
  /// Those of them that a merge left undecided; what is read there is one side's content.
  package let undecided: Set<RepositoryPath>
  /// Symbolic links, which are never followed.
  package let links: [RepositoryPath]
  /// Makes a reader for one worker, which reads the file at an index of `paths`.
  package let makeReader: @Sendable () throws -> Reader

  /// Reads the file at an index of `paths`; used by one worker only.
  package typealias Reader = (Int) throws -> [UInt8]

  package init(
    paths: [RepositoryPath], undecided: Set<RepositoryPath> = [], links: [RepositoryPath] = [],
    makeReader: @escaping @Sendable () throws -> Reader
  ) {
    self.paths = paths
    self.undecided = undecided
    self.links = links
    self.makeReader = makeReader
  }

  /// Files that are already at hand, mostly for tests.
  package init(_ files: [SourceFile]) {
    let files = files.sorted { $0.path < $1.path }
    self.init(paths: files.map(\.path)) { { files[$0].bytes } }
  }
}

/// What a run is asked to do.
package struct LintOptions: Sendable {
  /// The day on which the question is asked.
  package var asOf: CalendarDate
  /// How many files are worked on at once.
  package var jobs: Int
  /// Reports only findings in these files and folders; everything when empty.
  package var selection: [RepositoryPath]

  package init(asOf: CalendarDate, jobs: Int = 1, selection: [RepositoryPath] = []) {
    self.asOf = asOf
    self.jobs = max(1, jobs)
    self.selection = selection
  }
}
