import SourceText

/// What the argument parser says, in Japanese.
///
/// The parser speaks English only, so its finished text is translated line by line; what is not
/// known stays as it is. In each pair `%1`, `%2` stand for values that the parser puts in, and `%A` for a list.
struct ParserWords {
  /// Whether a sentence about an error was left in English.
  private(set) var leftEnglish = false

  /// A help text or an error message with its fixed words in Japanese.
  mutating func japanese(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line(String($0)) }.joined(separator: "\n")
  }

  /// Whether a text is a help page, and not a version or a script for a shell.
  static func isHelp(_ text: String) -> Bool {
    text.hasPrefix("OVERVIEW: ") || text.hasPrefix("USAGE: ")
  }

  private mutating func line(_ line: String) -> String {
    for pair in Self.lines {
      if let translated = pair.translation(of: line) { return translated }
    }
    for heading in Self.headings where line.hasPrefix(heading.english) {
      return heading.japanese + line.dropFirst(heading.english.count)
    }
    for heading in Self.errorHeadings where line.hasPrefix(heading.english) {
      return heading.japanese + sentence(String(line.dropFirst(heading.english.count)))
    }
    for ending in Self.endings where line.hasSuffix(ending.english) {
      return line.dropLast(ending.english.count) + ending.japanese
    }
    return line.split(separator: " ", omittingEmptySubsequences: false).map { word in
      Self.words.first { $0.english == word }?.japanese ?? String(word)
    }.joined(separator: " ")
  }

  private mutating func sentence(_ sentence: String) -> String {
    for pair in Self.sentences {
      if let translated = pair.translation(of: sentence) { return translated }
    }
    // What kura's own code says to a Japanese user is Japanese already.
    let isJapanese = sentence.unicodeScalars.contains { (0x3041...0x30FA).contains($0.value) }
    if !isJapanese { leftEnglish = true }
    return sentence
  }
}

// MARK: The words

extension ParserWords {
  /// Lines that are said as a whole.
  private static let lines = [
    LocalizedText(ja: "引数:", en: "ARGUMENTS:"),
    LocalizedText(ja: "オプション:", en: "OPTIONS:"),
    LocalizedText(ja: "サブコマンド:", en: "SUBCOMMANDS:"),
    LocalizedText(ja: "  詳しい説明は「%1」で表示できます。", en: "  See '%1' for more information."),
    LocalizedText(ja: "  それぞれの説明は「%1」で表示できます。", en: "  See '%1' for detailed help."),
    LocalizedText(
      ja: "--generate-completion-script=<shell> の <shell> を、次のどれかにしてください:",
      en: "Please use --generate-completion-script=<shell> with one of:"),
  ]

  /// Beginnings of lines that go on with a text of ours.
  private static let headings = [
    LocalizedText(ja: "概要: ", en: "OVERVIEW: "),
    LocalizedText(ja: "使い方: ", en: "USAGE: "),
    LocalizedText(ja: "使い方: ", en: "Usage: "),
    LocalizedText(ja: "説明: ", en: "Help:  "),
  ]

  /// Beginnings of lines that go on with a sentence of the parser.
  private static let errorHeadings = [
    LocalizedText(ja: "エラー: ", en: "Error: "),
    LocalizedText(ja: "または: ", en: "   or: "),
  ]

  /// Ends of lines that describe the parser's own options and commands.
  private static let endings = [
    LocalizedText(ja: "  バージョンを表示する", en: "  Show the version."),
    LocalizedText(ja: "  この説明を表示する", en: "  Show help information."),
    LocalizedText(ja: "  サブコマンドの説明を表示する", en: "  Show subcommand help information."),
  ]

  /// Words of the lists of values, which may be spread over lines.
  private static let words = [
    LocalizedText(ja: "(値:", en: "(values:"),
    LocalizedText(ja: "(既定:", en: "(default:"),
    LocalizedText(ja: "既定:", en: "default:"),
  ]

