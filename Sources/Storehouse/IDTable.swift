/// The positions of texts, found by hashes that were computed before.
///
/// Workers hash ids and references while they read files, so that building and asking the table,
/// which one thread does for all entries, costs next to nothing.
struct IDTable: Sendable {
  private var slots: [Int32]
  private let mask: Int

  /// An empty table for so many texts.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    mask = size - 1
  }

  /// The position of the text that is already in the table, or `nil` once it has been added.
  ///
  /// `text` gives the text at a position.
  mutating func insert(
    _ position: Int, _ added: String, hash: Int, text: (Int) -> String?
  ) -> Int? {
    var slot = hash & mask
    while slots[slot] >= 0 {
      if text(Int(slots[slot])) == added { return Int(slots[slot]) }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(truncatingIfNeeded: position)
    return nil
  }

  /// The position of a text, or `nil`.
  func position(of wanted: String, hash: Int, text: (Int) -> String?) -> Int? {
    var slot = hash & mask
    while slots[slot] >= 0 {
      if text(Int(slots[slot])) == wanted { return Int(slots[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
