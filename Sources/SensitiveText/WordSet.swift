/// A set of words that are looked up where they begin or where they end.
struct WordSet: Sendable {
  /// The words by their first two characters, and by their last two.
  private let byFirst: [UInt64: [[Unicode.Scalar]]]
  private let byLast: [UInt64: [[Unicode.Scalar]]]
  private let words: Set<[Unicode.Scalar]>
  /// Bits that are set for the first two and the last two characters of every word, so that hardly
  /// ever a word is looked up that is not there.
  private let firstPairs: PairFilter
  private let lastPairs: PairFilter
  let longest: Int

  /// Words between white space, those of ASCII in lower case; `␣` stands for a space in a word.
  init(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace).map { word in
      word.unicodeScalars.map { $0 == "␣" ? " " : $0 }
    }
    // The longest first, so that the first one that fits is the longest.
    let sorted = words.sorted { $0.count > $1.count }
    byFirst = Dictionary(grouping: sorted) { Self.key($0[0], $0.count > 1 ? $0[1] : nil) }
    byLast = Dictionary(grouping: sorted) {
      Self.key($0[$0.count - 1], $0.count > 1 ? $0[$0.count - 2] : nil)
    }
    self.words = Set(words)
    longest = sorted.first?.count ?? 0
    (firstPairs, lastPairs) = (PairFilter(words, atEnd: false), PairFilter(words, atEnd: true))
  }

  func contains(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    word.count <= longest && words.contains(Array(word))
  }

  /// The length of the longest word that begins at an index, or zero.
  @inline(__always)
  func length(in text: [Unicode.Scalar], from start: Int) -> Int {
    guard start >= 0, start < text.count else { return 0 }
    let second = start + 1 < text.count ? text[start + 1].lowercased : nil
    guard firstPairs.mayHold(text[start].lowercased, second) else { return 0 }
    return max(lookUp(text, from: start, second), lookUp(text, from: start, nil))
  }

  /// The length of the longest word that ends right before an index, or zero.
  @inline(__always)
  func length(in text: [Unicode.Scalar], upTo end: Int) -> Int {
    guard end > 0, end <= text.count else { return 0 }
    let second = end > 1 ? text[end - 2].lowercased : nil
    guard lastPairs.mayHold(text[end - 1].lowercased, second) else { return 0 }
    return max(lookUp(text, upTo: end, second), lookUp(text, upTo: end, nil))
  }

  /// The end of the last word that lies in a range, or `nil`.
  func lastEnd(in text: [Unicode.Scalar], _ range: Range<Int>) -> Int? {
    var end = range.upperBound
    while end > range.lowerBound {
      let length = length(in: text, upTo: end)
      if length > 0, end - length >= range.lowerBound { return end }
      end -= 1
    }
    return nil
  }

  private func lookUp(_ text: [Unicode.Scalar], from start: Int, _ second: Unicode.Scalar?) -> Int {
    guard let candidates = byFirst[Self.key(text[start].lowercased, second)] else { return 0 }
    for word in candidates where start + word.count <= text.count {
      if Self.fits(word, text, start) { return word.count }
    }
    return 0
  }

  private func lookUp(_ text: [Unicode.Scalar], upTo end: Int, _ second: Unicode.Scalar?) -> Int {
    guard let candidates = byLast[Self.key(text[end - 1].lowercased, second)] else { return 0 }
    for word in candidates where word.count <= end {
      if Self.fits(word, text, end - word.count) { return word.count }
    }
    return 0
  }

  private static func key(_ near: Unicode.Scalar, _ far: Unicode.Scalar?) -> UInt64 {
    UInt64(near.value) << 32 | UInt64(far?.value ?? 0)
  }

  private static func fits(
    _ word: [Unicode.Scalar], _ text: [Unicode.Scalar], _ start: Int
  ) -> Bool {
    for index in 0..<word.count where word[index] != text[start + index].lowercased { return false }
    return true
  }
}

/// Says for certain that two characters begin or end no word of a set.
private struct PairFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 128)

  init(_ words: [[Unicode.Scalar]], atEnd: Bool) {
    for word in words {
      let word = atEnd ? word.reversed() : word
      set(Self.place(word[0], word.count > 1 ? word[1] : nil))
    }
  }

  @inline(__always)
  func mayHold(_ near: Unicode.Scalar, _ far: Unicode.Scalar?) -> Bool {
    holds(Self.place(near, nil)) || (far != nil && holds(Self.place(near, far)))
  }

  @inline(__always)
  private static func place(_ near: Unicode.Scalar, _ far: Unicode.Scalar?) -> Int {
    let mixed = near.value &* 0x9E37_79B1 &+ (far?.value ?? 0xFFFF) &* 0x85EB_CA6B
    return Int(mixed >> 19)
  }

  private mutating func set(_ place: Int) {
    bits[place >> 6] |= 1 << UInt64(place & 63)
  }

  @inline(__always)
  private func holds(_ place: Int) -> Bool {
    bits[place >> 6] & (1 << UInt64(place & 63)) != 0
  }
}
