import SourceText

/// Looks at one normalised line after another and collects what it gives away.
///
/// Each detector is an extension in a file of its own. It is called where a character asks for it,
/// looks at a bounded number of characters around, and adds findings; so a line takes linear time.
struct LineScanner {
  let bytes: [UInt8]
  /// The bytes of the line.
  var range = 0..<0
  var line = NormalizedLine()
  /// The characters of the line.
  var text: [Unicode.Scalar] { line.scalars }
  var findings: [Finding] = []
  /// Up to where an address that begins with a scheme reaches.
  var urlEnd = 0
  /// Up to where the line is already explained by an address of a place.
  var placeEnd = 0
  /// Up to where the line is already looked at for values of secrets.
  var secretEnd = 0
  /// Up to where the line is already looked at for the names of a list.
  var listEnd = 0
  /// Whether the line before ends with a word that asks for a date of birth.
  var expectsBirthDate = false
  /// What a line above says about names here.
  var namesBelow: NamesBelow?
  /// Whether the line before asks for a look at the next one, whatever it holds.
  var expectsMore: Bool { expectsBirthDate || namesBelow != nil || roster != nil }
  /// The table whose heading stands above.
  var roster: Roster?
  /// The end of what precedes the line, when somebody has asked.
  var before: [Unicode.Scalar]?
  /// Where words about My Numbers stand in the whole text, when somebody has asked.
  var personalNumberWords: [Int]?
  /// Where the next end of a private key stands, as far as somebody has looked.
  var nextKeyEnd = -1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Looks at a line.
  /// - Returns: the end of what has been looked at, which may lie behind the line.
  mutating func scan(_ range: Range<Int>, report: (SensitiveMatch) -> Void) -> Int {
    self.range = range
    line.read(bytes, range)
    if let rest = continuation(of: range) { line.append(bytes, rest) }
    findings.removeAll(keepingCapacity: true)
    (urlEnd, placeEnd, secretEnd, listEnd, before) = (0, 0, 0, 0, nil)
    var end = range.upperBound
    if let key = privateKey() {
      let body = endOfBody(in: key.range)
      report(key.ending(at: body))
      end = max(end, body)
    }
    if expectsBirthDate { expectedBirthDate() }
    if namesBelow != nil { nameBelow() }
    if roster != nil { rosterRow() }
    scanCharacters()
    for finding in findings {
      let start = line.starts[finding.range.lowerBound]
      let end = line.end(of: finding.range.upperBound - 1, in: bytes)
      report(
        SensitiveMatch(
          kind: finding.kind, level: finding.level, range: SourceRange(start: start, end: end),
          value: finding.value))
    }
    return end
  }

  private mutating func scanCharacters() {
    let roles = CharacterRoles.shared
    let count = line.count
    var index = 0
    while index < count {
      let scalar = line.scalars[index]
      switch roles[scalar] {
      case .none: index += 1
      case .digit: index = digits(at: index)
      case .letter: index = word(at: index)
      case .at:
        mail(at: index)
        index += 1
      case .bracket:
        if scalar == "<" { element(at: index) }
        bracketedAt(at: index)
        if scalar == "(" { nameWithOffice(at: index) }
        index += 1
      case .assignment:
        assignment(at: index)
        if scalar == ":" {
          address(withSchemeAt: index)
          if Self.roleKeys.length(in: line.scalars, upTo: index) > 0 { labelledRole(after: index) }
        }
        index += 1
      case .plus:
        index = internationalPhone(at: index)
      case .honorific:
        honorific(at: index)
        // 連絡先
        if scalar == "先" { label(at: index) }
        index += 1
      case .place:
        place(at: index)
        index += 1
      case .birth:
        birth(at: index)
        index += 1
      case .label:
        label(at: index)
        index += 1
      case .rareLabel:
        if at(index + 1) == ":" { label(at: index) }
        index += 1
      case .company:
        company(at: index)
        // 受取人, 差出人.
        if scalar == "人" { label(at: index) }
        index += 1
      case .atWord:
        writtenAt(at: index)
        label(at: index)
        index += 1
      case .secretWord:
        spokenSecret(at: index)
        if scalar == "号" || scalar == "ー" { numberWord(endingAt: index + 1) }
        index += 1
      case .kanjiZero:
        index = kanjiPhone(at: index)
      case .otherAt:
        mailWithSign(at: index)
        index += 1
      case .introduction:
        introduction(at: index)
        index += 1
      case .age:
        age(at: index)
        index += 1
      }
    }
  }

