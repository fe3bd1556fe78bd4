import SourceText

/// What somebody wrote where a person has to say something.
struct FilledIn {
  /// Whether it says anything: not nothing, marks alone, one letter again and again, or a word that
  /// only stands for the answer.
  let saysSomething: Bool

  init(_ text: String) {
    let letters = Array(text.unicodeScalars).filter {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    let word = FilledIn.folded(letters)
    saysSomething = Set(word).count > 1 && !FilledIn.placeholders.contains(word)
  }

  /// Letters and digits in lower case, full-width ones made narrow.
  private static func folded(_ letters: [Unicode.Scalar]) -> String {
    letters.map { scalar in
      let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
      let narrow = isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
      return narrow.properties.lowercaseMapping
    }.joined()
  }

  private static let placeholders: Set = [
    "理由", "りゆう", "ここに理由", "理由を書く", "理由を書いてください", "決めた理由", "ゆるめた理由",
    "役割", "決めた役割", "決めた人の役割", "決めた人", "許可", "提供元の許可",
    "未定", "未記入", "未記載", "未入力", "未確認", "不明", "なし", "無し", "無", "ない", "仮", "同上", "テスト",
    "あとで", "後で", "あとで書く", "後で書く", "要記入", "記入", "省略", "特になし", "特に無し",
    "reason", "thereason", "yourreason", "why", "role", "therole", "permission", "who",
    "todo", "fixme", "tbd", "tba", "tbc", "na", "none", "null", "unknown", "test", "placeholder",
    "later", "asdf", "abc", "123", "dummy",
  ]
}
