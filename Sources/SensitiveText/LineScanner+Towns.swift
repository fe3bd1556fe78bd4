// What stands between a municipality and a number, and whether it names a part of the municipality.

extension LineScanner {
  /// Whether the numbers at an index may be those of a block: not 別表1-1, 事例集4-2.
  func hasTown(
    _ index: Int, from start: Int, _ block: BlockNumber, kanaEnd: Int
  ) -> Bool {
    if at(index - 1).isHiragana {
      return kanaEnd == index
        && (block.parts > 2 || Self.kanaTowns.length(in: line.scalars, upTo: index) > 0)
    }
    var end = index
    while end > start, at(end - 1) == " " { end -= 1 }
    if at(end - 1) == "第" { return false }
    if end == start + 1, Self.shortThings.contains(at(start)) { return false }
    let thing = Self.things.length(in: line.scalars, upTo: end)
    return thing == 0 || end - thing < start
  }

  /// The end of a single number that is that of a lot, 二宮350 in a city or 元横山町3番, or `nil`.
  func lotEnd(_ block: BlockNumber, _ index: Int, from start: Int) -> Int? {
    guard block.parts == 1, at(index).isDigit, index > start + 1, !block.isYear,
      line.scalars[start..<index].allSatisfy({ $0.isKanji || $0 == "ケ" || $0 == "ヶ" })
    else { return nil }
    let isQuarter = at(index - 1) == "町"
    var end = block.end
    if isQuarter, at(end) == "番" { end += 1 }
    let next = at(end)
    guard !next.isKanji, !next.isKatakana,
      !next.isHiragana || next == "に" || next == "の" || next == "で",
      !next.isWord, next != "%", next != "-", next != "~", next != "〜", next != "."
    else { return nil }
    if isQuarter { return end }
    let town = start..<index
    guard at(start - 1) == "市", block.numberEnd - index > 1, town.count <= 5,
      !hasPlainCharacter(town), !town.contains(where: { Self.counted.contains(at($0)) }),
      hasTown(index, from: start, block, kanaEnd: -1)
    else { return nil }
    return end
  }

  /// The end of the hiragana with which the name of a part of a municipality begins: みなとみらい,
  /// はるひ野; `nil` where they are the words of a sentence.
  func kanaTownEnd(_ start: Int) -> Int? {
    switch at(start - 1) {
    case "市", "区", "町", "村", " ": break
    default: return nil
    }
    var end = start
    while end - start < 9, at(end).isHiragana { end += 1 }
    guard 2...8 ~= end - start,
      at(end).isKanji || at(end).isDigit || at(end).isKanjiNumeral || at(end) == "ケ"
        || at(end) == "ヶ",
      Self.sentenceBeginnings.length(in: line.scalars, from: start) == 0
    else { return nil }
    return end
  }

  /// Well-known parts of municipalities with names in hiragana, which need but two numbers.
  private static let kanaTowns = WordSet("みなとみらい なんば さくら いずみ あさひ みどり ひばり ときわ わかば")

  /// How what follows a municipality in a sentence begins.
  private static let sentenceBeginnings = WordSet(
    """
    では でも でき での でし です でお では、 に関 にお にあ により によ につ には にも にて にと にい にな に、 から まで だけ など として
    とし とは とも との とい とそ のみ のう のほ のよ のた のこ のそ のな のい のお のす のま のさ ほか また または より および ならび くらい ぐらい およそ ほぼ
    あたり ごと があ がで がお がい はお はほ はま はこ はそ はす はな もお もす をお をす をも ある いる なら ながら ので のに けど
    して した します する され さん さま くん いう この その どの すべ およ かつ もし ただ ここ そこ いず、
    """)

  /// What a number says how many there are of, or what it is, when it stands right behind.
  private static let counted = Set("口算額価率比量高収益金費税均計値差点度位順".unicodeScalars)

  private static let shortThings = Set("分図表章版条巻部課節項例式".unicodeScalars)

  /// Words before a number that is that of a document, a step or a count.
  private static let things = WordSet(
    """
    資料 図 章 節 項 版 例 手順 手順書 対策 施策 項目 調査 質問 設問 別表 別紙 別添 別記 様式 方式 書式 回答 段階 ステップ 演習 改訂 付録 附録
    参考 ケース 事例集 集 ガイド ガイドライン ガイドブック 手引 手引き マニュアル リスト フロー テキスト 計画 書 要綱 要領 規程 規則 基準 指針
    統計 統計表 一覧表 図表 年表 票 担当 者 部署 会社 企業 事業所 件 数 第 約 合計 平均 最大 最小 補助金 助成金 訓練 研修 講座 説明会 相談会 広報誌
    広報 写真 画面 画像 コース クラス ランク フェーズ シナリオ パターン タイプ グループ チーム バージョン セクション ページ スライド シート 簿
    課題 問題 問 目標 指標 区分 分類 種別 類型 ルート ライン プラン モデル システム サービス サーバ サーバー 端末 拠点 工場 業 店舗 支店 本店 会議
    会合 委員会 部会 分科会 議題 議事 議案 学校 病院 図書館 公民館 センター 法 条例 方法 方針 体制 制度 レベル 情報 項番 番号 枝番 優先度 重要度 リスク スコア 職員 会員 委員 人員
    """)
}
