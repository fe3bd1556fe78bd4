/// Words that say in the subject of a commit neither what changes nor why.
enum VagueWords {
  /// Whether a subject, in small letters and without signs and digits, has no other words: such as
  /// `修正`, `いろいろ直した` or `内容を修正`.
  static func areAll(of subject: String) -> Bool {
    if subjects.contains(subject) { return true }
    var rest = subject[...]
    for words in [manners, things] {
      guard let word = words.first(where: rest.hasPrefix) else { continue }
      rest.removeFirst(word.count)
      if let particle = particles.first(where: rest.hasPrefix) { rest.removeFirst(particle.count) }
      if rest.isEmpty || subjects.contains(String(rest)) { return true }
    }
    return false
  }

  /// How much was done, or in what hurry.
  private static let manners = [
    "いろいろ", "色々", "色色", "いろんなところ", "あちこち", "とりあえず", "ひとまず", "もろもろ", "諸々", "ちょっと", "少し", "一部", "全部",
    "すべて", "全体", "細かい", "細かな", "軽微な", "再度", "もう一度", "念のため",
  ]

  /// What every commit changes.
  private static let things = [
    "内容", "ファイル", "データ", "文言", "文章", "本文", "記述", "表現", "誤字脱字", "誤字", "脱字", "faq", "中身", "それ", "これ",
  ]

  private static let particles = ["を", "の", "に", "と", "だけ"]

  private static let plainVerbs = [
    "直す", "直した", "直しました", "直します", "直し", "なおす", "なおした", "なおしました", "変える", "変えた", "変えました", "手直し",
    "書き直し", "書き直した", "やり直し", "見直し", "見直した", "整えた",
  ]

  private static let subjects: Set<String> = {
    let nouns = [
      "修正", "更新", "変更", "追加", "削除", "対応", "調整", "改善", "整理", "微修正", "微調整", "小修正", "軽微な修正",
      "バグ修正", "誤字修正", "再修正", "一部修正", "ファイル更新", "データ更新", "内容更新", "リファクタリング",
    ]
    let verbs = ["", "しました", "した", "する", "します", "済み", "済", "中"]
    let others = [
      "その他", "テスト", "作業中", "仮", "仮コミット", "一時保存",
      "途中", "保存", "コミット", "最終版", "最終", "完成", "完成版", "修正版", "最新版", "最新", "確定版", "暫定版", "wip",
      "update", "updates", "updated",
      "updatefile", "updatefiles", "fix", "fixes", "fixed", "bugfix", "change", "changes",
      "changed", "edit", "edits",
      "misc", "minor", "minorfix", "minorfixes", "minorchanges", "tmp", "temp", "test", "testing",
      "save", "commit",
      "add", "added", "addfile", "addfiles", "remove", "delete", "cleanup", "refactor", "work",
      "workinprogress",
      "stuff", "typo", "done", "initial", "foo", "asdf", "あああ", "ああ",
    ]
    return Set(nouns.flatMap { noun in verbs.map { noun + $0 } } + plainVerbs + others)
  }()
}
