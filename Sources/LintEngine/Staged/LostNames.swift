import SourceText
import Storehouse

/// What changed entries answered to before, and the next commit may not: ids, former ids, editions;
/// and the ids of entries that others may no longer name as they did.
struct LostNames {
  /// Where a name was.
  struct Loss: Hashable {
    /// The file that had it.
    let path: RepositoryPath
    /// Whether it was the entry's id, and not one that the entry had before.
    let isID: Bool
  }

  /// The names that nothing may answer to any more.
  private(set) var losses: [String: Loss] = [:]
  /// The editions, as `id@key`, that may be gone while their document is still there.
  private(set) var editions: [String: RepositoryPath] = [:]
  /// The ids whose entries are of another kind now.
  private(set) var changedKinds: Set<String> = []
  /// The ids whose entries fewer people may see now, so that whatever shows them may show too much.
  private(set) var restricted: Set<String> = []
  private var kinds: [String: Int] = [:]
  private var labels: [String: DisclosureLabel] = [:]

  /// Everything that changed entries answered to before.
  init(_ before: [EntryFacts]) {
    for entry in before {
      guard let id = entry.id else { continue }
      losses[id] = Loss(path: entry.path, isID: true)
      kinds[id] = entry.kind
      labels[id] = entry.labels.whole
      for key in entry.editionKeys { editions["\(id)@\(key)"] = entry.path }
    }
    for entry in before {
      for former in entry.formerIDs where losses[former.id] == nil {
        losses[former.id] = Loss(path: entry.path, isID: false)
      }
    }
  }

  /// Forgets what entries of the next commit answer to.
  mutating func subtract(_ entries: [EntryFacts]) {
    for entry in entries {
      // What an entry says that cannot be read is not known: that is its own finding.
      if !entry.isReadable {
        losses = losses.filter { $0.value.path != entry.path }
        editions = editions.filter { $0.value != entry.path }
      }
      for former in entry.formerIDs { losses[former.id] = nil }
      guard let id = entry.id else { continue }
      losses[id] = nil
      if let kind = kinds[id], kind != entry.kind { changedKinds.insert(id) }
      if let before = labels[id], let after = entry.labels.whole, !after.mayBeShown(beside: before)
      {
        restricted.insert(id)
      }
      for key in entry.editionKeys { editions["\(id)@\(key)"] = nil }
    }
  }

  /// The ids that something may still answer to.
  var ids: Set<String> {
    Set(losses.keys)
  }

  /// The texts by which entries may refer to what is lost.
  var textsToFind: Set<String> {
    Set(losses.keys).union(changedKinds).union(restricted).union(editions.keys)
  }
}
