/// A text in the form in which quotations are looked for.
///
/// Full-width forms, half-width kana and letter case do not matter, and neither do blanks, line
/// ends and the marks of Markdown.
package struct ComparableText: Sendable {
  /// How many characters a fingerprint is made of.
  package static let shingleLength = 10
  /// A run of so many characters in common always shares a fingerprint.
  package static let surelyFoundLength = 16

  /// The characters that count.
  package private(set) var scalars: [UInt32] = []
  /// For each of them, the offset of its first byte in the text.
  package private(set) var offsets: [Int32] = []
  /// For each of them, whether something was left out before it.
  package private(set) var followsGap: [Bool] = []

  /// Takes the text of some UTF-8 bytes.
  package init(_ bytes: some Collection<UInt8>) {
    scalars.reserveCapacity(bytes.count / 3)
    var offset: Int32 = 0
    var isGap = true
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      defer { offset += Int32(UTF8.width(scalar)) }
      guard let value = ComparableText.folded(scalar.value) else {
        isGap = true
        continue
      }
      // The voiced marks of half-width kana belong to the kana before them.
      if value == 0x3099 || value == 0x309A, let last = scalars.last,
        let voiced = ComparableText.voiced(last, isHalf: value == 0x309A)
      {
        scalars[scalars.count - 1] = voiced
        continue
      }
      scalars.append(value)
      offsets.append(offset)
      followsGap.append(isGap)
      isGap = false
    }
  }

  /// The offset just past a run of characters that begins at a position.
  package func byteRange(of run: Range<Int>, count: Int) -> Range<Int> {
    let end = run.upperBound < offsets.count ? Int(offsets[run.upperBound]) : count
    return Int(offsets[run.lowerBound])..<end
  }

  /// Hashes of every `length` characters in a row, by where they begin.
  package func hashes(length: Int) -> [UInt64] {
    guard scalars.count >= length else { return [] }
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var top: UInt64 = 1
    for _ in 1..<length { top = top &* factor }
    var hash: UInt64 = 0
    var hashes: [UInt64] = []
    hashes.reserveCapacity(scalars.count - length + 1)
    for (index, scalar) in scalars.enumerated() {
      if index >= length { hash = hash &- UInt64(scalars[index - length]) &* top }
      hash = hash &* factor &+ UInt64(scalar)
      if index >= length - 1 { hashes.append(ComparableText.mixed(hash)) }
    }
    return hashes
  }

  /// Some of the hashes of all shingles, so chosen that texts with `surelyFoundLength` characters
  /// in common share one of them (winnowing, Schleimer and others 2003).
  package func fingerprints() -> [(hash: UInt64, position: Int)] {
    let hashes = hashes(length: Self.shingleLength)
    let window = Self.surelyFoundLength - Self.shingleLength + 1
    guard hashes.count >= window else { return [] }
    var found: [(hash: UInt64, position: Int)] = []
    for start in 0...(hashes.count - window) {
      var least = start
      for position in start..<(start + window) where hashes[position] <= hashes[least] {
        least = position
      }
      if found.last?.position != least { found.append((hashes[least], least)) }
    }
    return found
  }

  /// The run of characters that two texts have in common around two positions.
  package func commonRun(at position: Int, with other: ComparableText, at otherPosition: Int)
    -> Range<Int>
  {
    var (start, otherStart) = (position, otherPosition)
    while start > 0, otherStart > 0, scalars[start - 1] == other.scalars[otherStart - 1] {
      start -= 1
      otherStart -= 1
    }
    var (end, otherEnd) = (position, otherPosition)
    while end < scalars.count, otherEnd < other.scalars.count,
      scalars[end] == other.scalars[otherEnd]
    {
      end += 1
      otherEnd += 1
    }
    return start..<end
  }

  /// Where other characters occur as a whole in these, or `nil`; words of letters are not cut.
  package func range(of other: ComparableText, at position: Int) -> Range<Int>? {
    let end = position + other.scalars.count
    guard end <= scalars.count, scalars[position..<end].elementsEqual(other.scalars) else {
      return nil
    }
    let startsWord = ComparableText.isWord(scalars[position])
    let endsWord = ComparableText.isWord(scalars[end - 1])
    if startsWord, position > 0, !followsGap[position], ComparableText.isWord(scalars[position - 1])
    {
      return nil
    }
    if endsWord, end < scalars.count, !followsGap[end], ComparableText.isWord(scalars[end]) {
      return nil
    }
    return position..<end
  }

  private static func isWord(_ value: UInt32) -> Bool {
    (0x61...0x7A).contains(value) || (0x30...0x39).contains(value) || value == 0x2D
      || value == 0x5F
  }

  private static func mixed(_ hash: UInt64) -> UInt64 {
    var hash = hash ^ (hash >> 29)
    hash = hash &* 0xBF58_476D_1CE4_E5B9
    return hash ^ (hash >> 32)
  }

  /// The form of a character that is compared, or `nil` for one that does not count.
  private static func folded(_ value: UInt32) -> UInt32? {
    switch value {
    case 0...0x20, 0x2A, 0x60, 0x7F...0xA0, 0x200B...0x200F, 0x2060, 0x3000, 0xFEFF: nil
    case 0x41...0x5A: value + 0x20
    case 0xFF21...0xFF3A: value - 0xFEE0 + 0x20
    case 0xFF0A, 0xFF40: nil
    case 0xFF01...0xFF5E: value - 0xFEE0
    case 0xFF61...0xFF9F: UInt32(halfWidthKana[Int(value - 0xFF61)])
    default: value
    }
  }

  private static func voiced(_ value: UInt32, isHalf: Bool) -> UInt32? {
    if isHalf {
      return (0x30CF...0x30DB).contains(value) && value % 3 == 0x30CF % 3 ? value + 2 : nil
    }
    switch value {
    case 0x30A6: return 0x30F4
    case 0x30AB...0x30C1:
      return value & 1 == 1 ? value + 1 : nil
    case 0x30C4...0x30C8: return value & 1 == 0 ? value + 1 : nil
    case 0x30CF...0x30DB: return value % 3 == 0x30CF % 3 ? value + 1 : nil
    default: return nil
    }
  }

  /// U+FF61 to U+FF9F as U+30xx.
  private static let halfWidthKana: [UInt16] = [
    0x3002, 0x300C, 0x300D, 0x3001, 0x30FB, 0x30F2, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9,
    0x30E3, 0x30E5, 0x30E7, 0x30C3, 0x30FC, 0x30A2, 0x30A4, 0x30A6, 0x30A8, 0x30AA, 0x30AB,
    0x30AD, 0x30AF, 0x30B1, 0x30B3, 0x30B5, 0x30B7, 0x30B9, 0x30BB, 0x30BD, 0x30BF, 0x30C1,
    0x30C4, 0x30C6, 0x30C8, 0x30CA, 0x30CB, 0x30CC, 0x30CD, 0x30CE, 0x30CF, 0x30D2, 0x30D5,
    0x30D8, 0x30DB, 0x30DE, 0x30DF, 0x30E0, 0x30E1, 0x30E2, 0x30E4, 0x30E6, 0x30E8, 0x30E9,
    0x30EA, 0x30EB, 0x30EC, 0x30ED, 0x30EF, 0x30F3, 0x3099, 0x309A,
  ]
}
