/// A set of words that are looked up where they begin or where they end.
///
/// Sets of a thousand words are made in every run in which a text asks for one of them, so a set is
/// nothing but a few flat arrays.
struct WordSet: Sendable {
  /// The characters of all words, one word after the other.
  private let letters: [Unicode.Scalar]
  private let byFirst: WordTable
  private let byLast: WordTable
  let longest: Int

  /// Words between white space, those of ASCII in lower case; `␣` stands for a space in a word.
  init(_ text: String) {
    self.init([(text, "")])
  }

  /// Words between white space, each with the ending of its group.
  init(_ groups: [(words: String, ending: String)]) {
    var letters: [Unicode.Scalar] = []
    var words: [Range<Int>] = []
    for group in groups {
      let ending = Array(group.ending.unicodeScalars)
      var start = letters.count
      for letter in (group.words + "\n").unicodeScalars {
        if letter != " " && letter != "\n" {
          letters.append(letter == "␣" ? " " : letter)
        } else if letters.count > start {
          letters += ending
          words.append(start..<letters.count)
          start = letters.count
        }
      }
    }
    self.letters = letters
    byFirst = WordTable(words) { word in
      (letters[word.lowerBound], word.count > 1 ? letters[word.lowerBound + 1] : nil)
    }
    byLast = WordTable(words) { word in
      (letters[word.upperBound - 1], word.count > 1 ? letters[word.upperBound - 2] : nil)
    }
    longest = words.lazy.map(\.count).max() ?? 0
  }

  func contains(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = word.first, word.count <= longest else { return false }
    let second = word.dropFirst().first
    return byFirst.contains(first, second) { candidate in
      candidate.count == word.count && letters[candidate].elementsEqual(word)
    }
  }

  /// The length of the longest word that begins at an index, or zero.
  @inline(__always)
  func length(in text: [Unicode.Scalar], from start: Int) -> Int {
    guard start >= 0, start < text.count else { return 0 }
    let second = start + 1 < text.count ? text[start + 1].lowercased : nil
    guard byFirst.mayHold(text[start].lowercased, second) else { return 0 }
    return max(lookUp(text, from: start, second), lookUp(text, from: start, nil))
  }

  /// The length of the longest word that ends right before an index, or zero.
  @inline(__always)
  func length(in text: [Unicode.Scalar], upTo end: Int) -> Int {
    guard end > 0, end <= text.count else { return 0 }
    let second = end > 1 ? text[end - 2].lowercased : nil
    guard byLast.mayHold(text[end - 1].lowercased, second) else { return 0 }
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
    var longest = 0
    _ = byFirst.contains(text[start].lowercased, second) { word in
      if word.count > longest, fits(word, text, start) { longest = word.count }
      return false
    }
    return longest
  }

  private func lookUp(_ text: [Unicode.Scalar], upTo end: Int, _ second: Unicode.Scalar?) -> Int {
    var longest = 0
    _ = byLast.contains(text[end - 1].lowercased, second) { word in
      if word.count > longest, fits(word, text, end - word.count) { longest = word.count }
      return false
    }
    return longest
  }

  private func fits(_ word: Range<Int>, _ text: [Unicode.Scalar], _ start: Int) -> Bool {
    guard start >= 0, start + word.count <= text.count else { return false }
    for offset in 0..<word.count
    where letters[word.lowerBound + offset] != text[start + offset].lowercased { return false }
    return true
  }
}

/// The words of a set by their two characters at one end.
private struct WordTable: Sendable {
  private let words: [Range<Int>]
  /// The last word of each place, or -1, and for each word the one before it in the same place.
  private var heads: [Int32]
  private var previous: [Int32]
  /// Bits that are set for the characters of every word, so that hardly ever a word is looked up
  /// that is not there.
  private var bits = [UInt64](repeating: 0, count: 128)

  init(
    _ words: [Range<Int>],
    key: (Range<Int>) -> (near: Unicode.Scalar, far: Unicode.Scalar?)
  ) {
    self.words = words
    var size = 16
    while size < words.count * 2 { size *= 2 }
    heads = Array(repeating: -1, count: size)
    previous = Array(repeating: -1, count: words.count)
    for (number, word) in words.enumerated() {
      let (near, far) = key(word)
      let mixed = Self.mixed(near, far)
      let bit = Self.bit(of: mixed)
      bits[bit >> 6] |= 1 << UInt64(bit & 63)
      let head = Int(mixed >> 8) & (size - 1)
      previous[number] = heads[head]
      heads[head] = Int32(truncatingIfNeeded: number)
    }
  }

  /// Whether one of the words in the place of two characters, which may be others too, is wanted.
  func contains(
    _ near: Unicode.Scalar, _ far: Unicode.Scalar?, where isWanted: (Range<Int>) -> Bool
  ) -> Bool {
    var number = heads[Int(Self.mixed(near, far) >> 8) & (heads.count - 1)]
    while number >= 0 {
      if isWanted(words[Int(number)]) { return true }
      number = previous[Int(number)]
    }
    return false
  }

  /// Whether two characters, or the near one alone, may begin or end a word.
  @inline(__always)
  func mayHold(_ near: Unicode.Scalar, _ far: Unicode.Scalar?) -> Bool {
    holds(Self.mixed(near, nil)) || (far != nil && holds(Self.mixed(near, far)))
  }

  @inline(__always)
  private static func mixed(_ near: Unicode.Scalar, _ far: Unicode.Scalar?) -> UInt32 {
    near.value &* 0x9E37_79B1 &+ (far?.value ?? 0xFFFF) &* 0x85EB_CA6B
  }

  @inline(__always)
  private static func bit(of mixed: UInt32) -> Int { Int(mixed >> 19) }

  @inline(__always)
  private func holds(_ mixed: UInt32) -> Bool {
    let bit = Self.bit(of: mixed)
    return bits[bit >> 6] & (1 << UInt64(bit & 63)) != 0
  }
}
