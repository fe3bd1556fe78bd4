import DocumentTree
import SourceText

/// Finds out in which values two readings of a file differ.
///
/// Compared is what YAML makes of a text: kinds, types and texts of values, their order, tags and
/// what aliases refer to, but not how a scalar is quoted.
struct TreeComparison {
  private let before: Document
  private let after: Document
  /// Whether members of a mapping may change places.
  private let ignoresMemberOrder: Bool
  /// The nodes of the first reading whose counterparts differ.
  private(set) var differences: [Int] = []

  init(_ before: Document, _ after: Document, ignoresMemberOrder: Bool = false) {
    self.before = before
    self.after = after
    self.ignoresMemberOrder = ignoresMemberOrder
    compare(0, 0)
  }

  private mutating func compare(_ old: Int, _ new: Int) {
    let first = before.nodes[old]
    let second = after.nodes[new]
    let facts = NodeFlags.tagged.rawValue | NodeFlags.anchored.rawValue
    guard first.kind == second.kind,
      first.flags.rawValue & facts == second.flags.rawValue & facts
    else {
      differences.append(old)
      return
    }
    switch first.kind {
    case .scalar:
      let isSame =
        first.type == second.type && before.text(of: old, equalsTextOf: new, in: after)
      if !isSame { differences.append(old) }
    case .alias:
      let isSame =
        ignoresMemberOrder
        ? before.pointer(to: Int(first.payload)) == after.pointer(to: Int(second.payload))
        : first.payload == second.payload
      if !isSame { differences.append(old) }
    case .sequence:
      compareChildren(of: old, new)
    case .mapping:
      compareMembers(of: old, new)
    }
  }

  private mutating func compareChildren(of old: Int, _ new: Int) {
    guard before.nodes[old].payload == after.nodes[new].payload else {
      differences.append(old)
      return
    }
    var (child, other) = (old + 1, new + 1)
    let end = before.next(after: old)
    while child < end {
      compare(child, other)
      child = before.next(after: child)
      other = after.next(after: other)
    }
  }

  private mutating func compareMembers(of old: Int, _ new: Int) {
    guard ignoresMemberOrder, before.nodes[old].payload == after.nodes[new].payload,
      let members = distinctMembers(of: new, in: after),
      let originals = distinctMembers(of: old, in: before)
    else {
      compareChildren(of: old, new)
      return
    }
    for (key, member) in originals {
      guard let other = members[key] else {
        differences.append(member.key)
        continue
      }
      compare(member.key, other.key)
      compare(member.value, other.value)
    }
  }

  /// The members of a mapping by their keys' texts, or `nil` when two keys have the same text or
  /// one is no scalar.
  private func distinctMembers(
    of mapping: Int, in document: Document
  ) -> [[UInt8]: Document.Member]? {
    var members: [[UInt8]: Document.Member] = [:]
    var key = mapping + 1
    let end = document.next(after: mapping)
    while key < end {
      let value = document.next(after: key)
      guard document.nodes[key].kind == .scalar,
        members.updateValue(
          Document.Member(key: key, value: value), forKey: Array(document.textBytes(of: key)))
          == nil
      else { return nil }
      key = document.next(after: value)
    }
    return members
  }
}
