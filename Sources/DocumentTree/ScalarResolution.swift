/// What plain scalars stand for: the core schema of YAML 1.2 (specification chapter 10.3.2).
public enum ScalarResolution {
  /// The type of a plain scalar without a tag.
  @inlinable
  public static func type(ofPlain bytes: borrowing Span<UInt8>) -> ScalarType {
    guard bytes.count > 0 else { return .null }
    guard mayBeTyped(bytes[0]) else { return .string }
    return typeOfCandidate(bytes)
  }

  /// The type of a plain scalar without a tag.
  package static func type(ofPlain bytes: [UInt8]) -> ScalarType {
    type(ofPlain: bytes.span)
  }

  /// Whether a plain scalar that starts with a byte can be anything but a string.
  @inlinable
  public static func mayBeTyped(_ first: UInt8) -> Bool {
    if first &- 0x30 < 10 { return true }
    return switch first {
    case UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"),
      UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
      true
    default: false
    }
  }

  @usableFromInline
  package static func typeOfCandidate(_ bytes: borrowing Span<UInt8>) -> ScalarType {
    switch bytes[0] {
    case UInt8(ascii: "~"): return bytes.count == 1 ? .null : .string
    case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"),
      UInt8(ascii: "f"), UInt8(ascii: "F"):
      return wordType(bytes)
    default: return numberType(bytes)
    }
  }

  /// The type of what begins like a word of the core schema.
  private static func wordType(_ bytes: borrowing Span<UInt8>) -> ScalarType {
    guard bytes.count == 4 || bytes.count == 5 else { return .string }
    var letters: UInt64 = 0
    for index in bytes.indices { letters = letters << 8 | UInt64(bytes[index]) }
    switch letters {
    // In ASCII: null, Null, NULL.
    case 0x6E75_6C6C, 0x4E75_6C6C, 0x4E55_4C4C: return .null
    // true, True, TRUE.
    case 0x7472_7565, 0x5472_7565, 0x5452_5545: return .boolean
    // false, False, FALSE.
    case 0x66_616C_7365, 0x46_616C_7365, 0x46_414C_5345: return .boolean
    default: return .string
    }
  }

  private static func numberType(_ bytes: borrowing Span<UInt8>) -> ScalarType {
    if bytes.count > 2 && bytes[0] == UInt8(ascii: "0") {
      if bytes[1] == UInt8(ascii: "o") {
        return isAll(bytes, from: 2, isOctalDigit) ? .integer : .string
      }
      if bytes[1] == UInt8(ascii: "x") {
        return isAll(bytes, from: 2, isHexadecimalDigit) ? .integer : .string
      }
    }
    let start = bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-") ? 1 : 0
    guard start < bytes.count else { return .string }
    let whole = digits(bytes, from: start)
    if whole == bytes.count { return .integer }
    if isInfinityOrNaN(bytes, from: start) { return .float }
    var index = whole
    if bytes[index] == UInt8(ascii: ".") {
      let fraction = digits(bytes, from: index + 1)
      if whole == start && fraction == index + 1 { return .string }
      index = fraction
    } else if whole == start {
      return .string
    }
    return isExponentOrEnd(bytes, from: index) ? .float : .string
  }

  private static func isExponentOrEnd(_ bytes: borrowing Span<UInt8>, from start: Int) -> Bool {
    if start == bytes.count { return true }
    guard bytes[start] | 0x20 == UInt8(ascii: "e"), start + 1 < bytes.count else { return false }
    var index = start + 1
    if bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
    return index < bytes.count && digits(bytes, from: index) == bytes.count
  }

  private static func isInfinityOrNaN(_ bytes: borrowing Span<UInt8>, from start: Int) -> Bool {
    guard bytes.count == start + 4, bytes[start] == UInt8(ascii: ".") else { return false }
    let word = (bytes[start + 1], bytes[start + 2], bytes[start + 3])
    switch word {
    case (UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "f")),
      (UInt8(ascii: "I"), UInt8(ascii: "n"), UInt8(ascii: "f")),
      (UInt8(ascii: "I"), UInt8(ascii: "N"), UInt8(ascii: "F")):
      return true
    case (UInt8(ascii: "n"), UInt8(ascii: "a"), UInt8(ascii: "n")),
      (UInt8(ascii: "N"), UInt8(ascii: "a"), UInt8(ascii: "N")),
      (UInt8(ascii: "N"), UInt8(ascii: "A"), UInt8(ascii: "N")):
      return start == 0
    default: return false
    }
  }

  /// The offset of the first byte at or after `start` that is not a decimal digit.
  static func digits(_ bytes: borrowing Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count && isDigit(bytes[index]) { index += 1 }
    return index
  }

  /// Whether every byte from `start` on has a property, and there is at least one.
  static func isAll(
    _ bytes: borrowing Span<UInt8>, from start: Int, _ property: (UInt8) -> Bool
  ) -> Bool {
    guard start < bytes.count else { return false }
    for index in start..<bytes.count where !property(bytes[index]) { return false }
    return true
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  static func isOctalDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 8 }
  static func isHexadecimalDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) &- 0x61 < 6
  }
}
