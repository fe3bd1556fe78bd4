package import SourceText

/// What the next commit, or a range of commits, does to one file.
package struct StagedChange: Hashable, Sendable {
  /// The path from the top of the repository.
  package let path: RepositoryPath
  /// The file as it was, or `nil` when it was not there.
  package let before: SnapshotEntry?
  /// The file as it is to be, or `nil` when it will not be there.
  package let after: SnapshotEntry?
  /// Where git thinks that the content of a removed file went.
  package let movedTo: RepositoryPath?
  /// Whether hardly anything of a file that moved changed, so that it cannot be another one that is
  /// merely laid out alike.
  package let isMoveCertain: Bool

  init(
    path: RepositoryPath, before: SnapshotEntry?, after: SnapshotEntry?,
    movedTo: RepositoryPath? = nil, similarity: Int = 0
  ) {
    self.path = path
    self.before = before
    self.after = after
    self.movedTo = movedTo
    isMoveCertain = movedTo != nil && similarity >= 75
  }
}

/// A commit that is being merged into the last one, or the last one itself.
package struct MergedState: Sendable {
  /// The files in which the next commit differs from it, in the order of their paths' bytes.
  package let changes: [StagedChange]
  package let side: MergeSide
}

/// The files of the next commit, and what it changes.
package struct StagedState: Sendable {
  /// All files of the next commit.
  package let listing: SnapshotListing
  /// The files that differ from the last commit, in the order of their paths' bytes.
  ///
  /// Announced and undecided paths are not among them.
  package let changes: [StagedChange]
  /// The commits that a merge joins, the last commit first; none when no merge is being made.
  package let merged: [MergedState]
  /// Whether there is no commit yet.
  package let isFirst: Bool
  /// Reads the contents of both sides.
  package let blobs: BlobStore

  /// The paths of the files that differ from the last commit or from one that is merged into it.
  package var changedPaths: Set<RepositoryPath> {
    Set(([changes] + merged.map(\.changes)).joined().map(\.path))
  }
}

extension Repository {
  /// The state that the next commit would have.
  ///
  /// Honours `GIT_INDEX_FILE`, by which `git commit -a` and `git commit PATH` tell their hooks of
  /// the index that they are about to commit.
  package func staged() throws(GitError) -> StagedState {
    let program = GitProgram(location)
    // Git compares while this process reads the same index.
    let comparison = try program.start(Self.comparison + ["HEAD"])
    comparison.endInput()
    let blobs = try BlobStore(location)
    let listing = try stagedListing(program)
    let output = try comparison.receiveToEnd()
    let status = try comparison.wait()
    let isFirst = status != 0
    let answer = isFirst ? try comparedWithNothing(program, comparison.errorText()) : output
    let announced = Set(listing.intentToAdd)
    let changes = try StagedChange.all(in: answer).filter { !announced.contains($0.path) }
    return StagedState(
      listing: listing, changes: changes, merged: try merged(program, changes), isFirst: isFirst,
      blobs: blobs)
  }

