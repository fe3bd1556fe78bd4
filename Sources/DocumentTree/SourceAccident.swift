package import Diagnostics
package import SourceText

/// Accidents that happen to a whole file, whatever its format: named before any parser complains.
package enum SourceAccident {
  /// The first accident of a file, or `nil`.
  /// - Complexity: O(n) in the bytes.
  package static func find(in source: SourceFile) -> Diagnostic? {
    if isEmpty(source.bytes) { return .emptyDocument(in: source) }
    if let finding = largeFilePointer(source) { return finding }
    if let finding = wideEncoding(source) { return finding }
    if let finding = conflictMarker(source) { return finding }
    if let finding = escapeEncoding(source) { return finding }
    let utf8 = UTF8Validity(source.bytes)
    if let first = utf8.firstInvalid {
      if let encoding = JapaneseEncoding.detect(source.bytes, validity: utf8) {
        return .wrongEncoding(encoding, at: first, in: source)
      }
      return .invalidUTF8(at: first, in: source)
    }
    return forbiddenCharacter(source)
  }

  private static func isEmpty(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
      || bytes == ByteOrderMark.utf8
  }

  /// The finding about a Git LFS pointer, which is valid YAML.
  package static func largeFilePointer(_ source: SourceFile) -> Diagnostic? {
    guard source.bytes.starts(with: "version https://git-lfs.github.com/spec/".utf8) else {
      return nil
    }
    return .largeFilePointer(in: source)
  }

  private static func wideEncoding(_ source: SourceFile) -> Diagnostic? {
    wideEncoding(source.bytes).map { .wrongEncoding(.utf16, at: $0, in: source) }
  }

  /// The encoding of a text that is not UTF-8, or `nil` for UTF-8, damaged text, and no text.
  package static func encoding(of bytes: [UInt8]) -> JapaneseEncoding? {
    if wideEncoding(bytes) != nil { return .utf16 }
    if escapeEncoding(bytes) != nil { return .iso2022JP }
    let utf8 = UTF8Validity(bytes)
    return utf8.firstInvalid == nil ? nil : JapaneseEncoding.detect(bytes, validity: utf8)
  }

  /// Whether bytes are no text: zeros among the first of them, and more that no text has.
  ///
  /// A single zero in a text must not keep anybody from looking at the rest.
  package static func isBinary(_ bytes: [UInt8]) -> Bool {
    let sample = Array(bytes.prefix(8_000))
    guard sample.contains(0) else { return false }
    let controls = sample.count { $0 < 0x20 && !(0x09...0x0D ~= $0) && $0 != 0x1B }
    // A character may be cut in two at the end.
    let end = sample.count < bytes.count ? sample.count - 3 : sample.count
    return controls * 10 > sample.count || (UTF8Validity(sample).firstInvalid ?? end) < end
  }

  /// Where it shows that bytes are UTF-16.
  private static func wideEncoding(_ bytes: [UInt8]) -> Int? {
    if bytes.starts(with: ByteOrderMark.utf16LittleEndian)
      || bytes.starts(with: ByteOrderMark.utf16BigEndian)
    {
      return 0
    }
    let sample = bytes.prefix(4096)
    var zeros = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    let most = max(zeros[0], zeros[1])
    let least = min(zeros[0], zeros[1])
    guard let first = bytes.firstIndex(of: 0), most >= 2, most * 8 >= sample.count,
      least * 8 <= most
    else {
      return nil
    }
    return first
  }

  private static func escapeEncoding(_ source: SourceFile) -> Diagnostic? {
    escapeEncoding(source.bytes).map { .wrongEncoding(.iso2022JP, at: $0, in: source) }
  }

  /// Where the first escape sequence of ISO-2022-JP stands in bytes that are nothing else.
  private static func escapeEncoding(_ bytes: [UInt8]) -> Int? {
    guard let escape = bytes.firstIndex(of: 0x1B) else { return nil }
    let sequence = bytes[escape...].prefix(3).dropFirst()
    let isJapanese = [[0x24, 0x40], [0x24, 0x42], [0x28, 0x4A], [0x28, 0x49], [0x24, 0x28]]
      .contains { sequence.elementsEqual($0) }
    return isJapanese && bytes.allSatisfy { $0 < 0x80 } ? escape : nil
  }

  private static func conflictMarker(_ source: SourceFile) -> Diagnostic? {
    let bytes = source.bytes
    var lineStart = 0
    while lineStart < bytes.count {
      var lineEnd = lineStart
      while lineEnd < bytes.count && bytes[lineEnd] != 0x0A && bytes[lineEnd] != 0x0D {
        lineEnd += 1
      }
      if isConflictMarker(bytes[lineStart..<lineEnd]) {
        return .conflictMarker(at: SourceRange(start: lineStart, end: lineEnd), in: source)
      }
      lineStart = lineEnd + 1
    }
    return nil
  }

  private static func isConflictMarker(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, first == 0x3C || first == 0x3E else { return false }
    guard line.prefix(7).count == 7, line.prefix(7).allSatisfy({ $0 == first }) else {
      return false
    }
    return line.dropFirst(7).first.map { $0 == 0x20 } ?? true
  }

  private static func forbiddenCharacter(_ source: SourceFile) -> Diagnostic? {
    let bytes = source.bytes
    var offset = bytes.starts(with: ByteOrderMark.utf8) ? 3 : 0
    while offset < bytes.count {
      let byte = bytes[offset]
      let second = offset + 1 < bytes.count ? bytes[offset + 1] : 0
      let third = offset + 2 < bytes.count ? bytes[offset + 2] : 0
      switch (byte, second, third) {
      case (0x09, _, _), (0x0A, _, _), (0x0D, _, _): break
      case (0x00...0x1F, _, _), (0x7F, _, _):
        return .controlCharacter(
          UInt32(byte), at: SourceRange(start: offset, end: offset + 1), in: source)
      case (0xC2, 0x85, _):
        return .unicodeLineBreak(0x85, at: SourceRange(start: offset, end: offset + 2), in: source)
      case (0xC2, 0x80...0x9F, _):
        return .controlCharacter(
          UInt32(second), at: SourceRange(start: offset, end: offset + 2), in: source)
      case (0xE2, 0x80, 0xA8...0xA9):
        return .unicodeLineBreak(
          0x2000 + UInt32(third & 0x3F), at: SourceRange(start: offset, end: offset + 3),
          in: source)
      case (0xEF, 0xBF, 0xBE...0xBF):
        return .controlCharacter(
          0xFFC0 + UInt32(third & 0x3F), at: SourceRange(start: offset, end: offset + 3),
          in: source)
      default: break
      }
      offset += 1
    }
    return nil
  }
}

