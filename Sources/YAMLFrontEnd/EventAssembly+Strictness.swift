import Diagnostics
import DocumentTree
import SourceText

/// A place that libyaml accepts but that may show a mistake; a slower look decides.
struct Suspicion {
  enum Kind {
    /// A plain scalar begins with a space that is not U+0020, or another full-width sign.
    case invisibleStart
    /// A plain scalar goes over several lines outside flow collections.
    case multilinePlain
    /// A plain scalar looks like `key:value` or `key：value` where a mapping may be meant.
    case looksLikeEntry
  }

  var kind: Kind
  /// The bytes of the scalar.
  var range: SourceRange
  /// Whether the scalar is an item of a sequence, and of which.
  var sequence: Int?
  /// Whether another item of that sequence is a mapping.
  var isAmongMappings = false

  /// Whether there can be a mistake: a list of nothing but texts is one of addresses or the like.
  var isWorthALook: Bool { kind != .looksLikeEntry || sequence == nil || isAmongMappings }
}

extension EventAssembly {
  /// Looks at a scalar for what libyaml lets through.
  @inline(__always)
  mutating func examine(_ node: Node, isMultiline: Bool) {
    switch node.style {
    case .plain:
      if node.flags.contains(.absent) { return }
      if isMultiline { examineMultilinePlain(node) }
      if isInFlow { examineQuestionMark(node) }
      let first = byte(Int(node.start))
      if first < 0x80 {
        examineASCIIStart(node, first)
      } else if first == 0xE3 || first == 0xC2 || first == 0xEF {
        examineWideStart(node, first)
      }
    case .singleQuoted, .doubleQuoted:
      let end = Int(node.end)
      if end < count { examineAfterQuoted(end, next: byte(end)) }
      if isMultiline { examineMultilineQuoted(node) }
    case .literal, .folded: examineBlockScalar(node)
    case .block, .flow: break
    }
  }

  private var isInFlow: Bool { levels.last?.isFlow == true }

  private mutating func examineMultilinePlain(_ node: Node) {
    if isInFlow { return }
    traits.formUnion(.multilinePlain)
    suspicions.append(Suspicion(kind: .multilinePlain, range: node.range))
  }

  /// libyaml takes the `?` of `{?a: b}` for a sign, YAML takes it for text.
  private mutating func examineQuestionMark(_ node: Node) {
    let before = Int(node.start) - 1
    guard before >= 0, byte(before) == UInt8(ascii: "?"), !isStopped else { return }
    let range = SourceRange(start: before, end: Int(node.end))
    fatal = .unsupported(.questionMark, at: range, in: source)
  }

  @inline(__always)
  private mutating func examineASCIIStart(_ node: Node, _ first: UInt8) {
    if first &- 0x61 < 26 {
      examineWord(node)
    } else if first == UInt8(ascii: "<") {
      if node.textEnd &- node.textStart == 2 && byte(Int(node.start) + 1) == first
        && builder.expectsKey
      {
        builder.nodes[builder.open[builder.depth - 1].node].flags.formUnion(.mergesMappings)
      }
    } else if first == UInt8(ascii: "-") {
      examineDash(node)
    }
  }

  private mutating func examineDash(_ node: Node) {
    if node.end &- node.start == 1 && isInFlow {
      fatal = .dashInFlow(at: node.range, in: source)
    } else if byte(Int(node.start) + 1) >= 0x80 {
      suspicions.append(Suspicion(kind: .invisibleStart, range: node.range))
    }
  }

  /// A word right before a colon that is not a key, outside a mapping's value on the key's line.
  @inline(__always)
  private mutating func examineWord(_ node: Node) {
    if builder.expectsKey || isInFlow { return }
    var offset = Int(node.start) &+ 1
    let end = Int(node.end)
    while offset < end && isKeyByte(byte(offset)) { offset &+= 1 }
    guard offset < end else { return }
    let next = byte(offset)
    guard next == UInt8(ascii: ":") || next == 0xEF, mayBeginLine(Int(node.start)) else { return }
    var suspicion = Suspicion(kind: .looksLikeEntry, range: node.range)
    if let parent = builder.open.last?.node, builder.nodes[parent].kind == .sequence {
      suspicion.sequence = parent
    }
    suspicions.append(suspicion)
  }

