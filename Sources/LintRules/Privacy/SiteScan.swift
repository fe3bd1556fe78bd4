package import SensitiveText
import SourceText

/// Finds the addresses of sites in a text.
package enum SiteScan {
  /// The hosts after `http://`, `https://` and `www.`, as matches of the kind `site-address`.
  ///
  /// Names that are reserved for examples are left out.
  package static func matches(in bytes: [UInt8]) -> [SensitiveMatch] {
    var found: [SensitiveMatch] = []
    var position = 0
    while position < bytes.count {
      guard let start = hostStart(in: bytes, at: position) else {
        position += 1
        continue
      }
      var end = start
      while end < bytes.count, isHostByte(bytes[end]) { end += 1 }
      while end > start, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
      let host = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
      if host.utf8.contains(UInt8(ascii: ".")), !isReserved(host) {
        found.append(
          SensitiveMatch(
            kind: .siteAddress, level: .review, range: SourceRange(start: start, end: end),
            value: host))
      }
      position = max(end, position + 1)
    }
    return found
  }

  private static let schemes = ["https://", "http://"].map { Array($0.utf8) }
  private static let prefix = Array("www.".utf8)

  private static func hostStart(in bytes: [UInt8], at position: Int) -> Int? {
    let byte = bytes[position] | 0x20
    guard byte == UInt8(ascii: "h") || byte == UInt8(ascii: "w") else { return nil }
    for scheme in schemes where matches(scheme, in: bytes, at: position) {
      return position + scheme.count
    }
    let isInWord = position > 0 && isHostByte(bytes[position - 1])
    return !isInWord && matches(prefix, in: bytes, at: position) ? position : nil
  }

  private static func matches(_ word: [UInt8], in bytes: [UInt8], at position: Int) -> Bool {
    guard position + word.count < bytes.count else { return false }
    return word.indices.allSatisfy { index in
      let byte = bytes[position + index]
      return byte == word[index] || (byte | 0x20 == word[index] && byte >= 0x41)
    }
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }

  /// Names of RFC 2606 and of the registry of `.jp` for examples.
  private static func isReserved(_ host: String) -> Bool {
    let labels = host.split(separator: ".")
    guard let last = labels.last else { return true }
    if ["example", "invalid", "test", "localhost"].contains(last) { return true }
    return labels.contains { $0 == "example" }
  }
}
