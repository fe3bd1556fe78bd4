import SourceText

/// The content of the index or of a commit, read by the `git` program.
final class ProgramContent: SnapshotContent {
  private let program: GitProgram
  private let root: RepositoryPath
  private let commit: ObjectID?
  /// A `git cat-file --batch` that answers one question after the other.
  private var batch: ChildProcess?

  init(_ program: GitProgram, root: RepositoryPath, commit: ObjectID?) {
    self.program = program
    self.root = root
    self.commit = commit
  }

  func list(_ scope: SnapshotScope) throws(GitError) -> SnapshotListing {
    guard let commit else { return try listIndex(scope) }
    var entries: [SnapshotEntry] = []
    let output = try program.run(["ls-tree", "-r", "-z", "--full-tree", "\(commit)"])
    for record in output.split(separator: 0) {
      guard let (fields, path) = Self.split(record), fields.count == 3,
        let mode = UInt32(fields[0], radix: 8)
      else { throw .unexpectedAnswer("ls-tree") }
      guard let path = path.removing(root), scope.wants(path) else { continue }
      entries.append(
        SnapshotEntry(path: path, kind: .init(mode: mode), blob: ObjectID(fields[2])))
    }
    return SnapshotListing(entries: entries)
  }

  func entry(at path: RepositoryPath) throws(GitError) -> SnapshotEntry? {
    try list(SnapshotScope { $0 == path }).entry(at: path)
  }

  func read(_ entry: SnapshotEntry, limit: Int) throws(GitError) -> [UInt8] {
    guard entry.kind != .submodule, let id = entry.blob else {
      throw .missingObject("\(entry.path)", detail: "no blob")
    }
    let batch = try startedBatch()
    try batch.send(Array("\(id)\n".utf8))
    let header = String(decoding: try batch.receiveLine(), as: UTF8.self).split(separator: " ")
    guard header.count == 3, header[1] == "blob", let size = Int(header[2]) else {
      // Whatever followed has not been read: the next question gets a new process.
      self.batch = nil
      throw .missingObject("\(id)", detail: header.joined(separator: " "))
    }
    guard size <= limit else {
      self.batch = nil
      throw .tooLarge("\(entry.path)")
    }
    var content = try batch.receive(size + 1)
    content.removeLast()
    return content
  }

  /// Starts the program that reads, so that it is ready when the first question comes.
  func prepare() throws(GitError) {
    _ = try startedBatch()
  }

  private func startedBatch() throws(GitError) -> ChildProcess {
    if let batch { return batch }
    let started = try program.start(["cat-file", "--batch"])
    batch = started
    return started
  }

  private func listIndex(_ scope: SnapshotScope) throws(GitError) -> SnapshotListing {
    let output = try program.run(["ls-files", "-z", "-s", "--full-name"])
    let announced = try announcedPaths(output)
    var collected = StagedFiles(root: root, scope: scope)
    for record in output.split(separator: 0) {
      guard let (fields, path) = Self.split(record), fields.count == 3,
        let mode = UInt32(fields[0], radix: 8), let stage = Int(fields[2]), 0...3 ~= stage
      else { throw .unexpectedAnswer("ls-files") }
      guard let below = path.removing(root) else { continue }
      collected.add(
        below, mode: mode, id: ObjectID(fields[1]), stage: stage,
        isAnnounced: announced.contains(path))
    }
    return collected.finish()
  }

  /// The paths of `git add --intent-to-add`; asked for only when an empty file is listed, which is
  /// what they look like.
  private func announcedPaths(_ listing: [UInt8]) throws(GitError) -> Set<RepositoryPath> {
    let text = String(decoding: listing, as: UTF8.self)
    guard
      text.contains(" e69de29bb2d1d6434b8b29ae775ad8c2e48c5391 ")
        || text.contains(" 473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813 ")
    else { return [] }
    guard program.hasWorkTree else { return [] }
    let output = try program.run(["diff-files", "-z", "--name-only", "--diff-filter=A"])
    return Set(output.split(separator: 0).map { RepositoryPath(bytes: Array($0)) })
  }

  /// Splits `fields TAB path`.
  private static func split(
    _ record: ArraySlice<UInt8>
  ) -> (fields: [String], path: RepositoryPath)? {
    guard let tab = record.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
    let fields = record[..<tab].split(separator: UInt8(ascii: " "))
      .map { String(decoding: $0, as: UTF8.self) }
    return (fields, RepositoryPath(bytes: Array(record[(tab + 1)...])))
  }
}
