// Family and given names together, which need less around them than a family name alone.

extension LineScanner {
  /// The family and given name in kanji that end at an index: 山田太郎, 鈴木 一郎.
  func wholeName(upTo end: Int) -> Range<Int>? {
    var start = end
    while end - start < 7, at(start - 1).isKanji { start -= 1 }
    guard start < end, !at(start - 1).isKanji, !at(start - 1).isKatakana else { return nil }
    if at(start - 1) == " " {
      var family = start - 1
      while start - family < 5, at(family - 1).isKanji { family -= 1 }
      if !at(family - 1).isKanji, Surnames.contains(line.scalars[family..<start - 1]),
        isGivenName(start..<end)
      {
        return family..<end
      }
    }
    let known = Surnames.length(in: line.scalars, from: start)
    guard known > 1, 1...3 ~= end - start - known, isGivenName(start + known..<end) else {
      return nil
    }
    return start..<end
  }

  /// The name before the `<` of an address in the head of a mail: From: 山田太郎 <…>.
  mutating func addressee(before open: Int) {
    var end = open
    while end > 0, open - end < 3, at(end - 1) == " " || at(end - 1) == "\"" { end -= 1 }
    guard at(end - 1).isLetter else {
      if let name = wholeName(upTo: end) ?? spokenName(upTo: end) { add(.name, .review, name) }
      return
    }
    var start = end
    while end - start < 24,
      at(start - 1).isLetter || at(start - 1) == " " && at(start - 2).isLetter
    {
      start -= 1
    }
    guard at(start).isUpper, isJapanese(start..<end) else { return }
    add(.name, .review, start..<end)
  }
}
