import Editions
import LintRules
import SourceText

/// What a comment that speaks to kura says: `# kura: allow(rule-name, "text", until=DATE) reason`.
///
/// Understands more than it accepts, so that a misspelt comment can be answered with the right one.
struct AllowComment: Hashable {
  /// A rule's name as it was written, with its place in the comment, in scalars.
  struct Name: Hashable {
    let text: String
    let place: Range<Int>
  }

  /// The names of rules in lower case.
  private(set) var names: [Name] = []
  /// The texts to which it is narrowed.
  private(set) var texts: [String] = []
  /// The last day on which it holds.
  private(set) var until: CalendarDate?
  /// What stands for a date and is none.
  private(set) var wrongDate: String?
  private(set) var reason = ""
  /// Whether it is written as it should be.
  private(set) var isExact = true

  /// Reads a comment from its `#`, or returns `nil` when it does not speak to kura.
  init?(_ comment: String) {
    var scanner = AllowScanner(comment)
    guard let verb = scanner.readAddress() else { return nil }
    if verb == .understood {
      readRules(&scanner)
      readReason(&scanner)
    }
    isExact = !scanner.deviates && verb == .understood && wrongDate == nil && !names.isEmpty
  }

  /// The comment as it should be written; what is missing has a placeholder.
  func rightForm(_ names: [String], placeholder: LocalizedText) -> LocalizedText {
    var parts = names.isEmpty ? ["rule-name"] : names
    parts += texts.map {
      "\"" + $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    if let until {
      parts.append("until=\(until)")
    } else if wrongDate != nil {
      parts.append("until=YYYY-MM-DD")
    }
    let head = "# kura: allow(\(parts.joined(separator: ", "))) "
    return LocalizedText(
      ja: head + (hasReason ? reason : placeholder.japanese),
      en: head + (hasReason ? reason : placeholder.english))
  }

  /// Whether there is a word that could be a reason.
  var hasReason: Bool {
    reason.unicodeScalars.contains {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
  }

  private mutating func readRules(_ scanner: inout AllowScanner) {
    let closing = scanner.readOpening()
    while !scanner.isAtEnd {
      scanner.skipBlanks()
      if let closing, scanner.take(closing: closing) { return }
      if let text = scanner.readQuoted() {
        texts.append(text)
      } else if let date = scanner.readUntil() {
        take(date: date)
      } else if let name = scanner.readName() {
        names.append(name)
      } else {
        break
      }
      let hasMore = scanner.skipSeparator()
      if closing == nil && !hasMore { break }
    }
    // The bracket is open, or there was none.
    scanner.deviates = true
  }

  private mutating func readReason(_ scanner: inout AllowScanner) {
    var words: [String] = []
    scanner.skipReasonMarks()
    while !scanner.isAtEnd {
      scanner.skipBlanks()
      if let date = scanner.readUntil() {
        take(date: date)
      } else if let word = scanner.readWord() {
        words.append(word)
      }
    }
    reason = words.joined(separator: " ")
  }

  private mutating func take(date text: String) {
    if let date = CalendarDate(text), date.day != nil { until = date } else { wrongDate = text }
  }
}

/// Reads an allow comment scalar by scalar, and notes where it is not as it should be.
private struct AllowScanner {
  /// What a comment asks for.
  enum Verb {
    /// To allow something, in this or another word.
    case understood
    case unknown
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0
  /// Whether something so far is not written as it should be.
  var deviates = false

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  var isAtEnd: Bool { position >= scalars.count }

  /// Reads `# kura: allow`, or returns `nil` when the comment is about something else.
  mutating func readAddress() -> Verb? {
    while take("#") {}
    if position > 1 { deviates = true }
    if skipBlanks() == 0 { deviates = true }
    guard let name = readLetters(), name.lowercased() == "kura" else { return nil }
    if name != "kura" { deviates = true }
    if skipBlanks() > 0 { deviates = true }
    let hasColon = take(":")
    if skipBlanks() == 0 || !hasColon { deviates = true }
    let verb = readLetters() ?? ""
    let isSynonym = Self.synonyms.contains(verb.lowercased())
    if verb == "allow" { return .understood }
    deviates = true
    if isSynonym || nearestName(to: verb, among: ["allow"]) != nil { return .understood }
    return hasColon ? .unknown : nil
  }

  private static let synonyms: Set<String> = [
    "allow", "allows", "allowed", "ignore", "disable", "suppress", "skip", "off", "noqa", "exempt",
    "except", "permit", "ok", "allow-next-line", "ignore-next-line", "disable-next-line",
    "disable-line", "許可", "許す", "無視", "除外", "抑止", "例外",
  ]

  /// Reads an opening bracket and returns the one that closes it, or `nil` when there is none.
  mutating func readOpening() -> Unicode.Scalar? {
    if skipBlanks() > 0 { deviates = true }
    for (opening, closing) in Self.brackets where take(opening) {
      if opening != "(" { deviates = true }
      return closing
    }
    for mark: Unicode.Scalar in [":", "="] where take(mark) { skipBlanks() }
    return nil
  }

  private static let brackets: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("【", "】"), ("〔", "〕"),
  ]

  mutating func take(closing: Unicode.Scalar) -> Bool {
    if take(closing) { return true }
    for (_, other) in Self.brackets where take(other) {
      deviates = true
      return true
    }
    return false
  }

  /// Skips a comma, and says whether there was one.
  mutating func skipSeparator() -> Bool {
    skipBlanks()
    if take(",") {
      skipBlanks()
      return true
    }
    guard take("、") || take("､") else { return false }
    deviates = true
    skipBlanks()
    return true
  }

  mutating func readQuoted() -> String? {
    for (opening, closing) in Self.quotes where take(opening) {
      if opening != "\"" { deviates = true }
      var text = ""
      while !isAtEnd, scalars[position] != closing, plain(scalars[position]) != closing {
        if scalars[position] == "\\", position + 1 < scalars.count { position += 1 }
        text.unicodeScalars.append(scalars[position])
        position += 1
      }
      if isAtEnd { deviates = true }
      position += 1
      return text
    }
    return nil
  }

  private static let quotes: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("\"", "\""), ("'", "'"), ("“", "”"), ("「", "」"), ("『", "』"),
  ]

  /// Reads `until=` and what follows it.
  mutating func readUntil() -> String? {
    let start = position
    let deviated = deviates
    guard let word = readLetters(), word.lowercased() == "until" else {
      (position, deviates) = (start, deviated)
      return nil
    }
    let isExact = word == "until" && take("=")
    if !isExact {
      skipBlanks()
      guard take(":") || take("=") || isAtDigit else {
        (position, deviates) = (start, deviated)
        return nil
      }
      skipBlanks()
      deviates = true
    }
    var text = ""
    while !isAtEnd, !isBlank(scalars[position]),
      !",)]}、）".unicodeScalars.contains(scalars[position])
    {
      text.unicodeScalars.append(plain(scalars[position]))
      position += 1
    }
    return text
  }

  /// Reads a word of the form of a rule's name.
  mutating func readName() -> AllowComment.Name? {
    let start = position
    guard let word = readLetters(), word.utf8.allSatisfy({ $0 < 0x80 }) else {
      position = start
      return nil
    }
    let name = word.lowercased()
    if name != word { deviates = true }
    return AllowComment.Name(text: name, place: start..<position)
  }

  mutating func skipReasonMarks() {
    skipBlanks()
    while !isAtEnd, ":-–—".unicodeScalars.contains(plain(scalars[position])) { position += 1 }
  }

  mutating func readWord() -> String? {
    let start = position
    while !isAtEnd, !isBlank(scalars[position]) { position += 1 }
    guard position > start else { return nil }
    var word = ""
    word.unicodeScalars.append(contentsOf: scalars[start..<position])
    return word
  }

  @discardableResult
  mutating func skipBlanks() -> Int {
    let start = position
    while !isAtEnd, isBlank(scalars[position]) { position += 1 }
    return position - start
  }

  /// Reads letters, digits and hyphens; full-width ones are read, and noted.
  private mutating func readLetters() -> String? {
    var word = ""
    while !isAtEnd {
      let scalar = plain(scalars[position])
      guard
        scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic
          || scalar.properties.numericType != nil
      else { break }
      if scalar != scalars[position] { deviates = true }
      word.unicodeScalars.append(scalar)
      position += 1
    }
    return word.isEmpty ? nil : word
  }

  private var isAtDigit: Bool {
    !isAtEnd && scalars[position].properties.numericType != nil
  }

  /// Takes a mark; its full-width form is taken, and noted.
  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard !isAtEnd, plain(scalars[position]) == mark else { return false }
    if scalars[position] != mark { deviates = true }
    position += 1
    return true
  }

  private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\u{3000}"
  }

  /// The half-width form of a full-width letter, digit or mark.
  private func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }
}
