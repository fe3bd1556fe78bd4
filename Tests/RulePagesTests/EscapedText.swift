/// The bytes of a file as a page writes them, with names between `«` and `»` for what a page cannot
/// show.
///
/// - `«tab»`, `«cr»`, `«space»`, `«U+200B»`: that character;
/// - `«x83»`: that byte, also where it is not UTF-8;
/// - `«text×300»`: the text, three hundred times.
struct EscapedText {
  private(set) var bytes: [UInt8] = []

  init(_ text: String) {
    var rest = text[...]
    while let open = rest.firstIndex(of: "«"), let close = rest[open...].firstIndex(of: "»") {
      bytes += rest[..<open].utf8
      bytes += EscapedText.bytes(named: rest[rest.index(after: open)..<close])
      rest = rest[rest.index(after: close)...]
    }
    bytes += rest.utf8
  }

  private static func bytes(named name: Substring) -> [UInt8] {
    if let sign = name.lastIndex(of: "×"), let count = Int(name[name.index(after: sign)...]) {
      return Array(repeatElement(Array(name[..<sign].utf8), count: count).joined())
    }
    switch name {
    case "tab": return [0x09]
    case "cr": return [0x0D]
    case "space": return [0x20]
    case let code where code.hasPrefix("U+"):
      let scalar = UInt32(code.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
      return scalar.map { Array(String($0).utf8) } ?? []
    case let code where code.hasPrefix("x"):
      return UInt8(code.dropFirst(), radix: 16).map { [$0] } ?? []
    default: return []
    }
  }
}
