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
  private let text: String

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.range = range
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, LabelLine.isBlank(bytes[start]) { start += 1 }
    while start < end, LabelLine.isBlank(bytes[end - 1]) { end -= 1 }
    content = start..<end
    text = String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }

  /// The mark and length of a code fence that the line opens.
  var fence: (mark: UInt8, count: Int)? {
    guard let mark = text.utf8.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
      return nil
    }
    let count = text.utf8.prefix { $0 == mark }.count
    let rest = text.utf8.dropFirst(count)
    // A word with backticks on both sides is code inside a line.
    if mark == UInt8(ascii: "`") && rest.contains(mark) { return nil }
    return count >= 3 ? (mark, count) : nil
  }

  /// Whether the line closes a code fence.
  func closes(_ fence: (mark: UInt8, count: Int)) -> Bool {
    text.utf8.count >= fence.count && text.utf8.allSatisfy { $0 == fence.mark }
  }

  var marker: Marker {
    // The marks of lists and quotations before it do not matter.
    let inner = text.drop { "-*+> \t".contains($0) }
    let folded = LabelLine.folded(inner.isEmpty ? text[...] : inner)
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
