import SourceText

/// Hints for web addresses.
enum AddressHint {
  /// What is probably meant by a text in half-width characters.
  static func hint(for text: String, original: String, as format: FormatCheck) -> FormatHint? {
    if let inner = unwrapped(text), format.isValid(inner) {
      // The text of a link would be lost.
      let isCertain = !text.hasPrefix("[")
      return FormatHint(message: .addressAlone(inner), replacement: inner, isCertain: isCertain)
    }
    if isWindowsPath(text) { return FormatHint(message: .fileOnThisComputer) }
    if let address = withRepairedScheme(text), format.isValid(address) {
      return FormatHint(message: .schemeMistyped(address), replacement: address)
    }
    // Full-width letters inside a path may be meant, so the original is what gets encoded.
    let source = hasScheme(original) ? original : text
    if hasScheme(source) {
      let source = withASCIIHost(source)
      if hostHasSpace(source) { return FormatHint(message: .spaceInHost) }
      guard let encoded = percentEncoded(source), encoded != original, format.isValid(encoded)
      else {
        return nil
      }
      let isCertain = !source.unicodeScalars.contains { TidiedText.isSpace($0) || $0 == "\\" }
      return FormatHint(
        message: isCertain ? .encodeCharacters(encoded) : .encodeSpaces(encoded),
        replacement: encoded, isCertain: isCertain)
    }
    return hintForMissingScheme(text, as: format)
  }

  private static func hintForMissingScheme(_ text: String, as format: FormatCheck) -> FormatHint? {
    if FormatCheck.email.isValid(text) {
      return FormatHint(message: .writeMailto(text), replacement: "mailto:\(text)")
    }
    let host = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
    guard host.contains("."), FormatCheck.internationalHostname.isValid(String(host)) else {
      return format == .uri || format == .iri ? FormatHint(message: .schemeMissing) : nil
    }
    let address = "https://\(text)"
    guard let replacement = format.isValid(address) ? address : percentEncoded(address) else {
      return nil
    }
    return FormatHint(message: .addScheme(replacement), replacement: replacement)
  }

  /// The address inside `<…>`, `[text](…)`, quotation marks or before a full stop.
  private static func unwrapped(_ text: String) -> String? {
    if text.hasPrefix("["), text.hasSuffix(")"), let open = text.lastIndex(of: "(") {
      return String(text[text.index(after: open)...].dropLast())
    }
    for pair in ["<>", "「」", "\"\"", "''", "()", "()"] {
      if let open = pair.first, let close = pair.last, text.count > 2, text.first == open,
        text.last == close
      {
        return String(text.dropFirst().dropLast())
      }
    }
    guard let last = text.last, "。、".contains(last) else { return nil }
    return String(text.dropLast())
  }

  private static func isWindowsPath(_ text: String) -> Bool {
    if text.hasPrefix("\\\\") { return true }
    let start = Array(text.unicodeScalars.prefix(3))
    return start.count == 3 && start[1] == ":" && (start[2] == "\\" || start[2] == "/")
      && start[0].properties.isAlphabetic
  }

  static func hasScheme(_ text: String) -> Bool {
    text.hasPrefix("http://") || text.hasPrefix("https://") || text.hasPrefix("ftp://")
  }

  /// Repairs `ttps://`, `https//`, `https:/`, `https;//` and `http:example.jp`.
  private static func withRepairedScheme(_ text: String) -> String? {
    let letters = text.prefix { $0.isASCII && $0.isLetter }
    let name = letters.lowercased()
    let schemes = [
      "https": "https", "http": "http", "ttps": "https", "ttp": "http", "htps": "https",
      "htp": "http", "hhtps": "https", "hhtp": "http", "htttps": "https", "htttp": "http",
      "htpps": "https", "httpss": "https", "htpp": "http",
    ]
    guard let scheme = schemes[name] else { return nil }
    let rest = text.dropFirst(letters.count)
    let marks = rest.prefix { ":;/\\".contains($0) }
    guard !marks.isEmpty else { return nil }
    let address = "\(scheme)://\(rest.dropFirst(marks.count))"
    return address == text || hasScheme(text) ? nil : address
  }

  /// The address with a host name in another script in its ASCII form.
  private static func withASCIIHost(_ text: String) -> String {
    guard let (scheme, host, rest) = parts(of: text), !host.utf8.allSatisfy({ $0 < 0x80 }),
      let encoded = HostHint.asciiForm(host)
    else { return text }
    return scheme + encoded + rest
  }

  private static func hostHasSpace(_ text: String) -> Bool {
    guard let (_, host, _) = parts(of: text) else { return false }
    return host.unicodeScalars.contains(where: TidiedText.isSpace)
  }

  /// What comes up to `://`, the host and what follows it.
  private static func parts(of text: String) -> (scheme: String, host: String, rest: String)? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let afterColon = text[text.index(after: colon)...]
    guard afterColon.hasPrefix("//") else { return nil }
    let hostStart = text.index(colon, offsetBy: 3)
    let host = text[hostStart...].prefix { !"/?#:@".contains($0) }
    return (String(text[..<hostStart]), String(host), String(text[host.endIndex...]))
  }

  /// Encodes what an address cannot hold; what is encoded already stays.
  private static func percentEncoded(_ text: String) -> String? {
    let allowed = ASCIISet.queryCharacters.union("%#[]")
    var encoded = ""
    for byte in text.utf8 {
      if allowed.contains(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else if byte == UInt8(ascii: "\\") {
        encoded += "/"
      } else if byte < 0x20 || byte == 0x7F {
        return nil
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return encoded
  }
}

extension LocalizedText {
  fileprivate static let fileOnThisComputer = LocalizedText(
    ja: "パソコンや共有フォルダーの場所です。ほかの人が開けるURLを書いてください。",
    en: "This is a place on a computer; write a web address that others can open")
  fileprivate static let spaceInHost = LocalizedText(
    ja: "ホスト名に空白があります。空白を消してください。", en: "Its host name has a space; remove it")
  fileprivate static let schemeMissing = LocalizedText(
    ja: "URLは https:// で始まります。ブラウザーのアドレス欄から写してください。",
    en: "A web address begins with https://; copy it from the browser's address bar")

  fileprivate static func addScheme(_ address: String) -> LocalizedText {
    LocalizedText(
      ja: "先頭に https:// を付けて \(address) と書いてください。", en: "Begin it with https://: \(address)")
  }

  fileprivate static func schemeMistyped(_ address: String) -> LocalizedText {
    LocalizedText(
      ja: "先頭の綴りが違います。\(address) と書いてください。", en: "Its beginning is misspelt; write \(address)")
  }

  fileprivate static func writeMailto(_ address: String) -> LocalizedText {
    LocalizedText(
      ja: "メールアドレスは mailto:\(address) と書いてください。",
      en: "Write a mail address as mailto:\(address)")
  }

  fileprivate static func addressAlone(_ address: String) -> LocalizedText {
    LocalizedText(
      ja: "URLだけを \(address) と書いてください。", en: "Write the address alone: \(address)")
  }

  fileprivate static func encodeCharacters(_ address: String) -> LocalizedText {
    LocalizedText(
      ja: "日本語などURLに使えない文字があります。\(address) と書いてください。",
      en: "It has characters that an address cannot hold; write \(address)")
  }

  fileprivate static func encodeSpaces(_ address: String) -> LocalizedText {
    LocalizedText(
      ja: "空白や「\\」など、URLに使えない文字があります。\(address) が開けるか確かめてください。",
      en: "It has a space or a backslash; check whether \(address) opens")
  }
}
