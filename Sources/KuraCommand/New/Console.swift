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
    environment.writeError(harmless(prompt[language]) + " > ")
    guard let line = environment.readLine() else { throw Interruption.end }
    let text = trimmed(line)
    if ["<", "＜", "戻る", "back"].contains(text) { throw Interruption.back }
    return text
  }

  /// The lines up to one with a dot alone.
  func lines(_ prompt: LocalizedText) throws -> String {
    environment.writeError(harmless(prompt[language]) + "\n")
    var lines: [String] = []
    while true {
      environment.writeError("> ")
      guard let line = environment.readLine() else { throw Interruption.end }
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

  /// Which of some things is meant, by its number; asks until it is one.
  func choose(_ names: [String]) throws -> Int {
    say(names.enumerated().map { "  \($0 + 1). \($1)" })
    while true {
      let text = try answer(.number(names.count))
      if let number = Console.number(text), names.indices.contains(number - 1) { return number - 1 }
      if let index = names.firstIndex(of: text) { return index }
      say(.notANumber(names.count))
    }
  }

  func isYes(_ prompt: LocalizedText, otherwise: Bool) throws -> Bool {
    while true {
      let text = try answer(prompt).lowercased()
      if text.isEmpty { return otherwise }
      if ["y", "yes", "はい", "1", "ｙ"].contains(text) { return true }
      if ["n", "no", "いいえ", "2", "ｎ"].contains(text) { return false }
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

  fileprivate static let yesOrNo = LocalizedText(
    ja: "「はい」か「いいえ」（y か n）で答えてください。", en: "Answer y or n")
}
