/// Addresses of resources: URI (RFC 3986) and IRI (RFC 3987).
enum ReferenceGrammar {
  /// Whether the bytes are a reference; one that needs a scheme is a URI or an IRI.
  static func isReference(
    _ bytes: ArraySlice<UInt8>, needsScheme: Bool, allowsUnicode: Bool
  ) -> Bool {
    var scanner = ReferenceScanner(reader: ByteReader(bytes), allowsUnicode: allowsUnicode)
    let hasScheme = scanner.takesScheme()
    guard hasScheme || !needsScheme else { return false }
    if bytes[scanner.reader.position...].starts(with: [0x2F, 0x2F]) {
      scanner.reader.position += 2
      guard scanner.takesAuthority() else { return false }
      // What follows an authority begins with a slash or is empty: it ended at `/`, `?` or `#`.
      guard scanner.takesRun(of: .pathCharacters) else { return false }
    } else {
      // Without a scheme a colon in the first segment would read as one (section 4.2).
      if !hasScheme { guard scanner.takesRun(of: .segmentWithoutColon) else { return false } }
      if hasScheme || scanner.reader.current == UInt8(ascii: "/") {
        guard scanner.takesRun(of: .pathCharacters) else { return false }
      }
    }
    if scanner.reader.take("?") {
      guard scanner.takesRun(of: .queryCharacters, allowsPrivateUse: true) else { return false }
    }
    if scanner.reader.take("#") {
      guard scanner.takesRun(of: .queryCharacters) else { return false }
    }
    return scanner.reader.isAtEnd
  }
}

extension ASCIISet {
  static let unreserved = alphanumerics.union("-._~")
  static let registeredName = unreserved.union("!$&'()*+,;=")
  static let userInformation = registeredName.union(":")
  static let segmentWithoutColon = registeredName.union("@")
  static let pathCharacters = segmentWithoutColon.union(":/")
  static let queryCharacters = pathCharacters.union("?")
  static let schemeCharacters = alphanumerics.union("+-.")
}

/// The parts of a reference, taken one after the other.
private struct ReferenceScanner {
  var reader: ByteReader
  let allowsUnicode: Bool

  /// Takes a scheme and its colon, or nothing.
  mutating func takesScheme() -> Bool {
    let start = reader.position
    if reader.take(.letters) {
      _ = reader.skip(.schemeCharacters)
      if reader.take(":") { return true }
    }
    reader.position = start
    return false
  }

  /// Takes user information, host and port up to the path, query, fragment or end.
  mutating func takesAuthority() -> Bool {
    let rest = reader.rest
    let end = rest.firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? rest.endIndex
    if let at = rest[..<end].firstIndex(of: UInt8(ascii: "@")) {
      guard takesRun(of: .userInformation), reader.position == at else { return false }
      reader.position += 1
    }
    if reader.current == UInt8(ascii: "[") {
      guard let bracket = reader.bytes[reader.position..<end].firstIndex(of: UInt8(ascii: "]")),
        isAddress(reader.bytes[(reader.position + 1)..<bracket])
      else { return false }
      reader.position = bracket + 1
    } else {
      guard takesRun(of: .registeredName) else { return false }
    }
    if reader.take(":") { _ = reader.skip(.digits) }
    return reader.position == end
  }

  /// Takes characters of a set, percent-encoded bytes and, in an IRI, what lies beyond ASCII.
  ///
  /// Stops at the first other character and fails only at what can stand nowhere.
  mutating func takesRun(of allowed: ASCIISet, allowsPrivateUse: Bool = false) -> Bool {
    while let byte = reader.current {
      if allowed.contains(byte) {
        reader.position += 1
      } else if byte == UInt8(ascii: "%") {
        guard reader.takePercentEncoded() else { return false }
      } else if byte >= 0x80 {
        guard allowsUnicode, let scalar = reader.takeScalar(),
          isIRICharacter(scalar) || allowsPrivateUse && isIRIPrivate(scalar)
        else { return false }
      } else {
        return true
      }
    }
    return true
  }

  /// What stands between the brackets of a host: IPv6 or a later version.
  private func isAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, first | 0x20 == UInt8(ascii: "v") else {
      return NetworkAddress.isIPv6(bytes)
    }
    var future = ByteReader(bytes.dropFirst())
    guard future.skip(.hexDigits) > 0, future.take("."), future.skip(.userInformation) > 0 else {
      return false
    }
    return future.isAtEnd
  }
}

/// Whether a scalar beyond ASCII is `ucschar` (RFC 3987 section 2.2).
func isIRICharacter(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
  case 0x10000...0xDFFFF: scalar & 0xFFFF <= 0xFFFD
  case 0xE1000...0xEFFFD: true
  default: false
  }
}

/// Whether a scalar is `iprivate` (RFC 3987 section 2.2).
func isIRIPrivate(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: true
  default: false
  }
}
