import SourceText

extension PatternParser {
  /// Reads from `[` to its `]` (ECMA-262, CharacterClass).
  mutating func parseClass() throws(PatternError) -> CharacterClass {
    let start = position
    position += 1
    let isNegated = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    var properties: [PropertyItem] = []
    while let next = peek(), next != "]" {
      let itemStart = position
      let lower = try parseClassAtom(startingWith: next)
      if peek() == "-", let following = peek(1), following != "]" {
        position += 1
        let upper = try parseClassAtom(startingWith: following)
        ranges.append(try range(from: lower, to: upper, at: itemStart))
      } else {
        let item = lower.characterClass
        ranges += item.codePoints.ranges
        properties += item.properties
      }
    }
    guard take("]") else { throw .invalid(.classNotClosed, at: start) }
    let codePoints = CodePointSet(ranges)
    guard properties.isEmpty else {
      return CharacterClass(
        codePoints: codePoints, properties: properties, isNegated: isNegated)
    }
    return CharacterClass(codePoints: isNegated ? codePoints.complement : codePoints)
  }

  private mutating func parseClassAtom(
    startingWith first: Unicode.Scalar
  ) throws(PatternError) -> Escape {
    if first == "\\" { return try parseEscape(isInClass: true) }
    position += 1
    return .codePoint(first.value)
  }

  private func range(
    from lower: Escape, to upper: Escape, at start: Int
  ) throws(PatternError) -> ClosedRange<UInt32> {
    guard case .codePoint(let lower) = lower, case .codePoint(let upper) = upper else {
      throw .invalid(.rangeOfClasses, at: start)
    }
    guard lower <= upper else { throw .invalid(.rangeReversed, at: start) }
    return lower...upper
  }
}

extension LocalizedText {
  fileprivate static var classNotClosed: LocalizedText {
    LocalizedText(
      ja: "「[」に対応する「]」がありません。「[」という文字そのものなら「\\[」と書いてください。",
      en: "'[' has no ']' after it; write '\\[' for the character itself")
  }

  fileprivate static var rangeOfClasses: LocalizedText {
    LocalizedText(
      ja: "「-」の範囲は1文字どうしで書きます。「-」という文字そのものなら「\\-」と書いてください。",
      en: "Range needs a single character on both sides; write '\\-' for the character itself")
  }

  fileprivate static var rangeReversed: LocalizedText {
    LocalizedText(
      ja: "[ ] の中の範囲が逆です。文字コードの小さい文字から書いてください。",
      en: "Range in a class is reversed; begin with the character that has the smaller code")
  }
}
