extension LineScanner {
  /// Looks at the end of a company's form: 株式会社, (株), 医療法人 and so on.
  mutating func company(at index: Int) {
    var end = index + 1
    var length = Self.forms.length(in: line.scalars, upTo: end)
    if length == 0, at(index - 1) == "(", at(end) == ")" {
      // (株), also from ㈱.
      end += 1
      length = 3
      guard at(index) == "株" || at(index) == "有" else { return }
    }
    guard length > 0 else { return }
    // 一般社団法人: the longest form that ends here is taken; 社会福祉法人 has no shorter one in it.
    let start = end - length
    let after = nameEnd(from: end)
    let before = nameStart(upTo: start)
    if end < after, isName(end..<after) {
      add(.companyName, .review, start..<after)
    } else if before < start, isName(before..<start) {
      add(.companyName, .review, before..<end)
    }
  }

  private static let forms = WordSet(
    """
    株式会社 有限会社 合同会社 合資会社 合名会社 相互会社 医療法人 医療法人社団 医療法人財団 社会医療法人 社会福祉法人 学校法人 宗教法人
    一般社団法人 公益社団法人 一般財団法人 公益財団法人 npo法人 特定非営利活動法人 税理士法人 弁護士法人 監査法人 司法書士法人
    行政書士法人 社会保険労務士法人 特許業務法人 農業協同組合法人 農事組合法人
    """)

  private func nameEnd(from start: Int) -> Int {
    var index = start
    // 医療法人社団
    if at(index) == "社" && at(index + 1) == "団" || at(index) == "財" && at(index + 1) == "団" {
      index += 2
    }
    if at(index) == " " { index += 1 }
    let first = index
    let limit = min(line.count, start + 24)
    // A name in hiragana, unless it begins like a particle.
    if at(index).isHiragana {
      guard !Self.particles.contains(at(index)) else { return start }
      while index < limit, at(index).isHiragana { index += 1 }
    }
    while index < limit, isNamePart(at(index)) {
      if Self.stops.length(in: line.scalars, from: index) > 0, index > first { break }
      index += 1
      // 山の上工業
      if index - first == 1, at(index) == "の", at(index + 1).isKanji { index += 1 }
    }
    while index > first, at(index - 1) == "・" || at(index - 1) == "-" { index -= 1 }
    return index > first ? index : start
  }

  private func nameStart(upTo end: Int) -> Int {
    var index = end
    if at(index - 1) == " " { index -= 1 }
    let last = index
    let limit = max(0, end - 24)
    while index > limit, isNamePart(at(index - 1)) { index -= 1 }
    guard index < last else { return end }
    // みどり電機株式会社, at the beginning of a text.
    var kana = index
    while kana > limit, at(kana - 1).isHiragana { kana -= 1 }
    let isWord =
      index - kana > 1 && !at(kana - 1).isKanji && !at(kana - 1).isKatakana
      && !at(kana - 1).isWord && !Self.pointers.contains(line.scalars[kana..<index])
    return isWord && !Self.particles.contains(at(index - 1)) ? kana : index
  }

  private func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isKanji || scalar.isKatakana || scalar.isLetter || scalar.isDigit || scalar == "・"
      || scalar == "&" || scalar == "-" || scalar == "ヶ"
  }

  private static let particles = Set("のはがをにでともへや等な".unicodeScalars)
  private static let pointers = WordSet("この その あの どの また なお ある いわゆる および または")
  private static let stops = WordSet("様 御中 殿 等 代表 社長 から 法 設立 担当 取締役")

  /// Whether characters name one company rather than many.
  private func isName(_ range: Range<Int>) -> Bool {
    let name = string(range).filter { $0 != " " }
    return name.unicodeScalars.count > 1 && !Self.plainNames.contains(name)
      && !name.unicodeScalars.allSatisfy(\.isDigit)
  }

  private static let plainNames: Set<String> = [
    "会社", "法", "設立", "制度", "形態", "組織", "各種", "特例", "中小", "一般", "当該", "相手方", "取引先", "委託先", "派遣",
    "親会社", "子会社", "御中", "各位", "名称", "番号", "等", "以外", "化", "又", "及", "向", "上場", "非上場", "当社", "弊社",
    "御社",
  ]
}
