import SourceText
import Storehouse

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
    ja: "答えが途中で終わったので、やめました。ファイルは何も作っていません。",
    en: "The answers ended, so this was stopped; nothing was written")

  static let idHeading = LocalizedText(
    ja: "【id】ほかの項目からこの項目を指すときの名前で、ファイルの名前にもなります。",
    en: "【id】The name by which others refer to the entry, and its file's name.")

  static let idExplanation = LocalizedText(
    ja: "半角の英小文字（a〜z）・数字・ハイフン（-）で書きます。空白や日本語は使えません。",
    en: "Lower-case letters, digits and hyphens; no spaces.")

  static func usualIDs(_ beginning: String?, _ examples: [String]) -> LocalizedText? {
    if examples.isEmpty && beginning == nil { return nil }
    let japanese = examples.isEmpty ? "" : "（例: \(examples.joined(separator: "、"))）"
    let english = examples.isEmpty ? "" : " (such as \(examples.joined(separator: ", ")))"
    guard let beginning else {
      return LocalizedText(
        ja: "同じ種類のほかの項目にならって付けてください\(japanese)。",
        en: "Name it as others of its kind are named\(english).")
    }
    return LocalizedText(
      ja: "この種類の id は「\(beginning)」で始めます\(japanese)。",
      en: "Ids of this kind begin with '\(beginning)'\(english).")
  }

  static func alike(_ path: RepositoryPath) -> LocalizedText {
    LocalizedText(
      ja: "よく似た名前の項目（\(path)）が、もうあります。同じことを書こうとしていないか、確かめてください。",
      en: "There is an entry of much the same name (\(path)); make sure that yours is another.")
  }

  static let idOfDay = LocalizedText(
    ja: "題名に英字がないので、今日の日付で案を作りました。内容の分かる英語やローマ字に替えると、後で探しやすくなります。",
    en: "The title has no Latin words, so the day is proposed; words that tell the content are "
      + "easier to find.")

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

  static let oneAtATime = LocalizedText(
    ja: "一つずつ入力します。まず一つ目です。続きは、この後で尋ねます。",
    en: "One at a time; this is the first, and more can follow.")

  static func remembered(_ text: String, isLong: Bool, mayBeLeftOut: Bool) -> LocalizedText {
    let leave = LocalizedText(
      ja: mayBeLeftOut ? "、「-」で入れない" : "", en: mayBeLeftOut ? ", '-' leaves it out" : "")
    let key = LocalizedText(
      ja: isLong ? "点（.）だけの行で" : "そのまま Enter で", en: isLong ? "a dot alone" : "Enter")
    return LocalizedText(
      ja: "前の答え: \(text)（\(key.japanese)同じ答え\(leave.japanese)）",
      en: "Answered before: \(text) (\(key.english) keeps it\(leave.english))")
  }

  static func isRole(_ text: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(text)」は、人の名前ではありませんか。役割の名前で間違いありませんか（y/N）",
      en: "'\(text)' looks like the name of a person; is it that of a role? (y/N)")
  }

  static func roleByNumber(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "上の番号（1〜\(count)）で選ぶか、ほかの役割の名前を入力してください。",
      en: "Choose by number (1-\(count)), or type the name of another role.")
  }

  static func apart(_ parts: [String]) -> LocalizedText {
    LocalizedText(
      ja: parts.map { "「\($0)」" }.joined() + "の\(parts.count)件に分けますか（Y/n）",
      en: "Take it as \(parts.count): \(parts.map { "'\($0)'" }.joined(separator: ", "))? (Y/n)")
  }

  static let takeTheOne = LocalizedText(
    ja: "これにしますか（Y/n。n で探し直す）", en: "Take it? (Y/n; n searches again)")

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

  static func ceiling(_ ceiling: TLPLevel?) -> LocalizedText {
    guard let name = ceiling?.name else {
      return LocalizedText(
        ja: "迷ったら、いちばん厳しいものを選びます。", en: "When in doubt, choose the strictest.")
    }
    if ceiling == .clear {
      return LocalizedText(
        ja: "この蔵に置けるのは、公開してよい CLEAR だけです。公開してよいか分からないときは、Ctrl-C でやめて、"
          + "先に確かめてください。",
        en: "Only what is fit for everybody, CLEAR, may be in this storehouse. If you do not know, "
          + "stop with Ctrl-C and find out first.")
    }
    return LocalizedText(
      ja: "この蔵に置けるのは \(name) までです。迷ったら、その中でいちばん厳しい \(name) を選びます。"
        + "それより厳しくすべき内容は、この蔵には書かず、Ctrl-C でやめてください。",
      en: "This storehouse takes nothing stricter than \(name); when in doubt, choose it. What "
        + "should be stricter does not belong here: stop with Ctrl-C.")
  }

  static let needed = LocalizedText(
    ja: "この欄は必要です。前の質問に戻るには「戻る」と入力してください。",
    en: "This field is needed; type 'back' for the question before")

  static let takenAllTheSame = LocalizedText(
    ja: "この答えは受け取りました。問題がないか確かめてください。直すなら、「戻る」と入力してください。",
    en: "The answer is taken all the same; see whether it is all right, or type 'back'.")

  static let mustBeYes = LocalizedText(
    ja: "ここに「はい」と答えられる内容でなければ、この項目は作れません。「戻る」で答えを直すか、Ctrl-C でやめてください。",
    en: "Unless this is true, there can be no such entry: type 'back' and change the content, or "
      + "stop with Ctrl-C.")

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

  static func noCandidate(_ names: [String], beginning: String) -> LocalizedText {
    let japanese = beginning.isEmpty ? " id " : "「\(beginning)」で始まる id "
    let english = beginning.isEmpty ? "id" : "id, beginning with '\(beginning)',"
    return LocalizedText(
      ja: "選べる項目（\(names.joined(separator: "、"))）がまだありません。Ctrl-C でやめて先に作るか、これから作る項目の"
        + "\(japanese)を入力してください。",
      en:
        "There is no entry to choose yet (\(names.joined(separator: ", "))); stop with Ctrl-C and "
        + "write one first, or type the \(english) that it will have")
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
