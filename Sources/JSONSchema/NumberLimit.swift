import SourceText
import DocumentTree

/// A number in a schema, ready to be compared.
struct NumberLimit: Sendable {
  let value: NumberValue
  /// The same number when it fits a machine integer easily.
  let small: Int?

  /// Reads a number node, or returns `nil` for other nodes.
  init?(_ document: Document, at node: Int) {
    guard document.nodes[node].kind == .scalar, let value = document.number(at: node) else {
      return nil
    }
    self.value = value
    small = document.smallInteger(at: node)
  }

  /// Whether the number is above zero.
  var isPositive: Bool { value.compare(.zero) == .greater }

  /// The number as a count of things, or `nil` when it is a fraction or negative.
  var count: Int32? {
    if let small { return small < 0 ? nil : Int32(clamping: small) }
    guard value.isInteger, value.compare(.zero) != .less else { return nil }
    return value.integer.map { Int32(clamping: $0) } ?? .max
  }
}

extension Document {
  /// The exact value of a number node, or `nil` for infinity and what is no number.
  func number(at node: Int) -> NumberValue? {
    switch nodes[node].type {
    case .integer, .float:
      guard let value = NumberValue(textBytes(of: node)), value.isFinite else { return nil }
      return value
    case .null, .boolean, .string:
      return nil
    }
  }

  /// The value of an integer of at most 18 decimal digits; `nil` for all other nodes.
  func smallInteger(at node: Int) -> Int? {
    guard nodes[node].type == .integer, !nodes[node].flags.contains(.decodedText) else {
      return nil
    }
    var index = Int(nodes[node].textStart)
    let end = Int(nodes[node].textEnd)
    guard end - index <= 18, index < end else { return nil }
    let isNegative = source.bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    guard index < end else { return nil }
    var value = 0
    while index < end {
      let digit = source.bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
      index += 1
    }
    return isNegative ? -value : value
  }
}
