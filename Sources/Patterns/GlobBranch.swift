/// A glob without alternatives.
struct GlobBranch: Hashable, Sendable {
  /// What stands between two slashes.
  enum Segment: Hashable, Sendable {
    /// `**`: any number of folders.
    case anyFolders
    case name([Token])
  }

  /// One part of a name.
  enum Token: Hashable, Sendable {
    case byte(UInt8)
    /// `?`
    case anyCharacter
    /// `*`
    case anyText
    case character(CodePointSet)
  }

  private let segments: [Segment]
  private let literalStart: [UInt8]
  private let literalEnd: [UInt8]
  /// Whether the glob is `FOLDER/**/*END`, which is what most kinds have: the ends decide.
  private let endsDecide: Bool

  init(_ segments: [Segment]) {
    self.segments = segments
    self.literalStart = GlobBranch.literalStart(of: segments)
    self.literalEnd = GlobBranch.literalEnd(of: segments)
    self.endsDecide = GlobBranch.endsDecide(segments)
  }

  /// Whether a path is meant.
  ///
  /// Each name stands for exactly one folder or file, so the first place where the names between
  /// two `**` fit leaves the most for the rest, and only the last `**` is ever tried again.
  func matches(_ path: [UInt8]) -> Bool {
    guard hasLiteralEnds(path) else { return false }
    if endsDecide {
      if segments.count == 2 { return true }
      return path.count > literalStart.count + literalEnd.count
        && path[literalStart.count] == UInt8(ascii: "/")
    }
    var segment = 0
    var start = 0
    var retry: (segment: Int, start: Int)?
    while true {
      if segment < segments.count, segments[segment] == .anyFolders {
        if segment == segments.count - 1 { return start < path.count }
        segment += 1
        retry = (segment, start)
      } else if segment < segments.count, start <= path.count,
        case .name(let tokens) = segments[segment],
        GlobBranch.name(tokens, matches: path, in: start..<end(ofNameAt: start, in: path))
      {
        start = end(ofNameAt: start, in: path) + 1
        segment += 1
      } else if segment == segments.count && start > path.count {
        return true
      } else {
        guard let last = retry, last.start <= path.count else { return false }
        let next = end(ofNameAt: last.start, in: path) + 1
        guard next <= path.count else { return false }
        retry = (last.segment, next)
        (segment, start) = (last.segment, next)
      }
    }
  }

  private func end(ofNameAt start: Int, in path: [UInt8]) -> Int {
    var end = start
    while end < path.count && path[end] != UInt8(ascii: "/") { end += 1 }
    return end
  }

  private func hasLiteralEnds(_ path: [UInt8]) -> Bool {
    guard path.count >= literalStart.count, path.count >= literalEnd.count else { return false }
    for index in literalStart.indices where path[index] != literalStart[index] { return false }
    let offset = path.count - literalEnd.count
    for index in literalEnd.indices where path[offset + index] != literalEnd[index] { return false }
    return true
  }

  private static func name(
    _ tokens: [Token], matches path: [UInt8], in range: Range<Int>
  ) -> Bool {
    var token = 0
    var index = range.lowerBound
    var retry: (token: Int, index: Int)?
    while true {
      if token < tokens.count, tokens[token] == .anyText {
        token += 1
        if token == tokens.count { return true }
        retry = (token, index)
      } else if token == tokens.count && index == range.upperBound {
        return true
      } else if token < tokens.count, index < range.upperBound,
        let next = step(tokens[token], over: path, at: index, before: range.upperBound)
      {
        token += 1
        index = next
      } else {
        guard let last = retry, last.index < range.upperBound else { return false }
        let next = last.index + character(of: path, at: last.index, before: range.upperBound).count
        retry = (last.token, next)
        (token, index) = (last.token, next)
      }
    }
  }

  private static func step(
    _ token: Token, over path: [UInt8], at index: Int, before end: Int
  ) -> Int? {
    switch token {
    case .byte(let byte): return path[index] == byte ? index + 1 : nil
    case .anyText: return nil
    case .anyCharacter: return index + character(of: path, at: index, before: end).count
    case .character(let set):
      let next = character(of: path, at: index, before: end)
      return set.contains(next.codePoint) ? index + next.count : nil
    }
  }

  /// The character at an offset; a byte that is not UTF-8 counts as one that no class lists.
  private static func character(
    of path: [UInt8], at index: Int, before end: Int
  ) -> (codePoint: UInt32, count: Int) {
    if path[index] < 0x80 { return (UInt32(path[index]), 1) }
    for count in 2...4 where index + count <= end && isValidUTF8(path[index..<index + count]) {
      let lead = UInt32(path[index]) & (0xFF >> UInt32(count + 1))
      let codePoint = path[(index + 1)..<(index + count)].reduce(lead) {
        $0 << 6 | UInt32($1 & 0x3F)
      }
      return (codePoint, count)
    }
    return (CodePointSet.last + 1, 1)
  }

  private static func endsDecide(_ segments: [Segment]) -> Bool {
    guard segments.count >= 2, segments[segments.count - 2] == .anyFolders,
      case .name(let last)? = segments.last, last.first == .anyText,
      isLiteral(.name(Array(last.dropFirst())))
    else { return false }
    return segments.dropLast(2).allSatisfy(isLiteral)
  }

  private static func isLiteral(_ segment: Segment) -> Bool {
    guard case .name(let tokens) = segment else { return false }
    return tokens.allSatisfy { if case .byte = $0 { true } else { false } }
  }

  private static func literalStart(of segments: [Segment]) -> [UInt8] {
    var literal: [UInt8] = []
    for (index, segment) in segments.enumerated() {
      guard case .name(let tokens) = segment else { return literal }
      if index > 0 { literal.append(UInt8(ascii: "/")) }
      for token in tokens {
        guard case .byte(let byte) = token else { return literal }
        literal.append(byte)
      }
    }
    return literal
  }

  private static func literalEnd(of segments: [Segment]) -> [UInt8] {
    guard case .name(let tokens)? = segments.last else { return [] }
    var literal: [UInt8] = []
    for token in tokens.reversed() {
      guard case .byte(let byte) = token else { break }
      literal.append(byte)
    }
    return literal.reversed()
  }
}
