extension LineScanner {
  /// A national phone number at the beginning of some groups of digits.
  mutating func phone(_ groups: DigitGroups) -> Int? {
    let start = groups.start
    guard at(start) == "0" else { return localPhone(groups) }
    if at(start + 1) == "0" || at(start + 1) == "1", let end = dialledFromAbroad(groups) {
      return end
    }
    guard let (kind, count, needsWord) = nationalForm(groups) else { return nil }
    var range = start..<groups.end(count)
    guard isFree(after: range.upperBound),
      isFree(before: start) || isFreeInParenthesis(start),
      at(range.upperBound) != "号",
      !isAmount(after: range.upperBound) || at(range.upperBound) == "~"
        || at(range.upperBound) == "〜"
    else { return nil }
    let hasWord =
      follows(Self.phoneWords, start, within: 16)
      || needsWord && precedes(Self.phoneWordsBehind, range.upperBound, within: 5)
    if !hasWord {
      guard !needsWord, !areYears(groups, count),
        !isNumberOfDocument(start)
      else { return nil }
    }
    // The parenthesis around an area code belongs to the number.
    if at(start - 1) == "(", at(groups.end(1)) == ")" { range = start - 1..<range.upperBound }
    add(kind, Self.level(of: kind), range, value: digitString(range))
    return range.upperBound
  }

  static func level(of kind: SensitiveKind) -> SensitiveMatch.Level {
    kind == .phoneTollFree || kind == .phoneNaviDial ? .review : .high
  }

  /// Whether a word such as 文書番号 stands right before an index: `No. 03-…`, not `No.1 03-…`.
  private mutating func isNumberOfDocument(_ start: Int) -> Bool {
    guard let distance = distanceBack(to: Self.documentWords, from: start, within: 2) else {
      return false
    }
    return !line.scalars[max(0, start - distance)..<start].contains(where: \.isDigit)
  }

  /// The kind of a national number, how many groups it takes, and whether only a word such as 電話
  /// makes it one.
  private func nationalForm(
    _ groups: DigitGroups
  ) -> (kind: SensitiveKind, count: Int, needsWord: Bool)? {
    for form in Self.forms where groups.begins(with: form) {
      guard groups.areJoined(form.count, by: .hyphen, .space, .dot, .parenthesis) else { continue }
      // Groups that go on with the same sign are a longer number.
      if groups.count > form.count, groups.joint(form.count - 1) != .space,
        groups.joint(form.count - 1) != .slash
      {
        continue
      }
      let range = groups.start..<groups.end(form.count)
      let digits = digitValues(range)
      guard let kind = Self.kind(of: digits, form) else { continue }
      let needsWord =
        form.count == 1 || (form.count == 2 && digits.count == 10)
      return (kind, form.count, needsWord)
    }
    return nil
  }

  private static let forms = [
    [3, 4, 4], [4, 3, 4], [2, 4, 4], [3, 3, 4], [4, 2, 4], [5, 1, 4], [4, 3, 3], [3, 3, 5],
    [3, 2, 3, 3], [5, 3, 3], [3, 4, 2, 2], [2, 4, 2, 2], [3, 8], [7, 4], [2, 8], [3, 7], [4, 6],
    [5, 5], [6, 4], [4, 7], [11], [10],
  ].map { NumberForm($0) }
  private static let fourFour = NumberForm(4, 4)
  private static let threeFour = NumberForm(3, 4)

  /// The kind of a national number by its digits and the lengths of its groups.
  static func kind(of digits: [Int], _ form: NumberForm) -> SensitiveKind? {
    guard digits.count > 9, digits[0] == 0, digits[1] != 0 else { return nil }
    if digits.count == 11 {
      if digits[1] == 8, digits[2] == 0, digits[3] == 0 {
        return form.first == 4 || form.first == 11 ? .phoneTollFree : nil
      }
      guard digits[2] == 0, digits[3] != 0, 5...9 ~= digits[1], form.first != 4, form.first != 2
      else {
        return nil
      }
      return digits[1] == 5 ? .phoneIP : .phoneMobile
    }
    switch (digits[1], digits[2], digits[3]) {
    case (1, 2, 0): return form.first == 4 || form.first == 10 ? .phoneTollFree : nil
    case (5, 7, 0): return form.first == 4 || form.first == 10 ? .phoneNaviDial : nil
    default: break
    }
    // 060 to 090 have eleven digits.
    if digits[2] == 0, digits[1] >= 5 { return nil }
    // Area codes of one digit are Tokyo, Osaka, and two around Tokyo.
    if form.first == 2, ![3, 4, 6].contains(digits[1]) { return nil }
    if form.count > 1, digits[min(form.first, 6)] == 0 { return nil }
    return .phoneFixed
  }

  /// A number without its area code, right after a word such as 電話.
  private mutating func localPhone(_ groups: DigitGroups) -> Int? {
    let start = groups.start
    guard groups.begins(with: Self.fourFour) || groups.begins(with: Self.threeFour),
      groups.areJoined(2, by: .hyphen), groups.count == 2, at(start) != "0",
      isFree(before: start), isFree(after: groups.end(2)),
      follows(Self.nearPhoneWords, start, within: 3), !isAmount(after: groups.end(2))
    else { return nil }
    let range = start..<groups.end(2)
    add(.phoneFixed, .review, range, value: digitString(range))
    return range.upperBound
  }

  /// Whether two groups of four digits are years of a table rather than a number.
  private func areYears(_ groups: DigitGroups, _ count: Int) -> Bool {
    guard groups.areJoined(count, by: .space) else { return false }
    let fours = (1..<count).filter { groups[$0].count == 4 }
    return fours.count > 1 && fours.allSatisfy { 1900...2099 ~= number(groups[$0]) }
  }

