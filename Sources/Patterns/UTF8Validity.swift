/// Whether bytes are valid UTF-8 (RFC 3629): shortest form, no surrogates, nothing above U+10FFFF.
func isValidUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
  var index = bytes.startIndex
  let end = bytes.endIndex
  while index < end {
    let first = bytes[index]
    if first < 0x80 {
      index += 1
      continue
    }
    let length: Int
    let second: ClosedRange<UInt8>
    switch first {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return false
    }
    guard end - index >= length, second.contains(bytes[index + 1]) else { return false }
    if length > 2 && bytes[index + 2] & 0xC0 != 0x80 { return false }
    if length > 3 && bytes[index + 3] & 0xC0 != 0x80 { return false }
    index += length
  }
  return true
}

/// The code point at an index and its length in bytes, or `nil` where the bytes are not UTF-8.
func decodedScalar(
  in bytes: ArraySlice<UInt8>, at index: Int
) -> (codePoint: UInt32, length: Int)? {
  let first = bytes[index]
  if first < 0x80 { return (UInt32(first), 1) }
  let available = bytes.endIndex - index
  func continuation(_ distance: Int) -> UInt32 { UInt32(bytes[index + distance] ^ 0x80) }
  if first < 0xE0 {
    guard first >= 0xC2, available >= 2, continuation(1) < 0x40 else { return nil }
    return (UInt32(first & 0x1F) << 6 | continuation(1), 2)
  }
  if first < 0xF0 {
    guard available >= 3, continuation(1) < 0x40, continuation(2) < 0x40 else { return nil }
    let codePoint = UInt32(first & 0x0F) << 12 | continuation(1) << 6 | continuation(2)
    guard codePoint >= 0x800, codePoint & 0xF800 != 0xD800 else { return nil }
    return (codePoint, 3)
  }
  guard first < 0xF5, available >= 4, continuation(1) < 0x40, continuation(2) < 0x40,
    continuation(3) < 0x40
  else { return nil }
  let codePoint =
    UInt32(first & 0x07) << 18 | continuation(1) << 12 | continuation(2) << 6 | continuation(3)
  guard codePoint >= 0x10000, codePoint <= CodePointSet.last else { return nil }
  return (codePoint, 4)
}
