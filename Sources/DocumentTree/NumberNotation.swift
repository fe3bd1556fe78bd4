/// How a number is written, read in one pass (YAML 1.2 core schema, chapter 10.3.2; RFC 8259
/// chapter 6).
struct NumberNotation {
  /// The largest exponent that is kept apart from larger ones; sums of a few never overflow.
  private static let largestExponent = 100_000_000_000_000_000

  /// The number's one form.
  let form: NumberValue.Form

  /// Reads a number, or returns `nil`.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard let first = bytes.first else { return nil }
    if bytes.count > 2 && first == UInt8(ascii: "0") {
      switch bytes[bytes.startIndex + 1] {
      case UInt8(ascii: "o"): self.init(bytes.dropFirst(2), bitsPerDigit: 3)
      case UInt8(ascii: "x"): self.init(bytes.dropFirst(2), bitsPerDigit: 4)
      default: self.init(unsigned: bytes, isNegative: false, hasSign: false)
      }
      return
    }
    let isNegative = first == UInt8(ascii: "-")
    let hasSign = isNegative || first == UInt8(ascii: "+")
    self.init(
      unsigned: hasSign ? bytes.dropFirst() : bytes, isNegative: isNegative, hasSign: hasSign)
  }

  private init?(unsigned bytes: ArraySlice<UInt8>, isNegative: Bool, hasSign: Bool) {
    if bytes.first == UInt8(ascii: "."), bytes.count == 4 {
      switch String(decoding: bytes, as: UTF8.self) {
      case ".inf", ".Inf", ".INF":
        form = .infinity(isNegative: isNegative)
        return
      case ".nan", ".NaN", ".NAN":
        guard !hasSign else { return nil }
        form = .notANumber
        return
      default: break
      }
    }
    guard let decimal = DecimalNotation(bytes) else { return nil }
    guard let first = decimal.firstDigit, let last = decimal.lastDigit else {
      form = .integer(0)
      return
    }
    guard decimal.significantCount <= NumberValue.digitLimit else { return nil }
    let digits = bytes[first...last].filter { $0 != UInt8(ascii: ".") }.map { $0 - 0x30 }
    form = NumberNotation.form(
      digits, exponent: decimal.exponentOfLastDigit, isNegative: isNegative)
  }

  private init?(_ digits: ArraySlice<UInt8>, bitsPerDigit: Int) {
    var value = DecimalLimbs()
    let significant = digits.drop { $0 == UInt8(ascii: "0") }
    guard !digits.isEmpty, significant.count <= NumberValue.digitLimit / 2 else { return nil }
    for byte in digits where NumberNotation.value(ofDigit: byte) >= 1 << bitsPerDigit { return nil }
    for byte in significant {
      value.multiply(by: 1 << bitsPerDigit, adding: NumberNotation.value(ofDigit: byte))
    }
    form = NumberNotation.form(value.digits, exponent: 0, isNegative: false)
  }

  /// The one form of digits times a power of ten.
  static func form(_ digits: [UInt8], exponent: Int, isNegative: Bool) -> NumberValue.Form {
    guard let first = digits.firstIndex(where: { $0 != 0 }),
      let last = digits.lastIndex(where: { $0 != 0 })
    else { return .integer(0) }
    let exponent = exponent + (digits.count - 1 - last)
    let digits = digits[first...last]
    if exponent >= 0, exponent + digits.count <= 19,
      let integer = integer(digits, zeros: exponent, isNegative: isNegative)
    {
      return .integer(integer)
    }
    if digits.count <= 18, let value = integer(digits, zeros: 0, isNegative: isNegative) {
      return .decimal(value, exponent: exponent)
    }
    return .large(
      LargeDecimal(isNegative: isNegative, digits: Array(digits), exponent: exponent))
  }

  private static func integer(
    _ digits: ArraySlice<UInt8>, zeros: Int, isNegative: Bool
  ) -> Int64? {
    var value: UInt64 = 0
    for digit in digits { value = value * 10 + UInt64(digit) }
    for _ in 0..<zeros { value *= 10 }
    if isNegative {
      return value <= Int64.min.magnitude ? Int64(truncatingIfNeeded: 0 &- value) : nil
    }
    return Int64(exactly: value)
  }

  private static func value(ofDigit byte: UInt8) -> UInt64 {
    switch byte {
    case 0x30...0x39: UInt64(byte - 0x30)
    case 0x41...0x46: UInt64(byte - 0x41 + 10)
    case 0x61...0x66: UInt64(byte - 0x61 + 10)
    default: 16
    }
  }

  /// An exponent's digits as a number, or the largest that is kept apart.
  static func exponent(_ digits: ArraySlice<UInt8>) -> Int {
    var value = 0
    for byte in digits { value = min(value * 10 + Int(byte - 0x30), largestExponent) }
    return value
  }
}

/// Where the parts of a decimal number without its sign are.
private struct DecimalNotation {
  /// The index of the first digit that is not zero.
  private(set) var firstDigit: Int?
  /// The index of the last digit that is not zero.
  private(set) var lastDigit: Int?
  private var point: Int?
  private var end: Int
  private var exponent = 0

  /// Finds the parts, or returns `nil` when the bytes are no number.
  init?(_ bytes: ArraySlice<UInt8>) {
    var digitCount = 0
    end = bytes.startIndex
    while end < bytes.endIndex {
      let byte = bytes[end]
      if byte == UInt8(ascii: ".") && point == nil {
        point = end
      } else if ScalarResolution.isDigit(byte) {
        digitCount += 1
        if byte != UInt8(ascii: "0") {
          if firstDigit == nil { firstDigit = end }
          lastDigit = end
        }
      } else {
        break
      }
      end += 1
    }
    guard digitCount > 0 else { return nil }
    guard end < bytes.endIndex else { return }
    guard bytes[end] | 0x20 == UInt8(ascii: "e") else { return nil }
    var digits = bytes[(end + 1)...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    guard !digits.isEmpty, digits.allSatisfy(ScalarResolution.isDigit) else { return nil }
    exponent = NumberNotation.exponent(digits)
    if isNegative { exponent = -exponent }
  }

  /// The number of digits from the first to the last that is not zero.
  var significantCount: Int {
    guard let firstDigit, let lastDigit else { return 0 }
    let spansPoint = point.map { firstDigit < $0 && $0 < lastDigit } ?? false
    return lastDigit - firstDigit + (spansPoint ? 0 : 1)
  }

  /// The power of ten that the last digit that is not zero counts.
  var exponentOfLastDigit: Int {
    guard let lastDigit else { return 0 }
    let point = point ?? end
    return exponent + (lastDigit < point ? point - 1 - lastDigit : point - lastDigit)
  }
}
