import DocumentTree
import Patterns

extension Evaluation {
  /// Whether a value is one of an enumeration's.
  func isListed(_ node: Int, in record: EnumerationRecord) -> Bool {
    let isText = node == keyNode || TypeMask(nodes[node]) == .string
    if isText {
      return slot(
        for: node, from: record.firstSlot, mask: record.slotMask) != nil
    }
    for index in Int(record.firstValue)..<Int(record.firstValue + record.valueCount) {
      let value = program.values[index]
      let other = program.documents[Int(value.document)]
      if document.isEqual(node, to: Int(value.node), in: other) { return true }
    }
    return false
  }

  /// `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum`, `multipleOf`.
  func isInRange(_ node: Int, _ instruction: Instruction) -> Bool {
    let limit = program.numbers[Int(instruction.a)]
    if let left = document.smallInteger(at: node), let right = limit.small {
      switch instruction.operation {
      case .minimum: return left >= right
      case .maximum: return left <= right
      case .exclusiveMinimum: return left > right
      case .exclusiveMaximum: return left < right
      default: return right != 0 && left % right == 0
      }
    }
    // Infinity and NaN, which YAML can write, are in no range.
    guard let value = document.number(at: node) else { return false }
    switch instruction.operation {
    case .minimum: return value.compare(limit.value) != .less
    case .maximum: return value.compare(limit.value) != .greater
    case .exclusiveMinimum: return value.compare(limit.value) == .greater
    case .exclusiveMaximum: return value.compare(limit.value) == .less
    default: return value.isMultiple(of: limit.value)
    }
  }

  /// Whether a text has at least so many Unicode scalars.
  func hasScalars(_ node: Int, atLeast count: Int) -> Bool {
    let range = document.textRange(of: node)
    // A scalar takes one to four bytes, which settles most texts without looking at them.
    if range.count < count { return false }
    if range.count >= 4 * count || count == 1 { return true }
    var scalars = 0
    for byte in document.textBytes(of: node) where byte & 0xC0 != 0x80 { scalars += 1 }
    return scalars >= count
  }

  /// `pattern`.
  mutating func matchesPattern(
    _ instruction: Instruction, _ schema: Int32, _ node: Int
  ) -> Bool {
    switch program.patterns[Int(instruction.a)].firstMatch(in: document.textBytes(of: node)) {
    case .matched: return true
    case .notMatched: return false
    case .tooCostly:
      stop(.pattern, node, schema, keyword: instruction.keyword)
      return false
    }
  }

  /// Whether a key matches a pattern of `patternProperties`.
  mutating func matches(_ pattern: Int32, _ key: Int, _ schema: Int32) -> Bool {
    guard nodes[key].isScalar else { return false }
    switch program.patterns[Int(pattern)].firstMatch(in: document.textBytes(of: key)) {
    case .matched: return true
    case .notMatched: return false
    case .tooCostly:
      stop(.pattern, key, schema, keyword: -1)
      return false
    }
  }
}
