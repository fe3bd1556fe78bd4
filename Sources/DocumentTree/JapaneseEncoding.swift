/// Encodings in which Japanese text was written before UTF-8, and UTF-16.
package enum JapaneseEncoding: Sendable {
  case shiftJIS
  case eucJP
  case iso2022JP
  case utf16

  /// The name that people know.
  package var name: String {
    switch self {
    case .shiftJIS: "Shift_JIS"
    case .eucJP: "EUC-JP"
    case .iso2022JP: "ISO-2022-JP"
    case .utf16: "UTF-16"
    }
  }

  /// The name for `iconv`; Windows' variant of Shift_JIS is the one that files have.
  package var converterName: String {
    switch self {
    case .shiftJIS: "CP932"
    case .eucJP: "EUC-JP"
    case .iso2022JP: "ISO-2022-JP"
    case .utf16: "UTF-16"
    }
  }

  /// The encoding of a file that is not UTF-8, when the whole file makes sense in it.
  ///
  /// A UTF-8 file with a damaged place stays UTF-8: it has more good sequences than bad bytes.
  static func detect(_ bytes: [UInt8], validity: UTF8Validity) -> JapaneseEncoding? {
    guard validity.invalidBytes > validity.wideSequences else { return nil }
    if eucPairs(bytes) >= 2 { return .eucJP }
    if shiftJISPairs(bytes) >= 2 { return .shiftJIS }
    return nil
  }

  /// The number of two-byte characters when every byte is EUC-JP, else zero.
  private static func eucPairs(_ bytes: [UInt8]) -> Int {
    var pairs = 0
    var offset = 0
    while offset < bytes.count {
      let lead = bytes[offset]
      if lead < 0x80 {
        offset += 1
        continue
      }
      let length = lead == 0x8F ? 3 : 2
      guard offset + length <= bytes.count else { return 0 }
      let isKana = lead == 0x8E && 0xA1...0xDF ~= bytes[offset + 1]
      let isPair = (0xA1...0xFE ~= lead || lead == 0x8F) && 0xA1...0xFE ~= bytes[offset + 1]
      guard isKana || isPair else { return 0 }
      pairs += 1
      offset += length
    }
    return pairs
  }

  /// The number of two-byte characters when every byte is Shift_JIS, else zero.
  private static func shiftJISPairs(_ bytes: [UInt8]) -> Int {
    var pairs = 0
    var offset = 0
    while offset < bytes.count {
      let lead = bytes[offset]
      switch lead {
      case 0x00...0x7F, 0xA1...0xDF: offset += 1
      case 0x81...0x9F, 0xE0...0xFC:
        guard offset + 1 < bytes.count, bytes[offset + 1] != 0x7F,
          0x40...0xFC ~= bytes[offset + 1]
        else { return 0 }
        pairs += 1
        offset += 2
      default: return 0
      }
    }
    return pairs
  }
}
