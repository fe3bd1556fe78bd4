package import SourceText

/// What a reader of YAML 1.1 makes of a plain scalar that a reader of YAML 1.2 takes otherwise.
///
/// The types are those of the YAML 1.1 type repository as common tools read them.
package enum YAML11Reading: Hashable, Sendable {
  case boolean(Bool)
  /// A whole number; `nil` when it needs more than 64 bits.
  case integer(Int?)
  case float
  /// A day or a moment.
  case timestamp
  case text

  /// The reading in words.
  package var description: LocalizedText {
    switch self {
    case .boolean(true): LocalizedText(ja: "真（true）", en: "true")
    case .boolean(false): LocalizedText(ja: "偽（false）", en: "false")
    case .integer(let value?): LocalizedText(ja: "数値 \(value)", en: "the number \(value)")
    case .integer(nil), .float: LocalizedText(ja: "数値", en: "a number")
    case .timestamp: LocalizedText(ja: "日時", en: "a date")
    case .text: LocalizedText(ja: "文字列", en: "text")
    }
  }
}

extension ScalarResolution {
  /// Whether it is plain to see that both versions of YAML read a plain scalar alike.
  ///
  /// True for nearly all scalars of a storehouse and never for one that they read differently.
  package static func isSurelyAlike(_ bytes: borrowing Span<UInt8>) -> Bool {
    let count = bytes.count
    guard count > 0 else { return true }
    let first = bytes[0]
    if first | 0x20 >= 0x61 {
      // Only `yes`, `on` and the like differ, and none of them has more than three letters.
      return count > 3 || !(mayBeTyped(first) || first | 0x20 == 0x79 || first | 0x20 == 0x6F)
    }
    guard isDigit(first) else { return !mayBeTyped(first) }
    let whole = digits(bytes, from: 0)
    if whole == count { return count < 18 && (count == 1 || first != UInt8(ascii: "0")) }
    return bytes[whole] == UInt8(ascii: ".") && digits(bytes, from: whole + 1) == count
  }

  /// What YAML 1.1 makes of a plain scalar, or `nil` when both versions agree.
  package static func yaml11Reading(of bytes: ArraySlice<UInt8>) -> YAML11Reading? {
    // Nothing that either version reads as more than text starts otherwise or is longer.
    guard let first = bytes.first, bytes.count <= 64, mayBeTypedIn11(first) else { return nil }
    let text = Array(bytes)
    let type = type(ofPlain: text)
    if let word = booleans[text] { return type == .boolean ? nil : .boolean(word) }
    if type == .null || type == .boolean { return nil }
    let reading = number11(text) ?? (isTimestamp(text) ? .timestamp : .text)
    switch (type, reading) {
    case (.string, .text), (.float, .float): return nil
    case (.integer, .integer(let value)): return value == decimal12(text) ? nil : reading
    default: return reading
    }
  }

  private static let booleans: [[UInt8]: Bool] = {
    var booleans: [[UInt8]: Bool] = [:]
    for (word, value) in [
      ("yes", true), ("on", true), ("y", true), ("no", false), ("off", false),
      ("n", false),
    ] {
      let capitalized = word.prefix(1).uppercased() + word.dropFirst()
      for form in [word, capitalized, word.uppercased()] { booleans[Array(form.utf8)] = value }
    }
    return booleans
  }()

  private static func mayBeTypedIn11(_ first: UInt8) -> Bool {
    mayBeTyped(first) || "yYoO".utf8.contains(first)
  }

  private static func number11(_ text: [UInt8]) -> YAML11Reading? {
    let sign = text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") ? 1 : 0
    let body = text[sign...]
    guard let first = body.first, isDigit(first) || first == UInt8(ascii: ".") else { return nil }
    let isNegative = text[0] == UInt8(ascii: "-")
    if let value = integer11(body) { return .integer(value.map { isNegative ? -$0 : $0 }) }
    if let value = sexagesimal(body) { return .integer(value.map { isNegative ? -$0 : $0 }) }
    return isFloat11(body) ? .float : nil
  }

