/// The check digits of numbers, and what else tells them from other numbers of the same length.
enum CheckDigits {
  /// Whether twelve digits end with the check digit of a My Number.
  static func isPersonalNumber(_ digits: [Int]) -> Bool {
    guard digits.count == 12 else { return false }
    let weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]
    let remainder = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11
    return digits[11] == (remainder <= 1 ? 0 : 11 - remainder)
  }

  /// Whether thirteen digits begin with the check digit of a corporate number.
  static func isCorporateNumber(_ digits: [Int]) -> Bool {
    guard digits.count == 13 else { return false }
    var sum = 0
    for index in 1...12 {
      // From the right, the first counts once and the second twice.
      sum += digits[index] * (index % 2 == 0 ? 1 : 2)
    }
    return digits[0] == 9 - sum % 9
  }

  /// Whether the twelve digits after the check digit are built as the registry builds them.
  ///
  /// Registered companies have the number of their registry office, 01 to 05 for their form, and a
  /// running number; the state and municipalities have 0000; bodies without a registration 700.
  static func looksRegistered(_ digits: [Int]) -> Bool {
    guard digits.count == 13 else { return false }
    let base = digits[1...]
    if base.prefix(4).allSatisfy({ $0 == 0 }) { return true }
    if base.starts(with: [7, 0, 0]) { return true }
    return digits[1] <= 5 && digits[5] == 0 && 1...5 ~= digits[6]
  }

  /// Whether digits have the prefix of a card company, its length, and a right Luhn digit.
  static func isCard(_ digits: [Int]) -> Bool {
    guard 13...19 ~= digits.count else { return false }
    let prefix = digits.prefix(4).reduce(0) { $0 * 10 + $1 }
    let isKnown =
      switch prefix {
      case 4000...4999: [13, 16, 19].contains(digits.count)
      case 5100...5599, 2221...2720: digits.count == 16
      case 3528...3589: 16...19 ~= digits.count
      case 3400...3499, 3700...3799: digits.count == 15
      case 3000...3059, 3600...3699, 3800...3999: digits.count == 14
      case 6011, 6500...6599: digits.count == 16
      case 6200...6299: 16...19 ~= digits.count
      default: false
      }
    return isKnown && isLuhn(digits)
  }

  private static func isLuhn(_ digits: [Int]) -> Bool {
    var sum = 0
    for (index, digit) in digits.reversed().enumerated() {
      let doubled = index % 2 == 1 ? digit * 2 : digit
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return sum % 10 == 0
  }

  /// Whether thirteen digits are an ISBN with a right check digit.
  static func isArticleNumber(_ digits: [Int]) -> Bool {
    guard [[9, 7, 8], [9, 7, 9], [4, 5], [4, 9]].contains(where: { digits.starts(with: $0) }) else {
      return false
    }
    let sum = digits.enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 3) }
    return sum % 10 == 0
  }

  /// Whether twelve digits are a point in time such as 202611210930.
  static func isTimestamp(_ digits: [Int]) -> Bool {
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    return 1900...2099 ~= number(0..<4) && 1...12 ~= number(4..<6) && 1...31 ~= number(6..<8)
      && number(8..<10) < 24 && number(10..<12) < 60
  }
}
