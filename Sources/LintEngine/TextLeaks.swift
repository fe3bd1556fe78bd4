import Diagnostics
import DocumentTree
import LintRules
import SourceText
import Storehouse

/// Looks for titles, ids and text of stricter entries in what more people may see.
///
/// Only where labels differ are the entries read again. Texts are compared by fingerprints of ten
/// characters, so that every run of sixteen in common is found. A run that also occurs in other
/// texts of the looser side is the language of the storehouse and no leak: measured on this
/// project's own entries with one in twenty relabelled at random, about two entries in a hundred
/// share sixteen characters with a stricter one by chance, because sister documents repeat
/// themselves, and seven in a thousand share twenty-four. So the former is a warning.
struct TextLeaks {
  /// In how many entries of the looser side a run may be and still count as taken over.
  private static let rarity = 2
  /// How many characters a title or an id needs before it is looked for.
  private static let nameLength = 6
  /// A title of so many characters counts however often it is mentioned.
  private static let longNameLength = 12

  /// With more places of one fingerprint than this, only so many of each entry are compared.
  private static let repetitions = 64
  private static let repetitionsOfEntry = 4

  /// The texts of one entry.
  struct Texts: Sendable {
    var pieces: [Piece] = []
  }

  /// A piece of text under one label.
  struct Piece: Sendable {
    let node: Int
    let start: Int
    let text: ComparableText
    let label: DisclosureLabel
    /// The byte just past the piece in the scalar's text.
    let end: Int
  }

  /// A piece by the entry and its place there.
  private struct Place: Hashable {
    let entry: Int
    let piece: Int
  }

  /// A finding before its place is known.
  struct Leak {
    let shown: DisclosureLeak.Shown
    let source: Int
    let stricter: DisclosureLabel
    /// The entry that shows it.
    let entry: Int
    let label: DisclosureLabel
    let node: Int
    /// The bytes of the scalar's text.
    let text: Range<Int>
    /// Whether the stricter entry refers to this one, and so may well be the one that quotes.
    let isReferredTo: Bool
  }

  private let catalog: Catalog
  private let texts: [Texts]
  /// The title of each entry.
  private let titles: [ComparableText?]

  init(_ catalog: Catalog, texts: [Texts]) {
    self.catalog = catalog
    self.texts = texts
    titles = catalog.entries.map { $0.title.map { ComparableText($0.utf8) } }
  }

  /// The texts of an entry that says its label.
  static func texts(of entry: Entry, _ labels: EntryLabels, dayNumber: Int) -> Texts {
    guard labels.wholeIsReadable else { return Texts() }
    return Texts(
      pieces: labels.texts(of: entry).map { found in
        let bytes = entry.document.textBytes(of: found.node)
        let first = bytes.startIndex
        let slice = bytes[(first + found.text.lowerBound)..<(first + found.text.upperBound)]
        return Piece(
          node: found.node, start: found.text.lowerBound, text: ComparableText(slice),
          label: found.label.asOf(dayNumber: dayNumber), end: found.text.upperBound)
      })
  }

  /// What is shown, one finding for each entry and each stricter one.
  func leaks() -> [Leak] {
    var best: [[Int]: Leak] = [:]
    for leak in names() + quotations() {
      let key = [leak.entry, leak.source]
      if let known = best[key], rank(known) >= rank(leak) { continue }
      best[key] = leak
    }
    return best.values.sorted { ($0.entry, $0.source) < ($1.entry, $1.source) }
  }

  private func rank(_ leak: Leak) -> Int {
    switch leak.shown {
    case .title: 1_000_000
    case .id: 999_999
    case .quotation(let length): length
    }
  }

  private func piece(_ place: Place) -> Piece { texts[place.entry].pieces[place.piece] }

  // MARK: Titles and ids