  /// Whether nothing but blanks and list marks can be before an offset on its line.
  ///
  /// What follows a key is a value, so most of what looks like an entry, such as an address, is
  /// none; the wider kinds of blank are left to the slower look.
  private func mayBeginLine(_ offset: Int) -> Bool {
    var before = offset &- 1
    while before >= 0 && (byte(before) == 0x20 || byte(before) == 0x09) { before &-= 1 }
    if before < 0 { return true }
    let last = byte(before)
    return last == 0x0A || last == 0x0D || last == UInt8(ascii: "-") || last >= 0x80
  }

  private mutating func examineWideStart(_ node: Node, _ first: UInt8) {
    let second = byte(Int(node.start) + 1)
    let third = byte(Int(node.start) + 2)
    let isIdeographicSpace = first == 0xE3 && second == 0x80 && third == 0x80
    let isNoBreakSpace = first == 0xC2 && second == 0xA0
    let isFullWidthForm = first == 0xEF && (second == 0xBC || second == 0xBD)
    if isIdeographicSpace || isNoBreakSpace || (isFullWidthForm && !isInFlow) {
      suspicions.append(Suspicion(kind: .invisibleStart, range: node.range))
    }
  }

  /// A comment must be apart from what it follows (specification 6.6).
  @inline(__always)
  mutating func examineAfterQuoted(_ end: Int, next: UInt8) {
    if next == UInt8(ascii: "#") && !isStopped {
      fatal = .gluedComment(at: end, in: source)
    }
  }

  /// Tells suspicious items of a sequence that has ended whether they are among mappings.
  mutating func informSuspicions(about sequence: Int) {
    let start = Int(builder.nodes[sequence].start)
    var index = suspicions.count - 1
    var hasMapping: Bool?
    while index >= 0 && suspicions[index].range.start >= start {
      if suspicions[index].sequence == sequence {
        let isAmong = hasMapping ?? holdsMapping(sequence)
        hasMapping = isAmong
        suspicions[index].isAmongMappings = isAmong
      }
      index -= 1
    }
  }

  private func holdsMapping(_ sequence: Int) -> Bool {
    var child = sequence + 1
    while child < builder.nodes.count {
      if builder.nodes[child].kind == .mapping { return true }
      child = Int(builder.nodes[child].next)
    }
    return false
  }

  /// Every line of a flow collection is indented more than the block around it (9C9N).
  mutating func examineMultilineFlow(_ index: Int) {
    if isInFlow { return }
    let range = builder.nodes[index].range
    if features.hasHash, let glued = gluedCommentInFlow(index) {
      fatal = fatal ?? .gluedComment(at: glued, in: source)
    }
    checkContinuationLines(of: range, style: .flow)
  }

  private mutating func examineMultilineQuoted(_ node: Node) {
    if isInFlow { return }
    checkContinuationLines(of: node.range, style: node.style)
  }

  private mutating func checkContinuationLines(of range: SourceRange, style: Node.Style) {
    guard !isStopped, let parent = builder.open.last?.node else { return }
    let required = column(of: Int(builder.nodes[parent].start)) + 1
    var offset = range.start
    while let line = nextLine(after: offset, before: range.end) {
      offset = line
      var content = line
      while byte(content) == 0x20 { content += 1 }
      var visible = content
      while byte(visible) == 0x20 || byte(visible) == 0x09 { visible += 1 }
      let isEmpty = visible >= count || byte(visible) == 0x0A || byte(visible) == 0x0D
      if isEmpty || content - line >= required { continue }
      // Between quotes a line such as `# …` was hardly meant to be text.
      let isComment = style != .flow && byte(visible) == UInt8(ascii: "#")
      fatal = .wrongContinuation(
        at: SourceRange(start: line, end: max(visible, line + 1)), of: range, style: style,
        looksLikeEntry: isComment || looksLikeEntry(visible), usesTab: visible > content, in: source
      )
      return
    }
  }