/// Which bytes of a file are UTF-8 (RFC 3629).
package struct UTF8Validity: Sendable {
  /// The first byte that does not belong to a well-formed sequence.
  package private(set) var firstInvalid: Int?
  /// Well-formed sequences of more than one byte.
  package private(set) var wideSequences = 0
  /// Bytes that do not belong to a well-formed sequence.
  package private(set) var invalidBytes = 0

  /// Looks at every byte.
  package init(_ bytes: [UInt8]) {
    var offset = 0
    while offset < bytes.count {
      let length = UTF8Validity.sequenceLength(bytes, at: offset)
      if length == 0 {
        if firstInvalid == nil { firstInvalid = offset }
        invalidBytes += 1
        offset += 1
      } else {
        if length > 1 { wideSequences += 1 }
        offset += length
      }
    }
  }

  /// The length of the well-formed sequence at an offset, or zero.
  package static func sequenceLength(_ bytes: [UInt8], at offset: Int) -> Int {
    let lead = bytes[offset]
    if lead < 0x80 { return 1 }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4, offset + length <= bytes.count else { return 0 }
    let second = bytes[offset + 1]
    switch lead {
    case 0xE0 where second < 0xA0: return 0
    case 0xED where second > 0x9F: return 0
    case 0xF0 where second < 0x90: return 0
    case 0xF4 where second > 0x8F: return 0
    default: break
    }
    for index in 1..<length where bytes[offset + index] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
