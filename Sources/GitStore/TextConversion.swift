import Glibc

/// Texts in other encodings than UTF-8, read by the converter of the system's C library.
package enum TextConversion {
  private static let replacement = Array("\u{FFFD}".utf8)

  /// A text in UTF-8, or `nil` when the system does not know the encoding.
  ///
  /// A byte that makes no sense becomes U+FFFD, so every text can be read to its end.
  package static func utf8(_ bytes: [UInt8], from encoding: String) -> [UInt8]? {
    // The name may come from a mail, and the converter takes options behind `//`.
    let isName = encoding.utf8.allSatisfy { byte in
      byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x2D || byte == 0x5F
    }
    guard isName, 1...40 ~= encoding.utf8.count,
      let converter = unsafe iconv_open("UTF-8", encoding),
      unsafe converter != iconv_t(bitPattern: -1)
    else { return nil }
    defer { unsafe _ = iconv_close(converter) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 3 / 2)
    var input = bytes
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    var offset = 0
    while offset < input.count {
      let step = unsafe convert(&input, from: offset, into: &buffer, converter)
      result += buffer[..<step.written]
      offset += step.read
      if step.failure == 0 { break }
      if step.failure == E2BIG, step.read + step.written > 0 { continue }
      result += replacement
      offset += 1
    }
    return result
  }

  private static func convert(
    _ input: inout [UInt8], from offset: Int, into buffer: inout [UInt8], _ converter: iconv_t
  ) -> (read: Int, written: Int, failure: Int32) {
    let (size, room) = (input.count - offset, buffer.count)
    return unsafe input.withUnsafeMutableBytes { source in
      unsafe buffer.withUnsafeMutableBytes { target in
        var from = unsafe source.baseAddress.map {
          unsafe ($0 + offset).assumingMemoryBound(to: CChar.self)
        }
        var to = unsafe target.baseAddress.map {
          unsafe $0.assumingMemoryBound(to: CChar.self)
        }
        var (left, free) = (size, room)
        let status = unsafe iconv(converter, &from, &left, &to, &free)
        let failure = status == -1 ? errno : 0
        return (size - left, room - free, failure)
      }
    }
  }
}
