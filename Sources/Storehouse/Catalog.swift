import SourceText

/// Every entry of a storehouse by id, and how they refer to each other.
package struct Catalog: Sendable {
  package let kinds: [Kind]
  /// The entries in the order of their paths.
  package let entries: [EntryFacts]
  /// Whether an id is unique among all kinds, or only inside its own.
  package let hasOneNamespace: Bool
  private let entriesByID: [String: [Int]]
  private let entriesByFormerID: [String: Int]

  /// Builds the catalog.
  /// - Complexity: O(n) in entries and references.
  package init(kinds: [Kind], entries: [EntryFacts], hasOneNamespace: Bool) {
    self.kinds = kinds
    self.entries = entries
    self.hasOneNamespace = hasOneNamespace
    var byID: [String: [Int]] = [:]
    byID.reserveCapacity(entries.count)
    var byFormerID: [String: Int] = [:]
    for (index, entry) in entries.enumerated() {
      if let id = entry.id { byID[id, default: []].append(index) }
      for former in entry.formerIDs where byFormerID[former.id] == nil {
        byFormerID[former.id] = index
      }
    }
    entriesByID = byID
    entriesByFormerID = byFormerID
  }

  /// The entries with an id; more than one only when `duplicate-id` says so.
  package func entries(withID id: String) -> [Int] {
    entriesByID[id] ?? []
  }

  /// The entry that an id leads to, by its present id or by a former one.
  package func entry(for id: String) -> Int? {
    entriesByID[id]?.first ?? entriesByFormerID[id]
  }

  /// Whether an id was an entry's before and is nobody's now.
  package func isFormerID(_ id: String) -> Bool {
    entriesByID[id] == nil && entriesByFormerID[id] != nil
  }

  /// Every id, in the order of their entries' paths.
  package var ids: [String] {
    entries.compactMap(\.id)
  }

  /// The groups of entries that share an id where ids must be unique, each in path order.
  package var duplicateGroups: [[Int]] {
    var groups: [[Int]] = []
    for indices in entriesByID.values where indices.count > 1 {
      if hasOneNamespace {
        groups.append(indices)
      } else {
        let byKind = Dictionary(grouping: indices) { entries[$0].kind }
        groups.append(contentsOf: byKind.values.filter { $0.count > 1 })
      }
    }
    return groups.sorted { $0[0] < $1[0] }
  }

  /// Where each entry is referred to, as (entry, position in its references).
  package func referrers(of index: Int) -> [(entry: Int, reference: Int)] {
    var found: [(entry: Int, reference: Int)] = []
    for (source, entry) in entries.enumerated() {
      for (position, reference) in entry.references.enumerated()
      where self.entry(for: reference.target) == index {
        found.append((source, position))
      }
    }
    return found
  }
}
