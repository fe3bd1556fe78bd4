/// The order of numbers that are not both whole numbers of 64 bits.
enum NumberOrder {
  /// Whether one of two different numbers is the smaller; `.nan` is the smallest.
  static func precedes(_ left: NumberValue, _ right: NumberValue) -> Bool {
    if left.form == .notANumber { return true }
    if right.form == .notANumber { return false }
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? hasLess(right, than: left) : hasLess(left, than: right)
  }

  /// Whether a number's distance from zero is smaller than another's.
  private static func hasLess(_ left: NumberValue, than right: NumberValue) -> Bool {
    if case .infinity = left.form { return false }
    if case .infinity = right.form { return true }
    let (leftPoint, rightPoint) = (left.pointPosition, right.pointPosition)
    if leftPoint != rightPoint { return leftPoint < rightPoint }
    if let left = left.smallMagnitude, let right = right.smallMagnitude {
      return aligned(left) < aligned(right)
    }
    return left.significantDigits.lexicographicallyPrecedes(right.significantDigits)
  }

  /// A number filled up with zeros to nineteen digits.
  private static func aligned(_ magnitude: UInt64) -> UInt64 {
    var magnitude = magnitude
    while magnitude != 0 && magnitude < 1_000_000_000_000_000_000 { magnitude *= 10 }
    return magnitude
  }
}

extension NumberValue {
  /// Whether the number is below zero.
  var isNegative: Bool {
    switch form {
    case .integer(let value), .decimal(let value, _): value < 0
    case .large(let large): large.isNegative
    case .infinity(let isNegative): isNegative
    case .notANumber: false
    }
  }

  /// The coefficient without its sign, when it fits a machine word.
  var smallMagnitude: UInt64? {
    switch form {
    case .integer(let value), .decimal(let value, _): value.magnitude
    case .large, .infinity, .notANumber: nil
    }
  }

  /// The power of ten that the coefficient counts.
  var exponent: Int {
    switch form {
    case .integer, .infinity, .notANumber: 0
    case .decimal(_, let exponent): exponent
    case .large(let large): large.exponent
    }
  }

  /// The coefficient's digits from 0 to 9, most significant first.
  var significantDigits: [UInt8] {
    if case .large(let large) = form { return large.digits }
    return String(smallMagnitude ?? 0).utf8.map { $0 - 0x30 }
  }

  /// The power of ten just above the number; the smallest of all for zero.
  fileprivate var pointPosition: Int {
    if case .large(let large) = form { return large.digits.count + large.exponent }
    var magnitude = smallMagnitude ?? 0
    if magnitude == 0 { return Int.min }
    var count = 0
    while magnitude > 0 {
      count += 1
      magnitude /= 10
    }
    return count + exponent
  }
}
