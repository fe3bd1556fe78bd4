import Diagnostics
import SourceText

extension JSONParsing {
  /// Reads a string from its opening quote on.
  mutating func readString() -> Failure? {
    let start = offset
    offset += 1
    let textStart = offset
    while true {
      let next = byte(offset)
      if next == UInt8(ascii: "\"") { break }
      if next == UInt8(ascii: "\\") { return readEscapedString(start) }
      if let failure = checkStringByte(next, start: start) { return failure }
    }
    offset += 1
    builder.append(
      Node(
        kind: .scalar, style: .doubleQuoted, start: start, end: offset, textStart: textStart,
        textEnd: offset - 1, payload: stableHash(source.bytes, textStart..<(offset - 1))))
    return nil
  }

  /// Moves over one character that stands for itself.
  private mutating func checkStringByte(_ next: UInt8, start: Int) -> Failure? {
    if offset >= source.bytes.count || next == 0x0A || next == 0x0D {
      return .unclosedString(at: SourceRange(start: start, end: start + 1), in: source)
    }
    if next < 0x20 {
      return .controlInString(at: SourceRange(start: offset, end: offset + 1), in: source)
    }
    let length = next < 0x80 ? 1 : UTF8Validity.sequenceLength(source.bytes, at: offset)
    if length == 0 { return .invalidUTF8(at: offset, in: source) }
    offset += length
    return nil
  }

  /// Reads on in a string that has escapes, decoding it into the pool.
  private mutating func readEscapedString(_ start: Int) -> Failure? {
    let poolStart = builder.decoded.count
    builder.decoded.append(contentsOf: source.bytes[(start + 1)..<offset])
    while byte(offset) != UInt8(ascii: "\"") || offset >= source.bytes.count {
      let before = offset
      if byte(offset) == UInt8(ascii: "\\") {
        if let failure = readEscape() { return failure }
      } else {
        if let failure = checkStringByte(byte(offset), start: start) { return failure }
        builder.decoded.append(contentsOf: source.bytes[before..<offset])
      }
    }
    offset += 1
    let poolEnd = builder.decoded.count
    builder.append(
      Node(
        kind: .scalar, style: .doubleQuoted, flags: .decodedText, start: start, end: offset,
        textStart: poolStart, textEnd: poolEnd,
        payload: stableHash(builder.decoded, poolStart..<poolEnd)))
    return nil
  }

  private mutating func readEscape() -> Failure? {
    let escape = byte(offset + 1)
    let decoded: UInt8
    switch escape {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded = escape
    case UInt8(ascii: "b"): decoded = 0x08
    case UInt8(ascii: "f"): decoded = 0x0C
    case UInt8(ascii: "n"): decoded = 0x0A
    case UInt8(ascii: "r"): decoded = 0x0D
    case UInt8(ascii: "t"): decoded = 0x09
    case UInt8(ascii: "u"): return readUnicodeEscape()
    default: return .badEscape(at: escapeRange(2), in: source)
    }
    builder.decoded.append(decoded)
    offset += 2
    return nil
  }

  /// Reads `\uXXXX`, or two of them that are a surrogate pair.
  private mutating func readUnicodeEscape() -> Failure? {
    guard let unit = codeUnit(at: offset + 2) else {
      return .badEscape(at: escapeRange(6), in: source)
    }
    var scalar = unit
    var length = 6
    if unit & 0xFC00 == 0xD800, byte(offset + 6) == UInt8(ascii: "\\"),
      byte(offset + 7) == UInt8(ascii: "u"), let low = codeUnit(at: offset + 8),
      low & 0xFC00 == 0xDC00
    {
      scalar = 0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF)
      length = 12
    }
    guard let character = Unicode.Scalar(scalar) else {
      return .loneSurrogate(at: escapeRange(6), in: source)
    }
    builder.decoded.append(contentsOf: UTF8.encode(character).map { Array($0) } ?? [])
    offset += length
    return nil
  }

  private func codeUnit(at start: Int) -> UInt32? {
    var unit: UInt32 = 0
    for index in start..<(start + 4) {
      let digit = byte(index)
      guard ScalarResolution.isHexadecimalDigit(digit) else { return nil }
      unit = unit << 4 | UInt32(digit <= 0x39 ? digit - 0x30 : (digit | 0x20) - 0x57)
    }
    return unit
  }

  private func escapeRange(_ length: Int) -> SourceRange {
    SourceRange(start: offset, end: min(offset + length, source.bytes.count))
  }
}
