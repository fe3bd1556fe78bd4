import SourceText

/// What labels are compared with.
package struct DisclosureSetting: Sendable {
  /// The groups that the configuration names.
  package let groups: [String]
  /// The day of the question, in days since 0001-01-01.
  package let dayNumber: Int

  package init(groups: [String] = [], dayNumber: Int = 0) {
    self.groups = groups
    self.dayNumber = dayNumber
  }
}

/// Every entry of a storehouse by id, and how they refer to each other.
package struct Catalog: Sendable {
  package let kinds: [Kind]
  /// The entries in the order of their paths.
  package let entries: [EntryFacts]
  /// Whether an id is unique among all kinds, or only inside its own.
  package let hasOneNamespace: Bool
  package let disclosure: DisclosureSetting
  /// The first entry with each id.
  private let firstByID: IDTable
  /// All entries with an id that more than one has.
  private let groupsByID: [String: [Int]]
  private let entriesByFormerID: [String: Int]
  /// Where each reference of each entry leads, entry after entry; -1 for nowhere.
  private let targets: [Int32]
  /// Where the targets of each entry begin.
  private let firstTargets: [Int]

  /// Builds the catalog.
  /// - Complexity: O(n) in entries and references.
  package init(
    kinds: [Kind], entries: [EntryFacts], hasOneNamespace: Bool,
    disclosure: DisclosureSetting = DisclosureSetting()
  ) {
    self.disclosure = disclosure
    self.kinds = kinds
    self.entries = entries
    self.hasOneNamespace = hasOneNamespace
    var firsts = IDTable(capacity: entries.count)
    var groups: [String: [Int]] = [:]
    var byFormerID: [String: Int] = [:]
    for index in entries.indices {
      if let id = entries[index].id {
        let first = firsts.insert(index, id, hash: entries[index].idHash) { entries[$0].id }
        if let first { groups[id, default: [first]].append(index) }
      }
      for former in entries[index].formerIDs where byFormerID[former.id] == nil {
        byFormerID[former.id] = index
      }
    }
    var targets: [Int32] = []
    var firstTargets: [Int] = []
    firstTargets.reserveCapacity(entries.count)
    for index in entries.indices {
      firstTargets.append(targets.count)
      for reference in entries[index].references {
        let first = firsts.position(of: reference.target, hash: reference.targetHash) {
          entries[$0].id
        }
        let target = first ?? byFormerID[reference.target] ?? -1
        targets.append(Int32(truncatingIfNeeded: target))
      }
    }
    firstByID = firsts
    groupsByID = groups
    entriesByFormerID = byFormerID
    self.targets = targets
    self.firstTargets = firstTargets
  }

  /// The entry that a reference of an entry leads to, both by their positions, or `nil`.
  ///
  /// Known from the start, so it costs less than asking for the id.
  package func target(ofReference reference: Int, in entry: Int) -> Int? {
    let target = targets[firstTargets[entry] + reference]
    return target < 0 ? nil : Int(target)
  }

  /// The entries with an id; more than one only when `duplicate-id` says so.
  package func entries(withID id: String) -> [Int] {
    groupsByID[id] ?? first(withID: id).map { [$0] } ?? []
  }

  /// The entry that an id leads to, by its present id or by a former one.
  package func entry(for id: String) -> Int? {
    first(withID: id) ?? entriesByFormerID[id]
  }

  private func first(withID id: String) -> Int? {
    firstByID.position(of: id, hash: id.hashValue) { entries[$0].id }
  }

  /// Whether a group is known by a name: as a vocabulary's entry, or because the configuration says
  /// so.
  package func isGroup(_ name: String) -> Bool {
    let name = Audience.groupName(name)
    if disclosure.groups.contains(where: { Audience.groupName($0) == name }) { return true }
    return [name, "group-" + name].contains { id in
      entry(for: id).map { kinds[entries[$0].kind].roles.contains("vocabulary") } ?? false
    }
  }

  /// Whether a reference of the entry at a position is the name of a known group in a label.
  package func isGroup(_ reference: Reference, of entry: Int) -> Bool {
    let labels = entries[entry].labels
    guard labels.namesGroups, isGroup(reference.target) else { return false }
    return labels.groups.contains { $0.range == reference.range }
      || labels.parts.contains { part in part.groups.contains { $0.range == reference.range } }
  }

  /// Whether an id was an entry's before and is nobody's now.
  package func isFormerID(_ id: String) -> Bool {
    first(withID: id) == nil && entriesByFormerID[id] != nil
  }

  /// Every id, in the order of their entries' paths.
  package var ids: [String] {
    entries.compactMap(\.id)
  }

  /// The groups of entries that share an id where ids must be unique, each in path order.
  package var duplicateGroups: [[Int]] {
    var groups: [[Int]] = []
    for indices in groupsByID.values {
      if hasOneNamespace {
        groups.append(indices)
      } else {
        let byKind = Dictionary(grouping: indices) { entries[$0].kind }
        groups.append(contentsOf: byKind.values.filter { $0.count > 1 })
      }
    }
    return groups.sorted { $0[0] < $1[0] }
  }
}
