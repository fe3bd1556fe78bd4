import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Which rare bytes a file has, so that checks run only where they can find something.
///
/// The C library's search is vectorised on every machine; a loop of ours over single bytes costs
/// as much as libyaml.
struct ByteFeatures {
  /// Any byte above 0x7F.
  let hasNonASCII: Bool
  /// NEL, LS or PS: line breaks that YAML tools count and editors do not.
  let hasUnicodeLineBreak: Bool
  /// Three `<` in a row, which may begin a conflict marker.
  let hasTripleLessThan: Bool
  /// A number sign, which may begin a comment.
  let hasHash: Bool
  /// The number of code points when the file is plain text, or `nil`.
  ///
  /// Plain text is valid UTF-8 of visible ASCII, spaces, line feeds, and the kana, ideographs and
  /// punctuation of Japanese: nothing in it could be refused by a reader of characters.
  let plainCodePoints: Int?
  /// What rules about the bytes of a file have to look for.
  let traits: SourceTraits

  /// Looks at every byte once for each feature, and stops where it is found.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let firstWide = unsafe ByteFeatures.firstNonASCII(bytes, from: 0)
    hasNonASCII = firstWide < bytes.count
    hasHash = unsafe ByteFeatures.has(0x23, in: bytes) { _, _ in true }
    hasTripleLessThan = unsafe ByteFeatures.has(0x3C, in: bytes) { $0 == 0x3C && $1 == 0x3C }
    let wideCharacters = unsafe ByteFeatures.commonWideCharacters(bytes, from: firstWide)
    let hasRareCharacter = wideCharacters == nil
    if let wideCharacters, unsafe !ByteFeatures.hasControlCharacter(bytes) {
      plainCodePoints = bytes.count &- 2 &* wideCharacters
    } else {
      plainCodePoints = nil
    }
    hasUnicodeLineBreak = unsafe hasRareCharacter && ByteFeatures.hasUnicodeLineBreak(bytes)
    var traits = SourceTraits()
    if hasRareCharacter { traits.formUnion(.rareCharacter) }
    if unsafe ByteFeatures.has(0x0D, in: bytes, { _, _ in true }) {
      traits.formUnion(.carriageReturn)
    }
    if unsafe ByteFeatures.hasBlankAtLineEnd(bytes) { traits.formUnion(.blankAtLineEnd) }
    if unsafe ByteFeatures.has(0x3A, in: bytes, { next, _ in next == 0x3A })
      || hasRareCharacter && ByteFeatures.has(0xEF, in: bytes, { $0 == 0xBC && $1 == 0x9A })
    {
      traits.formUnion(.labelBlock)
    }
    if unsafe hasHash && ByteFeatures.hasTightComment(bytes) { traits.formUnion(.tightComment) }
    if unsafe ByteFeatures.has(0x5C, in: bytes, { _, _ in true }) {
      traits.formUnion(.backslash)
    }
    self.traits = traits
  }

  /// Whether a file that libyaml accepts can still be the victim of an accident.
  var mayHoldAccident: Bool { hasTripleLessThan || hasUnicodeLineBreak }

  /// The offset of the first byte above 0x7F at or after another, or the number of bytes.
  @inline(__always)
  private static func firstNonASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = start
    while offset &+ 8 <= raw.count {
      let word = unsafe raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let wide = UInt64(littleEndian: word) & 0x8080_8080_8080_8080
      if wide != 0 { return offset &+ wide.trailingZeroBitCount &>> 3 }
      offset &+= 8
    }
    while offset < raw.count, unsafe raw[offset] < 0x80 { offset &+= 1 }
    return offset
  }

  /// The number of characters outside ASCII, each of three bytes, or `nil` when one of them is not
  /// a kana, an ideograph, Hangul or punctuation of Japanese, or is no character at all.
  ///
  /// U+3099 and U+309A combine with the kana before them, and U+3200...U+33FF are squared signs.
  private static func commonWideCharacters(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    var offset = start
    var characters = 0
    while offset < bytes.count {
      let lead = unsafe bytes[offset]
      if lead < 0x80 {
        offset = unsafe firstNonASCII(bytes, from: offset)
        continue
      }
      guard offset &+ 2 < bytes.count else { return nil }
      let second = unsafe bytes[offset &+ 1]
      let third = unsafe bytes[offset &+ 2]
      if second & 0xC0 != 0x80 || third & 0xC0 != 0x80 { return nil }
      if lead == 0xE3 {
        if second >= 0x88 || (second == 0x82 && third & 0xFC == 0x98) { return nil }
      } else if lead < 0xE4 || lead > 0xED || (lead == 0xED && second >= 0xA0) {
        return nil
      }
      characters &+= 1
      offset &+= 3
    }
    return characters
  }

  /// Whether any byte is a control character of ASCII other than a line feed.
  private static func hasControlCharacter(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    var offset = 0
    while offset &+ 8 <= raw.count {
      let word = unsafe raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let low = word & ~high
      // In each byte the high bit tells: below 0x20, 0x7F, not 0x0A.
      let isControl = ~(low &+ ones &* 0x60) | (low &+ ones)
      let isNoLineFeed = ((word ^ ones &* 0x0A) & ~high) &+ ones &* 0x7F
      if isControl & isNoLineFeed & ~word & high != 0 { return true }
      offset &+= 8
    }
    while offset < raw.count {
      let byte = unsafe raw[offset]
      if byte < 0x20 && byte != 0x0A || byte == 0x7F { return true }
      offset &+= 1
    }
    return false
  }

  private static func hasUnicodeLineBreak(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe has(0xE2, in: bytes) { $0 == 0x80 && $1 & 0xFE == 0xA8 }
      || has(0xC2, in: bytes) { next, _ in next == 0x85 }
  }

  /// Whether a space or a tab stands right before a line feed.
  private static func hasBlankAtLineEnd(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var offset = 0
    while offset < bytes.count,
      let hit = unsafe memchr(base + offset, 0x0A, bytes.count &- offset)
    {
      let found = unsafe UnsafeRawPointer(hit) - UnsafeRawPointer(base)
      if found > 0, unsafe bytes[found &- 1] == 0x20 || bytes[found &- 1] == 0x09 { return true }
      offset = found &+ 1
    }
    return false
  }

  /// Whether a number sign stands between a space and a letter, a digit or a wider character.
  private static func hasTightComment(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var offset = 1
    while offset < bytes.count,
      let hit = unsafe memchr(base + offset, 0x23, bytes.count &- offset)
    {
      let found = unsafe UnsafeRawPointer(hit) - UnsafeRawPointer(base)
      offset = found &+ 1
      guard offset < bytes.count, unsafe bytes[found &- 1] == 0x20 else { continue }
      let next = unsafe bytes[offset]
      if next >= 0x80 || next &- 0x30 < 10 || (next | 0x20) &- 0x61 < 26 { return true }
    }
    return false
  }

  /// Whether a byte occurs with two bytes after it that fit.
  @inline(__always)
  private static func has(
    _ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, _ fits: (UInt8, UInt8) -> Bool
  ) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var offset = 0
    while offset < bytes.count,
      let hit = unsafe memchr(base + offset, Int32(byte), bytes.count &- offset)
    {
      let found = unsafe UnsafeRawPointer(hit) - UnsafeRawPointer(base)
      let second = found &+ 1 < bytes.count ? unsafe bytes[found &+ 1] : 0
      let third = found &+ 2 < bytes.count ? unsafe bytes[found &+ 2] : 0
      if fits(second, third) { return true }
      offset = found &+ 1
    }
    return false
  }
}
