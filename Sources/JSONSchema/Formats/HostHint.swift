import SourceText

/// Hints for host names and addresses in numbers.
enum HostHint {
  /// What is probably meant by a text in half-width characters.
  static func hint(for text: String, as format: FormatCheck) -> FormatHint? {
    if let host = hostOfAddress(text), format.isValid(host) {
      return FormatHint(message: .hostAlone(host), replacement: host)
    }
    if text.hasSuffix("."), format.isValid(String(text.dropLast())) {
      let host = String(text.dropLast())
      return FormatHint(message: .hostAlone(host), replacement: host, isCertain: true)
    }
    if text.contains("_") { return FormatHint(message: .underscore) }
    guard format == .hostname, let encoded = asciiForm(text) else { return nil }
    return FormatHint(message: .asciiForm(encoded), replacement: encoded, isCertain: true)
  }

  /// What is probably meant by a text that is not an IPv4 address.
  static func hintForIPv4(_ text: String) -> FormatHint? {
    let address = text.prefix { ("0"..."9").contains($0) || $0 == "." }
    let octets = address.split(separator: ".", omittingEmptySubsequences: false)
    guard octets.count == 4, octets.allSatisfy({ (1...3).contains($0.count) }) else { return nil }
    if octets.contains(where: { Int($0).map { $0 > 255 } ?? true }) {
      return FormatHint(message: .octetTooLarge)
    }
    let plain = octets.map { String(Int($0) ?? 0) }.joined(separator: ".")
    return FormatHint(message: .addressAlone(plain), replacement: plain)
  }

  /// What is probably meant by a text that is not an IPv6 address.
  static func hintForIPv6(_ text: String) -> FormatHint? {
    let inner = text.drop { $0 == "[" }.prefix { $0 != "]" && $0 != "/" && $0 != "%" }
    let address = String(inner)
    guard address != text, FormatCheck.ipv6.isValid(address) else { return nil }
    return FormatHint(message: .addressAlone(address), replacement: address)
  }

  private static func hostOfAddress(_ text: String) -> String? {
    let rest: Substring
    if text.hasPrefix("https://") {
      rest = text.dropFirst(8)
    } else if text.hasPrefix("http://") {
      rest = text.dropFirst(7)
    } else {
      rest = text[...]
    }
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
    return host.count < text.count ? String(host) : nil
  }

  /// The name with its labels encoded in ASCII, or `nil` when it is not valid in any script.
  static func asciiForm(_ text: String) -> String? {
    guard FormatCheck.internationalHostname.isValid(text) else { return nil }
    let dots: [Character] = [".", "。", "．", "｡"]
    var labels: [String] = []
    for label in text.split(whereSeparator: dots.contains) {
      let scalars = label.unicodeScalars.map(\.value)
      guard scalars.contains(where: { $0 >= 0x80 }) else {
        labels.append(String(label))
        continue
      }
      guard let encoded = Punycode.encoded(scalars) else { return nil }
      labels.append("xn--" + String(decoding: encoded.map { UInt8($0) }, as: UTF8.self))
    }
    return labels.joined(separator: ".")
  }
}

/// Hints for pointers and identifiers.
enum CodeHint {
  /// What is probably meant by a text that is not a JSON Pointer.
  static func hintForPointer(_ text: String) -> FormatHint? {
    if text.hasPrefix("#/") {
      let pointer = String(text.dropFirst())
      return FormatHint(message: .pointerForm(pointer), replacement: pointer, isCertain: true)
    }
    guard !text.contains("~") else { return FormatHint(message: .pointerEscapes) }
    let pointer = "/\(text)"
    return FormatHint(message: .pointerForm(pointer), replacement: pointer)
  }

  /// What is probably meant by a text that is not a UUID.
  static func hintForIdentifier(_ text: String) -> FormatHint? {
    var digits = text.lowercased()
    if digits.hasPrefix("urn:uuid:") { digits = String(digits.dropFirst(9)) }
    digits.removeAll { "{}()-".contains($0) }
    let bytes = Array(digits.utf8)
    guard bytes.count == 32, bytes.allSatisfy(ASCIISet.hexDigits.contains) else {
      return FormatHint(message: .identifierDigits)
    }
    var value = ""
    for (offset, byte) in bytes.enumerated() {
      if [8, 12, 16, 20].contains(offset) { value += "-" }
      value.unicodeScalars.append(Unicode.Scalar(byte))
    }
    return FormatHint(message: .identifierForm(value), replacement: value, isCertain: true)
  }
}

