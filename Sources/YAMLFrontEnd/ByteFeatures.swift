/// Which rare bytes a file has, so that checks run only where they can find something.
struct ByteFeatures {
  /// Any byte above 0x7F.
  private(set) var hasNonASCII = false
  /// NEL, LS or PS: line breaks that YAML tools count and editors do not.
  private(set) var hasUnicodeLineBreak = false
  /// `<<<`, which may begin a conflict marker.
  private(set) var hasTripleLessThan = false
  /// A number sign, which may begin a comment.
  private(set) var hasHash = false

  /// Looks at every byte once.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(bytes)
    var nonASCII = SIMD16<UInt8>(repeating: 0)
    var breaks = SIMDMask<SIMD16<Int8>>(repeating: false)
    var lessThan = breaks
    var hash = breaks
    var offset = 0
    while offset &+ 18 <= raw.count {
      let first = unsafe raw.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
      let second = unsafe raw.loadUnaligned(fromByteOffset: offset &+ 1, as: SIMD16<UInt8>.self)
      let third = unsafe raw.loadUnaligned(fromByteOffset: offset &+ 2, as: SIMD16<UInt8>.self)
      nonASCII |= first
      let separator = (first .== 0xE2) .& (second .== 0x80) .& ((third & 0xFE) .== 0xA8)
      breaks = breaks .| separator .| ((first .== 0xC2) .& (second .== 0x85))
      lessThan = lessThan .| ((first .== 0x3C) .& (second .== 0x3C) .& (third .== 0x3C))
      hash = hash .| (first .== 0x23)
      offset &+= 16
    }
    hasNonASCII = any(nonASCII .>= 0x80)
    hasUnicodeLineBreak = any(breaks)
    hasTripleLessThan = any(lessThan)
    hasHash = any(hash)
    unsafe lookOneByOne(bytes, from: offset)
  }

  private mutating func lookOneByOne(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    for offset in start..<bytes.count {
      let first = unsafe bytes[offset]
      let second = offset + 1 < bytes.count ? unsafe bytes[offset + 1] : 0
      let third = offset + 2 < bytes.count ? unsafe bytes[offset + 2] : 0
      if first >= 0x80 { hasNonASCII = true }
      if first == 0x23 { hasHash = true }
      if first == 0x3C && second == 0x3C && third == 0x3C { hasTripleLessThan = true }
      if first == 0xE2 && second == 0x80 && third & 0xFE == 0xA8 { hasUnicodeLineBreak = true }
      if first == 0xC2 && second == 0x85 { hasUnicodeLineBreak = true }
    }
  }

  /// Whether a file that libyaml accepts can still be the victim of an accident.
  var mayHoldAccident: Bool { hasTripleLessThan || hasUnicodeLineBreak }
}
