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

  /// What the parts of an entry lost in strictness, one text for each pair of levels.
  static func all(in transition: EntryTransition) -> [LoweredText] {
    guard !transition.before.labels.parts.isEmpty, let whole = transition.before.labels.whole else {
      return []
    }
    let day = transition.asOf.lastDayNumber
    let before = pieces(of: transition.before, day)
    let after = pieces(of: transition.after, day)
    var found: [LoweredText] = []
    for piece in before where !piece.label.mayBeShown(beside: whole.asOf(dayNumber: day)) {
      let length = min(length, piece.text.scalars.count)
      guard length >= leastLength else { continue }
      var moved = Set(piece.text.hashes(length: length))
      for other in before where !piece.label.mayBeShown(beside: other.label) {
        moved.subtract(other.text.hashes(length: length))
      }
      for place in after where !piece.label.mayBeShown(beside: place.label) {
        let isKnown = found.contains {
          $0.from.level == piece.label.level && $0.to.level == place.label.level
        }
        guard !isKnown,
          let position = place.text.hashes(length: length).firstIndex(where: moved.contains)
        else { continue }
        let shown = place.text.byteRange(
          of: position..<(position + length), count: place.range.count)
        found.append(
          LoweredText(
            from: piece.label, to: place.label, node: place.node,
            text: (place.range.lowerBound + shown.lowerBound)..<(place.range.lowerBound
              + shown.upperBound)))
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
