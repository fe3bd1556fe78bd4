/// The blocks of a Markdown text that have a label of their own.
///
/// A block begins with a line `:::label{tlp=AMBER groups=desk}` and ends with a line of as many
/// colons; blocks nest. Lines between code fences are no blocks, as long as the fences are closed and
/// nobody can take them for anything else. Whatever looks like a label and
/// cannot be read counts as the strictest, to the end of the text if it does not end before.
package struct LabelBlocks: Sendable {
  /// A part of the text under a label; offsets count bytes of the decoded text.
  package struct Block: Hashable, Sendable {
    /// From the line that opens it to the line that closes it, both included.
    package var range: Range<Int>
    /// The line that opens it, without blanks around.
    package let opening: Range<Int>
    /// The label as written, without what encloses the block.
    package let label: DisclosureLabel
    /// The groups as written.
    package let groups: [String]
    /// The block around it, or `nil`.
    package let parent: Int?
    /// Whether the label can be read.
    package let isReadable: Bool
  }

  /// What is wrong with how a block is written.
  package struct Problem: Hashable, Sendable {
    package enum Cause: Hashable, Sendable {
      /// No line of colons ends the block.
      case unclosed(colons: Int)
      /// A line of colons ends nothing.
      case closesNothing
      /// Nearly `:::label{…}`, but not exactly.
      case misspelt
      /// No `tlp=` between the braces.
      case noLevel
      /// `tlp=` with a word that is no level.
      case unknownLevel(String)
      /// A word between the braces that is none of `tlp=` and `groups=`.
      case unknownAttribute(String)
      /// A block in a text that is no Markdown, where nothing would heed it.
      case outsideMarkdown
      /// A block in code that no line of marks ends, so that the code may have ended before it.
      case inOpenCode
    }

    package let cause: Cause
    package let range: Range<Int>
  }

  /// In the order of their openings.
  package private(set) var blocks: [Block] = []
  package private(set) var problems: [Problem] = []

  /// A container that is still open: a label block, or one that only has to be passed over.
  private struct Open {
    let colons: Int
    let block: Int?
    let opening: Range<Int>
    /// The block itself, or else the one around it.
    let innermost: Int?
  }

  /// Finds the blocks of a text.
  /// - Complexity: O(n) in the bytes.
  package init(_ text: some Collection<UInt8>) {
    let bytes = Array(text)
    guard LabelBlocks.mayOccur(in: bytes) else { return }
    let code = LabelBlocks.code(in: bytes)
    var open: [Open] = []
    var lastEnd = 0
    var isOpenCodeSaid = false
    for (line, end) in MarkdownLines(bytes) {
      guard code.lines.contains(line.range.lowerBound) else {
        read(line, line.marker, end: end, &open, &lastEnd)
        continue
      }
      if code.isClosed { continue }
      switch line.marker {
      case .label(let colons, _), .misspelt(let colons):
        let cause = isOpenCodeSaid ? nil : Problem.Cause.inOpenCode
        isOpenCodeSaid = true
        read(line, .misspelt(colons: colons), cause: cause, end: end, &open, &lastEnd)
      case .closing(let colons) where open.last.map({ colons >= $0.colons }) ?? false:
        read(line, line.marker, end: end, &open, &lastEnd)
      case .none, .closing, .container: break
      }
    }
    for container in open.reversed() {
      if let block = container.block {
        blocks[block].range = blocks[block].opening.lowerBound..<bytes.count
      }
      if container.block.map({ blocks[$0].isReadable }) ?? false {
        problems.append(
          Problem(cause: .unclosed(colons: container.colons), range: container.opening))
      }
    }
    problems.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Where lines of code with a colon begin, and whether all code between fences is closed.
  private static func code(in bytes: [UInt8]) -> (lines: Set<Int>, isClosed: Bool) {
    var fences = CodeFences()
    var lines: Set<Int> = []
    for (line, _) in MarkdownLines(bytes) where fences.hide(line) {
      lines.insert(line.range.lowerBound)
    }
    return (lines, !fences.isOpen)
  }

  /// Whether two colons stand together, or a colon of Japanese width anywhere.
  package static func mayOccur(in bytes: some Collection<UInt8>) -> Bool {
    var last: UInt8 = 0
    var beforeLast: UInt8 = 0
    for byte in bytes {
      if byte == 0x3A && last == 0x3A { return true }
      if byte == 0x9A && last == 0xBC && beforeLast == 0xEF { return true }
      (beforeLast, last) = (last, byte)
    }
    return false
  }

  private mutating func read(
    _ line: LabelLine, _ marker: LabelLine.Marker, cause: Problem.Cause? = .misspelt, end: Int,
    _ open: inout [Open], _ lastEnd: inout Int
  ) {
    let parent = open.last?.innermost
    switch marker {
    case .none:
      return
    case .closing(let colons):
      guard let last = open.last else {
        // Whatever should have opened it may reach back to the block before.
        add(.strictest, [], lastEnd..<end, line.content, parent: nil, isReadable: false)
        problems.append(Problem(cause: .closesNothing, range: line.content))
        lastEnd = end
        return
      }
      guard colons >= last.colons else {
        problems.append(Problem(cause: .closesNothing, range: line.content))
        return
      }
      if let block = last.block { blocks[block].range = blocks[block].range.lowerBound..<end }
      open.removeLast()
      lastEnd = end
    case .container(let colons):
      open.append(Open(colons: colons, block: nil, opening: line.content, innermost: parent))
    case .misspelt(let colons):
      if let cause { problems.append(Problem(cause: cause, range: line.content)) }
      add(
        .strictest, [], line.range.lowerBound..<end, line.content, parent: parent, isReadable: false
      )
      open.append(opened(colons, line))
    case .label(let colons, let attributes):
      let read = LabelAttributes(attributes)
      if let cause = read.cause { problems.append(Problem(cause: cause, range: line.content)) }
      add(
        read.label, read.groups, line.range.lowerBound..<end, line.content, parent: parent,
        isReadable: read.cause == nil)
      open.append(opened(colons, line))
    }
  }

  /// Opens the block that was added last.
  private func opened(_ colons: Int, _ line: LabelLine) -> Open {
    Open(
      colons: colons, block: blocks.count - 1, opening: line.content, innermost: blocks.count - 1)
  }

  /// The first line that opens a block, or was meant to.
  package var firstOpening: Range<Int>? {
    let closings = Set(
      problems.lazy.filter { $0.cause == .closesNothing }.map(\.range.lowerBound))
    return blocks.first { !closings.contains($0.opening.lowerBound) }?.opening
  }

  private mutating func add(
    _ label: DisclosureLabel, _ groups: [String], _ range: Range<Int>, _ opening: Range<Int>,
    parent: Int?, isReadable: Bool
  ) {
    blocks.append(
      Block(
        range: range, opening: opening, label: label, groups: groups, parent: parent,
        isReadable: isReadable))
  }
}

/// What stands between the braces of `:::label{…}`.
private struct LabelAttributes {
  private(set) var label = DisclosureLabel.strictest
  private(set) var groups: [String] = []
  private(set) var cause: LabelBlocks.Problem.Cause?

  init(_ text: String) {
    var level: TLPLevel?
    for word in LabelAttributes.words(of: text) {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count > 1 ? String(parts[1]) : ""
      switch (parts[0], value.isEmpty) {
      case ("tlp", false) where level == nil:
        level = TLPLevel(name: value)
        if level == nil { cause = cause ?? .unknownLevel(value) }
      case ("groups", false):
        groups += value.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
      default:
        cause = cause ?? .unknownAttribute(word)
      }
    }
    if level == nil && cause == nil { cause = .noLevel }
    guard cause == nil, let level else { return }
    label = DisclosureLabel(level, audience: Audience(names: groups))
  }

  /// Words between blanks; quotes keep a value with blanks together.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in text {
      if character == "\"" {
        isQuoted.toggle()
      } else if character.isWhitespace && !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}
