import DocumentTree
import Editions
import SourceText
import Storehouse

/// A text that left a stricter field or block for a looser place of the same entry.
struct LoweredText {
  let from: DisclosureLabel
  let to: DisclosureLabel
  /// The scalar that shows it now.
  let node: Int
  /// Where it stands in the scalar's text.
  let text: Range<Int>

  /// How many characters in a row make a text the same; shorter texts count as a whole.
  private static let length = ComparableText.surelyFoundLength
  /// Shorter texts than this are words that may be anywhere.
  private static let leastLength = 6

  private struct Piece {
    let node: Int
    let range: Range<Int>
    let label: DisclosureLabel
    let text: ComparableText
  }

  /// Where a run of characters begins.
  private struct Place: Comparable {
    let piece: Int
    let position: Int

    static func < (left: Place, right: Place) -> Bool {
      (left.piece, left.position) < (right.piece, right.position)
    }
  }

  /// The pieces of an entry, so kept that any number of them can be compared with all others.
  private final class Pieces {
    let all: [Piece]
    /// The labels in the order of their first pieces.
    let labels: [DisclosureLabel]
    private let byLabel: [DisclosureLabel: [Int]]
    private var known: [Runs: [UInt64: Place]] = [:]

    private struct Runs: Hashable {
      let label: DisclosureLabel
      let length: Int
    }

    init(_ pieces: [Piece]) {
      all = pieces
      byLabel = Dictionary(grouping: pieces.indices) { pieces[$0].label }
      labels = byLabel.sorted { $0.value[0] < $1.value[0] }.map(\.key)
    }

    /// By the hash of so many characters in a row, where they first stand under a label.
    func places(_ label: DisclosureLabel, _ length: Int) -> [UInt64: Place] {
      let runs = Runs(label: label, length: length)
      if let places = known[runs] { return places }
      var places: [UInt64: Place] = [:]
      for piece in byLabel[label] ?? [] {
        for (position, hash) in all[piece].text.hashes(length: length).enumerated()
        where places[hash] == nil {
          places[hash] = Place(piece: piece, position: position)
        }
      }
      known[runs] = places
      return places
    }
  }

  /// What the parts of an entry lost in strictness, one text for each pair of levels.
  static func all(in transition: EntryTransition) -> [LoweredText] {
    guard !transition.before.labels.parts.isEmpty, let whole = transition.before.labels.whole else {
      return []
    }
    let day = transition.asOf.lastDayNumber
    let before = Pieces(pieces(of: transition.before, day))
    let after = Pieces(pieces(of: transition.after, day))
    var found: [LoweredText] = []
    var known: Set<[TLPLevel]> = []
    for piece in before.all where !piece.label.mayBeShown(beside: whole.asOf(dayNumber: day)) {
      let length = min(length, piece.text.scalars.count)
      guard length >= leastLength else { continue }
      var moved = Set(piece.text.hashes(length: length))
      for label in before.labels where !piece.label.mayBeShown(beside: label) {
        let others = before.places(label, length)
        moved = moved.filter { others[$0] == nil }
      }
      for label in after.labels where !piece.label.mayBeShown(beside: label) {
        let pair = [piece.label.level, label.level]
        guard !moved.isEmpty, !known.contains(pair) else { continue }
        let places = after.places(label, length)
        guard let place = moved.lazy.compactMap({ places[$0] }).min() else { continue }
        known.insert(pair)
        let shown = after.all[place.piece]
        let bytes = shown.text.byteRange(
          of: place.position..<(place.position + length), count: shown.range.count)
        let start = shown.range.lowerBound
        found.append(
          LoweredText(
            from: piece.label, to: label, node: shown.node,
            text: (start + bytes.lowerBound)..<(start + bytes.upperBound)))
      }
    }
    return found
  }

  private static func pieces(of state: EntryState, _ day: Int) -> [Piece] {
    state.labels.texts(of: state.entry).map { found in
      let bytes = state.entry.document.textBytes(of: found.node)
      let start = bytes.startIndex
      return Piece(
        node: found.node, range: found.text, label: found.label.asOf(dayNumber: day),
        text: ComparableText(
          bytes[(start + found.text.lowerBound)..<(start + found.text.upperBound)]))
    }
  }
}
