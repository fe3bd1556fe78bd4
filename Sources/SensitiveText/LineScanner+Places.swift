extension LineScanner {
  /// Looks at 市, 区, 町 or 村: the end of a municipality's name.
  mutating func place(at index: Int) {
    guard index >= placeEnd, let start = municipalityStart(endingAt: index) else { return }
    let end = index + 1
    // 大町市, 四日市市: the name goes on.
    if Self.isPlaceMark(at(end)), municipalityStart(endingAt: end) != nil,
      at(end) != "区" || at(index) != "市"
    {
      return
    }
    let prefecture = prefectureStart(endingAt: start)
    let isKnown =
      prefecture != nil || Municipalities.isKnown(line.scalars[start...index])
      || line.scalars[start..<index].dropFirst().contains("郡")
    guard let block = block(after: end, isKnown: isKnown) else {
      guard isKnown, isListed(start, index) || !isPlainWord(start, index) else { return }
      add(.address, .low, (prefecture ?? start)..<end)
      return
    }
    placeEnd = block
    add(.address, .high, (prefecture ?? start)..<block)
  }

  private static func isPlaceMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "市" || scalar == "区" || scalar == "町" || scalar == "村"
  }

  /// Where the name of the municipality begins whose last character stands at an index.
  private func municipalityStart(endingAt index: Int) -> Int? {
    if let length = Municipalities.length(in: line.scalars, upTo: index + 1) {
      return index + 1 - length
    }
    var start = index
    while start > 0, index - start < 7, isNamePart(at(start - 1)) {
      if let end = prefectureEnd(endingAt: start), end == start { break }
      start -= 1
    }
    guard start < index, !isPlainWord(start, index) else { return nil }
    return start
  }

  private func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isKanji || scalar == "ヶ" || scalar == "ケ" || scalar == "ッ" || scalar == "ノ"
  }

  /// Whether the characters up to 市, 区 and so on are a common word: 都市, 地区, 市町村.
  private func isPlainWord(_ start: Int, _ index: Int) -> Bool {
    let last = at(index - 1)
    if Self.plainEnds.contains(last), index - start < 3 { return true }
    switch (last, at(index)) {
    case ("都", "市"), ("地", "区"), ("学", "区"), ("特", "区"), ("校", "区"), ("選", "区"), ("挙", "区"),
      ("商", "区"), ("市", "町"), ("町", "村"), ("市", "区"), ("区", "市"), ("区", "町"), ("管", "区"),
      ("工", "区"), ("漁", "区"), ("街", "区"), ("域", "区"), ("定", "市"), ("核", "市"), ("例", "市"):
      return index - start < 3 || at(index) != "市"
    default: return false
    }
  }

  private static let plainEnds = Set("同各当全本他両数某都毎諸隣近新旧前自".unicodeScalars)

  private func isListed(_ start: Int, _ index: Int) -> Bool {
    Municipalities.isKnown(line.scalars[start...index])
  }

  /// Where the prefecture begins that ends right before an index.
  private func prefectureStart(endingAt index: Int) -> Int? {
    var end = index
    if at(end - 1) == " " { end -= 1 }
    let length = Municipalities.prefectures.length(in: line.scalars, upTo: end)
    return length > 0 ? end - length : nil
  }

  private func prefectureEnd(endingAt index: Int) -> Int? {
    Municipalities.prefectures.length(in: line.scalars, upTo: index) > 0 ? index : nil
  }

  // MARK: Blocks

  /// The end of the number of a block after a municipality, or `nil` when there is none.
  private func block(after start: Int, isKnown: Bool) -> Int? {
    var index = start
    let limit = min(line.count, start + 28)
    var hiragana = 0
    var hasSection = false
    var kanaEnd = -1
    // 新宿区のガイド2-1: something of the municipality, not a place in it.
    let isOwner =
      at(start) == "の" || "内外立側".unicodeScalars.contains(at(start)) && at(start + 1) == "の"
    while index < limit {
      let scalar = at(index)
      if scalar.isDigit || scalar.isKanjiNumeral, let block = BlockNumber(line.scalars, at: index) {
        let isStrong = block.isNamed && (!isOwner || block.parts > 1 || index > start + 2)
        let isHyphenated =
          !isOwner && (isKnown ? block.parts >= 2 : block.parts >= 3)
          && hasTown(index, from: start, block, kanaEnd: kanaEnd)
        if isStrong || (isHyphenated && hiragana < 4 && !block.isYear) { return block.end }
        if isKnown, !isOwner, let end = lotEnd(block, index, from: start) { return end }
        // 箱根町湯本256, 大字中野45: one number after the name of a part of a town.
        let isVillage = isKnown && (at(start - 1) == "町" || at(start - 1) == "村")
        if hasSection || (isVillage && block.numberEnd - index > 1), block.parts == 1,
          scalar.isDigit, index > start, !at(block.end).isKanji, !at(block.end).isWord,
          !block.isYear, hiragana == 0, !isOwner
        {
          return block.end
        }
        // 北1条西2丁目: digits inside the name of a town.
        guard scalar.isKanjiNumeral || "条線区町".unicodeScalars.contains(at(block.numberEnd)) else {
          return nil
        }
        index = max(index + 1, scalar.isKanjiNumeral ? index + 1 : block.numberEnd)
        continue
      }
      if scalar.isHiragana, let end = kanaTownEnd(index) {
        (index, kanaEnd) = (end, end)
        continue
      }
      switch scalar {
      case "字": hasSection = true
      case " ", "-", "・", "ヶ", "ケ", "々", "(", ")": break
      case "は", "を", "へ", "で", "も", "や", "と", "、", "。": return nil
      default:
        if scalar.isHiragana {
          hiragana += 1
          if hiragana > 6 { return nil }
        } else if !scalar.isKanji && !scalar.isKatakana {
          return nil
        }
      }
      index += 1
    }
    return nil
  }
}

