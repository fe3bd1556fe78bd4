// Family names that only what stands around them makes the names of persons.

extension LineScanner {
  // MARK: 鈴木部長, 社長の鈴木

  /// A family name right before a role.
  mutating func titledName(_ role: Int, _ end: Int) {
    // 部長室, 課長会議
    guard !at(end).isKanji || isTitleGoingOn(end) else { return }
    var last = role
    if at(last - 1) == "・" { last -= 1 }
    if let name = spokenName(upTo: last) { return add(.name, .review, name) }
    guard let name = familyName(upTo: last) ?? wholeName(upTo: last),
      name.count > 1 || last < role
    else { return }
    // 千葉支店長 leads a branch.
    guard !PlaceNames.contains(line.scalars[name]) || !Self.leads(at(role)) else { return }
    guard !Self.groups.contains(line.scalars[role..<end]) else { return }
    add(.name, .review, name)
  }

  private func isTitleGoingOn(_ end: Int) -> Bool {
    at(end) == "補" || at(end) == "代" || at(end) == "様" || at(end) == "殿" || at(end) == "以"
  }

  /// Whether a title begins with what names a place's office.
  private static func leads(_ scalar: Unicode.Scalar) -> Bool {
    "支所署校園院館店局学本警議".unicodeScalars.contains(scalar)
  }

  private static let groups = WordSet(
    "代表 職員 委員 議員 担当 担当者 利用者 代理 理事 補佐 監督 相談者 被害者 研究員 支援士 記録 出席 出席者 参加者 欠席者 統括 部員 課員 係員 室員")

  /// A family name behind の and a role or an office: 社長の鈴木, 総務課の田中です.
  mutating func nameBehindOffice(_ end: Int, isRole: Bool) {
    guard at(end) == "の" else { return }
    let name = end + 1..<end + 1 + Surnames.length(in: line.scalars, from: end + 1)
    guard name.count > 1, isWholeName(name), !PlaceNames.contains(line.scalars[name]) else {
      return
    }
    guard isRole || Self.offices.contains(at(end - 1)) else { return }
    add(.name, .review, name)
  }

  private static let offices = Set("課係部室".unicodeScalars)

  /// Whether nothing behind a family name makes it a part of a longer word.
  func isWholeName(_ name: Range<Int>) -> Bool {
    let next = at(name.upperBound)
    if next.isKanji || next.isKatakana || next.isWord || next == "ヶ" { return false }
    guard next.isHiragana else { return next != "・" && next != "-" && next != "~" }
    return Self.behindPersons.length(in: line.scalars, from: name.upperBound) > 0
  }

  private static let behindPersons = WordSet(
    "です さん さま でございます と申し といいます と言い まで から が、 は、 に連絡 へ連絡 に電話 が対応 が担当 が電話 が説明 が確認 が出席 が参加 より")

  // MARK: 鈴木(経理)

  /// A family name before an office or a role in brackets.
  mutating func nameWithOffice(at open: Int) {
    guard let name = familyName(upTo: at(open - 1) == " " ? open - 1 : open), name.count > 1,
      !PlaceNames.contains(line.scalars[name])
    else { return }
    var end = open + 1
    while end - open < 14, end < line.count, at(end) != ")" { end += 1 }
    guard at(end) == ")", end > open + 2,
      Self.officesInBrackets.contains(line.scalars[open + 1..<end])
        || Self.officeEnds.contains(at(end - 1)) && at(end - 2).isKanji
        || Self.officeTails.length(in: line.scalars, upTo: end) > 0
    else { return }
    add(.name, .review, name)
  }

  private static let officesInBrackets = WordSet(
    "経理 総務 営業 人事 法務 広報 庶務 受付 記録 書記 司会 担当 代表 情シス 情報システム 企画 開発 技術 事務 監査 財務 社長 会長 専務 常務 秘書 議事録 進行 窓口 座長 幹事"
  )
  private static let officeEnds = Set("課部係室班".unicodeScalars)
  private static let officeTails = WordSet("部長 課長 係長 室長 班長 担当 主任 主査 主事 専務 常務 社長 会長 取締役 教授 弁護士")

  /// The family name that ends at an index and begins with its run of kanji.
  private func familyName(upTo end: Int) -> Range<Int>? {
    guard at(end - 1).isKanji else { return nil }
    for length in stride(from: min(Surnames.longest, end), through: 1, by: -1) {
      let name = end - length..<end
      if Surnames.contains(line.scalars[name]) {
        let previous = at(name.lowerBound - 1)
        return previous.isKanji || previous.isKatakana || previous.isWord ? nil : name
      }
    }
    return nil
  }

  // MARK: 鈴木と申します, 鈴木太郎(45歳)

