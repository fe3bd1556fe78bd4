/// The user-facing name of a rule: kebab-case, names the bad pattern, reads after "allow".
package struct RuleID: Hashable, Comparable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  package let name: String

  package init(_ name: String) {
    self.name = name
  }

  package init(stringLiteral name: String) {
    self.init(name)
  }

  package var description: String { name }

  package static func < (left: RuleID, right: RuleID) -> Bool {
    left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }
}
