import DocumentTree

/// Bit sets of evaluated children (Core section 11: unevaluated locations).
///
/// A frame is an offset into `scratch.bits`: the number of words, then the words. Positions
/// count members and items in the order in which the checks visit them.
extension Evaluation {
  /// Opens an empty bit set for a value's children.
  mutating func openFrame(for node: Int) -> Int {
    let words = (childCount(of: node) + 63) / 64
    return openFrame(words: words)
  }

  /// Opens an empty bit set as large as another one.
  mutating func openFrame(like other: Int) -> Int {
    openFrame(words: Int(scratch.bits[other]))
  }

  private mutating func openFrame(words: Int) -> Int {
    let frame = scratch.bits.count
    scratch.bits.append(UInt64(words))
    for _ in 0..<words { scratch.bits.append(0) }
    return frame
  }

  /// Forgets a bit set and those opened after it.
  mutating func closeFrame(_ frame: Int) {
    scratch.bits.removeLast(scratch.bits.count - frame)
  }

  /// Adds the bits of one set to another of the same value.
  mutating func merge(_ frame: Int, into other: Int) {
    let words = Int(min(scratch.bits[frame], scratch.bits[other]))
    for word in 0..<words { scratch.bits[other + 1 + word] |= scratch.bits[frame + 1 + word] }
  }

  /// Marks the child at a position as evaluated.
  mutating func mark(_ position: Int, in frame: Int) {
    let word = position >> 6
    guard frame >= 0, word < Int(scratch.bits[frame]) else { return }
    scratch.bits[frame + 1 + word] |= 1 << UInt64(position & 63)
  }

  /// Whether the child at a position is marked.
  func isMarked(_ position: Int, in frame: Int) -> Bool {
    let word = position >> 6
    guard frame >= 0, word < Int(scratch.bits[frame]) else { return false }
    return scratch.bits[frame + 1 + word] >> UInt64(position & 63) & 1 == 1
  }
}
