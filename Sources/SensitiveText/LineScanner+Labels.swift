extension LineScanner {
  /// Looks at the last character of a label such as 氏名, or of a role such as 会長.
  mutating func label(at index: Int) {
    let end = index + 1
    let label = Self.nameLabels.length(in: line.scalars, upTo: end)
    if label > 0, !at(index).isKatakana || !at(end).isKatakana {
      expectNames(below: end - label..<end, .high)
      labelledName(after: end, isCertain: true)
      return
    }
    let role = Self.roles.length(in: line.scalars, upTo: end)
    if role == 0 || at(end) == "の" { nameBehindOffice(end, isRole: role > 0) }
    guard role > 0 else { return askedRole(endingAt: end) }
    expectNames(below: end - role..<end, .review)
    titledName(end - role, end)
    labelledRole(after: end)
    namedRole(index + 1 - role, end)
  }

  /// Whether a label or a role that asks for a name ends at an index.
  func isNameLabel(endingAt end: Int) -> Bool {
    Self.nameLabels.length(in: line.scalars, upTo: end) > 0
      || Self.roles.length(in: line.scalars, upTo: end) > 0 || isAskedRole(endingAt: end)
  }

  private static let nameLabels = WordSet(
    """
    氏名 お名前 姓名 名前 本名 フリガナ ふりがな よみがな ヨミガナ 氏名カナ カナ氏名 担当者名 代表者名 相談者名 被害者名 申請者名 記入者名
    代表者氏名 戸籍名 旧姓 苗字 名字 契約者名 宛名 受取人 受取人名 口座名義 名義人 保護者名 利用者名 本人氏名 姓 世帯主 芳名 申込者名 会員名
    フルネーム 氏名欄 おなまえ 登録者名 差出人 差出人名 送信者名 依頼者名 氏␣名 氏␣␣名 名義 患者名 顧客名 社員名 職員名 従業員名 お客様名 お客さま名 責任者名 連絡者名
    申出者名 申出人名 届出人名 届出者名 受付者名 報告者名 出席者名 参加者名 受講者名 生徒名 児童名 園児名 配偶者名 氏名かな お名前カナ 名前カナ カナ
    """)

  private static let roles = WordSet(
    """
    担当 担当者 代表 代表者 相談者 被害者 申請者 記入者 作成者 責任者 連絡者 利用者 会長 副会長 社長 副社長 部長 課長 局長 所長 室長 次長
    係長 座長 院長 校長 学長 園長 店長 署長 班長 館長 議長 総長 センター長 本部長 支部長 支店長 課長代理 課長補佐 会長代理 教授 准教授
    助教 文責 報告者 起案者 対応者 受付者 申込者 届出者 依頼者 通報者 契約者 弁護士 弁理士 税理士 会計士 司法書士 行政書士 社労士 診断士 博士 講師 医師 理事 理事長 委員 委員長 監事 顧問 議員 取締役 専務 常務
    代理 主査 主任 主事 参事 警部 警部補 巡査 幹事 専門員 職員 主幹 補佐 監査役 執行役員 事務局長 研究員 技師 看護師 問合せ先 監督 専門官 審議官 調査官 事務官 捜査官 相談員 支援員 支援士 店主 主幹
    出席 出席者 参加者 欠席者 記録 記録者 副部長 副課長 副主任 統括 担当部長 担当課長 係員 部員 課員 室員 代表取締役 秘書 常務取締役 専務取締役
    """)

  // MARK: 氏名：山田太郎

  /// A name behind a label; behind one that also names other things, only one with a well-known
  /// family name counts.
  mutating func labelledName(after end: Int, isCertain: Bool) {
    guard let start = valueStart(after: end),
      let name = personAt(start) ?? (isCertain ? filledIn(start, labelEnd: end) : nil)
    else { return }
    let known = Surnames.length(in: line.scalars, from: start)
    // 名義人：本人
    if known == 0, at(start).isKanji, isFormWord(name) { return }
    // | 名前 | 説明 |
    if known == 0, name.count < 3 || !isPersonLabel(endingAt: end), isHeading { return }
    // 氏名/国籍 names two things, 氏名/山田太郎 a person.
    if known == 0, isLooselyJoined(end..<start) { return }
    guard isCertain || known > 1 || isJapanese(name) else { return }
    add(.name, isCertain ? .high : .review, name)
  }

  /// Where the value behind a label begins, or `nil` when nothing separates them.
  private func valueStart(after end: Int) -> Int? {
    var index = end
    let limit = min(line.count, end + 16)
    // 氏名(漢字)：, 氏名[必須]
    if let closing = Self.brackets[at(index)], at(index + 1) != closing {
      while index < limit, at(index) != closing { index += 1 }
      guard at(index) == closing else { return nil }
      index += 1
    }
    var isSeparated = false
    while index < limit, Self.separators.contains(at(index)) {
      isSeparated = true
      index += 1
    }
    guard isSeparated, index < line.count else { return nil }
    return index
  }

  private static let brackets: [Unicode.Scalar: Unicode.Scalar] = ["(": ")", "[": "]", "【": "】"]
  private static let separators = Set(" \t:=|\"'「『>*】]-は/→…,".unicodeScalars)

  /// Whether nothing but a sign that also stands in lists lies between a label and a value.
  private func isLooselyJoined(_ range: Range<Int>) -> Bool {
    line.scalars[range].contains { Self.looseSigns.contains($0) }
      && !line.scalars[range].contains { $0 == ":" || $0 == "=" || $0 == "\"" }
  }

  private static let looseSigns = Set("/→…,".unicodeScalars)

  /// The name of a person that begins at an index.
  private func personAt(_ start: Int) -> Range<Int>? {
    if at(start).isKanji { return kanjiName(start) }
    return at(start).isKatakana || at(start).isHiragana ? kanaName(start) : latinName(start)
  }

  private func kanjiName(_ start: Int) -> Range<Int>? {
    guard let name = kanjiNameWithTitle(start) else { return nil }
    let isTitled =
      name.count > 1 && (at(name.upperBound - 1) == "様" || at(name.upperBound - 1) == "殿")
    return isTitled ? start..<name.upperBound - 1 : name
  }

  private func kanjiNameWithTitle(_ start: Int) -> Range<Int>? {
    var end = start
    while end < line.count, end - start < 9, isName(at(end)) { end += 1 }
    let known = Surnames.length(in: line.scalars, from: start)
    // 姓 名 with a blank between.
    if at(end) == " ", isName(at(end + 1)), end - start <= 4 {
      var last = end + 1
      while last < line.count, last - end <= 5, isName(at(last)) || at(last).isHiragana {
        last += 1
      }
      let count = last - end - 1
      if 1...4 ~= count, !hasPlainCharacter(start..<end), !hasPlainCharacter(end + 1..<last) {
        return start..<last
      }
    }
    if at(end) == " ", known == end - start, let last = kanaGivenNameEnd(end + 1) {
      return start..<last
    }
    if known > 0 {
      // A family name with a given name in kana: 山田はなこ.
      let rest = end - start - known
      guard rest <= 3 || !hasPlainCharacter(start + known..<end) else { return nil }
      guard !isListed(end), !at(end).isKatakana,
        rest == 0 || !hasPlainCharacter(start + known..<end)
      else { return nil }
      return start..<end
    }
    guard 2...5 ~= end - start, !isListed(end), !hasPlainCharacter(start..<end),
      !at(end).isHiragana || at(end) == "で" && at(end + 1) == "す"
    else { return nil }
    return start..<end
  }

  /// The end of a given name that begins with kana, ひろ子, behind a family name and a blank.
  func kanaGivenNameEnd(_ start: Int) -> Int? {
    var end = start
    while end - start < 5, at(end).isHiragana || at(end).isKatakana || at(end).isKanji { end += 1 }
    guard 2...4 ~= end - start, !at(start).isKanji,
      Self.notGivenNames.length(in: line.scalars, from: start) == 0
    else { return nil }
    return end
  }

  private static let notGivenNames = WordSet("さん さま くん ちゃん です から より まで という")

  func isName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isKanji || scalar == "ヶ" || scalar == "ケ" || scalar == "ノ"
  }

  /// Whether a list of things goes on: 氏名 住所・電話番号.
  private func isListed(_ end: Int) -> Bool {
    at(end) == "・" || at(end) == "等"
  }

  /// Whether characters hold one that is in no name but in what forms say.
  func hasPlainCharacter(_ range: Range<Int>) -> Bool {
    line.scalars[range].contains { Self.plainCharacters.contains($0) }
  }

  private static let plainCharacters = Set(
    """
    欄必須任意記入力要不匿非未無等又及住所電話番号年齢性別連絡先漏情報登録変更確認項目空定公開削除表示保護管理仮略省同紙担当役職属社課部署
    員者会局省庁県市区都府業機関法団体組織講師係内容件事項対応窓相談類型形式例的化用品書面票録帳覧他各全複数回答質問題委託者側客店支室院校館
    """.unicodeScalars.filter { $0 != "\n" })

  /// Two words of kana, or one as long as a whole name, from an index.
  func kanaName(_ start: Int) -> Range<Int>? {
    let isKatakana = at(start).isKatakana
    func isKana(_ scalar: Unicode.Scalar) -> Bool {
      isKatakana ? scalar.isKatakana : scalar.isHiragana
    }
    var end = start
    while end < line.count, end - start < 12, isKana(at(end)) { end += 1 }
    let first = end - start
    var last = end
    if at(end) == " " || at(end) == "・", isKana(at(end + 1)) {
      last = end + 1
      while last < line.count, last - end < 12, isKana(at(last)) { last += 1 }
      if at(last) == at(end), isKana(at(last + 1)), isKana(at(last + 2)) {
        last += 1
        while last < line.count, last - end < 20, isKana(at(last)) { last += 1 }
      }
    }
    // One word may be anything; two words, or one as long as a whole name, are a name.
    let isPair = last > end && first >= 2 && last - end > 2
    guard isPair || (first >= 5 && at(start).isKatakana && !at(end).isHiragana && !at(end).isKanji)
    else { return nil }
    let range = start..<(isPair ? last : end)
    guard !range.contains(where: { Self.plainKana.length(in: line.scalars, from: $0) > 0 }) else {
      return nil
    }
    return range
  }

  static let plainKana = WordSet(
    "カタカナ カナ ひらがな ローマ アルファベット ください して する です ます なし ファイル サイバー セキュリティ サンプル テスト ユーザ ー名 システム サービス メール アカウント アドレス グループ ドメイン サーバ フォルダ ホスト ニックネーム フルネーム ハンドル ペンネーム イニシャル ダミー"
  )

  /// Two or three words with capitals: Taro Yamada, YAMADA Taro.
  func latinName(_ start: Int) -> Range<Int>? {
    var words = 0
    var end = start
    var index = start
    while words < 3, at(index).isUpper {
      var last = index + 1
      while last < line.count, at(last).isLetter || at(last) == "'" { last += 1 }
      guard last - index > 1 else { break }
      words += 1
      end = last
      guard at(last) == " " || (at(last) == "," && at(last + 1) == " ") else { break }
      index = at(last) == " " ? last + 1 : last + 2
    }
    guard words >= 2, !at(end).isWord, at(end) != "-" else { return nil }
    return start..<end
  }

  // MARK: 会長 山田 太郎, 山田 太郎 教授

  /// A role with a family and a given name before or behind it.
  private mutating func namedRole(_ start: Int, _ end: Int) {
    if at(end) == " " || at(end) == ":" || at(end) == "\t" {
      let first = skippingBlanks(end + (at(end) == ":" ? 1 : 0), atMost: 3)
      if let name = pair(from: first) { add(.name, .review, name) }
    }
    if at(start - 1) == " " || at(start - 1) == ")" {
      if let name = pair(upTo: start - 1) { add(.name, .review, name) }
    }
  }

  /// A family name, a blank, and a given name from an index.
  private func pair(from start: Int) -> Range<Int>? {
    var blank = start
    while blank - start < 4, at(blank).isKanji { blank += 1 }
    guard blank > start, at(blank) == " " else { return nil }
    var end = blank + 1
    while end - blank < 5, at(end).isKanji || (at(end).isHiragana && end - blank < 5) { end += 1 }
    return isPair(start, blank, end) ? start..<end : nil
  }

  /// The same right before an index.
  private func pair(upTo end: Int) -> Range<Int>? {
    var blank = end
    while end - blank < 4, at(blank - 1).isKanji { blank -= 1 }
    guard blank < end, at(blank - 1) == " " else { return nil }
    var start = blank - 1
    while blank - start < 5, at(start - 1).isKanji { start -= 1 }
    return isPair(start, blank - 1, end) ? start..<end : nil
  }

  private func isPair(_ start: Int, _ blank: Int, _ end: Int) -> Bool {
    let (family, given) = (start..<blank, blank + 1..<end)
    guard 1...3 ~= family.count, 1...4 ~= given.count, !at(start - 1).isKanji,
      !at(end).isKanji
    else { return false }
    if Surnames.contains(line.scalars[family]) {
      return !line.scalars[given].allSatisfy { Self.plainCharacters.contains($0) }
    }
    return 2...3 ~= family.count && given.count <= 3 && !hasPlainCharacter(family)
      && !hasPlainCharacter(blank + 1 + (given.count > 1 ? 1 : 0)..<end)
      && line.scalars[given].contains { Self.givenCharacters.contains($0) }
  }

  /// Characters that are common in given names and rare at the end of other words.
  static let givenCharacters = Set(
    "郎朗彦介助雄夫男子美恵香奈菜乃代江枝織紀貴浩弘博裕祐佑隆昭彰晃晴春夏秋冬輝翔太大樹希真由佳智和幸正義孝誠剛健賢哲徹学也哉弥之幹恭康靖俊淳純洋吾悟伸慎進勇武司史聡敏"
      .unicodeScalars)
}
