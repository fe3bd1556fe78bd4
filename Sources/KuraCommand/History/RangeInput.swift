import GitStore
import LintEngine
import SourceText
import Storehouse

/// Two commits between which a storehouse changes.
struct RangeInput {
  let repository: Repository
  /// The storehouse's folder in the repository.
  let root: RepositoryPath
  let tip: ObjectID

  /// What lies between another commit and the tip, for a lint of what that changes.
  func input(since base: ObjectID) throws -> StagedInput {
    let files = try repository.snapshot(of: .commit("\(tip)"), root: root)
    let listing = try files.reader().list(.everything)
    let entries = listing.entries.filter(\.isFile)
    let links = listing.entries.filter { $0.kind == .symbolicLink }
    let earlier = try repository.snapshot(of: .commit("\(base)"), root: root)
    let changes = try repository.changes(from: base, to: tip).compactMap { change in
      FileChange(change, in: root)
    }
    return StagedInput(
      files: LintInput(
        paths: entries.map(\.path), links: links.map(\.path),
        readLink: { try files.reader().read(links[$0]) },
        makeReader: {
          let reader = try files.reader()
          return { try reader.read(entries[$0]) }
        }),
      before: EarlierState(changes: changes) { try earlier.reader().read(at: $0) ?? [] },
      isCommitted: true)
  }
}

extension FileChange {
  /// A change of a repository as it is seen from a storehouse's folder; `nil` outside it.
  init?(_ change: StagedChange, in root: RepositoryPath) {
    guard let path = change.path.removing(root) else { return nil }
    self.init(
      path: path, wasFile: change.before.map(\.isFile) ?? false,
      isFile: change.after.map(\.isFile) ?? false,
      movedTo: change.movedTo.flatMap { $0.removing(root) }, isMoveCertain: change.isMoveCertain)
  }
}

extension SnapshotEntry {
  /// Whether it has content of its own.
  var isFile: Bool { kind == .file || kind == .executable }
}
