import SourceText

/// Reads an ECMA-262 pattern with the `u` flag (ECMA-262 22.2.1) into a syntax tree.
///
/// Brackets may nest `depthLimit` deep; everything else is read in one pass without backtracking.
struct PatternParser {
  /// How deep brackets may nest.
  static let depthLimit = 200
  /// How many scalars a pattern may have.
  static let lengthLimit = 60_000

  let scalars: [UInt32]
  var position = 0
  var captureCount = 0
  var names: [GroupName] = []
  var references: [BackReference] = []
  /// The alternatives that the reader is inside of, outermost first.
  var alternatives: [AlternativePlace] = []
  private var nextDisjunction = 0

  /// One alternative of one disjunction.
  struct AlternativePlace: Equatable {
    let disjunction: Int
    var alternative: Int
  }

  /// A named group and the alternatives that it is inside of.
  struct GroupName {
    let name: String
    let capture: Int
    let place: [AlternativePlace]
  }

  init(_ source: String) {
    self.scalars = source.unicodeScalars.map(\.value)
  }

  /// Reads the whole pattern.
  mutating func parse() throws(PatternError) -> PatternSyntax {
    guard scalars.count <= PatternParser.lengthLimit else {
      throw .unsupported(.patternTooLong, at: PatternParser.lengthLimit)
    }
    let root = try parseDisjunction()
    if position < scalars.count {
      throw .invalid(.closingBracketAlone, at: position)
    }
    let captureNames = Dictionary(grouping: names, by: \.name).mapValues { $0.map(\.capture) }
    let syntax = PatternSyntax(
      root: root, captureCount: captureCount, captureNames: captureNames)
    for reference in references { try check(reference, in: syntax) }
    return syntax
  }

  private func check(
    _ reference: BackReference, in syntax: PatternSyntax
  ) throws(PatternError) {
    switch reference.target {
    case .number(let number) where number > syntax.captureCount:
      throw .invalid(.missingGroup(number, count: syntax.captureCount), at: reference.offset)
    case .name(let name) where syntax.captureNames[name] == nil:
      throw .invalid(.missingGroup(named: name), at: reference.offset)
    default:
      return
    }
  }

  /// Reads alternatives up to a closing bracket or the end.
  mutating func parseDisjunction() throws(PatternError) -> PatternNode {
    guard alternatives.count <= PatternParser.depthLimit else {
      throw .unsupported(.nestedTooDeep, at: position)
    }
    alternatives.append(AlternativePlace(disjunction: nextDisjunction, alternative: 0))
    nextDisjunction += 1
    defer { alternatives.removeLast() }
    var nodes = [try parseAlternative()]
    while take("|") {
      alternatives[alternatives.count - 1].alternative += 1
      nodes.append(try parseAlternative())
    }
    return nodes.count == 1 ? nodes[0] : .alternation(nodes)
  }

  private mutating func parseAlternative() throws(PatternError) -> PatternNode {
    var nodes: [PatternNode] = []
    while let next = peek(), next != "|", next != ")" {
      nodes.append(try parseTerm(startingWith: next))
    }
    switch nodes.count {
    case 0: return .empty
    case 1: return nodes[0]
    default: return .sequence(nodes)
    }
  }

  private mutating func parseTerm(
    startingWith first: Unicode.Scalar
  ) throws(PatternError) -> PatternNode {
    let atom = try parseAtom(startingWith: first)
    guard let quantifier = try parseQuantifier() else { return atom }
    switch atom {
    case .textStart, .textEnd, .wordBoundary, .lookaround:
      throw .invalid(.conditionRepeated, at: quantifier.offset)
    default:
      return .repeated(atom, quantifier)
    }
  }

  private mutating func parseAtom(
    startingWith first: Unicode.Scalar
  ) throws(PatternError) -> PatternNode {
    switch first {
    case "(":
      return try parseGroup()
    case "[":
      return .character(try parseClass())
    case "\\":
      return try parseAtomEscape()
    case "*", "+", "?":
      throw .invalid(.nothingToRepeat(first), at: position)
    case "{", "}", "]":
      throw .invalid(.bracketAlone(first), at: position)
    default:
      position += 1
      switch first {
      case "^": return .textStart
      case "$": return .textEnd
      case ".":
        return .character(CharacterClass(codePoints: CodePointSet.lineTerminators.complement))
      default: return .character(CharacterClass(codePoints: CodePointSet(first.value)))
      }
    }
  }

