import SourceText

/// What the dialogue says.
extension LocalizedText {
  static func welcome(_ kind: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: "\(kind.japanese)の新しい項目を作ります。「戻る」と入力すると一つ前の質問に戻り、"
        + "Ctrl-C でやめられます。最後まで答えるまで、何も書き込みません。",
      en: "A new entry: \(kind.english). Type 'back' for the question before; Ctrl-C stops. "
        + "Nothing is written before the last answer.")
  }

  static let stopped = LocalizedText(
    ja: "やめました。ファイルは何も作っていません。", en: "Stopped; nothing was written")

  static let idHeading = LocalizedText(
    ja: "【id】この項目の番号札で、ファイル名になります。半角の英小文字・数字・ハイフンで書きます。",
    en: "【id】It names the entry and its file: lower-case letters, digits and hyphens.")

  static func id(_ suggestion: String?) -> LocalizedText {
    guard let suggestion else { return LocalizedText(verbatim: "id") }
    return LocalizedText(
      ja: "id（そのまま Enter で \(suggestion)）", en: "id (Enter for \(suggestion))")
  }

  static let mayBeLeftOut = LocalizedText(
    ja: "決まっていなければ、そのまま Enter を押してください。", en: "Press Enter to leave it out.")

  static let emptyEndsList = LocalizedText(
    ja: "一つずつ入力します。終わったら、そのまま Enter を押してください。",
    en: "One at a time; press Enter when there are no more.")

  static let whichField = LocalizedText(
    ja: "どの欄を書きますか。", en: "Which field do you fill in?")

  static let review = LocalizedText(
    ja: "【見直し】人が実際に確かめた日だけを記録します。確かめていなければ、日付は書きません。",
    en: "【Review】Only a day on which a person really checked is recorded.")

  static let didYouCheck = LocalizedText(
    ja: "あなたは今日、この内容を元の資料と照らし合わせて確かめましたか（y/N）",
    en: "Did you yourself check it against its source today? (y/N)")

  static let anyAtAll = LocalizedText(
    ja: "書くものがありますか（y/N）", en: "Is there any? (y/N)")

  static func another(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "\(grouped(count))件入力しました。もう一件加えますか（y/N）", en: "\(grouped(count)) so far. One more? (y/N)"
    )
  }

  static func ceiling(_ ceiling: String?) -> LocalizedText {
    let japanese =
      ceiling.map {
        "この蔵に置けるのは \($0) までです。それより厳しいものはコミットできないので、別の蔵で管理するか、"
          + "見せてよい相手を確かめてください。"
      } ?? ""
    let english =
      ceiling.map {
        " This storehouse takes no more than \($0): what is stricter cannot be committed here, "
          + "so keep it elsewhere or find out who may see it."
      } ?? ""
    return LocalizedText(
      ja: "迷ったら、いちばん厳しいものを選びます。" + japanese,
      en: "When in doubt, choose the strictest." + english)
  }

  static let needed = LocalizedText(
    ja: "この欄は必要です。前の質問に戻るには「戻る」と入力してください。",
    en: "This field is needed; type 'back' for the question before")

  static let yesNo = LocalizedText(ja: "はい・いいえ（y/n）", en: "y/n")
  static let answer = LocalizedText(ja: "入力", en: "Answer")

  static let markdown = LocalizedText(
    ja: "何行でも書けます。書き終えたら、点（.）だけの行を入力してください。",
    en: "Any number of lines; end with a line that is only a dot (.)")

  static func choice(_ count: Int, usual: String?) -> LocalizedText {
    LocalizedText(
      ja: "番号（1〜\(count)" + (usual.map { "、そのまま Enter で \($0)" } ?? "") + "）",
      en: "Number (1-\(count)" + (usual.map { ", Enter for \($0)" } ?? "") + ")")
  }

  static func notAChoice(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "1 から \(count) までの番号で選んでください。", en: "Choose by a number from 1 to \(count)")
  }

  static func noCandidate(_ names: [String]) -> LocalizedText {
    LocalizedText(
      ja: "選べる項目（\(names.joined(separator: "、"))）がまだありません。先に作るか、これから作る id を入力してください。",
      en: "There is no entry to choose yet (\(names.joined(separator: ", "))); write one first, or "
        + "type the id that it will have")
  }

  static let search = LocalizedText(
    ja: "題名の一部か id（? で一覧）", en: "Part of the title, or the id (? lists all)")

  static func nothingFound(_ text: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(text)」を含む項目はありません。別の言葉で探すか、? で一覧を見てください。",
      en: "Nothing has '\(text)' in it; try other words, or ? for all")
  }

  static func moreFound(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "  ほかに\(grouped(count))件あります。言葉を足すと絞れます。", en: "  \(grouped(count)) more; use more words")
  }

  static func pick(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "番号（1〜\(count)、そのまま Enter で探し直す）", en: "Number (1-\(count), Enter to search again)")
  }
}
