/// An exact decimal number, as a scalar of type `.integer` or `.float` writes it.
///
/// Every number has one form, so equal numbers (`1`, `1.0`, `10e-1`) are equal values with equal
/// hashes, and no exponent is ever written out: `1e999999999` costs as little as `1`. Exponents
/// are exact up to 18 digits; larger ones count as the largest. Whole numbers of 64 bits and
/// decimals of up to 18 digits need no memory of their own.
package struct NumberValue: Hashable, Sendable {
  /// The most significant digits that a number may have.
  package static let digitLimit = 20_000

  /// How two numbers compare.
  package enum Order: Hashable, Sendable {
    case less
    case equal
    case greater
  }

  /// Zero.
  package static let zero = NumberValue(0)

  /// The one form of a number.
  enum Form: Hashable, Sendable {
    /// A whole number, whenever it fits.
    case integer(Int64)
    /// A number of at most 18 digits: coefficient times a power of ten.
    case decimal(Int64, exponent: Int)
    case large(LargeDecimal)
    case infinity(isNegative: Bool)
    case notANumber
  }

  let form: Form

  init(form: Form) {
    self.form = form
  }

  /// Creates a whole number.
  package init(_ value: Int) {
    form = .integer(Int64(value))
  }

  /// Reads a number of the YAML 1.2 core schema, of which JSON's numbers are a part; `nil` when
  /// the bytes are no number, or one of more than `digitLimit` significant digits.
  package init?(_ bytes: ArraySlice<UInt8>) {
    if let small = NumberValue.smallInteger(bytes) {
      form = .integer(small)
    } else if let form = NumberNotation(bytes)?.form {
      self.form = form
    } else {
      return nil
    }
  }

  /// Whether the number has no fraction; infinities do not count.
  package var isInteger: Bool {
    switch form {
    case .integer: true
    case .decimal(_, let exponent): exponent >= 0
    case .large(let large): large.exponent >= 0
    case .infinity, .notANumber: false
    }
  }

  /// Whether the number is neither infinite nor `.nan`.
  package var isFinite: Bool {
    switch form {
    case .integer, .decimal, .large: true
    case .infinity, .notANumber: false
    }
  }

  /// The number when it is whole and fits, for counts and lengths.
  package var integer: Int? {
    guard case .integer(let value) = form else { return nil }
    return Int(exactly: value)
  }

  /// How the number compares with another; `.nan` is below everything and equal to itself.
  package func compare(_ other: NumberValue) -> Order {
    if case .integer(let left) = form, case .integer(let right) = other.form {
      return left < right ? .less : left == right ? .equal : .greater
    }
    if self == other { return .equal }
    return NumberOrder.precedes(self, other) ? .less : .greater
  }

  /// A hash that is the same in every process; that of a whole number of 64 bits is its bits.
  package var stableHash: UInt64 {
    switch form {
    case .integer(let value): UInt64(bitPattern: value)
    case .decimal(let value, let exponent): mixed(UInt64(bitPattern: value), exponent)
    case .large(let large): mixed(large.digits.reduce(1) { mixed($0, Int($1)) }, large.exponent)
    case .infinity(let isNegative): isNegative ? 1 << 62 : 1 << 61
    case .notANumber: 1 << 60
    }
  }

  private func mixed(_ hash: UInt64, _ value: Int) -> UInt64 {
    let product = (hash ^ UInt64(bitPattern: Int64(value))) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }

  /// A plain whole number of at most 18 digits, which is nearly every number.
  private static func smallInteger(_ bytes: ArraySlice<UInt8>) -> Int64? {
    guard let first = bytes.first, bytes.count <= 18 else { return nil }
    let isNegative = first == UInt8(ascii: "-")
    let start = isNegative ? bytes.startIndex + 1 : bytes.startIndex
    guard start < bytes.endIndex else { return nil }
    var value: Int64 = 0
    for index in start..<bytes.endIndex {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int64(digit)
    }
    return isNegative ? -value : value
  }
}

/// A number of more digits than a machine word holds.
struct LargeDecimal: Hashable, Sendable {
  let isNegative: Bool
  /// The digits from 0 to 9, most significant first, without zeros at either end.
  let digits: [UInt8]
  /// The power of ten that the last digit counts.
  let exponent: Int
}