  /// Looks at the 申 of 鈴木と申します.
  mutating func introduction(at index: Int) {
    guard at(index - 1) == "と" else { return }
    let end = index - 1
    guard let name = familyName(upTo: end) ?? wholeName(upTo: end) ?? spokenName(upTo: end),
      name.count > 1
    else { return }
    add(.name, .review, name)
  }

  /// Looks at the 歳 of 鈴木太郎(45歳).
  mutating func age(at index: Int) {
    var start = index
    while index - start < 3, at(start - 1).isDigit { start -= 1 }
    if at(start - 1) == " " { start -= 1 }
    guard start < index, at(start - 1) == "(" || at(start - 1) == "、" || at(start - 1) == "," else {
      return
    }
    let end = start - 1
    var first = end
    while end - first < 8, at(first - 1).isKanji { first -= 1 }
    let family = Surnames.length(in: line.scalars, from: first)
    guard family > 1 || family == 1 && end - first > 1, end - first - family <= 3,
      !PlaceNames.contains(line.scalars[first..<end]), at(start - 1) == "(" || end - first > family
    else { return }
    add(.name, .review, first..<end)
  }

  // MARK: スズキ様, Suzuki-san

  /// A frequent family name in kana or letters that ends at an index.
  func spokenName(upTo end: Int) -> Range<Int>? {
    if at(end - 1).isLetter {
      var start = end
      while start > 0, end - start < 12, at(start - 1).isLetter { start -= 1 }
      guard !at(start - 1).isWord, SpokenSurnames.isLatin(line.scalars[start..<end]) else {
        return nil
      }
      return start..<end
    }
    // ヤマダ タロウ様
    var start = kanaStart(end)
    guard start < end else { return nil }
    if at(start - 1) == " ", end - start >= 2 {
      let family = kanaStart(start - 1)
      if SpokenSurnames.isKana(line.scalars[family..<start - 1]) { return family..<end }
    }
    // ヤマダタロウ様
    let length = SpokenSurnames.length(in: line.scalars, from: start)
    if at(start).isKatakana, length > 0, end - start - length <= 5,
      length == end - start || end - start - length >= 2 && length >= 3
    {
      return start..<end
    }
    // 経理のたなかさん
    while start < end, !SpokenSurnames.isKana(line.scalars[start..<end]) {
      guard at(start).isHiragana else { return nil }
      start += 1
    }
    guard start < end, !at(start - 1).isHiragana || Self.particles.contains(at(start - 1)) else {
      return nil
    }
    return start..<end
  }

  private static let particles = Set("のはがにとでへを".unicodeScalars)

  /// Where the run of kana of one kind begins that ends at an index.
  private func kanaStart(_ end: Int) -> Int {
    var start = end
    let isKatakana = at(end - 1).isKatakana
    while start > 0, end - start < 11,
      isKatakana ? at(start - 1).isKatakana : at(start - 1).isHiragana
    { start -= 1 }
    return start
  }

  /// `Mr. Suzuki`, `Suzuki-san`.
  mutating func latinPerson(_ word: Range<Int>) {
    guard at(word.lowerBound).isUpper, word.count >= 2, word.count <= 10 else { return }
    let title = Self.latinTitles.length(in: line.scalars, from: word.lowerBound)
    if title > 0 {
      let start = skippingBlanks(word.lowerBound + title, atMost: 1)
      guard start > word.lowerBound + title || at(start - 1) == ".", at(start).isUpper else {
        return
      }
      var end = start
      while end - start < 12, at(end).isLetter { end += 1 }
      if at(end) == " ", at(end + 1).isUpper, !SpokenSurnames.isLatin(line.scalars[start..<end]) {
        let family = end + 1
        end = family
        while end - family < 12, at(end).isLetter { end += 1 }
        guard SpokenSurnames.isLatin(line.scalars[family..<end]) else { return }
      } else {
        guard SpokenSurnames.isLatin(line.scalars[start..<end]) else { return }
      }
      return add(.name, .review, start..<end)
    }
    guard Self.latinHonorifics.length(in: line.scalars, from: word.upperBound) > 0,
      SpokenSurnames.isLatin(line.scalars[word])
    else { return }
    let end = word.upperBound + Self.latinHonorifics.length(in: line.scalars, from: word.upperBound)
    if !at(end).isWord { add(.name, .review, word) }
  }

  private static let latinTitles = WordSet("mr. ms. mrs. dr. mr␣ ms␣ mrs␣ dr␣ prof.")
  private static let latinHonorifics = WordSet("-san -sama ␣san ␣sama -sensei ␣さん さん")
}

/// Family names that name places or bodies as often.
enum PlaceNames {
  static func contains(_ name: ArraySlice<Unicode.Scalar>) -> Bool { names.contains(name) }

