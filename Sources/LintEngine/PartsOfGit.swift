import SourceText

/// What git itself has written into a message for an editor: its advice with the state of the work
/// tree, and the changes that `git commit --verbose` shows.
///
/// Names and values of other files stand there, which the commit does not take in. Comments that
/// stand elsewhere are the author's: `--cleanup` may keep them.
struct PartsOfGit {
  private(set) var ranges: [SourceRange] = []

  private let bytes: [UInt8]
  private let lines: [SourceRange]
  private let comment: [UInt8]

  init(in bytes: [UInt8], _ cleanup: MessageCleanup) {
    self.bytes = bytes
    comment = Array(cleanup.commentPrefix.utf8)
    lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      SourceRange(start: $0.startIndex, end: $0.endIndex)
    }
    let line = comment + Array(" \(CommitMessage.scissors)".utf8)
    let scissors = lines.lastIndex { bytes[$0.indices].elementsEqual(line) }
    if cleanup.dropsComments { addBlock(before: scissors ?? lines.count) }
    if let scissors { addParts(below: scissors) }
  }

  /// Adds the last comments before a line.
  private mutating func addBlock(before line: Int) {
    var end = line
    while end > 0, lines[end - 1].isEmpty { end -= 1 }
    var start = end
    while start > 0, isComment(start - 1) { start -= 1 }
    add(start..<end, ifOfGit: true)
  }

  /// Adds the comments below scissors, and the changes below those.
  private mutating func addParts(below scissors: Int) {
    let start = scissors + 1
    let end = lines[start...].indices.first { !isComment($0) } ?? lines.count
    let showsChanges = end > start && end < lines.count && begins(end, with: "diff --")
    add(start..<end, ifOfGit: !showsChanges)
    guard showsChanges else { return }
    for line in end..<lines.count where isComment(line) || isOfChanges(line) {
      ranges.append(lines[line])
    }
  }

  /// Adds comments; where it is in doubt whose they are, only when one of them is blank, as in all
  /// that git writes.
  private mutating func add(_ comments: Range<Int>, ifOfGit isDoubtful: Bool) {
    let hasBlank = comments.contains { bytes[lines[$0].indices].elementsEqual(comment) }
    if !isDoubtful || hasBlank { ranges += lines[comments] }
  }

  private func isComment(_ line: Int) -> Bool { bytes[lines[line].indices].starts(with: comment) }

  private func begins(_ line: Int, with text: StaticString) -> Bool {
    bytes[lines[line].indices].starts(with: "\(text)".utf8)
  }

  /// Whether a line is one that a comparison of files may hold.
  private func isOfChanges(_ line: Int) -> Bool {
    Self.beginnings.contains { bytes[lines[line].indices].starts(with: $0.utf8) }
  }

  private static let beginnings = [
    "+", "-", " ", "@@", "\\", "diff --", "index ", "old mode ", "new mode ", "mode ",
    "new file mode ", "deleted file mode ", "similarity index ", "dissimilarity index ", "rename ",
    "copy ", "Binary files ", "Submodule ",
  ]
}
