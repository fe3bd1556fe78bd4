/// Bytes of a text with every letter and digit hidden.
///
/// The result has the same length in bytes, in scalars and in terminal cells, so that positions,
/// columns and underlines stay right. Spaces, line ends and the signs that give numbers and addresses
/// their shape stay.
package func masked(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var position = bytes.startIndex
  while position < bytes.endIndex {
    let lead = bytes[position]
    let length = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    let end = min(position + length, bytes.endIndex)
    let scalar = bytes[position..<end]
    if length == 1 {
      result.append(isShape(lead) ? lead : 0x2A)
    } else if scalar.count == length, scalar.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) {
      result += maskOfScalar(scalar)
    } else {
      // Not UTF-8: byte by byte.
      result.append(0x2A)
      position += 1
      continue
    }
    position = end
  }
  return result
}

/// What stands for a text in a message: the shape of its first line and nothing of its content.
package func maskOfText(_ text: String) -> String {
  let line = text.utf8.prefix { $0 != 0x0A && $0 != 0x0D }
  let mask = String(decoding: masked(ArraySlice(Array(line))), as: UTF8.self)
  let short = mask.prefix(largestMask)
  return short.count < mask.count || line.count < text.utf8.count ? short + "…" : String(short)
}

/// The characters of a mask in a message.
private let largestMask = 20

/// Whether a byte of ASCII shows how a value is written and not what it is.
private func isShape(_ byte: UInt8) -> Bool {
  byte <= 0x20 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
}

/// A scalar of the same length and width that says nothing.
private func maskOfScalar(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return [] }
  switch (bytes.count, displayWidth(of: scalar)) {
  // Marks without a width hide nothing that the letters before them have not given away.
  case (_, 0): return Array(bytes)
  case (2, _): return Array("¦".utf8)
  case (3, 1): return Array("∗".utf8)
  case (3, _): return Array("＊".utf8)
  default: return Array("🔒".utf8)
  }
}
