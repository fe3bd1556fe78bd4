/// Internet addresses in numbers (RFC 2673 section 3.2 and RFC 4291 section 2.2).
enum NetworkAddress {
  /// Whether the bytes are four decimal numbers up to 255 without leading zeros.
  static func isIPv4(_ bytes: ArraySlice<UInt8>) -> Bool {
    var reader = ByteReader(bytes)
    for part in 0..<4 {
      guard part == 0 || reader.take("."), takesOctet(&reader) else { return false }
    }
    return reader.isAtEnd
  }

  /// Whether the bytes are an IPv6 address without a zone and without brackets.
  static func isIPv6(_ bytes: ArraySlice<UInt8>) -> Bool {
    var reader = ByteReader(bytes)
    var groups = 0
    var isCompressed = false
    if reader.take(":") {
      guard reader.take(":") else { return false }
      if reader.isAtEnd { return true }
      isCompressed = true
    }
    while groups < 8 {
      let start = reader.position
      let digits = reader.skip(.hexDigits)
      if reader.current == UInt8(ascii: ".") {
        return (isCompressed ? groups <= 5 : groups == 6) && isIPv4(bytes[start...])
      }
      guard (1...4).contains(digits) else { return false }
      groups += 1
      if reader.isAtEnd { return isCompressed ? groups <= 7 : groups == 8 }
      guard reader.take(":") else { return false }
      if reader.take(":") {
        guard !isCompressed else { return false }
        isCompressed = true
        if reader.isAtEnd { return groups <= 7 }
      }
    }
    return false
  }

  private static func takesOctet(_ reader: inout ByteReader) -> Bool {
    let start = reader.position
    let count = reader.skip(.digits)
    guard (1...3).contains(count) else { return false }
    if count > 1, reader.bytes[start] == UInt8(ascii: "0") { return false }
    var value = 0
    for index in start..<reader.position { value = value * 10 + Int(reader.bytes[index] - 0x30) }
    return value <= 255
  }
}
