/// How much text a match can run over between two steps that PCRE2 counts, at most.
///
/// PCRE2 counts one step for a whole run such as `[a-z]+`, so a limit on steps bounds time only
/// together with the length of such runs.
struct PatternReach: Hashable, Sendable {
  /// Places that cost the same whatever the length of the text.
  private(set) var fixed = 0
  /// Runs that may go on to the end of the text.
  private(set) var runs = 0

  init(_ node: PatternNode) {
    switch node {
    case .empty, .character, .textStart, .textEnd, .wordBoundary:
      fixed = 1
    case .backReference:
      runs = 1
    case .sequence(let nodes), .alternation(let nodes):
      for node in nodes { add(PatternReach(node)) }
    case .group(_, let inner), .lookaround(_, let inner):
      self = PatternReach(inner)
    case .repeated(.character, let quantifier):
      if let maximum = quantifier.maximum, maximum < 64 { fixed = maximum } else { runs = 1 }
    case .repeated(let inner, _):
      self = PatternReach(inner)
    }
  }

  /// The bytes between two counted steps in a text of some length.
  func bytesPerStep(in length: Int) -> Int {
    1 + fixed + runs * (length + 1)
  }

  private mutating func add(_ other: PatternReach) {
    fixed += other.fixed
    runs += other.runs
  }
}
