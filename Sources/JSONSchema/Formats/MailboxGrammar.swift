/// Electronic mail addresses (`Mailbox` of RFC 5321 section 4.1.2, with RFC 6531 section 3.3).
enum MailboxGrammar {
  /// Whether the bytes are one address without a display name, a comment or angle brackets.
  static func isMailbox(_ bytes: ArraySlice<UInt8>, allowsUnicode: Bool) -> Bool {
    var reader = ByteReader(bytes)
    let takesLocalPart =
      reader.current == UInt8(ascii: "\"")
      ? takesQuotedString(&reader, allowsUnicode: allowsUnicode)
      : takesDotString(&reader, allowsUnicode: allowsUnicode)
    // The limit of 64 bytes is RFC 5321 section 4.5.3.1.1.
    guard takesLocalPart, reader.position - bytes.startIndex <= 64, reader.take("@") else {
      return false
    }
    if reader.current == UInt8(ascii: "[") { return isAddressLiteral(reader.rest) }
    return DomainName.isMailDomain(reader.rest, allowsUnicode: allowsUnicode)
  }

  private static let atomCharacters = ASCIISet.alphanumerics.union("!#$%&'*+-/=?^_`{|}~")

  private static func takesDotString(_ reader: inout ByteReader, allowsUnicode: Bool) -> Bool {
    repeat {
      guard takesAtom(&reader, allowsUnicode: allowsUnicode) else { return false }
    } while reader.take(".")
    return true
  }

  private static func takesAtom(_ reader: inout ByteReader, allowsUnicode: Bool) -> Bool {
    let start = reader.position
    let allowed = atomCharacters
    while let byte = reader.current {
      if allowed.contains(byte) {
        reader.position += 1
      } else if byte < 0x80 || !allowsUnicode {
        break
      } else if reader.takeScalar() == nil {
        return false
      }
    }
    return reader.position > start
  }

  private static func takesQuotedString(_ reader: inout ByteReader, allowsUnicode: Bool) -> Bool {
    guard reader.take("\"") else { return false }
    while let byte = reader.current {
      if byte == UInt8(ascii: "\"") {
        reader.position += 1
        return true
      }
      if byte >= 0x80 {
        guard allowsUnicode, reader.takeScalar() != nil else { return false }
        continue
      }
      if byte == UInt8(ascii: "\\") { reader.position += 1 }
      guard let character = reader.current, (0x20...0x7E).contains(character) else { return false }
      reader.position += 1
    }
    return false
  }

  /// IPv6 is the only tag that is registered for literals.
  private static func isAddressLiteral(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count > 2, bytes.last == UInt8(ascii: "]") else { return false }
    let inside = bytes.dropFirst().dropLast()
    let tag = inside.prefix(5).map { $0 | 0x20 }
    if tag == Array("ipv6:".utf8).map({ $0 | 0x20 }) {
      return NetworkAddress.isIPv6(inside.dropFirst(5))
    }
    return NetworkAddress.isIPv4(inside)
  }
}
