package import SourceText

/// What one commit of a walk brings into the history that was not there before.
package struct IntroducedCommit: Sendable {
  package let id: ObjectID
  package let parents: [ObjectID]
  /// The message in UTF-8, and after it the messages of signed tags that a merge took in.
  package let message: [UInt8]
  /// The paths that differ from every parent, in git's order.
  package let changes: [Change]

  /// A path whose content differs from that in every parent.
  package struct Change: Sendable {
    package let path: RepositoryPath
    /// What the path is now, or `nil` when the commit removes it.
    package let kind: SnapshotEntry.Kind?
    /// The content now; `nil` when the path is removed.
    package let blob: ObjectID?
    /// The content in the first parent; `nil` when it did not have the path.
    package let earlier: ObjectID?
    /// Whether no commit of the walk before had this content at this path.
    package let isNew: Bool

    package init(
      path: RepositoryPath, kind: SnapshotEntry.Kind?, blob: ObjectID?, earlier: ObjectID?,
      isNew: Bool
    ) {
      self.path = path
      self.kind = kind
      self.blob = blob
      self.earlier = earlier
      self.isNew = isNew
    }
  }
}

/// Which part of a history a walk goes through: what some commits reach and others do not.
package struct HistoryPart: Sendable {
  /// The commits from which to begin.
  package var tips: [ObjectID]
  /// What these reach is left out.
  package var excluded: [ObjectID]
  /// Groups of references whose history is left out too, such as `refs/remotes/origin`.
  package var excludedReferences: [String]

  package init(
    tips: [ObjectID], excluded: [ObjectID] = [], excludedReferences: [String] = []
  ) {
    self.tips = tips
    self.excluded = excluded
    self.excludedReferences = excludedReferences
  }
}

