// Names in the lines below a label that stands by itself.

/// What a line says about those below it: there are names.
struct NamesBelow {
  let level: SensitiveMatch.Level
  /// How many lines may still follow.
  var lines = 40
  /// Whether an empty line lies between.
  var isBehindBlank = false
}

extension LineScanner {
  /// Notes that names stand below when a label is all that its line says: `## 出席者`, `氏名：`.
  mutating func expectNames(below label: Range<Int>, _ level: SensitiveMatch.Level) {
    if beginRoster(behind: label.upperBound) { return }
    guard label.lowerBound < 16, label.upperBound + 16 > line.count else { return }
    var index = label.upperBound
    if at(index) == "様" { index += 1 }
    while index < line.count {
      if at(index) == "(" {
        // 出席者（敬称略）
        while index < line.count, at(index) != ")" { index += 1 }
      } else if !Self.labelEnds.contains(at(index)) {
        return
      }
      index += 1
    }
    let isMarked = (0..<label.lowerBound).allSatisfy { index in
      Self.labelBeginnings.contains(at(index)) || at(index).isDigit || at(index).isKanji
    }
    if isMarked { namesBelow = NamesBelow(level: level) }
  }

  private static let labelEnds = Set(": \t】])」*#>=~|-\"'".unicodeScalars)
  private static let labelBeginnings = Set(" \t#*-・■●◆○□◇【[(「>.)|お|ご|\"'".unicodeScalars)

  /// Looks for a name at the beginning of the line.
  mutating func nameBelow() {
    guard var expected = namesBelow else { return }
    namesBelow = nil
    let start = bulletEnd()
    guard start < line.count else {
      if !expected.isBehindBlank {
        expected.isBehindBlank = true
        namesBelow = expected
      }
      return
    }
    guard let name = wholeName(at: start) else {
      // Someone with a name that is not well known, or an office, among others.
      if start > 0, line.count - start < 24 { expect(expected) }
      return
    }
    add(.name, expected.level, name)
    furtherNames(after: name.upperBound, needsGiven: true)
    expect(expected)
  }

  private mutating func expect(_ expected: NamesBelow) {
    guard expected.lines > 1 else { return }
    namesBelow = expected
    namesBelow?.lines -= 1
    namesBelow?.isBehindBlank = false
  }

  /// Where the content of the line begins behind a bullet or a number.
  private func bulletEnd() -> Int {
    var index = 0
    while index < min(line.count, 24),
      Self.bullets.contains(at(index)) || at(index).isDigit && index < 20
    {
      index += 1
    }
    return index
  }

  private static let bullets = Set(" \t-*・●■◆○□◇>.)(|「\"'①+,".unicodeScalars)

  /// A name from an index that nothing but a title, an office or a remark follows.
  private func wholeName(at start: Int) -> Range<Int>? {
    let name: Range<Int>
    if let full = fullName(at: start) ?? kanaPair(at: start) {
      name = full
    } else {
      let known = Surnames.length(in: line.scalars, from: start)
      guard known > 1, !PlaceNames.contains(line.scalars[start..<start + known]) else {
        return nil
      }
      name = start..<start + known
    }
    let end = name.upperBound
    if end == line.count || Self.behindNames.contains(at(end)) { return name }
    return isTitle(at: end) ? name : nil
  }

  func isTitle(at index: Int) -> Bool {
    Self.titles.length(in: line.scalars, from: index) > 0
  }

  private static let behindNames = Set(" \t(、,:/・|」\"'。<".unicodeScalars)
  private static let titles = WordSet("様 さん さま 氏 殿 先生 部長 課長 係長 社長 会長 専務 常務 主任 主査 主事 教授 弁護士")

  /// ヤマダ タロウ, ヤマダタロウ.
  func kanaPair(at start: Int) -> Range<Int>? {
    let family = SpokenSurnames.length(in: line.scalars, from: start)
    guard family > 1, at(start).isKatakana else { return nil }
    var end = start + family
    if at(end) == " " { end += 1 }
    let given = end
    while end - given < 7, at(end).isKatakana { end += 1 }
    return 2...6 ~= end - given ? start..<end : nil
  }
}