  private static let names = WordSet(
    """
    千葉 福島 宮城 長野 山口 石川 福井 福岡 山形 秋田 香川 宮崎 岡山 徳島 高知 大分 長崎 佐賀 熊本 鹿島 富山 山梨 岐阜 三重 滋賀
    渋谷 上野 中野 品川 目黒 大塚 赤坂 青山 神田 川崎 横浜 大阪 東京 京都 神戸 名古屋 仙台 広島 札幌 松山 高松 松本 高崎 前橋 水戸 宇都宮
    立川 町田 府中 小平 日野 国分 福生 羽村 稲城 三鷹 武蔵 調布 狛江 多摩 青梅 秋葉 成田 市川 船橋 柏 松戸 川口 熊谷 大宮 浦和 所沢 春日 和泉 吹田 高槻
    豊田 豊橋 岡崎 一宮 金沢 鎌田 蒲田 板橋 新宿 池袋 目白 大崎 五反田 中央 港 北 南 西 東 葛西 小松 平 大島 新島 三宅 八代 諏訪 伊勢 津 奈良 和歌山 姫路 尼崎
    沖縄 那覇 鹿児島 北海 長浜 彦根 大津 堺 岸和田 伊達 米沢 酒田 鶴岡 新潟 長岡 三条 会津 郡山 本郷 日本橋 銀座 高田 飯田 上田 山中 大野 勝山 坂井 高山 関 中津 別府
    """)
}

/// Readings of the most frequent family names, as far as they are no other words.
enum SpokenSurnames {
  static func isKana(_ name: ArraySlice<Unicode.Scalar>) -> Bool {
    katakana.contains(ArraySlice(name.map(Self.katakana)))
  }

  static func length(in text: [Unicode.Scalar], from start: Int) -> Int {
    katakana.length(in: text, from: start)
  }

  static func isLatin(_ name: ArraySlice<Unicode.Scalar>) -> Bool {
    name.count > 3 && latin.contains(ArraySlice(name.map(\.lowercased)))
  }

  private static func katakana(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.isHiragana ? Unicode.Scalar(scalar.value + 0x60) ?? scalar : scalar
  }

  private static let katakana = WordSet(
    """
    スズキ サトウ タカハシ タナカ ワタナベ イトウ ヤマモト ナカムラ コバヤシ カトウ ヨシダ ヤマダ ササキ ヤマグチ マツモト イノウエ キムラ ハヤシ
    サイトウ シミズ ヤマザキ ヤマサキ イケダ ハシモト アベ イシカワ ヤマシタ ナカジマ ナカシマ イシイ オガワ マエダ オカダ ハセガワ フジタ ゴトウ コンドウ
    ムラカミ エンドウ アオキ サカモト フクダ オオタ ニシムラ フジイ カネコ オカモト ミウラ フジワラ ナカノ ハラダ タケウチ タムラ ナカヤマ イシダ モリタ
    ウエダ ウチダ シバタ サカイ ミヤザキ ヨコヤマ タカギ アンドウ ミヤモト オオノ コジマ タニグチ イマイ クドウ タカダ マスダ マルヤマ スギヤマ ムラタ
    オオツカ コヤマ ヒラノ フジモト コウノ ノグチ タケダ マツイ スガワラ イワサキ クボ キノシタ サノ ノムラ マツオ キクチ スギモト フルカワ オオニシ
    シマダ ミズノ サクライ ヨシカワ ニシダ イイダ ハマダ キタムラ ヤスダ ヨシムラ ヒラタ カワグチ クボタ ナカガワ イワタ ハットリ ヒグチ アキヤマ タグチ
    ナガイ カワムラ オオシマ ナガタ ナカニシ ツチヤ モチヅキ クマガイ アラキ ハヤカワ マツオカ オオクボ マツシタ オザキ コイケ マツムラ タカノ
    """)
  private static let latin = WordSet(
    """
    suzuki sato satoh takahashi tanaka watanabe itoh yamamoto nakamura kobayashi kato katoh yoshida yamada sasaki yamaguchi matsumoto
    inoue kimura hayashi saito saitoh shimizu yamazaki yamasaki ikeda hashimoto ishikawa yamashita nakajima nakashima ishii ogawa maeda
    okada hasegawa fujita goto gotoh kondo murakami endo aoki sakamoto fukuda ohta nishimura fujii kaneko okamoto miura fujiwara nakano
    harada takeuchi tamura nakayama ishida morita ueda uchida shibata sakai miyazaki yokoyama takagi ando miyamoto
    ohno kojima taniguchi imai kudo takada masuda maruyama sugiyama murata otsuka koyama hirano fujimoto kono noguchi takeda matsui
    sugawara iwasaki kinoshita nomura matsuo kikuchi sugimoto furukawa onishi shimada mizuno sakurai
    """)
}
