extension LineScanner {
  /// What somebody has filled in behind a label of a person's name with `:`, when it is neither a
  /// placeholder nor a word of the form: 氏名: 架空花子.
  func filledIn(_ start: Int, labelEnd: Int) -> Range<Int>? {
    guard Self.personLabels.length(in: line.scalars, upTo: labelEnd) > 0,
      line.scalars[labelEnd..<start].contains(where: { $0 == ":" || $0 == "=" })
    else { return nil }
    var end = start
    while end < line.count, end - start < 10, isNameLetter(at(end)) { end += 1 }
    // A given name behind a blank.
    if at(end) == " ", isNameLetter(at(end + 1)), 1...5 ~= end - start {
      var last = end + 1
      while last < line.count, last - start < 11, isNameLetter(at(last)) { last += 1 }
      end = last
    }
    if end == start { return filledInLatin(start) }
    guard isEndOfValue(end) else { return nil }
    // 様 is not a part of the name, and です only ends the sentence.
    for tail in ["です", "様", "さん", "さま"] where end - start > tail.unicodeScalars.count + 1 {
      let first = end - tail.unicodeScalars.count
      if string(first..<end) == tail { end = at(first - 1) == " " ? first - 1 : first }
    }
    let count = (start..<end).count { at($0) != " " }
    guard 2...8 ~= count, !isFormWord(start..<end) else { return nil }
    return start..<end
  }

  private func isNameLetter(_ scalar: Unicode.Scalar) -> Bool {
    isName(scalar) || scalar.isHiragana || scalar.isKatakana || scalar == "・"
  }

  /// One word with a capital.
  private func filledInLatin(_ start: Int) -> Range<Int>? {
    var end = start + 1
    guard at(start).isUpper else { return nil }
    while at(end).isLower { end += 1 }
    guard 3...12 ~= end - start, isEndOfValue(end), at(end) != "-", at(end) != ".",
      !Self.latinFormWords.contains(line.scalars[start..<end].map(\.lowercased)[...])
    else { return nil }
    return start..<end
  }

  private func isEndOfValue(_ end: Int) -> Bool {
    let next = at(end)
    if next.isWord || next.isKanji || next.isKatakana { return false }
    if next.isHiragana {
      // Only what speaks of the person before.
      return Self.endings.length(in: line.scalars, from: end) > 0
    }
    return next != "・" && next != "/"
  }

  private static let endings = WordSet("です さん さま")

  /// Whether a range holds what forms say, not what people are called.
  func isFormWord(_ range: Range<Int>) -> Bool {
    if Self.officeEnds.contains(at(range.upperBound - 1)) { return true }
    // Sentences and instructions have particles and endings.
    if range.count(where: { at($0).isHiragana }) > 0, at(range.lowerBound).isKanji,
      range.dropFirst().contains(where: { index in
        let isLast = index + 1 == range.upperBound
        return isLast
          ? Self.lastParticles.contains(at(index))
          : Self.particles.contains(at(index)) && !at(index + 1).isHiragana
      })
    {
      return true
    }
    return range.contains {
      Self.formWords.length(in: line.scalars, from: $0) > 0
        || Self.plainKana.length(in: line.scalars, from: $0) > 0
    }
  }

  /// Whether a label that only persons have ends at an index.
  func isPersonLabel(endingAt end: Int) -> Bool {
    Self.personLabels.length(in: line.scalars, upTo: end) > 0
  }

  private static let personLabels = WordSet(
    """
    氏名 お名前 姓名 本名 フリガナ ふりがな よみがな ヨミガナ 氏名カナ カナ氏名 担当者名 代表者名 相談者名 被害者名 申請者名 記入者名
    フルネーム おなまえ 氏名欄 代表者氏名 戸籍名 旧姓 苗字 名字 契約者名 保護者名 本人氏名 世帯主 芳名 申込者名 会員名 氏␣名 氏␣␣名
    """)
  private static let officeEnds = Set("課部局室係班欄者員省庁県市区都府所会社院校名目類等".unicodeScalars)
  private static let particles = Set("をがのにでともはへ".unicodeScalars)
  private static let lastParticles = Set("をがでへる".unicodeScalars)
  private static let formWords = WordSet(
    """
    不要 記入 入力 必須 任意 なし 無し 無記名 無名 不明 匿名 非公開 非公表 未定 未記入 未入力 未登録 未設定 未公開 空欄 空白 省略 同上 同左 仮名
    伏字 伏せ 秘匿 非表示 表示 公開 削除 該当 以下 上記 下記 記載 記述 自動 文字 住所 電話 番号 連絡 年齢 性別 職業 所属 役職 部署 会社
    漢字 全角 半角 英字 英数 ローマ字 平仮名 片仮名 例 見本 山○ ふめい ひみつ とくめい みてい みにゅうりょく ニックネーム ハンドル ペンネーム
    イニシャル フルネーム ダミー ○ 〇〇 法人 団体 見本 国籍 趣味 学歴 顔写真 病歴 指紋 続柄 出身 備考 署名 捺印 押印 日付 種類 説明 意味 など また もしくは 情報 個人 本人 確認 項目 加工 置換 任意 変更 登録 通称 敬称 架空の 実在
    """)
  private static let latinFormWords = WordSet(
    """
    string text required optional none null name unknown anonymous alias true false input example sample test full first last
    user string varchar char dummy value field label title nickname hidden redacted todo key type
    """)
}
