import Diagnostics
import SourceText
import Storehouse

/// What somebody probably meant who wrote something else than a TLP 2.0 label.
struct LabelWords {
  /// The levels that may be meant, the likeliest first; empty when nobody knows.
  let levels: [TLPLevel]
  /// Why the word is none, and what to write.
  let explanation: LocalizedText

  /// Explains a word, or the lack of one.
  init(_ word: String) {
    let folded = LabelWords.folded(word)
    if let level = TLPLevel.allCases.first(where: { LabelWords.folded($0.name) == folded }) {
      levels = [level]
      explanation = .respelt(word, level)
    } else if folded == "white" {
      levels = [.clear]
      explanation = .white
    } else if let meaning = LabelWords.everyday.first(where: { $0.words.contains(folded) }) {
      levels = meaning.levels
      explanation = .everyday(word, meaning.levels)
    } else if let near = nearestName(to: word, among: TLPLevel.allCases.map(\.name)),
      let level = TLPLevel(name: near)
    {
      levels = [level]
      explanation = .respelt(word, level)
    } else {
      levels = []
      explanation = .unknown(word)
    }
  }

  /// A word with full-width letters and signs made narrow, and all else as it is.
  static func narrow(_ word: String) -> String {
    let scalars = word.unicodeScalars.map { scalar in
      (0xFF01...0xFF5E).contains(scalar.value)
        ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The word in lower case without `TLP:`, marks and blanks, full-width forms made narrow.
  private static func folded(_ word: String) -> String {
    var folded = ""
    for narrow in narrow(word).unicodeScalars {
      let isKept = narrow.properties.isAlphabetic || ("0"..."9").contains(narrow)
      if isKept { folded += narrow.properties.lowercaseMapping }
    }
    return folded.hasPrefix("tlp") && folded != "tlp" ? String(folded.dropFirst(3)) : folded
  }

  /// The words of the desk and of other schemes, with the levels that they may mean.
  private static let everyday: [(words: Set<String>, levels: [TLPLevel])] = [
    (["公開", "公開可", "一般公開", "公表", "public", "open", "portal", "ポータル"], [.clear]),
    (
      [
        "構成員限り", "構成員", "メンバー限り", "tcyssメンバー限り", "会員限り", "members", "member",
        "wg資料", "関係者限り", "グリーン",
      ], [.green, .amber]
    ),
    (
      [
        "担当内", "担当内で共有", "担当限り", "私見", "バックオフィス", "desk", "internal", "部内限り", "内部限り",
        "社内限り", "所内限り",
      ], [.amberStrict]
    ),
    (["アンバー", "限定公開", "limited", "関係先限り"], [.amber, .amberStrict]),
    (
      [
        "非公開", "秘", "極秘", "部外秘", "機密", "取扱注意", "secret", "private", "confidential",
        "named", "受講者以外には非公開", "受講者限り", "ホットライン", "レッド",
      ], [.red, .amberStrict]
    ),
  ]
}

extension LocalizedText {
  fileprivate static func respelt(_ word: String, _ level: TLPLevel) -> LocalizedText {
    LocalizedText(
      ja: "「\(word)」は \(level.name) と書きます（半角の大文字で、「TLP:」も空白も付けません）。",
      en: "'\(word)' is written \(level.name), in upper case, without 'TLP:' and without spaces")
  }

  fileprivate static let white = LocalizedText(
    ja: "「WHITE」は、TLP 2.0（2022年）で CLEAR という名前になりました。CLEAR と書いてください。",
    en: "'WHITE' is called CLEAR since TLP 2.0 (2022); write CLEAR")

  fileprivate static func everyday(_ word: String, _ levels: [TLPLevel]) -> LocalizedText {
    let names = levels.map(\.name)
    let meant =
      switch levels.first {
      case .clear: "だれに見せてもよいなら CLEAR"
      case .green: "構成員の間まででよいなら GREEN、提供元がもっと狭く求めているなら AMBER"
      case .amberStrict: "窓口の中だけなら AMBER+STRICT"
      case .amber: "組織と必要な相手までなら AMBER、組織の中だけなら AMBER+STRICT"
      default: "その場の人だけなら RED、窓口の中で使ってよいなら AMBER+STRICT"
      }
    return LocalizedText(
      ja: "「\(word)」は TLP の区分ではありません。\(meant) と書きます。",
      en: "'\(word)' is no TLP label; write \(names.joined(separator: " or "))")
  }

  fileprivate static func unknown(_ word: String) -> LocalizedText {
    LocalizedText(
      ja: word.isEmpty
        ? "TLP の区分が書かれていません。CLEAR・GREEN・AMBER・AMBER+STRICT・RED のどれかを書いてください。"
        : "「\(word)」は TLP の区分ではありません。CLEAR・GREEN・AMBER・AMBER+STRICT・RED のどれかを書いてください。",
      en: word.isEmpty
        ? "The TLP label is empty; write CLEAR, GREEN, AMBER, AMBER+STRICT or RED"
        : "'\(word)' is no TLP label; write CLEAR, GREEN, AMBER, AMBER+STRICT or RED")
  }

  /// That something counts as the strictest until it can be read.
  static let countsAsStrictest = LocalizedText(
    ja: "直るまで、いちばん厳しい TLP:RED（どこにも出さない）として扱います。",
    en: "Until then it counts as TLP:RED and is shown nowhere")
}
