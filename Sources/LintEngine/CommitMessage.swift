package import SourceText

/// A commit message as an editor leaves it, with the parts that git will keep.
package struct CommitMessage: Sendable {
  /// A line that git keeps.
  struct Line: Sendable {
    /// The bytes of the line without its end, in the whole text.
    let range: SourceRange
    let text: String
  }

  /// The whole text.
  package let source: SourceFile
  /// The lines that git keeps, blank ones too, without those before the first and after the last
  /// line that is not blank.
  let lines: [Line]
  /// The text with spaces in the place of what git drops, so that positions stay as they are.
  package let keptBytes: [UInt8]

  /// Reads a message.
  ///
  /// Git drops lines that begin with `commentPrefix`, and none when it is `nil`; and a line of
  /// scissors, which begins with `scissorsPrefix`, with all that follows.
  package init(
    _ source: SourceFile, commentPrefix: String?, scissorsPrefix: String
  ) {
    self.source = source
    let bytes = source.bytes
    let comment = commentPrefix.map { Array($0.utf8) }
    let scissors = Array("\(scissorsPrefix) ------------------------ >8 ----".utf8)
    var kept = bytes
    var lines: [Line] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = bytes[start..<end]
      if line.starts(with: scissors) {
        Self.blank(start..<bytes.count, in: &kept)
        break
      }
      if let comment, line.starts(with: comment) {
        Self.blank(start..<end, in: &kept)
      } else {
        lines.append(
          Line(
            range: SourceRange(start: start, end: end),
            text: Self.trimmedEnd(String(decoding: line, as: UTF8.self))))
      }
      start = end + 1
    }
    let isBlank = { (line: Line) in line.text.allSatisfy(\.isWhitespace) }
    lines = Array(lines.drop(while: isBlank))
    while let last = lines.last, isBlank(last) { lines.removeLast() }
    self.lines = lines
    keptBytes = kept
  }

  /// Whether anything is left of the message.
  package var isWritten: Bool { !lines.isEmpty }

  /// The first line, or `nil` when nothing is left of the message.
  var subject: Line? { lines.first }

  /// Whether git or an author makes such subjects on the way to others: merges, reverts, fixups.
  var isMadeByGit: Bool {
    let beginnings = ["Merge ", "Revert \"", "Reapply \"", "fixup! ", "squash! ", "amend! "]
    return beginnings.contains { subject?.text.hasPrefix($0) ?? false }
  }

  /// The names and values of the trailers: the lines `Name: value` of the last paragraph, unless
  /// it is the first.
  var trailers: [(name: String, value: String, line: Line)] {
    guard let blank = lines.lastIndex(where: { $0.text.isEmpty }) else { return [] }
    return lines[(blank + 1)...].compactMap { line in
      guard let colon = line.text.firstIndex(of: ":") else { return nil }
      let name = line.text[..<colon]
      guard !name.isEmpty,
        name.utf8.allSatisfy({ byte in
          byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte)
            || (0x41...0x5A).contains(byte & 0xDF)
        })
      else { return nil }
      let value = line.text[line.text.index(after: colon)...].drop(while: \.isWhitespace)
      return (String(name), String(value), line)
    }
  }

  private static func blank(_ range: Range<Int>, in bytes: inout [UInt8]) {
    for index in range where bytes[index] != UInt8(ascii: "\n") { bytes[index] = 0x20 }
  }

  private static func trimmedEnd(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
