package import Editions
package import SourceText

/// The files that a run looks at, whatever snapshot they come from.
package struct LintInput: Sendable {
  /// Every file of the snapshot, in the order of their bytes.
  package let paths: [RepositoryPath]
  /// Those of them that a merge left undecided; what is read there is one side's content.
  package let undecided: Set<RepositoryPath>
  /// Symbolic links, which are never followed.
  package let links: [RepositoryPath]
  /// Reads where the link at an index of `links` leads, as text; `nil` where nobody knows.
  package let readLink: LinkReader?
  /// Makes a reader for one worker, which reads the file at an index of `paths`.
  package let makeReader: @Sendable () throws -> Reader

  /// Reads the file at an index of `paths`; used by one worker only.
  package typealias Reader = (Int) throws -> [UInt8]

  /// Reads the target of the link at an index of `links`.
  package typealias LinkReader = @Sendable (Int) throws -> [UInt8]

  /// Files in any order; `makeReader` makes readers that count as `paths` does.
  package init(
    paths: [RepositoryPath], undecided: Set<RepositoryPath> = [], links: [RepositoryPath] = [],
    readLink: LinkReader? = nil, makeReader: @escaping @Sendable () throws -> Reader
  ) {
    self.undecided = undecided
    self.links = links
    self.readLink = readLink
    // Nearly every snapshot is in order already.
    if zip(paths, paths.dropFirst()).allSatisfy({ !($1 < $0) }) {
      self.paths = paths
      self.makeReader = makeReader
    } else {
      let order = paths.indices.sorted { paths[$0] < paths[$1] }
      self.paths = order.map { paths[$0] }
      self.makeReader = {
        let read = try makeReader()
        return { try read(order[$0]) }
      }
    }
  }

  /// Files whose paths are known to be in the order of their bytes, as those of an index are.
  package init(
    sortedPaths: [RepositoryPath], links: [RepositoryPath], readLink: LinkReader? = nil,
    makeReader: @escaping @Sendable () throws -> Reader
  ) {
    paths = sortedPaths
    undecided = []
    self.links = links
    self.readLink = readLink
    self.makeReader = makeReader
  }

  /// The index of a path, or `nil`.
  package func index(of path: RepositoryPath) -> Int? {
    let index = firstIndex(notBefore: path)
    return index < paths.count && paths[index] == path ? index : nil
  }

  /// The indices of everything in a folder; of everything for the empty path.
  func indices(inside folder: RepositoryPath) -> Range<Int> {
    if folder.bytes.isEmpty { return paths.indices }
    // The slash and the byte that follows it in ASCII.
    let first = firstIndex(notBefore: RepositoryPath(bytes: folder.bytes + [0x2F]))
    return first..<firstIndex(notBefore: RepositoryPath(bytes: folder.bytes + [0x30]))
  }

  private func firstIndex(notBefore path: RepositoryPath) -> Int {
    var low = 0
    var high = paths.count
    while low < high {
      let middle = (low + high) / 2
      if paths[middle] < path { low = middle + 1 } else { high = middle }
    }
    return low
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
  /// Whether findings get keys by which they are known again.
  package var makesKeys = false
  /// Whether nothing but what must never enter history is reported.
  package var isProtectedOnly = false
  /// Told now and then how many files are done; `nil` when nobody asks.
  package var progress: Progress?
  /// Reads texts in encodings from before UTF-8; without it they are named and not read.
  package var convert: TextConverter?

  /// Hears how many files of how many are done; called by several workers at once, so a smaller
  /// number may come after a greater one.
  package typealias Progress = @Sendable (_ done: Int, _ total: Int) -> Void

  package init(
    asOf: CalendarDate, jobs: Int = 1, selection: [RepositoryPath] = [], progress: Progress? = nil,
    convert: TextConverter? = nil
  ) {
    self.asOf = asOf
    self.jobs = max(1, jobs)
    self.selection = selection
    self.progress = progress
    self.convert = convert
  }
}
