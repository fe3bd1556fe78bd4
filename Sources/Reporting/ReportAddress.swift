import SourceText

/// A path as a reference of RFC 3986: relative, or of the scheme `file` when it begins with `/`.
func uriReference(of path: RepositoryPath) -> String {
  var text = path.bytes.first == UInt8(ascii: "/") ? "file://" : ""
  for byte in path.bytes {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
      text.unicodeScalars.append(UnicodeScalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      text += digits.utf8.count == 1 ? "%0" : "%"
      text += digits
    }
  }
  return text
}
