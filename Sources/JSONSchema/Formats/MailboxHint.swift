import SourceText

/// Hints for mail addresses.
enum MailboxHint {
  /// What is probably meant by a text in half-width characters.
  static func hint(for text: String, as format: FormatCheck) -> FormatHint? {
    if let inner = unwrapped(text), format.isValid(inner) {
      // A display name would be lost.
      let isCertain = text.lowercased().hasPrefix("mailto:") || text.hasPrefix("<")
      return FormatHint(message: .addressAlone(inner), replacement: inner, isCertain: isCertain)
    }
    if !text.contains("@") {
      for word in ["(at)", "[at]", " at ", "★", "●", "アットマーク"] where text.contains(word) {
        let address = replaced(text, word, with: "@").filter { $0 != " " }
        if format.isValid(address) {
          return FormatHint(message: .writeAtSign(address), replacement: address)
        }
      }
      return FormatHint(message: .atSignMissing)
    }
    let trimmed = trimmedPunctuation(text)
    if trimmed != text, format.isValid(trimmed) {
      return FormatHint(message: .addressAlone(trimmed), replacement: trimmed, isCertain: true)
    }
    let parts = text.split(whereSeparator: { ",;、； ".contains($0) }).map(String.init)
    if parts.count > 1 {
      if parts.allSatisfy(format.isValid) { return FormatHint(message: .severalAddresses) }
      let joined = text.filter { $0 != " " }
      if format.isValid(joined) {
        return FormatHint(message: .spaceInAddress(joined), replacement: joined)
      }
    }
    if format == .email, FormatCheck.internationalEmail.isValid(text) {
      return FormatHint(message: .asciiOnly)
    }
    if text.contains("..") || text.contains(".@") || text.hasPrefix(".") {
      return FormatHint(message: .misplacedDot)
    }
    return nil
  }

  /// The address inside `mailto:…`, `Name <…>` or `<…>`.
  private static func unwrapped(_ text: String) -> String? {
    if text.lowercased().hasPrefix("mailto:") { return String(text.dropFirst(7)) }
    guard let open = text.lastIndex(of: "<"), let close = text[open...].firstIndex(of: ">") else {
      return nil
    }
    return String(text[text.index(after: open)..<close])
  }

  private static func trimmedPunctuation(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, ".,;:、。)>".contains(last) { text.removeLast() }
    while let first = text.first, "(<".contains(first) { text.removeFirst() }
    return String(text)
  }
}

/// A text with every occurrence of a word replaced.
func replaced(_ text: String, _ word: String, with other: String) -> String {
  var result = ""
  var rest = text[...]
  while !rest.isEmpty {
    if rest.hasPrefix(word) {
      result += other
      rest = rest.dropFirst(word.count)
    } else {
      result.append(rest.removeFirst())
    }
  }
  return result
}

extension LocalizedText {
  fileprivate static let atSignMissing = LocalizedText(
    ja: "「@」がありません。info@example.jp のように書いてください。",
    en: "There is no @; write it as info@example.jp")
  fileprivate static let severalAddresses = LocalizedText(
    ja: "メールアドレスが2つ以上あります。1つだけ書いてください。", en: "There is more than one address; write one")
  fileprivate static let asciiOnly = LocalizedText(
    ja: "半角の英数字と記号だけで書いてください。", en: "Write it in ASCII letters, digits and signs alone")
  fileprivate static let misplacedDot = LocalizedText(
    ja: "「.」が続いているか、端にあります。アドレスを確かめてください。",
    en: "A dot is doubled or at an end; check the address")

  fileprivate static func addressAlone(_ address: String) -> LocalizedText {
    LocalizedText(
      ja: "アドレスだけを \(address) と書いてください。", en: "Write the address alone: \(address)")
  }

  fileprivate static func writeAtSign(_ address: String) -> LocalizedText {
    LocalizedText(ja: "「@」を使って \(address) と書いてください。", en: "Write it with @: \(address)")
  }

  fileprivate static func spaceInAddress(_ address: String) -> LocalizedText {
    LocalizedText(
      ja: "空白が入っています。\(address) のことかどうか確かめてください。",
      en: "It has a space; check whether \(address) is meant")
  }
}
