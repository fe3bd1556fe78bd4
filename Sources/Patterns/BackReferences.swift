/// Which groups a pattern refers to, and whether PCRE2 gives these references ECMA-262's meaning.
///
/// ECMA-262 forgets what the groups inside a repeated part matched each time round
/// (22.2.2.3.1, RepeatMatcher), refuses to go round without moving on, and reads a lookbehind
/// backwards; PCRE2 does none of these. The difference can only be seen through a reference.
struct BackReferences {
  /// The groups that references ask for, with their numbers in the translation.
  private(set) var captures: [Int: Int] = [:]
  /// The first reference that PCRE2 would read differently.
  private(set) var firstUnfaithful: BackReference?

  private var enclosing: [Enclosure] = []
  private var openings: [Int: [Enclosure]] = [:]
  private var closed: Set<Int> = []

  /// Something around a place that matters to references.
  private enum Enclosure: Equatable {
    /// A repeated part; `identity` tells two of them apart.
    case round(identity: Int, repeats: Bool, mayBeEmpty: Bool)
    /// A part that a match may leave out.
    case optional
    case lookbehind
  }

  /// Looks at a pattern before it is simplified.
  init(_ syntax: PatternSyntax) {
    var references: [BackReference] = []
    syntax.root.collectReferences(into: &references)
    guard !references.isEmpty else { return }
    for capture in references.flatMap({ syntax.captures(of: $0) }) where captures[capture] == nil {
      captures[capture] = 0
    }
    for (index, capture) in captures.keys.sorted().enumerated() { captures[capture] = index + 1 }
    findOpenings(syntax.root)
    enclosing = []
    check(syntax.root, in: syntax)
  }

  private mutating func findOpenings(_ node: PatternNode) {
    if case .group(let capture?, _) = node { openings[capture] = enclosing }
    visitChildren(of: node) { references, child in references.findOpenings(child) }
  }

  private mutating func check(_ node: PatternNode, in syntax: PatternSyntax) {
    if case .backReference(let reference) = node, firstUnfaithful == nil {
      let captures = syntax.captures(of: reference)
      if !captures.allSatisfy(isFaithful) { firstUnfaithful = reference }
    }
    visitChildren(of: node) { references, child in references.check(child, in: syntax) }
    if case .group(let capture?, _) = node { closed.insert(capture) }
  }

  /// Whether a reference at the present place means the same to PCRE2.
  private func isFaithful(_ capture: Int) -> Bool {
    guard !enclosing.contains(.lookbehind), let around = openings[capture] else { return false }
    for (index, enclosure) in around.enumerated() {
      guard case .round(_, let repeats, let mayBeEmpty) = enclosure else { continue }
      if mayBeEmpty { return false }
      guard repeats else { continue }
      let isInside = enclosing.count > index && enclosing[index] == enclosure
      if around[(index + 1)...].contains(.optional) { return false }
      if around[..<index].contains(.lookbehind) { return false }
      if isInside && !closed.contains(capture) { return false }
    }
    return true
  }

  private mutating func visitChildren(
    of node: PatternNode, _ visit: (inout BackReferences, PatternNode) -> Void
  ) {
    switch node {
    case .empty, .character, .textStart, .textEnd, .wordBoundary, .backReference:
      return
    case .sequence(let nodes):
      for node in nodes { visit(&self, node) }
    case .alternation(let nodes):
      enclosing.append(.optional)
      for node in nodes { visit(&self, node) }
      enclosing.removeLast()
    case .group(_, let inner):
      visit(&self, inner)
    case .lookaround(let lookaround, let inner):
      enclosing.append(lookaround.isBehind ? .lookbehind : .optional)
      visit(&self, inner)
      enclosing.removeLast()
    case .repeated(let inner, let quantifier):
      let round = Enclosure.round(
        identity: quantifier.offset, repeats: quantifier.maximum ?? 2 > 1,
        mayBeEmpty: inner.canMatchEmpty)
      enclosing += quantifier.minimum == 0 ? [.optional, round] : [round]
      visit(&self, inner)
      enclosing.removeLast(quantifier.minimum == 0 ? 2 : 1)
    }
  }
}

extension PatternNode {
  fileprivate func collectReferences(into references: inout [BackReference]) {
    switch self {
    case .backReference(let reference):
      references.append(reference)
    case .sequence(let nodes), .alternation(let nodes):
      for node in nodes { node.collectReferences(into: &references) }
    case .group(_, let inner), .lookaround(_, let inner), .repeated(let inner, _):
      inner.collectReferences(into: &references)
    case .empty, .character, .textStart, .textEnd, .wordBoundary:
      return
    }
  }
}
