import SourceText

extension PatternParser {
  /// Reads from `(` to its `)`.
  mutating func parseGroup() throws(PatternError) -> PatternNode {
    let start = position
    position += 1
    if take(text: "?:") { return .group(capture: nil, try parseInside(from: start)) }
    if let lookaround = takeLookaround(at: start) {
      return .lookaround(lookaround, try parseInside(from: start))
    }
    if take(text: "?<") {
      let name = try parseGroupName()
      captureCount += 1
      let capture = captureCount
      try declare(name, capture: capture, at: start)
      return .group(capture: capture, try parseInside(from: start))
    }
    if peek() == "?" { throw unknownGroup(at: start) }
    captureCount += 1
    return .group(capture: captureCount, try parseInside(from: start))
  }

  private mutating func takeLookaround(at start: Int) -> Lookaround? {
    if take(text: "?=") { return Lookaround(isBehind: false, isNegated: false, offset: start) }
    if take(text: "?!") { return Lookaround(isBehind: false, isNegated: true, offset: start) }
    if take(text: "?<=") { return Lookaround(isBehind: true, isNegated: false, offset: start) }
    if take(text: "?<!") { return Lookaround(isBehind: true, isNegated: true, offset: start) }
    return nil
  }

  private mutating func parseInside(from start: Int) throws(PatternError) -> PatternNode {
    let inner = try parseDisjunction()
    guard take(")") else { throw .invalid(.openingBracketAlone, at: start) }
    return inner
  }

  /// Tells the flags of `(?i:…)`, which ECMA-262 2025 allows, from what no edition does.
  private func unknownGroup(at start: Int) -> PatternError {
    var flags: [Unicode.Scalar] = []
    while let flag = peek(1 + flags.count), "ims-".unicodeScalars.contains(flag) {
      flags.append(flag)
    }
    let areFlags =
      peek(1 + flags.count) == ":" && Set(flags).count == flags.count && flags != ["-"]
    return areFlags ? .unsupported(.flagsInside, at: start) : .invalid(.unknownGroup, at: start)
  }

  private mutating func declare(
    _ name: String, capture: Int, at start: Int
  ) throws(PatternError) {
    let mayMeet = names.contains { other in
      other.name == name && !areExclusive(other.place, alternatives)
    }
    if mayMeet { throw .invalid(.groupNameTaken(name), at: start) }
    names.append(GroupName(name: name, capture: capture, place: alternatives))
  }

  private func areExclusive(_ left: [AlternativePlace], _ right: [AlternativePlace]) -> Bool {
    for (left, right) in zip(left, right) where left.disjunction == right.disjunction {
      if left.alternative != right.alternative { return true }
    }
    return false
  }

  /// Reads a group name up to its `>` (ECMA-262, RegExpIdentifierName).
  mutating func parseGroupName() throws(PatternError) -> String {
    let start = position
    var name = String.UnicodeScalarView()
    while let next = peek(), next != ">" {
      let offset = position
      var scalar = next
      position += 1
      if next == "\\" {
        guard take("u"), let escaped = Unicode.Scalar(try parseUnicodeEscape(from: offset)) else {
          throw .invalid(.groupNameMalformed, at: offset)
        }
        scalar = escaped
      }
      guard isAllowed(scalar, first: name.isEmpty) else {
        throw .invalid(.groupNameMalformed, at: offset)
      }
      name.append(scalar)
    }
    guard take(">"), !name.isEmpty else { throw .invalid(.groupNameMalformed, at: start) }
    return String(name)
  }

  private func isAllowed(_ scalar: Unicode.Scalar, first: Bool) -> Bool {
    if scalar == "$" || scalar == "_" || scalar.properties.isIDStart { return true }
    return !first
      && (scalar.properties.isIDContinue || scalar == "\u{200C}" || scalar == "\u{200D}")
  }
}

extension LocalizedText {
  fileprivate static var openingBracketAlone: LocalizedText {
    LocalizedText(
      ja: "「(」に対応する「)」がありません。「(」という文字そのものなら「\\(」と書いてください。",
      en: "'(' has no ')' after it; write '\\(' for the character itself")
  }

  fileprivate static var unknownGroup: LocalizedText {
    LocalizedText(
      ja: "「(?」の後が正しくありません。使えるのは (?: (?= (?! (?<= (?<! (?<名前> です。",
      en: "'(?' must be one of (?: (?= (?! (?<= (?<! (?<name>")
  }

  fileprivate static var flagsInside: LocalizedText {
    LocalizedText(
      ja: "「(?i:…)」のような部分的な指定には対応していません。[Aa] のように文字の種類で書いてください。",
      en: "Flags inside a pattern such as '(?i:…)' are not supported; write classes such as [Aa]")
  }

  fileprivate static func groupNameTaken(_ name: String) -> LocalizedText {
    LocalizedText(
      ja: "かっこの名前「\(name)」が2回使われています。別の名前にしてください。",
      en: "Group name '\(name)' is used twice; choose another")
  }

  fileprivate static var groupNameMalformed: LocalizedText {
    LocalizedText(
      ja: "かっこの名前が正しくありません。(?<名前>…) のように、文字で始まる名前を < > で囲んでください。",
      en: "Group name is malformed; write (?<name>…) with a name that begins with a letter")
  }
}
