package import SourceText

/// What git does with a message after its hook, as far as a hook can know: it is not told the words
/// of the command.
package struct MessageCleanup: Sendable {
  /// What a comment line begins with.
  let commentPrefix: String
  /// Whether an editor has shown the message, below which git then writes what it knows itself.
  let isEdited: Bool
  /// Whether comment lines are dropped.
  let dropsComments: Bool
  /// Whether a line of scissors is dropped, with all that follows.
  let cutsAtScissors: Bool

  package init(
    commentPrefix: String, isEdited: Bool, dropsComments: Bool, cutsAtScissors: Bool
  ) {
    self.commentPrefix = commentPrefix
    self.isEdited = isEdited
    self.dropsComments = dropsComments
    self.cutsAtScissors = cutsAtScissors
  }

  /// A message that is kept as it is.
  package static let none = MessageCleanup(
    commentPrefix: "#", isEdited: false, dropsComments: false, cutsAtScissors: false)
}

/// A commit message as it stands before git cleans it up.
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
  /// The text with spaces in the place of what git itself has written below it, so that positions
  /// stay as they are.
  ///
  /// It holds comments and what stands below scissors: `-m`, `--cleanup` and `--verbose` decide about
  /// them, and a hook does not learn of all that.
  package let writtenBytes: [UInt8]

  /// Reads a message.
  package init(_ source: SourceFile, _ cleanup: MessageCleanup) {
    self.source = source
    let bytes = source.bytes
    let comment = Array(cleanup.commentPrefix.utf8)
    let scissors = Array("\(cleanup.commentPrefix) \(Self.scissors)".utf8)
    var lines: [Line] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = bytes[start..<end]
      if cleanup.cutsAtScissors, line.elementsEqual(scissors) { break }
      if !cleanup.dropsComments || !line.starts(with: comment) {
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
    var written = bytes
    if cleanup.isEdited {
      for range in PartsOfGit(in: bytes, cleanup).ranges {
        for index in range.indices where bytes[index] != UInt8(ascii: "\n") {
          written[index] = 0x20
        }
      }
    }
    writtenBytes = written
  }

  /// What follows the beginning of a comment in a line below which git cuts.
  package static let scissors = "------------------------ >8 ------------------------"

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

  private static func trimmedEnd(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
