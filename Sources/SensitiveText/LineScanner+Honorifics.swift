extension LineScanner {
  /// Looks at 様, さん, 氏, 殿 and the like behind a name.
  mutating func honorific(at index: Int) {
    let title = Self.titles.length(in: line.scalars, from: index)
    guard title > 0 else { return }
    let isWeak = Self.weakTitles.contains(line.scalars[index..<index + title])
    guard !goesOn(index + title, at(index)) else { return }
    var end = index
    if at(end - 1) == " " { end -= 1 }
    guard
      let name = personBefore(end, needsSurname: isWeak, isSpaced: end < index)
        ?? spokenName(upTo: end)
    else { return }
    add(.name, .review, name)
  }

  private static let titles = WordSet("様 さま 殿 氏 さん 君 くん ちゃん 先生")
  /// Titles that count only behind a well-known family name.
  private static let weakTitles = WordSet("君 くん ちゃん 先生")

  /// Whether a title is the beginning of another word: 様子, 氏名, 殿堂, さんか.
  private func goesOn(_ next: Int, _ title: Unicode.Scalar) -> Bool {
    let scalar = at(next)
    switch title {
    case "様": return Self.afterSama.contains(scalar)
    case "氏": return Self.afterShi.contains(scalar)
    case "殿": return Self.afterDono.contains(scalar)
    case "さ": return scalar == "ざ" || scalar == "ん" || scalar == "ま" || scalar == "さ"
    case "君": return scalar == "が" && at(next + 1) == "代" || scalar == "主" || scalar == "臨"
    case "く": return scalar == "せ" || scalar == "れ"
    default: return false
    }
  }

  private static let afterSama = Set("子々式相態な変似".unicodeScalars)
  private static let afterShi = Set("名族神素姓".unicodeScalars)
  private static let afterDono = Set("堂下内上".unicodeScalars)

  /// A person's name that ends right before an index.
  private func personBefore(_ end: Int, needsSurname: Bool, isSpaced: Bool) -> Range<Int>? {
    var start = end
    while start > 0, end - start < 8, at(start - 1).isKanji || isJoiner(at(start - 1), start) {
      start -= 1
    }
    guard start < end else { return nil }
    // 姓 名 with a blank between.
    if at(start - 1) == " ", let surname = surnameEnding(at: start - 1), end - start <= 3,
      !Self.roleEnds.contains(at(end - 1)) || end - start < 3
    {
      return surname..<end
    }
    guard !at(start - 1).isKatakana, at(start - 1) != "々" else { return nil }
    if let range = surnamePart(start, end) { return range }
    guard !needsSurname, !isSpaced || end - start > 2, 2...5 ~= end - start,
      !isCommonWord(start, end)
    else { return nil }
    return start..<end
  }

  /// 佐々木, 二ノ宮, 一ヶ瀬.
  private func isJoiner(_ scalar: Unicode.Scalar, _ index: Int) -> Bool {
    (scalar == "ノ" || scalar == "ヶ" || scalar == "ケ") && at(index - 2).isKanji
      && at(index).isKanji
  }

  /// The family name that ends at an index with something that is no name before it.
  private func surnameEnding(at end: Int) -> Int? {
    for length in stride(from: min(Surnames.longest, end), through: 1, by: -1) {
      let start = end - length
      if !at(start - 1).isKanji, Surnames.contains(line.scalars[start..<end]) { return start }
    }
    return nil
  }

  /// A known family name with at most three characters behind it at the end of some kanji.
  private func surnamePart(_ start: Int, _ end: Int) -> Range<Int>? {
    for first in start..<end {
      let length = Surnames.length(in: line.scalars, from: first)
      guard length > 0 else { continue }
      let rest = end - first - length
      // 森様: one character is a name only when it stands alone.
      if length == 1, rest == 0, first > start { continue }
      if rest <= 3, length > 1 || rest > 0 || !Self.roleEnds.contains(at(first)),
        first == start || Self.roleEnds.contains(at(first - 1))
          || Self.introductions.contains(line.scalars[start..<first]),
        rest == 0 || !Self.roleEnds.contains(at(end - 1)) || Self.givenEnds.contains(at(end - 1)),
        !isCommonWord(first, end) || rest == 0 && length > 1
      {
        return first..<end
      }
    }
    return nil
  }

  /// Words without a particle before a name: 昨日佐藤さん.
  private static let introductions = WordSet(
    "昨日 本日 今日 明日 先日 翌日 今朝 昨夜 今夜 毎日 毎回 先週 今週 来週 先月 今月 来月 昨年 今年 当時 以前 同僚 部下 上司 友人 知人 直接 今回 前回 次回 先程 後日"
  )

  private func isCommonWord(_ start: Int, _ end: Int) -> Bool {
    if Self.roleEnds.contains(at(end - 1)) { return true }
    let trade = Self.trades.length(in: line.scalars, upTo: end)
    if trade > 0, end - trade >= start { return true }
    return Self.commonWords.contains(line.scalars[start..<end])
  }

  /// Characters with which names of offices, groups and relatives end, and no name of a person
  /// that is not well known.
  private static let roleEnds = Set(
    """
    者員客業社側店会課部署局省庁県市区都府院所長主校師官係当位中民親神王仏皆仕同模多異有両左右何今貴奥殿姫各諸某彼他
    事職生任役裁授士司嬢旦若先方団組体学工医警般庶別様等輩友僕君人手家屋娘息妻夫母父兄姉弟妹孫翁婆爺氏摂華源平物無雑縞紋図
    逆外此如際点件分的性用品機器車場面側隊軍将相臣侯伯爵妃帝皇后陛猫犬此其此其数法
    """.unicodeScalars.filter { $0 != "\n" })
  /// Given names may end with these all the same.
  private static let givenEnds = Set("平人生士司夫弥兄友学法".unicodeScalars)
  /// Ends of the names of shops and bodies.
  private static let trades = WordSet(
    """
    組合 銀行 商事 物産 工業 製作 電機 電気 建設 運輸 食品 薬品 信金 農協 生協 本舗 学園 機構 連盟 財団 工房 酒造 旅館 温泉 機関 元請 下請 発注元 受注元 委託元 依頼元 取引元
    """)
  private static let commonWords = WordSet(
    """
    御客 皆々 神々 王子 王女 大家 宮殿 神殿 御殿 拝殿 本殿 社殿 沈 同 両 彼 某 諸 各 御 摂 華 源 多種多 有 無 生 死 逆 左
    関係各位 関係者各位 担当者各位 保護者各位 会員各位 御中 貴社 御社 弊社 業者 利用者 相談者 経営者 患者 被害者 御一同 一同 皆 皆皆
    仏 仁 太子 殿 姫 若 将軍 大名 天皇 社長 部長 多 一 三 二 富士 息子 旦那 女将 大将 親方 弟子 兄弟 姉妹 双子 警察 郵便 保険 消防 農協 生協 信金 税務 出版 運送 宅配 保健 日本 東京 大阪 京都 全国 経理 総務 営業 広報 庶務 人事 法務 得意 親御 同僚 上司 部下 家族 学生 新人 株主 沢山 御苦労 御疲 苦労 世話 馳走
    """)
}
