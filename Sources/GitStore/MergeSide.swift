package import SourceText

/// One of the commits that a merge joins.
package struct MergeSide: Sendable {
  package let commit: ObjectID
  /// The files that this side has changed itself since the sides parted; `nil` when they have no
  /// commit in common, so that all of it is its own.
  private let ownPaths: Set<RepositoryPath>?

  /// Whether the side has changed a file itself, so that what a merge makes of it concerns the side.
  package func hasChanged(_ path: RepositoryPath) -> Bool { ownPaths?.contains(path) ?? true }

  init(commit: ObjectID, ownPaths: Set<RepositoryPath>?) {
    self.commit = commit
    self.ownPaths = ownPaths
  }
}

extension Repository {
  /// What each side of a merge has changed itself; the first is the one that takes the others in.
  package func sides(ofMerging commits: [ObjectID]) throws(GitError) -> [MergeSide] {
    guard let first = commits.first else { return [] }
    let program = GitProgram(location)
    var sides: [MergeSide] = []
    var own: Set<RepositoryPath>? = []
    for other in commits.dropFirst() {
      let process = try program.start(["merge-base", "\(first)", "\(other)"])
      process.endInput()
      let answer = try process.receiveToEnd().split(separator: UInt8(ascii: "\n")).first
      guard try process.wait() == 0, let base = answer.flatMap({ ObjectID(hexadecimal: $0) }) else {
        own = nil
        sides.append(MergeSide(commit: other, ownPaths: nil))
        continue
      }
      own = try own?.union(changedPaths(program, from: base, to: first))
      sides.append(
        MergeSide(commit: other, ownPaths: try changedPaths(program, from: base, to: other)))
    }
    return [MergeSide(commit: first, ownPaths: own)] + sides
  }

  private func changedPaths(
    _ program: GitProgram, from base: ObjectID, to tip: ObjectID
  ) throws(GitError) -> Set<RepositoryPath> {
    let arguments = ["diff-tree", "-r", "-z", "--name-only", "--no-renames", "\(base)", "\(tip)"]
    return Set(
      try program.run(arguments).split(separator: 0).map { RepositoryPath(bytes: Array($0)) })
  }
}
