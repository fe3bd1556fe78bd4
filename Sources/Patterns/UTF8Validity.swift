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
