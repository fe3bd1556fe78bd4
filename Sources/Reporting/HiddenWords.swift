import SourceText

/// Values to be found again in any text, whatever signs stand between their letters and digits.
struct HiddenWords: Sendable {
  /// The letters and digits of the values as a tree: where each leads from a node, the root being 0.
  private var steps: [Step: Int32] = [:]
  /// For each node, the value that ends there.
  private var values: [Value] = [.none]
  /// A bit for each two letters by which a value begins, so that hardly ever one is looked up that
  /// no value has.
  private var beginnings = [UInt64](repeating: 0, count: 64)

  private struct Step: Hashable {
    let node: Int32
    let letter: UInt32
  }

  private enum Value {
    case none
    /// One that may be a part of another word by chance: it is short and of ASCII alone.
    case short
    case long
  }

  var isEmpty: Bool { steps.isEmpty }

  /// Adds a value; one that is too short to be told from a usual word is left to its place.
  mutating func insert(_ value: String) {
    let letters = Letters.all(in: Array(value.utf8))
    let isASCII = letters.allSatisfy { $0 < 0x80 }
    guard letters.count >= (isASCII ? 4 : 2) else { return }
    var node: Int32 = 0
    for letter in letters {
      let step = Step(node: node, letter: letter)
      if let next = steps[step] {
        node = next
      } else {
        node = Int32(values.count)
        steps[step] = node
        values.append(.none)
      }
    }
    values[Int(node)] = isASCII && letters.count < 8 ? .short : .long
    let place = Self.place(of: letters[0], letters[1])
    beginnings[place >> 6] |= 1 << UInt64(place & 63)
  }

  private static func place(of first: UInt32, _ second: UInt32) -> Int {
    Int((first &* 0x9E37_79B1 &+ second &* 0x85EB_CA6B) >> 20)
  }

  /// Where values are, each from its first letter to its last.
  func ranges(in bytes: [UInt8]) -> [SourceRange] {
    if isEmpty { return [] }
    var found: [SourceRange] = []
    var previous: (letter: UInt32, start: Int)?
    var position = 0
    while position < bytes.count {
      let (read, end) = Letters.letter(in: bytes, at: position)
      if let letter = read {
        if let previous {
          let place = Self.place(of: previous.letter, letter)
          if beginnings[place >> 6] & (1 << UInt64(place & 63)) != 0,
            let last = self.end(in: bytes, from: previous.start)
          {
            found.append(SourceRange(start: previous.start, end: last))
          }
        }
        previous = (letter, position)
      }
      position = end
    }
    return found
  }

  /// Where the longest value ends that a text repeats from a place: all of it, or what stands before
  /// an ellipsis.
  private func end(in bytes: [UInt8], from start: Int) -> Int? {
    var (node, length, position) = (Int32(0), 0, start)
    var longest: Int?
    while position < bytes.count {
      let (read, end) = Letters.letter(in: bytes, at: position)
      position = end
      guard let letter = read else { continue }
      guard let next = steps[Step(node: node, letter: letter)] else { break }
      node = next
      length += 1
      let isWhole =
        switch values[Int(node)] {
        case .none: length >= 3 && bytes[end...].starts(with: "…".utf8)
        case .short: !isLetter(bytes, at: start - 1) && !isLetter(bytes, at: end)
        case .long: true
        }
      if isWhole { longest = end }
    }
    return longest
  }

  private func isLetter(_ bytes: [UInt8], at index: Int) -> Bool {
    guard bytes.indices.contains(index) else { return false }
    switch bytes[index] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
    default: return false
    }
  }
}

/// The letters and digits of texts in one form.
private enum Letters {
  static func all(in bytes: [UInt8]) -> [UInt32] {
    var letters: [UInt32] = []
    var position = 0
    while position < bytes.count {
      let (letter, end) = letter(in: bytes, at: position)
      if let letter { letters.append(letter) }
      position = end
    }
    return letters
  }

  /// The letter at an offset, `nil` for a sign or a blank, and where it ends.
  @inline(__always)
  static func letter(in bytes: [UInt8], at position: Int) -> (letter: UInt32?, end: Int) {
    let lead = bytes[position]
    if lead < 0xC2 { return (fold(UInt32(lead)), position + 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    let end = min(position + length, bytes.count)
    var value = UInt32(lead) & 0x7F >> UInt32(length)
    for index in (position + 1)..<end { value = value << 6 | UInt32(bytes[index] & 0x3F) }
    return (fold(value), end)
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
