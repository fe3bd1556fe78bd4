extension PatternNode {
  /// The same pattern with fewer brackets: what matches stays the same.
  ///
  /// Groups that no reference asks for do not capture, and an alternation of single characters is
  /// one class, so that `(?:[ぁ-ん]|[一-龠])+` needs no memory per character.
  /// `captures` holds the new numbers of the groups that references ask for.
  func simplified(renumbering captures: [Int: Int]) -> PatternNode {
    switch self {
    case .empty, .character, .textStart, .textEnd, .wordBoundary, .backReference:
      return self
    case .sequence(let nodes):
      return .sequence(nodes.map { $0.simplified(renumbering: captures) })
    case .alternation(let nodes):
      let nodes = nodes.map { $0.simplified(renumbering: captures) }
      return PatternNode.merged(nodes).map(PatternNode.character) ?? .alternation(nodes)
    case .group(let capture, let inner):
      let inner = inner.simplified(renumbering: captures)
      if let capture, let number = captures[capture] { return .group(capture: number, inner) }
      switch inner {
      case .character, .group: return inner
      default: return .group(capture: nil, inner)
      }
    case .lookaround(let lookaround, let inner):
      let inner = inner.simplified(renumbering: captures)
      if case .group(nil, let content) = inner { return .lookaround(lookaround, content) }
      return .lookaround(lookaround, inner)
    case .repeated(let inner, let quantifier):
      let inner = inner.simplified(renumbering: captures)
      return quantifier.minimum == 1 && quantifier.maximum == 1
        ? inner : .repeated(inner, quantifier)
    }
  }

  /// One class for alternatives that are all single characters.
  private static func merged(_ alternatives: [PatternNode]) -> CharacterClass? {
    var ranges: [ClosedRange<UInt32>] = []
    var properties: [PropertyItem] = []
    for alternative in alternatives {
      guard case .character(let item) = alternative, !item.isNegated else { return nil }
      ranges += item.codePoints.ranges
      properties += item.properties
    }
    return CharacterClass(codePoints: CodePointSet(ranges), properties: properties)
  }
}
