import DocumentTree

/// Equality of values as JSON Schema defines it (Core section 4.2.2): numbers by value, objects
/// without order.
extension Document {
  /// Whether a value is equal to a value of another document.
  func isEqual(_ left: Int, to right: Int, in other: Document, depth: Int = 0) -> Bool {
    guard depth < 500 else { return false }
    let left = resolved(left)
    let right = other.resolved(right)
    switch (nodes[left].kind, other.nodes[right].kind) {
    case (.scalar, .scalar):
      return isEqualScalar(left, to: right, in: other)
    case (.sequence, .sequence):
      guard nodes[left].payload == other.nodes[right].payload else { return false }
      return zip(items(of: left), other.items(of: right)).allSatisfy {
        isEqual($0, to: $1, in: other, depth: depth + 1)
      }
    case (.mapping, .mapping):
      return isEqualMapping(left, to: right, in: other, depth: depth)
    default:
      return false
    }
  }

  private func isEqualScalar(_ left: Int, to right: Int, in other: Document) -> Bool {
    switch (nodes[left].type, other.nodes[right].type) {
    case (.null, .null): return true
    case (.boolean, .boolean): return isTrue(left) == other.isTrue(right)
    case (.string, .string): return text(of: left, equalsTextOf: right, in: other)
    case (.integer, .integer), (.integer, .float), (.float, .integer), (.float, .float):
      if let one = smallInteger(at: left), let two = other.smallInteger(at: right) {
        return one == two
      }
      guard let one = number(at: left), let two = other.number(at: right) else {
        return text(of: left, equalsTextOf: right, in: other)
      }
      return one.compare(two) == .equal
    default:
      return false
    }
  }

  private func isEqualMapping(
    _ left: Int, to right: Int, in other: Document, depth: Int
  ) -> Bool {
    let members = distinctMembers(of: left)
    let others = other.distinctMembers(of: right)
    guard members.count == others.count else { return false }
    var byHash: [UInt32: [Member]] = [:]
    for member in others {
      byHash[other.nodes[other.resolved(member.key)].payload, default: []].append(member)
    }
    return members.allSatisfy { member in
      let key = resolved(member.key)
      let match = byHash[nodes[key].payload]?.first {
        text(of: key, equalsTextOf: other.resolved($0.key), in: other)
      }
      guard let match else { return false }
      return isEqual(member.value, to: match.value, in: other, depth: depth + 1)
    }
  }

  /// Whether no two items of a list are equal.
  /// - Complexity: O(n) in the nodes of the list, unless values have equal hashes.
  func hasUniqueItems(_ list: Int) -> Bool {
    firstRepeatedItem(of: list) == nil
  }

  /// The first item of a list that is equal to an earlier one, and that one.
  func firstRepeatedItem(of list: Int) -> (first: Int, second: Int)? {
    let count = Int(nodes[list].payload)
    guard count > 1 else { return nil }
    let end = next(after: list)
    if count <= 8 { return firstRepeatedItem(from: list + 1, to: end) }
    var seen: [UInt64: [Int]] = [:]
    seen.reserveCapacity(count)
    var child = list + 1
    while child < end {
      let hash = valueHash(of: child)
      if let first = seen[hash]?.first(where: { isEqual($0, to: child, in: self) }) {
        return (first, child)
      }
      seen[hash, default: []].append(child)
      child = next(after: child)
    }
    return nil
  }

  /// Compares every pair of a short list, which costs less than a table.
  private func firstRepeatedItem(from first: Int, to end: Int) -> (first: Int, second: Int)? {
    var second = next(after: first)
    while second < end {
      var earlier = first
      while earlier < second {
        if isEqual(earlier, to: second, in: self) { return (earlier, second) }
        earlier = next(after: earlier)
      }
      second = next(after: second)
    }
    return nil
  }

  /// A hash that is the same for equal values.
  private func valueHash(of node: Int, depth: Int = 0) -> UInt64 {
    let node = resolved(node)
    guard depth < 500 else { return 0 }
    switch nodes[node].kind {
    case .scalar, .alias:
      return scalarHash(of: node)
    case .sequence:
      return items(of: node).reduce(3) { mixed($0, valueHash(of: $1, depth: depth + 1)) }
    case .mapping:
      // Order must not matter, so the members' hashes are added.
      return distinctMembers(of: node).reduce(5) { sum, member in
        let key = textHash(of: resolved(member.key))
        return sum &+ mixed(key, valueHash(of: member.value, depth: depth + 1))
      }
    }
  }

  private func scalarHash(of node: Int) -> UInt64 {
    switch nodes[node].type {
    case .null: 7
    case .boolean: isTrue(node) ? 11 : 13
    case .string: mixed(17, textHash(of: node))
    case .integer, .float:
      if let small = smallInteger(at: node) {
        mixed(19, UInt64(bitPattern: Int64(small)))
      } else {
        mixed(19, number(at: node)?.stableHash ?? 23)
      }
    }
  }

  /// A seeded hash, so that nobody can forge collisions; a key may be no scalar.
  private func textHash(of node: Int) -> UInt64 {
    guard nodes[node].kind == .scalar else { return 29 }
    var hasher = Hasher()
    hasher.combine(textBytes(of: node))
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  private func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = (left ^ right &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
    return product ^ product >> 29
  }
}
