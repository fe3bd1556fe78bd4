import SourceText

/// One line of Markdown, as far as label blocks are concerned.
struct LabelLine {
  /// What a line does to the blocks around it.
  enum Marker {
    case none
    /// Three colons or more and nothing else.
    case closing(colons: Int)
    /// A container of another name.
    case container(colons: Int)
    /// `:::label{…}`, with what is between the braces.
    case label(colons: Int, attributes: String)
    /// Something that was surely meant as one.
    case misspelt(colons: Int)
  }

  /// The line without its line end.
  let range: Range<Int>
  /// The line without blanks around.
  let content: Range<Int>
  /// The content.
  let text: Substring
  /// The column at which the content begins; a tab leads to the next multiple of four.
  let column: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.range = range
    var start = range.lowerBound
    var end = range.upperBound
    var column = 0
    while start < end, LabelLine.isBlank(bytes[start]) {
      column += bytes[start] == 0x09 ? 4 - column % 4 : 1
      start += 1
    }
    while start < end, LabelLine.isBlank(bytes[end - 1]) { end -= 1 }
    content = start..<end
    self.column = column
    text = Substring(decoding: bytes[start..<end], as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }

  var marker: Marker {
    // The marks of lists and quotations before it do not matter.
    let inner = text.drop { "-*+> \t".contains($0) }
    let folded = LabelLine.folded(inner.isEmpty ? text : inner)
    let colons = folded.prefix { $0 == ":" }.count
    let isExact = folded == inner && inner.utf8.count == content.count
    let name = folded.dropFirst(colons)
    if colons == 0 { return LabelLine.mentionsBlock(folded) ? .misspelt(colons: 3) : .none }
    if colons >= 3 && name.isEmpty {
      return isExact ? .closing(colons: colons) : .misspelt(colons: colons)
    }
    if isExact, colons >= 3, name.hasPrefix("label{"), name.hasSuffix("}"),
      !name.dropFirst(6).dropLast().contains(where: { $0 == "{" || $0 == "}" })
    {
      return .label(colons: colons, attributes: String(name.dropFirst(6).dropLast()))
    }
    // One colon begins a definition.
    if colons > 1 || name.contains("{"),
      LabelLine.looksLikeLabel(name) || LabelLine.mentionsBlock(name)
    {
      return .misspelt(colons: max(3, colons))
    }
    if colons >= 3 && LabelLine.isNamedLikeLevel(name) { return .misspelt(colons: colons) }
    let begins = name.drop { $0 == " " }.first
    return colons >= 3 && (begins.map { $0.isLetter || $0 == "{" } ?? false)
      ? .container(colons: colons) : .none
  }

  /// Full-width forms as their ASCII ones.
  private static func folded(_ text: Substring) -> Substring {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if (0xFF01...0xFF5E).contains(value), let narrow = Unicode.Scalar(value - 0xFEE0) {
        folded.append(narrow)
      } else if value == 0x3000 {
        folded.append(" ")
      } else {
        folded.append(scalar)
      }
    }
    return Substring(String(folded))
  }

  private static func looksLikeLabel(_ name: Substring) -> Bool {
    let lower = name.drop { $0 == " " }.lowercased()
    let word = String(lower.prefix { $0.isLetter })
    if word.hasPrefix("label") || word == "ラベル" || word == "公開範囲" || word.hasPrefix("tlp") {
      return true
    }
    if lower.contains("tlp=") || lower.contains("groups=") { return true }
    return (3...7).contains(word.count) && nearestName(to: word, among: ["label"]) != nil
  }

  /// Whether a container is called what a label would say.
  private static func isNamedLikeLevel(_ name: Substring) -> Bool {
    let inner = name.drop { $0 == " " }
    let word = inner.prefix { $0.isLetter }
    let next = inner.dropFirst(word.count).first
    if let next, next == "-" || next == "_" || next.isNumber { return false }
    return wordsForLevels.contains(word.lowercased())
  }

  private static let wordsForLevels: Set<String> = [
    "red", "amber", "green", "clear", "white", "restricted", "confidential", "secret", "private",
    "internal", "限定", "限定公開", "公開限定", "内部限定", "関係者限り", "関係者限定", "非公開", "部外秘",
    "社外秘", "秘密", "機密", "秘",
  ]

  /// Whether a block is opened in the middle of a line.
  private static func mentionsBlock(_ text: Substring) -> Bool {
    guard let start = text.firstIndex(of: ":") else { return false }
    var rest = text[start...]
    while let colon = rest.firstIndex(of: ":") {
      let run = rest[colon...].prefix { $0 == ":" }
      rest = rest[run.endIndex...]
      if run.count >= 3, looksLikeLabel(rest) { return true }
    }
    return false
  }
}

/// The lines of a text as Markdown has them, each with where the next one begins.
struct MarkdownLines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var start = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> (line: LabelLine, end: Int)? {
    guard start < bytes.count else { return nil }
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    let line = LabelLine(bytes, start..<end)
    if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { end += 1 }
    start = Swift.min(end + 1, bytes.count)
    return (line, start)
  }
}