  private mutating func parseQuantifier() throws(PatternError) -> Quantifier? {
    let offset = position
    guard let first = peek() else { return nil }
    let bounds: (minimum: Int, maximum: Int?)
    switch first {
    case "*": bounds = (0, nil)
    case "+": bounds = (1, nil)
    case "?": bounds = (0, 1)
    case "{": bounds = try parseBounds()
    default: return nil
    }
    if first != "{" { position += 1 }
    return Quantifier(
      minimum: bounds.minimum, maximum: bounds.maximum, isLazy: take("?"), offset: offset)
  }

  private mutating func parseBounds() throws(PatternError) -> (minimum: Int, maximum: Int?) {
    let offset = position
    position += 1
    guard let minimum = parseNumber() else { throw .invalid(.bracketAlone("{"), at: offset) }
    var maximum: Int? = minimum
    if take(",") { maximum = parseNumber() }
    guard take("}") else { throw .invalid(.bracketAlone("{"), at: offset) }
    if let maximum, maximum < minimum { throw .invalid(.boundsReversed, at: offset) }
    return (minimum, maximum)
  }

  /// Reads decimal digits; a number beyond `Quantifier.largestBound` counts as that bound.
  mutating func parseNumber() -> Int? {
    var number: Int?
    while let digit = peek(), ("0"..."9").contains(digit) {
      number = min((number ?? 0) * 10 + Int(digit.value - 0x30), Quantifier.largestBound)
      position += 1
    }
    return number
  }
}

extension PatternParser {
  /// The next scalar, or `nil` at the end.
  func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    let index = position + distance
    return index < scalars.count ? Unicode.Scalar(scalars[index]) : nil
  }

  /// Steps over a scalar if it comes next.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == scalar else { return false }
    position += 1
    return true
  }

  /// Steps over a text if it comes next.
  mutating func take(text: StaticString) -> Bool {
    let expected = text.description.unicodeScalars.map(\.value)
    guard scalars[position...].starts(with: expected) else { return false }
    position += expected.count
    return true
  }
}

extension LocalizedText {
  fileprivate static var patternTooLong: LocalizedText {
    LocalizedText(
      ja: "正規表現が長すぎます。\(PatternParser.lengthLimit)文字までにしてください。",
      en: "Pattern is longer than \(PatternParser.lengthLimit) characters; make it shorter")
  }

  fileprivate static var nestedTooDeep: LocalizedText {
    LocalizedText(
      ja: "かっこの入れ子が深すぎます。\(PatternParser.depthLimit)段までにしてください。",
      en: "Brackets are nested more than \(PatternParser.depthLimit) deep; make the pattern flatter"
    )
  }

  fileprivate static var closingBracketAlone: LocalizedText {
    LocalizedText(
      ja: "「)」に対応する「(」がありません。「)」という文字そのものなら「\\)」と書いてください。",
      en: "')' has no '(' before it; write '\\)' for the character itself")
  }

  fileprivate static func bracketAlone(_ bracket: Unicode.Scalar) -> LocalizedText {
    LocalizedText(
      ja: "「\(bracket)」だけが書かれています。「\(bracket)」という文字そのものなら「\\\(bracket)」と書いてください。",
      en: "'\(bracket)' stands alone; write '\\\(bracket)' for the character itself")
  }

  fileprivate static func nothingToRepeat(_ mark: Unicode.Scalar) -> LocalizedText {
    LocalizedText(
      ja: "「\(mark)」の前に、繰り返すものがありません。「\(mark)」という文字そのものなら「\\\(mark)」と書いてください。",
      en: "'\(mark)' has nothing to repeat; write '\\\(mark)' for the character itself")
  }

  fileprivate static var conditionRepeated: LocalizedText {
    LocalizedText(
      ja: "「^」「$」「\\b」や先読み・後読みのような条件は繰り返せません。繰り返しの記号を消してください。",
      en: "Condition such as '^', '$', '\\b' or a lookaround cannot repeat; remove the quantifier")
  }

  fileprivate static var boundsReversed: LocalizedText {
    LocalizedText(
      ja: "繰り返しの回数が逆です。{小さい数,大きい数} の順に書いてください。",
      en: "Repeat counts are reversed; write {smaller,larger}")
  }

  fileprivate static func missingGroup(_ number: Int, count: Int) -> LocalizedText {
    LocalizedText(
      ja: "「\\\(number)」が指すかっこがありません。この正規表現の「( )」は\(count)個です。",
      en: "'\\\(number)' refers to a group that does not exist; the pattern has \(count)")
  }

  fileprivate static func missingGroup(named name: String) -> LocalizedText {
    LocalizedText(
      ja: "「\\k<\(name)>」が指す名前のかっこ「(?<\(name)>…)」がありません。名前を確かめてください。",
      en: "'\\k<\(name)>' refers to a group '(?<\(name)>…)' that does not exist; check the name")
  }
}