/// A walk over what commits introduce, parents before children, in bounded memory.
///
/// Streams from git's own plumbing: `rev-list` says which commits, `diff-tree` what each of them
/// changes against all its parents (so that what a merge adds by itself is seen), `cat-file` reads
/// messages and contents. Objects that wait in a quarantine are seen as git sees them.
package final class HistoryWalk {
  /// The largest content that is handed out, in bytes.
  package static let contentLimit = 256 << 20
  /// How many commits are asked about at once: their ids fit into a socket's buffer.
  private static let portion = 64

  private let program: GitProgram
  private let objects: ObjectReader
  private let commits: ChildProcess?
  private var differences: ChildProcess?
  private var waiting: ArraySlice<IntroducedCommit> = []
  private var seen: Set<Place> = []

  private struct Place: Hashable {
    let blob: ObjectID
    let path: RepositoryPath
  }

  /// Prepares a walk.
  package init(_ repository: Repository, _ part: HistoryPart) throws(GitError) {
    program = GitProgram(repository.location)
    objects = ObjectReader(program)
    guard !part.tips.isEmpty else {
      commits = nil
      return
    }
    let references = part.excludedReferences.map { "--glob=\($0)" }
    let commits = try program.start(
      ["rev-list", "--topo-order", "--reverse", "--stdin"]
        + (references.isEmpty ? [] : ["--not"] + references + ["--not"]))
    for id in part.tips { try commits.send(Array("\(id)\n".utf8)) }
    for id in part.excluded { try commits.send(Array("^\(id)\n".utf8)) }
    commits.endInput()
    self.commits = commits
  }

  /// The next commit, or `nil` at the end.
  package func next() throws(GitError) -> IntroducedCommit? {
    if waiting.isEmpty { waiting = try nextPortion()[...] }
    return waiting.popFirst()
  }

  /// The content of a blob; `nil` when it is larger than ``contentLimit``.
  package func content(of blob: ObjectID) throws(GitError) -> [UInt8]? {
    try objects.read(blob, limit: Self.contentLimit).content
  }

  private func nextPortion() throws(GitError) -> [IntroducedCommit] {
    guard let commits else { return [] }
    var ids: [ObjectID] = []
    while ids.count < Self.portion, let line = try commits.receive(upTo: UInt8(ascii: "\n")) {
      guard let id = ObjectID(hexadecimal: line) else { throw .unexpectedAnswer("rev-list") }
      ids.append(id)
    }
    guard !ids.isEmpty else {
      let status = try commits.wait()
      guard status == 0 else { throw .gitFailed(["rev-list"], commits.errorText()) }
      return []
    }
    var changes = try changes(of: ids)
    var result: [IntroducedCommit] = []
    for id in ids {
      let (parents, message) = try text(of: id)
      result.append(
        IntroducedCommit(
          id: id, parents: parents, message: message, changes: changes.removeValue(forKey: id) ?? []
        ))
    }
    return result
  }

  // MARK: Differences

  private func changes(
    of ids: [ObjectID]
  ) throws(GitError) -> [ObjectID: [IntroducedCommit.Change]] {
    let process = try startedDifferences()
    try process.send(Array(ids.map { "\($0)\n" }.joined().utf8) + Self.mark)
    var result: [ObjectID: [IntroducedCommit.Change]] = [:]
    var current = ids[0]
    while true {
      let first = try process.receive(1)
      // A line that names no commit comes back as it is: everything before it has been said.
      if first == [Self.mark[0]] {
        _ = try process.receive(Self.mark.count - 1)
        return result
      }
      guard let rest = try process.receive(upTo: 0) else { throw .unexpectedAnswer("diff-tree") }
      if first != [UInt8(ascii: ":")] {
        guard let id = ObjectID(hexadecimal: first + rest) else {
          throw .unexpectedAnswer("diff-tree")
        }
        current = id
        continue
      }
      guard let path = try process.receive(upTo: 0) else { throw .unexpectedAnswer("diff-tree") }
      result[current, default: []].append(try change(fields: rest, RepositoryPath(bytes: path)))
    }
  }

  /// A line that is no object's name.
  private static let mark = Array(".\n".utf8)

  /// Reads `MODE… MODE ID… ID STATUS`, in which every parent has one and the commit the last.
  private func change(
    fields line: [UInt8], _ path: RepositoryPath
  ) throws(GitError) -> IntroducedCommit.Change {
    let fields = line.drop { $0 == UInt8(ascii: ":") }.split(separator: UInt8(ascii: " "))
    let sides = (fields.count - 1) / 2
    guard sides >= 2, fields.count == 2 * sides + 1,
      let mode = UInt32(String(decoding: fields[sides - 1], as: UTF8.self), radix: 8),
      let blob = ObjectID(hexadecimal: fields[2 * sides - 1]),
      let earlier = ObjectID(hexadecimal: fields[sides])
    else { throw .unexpectedAnswer("diff-tree") }
    let isRemoved = mode == 0
    return IntroducedCommit.Change(
      path: path, kind: isRemoved ? nil : SnapshotEntry.Kind(mode: mode),
      blob: isRemoved ? nil : blob, earlier: earlier.isZero ? nil : earlier,
      isNew: !isRemoved && seen.insert(Place(blob: blob, path: path)).inserted)
  }

  private func startedDifferences() throws(GitError) -> ChildProcess {
    if let differences { return differences }
    let started = try program.start([
      "diff-tree", "--stdin", "--root", "-r", "-c", "-z", "--raw", "--no-renames", "--no-abbrev",
      "--ignore-submodules=none",
    ])
    differences = started
    return started
  }

  // MARK: Messages

  private func text(
    of id: ObjectID
  ) throws(GitError) -> (parents: [ObjectID], message: [UInt8]) {
    let text = ObjectText(try objects.read(id).content ?? [])
    var message = text.message
    if let encoding = text.values(of: "encoding").first,
      String(decoding: encoding, as: UTF8.self).lowercased() != "utf-8"
    {
      // Few commits have this header, so a process for each of them is cheap enough.
      message = try program.run([
        "rev-list", "--max-count=1", "--no-commit-header", "--format=%B", "--encoding=UTF-8",
        "\(id)",
      ])
    }
    for tag in text.values(of: "mergetag") { message += ObjectText(tag).message }
    return (text.ids(of: "parent"), message)
  }
}
