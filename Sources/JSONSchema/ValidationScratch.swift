/// Memory that validations of one worker share, so that they need not allocate.
package struct ValidationScratch {
  /// Stacked bit sets of evaluated properties and items; each starts with its number of words.
  var bits: [UInt64] = []
  /// The schema resources that were entered, outermost first.
  var dynamicScope: [Int32] = []
  var depth = 0
  var steps = 0
  /// Why the answer is neither yes nor no, if it is.
  var obstacle: Obstacle?

  package init() {}

  /// Starts over without giving memory back.
  mutating func reset() {
    bits.removeAll(keepingCapacity: true)
    dynamicScope.removeAll(keepingCapacity: true)
    depth = 0
    steps = 0
    obstacle = nil
  }
}

/// Something that keeps a validation from an answer.
struct Obstacle: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// A pattern reached its limit on a text.
    case pattern
    /// Schemas apply to schemas without end, or nearly so.
    case depth
    /// The schema asks for too many steps.
    case steps
  }

  let kind: Kind
  /// The value at which it happened.
  let node: Int32
  /// The subschema and the node of the keyword in it.
  let schema: Int32
  let keyword: Int32
}

/// The answer of a validation.
package enum Verdict: Hashable, Sendable {
  case valid
  case invalid
  /// A limit was reached; neither a pass nor a fail.
  case undecided
}