  private func looksLikeEntry(_ start: Int) -> Bool {
    if byte(start) == UInt8(ascii: "-") && byte(start + 1) == 0x20 { return true }
    var offset = start
    while offset < count && byte(offset) != 0x0A && byte(offset) != 0x0D {
      if byte(offset) == UInt8(ascii: ":")
        && (offset + 1 == count || isBlankOrBreak(byte(offset + 1)))
      {
        return true
      }
      offset += 1
    }
    return false
  }

  /// The first byte of the next line, if it is before an offset.
  func nextLine(after start: Int, before end: Int) -> Int? {
    var offset = start
    while offset < end {
      if byte(offset) == 0x0A || (byte(offset) == 0x0D && byte(offset + 1) != 0x0A) {
        return offset + 1 < end ? offset + 1 : nil
      }
      offset += 1
    }
    return nil
  }

  /// The number of code points between the start of a line and an offset in it.
  func column(of offset: Int) -> Int {
    var column = 0
    var index = offset
    while index > cursor.origin && byte(index - 1) != 0x0A && byte(index - 1) != 0x0D {
      index -= 1
      if byte(index) & 0xC0 != 0x80 { column += 1 }
    }
    return column
  }

  /// A `#` right after a comma or bracket between the children of a flow collection.
  private func gluedCommentInFlow(_ index: Int) -> Int? {
    let end = Int(builder.nodes[index].end)
    var offset = Int(builder.nodes[index].start)
    var child = index
    while offset < end {
      while child < builder.nodes.count && Int(builder.nodes[child].start) < offset { child += 1 }
      if child < builder.nodes.count && builder.nodes[child].kind != .sequence
        && builder.nodes[child].kind != .mapping && Int(builder.nodes[child].start) == offset
        && builder.nodes[child].end > builder.nodes[child].start
      {
        offset = Int(builder.nodes[child].end)
        continue
      }
      if byte(offset) == UInt8(ascii: "#") {
        if !isBlankOrBreak(byte(offset - 1)) { return offset }
        while offset < end && byte(offset) != 0x0A && byte(offset) != 0x0D { offset += 1 }
      }
      offset += 1
    }
    return nil
  }

  /// The header and the leading blank lines of a block scalar.
  private mutating func examineBlockScalar(_ node: Node) {
    var offset = Int(node.start) + 1
    var hasIndicator = false
    while byte(offset) == UInt8(ascii: "+") || byte(offset) == UInt8(ascii: "-")
      || byte(offset) &- 0x31 < 9
    {
      if byte(offset) &- 0x31 < 9 { hasIndicator = true }
      offset += 1
    }
    if byte(offset) == UInt8(ascii: "#") {
      fatal = .gluedComment(at: offset, in: source)
      return
    }
    if hasIndicator { return }
    var widest = 0
    var widestLine = offset
    var line = offset
    while let next = nextLine(after: line, before: count) {
      var content = next
      while byte(content) == 0x20 { content += 1 }
      if content < count && byte(content) != 0x0A && byte(content) != 0x0D {
        let isText = content - next > blockIndent
        if content - next < widest && isText {
          let blanks = SourceRange(start: widestLine, end: widestLine + widest)
          fatal = .overIndentedBlankLine(at: blanks, in: source)
        }
        return
      }
      if content - next > widest {
        widest = content - next
        widestLine = next
      }
      line = next
    }
  }

  /// The column of the innermost block collection, or -1 at the root.
  private var blockIndent: Int {
    guard let parent = builder.open.last(where: { builder.nodes[$0.node].style == .block }) else {
      return -1
    }
    return column(of: Int(builder.nodes[parent.node].start))
  }
}

/// Whether a byte can be part of a key as storehouses write them.
@inline(__always)
func isKeyByte(_ byte: UInt8) -> Bool {
  byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    || byte &- 0x41 < 26
}
