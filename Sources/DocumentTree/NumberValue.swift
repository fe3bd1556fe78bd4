/// An exact decimal number, as a scalar of type `.integer` or `.float` writes it.
///
/// Every number has one form, so equal numbers (`1`, `1.0`, `10e-1`) are equal values with equal
/// hashes, and no exponent is ever written out: `1e999999999` costs as little as `1`. Exponents
/// are exact up to 18 digits; larger ones count as the largest. Whole numbers of 64 bits and
/// decimals of up to 18 digits need no memory of their own.
package struct NumberValue: Hashable, Sendable {
  /// The most significant digits that a number may have.
  package static let digitLimit = 20_000

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

  /// The number when it is whole and fits, for counts and lengths.
  package var int: Int? {
    guard case .integer(let value) = form else { return nil }
    return Int(exactly: value)
  }

  /// Whether the number is smaller than another; never with `.nan`.
  package func isLess(than other: NumberValue) -> Bool {
    if case .integer(let left) = form, case .integer(let right) = other.form { return left < right }
    return NumberOrder.precedes(self, other)
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

extension Document {
  /// The number that a scalar stands for after its aliases, or `nil` for other nodes.
  package func number(at index: Int) -> NumberValue? {
    let index = resolved(index)
    guard nodes[index].kind == .scalar else { return nil }
    switch nodes[index].type {
    case .integer, .float: return NumberValue(textBytes(of: index))
    case .null, .boolean, .string: return nil
    }
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
