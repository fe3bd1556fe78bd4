import SourceText

/// A class of characters that do harm in a text.
enum Hazard: Hashable, Sendable {
  /// Controls that reorder text, so that a reader sees other words than a tool does.
  case bidirectionalControl
  /// Characters of no width, which no reader sees and no search finds.
  case zeroWidth
  /// A kana or letter written as a base and a combining mark.
  case decomposed
  case halfWidthKatakana
  /// Characters outside JIS X 0208 that look different, or are missing, on some machines.
  case machineDependent
  /// Characters that mean something on one machine only.
  case privateUse

  /// The class of a scalar, given the one before it.
  init?(_ scalar: UInt32, after previous: UInt32?) {
    switch scalar {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: self = .bidirectionalControl
    // A joiner between emoji or in Indic text has a use; elsewhere it hides.
    case 0x200D where previous.map({ $0 >= 0x2190 && $0 != 0xFEFF }) ?? false: return nil
    case 0x00AD, 0x034F, 0x180E, 0x200B...0x200D, 0x2060...0x2064, 0xFEFF, 0xFFF9...0xFFFB,
      0xE0000...0xE007F:
      self = .zeroWidth
    case 0x3099, 0x309A: self = .decomposed
    case 0x0300...0x036F where previous.map({ $0 < 0x0250 && $0 > 0x40 }) ?? false:
      self = .decomposed
    case 0xFF61...0xFF9F: self = .halfWidthKatakana
    case 0x2160...0x217F, 0x2460...0x24FF, 0x3200...0x33FF: self = .machineDependent
    case 0xE000...0xF8FF, 0xF0000...0x10FFFD: self = .privateUse
    default: return nil
    }
  }

  /// Whether the replacement means the same to every reader.
  var fixIsSafe: Bool {
    switch self {
    case .zeroWidth, .decomposed, .halfWidthKatakana: true
    case .bidirectionalControl, .machineDependent, .privateUse: false
    }
  }

  /// Whether the characters may stand where a text is quoted as it was printed.
  var mayBeQuoted: Bool {
    switch self {
    case .machineDependent, .halfWidthKatakana: true
    case .bidirectionalControl, .zeroWidth, .decomposed, .privateUse: false
    }
  }

  /// What to write instead, or `nil` when only the author knows.
  func replacement(for text: String) -> String? {
    switch self {
    case .bidirectionalControl, .zeroWidth: ""
    case .decomposed, .halfWidthKatakana: changed(text, to: KanaForm.composed(text))
    case .machineDependent: KanaForm.spelledOut(text)
    case .privateUse: nil
    }
  }

  private func changed(_ text: String, to other: String) -> String? {
    text.unicodeScalars.elementsEqual(other.unicodeScalars) ? nil : other
  }

  func message(_ text: String) -> LocalizedText {
    let code = Hazard.codePoints(text)
    switch self {
    case .bidirectionalControl:
      return LocalizedText(
        ja: "文字の並びを変える見えない制御文字（\(code)）があります。消してください。",
        en: "An invisible control character (\(code)) reorders the text; remove it")
    case .zeroWidth:
      return LocalizedText(
        ja: "幅のない見えない文字（\(code)）があります。検索できなくなるので消してください。",
        en: "An invisible character of no width (\(code)) breaks searches; remove it")
    case .decomposed:
      return LocalizedText(
        ja: "「\(text)」は、濁点や記号が別の文字に分かれています（NFD）。一文字にしてください。",
        en: "'\(text)' is written as a letter and a separate mark (NFD); use the single character")
    case .halfWidthKatakana:
      return LocalizedText(
        ja: "半角カタカナ「\(text)」は全角で書いてください。",
        en: "Write the half-width katakana '\(text)' in full width")
    case .machineDependent:
      return LocalizedText(
        ja: "機種依存文字「\(text)」は、環境によって表示が変わります。ほかの書き方にしてください。",
        en: "'\(text)' is shown differently, or not at all, on some machines; spell it out")
    case .privateUse:
      return LocalizedText(
        ja: "外字（\(code)）は、ほかの機械では表示されません。ほかの書き方にしてください。",
        en: "A private-use character (\(code)) is not shown on other machines; spell it out")
    }
  }

  private static func codePoints(_ text: String) -> String {
    text.unicodeScalars.prefix(3).map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }.joined(separator: " ")
  }
}

/// Neighbouring characters of one class of hazard.
struct HazardRun {
  var hazard: Hazard
  var range: SourceRange
}

/// Finds runs of hazards in UTF-8.
enum HazardScan {
  /// The run that begins at an offset, or `nil` when the scalar there is harmless.
  ///
  /// The base letter of a decomposed one belongs to its run.
  static func run(in bytes: [UInt8], at offset: Int) -> HazardRun? {
    guard let first = scalar(in: bytes, at: offset) else { return nil }
    let before = scalarBefore(offset, in: bytes)
    guard let hazard = Hazard(first.value, after: before?.value) else { return nil }
    var start = offset
    var end = offset + first.length
    if hazard == .decomposed, let before { start -= before.length }
    var previous = first.value
    while let next = scalar(in: bytes, at: end) {
      let continues =
        Hazard(next.value, after: previous) == hazard
        || hazard == .decomposed && isBaseOfDecomposed(in: bytes, at: end, length: next.length)
      guard continues else { break }
      end += next.length
      previous = next.value
    }
    return HazardRun(hazard: hazard, range: SourceRange(start: start, end: end))
  }

  private static func isBaseOfDecomposed(in bytes: [UInt8], at offset: Int, length: Int) -> Bool {
    guard let base = scalar(in: bytes, at: offset),
      let mark = scalar(in: bytes, at: offset + length)
    else { return false }
    return Hazard(mark.value, after: base.value) == .decomposed
  }

  private static func scalarBefore(
    _ offset: Int, in bytes: [UInt8]
  ) -> (value: UInt32, length: Int)? {
    var start = offset - 1
    while start >= 0 && offset - start < 4 && bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start >= 0 ? scalar(in: bytes, at: start) : nil
  }

  private static func scalar(in bytes: [UInt8], at offset: Int) -> (value: UInt32, length: Int)? {
    guard offset < bytes.count else { return nil }
    let lead = bytes[offset]
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard lead < 0x80 || lead >= 0xC2, offset + length <= bytes.count else { return nil }
    var value = UInt32(lead)
    if length > 1 { value &= 0x7F >> UInt32(length) }
    for position in 1..<max(1, length) {
      value = value << 6 | UInt32(bytes[offset + position] & 0x3F)
    }
    return (value, length)
  }
}
