import DocumentTree
import Testing

@Suite("Numbers are exact")
struct NumberValueTests {
  @Test(
    "ways to write one number are equal and hash equally",
    arguments: [
      [
        "1", "1.0", "+1", "1e0", "10e-1", "0.1e1", "001", "1.", "0x1", "0o1",
        "1.000000000000000000000",
      ],
      ["100", "1e2", "1E+2", "0.1e3", "0x64", "0o144", "100.00"],
      ["0", "-0", "0.0", "0e99999999999999999999", "-0.0e-5", ".0", "0x0", "0o00"],
      ["1e400", "10e399", "0.00001e405"], [".5", "0.5", "5e-1", "+.50"],
      ["18446744073709551616", "18446744073709551616.0", "0x10000000000000000"],
      ["9223372036854775807", "0x7FFFFFFFFFFFFFFF", "9223372036854775807.0"],
      ["-9223372036854775808", "-9223372036854775808.0", "-9223372036854775808e0"],
      ["123456789012345678901234567890", "1234567890123456789012345678.90e2"],
      ["9223372036854775808", "0x8000000000000000", "0o1000000000000000000000"],
      ["1180591620717411303424", "0x400000000000000000", "0o200000000000000000000000"],
      [".inf", "+.inf", ".Inf", ".INF"], ["-.inf", "-.INF"], [".nan", ".NaN", ".NAN"],
    ])
  func equalNumbers(texts: [String]) throws {
    let values = try texts.map(number)
    #expect(Set(values).count == 1)
    #expect(Set(values.map(\.stableHash)).count == 1)
  }

  @Test(
    "numbers are in order, however large or small",
    arguments: [
      [
        "-.inf", "-1e999999999999", "-123456789012345678901234567890", "-9223372036854775809",
        "-9223372036854775808", "-1.5", "-1", "-0.1", "-1e-999999999", "0", "1e-99999999999",
        "0.0999999999999999999999999999", "0.1", "0.10000000000000000000000001", "0.11", "1", "1.1",
        "9", "10", "9007199254740992", "9007199254740993", "9223372036854775807",
        "9223372036854775808", "18446744073709551615", "18446744073709551616", "1e300", "1.1e300",
        "1e308", "1e309", "1e999999999999", ".inf",
      ]
    ])
  func ordersNumbers(texts: [String]) throws {
    let values = try texts.map(number)
    for left in values.indices {
      for right in values.indices {
        #expect(
          (values[left].compare(values[right]) == .less) == (left < right),
          "\(texts[left]) and \(texts[right])")
        #expect((values[left] == values[right]) == (left == right))
      }
    }
  }

  @Test("not-a-number is equal to itself and below everything, so that it is in no range")
  func ordersNotANumber() throws {
    let nan = try number(".nan")
    #expect(nan.compare(nan) == .equal)
    for other in [NumberValue.zero, try number("-.inf"), try number("1e30")] {
      #expect(nan.compare(other) == .less && other.compare(nan) == .greater)
    }
  }

  @Test(
    "whole numbers are whole however they are written",
    arguments: [
      ("1.0", true), ("1e5", true), ("1.5e1", true), ("1.5", false), ("15e-1", false),
      ("0.0", true),
      ("1e308", true), ("1e99999999999999999999999", true), ("1e-99999999999999999999999", false),
      ("12345678901234567890.0", true), ("12345678901234567890.5", false), (".inf", false),
      (".nan", false), ("-3", true),
    ])
  func knowsWholeNumbers(text: String, isWhole: Bool) throws {
    #expect(try number(text).isInteger == isWhole)
  }

  @Test(
    "multiples are exact",
    arguments: [
      ("0.0075", "0.0001", true), ("0.00751", "0.0001", false), ("1e308", "0.123456789", false),
      ("12391239123", "1e-8", true), ("1e308", "0.5", true), ("4.35", "0.01", true),
      ("19.99", "0.01", true), ("19.995", "0.01", false), ("35", "1.5", false),
      ("4.5", "1.5", true),
      ("0", "0.7", true), ("0", "0", true), ("1", "0", false), ("-9223372036854775808", "-1", true),
      ("1e99999999999", "3", false), ("3e99999999999", "3", true),
      ("3e99999999999", "7e-99999999", false),
      ("1e-99999999999", "1", false), ("1", "1e-99999999999", true), (".inf", "1", false),
      ("5", ".inf", false), (".nan", "1", false), ("9007199254740993", "2", false),
      ("123456789012345678901234567890", "10", true), ("123456789012345678901234567890", "3", true),
      ("123456789012345678901234567890", "30.5", false), ("2.5e-3", "125e-5", true),
    ])
  func knowsMultiples(text: String, divisor: String, isMultiple: Bool) throws {
    #expect(try number(text).isMultiple(of: number(divisor)) == isMultiple)
  }

  @Test(
    "what is no number is not read",
    arguments: [
      "", "-", "+", ".", "-.", "e5", "1e", "1e+", "1.2.3", "0x", "0xG", "0o8", "-0x1", "1_000",
      " 1",
      "1 ", "--1", "+.nan", ".infinity", "1e5.0", "NaN", "0b1", "１",
    ])
  func refusesOtherText(text: String) {
    #expect(NumberValue(Array(text.utf8)[...]) == nil)
  }

  @Test(
    "lengths are read as whole numbers",
    arguments: [
      ("3", 3), ("3.0", 3), ("3e2", 300), ("1.5", nil), ("1e30", nil), (".inf", nil), ("-1", -1),
    ])
  func convertsToInt(text: String, value: Int?) throws {
    #expect(try number(text).integer == value)
  }

  @Test("absurdly long numbers cost little")
  func readsLongNumbers() throws {
    let zeros = String(repeating: "0", count: 1_000_000)
    #expect(try number("1" + zeros) == number("1e1000000"))
    #expect(try number("0." + zeros + "1") == number("1e-1000001"))
    #expect(try number(zeros + "7") == NumberValue(7))
    #expect(NumberValue(Array(String(repeating: "7", count: 1_000_000).utf8)[...]) == nil)
    let long = try number(String(repeating: "9", count: 20_000))
    #expect(try long.isMultiple(of: number(String(repeating: "9", count: 10_000))))
    #expect(try !long.isMultiple(of: number(String(repeating: "9", count: 9_999))))
    #expect(try !long.isMultiple(of: number("0x" + String(repeating: "F", count: 10_000))))
  }

  private func number(_ text: String) throws -> NumberValue {
    try #require(NumberValue(Array(text.utf8)[...]), "\(text)")
  }
}