  /// Sentences about what is wrong with a command line; the first that fits counts.
  private static let sentences = [
    LocalizedText(
      ja: "オプション「%1」はありません。「%2」の誤りではありませんか。",
      en: "Unknown option '%1'. Did you mean '%2'?"),
    LocalizedText(ja: "オプション「%1」はありません。", en: "Unknown option '%1'"),
    LocalizedText(ja: "オプション「%1」はありません。", en: "Invalid option: %1"),
    LocalizedText(ja: "「%2」の中の「%1」に値がありません。", en: "Missing value for '%1' in '%2'"),
    LocalizedText(ja: "「%1」の値がありません。オプションの名前に続けて書いてください。", en: "Missing value for '%1'"),
    LocalizedText(
      ja: "オプション「%1」に値は書けません。「=%2」を消してください。",
      en: "The option '%1' does not take any value, but '%2' was specified."),
    LocalizedText(ja: "「%1」は、ここには書けません。綴りを確かめるか、消してください。", en: "Unexpected argument '%1'"),
    LocalizedText(
      ja: "次の %1 個は、ここには書けません: 「%A」", en: "%1 unexpected arguments: '%A'"),
    LocalizedText(ja: "「%1」が必要です。書き足してください。", en: "Missing expected argument '%1'"),
    LocalizedText(
      ja: "「%2」の値に「%1」は使えません。次のどれかにしてください:",
      en: "The value '%1' is invalid for '%2'. Please provide one of the following:"),
    LocalizedText(
      ja: "「%2」の値に「%1」は使えません。「%A」のどれかにしてください。",
      en: "The value '%1' is invalid for '%2'. Please provide one of '%A'."),
    LocalizedText(
      ja: "「%2」の値に「%1」は使えません。", en: "The value '%1' is invalid for '%2'"),
    LocalizedText(
      ja: "「%1」というシェルの補完は作れません。", en: "Can't generate completion scripts for '%1'."),
    LocalizedText(ja: "シェルの種類が分かりません。", en: "Can't autodetect a supported shell."),
  ]
}

// MARK: Filling in

extension LocalizedText {
  /// The Japanese of a text that has the English form, or `nil`.
  fileprivate func translation(of text: String) -> String? {
    let form = Self.parts(of: english)
    guard text.hasPrefix(form.start) else { return nil }
    var rest = text.dropFirst(form.start.count)
    var values: [Character: String] = [:]
    for (index, part) in form.others.enumerated() {
      let isLast = index == form.others.count - 1
      guard let end = isLast ? Self.end(part.text, of: rest) : rest.firstRange(of: part.text) else {
        return nil
      }
      values[part.name] = String(rest[..<end.lowerBound])
      rest = rest[end.upperBound...]
    }
    guard rest.isEmpty else { return nil }
    let target = Self.parts(of: japanese)
    return target.others.reduce(into: String(target.start)) { translated, part in
      let value = values[part.name, default: ""]
      translated += (part.name.isLetter ? Self.listed(value) : value) + part.text
    }
  }

  /// The fixed parts of a form: what it begins with, and what follows each value.
  private static func parts(
    of form: String
  ) -> (start: Substring, others: [(name: Character, text: Substring)]) {
    let parts = form.split(separator: "%", omittingEmptySubsequences: false)
    return (parts[0], parts.dropFirst().map { ($0.first ?? "?", $0.dropFirst()) })
  }

  /// Where a text ends with some others.
  private static func end(_ ending: Substring, of text: Substring) -> Range<Substring.Index>? {
    guard text.hasSuffix(ending) else { return nil }
    return text.index(text.endIndex, offsetBy: -ending.count)..<text.endIndex
  }

  /// Several values between quotation marks, with Japanese ones.
  private static func listed(_ values: String) -> String {
    ["', '", "' or '", "' and '"].reduce(values) { $0.replacing($1, with: "」「") }
  }
}
