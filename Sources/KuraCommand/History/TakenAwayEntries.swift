import GitStore
import LintEngine
import SourceText

/// The entries that the commits of a walk have taken away, so that one that comes back is compared
/// with what it was.
struct TakenAwayEntries {
  /// A file as it last was.
  typealias File = (path: RepositoryPath, blob: ObjectID)

  private var identities: EntryIdentities
  private var blobs: [RepositoryPath: ObjectID] = [:]
  private var pathsByID: [String: RepositoryPath] = [:]

  init(_ identities: EntryIdentities) {
    self.identities = identities
  }

  /// Keeps what a file was that a commit takes away.
  mutating func add(_ path: RepositoryPath, _ source: SourceFile, _ blob: ObjectID) {
    blobs[path] = blob
    for id in identities.ids(in: source) { pathsByID[id] = path }
  }

  var isEmpty: Bool { blobs.isEmpty }

  /// What was once where new files are now, or had one of their ids.
  mutating func entries(inPlaceOf added: [SourceFile]) -> [File] {
    var paths: Set<RepositoryPath> = []
    for file in added {
      paths.insert(file.path)
      paths.formUnion(identities.ids(in: file).compactMap { pathsByID[$0] })
    }
    return paths.sorted().compactMap { path in blobs[path].map { (path, $0) } }
  }
}
