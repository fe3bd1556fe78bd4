/// What one place of a pattern says: the syntax tree of an ECMA-262 pattern with the `u` flag.
indirect enum PatternNode: Hashable, Sendable {
  case empty
  /// One code point out of a class.
  case character(CharacterClass)
  case sequence([PatternNode])
  case alternation([PatternNode])
  /// Brackets; `capture` counts from one and is `nil` for `(?:…)`.
  case group(capture: Int?, PatternNode)
  case lookaround(Lookaround, PatternNode)
  case textStart
  case textEnd
  /// `\b`, or `\B` when negated.
  case wordBoundary(isNegated: Bool)
  case backReference(BackReference)
  case repeated(PatternNode, Quantifier)
}

/// A condition on what follows or precedes a place.
struct Lookaround: Hashable, Sendable {
  /// Whether it looks at what precedes.
  let isBehind: Bool
  /// Whether the condition is that the inner pattern does not match.
  let isNegated: Bool
  /// Where it stands, in scalars from the start of the pattern.
  let offset: Int
}

/// How often something repeats.
struct Quantifier: Hashable, Sendable {
  /// A bound that stands for every larger one, so that `{99999999999999999999}` is not an overflow.
  static let largestBound = 1 << 30

  let minimum: Int
  /// `nil` when there is no upper bound.
  let maximum: Int?
  let isLazy: Bool
  /// Where it stands, in scalars from the start of the pattern.
  let offset: Int
}

/// A place that matches what a group matched.
struct BackReference: Hashable, Sendable {
  /// What a reference calls the group.
  enum Target: Hashable, Sendable {
    case number(Int)
    case name(String)
  }

  let target: Target
  /// Where it stands, in scalars from the start of the pattern.
  let offset: Int
}

/// A class such as `[a-z\p{L}]`, or a single character, or `.`.
struct CharacterClass: Hashable, Sendable {
  /// The code points that are listed.
  var codePoints: CodePointSet
  /// The properties that are listed.
  var properties: [PropertyItem] = []
  /// Whether the class is everything else; only classes with properties keep this.
  var isNegated = false

  /// A class of listed code points only, without halves of surrogate pairs.
  var plainSet: CodePointSet? {
    properties.isEmpty ? codePoints.subtracting(.surrogates) : nil
  }
}

/// `\p{…}` or `\P{…}`.
struct PropertyItem: Hashable, Sendable {
  let property: UnicodeProperty
  let isNegated: Bool
}

/// A parsed pattern.
struct PatternSyntax: Sendable {
  /// Everything that the pattern says.
  let root: PatternNode
  /// The number of capturing groups.
  let captureCount: Int
  /// The capture numbers of each group name; several when alternatives share a name.
  let captureNames: [String: [Int]]

  /// The groups that a reference stands for.
  func captures(of reference: BackReference) -> [Int] {
    switch reference.target {
    case .number(let number): [number]
    case .name(let name): captureNames[name] ?? []
    }
  }
}

extension PatternNode {
  /// Whether the node can match without moving on.
  var canMatchEmpty: Bool {
    switch self {
    case .empty, .lookaround, .textStart, .textEnd, .wordBoundary, .backReference: true
    case .character: false
    case .sequence(let nodes): nodes.allSatisfy(\.canMatchEmpty)
    case .alternation(let nodes): nodes.contains(where: \.canMatchEmpty)
    case .group(_, let inner): inner.canMatchEmpty
    case .repeated(let inner, let quantifier): quantifier.minimum == 0 || inner.canMatchEmpty
    }
  }

  /// Whether every match has to begin at the start of the text.
  var isAnchoredAtStart: Bool {
    switch self {
    case .textStart: true
    case .sequence(let nodes): nodes.first?.isAnchoredAtStart ?? false
    case .alternation(let nodes): nodes.allSatisfy(\.isAnchoredAtStart)
    case .group(_, let inner): inner.isAnchoredAtStart
    case .repeated(let inner, let quantifier):
      quantifier.minimum > 0 && inner.isAnchoredAtStart
    case .empty, .character, .lookaround, .textEnd, .wordBoundary, .backReference: false
    }
  }
}
