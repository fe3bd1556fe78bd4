import SourceText
import Storehouse

extension StagedLint {
  /// Checks some files and only those others that a report on them depends on.
  ///
  /// Where ids are file names, a reference is resolved by looking at names alone. Then the wanted
  /// files have to be read, those with the same names, those that they refer to (for editions and
  /// notes), whatever acyclic relations lead on to, and every file whose bytes hold a name that
  /// nothing answers to any more.
  mutating func checkFocused(_ wanted: [Int], _ lost: inout LostNames) throws {
    let names = EntryNames(input.files.paths)
    var search = NameSearch()
    for facts in try check(wanted).flatMap(\.facts) {
      search.ask(for: facts, references: { _ in true })
      lost.subtract([facts])
    }
    search.waiting.formUnion(lost.ids)
    while true {
      while let wave = search.next() {
        let found = names.indices(ofStems: wave).mapValues { indices in
          indices.filter { kind(of: input.files.paths[$0]) != nil }
        }
        search.settle(wave, found)
        for facts in try check(found.values.joined()).flatMap(\.facts) {
          search.ask(for: facts, references: \.isAcyclic)
          lost.subtract([facts])
        }
      }
      let texts = search.unfound(and: lost.textsToFind)
      if texts.isEmpty { return }
      for facts in try check(entries(containing: texts)).flatMap(\.facts) {
        search.ask(for: facts, references: \.isAcyclic)
        lost.subtract([facts])
      }
    }
  }

  /// The indices of the entries whose bytes hold one of some texts.
  private func entries(containing texts: [String]) throws -> [Int] {
    let (files, known) = (input.files, results)
    let wanted = texts.map { Array($0.utf8) }
    let claimed = files.paths.indices.filter {
      known[$0] == nil && kind(of: files.paths[$0]) != nil
    }
    let found = try inParallel(
      count: claimed.count, jobs: options.jobs, progress: options.progress,
      makeState: { WorkerReader(read: try files.makeReader()) }
    ) { worker, position -> Bool in
      let bytes = try worker.read(claimed[position])
      return wanted.contains { bytes.contains(bytes: $0) }
    }
    return zip(claimed, found).filter(\.1).map(\.0)
  }
}

/// Which names have been asked for, and which of them no file has.
private struct NameSearch {
  var waiting: Set<String> = []
  private var asked: Set<String> = []
  private var unfound: Set<String> = []
  private var searched: Set<String> = []

  /// Asks for an entry's own id, because another may have it too, and for what it refers to.
  mutating func ask(for facts: EntryFacts, references isWanted: (Reference) -> Bool) {
    if let id = facts.id { waiting.insert(id) }
    for reference in facts.references where isWanted(reference) {
      waiting.insert(reference.target)
    }
  }

  /// The names that have not been asked for before, or `nil` when there are none.
  mutating func next() -> Set<String>? {
    let wave = waiting.subtracting(asked)
    waiting = []
    asked.formUnion(wave)
    return wave.isEmpty ? nil : wave
  }

  mutating func settle(_ wave: Set<String>, _ found: [String: [Int]]) {
    unfound.formUnion(wave.filter { found[$0, default: []].isEmpty })
  }

  /// The names without a file, and further texts, that have not been looked for before.
  mutating func unfound(and texts: Set<String>) -> [String] {
    let wanted = unfound.union(texts).subtracting(searched)
    searched.formUnion(wanted)
    return wanted.sorted()
  }
}
