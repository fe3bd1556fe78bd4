import SourceText

/// A person at a terminal.
struct Console {
  /// Why a question got no answer.
  enum Interruption: Error {
    /// The input has ended.
    case end
    /// The person wants the question before.
    case back
  }

  let language: Language
  private let environment: CommandEnvironment

  init(_ environment: CommandEnvironment, _ language: Language) {
    self.environment = environment
    self.language = language
  }

  /// Says something on a line of its own.
  func say(_ text: LocalizedText) {
    environment.writeError(harmless(text[language]) + "\n")
  }

  func say(_ lines: [String]) {
    for line in lines { environment.writeError(harmless(line) + "\n") }
  }

  /// The line that is typed, without spaces around it.
  /// - Throws: ``Interruption``
  func answer(_ prompt: LocalizedText) throws -> String {
    let text = trimmed(try line(harmless(prompt[language]) + " > "))
    if ["<", "＜", "戻る", "back"].contains(text) { throw Interruption.back }
    return text
  }

  /// The lines up to one with a dot alone.
  func lines(_ prompt: LocalizedText) throws -> String {
    environment.writeError(harmless(prompt[language]) + "\n")
    var lines: [String] = []
    while true {
      let line = try line("> ")
      let text = trimmed(line)
      if text == "." || text == "．" || text == "。" { break }
      if lines.isEmpty, ["<", "＜", "戻る", "back"].contains(text) { throw Interruption.back }
      var kept = line
      while kept.last?.isWhitespace ?? false { kept.removeLast() }
      lines.append(kept)
    }
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    while lines.first?.isEmpty ?? false { lines.removeFirst() }
    return lines.joined(separator: "\n")
  }

  /// A line as it was typed; asks again when the terminal has not handed over all of it.
  private func line(_ prompt: String) throws -> String {
    while true {
      environment.writeError(prompt)
      guard let line = environment.readLine() else { throw Interruption.end }
      if line.utf8.count >= Console.longestLine {
        say(.longLine)
      } else if line.unicodeScalars.contains("\u{FFFD}") {
        // Where a terminal does not know of UTF-8, the backspace key leaves half a character.
        say(.brokenLetters)
      } else {
        return Console.withoutKeys(line)
      }
    }
  }

  /// A line without what arrow and other keys send, which nobody sees in an entry.
  static func withoutKeys(_ line: String) -> String {
    if !line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      return line
    }
    var kept = String.UnicodeScalarView()
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar.properties.generalCategory == .control else {
        kept.append(scalar)
        continue
      }
      if scalar == "\t" { kept.append(" ") }
      guard scalar == "\u{1B}" || scalar == "\u{9B}" else { continue }
      // ESC O and one letter, or ESC [ with parameters up to a letter or a tilde.
      if scalar == "\u{1B}" {
        guard let next = rest.first, next == "[" || next == "O" else { continue }
        rest.removeFirst()
      }
      while let next = rest.first, (0x20...0x3F).contains(next.value) { rest.removeFirst() }
      if let last = rest.first, (0x40...0x7E).contains(last.value) { rest.removeFirst() }
    }
    return String(kept)
  }

  /// A terminal drops what a line has beyond 4,095 bytes, and may cut a character in two.
  private static let longestLine = 4_090

  /// Which of some things is meant, by its number; asks until it is one.
  func choose(_ names: [String]) throws -> Int {
    say(names.enumerated().map { "  \($0 + 1). \($1)" })
    while true {
      let text = try answer(.number(names.count))
      if let number = Console.number(text), names.indices.contains(number - 1) { return number - 1 }
      // Of "用語（term）" either part will do.
      let index = names.firstIndex { name in
        let endings = ["（\(text)）", " (\(text))"]
        return name == text
          || !text.isEmpty
            && (name.hasPrefix("\(text)（") || endings.contains { name.hasSuffix($0) })
      }
      if let index { return index }
      say(.notANumber(names.count))
    }
  }

  func isYes(_ prompt: LocalizedText, otherwise: Bool) throws -> Bool {
    try yesOrNo(prompt) ?? otherwise
  }

  /// Whether the answer is yes, or `nil` when it is empty; asks until it is one of these.
  func yesOrNo(_ prompt: LocalizedText) throws -> Bool? {
    while true {
      let text = try answer(prompt).lowercased()
      if text.isEmpty { return nil }
      if ["y", "yes", "はい", "1", "ｙ", "true"].contains(text) { return true }
      if ["n", "no", "いいえ", "2", "ｎ", "false"].contains(text) { return false }
      say(.yesOrNo)
    }
  }

  /// A number in ASCII or full-width digits.
  static func number(_ text: String) -> Int? {
    Int(EntrySearch.form(of: text))
  }

  private func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}

extension LocalizedText {
  fileprivate static func number(_ count: Int) -> LocalizedText {
    LocalizedText(ja: "番号（1〜\(count)）", en: "Number (1-\(count))")
  }

  fileprivate static func notANumber(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "1 から \(count) までの番号を入力してください。", en: "Type a number from 1 to \(count)")
  }

  fileprivate static let brokenLetters = LocalizedText(
    ja: "文字が壊れて届きました。この行を、もう一度入力してください。",
    en: "Some letters arrived broken; type this line again")

  fileprivate static let longLine = LocalizedText(
    ja: "一行が長すぎて、途中で切れたかもしれません。短く分けて、もう一度入力してください。",
    en: "The line is so long that its end may be lost; type it again in shorter lines")

  fileprivate static let yesOrNo = LocalizedText(
    ja: "「はい」か「いいえ」（y か n）で答えてください。", en: "Answer y or n")
}