  /// The commits that a merge joins, with what the index changes from each of them.
  private func merged(
    _ program: GitProgram, _ changes: [StagedChange]
  ) throws(GitError) -> [MergedState] {
    let others = try mergedCommits()
    guard !others.isEmpty else { return [] }
    let digits = try program.run(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]).dropLast()
    guard let head = ObjectID(hexadecimal: digits) else { throw .unexpectedAnswer("rev-parse") }
    let sides = try sides(ofMerging: [head] + others)
    var all: [MergedState] = []
    for side in sides {
      let isHead = all.isEmpty
      let own =
        isHead
        ? changes
        : try StagedChange.all(in: try program.run(Self.comparison + ["\(side.commit)"]))
      all.append(MergedState(changes: own, side: side))
    }
    return all
  }

  /// The commits that `MERGE_HEAD` names; while `git merge` has not written it yet, those that
  /// `GITHEAD_…` names in the environment of its hooks.
  private func mergedCommits() throws(GitError) -> [ObjectID] {
    guard let bytes = try FileAccess.read("\(location.gitFolder)/MERGE_HEAD") else {
      return location.environment.mergedCommits
    }
    var commits: [ObjectID] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let commit = ObjectID(hexadecimal: line) else {
        throw .unexpectedAnswer("MERGE_HEAD")
      }
      commits.append(commit)
    }
    return commits
  }

  /// What differs between two commits, in the order of the paths' bytes, with files that went from
  /// one place to another.
  package func changes(
    from base: ObjectID, to tip: ObjectID
  ) throws(GitError) -> [StagedChange] {
    let arguments = ["diff-tree", "-r"] + Self.format + ["\(base)", "\(tip)"]
    return try StagedChange.all(in: try GitProgram(location).run(arguments))
  }

  private static let format = [
    "--raw", "-z", "--no-abbrev", "--find-renames", "--ignore-submodules=none", "--no-ext-diff",
    "--no-textconv",
  ]

  private static let comparison =
    ["diff-index", "--cached", "--ita-invisible-in-index"] + format

  /// The changes of a first commit: everything is new.
  private func comparedWithNothing(
    _ program: GitProgram, _ reason: String
  ) throws(GitError) -> [UInt8] {
    if (try? program.run(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])) != nil {
      throw .gitFailed(["diff-index"], reason)
    }
    let empty = try program.run(["hash-object", "-t", "tree", "--stdin"]).dropLast()
    return try program.run(Self.comparison + [String(decoding: empty, as: UTF8.self)])
  }

  private func stagedListing(_ program: GitProgram) throws(GitError) -> SnapshotListing {
    // Only a repository that the library opened is known to have ids of SHA-1.
    if location.openedBy == .library {
      guard let bytes = try FileAccess.read(location.indexFile) else { return SnapshotListing() }
      var files = StagedFiles(root: "", scope: .everything)
      if IndexFile.collect(bytes, into: &files) { return files.finish() }
    }
    return try ProgramContent(program, root: "", commit: nil).list(.everything)
  }
}

extension StagedChange {
  /// Reads the answer of `git diff-index --raw -z --find-renames`.
  static func all(in answer: [UInt8]) throws(GitError) -> [StagedChange] {
    var changes: [StagedChange] = []
    var records = answer.split(separator: 0)[...]
    while let head = records.popFirst() {
      let fields = head.dropFirst().split(separator: UInt8(ascii: " "))
      guard fields.count == 5, let letter = fields[4].first, let first = records.popFirst() else {
        throw .unexpectedAnswer("diff-index")
      }
      let path = RepositoryPath(bytes: Array(first))
      switch letter {
      case UInt8(ascii: "U"): continue
      case UInt8(ascii: "R"), UInt8(ascii: "C"):
        guard let second = records.popFirst() else { throw .unexpectedAnswer("diff-index") }
        let target = RepositoryPath(bytes: Array(second))
        if letter == UInt8(ascii: "R") {
          let before = SnapshotEntry(path: path, fields[0], fields[2])
          changes.append(
            StagedChange(
              path: path, before: before, after: nil, movedTo: target,
              similarity: Int(String(decoding: fields[4].dropFirst(), as: UTF8.self)) ?? 0))
        }
        let after = SnapshotEntry(path: target, fields[1], fields[3])
        changes.append(StagedChange(path: target, before: nil, after: after))
      default:
        changes.append(
          StagedChange(
            path: path, before: SnapshotEntry(path: path, fields[0], fields[2]),
            after: SnapshotEntry(path: path, fields[1], fields[3])))
      }
    }
    return changes.sorted { $0.path < $1.path }
  }
}

extension SnapshotEntry {
  /// The file of a mode and an id as git prints them, or `nil` when it says that there is none.
  fileprivate init?(
    path: RepositoryPath, _ mode: ArraySlice<UInt8>, _ id: ArraySlice<UInt8>
  ) {
    guard let mode = UInt32(String(decoding: mode, as: UTF8.self), radix: 8), mode != 0 else {
      return nil
    }
    self.init(path: path, kind: Kind(mode: mode), blob: ObjectID(hexadecimal: id))
  }
}
