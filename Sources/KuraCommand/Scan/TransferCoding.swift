/// How mails write bytes as ASCII; what is damaged is read as far as it makes sense.
enum TransferCoding {
  static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count * 3 / 4)
    var (bits, count): (UInt32, UInt32) = (0, 0)
    for byte in text {
      let value: UInt32
      switch byte {
      case 0x41...0x5A: value = UInt32(byte) - 0x41
      case 0x61...0x7A: value = UInt32(byte) - 0x61 + 26
      case 0x30...0x39: value = UInt32(byte) - 0x30 + 52
      case 0x2B, 0x2D: value = 62
      case 0x2F, 0x5F: value = 63
      case 0x3D:
        // A new group begins behind the padding.
        (bits, count) = (0, 0)
        continue
      default: continue
      }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return result
  }

  /// Text with `=E3`; in headers `_` is a space.
  static func quotedPrintable(_ text: ArraySlice<UInt8>, isHeader: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      index += 1
      if isHeader, byte == UInt8(ascii: "_") {
        result.append(0x20)
      } else if byte != UInt8(ascii: "=") {
        result.append(byte)
      } else if index + 1 < text.endIndex, let high = digit(text[index]),
        let low = digit(text[index + 1])
      {
        result.append(high << 4 | low)
        index += 2
      } else if let end = softBreakEnd(text, index) {
        index = end
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// The end of a line break that only keeps lines short.
  private static func softBreakEnd(_ text: ArraySlice<UInt8>, _ start: Int) -> Int? {
    var index = start
    while index < text.endIndex, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
    if index < text.endIndex, text[index] == 0x0D { index += 1 }
    guard index < text.endIndex, text[index] == 0x0A else { return nil }
    return index + 1
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}

/// A word such as `=?ISO-2022-JP?B?...?=` in the header of a mail.
struct EncodedWord {
  let charset: String
  /// The decoded bytes, in the word's own encoding.
  let bytes: [UInt8]
  /// The index behind the word.
  let end: Int

  /// No mail program writes longer ones.
  private static let longest = 1_000

  /// Reads the word at the beginning of a text, or gives `nil` when there is none.
  init?(_ text: ArraySlice<UInt8>) {
    guard text.starts(with: "=?".utf8) else { return nil }
    let text = text.prefix(Self.longest)
    let mark = UInt8(ascii: "?")
    let first = text.startIndex + 2
    guard let second = text[first...].firstIndex(of: mark), second + 2 < text.endIndex,
      text[second + 2] == mark
    else { return nil }
    let start = second + 3
    guard let last = text[start...].firstIndex(of: mark), last + 1 < text.endIndex,
      text[last + 1] == UInt8(ascii: "=")
    else { return nil }
    // The language behind `*` is of no use here.
    let name = text[first..<second].prefix { $0 != UInt8(ascii: "*") }
    charset = String(decoding: name, as: UTF8.self)
    switch text[second + 1] | 0x20 {
    case UInt8(ascii: "b"): bytes = TransferCoding.base64(text[start..<last])
    case UInt8(ascii: "q"):
      bytes = TransferCoding.quotedPrintable(text[start..<last], isHeader: true)
    default: return nil
    }
    end = last + 2
  }
}
