import Patterns

/// Pointers into JSON documents.
enum PointerGrammar {
  /// Whether the bytes are a JSON Pointer (RFC 6901 section 3).
  static func isPointer(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return true }
    guard first == UInt8(ascii: "/") else { return false }
    var isEscape = false
    for byte in bytes {
      if isEscape {
        guard byte == UInt8(ascii: "0") || byte == UInt8(ascii: "1") else { return false }
      }
      isEscape = byte == UInt8(ascii: "~") && !isEscape
    }
    return !isEscape
  }

  /// Whether the bytes are a relative pointer (draft-bhutton-relative-json-pointer-00 section 3).
  static func isRelativePointer(_ bytes: ArraySlice<UInt8>) -> Bool {
    var reader = ByteReader(bytes)
    guard takesNumber(&reader) else { return false }
    if reader.take("+") || reader.take("-") {
      guard reader.current != UInt8(ascii: "0"), takesNumber(&reader) else { return false }
    }
    if reader.take("#") { return reader.isAtEnd }
    return isPointer(reader.rest)
  }

  private static func takesNumber(_ reader: inout ByteReader) -> Bool {
    if reader.take("0") { return true }
    return reader.skip(.digits) > 0
  }
}

/// Universally unique identifiers (RFC 4122 section 3).
enum UniqueIdentifierGrammar {
  /// Whether the bytes are 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.
  static func isIdentifier(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == 36 else { return false }
    for (offset, byte) in bytes.enumerated() {
      let isHyphen = offset == 8 || offset == 13 || offset == 18 || offset == 23
      guard isHyphen ? byte == UInt8(ascii: "-") : ASCIISet.hexDigits.contains(byte) else {
        return false
      }
    }
    return true
  }
}

/// Regular expressions of ECMA-262.
enum RegularExpressionGrammar {
  /// Whether the bytes are a pattern of the grammar, whether or not kura can match it.
  static func isExpression(_ bytes: ArraySlice<UInt8>) -> Bool {
    Pattern.isValid(String(decoding: bytes, as: UTF8.self))
  }
}