  private func isFreeInParenthesis(_ start: Int) -> Bool {
    at(start - 1) == "(" && !at(start - 2).isWord
  }

  static let phoneWords = WordSet(
    """
    電話 電話番号 フリーダイヤル フリーダイアル フリーコール ナビダイヤル ナビダイアル ℡ tel tel. tel: 携帯 携帯番号 連絡先 ケータイ スマホ ☎ ☏ 📞 📱 fax ファクス ファックス ファクシミリ phone mobile
    telephone 直通 内線 代表 緊急連絡 電話連絡 お電話 番号は 自宅 cell call
    """)
  private static let phoneWordsBehind = WordSet(
    "電話 携帯 ケータイ tel fax (携帯 (電話 へ電話 に電話 まで電話 まで連絡 に連絡 へ連絡")
  private static let nearPhoneWords = WordSet("電話 電話番号 tel tel. fax 電話: tel: fax: ☎ ☏ 直通 連絡先")
  private static let documentWords = WordSet("第 no no. № 文書番号 管理番号 整理番号 品番 型番 受付番号 注文番号 伝票番号 isbn")

  // MARK: +81

  /// An international number at a `+`.
  /// - Returns: where to go on.
  mutating func internationalPhone(at plus: Int) -> Int {
    let next = plus + 1
    guard !at(plus - 1).isWord, at(plus - 1) != "+" else { return next }
    let first = skippingBlanks(next, atMost: 1)
    guard at(first).isDigit, !isInsideURL(plus) else { return next }
    let groups = digitGroups(at: first)
    guard groups.total >= 8, groups[0].count <= 15 else { return next }
    if let end = japanesePhone(groups, plus) { return end }
    return foreignPhone(groups, plus) ?? next
  }

  private mutating func japanesePhone(_ groups: DigitGroups, _ plus: Int) -> Int? {
    let start = groups.start
    guard at(start) == "8", at(start + 1) == "1" else { return nil }
    return japanesePhone(groups, from: plus, prefix: 2)
  }

  /// Behind 0081- or 010-81-.
  private mutating func dialledFromAbroad(_ groups: DigitGroups) -> Int? {
    let start = groups.start
    let digits = digitValues(start..<groups.end(min(groups.count, 2))).prefix(5)
    let prefix: Int
    if digits.starts(with: [0, 0, 8, 1]) {
      prefix = 4
    } else if digits.starts(with: [0, 1, 0, 8, 1]) {
      prefix = 5
    } else {
      return nil
    }
    // Without a sign between them such digits may count anything.
    guard isFree(before: start),
      groups.count > 1 || follows(Self.phoneWords, start, within: 16)
    else { return nil }
    return japanesePhone(groups, from: start, prefix: prefix)
  }

  /// The number behind a prefix of some digits.
  private mutating func japanesePhone(
    _ groups: DigitGroups, from first: Int, prefix: Int
  ) -> Int? {
    var digits: [Int] = []
    for index in 0..<groups.count {
      digits += digitValues(groups[index])
      var national = Array(digits.dropFirst(prefix))
      if national.first == 0 { national.removeFirst() }
      guard 9...10 ~= national.count, isFree(after: groups.end(index + 1)),
        index + 1 == groups.count || groups.joint(index) == .space
          || groups.joint(index) == .slash,
        let kind = Self.kind(of: [0] + national, NumberForm(national.count + 1))
      else { continue }
      let range = first..<groups.end(index + 1)
      add(
        kind, Self.level(of: kind), range, value: "0" + national.map { String($0) }.joined())
      return range.upperBound
    }
    return nil
  }

  /// A number of another country, in groups.
  private mutating func foreignPhone(_ groups: DigitGroups, _ plus: Int) -> Int? {
    let start = groups.start
    let count = groups.count
    let total = groups.total
    guard at(start) != "0", groups[0].count <= 3, count >= 3, 9...15 ~= total,
      groups.areJoined(count, by: .hyphen, .space, .parenthesis),
      isFree(after: groups.end(count)), !(at(start) == "8" && at(start + 1) == "1")
    else { return nil }
    let range = plus..<groups.end(count)
    add(.phoneForeign, .review, range, value: "+" + digitString(range))
    return range.upperBound
  }

  // MARK: Kanji numerals

  /// A number in kanji, as in vertical writing: 〇三―一二三四―五六七八.
  /// - Returns: where to go on.
  mutating func kanjiPhone(at start: Int) -> Int {
    var lengths: [Int] = [0]
    var digits: [Int] = []
    var index = start
    while digits.count < 12, lengths.count < 5 {
      let value = at(index).kanjiDigitValue
      if value >= 0 {
        digits.append(value)
        lengths[lengths.count - 1] += 1
      } else if isKanjiJoint(at(index)), at(index + 1).kanjiDigitValue >= 0, lengths.last != 0 {
        lengths.append(0)
      } else {
        break
      }
      index += 1
    }
    guard lengths.count == 3, [10, 11].contains(digits.count),
      let form = Self.forms.first(where: { $0.packed == NumberForm(lengths).packed }),
      let kind = Self.kind(of: digits, form)
    else { return max(start + 1, index) }
    add(kind, Self.level(of: kind), start..<index, value: digits.map { String($0) }.joined())
    return index
  }

  private func isKanjiJoint(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "ー", "(", ")", "・", "の", " ": true
    default: false
    }
  }
}