/// The number of a block and a house: 2丁目8番1号, 2-8-1, 10番地の3.
struct BlockNumber {
  /// The end of the whole.
  private(set) var end: Int
  /// The end of the first number.
  let numberEnd: Int
  /// How many numbers there are.
  private(set) var parts = 1
  /// Whether a word such as 丁目 or 番地 says what it is.
  private(set) var isNamed = false
  /// Whether the first number is a year.
  let isYear: Bool

  init?(_ text: [Unicode.Scalar], at start: Int) {
    guard let first = Self.numberEnd(text, start) else { return nil }
    numberEnd = first
    end = first
    isYear =
      first - start == 4
      && 1_868...2_099 ~= text[start..<first].reduce(0) { $0 * 10 + $1.digitValue }
    var index = first
    var isLast = false
    while parts < 6, !isLast {
      let unit = Self.units.length(in: text, from: index)
      if unit > 0 {
        let word = text[index..<index + unit]
        // 一番, 3番目, 第2号: counts, unless a number of a house follows.
        let isBlock = word.elementsEqual("丁目".unicodeScalars) || word.first == "番" && unit == 2
        let next = Self.afterJoint(text, index + unit)
        let goesOn = Self.numberEnd(text, next)
        if isBlock { isNamed = true }
        if !isBlock, word.first == "番", goesOn == nil, !isNamed { return }
        if word.first == "号", parts == 1 { return }
        if word.first == "号" { isNamed = true }
        end = index + unit
        guard let goesOn, word.first != "号" else { return }
        // 2丁目3日: something else begins.
        guard !Self.counts.contains(Self.at(text, goesOn)) else { return }
        parts += 1
        index = goesOn
        end = goesOn
        if word.first == "番", unit == 1, Self.at(text, goesOn) != "号", !isNamed, parts == 2 {
          return
        }
      } else if Self.at(text, index) == "-" || Self.at(text, index) == "の"
        || Self.at(text, index) == "ノ",
        let next = Self.numberEnd(text, index + 1)
      {
        guard !Self.counts.contains(Self.at(text, next)), !Self.isPlaces(text, next) else { return }
        parts += 1
        index = next
        end = next
      } else {
        isLast = true
      }
    }
  }

  private static let units = WordSet("丁目 番地 番町 番 号 地割")
  private static let counts = Set("年月日時分件人回個円%倍社割名条節章項版次頁歳類位点台校軒種".unicodeScalars)

  /// か所, ヶ月.
  private static func isPlaces(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
    switch at(text, index) {
    case "か", "カ", "ヵ", "ヶ", "ケ", "箇": at(text, index + 1) == "所" || at(text, index + 1) == "月"
    default: false
    }
  }

  private static func at(_ text: [Unicode.Scalar], _ index: Int) -> Unicode.Scalar {
    index < text.count ? text[index] : "\n"
  }

  private static func afterJoint(_ text: [Unicode.Scalar], _ index: Int) -> Int {
    let scalar = at(text, index)
    return scalar == "の" || scalar == "-" || scalar == " " || scalar == "ノ" ? index + 1 : index
  }

  /// The end of a number of up to five digits.
  private static func numberEnd(_ text: [Unicode.Scalar], _ start: Int) -> Int? {
    var end = start
    while end < text.count, text[end].isDigit { end += 1 }
    if end > start { return end - start <= 5 ? end : nil }
    while end < text.count, end - start < 6, text[end].isKanjiNumeral { end += 1 }
    return end > start ? end : nil
  }
}
