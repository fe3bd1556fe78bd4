import SourceText

/// A character that nobody sees, spelled out between double quotes.
struct EscapedHazard {
  /// The bytes of the escape, from its backslash.
  let range: SourceRange
  let code: UInt32

  /// The escapes in a text between double quotes, in order.
  static func all(in bytes: [UInt8], _ range: SourceRange) -> [EscapedHazard] {
    var found: [EscapedHazard] = []
    var offset = range.start
    while offset + 1 < range.end {
      guard bytes[offset] == UInt8(ascii: "\\") else {
        offset += 1
        continue
      }
      let (code, length) = code(in: bytes, after: offset + 1, end: range.end)
      let end = offset + 1 + length
      if let code, isHidden(code) {
        found.append(EscapedHazard(range: SourceRange(start: offset, end: end), code: code))
      }
      offset = end
    }
    return found
  }

  /// What the letter behind a backslash stands for, as far as it may be hidden, and its bytes.
  private static func code(
    in bytes: [UInt8], after start: Int, end: Int
  ) -> (code: UInt32?, length: Int) {
    let digits: Int
    switch bytes[start] {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    case UInt8(ascii: "0"): return (0, 1)
    case UInt8(ascii: "a"): return (0x07, 1)
    case UInt8(ascii: "b"): return (0x08, 1)
    case UInt8(ascii: "v"): return (0x0B, 1)
    case UInt8(ascii: "f"): return (0x0C, 1)
    case UInt8(ascii: "e"): return (0x1B, 1)
    default: return (nil, 1)
    }
    guard start + digits < end else { return (nil, 1) }
    let text = String(decoding: bytes[(start + 1)...(start + digits)], as: UTF8.self)
    return (UInt32(text, radix: 16), 1 + digits)
  }

  /// Tabs and line ends have their use; a joiner may stand between emoji.
  private static func isHidden(_ code: UInt32) -> Bool {
    switch code {
    case 0x09, 0x0A, 0x0D, 0x85, 0x200D: return false
    case 0..<0x20, 0x7F...0x9F: return true
    default:
      let hazard = Hazard(code, after: nil)
      return hazard == .zeroWidth || hazard == .bidirectionalControl
    }
  }

  func message(_ text: String) -> LocalizedText {
    let digits = String(code, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return LocalizedText(
      ja: "見えない文字（\(name)）が「\(text)」の形で書かれています。矢印キーなどを押したときに混ざるものです。消してください。",
      en: "An invisible character (\(name)) is written as '\(text)', as arrow keys leave it; "
        + "remove it")
  }
}
