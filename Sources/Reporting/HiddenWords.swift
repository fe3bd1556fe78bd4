import SourceText

/// Values to be found again in any text, whatever signs stand between their letters and digits.
struct HiddenWords: Sendable {
  /// The letters and digits of each value, by their first two.
  private var words: [Beginning: Set<[UInt32]>] = [:]

  private struct Beginning: Hashable {
    let first: UInt32
    let second: UInt32
  }

  var isEmpty: Bool { words.isEmpty }

  /// Adds a value; one that is too short to be told from a usual word is left to its place.
  mutating func insert(_ value: String) {
    let letters = Letters(Array(value.utf8)).folded
    let isASCII = letters.allSatisfy { $0 < 0x80 }
    guard letters.count >= (isASCII ? 4 : 2) else { return }
    words[Beginning(first: letters[0], second: letters[1]), default: []].insert(letters)
  }

  /// Where values are, each from its first letter to its last.
  func ranges(in bytes: [UInt8]) -> [SourceRange] {
    if words.isEmpty { return [] }
    let text = Letters(bytes)
    var found: [SourceRange] = []
    for index in text.folded.indices.dropLast() {
      let beginning = Beginning(first: text.folded[index], second: text.folded[index + 1])
      guard let candidates = words[beginning] else { continue }
      let length = candidates.reduce(0) { max($0, matched($1, in: text, at: index, bytes)) }
      if length > 0 {
        found.append(
          SourceRange(start: text.starts[index], end: text.ends[index + length - 1]))
      }
    }
    return found
  }

  /// The letters of a value that a text repeats at a place: all of them, or those before an
  /// ellipsis, or none.
  private func matched(_ word: [UInt32], in text: Letters, at index: Int, _ bytes: [UInt8]) -> Int {
    let limit = min(word.count, text.folded.count - index)
    var length = 0
    while length < limit, word[length] == text.folded[index + length] { length += 1 }
    let end = text.ends[index + length - 1]
    if length < word.count {
      let isCut = length >= 3 && bytes[end...].starts(with: "…".utf8)
      return isCut ? length : 0
    }
    // A short word of ASCII may be a part of another by chance.
    let isInWord =
      word.count < 8 && word.allSatisfy { $0 < 0x80 }
      && (isLetter(bytes, at: text.starts[index] - 1) || isLetter(bytes, at: end))
    return isInWord ? 0 : length
  }

  private func isLetter(_ bytes: [UInt8], at index: Int) -> Bool {
    guard bytes.indices.contains(index) else { return false }
    switch bytes[index] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
    default: return false
    }
  }
}

/// The letters and digits of a text in one form, with their places.
private struct Letters {
  private(set) var folded: [UInt32] = []
  private(set) var starts: [Int] = []
  private(set) var ends: [Int] = []

  init(_ bytes: [UInt8]) {
    var position = 0
    while position < bytes.count {
      let lead = bytes[position]
      let length = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      let end = min(position + length, bytes.count)
      var value = UInt32(lead)
      if length > 1 {
        value &= 0x7F >> UInt32(length)
        for index in (position + 1)..<end { value = value << 6 | UInt32(bytes[index] & 0x3F) }
      }
      if let letter = Letters.fold(value) {
        folded.append(letter)
        starts.append(position)
        ends.append(end)
      }
      position = end
    }
  }

  /// The form in which letters and digits are compared, or `nil` for signs and blanks.
  private static func fold(_ value: UInt32) -> UInt32? {
    switch value {
    case 0x30...0x39, 0x61...0x7A: value
    case 0x41...0x5A: value + 0x20
    case 0..<0xC0: nil
    // Full width.
    case 0xFF01...0xFF5E: fold(value - 0xFEE0)
    // Punctuation, hyphens, spaces, symbols; the long mark too, which people write as a hyphen.
    case 0x2000...0x2BFF, 0x3000...0x3004, 0x3007...0x3020, 0x30FB, 0x30FC, 0xFF5F...0xFF65: nil
    default: value
    }
  }
}
