import Patterns
package import SourceText

/// What is probably meant by a value that its format refuses.
package struct FormatHint: Hashable, Sendable {
  /// What to change, as a sentence.
  package let message: LocalizedText
  /// A value that the format accepts, or `nil` when only the author can know it.
  package let replacement: String?
  /// Whether the replacement says the same as the value and nothing was guessed.
  package let isCertain: Bool
  /// Why the calendar has no such day, where the value is written as a date is.
  package let impossibility: LocalizedText?

  package init(
    message: LocalizedText, replacement: String? = nil, isCertain: Bool = false,
    impossibility: LocalizedText? = nil
  ) {
    self.message = message
    self.replacement = replacement
    self.isCertain = isCertain
    self.impossibility = impossibility
  }
}

extension FormatCheck {
  /// What is probably meant by bytes that this format refuses, or `nil` when nothing comes near.
  ///
  /// A replacement is always a value that `isValid` accepts. Values over 2,000 bytes get no hint.
  package func hint(for bytes: ArraySlice<UInt8>) -> FormatHint? {
    guard bytes.count <= 2_000 else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard !isValid(bytes) else { return nil }
    let tidied = TidiedText(text)
    if tidied.isChanged, !tidied.text.isEmpty, isValid(tidied.text) {
      // The path of an address may hold full-width letters on purpose.
      let isCertain = !(tidied.hadFullWidth && AddressHint.hasScheme(text))
      return FormatHint(message: tidied.message, replacement: tidied.text, isCertain: isCertain)
    }
    guard let hint = specificHint(for: tidied.text, original: text) else { return nil }
    if let replacement = hint.replacement, !isValid(replacement) { return nil }
    return hint
  }

  private func specificHint(for text: String, original: String) -> FormatHint? {
    if text.isEmpty { return FormatHint(message: .emptyValue) }
    switch self {
    case .date, .dateTime, .time: return CalendarHint.hint(for: text, as: self)
    case .duration: return DurationHint.hint(for: text)
    case .email, .internationalEmail: return MailboxHint.hint(for: text, as: self)
    case .uri, .uriReference, .iri, .iriReference, .uriTemplate:
      return AddressHint.hint(for: text, original: original, as: self)
    case .hostname, .internationalHostname: return HostHint.hint(for: text, as: self)
    case .ipv4: return HostHint.hintForIPv4(text)
    case .ipv6: return HostHint.hintForIPv6(text)
    case .jsonPointer: return CodeHint.hintForPointer(text)
    case .uuid: return CodeHint.hintForIdentifier(text)
    case .regularExpression:
      return Pattern.validityError(in: original).map { FormatHint(message: $0.message) }
    case .relativeJSONPointer: return nil
    }
  }
}

/// A value without the spaces around it and with full-width characters made half-width.
struct TidiedText {
  let text: String
  let hadSpaces: Bool
  let hadFullWidth: Bool

  init(_ original: String) {
    var scalars = Array(original.unicodeScalars)
    let count = scalars.count
    while let last = scalars.last, TidiedText.isSpace(last) { scalars.removeLast() }
    let spaces = scalars.prefix(while: TidiedText.isSpace).count
    scalars.removeFirst(spaces)
    hadSpaces = scalars.count < count
    var hadFullWidth = false
    var text = ""
    for scalar in scalars {
      if let narrow = TidiedText.halfWidth(scalar) {
        text.unicodeScalars.append(narrow)
        hadFullWidth = true
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    self.text = text
    self.hadFullWidth = hadFullWidth
  }

  var isChanged: Bool { hadSpaces || hadFullWidth }

  var message: LocalizedText {
    if hadFullWidth && hadSpaces { return .fullWidthAndSpaces }
    return hadFullWidth ? .fullWidth : .surroundingSpaces
  }

  /// Spaces, line ends, zero-width characters and the byte order mark.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || 0x200B...0x200D ~= scalar.value || scalar.value == 0xFEFF
  }

  /// The half-width form of a full-width character (U+FF01 to U+FF5E, the dots and the dashes).
  private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
    case 0x3000: " "
    case 0x2010...0x2015, 0x2212: "-"
    default: nil
    }
  }
}

extension LocalizedText {
  fileprivate static let emptyValue = LocalizedText(
    ja: "値が空です。値を書くか、項目ごと消してください。", en: "The value is empty; fill it in or remove the key")
  fileprivate static let fullWidth = LocalizedText(
    ja: "全角の文字が使われています。半角で書いてください。", en: "It has full-width characters; write them half-width")
  fileprivate static let surroundingSpaces = LocalizedText(
    ja: "前後に余分な空白があります。空白を消してください。", en: "It has space around it; remove the space")
  fileprivate static let fullWidthAndSpaces = LocalizedText(
    ja: "全角の文字と前後の空白があります。半角で書き、空白を消してください。",
    en: "It has full-width characters and space around it; write it half-width without the space")
}
