// Names behind a role such as 担当 or 相談者.

extension LineScanner {
  /// Ends of keys behind which a role stands and never a person's name, as in `by_role: 専門員`.
  static let roleKeys = WordSet("role Role ROLE")

  // MARK: 担当：鈴木

  /// A name behind a role that names persons also without a sign between: 担当 山本.
  mutating func labelledRole(after role: Int) {
    let end = pastTitle(role)
    // 相談者の山田太郎が, 相談者、山田太郎から電話
    if Self.weakJoints.contains(at(end)) {
      let start = end + 1
      if let name = fullName(at: start) { add(.name, .review, name) }
      return
    }
    var start = end
    let limit = min(line.count, end + 4)
    var isSeparated = false
    while start < limit, Self.strongSeparators.contains(at(start)) {
      if at(start) != " " { isSeparated = true }
      start += 1
    }
    guard start > end, start < line.count else { return }
    // 担当は伊藤です, not 部長は上野で.
    if line.scalars[end..<start].contains("は") || line.scalars[end..<start].contains("・") {
      let known = Surnames.length(in: line.scalars, from: start)
      if let name = fullName(at: start) {
        add(.name, .review, name)
      } else if known > 1, isWholeName(start..<start + known) {
        add(.name, .review, start..<start + known)
      }
      return
    }
    names(from: start, isSeparated: isSeparated)
  }

  /// The names that begin at an index behind a role.
  private mutating func names(from start: Int, isSeparated: Bool) {
    if let name = listedName(at: start, isSeparated: isSeparated) {
      add(.name, .review, name)
      furtherNames(after: name.upperBound)
    } else if isSeparated {
      if let name = unlistedName(at: start) { add(.name, .review, name) }
      furtherNames(after: start, needsGiven: true)
    }
  }

  private static let weakJoints = Set("のが、".unicodeScalars)
  private static let strongSeparators = Set(" \t:=|\"'「(・は".unicodeScalars)

  /// A role that names a person only when a `:` follows, or は and a whole name: 連絡先：山田太郎.
  mutating func askedRole(endingAt role: Int) {
    let length = Self.askedRoles.length(in: line.scalars, upTo: role)
    guard length > 0 else { return }
    expectNames(below: role - length..<role, .review)
    let end = pastTitle(role)
    var start = skippingBlanks(end, atMost: 2)
    if Self.weakJoints.contains(at(start)) || at(start) == "は" {
      guard start == end, let name = fullName(at: start + 1) else { return }
      return add(.name, .review, name)
    }
    guard at(start) == ":" || at(start) == "=" || at(start) == "|" else { return }
    start = skippingBlanks(start + 1, atMost: 4)
    if at(start) == "\"" || at(start) == "'" || at(start) == "「" { start += 1 }
    guard start < line.count else { return }
    names(from: start, isSeparated: true)
  }

  func isAskedRole(endingAt end: Int) -> Bool {
    Self.askedRoles.length(in: line.scalars, upTo: end) > 0
  }

  private static let askedRoles = WordSet(
    """
    申出者 申出人 届出人 保護者 発信者 受信者 発見者 加害者 目撃者 関係者 代理人 申請人 所有者 使用者 当事者 来訪者 来客 面談者 面接者 患者 配偶者
    従業員 社員 顧客 窓口 対応 連絡先 司会 受講者 訪問者 紹介者 提出者 承認者 確認者 作業者 管理者 発言者 質問者 回答者 応募者 登録者 会員 生徒 児童
    親権者 後見人 保証人 相続人 遺族 家族 本人 相手方 当方 発注者 受注者 送付先 宛先 請求先 立会人 立会者 同席者 随行者 傍聴者 対象者 該当者 退職者 署名 通称
    """)

  /// The index behind a 様 at the end of a role, as in ご担当者様.
  private func pastTitle(_ index: Int) -> Int {
    at(index) == "様" ? index + 1 : index
  }

  // MARK: Names

