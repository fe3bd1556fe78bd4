/// Templates of addresses (RFC 6570 section 2).
enum TemplateGrammar {
  /// Whether the bytes are a template; the apostrophe is a literal (erratum 6937).
  static func isTemplate(_ bytes: ArraySlice<UInt8>) -> Bool {
    var reader = ByteReader(bytes)
    let literals = ASCIISet.literals
    while let byte = reader.current {
      if literals.contains(byte) {
        reader.position += 1
      } else if byte == UInt8(ascii: "{") {
        guard takesExpression(&reader) else { return false }
      } else if byte == UInt8(ascii: "%") {
        guard reader.takePercentEncoded() else { return false }
      } else if byte >= 0x80 {
        guard let scalar = reader.takeScalar(), isIRICharacter(scalar) || isIRIPrivate(scalar)
        else { return false }
      } else {
        return false
      }
    }
    return true
  }

  private static func takesExpression(_ reader: inout ByteReader) -> Bool {
    guard reader.take("{") else { return false }
    _ = reader.take(.operators)
    repeat {
      guard takesVariable(&reader) else { return false }
    } while reader.take(",")
    return reader.take("}")
  }

  private static func takesVariable(_ reader: inout ByteReader) -> Bool {
    repeat {
      guard takesNamePart(&reader) else { return false }
    } while reader.take(".")
    if reader.take("*") { return true }
    guard reader.take(":") else { return true }
    guard let first = reader.current, first != UInt8(ascii: "0") else { return false }
    return (1...4).contains(reader.skip(.digits))
  }

  private static func takesNamePart(_ reader: inout ByteReader) -> Bool {
    let start = reader.position
    let allowed = ASCIISet.variableCharacters
    while let byte = reader.current {
      if allowed.contains(byte) {
        reader.position += 1
      } else if byte == UInt8(ascii: "%") {
        guard reader.takePercentEncoded() else { return false }
      } else {
        break
      }
    }
    return reader.position > start
  }
}

extension ASCIISet {
  fileprivate static let literals = alphanumerics.union("!#$&'()*+,-./:;=?@[]_~")
  fileprivate static let operators = ASCIISet("+#./;?&=,!@|")
  fileprivate static let variableCharacters = alphanumerics.union("_")
}