  // MARK: What detectors share

  mutating func add(
    _ kind: SensitiveKind, _ level: SensitiveMatch.Level, _ range: Range<Int>,
    value: String? = nil
  ) {
    findings.append(
      Finding(kind: kind, level: level, range: range, value: value ?? string(range)))
  }

  /// The character at an index, or a line end outside the line.
  @inline(__always)
  func at(_ index: Int) -> Unicode.Scalar {
    index >= 0 && index < line.count ? line.scalars[index] : "\n"
  }

  func string(_ range: Range<Int>) -> String {
    var string = String.UnicodeScalarView()
    string.append(contentsOf: line.scalars[range])
    return String(string)
  }

  /// Only the digits of a range.
  func digitString(_ range: Range<Int>) -> String {
    var string = String.UnicodeScalarView()
    for scalar in line.scalars[range] where scalar.isDigit { string.append(scalar) }
    return String(string)
  }

  /// The index of the first character from an index that is not a blank.
  func skippingBlanks(_ index: Int, atMost limit: Int = 8) -> Int {
    var index = index
    let end = min(line.count, index + limit)
    while index < end, at(index) == " " || at(index) == "\t" { index += 1 }
    return index
  }

  /// Whether a word of a set stands in the characters before an index, which may begin in the
  /// line before.
  mutating func follows(_ words: WordSet, _ index: Int, within distance: Int) -> Bool {
    distanceBack(to: words, from: index, within: distance) != nil
  }

  /// How many characters lie between an index and the last word of a set before it.
  mutating func distanceBack(
    to words: WordSet, from index: Int, within distance: Int
  ) -> Int? {
    if let found = distanceBackInText(to: words, from: index, within: distance) { return found }
    // The heading of a column stands for a label before the value.
    guard roster != nil, let heading = heading(above: index),
      let end = words.lastEnd(in: heading.words, 0..<heading.words.count),
      heading.words.count - end + heading.distance <= distance
    else { return nil }
    return heading.words.count - end + heading.distance
  }

  private mutating func distanceBackInText(
    to words: WordSet, from index: Int, within distance: Int
  ) -> Int? {
    let start = max(0, index - distance - words.longest)
    if let end = words.lastEnd(in: line.scalars, start..<index), index - end <= distance {
      return index - end
    }
    guard index < distance else { return nil }
    let before = precedingText()
    let tail = max(0, before.count - (distance - index) - words.longest)..<before.count
    guard let end = words.lastEnd(in: before, tail),
      before.count - end + index <= distance
    else { return nil }
    return before.count - end + index
  }

  /// Whether a word of a set stands in the characters after an index, in the line.
  func precedes(_ words: WordSet, _ index: Int, within distance: Int) -> Bool {
    let end = min(line.count, index + distance + words.longest)
    guard index < end, let last = words.lastEnd(in: line.scalars, index..<end) else { return false }
    return last > index
  }

  /// The last characters before the line.
  mutating func precedingText() -> [Unicode.Scalar] {
    if let before { return before }
    var start = max(0, range.lowerBound - 160)
    while start < range.lowerBound, bytes[start] & 0xC0 == 0x80 { start += 1 }
    var text = NormalizedLine()
    text.read(bytes, start..<range.lowerBound)
    before = text.scalars
    return text.scalars
  }
}