  /// The name of a person with a well-known family name that begins at an index behind a role.
  private func listedName(at start: Int, isSeparated: Bool) -> Range<Int>? {
    let known = Surnames.length(in: line.scalars, from: start)
    // Behind a mere blank one character is too little to be a name.
    guard known > (isSeparated ? 0 : 1),
      Self.notFamilies.length(in: line.scalars, from: start) == 0,
      known > 1 || at(start + 1).isKanji || !PlaceNames.contains(line.scalars[start..<start + 1])
    else { return nil }
    var last = start + known
    if at(last) == " ", at(last + 1).isKanji { last += 1 }
    let given = last
    while last < line.count, last - given < 4, at(last).isKanji { last += 1 }
    guard !at(last).isKanji || at(last) == "様", !hasPlainCharacter(start + known..<last),
      known > 1 || last > start + 1 || !at(last).isKatakana
    else { return nil }
    if last == given {
      if at(last - 1) == " " { last -= 1 }
      if let end = kanaGivenName(from: last) { return start..<end }
      // 上野の飲食店, and 千葉 among other places.
      guard at(last).isHiragana ? isWholeName(start..<last) : !isAmongPlaces(start..<last) else {
        return nil
      }
    } else if Self.notGivenEnds.contains(at(last - 1))
      || known == 1 && !isGivenName(given..<last)
      || at(last).isHiragana && !isWholeName(given..<last)
    {
      return nil
    }
    guard isSeparated || !at(last).isKatakana && at(last) != "・" else { return nil }
    return start..<(last > given && Self.honorifics.contains(at(last - 1)) ? last - 1 : last)
  }

  /// A name in kana or letters, or one whose family name is not well known but whose end is that of
  /// given names, behind a role and `:`.
  func unlistedName(at start: Int) -> Range<Int>? {
    if at(start).isLetter { return latinName(start).flatMap { isJapanese($0) ? $0 : nil } }
    if at(start).isKatakana || at(start).isHiragana {
      guard let name = kanaName(start), let blank = line.scalars[name].firstIndex(of: " ") else {
        return kanaPair(at: start)
      }
      return SpokenSurnames.isKana(line.scalars[start..<blank]) ? name : nil
    }
    var end = start
    while end - start < 7, at(end).isKanji { end += 1 }
    // 小鳥遊 翼
    if at(end) == " ", 2...3 ~= end - start {
      let given = end + 1
      var last = given
      while last - given < 4, at(last).isKanji { last += 1 }
      let isCertain = Self.certainGivenEnds.length(in: line.scalars, upTo: last) > 0
      guard isGivenName(given..<last), isCertain || !hasPlainCharacter(start..<end),
        isWholeName(start..<last)
      else { return nil }
      return start..<last
    }
    // 架空花子
    guard 4...5 ~= end - start, isWholeName(start..<end),
      Self.certainGivenEnds.length(in: line.scalars, upTo: end) > 0
    else { return nil }
    return start..<end
  }

  private static let certainGivenEnds = WordSet(
    "郎 彦 之介 之助 花子 直子 恭子 智子 和子 裕子 由子 洋子 京子 久子 美子 恵子 幸子 明子 陽子 純子 里子 佳子 紀子 順子 友子 真美 由美 直美 明美 恵美 美咲 美香 由香 里香 里奈 菜々 大輔 健太 翔太 雄太 直樹 英樹 和也 達也 哲也 拓也 一輝"
  )

  /// A well-known family name with a given name behind it, so that nothing else has to say that it
  /// is a person's.
  func fullName(at start: Int) -> Range<Int>? {
    let known = Surnames.length(in: line.scalars, from: start)
    guard known > 0, Self.notFamilies.length(in: line.scalars, from: start) == 0 else {
      return nil
    }
    var given = start + known
    if let end = kanaGivenName(from: given) { return start..<end }
    if at(given) == " " {
      given += 1
      if let end = kanaGivenNameEnd(given) { return start..<end }
    }
    var end = given
    while end - given < 5, at(end).isKanji { end += 1 }
    if end - given > 1, Self.honorifics.contains(at(end - 1)) { end -= 1 }
    guard known + end - given > 2, isGivenName(given..<end), !at(end).isKatakana, !at(end).isWord
    else { return nil }
    return start..<end
  }