  private func names() -> [Leak] {
    var names: [UInt64: [(entry: Int, text: ComparableText, isTitle: Bool)]] = [:]
    for (index, entry) in catalog.entries.enumerated()
    where DisclosureLeak.knownLabel(of: entry, today: catalog.disclosure.dayNumber) != nil {
      let former = entry.formerIDs.map(\.id)
      let ids = ([entry.id].compactMap(\.self) + former).filter { $0.utf8.contains(0x2D) }
      let texts = ids.map { ($0, false) } + (entry.title.map { [($0, true)] } ?? [])
      for (text, isTitle) in texts {
        let text = ComparableText(text.utf8)
        guard let hash = text.hashes(length: Self.nameLength).first else { continue }
        names[hash, default: []].append((index, text, isTitle))
      }
    }
    var found: [Leak] = []
    for (entry, item) in texts.enumerated() {
      for piece in item.pieces {
        for (position, hash) in piece.text.hashes(length: Self.nameLength).enumerated() {
          for name in names[hash] ?? [] where name.entry != entry {
            guard let range = piece.text.range(of: name.text, at: position),
              let stricter = catalog.entries[name.entry].labels.whole?
                .asOf(dayNumber: catalog.disclosure.dayNumber),
              !stricter.mayBeShown(beside: piece.label),
              // Whoever has the same title says nothing of the other.
              !name.isTitle || titles[entry]?.scalars != name.text.scalars
            else { continue }
            found.append(
              leak(name.isTitle ? .title : .id, name.entry, stricter, entry, piece, range))
          }
        }
      }
    }
    // A short title may be a word that everybody uses.
    let mentions = Dictionary(grouping: found, by: \.source).mapValues {
      Set($0.map(\.entry)).count
    }
    return found.filter { leak in
      guard case .title = leak.shown else { return true }
      let length = titles[leak.source]?.scalars.count
      return (length ?? 0) >= Self.longNameLength || mentions[leak.source] ?? 0 <= Self.rarity
    }
  }

  private func leak(
    _ shown: DisclosureLeak.Shown, _ source: Int, _ stricter: DisclosureLabel, _ entry: Int,
    _ piece: Piece, _ run: Range<Int>
  ) -> Leak {
    let bytes = piece.text.byteRange(of: run, count: piece.end - piece.start)
    return Leak(
      shown: shown, source: source, stricter: stricter, entry: entry, label: piece.label,
      node: piece.node,
      text: (piece.start + bytes.lowerBound)..<(piece.start + bytes.upperBound),
      isReferredTo: refers(source, to: entry))
  }

  private func refers(_ entry: Int, to other: Int) -> Bool {
    entry != other
      && catalog.entries[entry].references.indices.contains {
        catalog.target(ofReference: $0, in: entry) == other
      }
  }

  // MARK: Quotations

  private struct Print {
    let hash: UInt64
    let place: Place
    let position: Int
  }

  private func quotations() -> [Leak] {
    var prints: [Print] = []
    for (entry, item) in texts.enumerated() {
      for (index, piece) in item.pieces.enumerated() {
        prints += piece.text.fingerprints().map {
          Print(hash: $0.hash, place: Place(entry: entry, piece: index), position: $0.position)
        }
      }
    }
    prints.sort {
      ($0.hash, $0.place.entry, $0.place.piece, $0.position)
        < ($1.hash, $1.place.entry, $1.place.piece, $1.position)
    }
    var found: [Leak] = []
    var start = 0
    while start < prints.count {
      var end = start + 1
      while end < prints.count, prints[end].hash == prints[start].hash { end += 1 }
      if end - start > 1 { compare(prints[start..<end], into: &found) }
      start = end
    }
    return found
  }

  private func isInTitle(_ run: ArraySlice<UInt32>, of entry: Int) -> Bool {
    guard let title = titles[entry]?.scalars, title.count >= run.count else { return false }
    return (0...(title.count - run.count)).contains { start in
      title[start..<(start + run.count)].elementsEqual(run)
    }
  }

  /// The places where the same ten characters are, but for repetitions in one entry when they are
  /// so many that comparing each with each would never end.
  private func withoutRepetitions(_ prints: ArraySlice<Print>) -> ArraySlice<Print> {
    guard prints.count > Self.repetitions else { return prints }
    var counts: [Int: [DisclosureLabel: Int]] = [:]
    return prints.filter { print in
      let label = piece(print.place).label
      counts[print.place.entry, default: [:]][label, default: 0] += 1
      return counts[print.place.entry]?[label] ?? 0 <= Self.repetitionsOfEntry
    }[...]
  }

  /// Compares the places where the same ten characters are.
  private func compare(_ prints: ArraySlice<Print>, into found: inout [Leak]) {
    let prints = withoutRepetitions(prints)
    let labels = Set(prints.map { piece($0.place).label })
    guard labels.count > 1 else { return }
    for stricter in labels {
      let lower = prints.filter { !stricter.mayBeShown(beside: piece($0.place).label) }
      guard !lower.isEmpty, Set(lower.map(\.place.entry)).count <= Self.rarity else { continue }
      for source in prints where piece(source.place).label == stricter {
        for shown in lower {
          let (own, other) = (piece(shown.place), piece(source.place))
          let run = own.text.commonRun(at: shown.position, with: other.text, at: source.position)
          guard run.count >= ComparableText.surelyFoundLength,
            // A stricter entry may well mention the title of a looser one.
            !isInTitle(own.text.scalars[run], of: shown.place.entry)
          else { continue }
          found.append(
            leak(
              .quotation(run.count), source.place.entry, stricter, shown.place.entry, own, run))
        }
      }
    }
  }
}
