import CLibGit2
import SourceText

extension RepositoryHandle {
  /// Lists the staged files below a folder that a scope wants.
  func stagedFiles(
    indexFile: String, root: RepositoryPath, _ scope: SnapshotScope
  ) throws(LibGit2Failure) -> SnapshotListing {
    var index: OpaquePointer?
    try LibGit2.check(unsafe git_index_open(&index, indexFile))
    defer { unsafe git_index_free(index) }
    var collected = StagedFiles(root: root, scope: scope)
    for position in 0..<(unsafe git_index_entrycount(index)) {
      if let entry = unsafe git_index_get_byindex(index, position) {
        unsafe collected.add(entry.pointee)
      }
    }
    return collected.finish()
  }
}

/// Sorts the entries of an index into files, undecided paths and announced paths.
struct StagedFiles {
  private let root: RepositoryPath
  private let rootPrefix: [UInt8]
  private let scope: SnapshotScope
  private var listing = SnapshotListing()
  private var undecided: (path: RepositoryPath, stages: [ObjectID?])?

  init(root: RepositoryPath, scope: SnapshotScope) {
    self.root = root
    self.scope = scope
    rootPrefix = root.bytes.isEmpty ? [] : root.bytes + [UInt8(ascii: "/")]
  }

  /// Takes an entry of the library; entries come in the order of their paths and stages.
  mutating func add(_ entry: git_index_entry) {
    guard let text = unsafe entry.path else { return }
    for (index, byte) in rootPrefix.enumerated() {
      // Ends at the zero of a shorter path at the latest.
      guard unsafe UInt8(bitPattern: text[index]) == byte else { return }
    }
    let path = unsafe RepositoryPath(bytes: bytes(ofCString: text + rootPrefix.count))
    let announced = UInt32(GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue)
    let isAnnounced = unsafe UInt32(entry.flags_extended) & announced != 0
    add(
      path, mode: unsafe entry.mode, id: ObjectID(unsafe entry.id),
      stage: Int(unsafe entry.flags >> 12) & 3, isAnnounced: isAnnounced)
  }

  /// Takes an entry by its path from the top of the repository.
  mutating func add(
    fullPath: [UInt8], mode: UInt32, id: ObjectID?, stage: Int, isAnnounced: Bool
  ) {
    if rootPrefix.isEmpty {
      let path = RepositoryPath(bytes: fullPath)
      return add(path, mode: mode, id: id, stage: stage, isAnnounced: isAnnounced)
    }
    guard fullPath.starts(with: rootPrefix) else { return }
    let path = RepositoryPath(bytes: Array(fullPath[rootPrefix.count...]))
    add(path, mode: mode, id: id, stage: stage, isAnnounced: isAnnounced)
  }

  /// Takes an entry whose path starts below the root.
  mutating func add(
    _ path: RepositoryPath, mode: UInt32, id: ObjectID?, stage: Int, isAnnounced: Bool
  ) {
    guard scope.wants(path) else { return }
    if isAnnounced { return listing.intentToAdd.append(path) }
    guard stage == 0 else { return addUndecided(path, id, stage: stage) }
    listing.entries.append(SnapshotEntry(path: path, kind: .init(mode: mode), blob: id))
  }

  /// The listing of all that was added.
  consuming func finish() -> SnapshotListing {
    closeUndecided()
    return listing
  }

  private mutating func addUndecided(_ path: RepositoryPath, _ id: ObjectID?, stage: Int) {
    if undecided?.path != path {
      closeUndecided()
      undecided = (path, [nil, nil, nil])
    }
    undecided?.stages[stage - 1] = id
  }

  private mutating func closeUndecided() {
    guard let (path, stages) = undecided else { return }
    listing.unmerged.append(
      UnmergedEntry(path: path, base: stages[0], ours: stages[1], theirs: stages[2]))
    undecided = nil
  }
}

extension SnapshotEntry.Kind {
  /// Reads git's mode of a file.
  init(mode: UInt32) {
    switch mode & 0o170000 {
    case 0o120000: self = .symbolicLink
    case 0o160000: self = .submodule
    default: self = mode & 0o111 == 0 ? .file : .executable
    }
  }
}
