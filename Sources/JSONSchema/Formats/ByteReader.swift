/// A place in the bytes of a value, moved forward by what is taken.
struct ByteReader {
  let bytes: ArraySlice<UInt8>
  /// The index of the next byte in the slice's own numbering.
  var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    self.position = bytes.startIndex
  }

  var isAtEnd: Bool { position == bytes.endIndex }

  /// The next byte, or `nil` at the end.
  var current: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  /// The bytes that are not taken yet.
  var rest: ArraySlice<UInt8> { bytes[position...] }

  /// Takes the next byte if it is this one.
  mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard position < bytes.endIndex, UInt32(bytes[position]) == byte.value else { return false }
    position += 1
    return true
  }

  /// Takes the next byte if it belongs to a set.
  mutating func take(_ set: ASCIISet) -> Bool {
    guard position < bytes.endIndex, set.contains(bytes[position]) else { return false }
    position += 1
    return true
  }

  /// Takes every following byte of a set and says how many there were.
  mutating func skip(_ set: ASCIISet) -> Int {
    let start = position
    while position < bytes.endIndex, set.contains(bytes[position]) { position += 1 }
    return position - start
  }

  /// Takes exactly two digits as a number.
  mutating func takeTwoDigits() -> Int? {
    guard bytes.endIndex - position >= 2 else { return nil }
    let tens = bytes[position] &- 0x30
    let ones = bytes[position + 1] &- 0x30
    guard tens < 10, ones < 10 else { return nil }
    position += 2
    return Int(tens) * 10 + Int(ones)
  }

  /// Takes a percent-encoded byte whose `%` is next (RFC 3986 section 2.1).
  mutating func takePercentEncoded() -> Bool {
    guard bytes.endIndex - position >= 3, ASCIISet.hexDigits.contains(bytes[position + 1]),
      ASCIISet.hexDigits.contains(bytes[position + 2])
    else { return false }
    position += 3
    return true
  }

  /// Takes one scalar of well-formed UTF-8, or `nil` when the bytes are not (RFC 3629 section 4).
  mutating func takeScalar() -> UInt32? {
    guard let first = current else { return nil }
    if first < 0x80 {
      position += 1
      return UInt32(first)
    }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, bytes.endIndex - position >= length else { return nil }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = bytes[position + offset]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let smallest: UInt32 = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80
    guard value >= smallest, Unicode.Scalar(value) != nil else { return nil }
    position += length
    return value
  }
}

/// A set of ASCII characters as 128 bits.
struct ASCIISet: Sendable {
  private let low: UInt64
  private let high: UInt64

  /// The set of these characters, which must be ASCII.
  init(_ characters: String) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for byte in characters.utf8 {
      precondition(byte < 0x80, "a set of ASCII characters holds only ASCII")
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
    }
    self.low = low
    self.high = high
  }

  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  func contains(_ byte: UInt8) -> Bool {
    if byte < 64 { return low >> UInt64(byte) & 1 == 1 }
    return byte < 128 && high >> UInt64(byte - 64) & 1 == 1
  }

  func union(_ other: ASCIISet) -> ASCIISet {
    ASCIISet(low: low | other.low, high: high | other.high)
  }

  func union(_ characters: String) -> ASCIISet { union(ASCIISet(characters)) }

  static let digits = ASCIISet("0123456789")
  static let letters = ASCIISet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
  static let hexDigits = ASCIISet("0123456789ABCDEFabcdef")
  static let alphanumerics = letters.union(digits)
}