  /// A whole number of YAML 1.1 without its sign; the inner `nil` means too large.
  private static func integer11(_ body: ArraySlice<UInt8>) -> Int?? {
    var digits = body
    var radix = 10
    if body.first == UInt8(ascii: "0"), body.count > 1 {
      let mark = body[body.startIndex + 1]
      radix = mark == UInt8(ascii: "b") ? 2 : mark == UInt8(ascii: "x") ? 16 : 8
      digits = body.dropFirst(radix == 8 ? 1 : 2)
    }
    let plain = digits.filter { $0 != UInt8(ascii: "_") }
    guard !plain.isEmpty, digits.first != UInt8(ascii: "_") || radix != 10 else { return nil }
    guard plain.allSatisfy({ digitValue($0).map { $0 < radix } ?? false }) else { return nil }
    return .some(Int(String(decoding: plain, as: UTF8.self), radix: radix))
  }

  /// `12:30` and the like, which YAML 1.1 reads to the base of sixty.
  private static func sexagesimal(_ body: ArraySlice<UInt8>) -> Int?? {
    let parts = body.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, first.first != UInt8(ascii: "0") else {
      return nil
    }
    var total: Int? = 0
    for (position, part) in parts.enumerated() {
      guard !part.isEmpty, part.allSatisfy(isDigit),
        position == 0
          || (part.count <= 2 && (part.count == 1 || part.first.map { $0 < 0x36 } ?? false)),
        let value = Int(String(decoding: part, as: UTF8.self))
      else { return nil }
      total = total.flatMap { total in
        let (product, overflow) = total.multipliedReportingOverflow(by: 60)
        let (sum, carry) = product.addingReportingOverflow(value)
        return overflow || carry ? nil : sum
      }
    }
    return .some(total)
  }

  /// A number with a point, as tools of YAML 1.1 want it: an exponent has a sign.
  private static func isFloat11(_ body: ArraySlice<UInt8>) -> Bool {
    let special: Set<String> = [".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"]
    if special.contains(String(decoding: body, as: UTF8.self)) { return true }
    let parts = body.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    let isUnderscoreOrDigit = { (byte: UInt8) in isDigit(byte) || byte == UInt8(ascii: "_") }
    guard parts[0].allSatisfy(isUnderscoreOrDigit) else { return false }
    let mantissa = parts[1].prefix(while: isUnderscoreOrDigit)
    let exponent = parts[1].dropFirst(mantissa.count)
    guard !parts[0].isEmpty || !mantissa.isEmpty else { return false }
    guard let mark = exponent.first else { return true }
    let sign = exponent.dropFirst().first
    return (mark | 0x20) == UInt8(ascii: "e")
      && (sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"))
      && exponent.count > 2 && exponent.dropFirst(2).allSatisfy(isDigit)
  }

  /// The value of a decimal number of YAML 1.2, `nil` when it is too large or in another base.
  private static func decimal12(_ text: [UInt8]) -> Int? {
    let body = String(decoding: text, as: UTF8.self)
    return body.hasPrefix("0x") ? Int(body.dropFirst(2), radix: 16) : Int(body)
  }

  private static func isTimestamp(_ text: [UInt8]) -> Bool {
    let shape = Array("dddd-dd-dd".utf8)
    guard text.count >= shape.count else { return false }
    for (byte, wanted) in zip(text, shape) {
      guard wanted == UInt8(ascii: "d") ? isDigit(byte) : byte == wanted else { return false }
    }
    guard text.count > shape.count else { return true }
    let separator = text[shape.count]
    return separator == UInt8(ascii: "T") || separator == UInt8(ascii: "t")
      || (separator == 0x20 && text.dropFirst(shape.count + 1).contains(UInt8(ascii: ":")))
  }

  private static func digitValue(_ byte: UInt8) -> Int? {
    if isDigit(byte) { return Int(byte - 0x30) }
    let letter = byte | 0x20
    return letter >= 0x61 && letter <= 0x66 ? Int(letter - 0x57) : nil
  }
}