  private static let honorifics = Set("様氏殿".unicodeScalars)

  /// Whether kanji behind a family name end as given names do.
  func isGivenName(_ range: Range<Int>) -> Bool {
    guard 1...3 ~= range.count, !hasPlainCharacter(range) else { return false }
    let last = at(range.upperBound - 1)
    return (Self.givenCharacters.contains(last) || Self.givenEnds.contains(last))
      && !Self.notGivenNames.contains(line.scalars[range])
  }

  private static let givenEnds = Set(
    "修茂豊実薫清勉稔満守昇渉治次二三一仁士司平久明光生広宏寛亮涼蓮颯葵凛結衣花華咲桜愛莉穂里梨紗沙茜遥瞳翠歩翼健稀音葉登望均充毅巌要学理".unicodeScalars)
  private static let notGivenNames = WordSet(
    "大学 電子 医大 学 理 要 女子 男子 原子 母子 親子 和紙 正義 平和 春夏 秋冬 一 二 三 進学 大樹")
  /// Characters with which names of places and things end that begin as family names do.
  private static let notGivenEnds = Set("駅港橋寺城湾島川丘坂線産流系製材料園印器機品屋堂亭".unicodeScalars)

  /// The end of a given name in hiragana right behind a family name: 山田はなこ.
  private func kanaGivenName(from start: Int) -> Int? {
    var end = start
    while end - start < 5, at(end).isHiragana { end += 1 }
    guard 2...4 ~= end - start, !at(end).isHiragana, !at(end).isKanji, !at(end).isKatakana,
      Self.kanaGivenEnds.contains(at(end - 1)),
      Self.kanaNoNames.length(in: line.scalars, from: start) == 0
    else { return nil }
    return end
  }

  private static let kanaGivenEnds = Set("こみかえりなおきやとしろうけたまゆいさよのん".unicodeScalars)
  private static let kanaNoNames = WordSet(
    "さん さま くん ちゃん です でした から より まで という など ほか たち の が を に は も へ と や で ある あり なし")

  /// Whether a family name that is a place's too stands among other words that are no names.
  private func isAmongPlaces(_ name: Range<Int>) -> Bool {
    guard PlaceNames.contains(line.scalars[name]),
      Self.listSigns.contains(at(name.upperBound))
    else { return false }
    return Surnames.length(in: line.scalars, from: name.upperBound + 1) < 2
  }

  /// Words that begin with a family name of one character.
  private static let notFamilies = WordSet(
    "東日本 西日本 東京 東海 東北 東部 西部 南部 北部 北海 北陸 平成 平日 平均 平常 平時 関東 関西 関係 関連 原則 原因 原本 原案 原稿 原材料 森林 林業")

  // MARK: 鈴木、田中、佐藤

  /// The names of a list behind a label; only whole ones when the first item is none.
  mutating func furtherNames(after start: Int, needsGiven: Bool = false) {
    guard start >= listEnd else { return }
    var index = start
    defer { listEnd = index }
    for _ in 0..<60 {
      // 様, a title or an office in brackets, or a name that is not well known.
      let limit = min(line.count, index + 24)
      while index < limit, !Self.listSigns.contains(at(index)), at(index) != "。" { index += 1 }
      guard Self.listSigns.contains(at(index)) else { return }
      index = skippingBlanks(index + 1, atMost: 2)
      if let name = fullName(at: index) ?? (needsGiven ? nil : furtherName(at: index)) {
        add(.name, .review, name)
        index = name.upperBound
      }
    }
  }

  private func furtherName(at start: Int) -> Range<Int>? {
    guard Surnames.length(in: line.scalars, from: start) > 1 else { return nil }
    return listedName(at: start, isSeparated: true)
  }

  private static let listSigns = Set("、,・/".unicodeScalars)
}
