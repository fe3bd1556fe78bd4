#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Which rare bytes a file has, so that checks run only where they can find something.
///
/// The C library's search is vectorised on every machine; a loop of ours costs as much as libyaml.
struct ByteFeatures {
  /// Any byte above 0x7F.
  let hasNonASCII: Bool
  /// NEL, LS or PS: line breaks that YAML tools count and editors do not.
  let hasUnicodeLineBreak: Bool
  /// Three `<` in a row, which may begin a conflict marker.
  let hasTripleLessThan: Bool
  /// A number sign, which may begin a comment.
  let hasHash: Bool

  /// Looks at every byte once for each feature, and stops where it is found.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    hasNonASCII = unsafe ByteFeatures.hasNonASCII(bytes)
    hasHash = unsafe ByteFeatures.has(0x23, in: bytes) { _, _ in true }
    hasTripleLessThan = unsafe ByteFeatures.has(0x3C, in: bytes) { $0 == 0x3C && $1 == 0x3C }
    let hasSeparator = unsafe ByteFeatures.has(0xE2, in: bytes) { $0 == 0x80 && $1 & 0xFE == 0xA8 }
    hasUnicodeLineBreak =
      unsafe hasSeparator || ByteFeatures.has(0xC2, in: bytes) { next, _ in next == 0x85 }
  }

  private static func hasNonASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = 0
    while offset &+ 8 <= raw.count {
      let word = unsafe raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { return true }
      offset &+= 8
    }
    while offset < raw.count {
      if unsafe raw[offset] >= 0x80 { return true }
      offset &+= 1
    }
    return false
  }

  /// Whether a byte occurs with two bytes after it that fit.
  @inline(__always)
  private static func has(
    _ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, _ fits: (UInt8, UInt8) -> Bool
  ) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var offset = 0
    while offset < bytes.count,
      let hit = unsafe memchr(base + offset, Int32(byte), bytes.count &- offset)
    {
      let found = unsafe UnsafeRawPointer(hit) - UnsafeRawPointer(base)
      let second = found &+ 1 < bytes.count ? unsafe bytes[found &+ 1] : 0
      let third = found &+ 2 < bytes.count ? unsafe bytes[found &+ 2] : 0
      if fits(second, third) { return true }
      offset = found &+ 1
    }
    return false
  }

  /// Whether a file that libyaml accepts can still be the victim of an accident.
  var mayHoldAccident: Bool { hasTripleLessThan || hasUnicodeLineBreak }
}
