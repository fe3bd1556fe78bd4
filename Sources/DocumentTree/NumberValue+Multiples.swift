extension NumberValue {
  /// Whether the number is a whole number of times another; only zero is a multiple of zero.
  ///
  /// A quotient a·10ᵏ/b is whole when b without its factors 2 and 5 divides a, and the factors 2
  /// and 5 of a and of 10ᵏ make up for those of b. So no power of ten is ever written out.
  package func isMultiple(of divisor: NumberValue) -> Bool {
    if case .integer(let value) = form, case .integer(let divisor) = divisor.form {
      return value.isMultiple(of: divisor)
    }
    guard isFinite, divisor.isFinite else { return false }
    if form == .integer(0) { return true }
    if divisor.form == .integer(0) { return false }
    let shift = exponent - divisor.exponent
    if let value = smallMagnitude, let divisor = divisor.smallMagnitude {
      return NumberValue.isMultiple(value, of: divisor, shift: shift)
    }
    return NumberValue.isMultiple(
      DecimalLimbs(digits: significantDigits), of: DecimalLimbs(digits: divisor.significantDigits),
      shift: shift)
  }

  private static func isMultiple(_ value: UInt64, of divisor: UInt64, shift: Int) -> Bool {
    var (value, divisor) = (value, divisor)
    let twos = removeFactors(of: 2, from: &value) - removeFactors(of: 2, from: &divisor)
    let fives = removeFactors(of: 5, from: &value) - removeFactors(of: 5, from: &divisor)
    return twos + shift >= 0 && fives + shift >= 0 && value.isMultiple(of: divisor)
  }

  private static func isMultiple(
    _ value: DecimalLimbs, of divisor: DecimalLimbs, shift: Int
  ) -> Bool {
    var (value, divisor) = (value, divisor)
    let twos = value.removeFactors(of: 2) - divisor.removeFactors(of: 2)
    let fives = value.removeFactors(of: 5) - divisor.removeFactors(of: 5)
    return twos + shift >= 0 && fives + shift >= 0
      && value.isMultiple(ofCoprimeToTen: divisor)
  }

  private static func removeFactors(of prime: UInt64, from value: inout UInt64) -> Int {
    var count = 0
    while value != 0 && value.isMultiple(of: prime) {
      value /= prime
      count += 1
    }
    return count
  }
}
