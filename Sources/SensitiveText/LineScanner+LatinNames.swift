// Japanese names in letters behind a label: `Name: Taro Yamada`.

extension LineScanner {
  /// Whether one of the words of a name in letters is a frequent name in Japan.
  func isJapanese(_ name: Range<Int>) -> Bool {
    guard at(name.lowerBound).isLetter else { return false }
    var start = name.lowerBound
    while start < name.upperBound {
      var end = start
      while end < name.upperBound, at(end).isLetter { end += 1 }
      let word = line.scalars[start..<end]
      if SpokenSurnames.isLatin(word) || GivenNamesInLetters.contains(word) { return true }
      start = end + 1
    }
    return false
  }

  /// A single word behind `First name:` or `Last name:`.
  mutating func namePart(after end: Int, labelStart: Int) {
    var start = skippingBlanks(end, atMost: 2)
    guard at(start) == ":" || at(start) == "=",
      Self.parts.length(in: line.scalars, upTo: labelStart) > 0
    else { return }
    start = skippingBlanks(start + 1, atMost: 8)
    if at(start) == "\"" || at(start) == "'" { start += 1 }
    var last = start
    while last - start < 14, at(last).isLetter { last += 1 }
    guard at(start).isUpper, !at(last).isWord, isJapanese(start..<last) else { return }
    add(.name, .review, start..<last)
  }

  private static let parts = WordSet("first␣ last␣ family␣ given␣ first_ last_ family_ given_")
}

/// Frequent given names in letters, as far as they are no English words.
enum GivenNamesInLetters {
  static func contains(_ name: ArraySlice<Unicode.Scalar>) -> Bool {
    name.count > 3 && names.contains(ArraySlice(name.map(\.lowercased)))
  }

  private static let names = WordSet(
    """
    taro tarou ichiro ichirou jiro jirou saburo shiro goro kenji kenichi kenta koji kouji shinji shinichi yuji yuichi yuta yuki yusuke
    daisuke keisuke ryosuke kosuke shunsuke takashi hiroshi satoshi atsushi makoto masato masashi masahiro takahiro yoshihiro
    kazuhiro nobuhiro akihiro tomohiro yasuhiro hiroyuki takayuki noriyuki tomoyuki kazuya tatsuya tetsuya takuya naoki hideki
    tomoki hiroki daiki koki yoshiki kazuki haruki osamu minoru noboru susumu tsutomu mamoru hajime akira isamu shigeru kaoru
    hanako yoko yoshiko keiko kyoko kumiko michiko sachiko noriko naoko tomoko kazuko hiroko junko yuko akiko mariko takako
    reiko emiko yumiko mayumi ayumi naomi hiromi kazumi tomomi megumi satomi miyuki sayuri kaori shiori midori hitomi
    misaki nanami haruka chihiro asuka ayaka yuka rika erika chika tomoka momoka sakura aoi yui mai miku rina rena mana
    """)
}