@Suite("Numbers agree with slow arithmetic")
struct NumberValueOracleTests {
  @Test("order, equality, wholeness and multiples of decimals", arguments: 1...4)
  func agreesOnDecimals(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    for _ in 0..<2_000 {
      let (left, leftText) = decimal(&random)
      let (right, rightText) = decimal(&random)
      let leftValue = try #require(NumberValue(Array(leftText.utf8)[...]))
      let rightValue = try #require(NumberValue(Array(rightText.utf8)[...]))
      #expect(
        (leftValue.compare(rightValue) == .less) == (left < right), "\(leftText) \(rightText)")
      #expect((leftValue == rightValue) == (left == right), "\(leftText) \(rightText)")
      #expect(leftValue.isInteger == left.isMultiple(of: 1_000_000_000), "\(leftText)")
      #expect(
        leftValue.isMultiple(of: rightValue) == left.isMultiple(of: right),
        "\(leftText) \(rightText)")
    }
  }

  @Test("products are multiples of their factors, and their neighbours are not", arguments: 1...4)
  func agreesOnLargeProducts(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    for _ in 0..<300 {
      let left = digits(&random)
      let right = digits(&random)
      let product = product(left, right)
      let value = try #require(NumberValue(Array(product.utf8)[...]))
      let divisor = try #require(NumberValue(Array(left.utf8)[...]))
      #expect(value.isMultiple(of: divisor), "\(left) \(right)")
      let next =
        product.dropLast() + (product.hasSuffix("9") ? "8" : "\((Int(product.suffix(1)) ?? 0) + 1)")
      let neighbour = try #require(NumberValue(Array(next.utf8)[...]))
      #expect(!neighbour.isMultiple(of: divisor), "\(left) \(right)")
      #expect((value.compare(neighbour) == .less) == !product.hasSuffix("9"))
    }
  }

  /// A decimal as a count of billionths, and one of the many ways to write it.
  private func decimal(_ random: inout SeededNumbers) -> (Int128, String) {
    let coefficient = Int64(random.next(below: random.next(below: 2) == 0 ? 30 : 10_000_000)) - 15
    let exponent = random.next(below: 18) - 9
    var billionths = Int128(coefficient)
    for _ in 0..<(exponent + 9) { billionths *= 10 }
    let shift = random.next(below: 5)
    let zeros = String(repeating: "0", count: shift)
    switch random.next(below: 3) {
    case 0: return (billionths, "\(coefficient)e\(exponent)")
    case 1: return (billionths, "\(coefficient)\(zeros)E\(exponent - shift)")
    default: return (billionths, "\(coefficient).\(zeros)e\(exponent)")
    }
  }

  private func digits(_ random: inout SeededNumbers) -> String {
    let count = 4 + random.next(below: 60)
    return String(1 + random.next(below: 9))
      + (1..<count).map { _ in String(random.next(below: 10)) }.joined()
  }

  private func product(_ left: String, _ right: String) -> String {
    let left = left.utf8.reversed().map { Int($0) - 48 }
    let right = right.utf8.reversed().map { Int($0) - 48 }
    var result = [Int](repeating: 0, count: left.count + right.count)
    for (leftIndex, leftDigit) in left.enumerated() {
      for (rightIndex, rightDigit) in right.enumerated() {
        result[leftIndex + rightIndex] += leftDigit * rightDigit
      }
    }
    for index in 1..<result.count {
      result[index] += result[index - 1] / 10
      result[index - 1] %= 10
    }
    let text = result.reversed().map(String.init).joined()
    return text.hasPrefix("0") ? String(text.dropFirst()) : text
  }
}

/// Random numbers that are the same in every run (SplitMix64).
private struct SeededNumbers {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(limit))
  }
}