/// Hints for durations.
enum DurationHint {
  /// What is probably meant by a text that is not a duration: `3日`, `2週間`, `1時間30分`, `p3d`.
  static func hint(for text: String) -> FormatHint? {
    let uppercased = text.uppercased()
    if FormatCheck.duration.isValid(uppercased) {
      return FormatHint(
        message: .durationForm(uppercased), replacement: uppercased, isCertain: true)
    }
    guard let value = converted(text) else { return nil }
    return FormatHint(message: .durationForm(value), replacement: value, isCertain: true)
  }

  /// Units as people write them, longest first, with the letter and whether it follows `T`.
  private static let units: [(name: String, letter: String, isTime: Bool)] = [
    ("年間", "Y", false), ("年", "Y", false), ("か月間", "M", false), ("ヶ月間", "M", false),
    ("か月", "M", false), ("ヶ月", "M", false), ("カ月", "M", false), ("ヵ月", "M", false),
    ("箇月", "M", false), ("週間", "W", false), ("週", "W", false), ("日間", "D", false),
    ("日", "D", false), ("時間", "H", true), ("分間", "M", true), ("分", "M", true),
    ("秒間", "S", true), ("秒", "S", true),
  ]

  private static func converted(_ text: String) -> String? {
    var date = ""
    var time = ""
    var rest = text.filter { $0 != " " }[...]
    while !rest.isEmpty {
      let digits = rest.prefix { ("0"..."9").contains($0) }
      guard !digits.isEmpty else { return nil }
      rest = rest.dropFirst(digits.count)
      guard let unit = units.first(where: { rest.hasPrefix($0.name) }) else { return nil }
      rest = rest.dropFirst(unit.name.count)
      if unit.isTime { time += digits + unit.letter } else { date += digits + unit.letter }
    }
    let value = "P\(date)" + (time.isEmpty ? "" : "T\(time)")
    return FormatCheck.duration.isValid(value) ? value : nil
  }
}

extension LocalizedText {
  fileprivate static let underscore = LocalizedText(
    ja: "ホスト名に「_」は使えません。「-」のことかどうか確かめてください。",
    en: "A host name cannot have an underscore; check whether a hyphen is meant")
  fileprivate static let octetTooLarge = LocalizedText(
    ja: "IPv4アドレスの4つの数は0から255までです。", en: "The four numbers of an IPv4 address go from 0 to 255")
  fileprivate static let pointerEscapes = LocalizedText(
    ja: "「~」は ~0、キーの中の「/」は ~1 と書いてください。", en: "Write ~ as ~0, and / inside a key as ~1")
  fileprivate static let identifierDigits = LocalizedText(
    ja: "UUIDは0から9とaからfの32桁を 8-4-4-4-12 に区切ります。桁数と文字を確かめてください。",
    en: "A UUID has 32 digits from 0 to 9 and a to f in groups of 8-4-4-4-12; check them")

  fileprivate static func hostAlone(_ host: String) -> LocalizedText {
    LocalizedText(
      ja: "ホスト名だけを \(host) と書いてください。", en: "Write the host name alone: \(host)")
  }

  fileprivate static func asciiForm(_ host: String) -> LocalizedText {
    LocalizedText(
      ja: "日本語の名前は半角英数字の形で \(host) と書いてください。", en: "Write the name in its ASCII form: \(host)")
  }

  fileprivate static func addressAlone(_ address: String) -> LocalizedText {
    LocalizedText(
      ja: "アドレスだけを \(address) と書いてください。", en: "Write the address alone: \(address)")
  }

  fileprivate static func pointerForm(_ pointer: String) -> LocalizedText {
    LocalizedText(
      ja: "「/」で始めて \(pointer) と書いてください。", en: "Begin it with a slash: \(pointer)")
  }

  fileprivate static func identifierForm(_ value: String) -> LocalizedText {
    LocalizedText(
      ja: "「-」で 8-4-4-4-12 桁に区切って \(value) と書いてください。",
      en: "Write it in groups of 8-4-4-4-12 digits: \(value)")
  }

  fileprivate static func durationForm(_ value: String) -> LocalizedText {
    LocalizedText(ja: "期間の書き方で \(value) と書いてください。", en: "Write it as a duration: \(value)")
  }
}
