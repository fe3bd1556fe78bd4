/// Matches git's wildcards: `*`, `?`, `[…]` and, in paths, `**` (gitignore(5), git's wildmatch.c).
struct WildcardMatch {
  /// How one attempt ended; the last two tell outer stars that trying further is in vain.
  private enum Outcome {
    case match, mismatch, textEnded, slashReached
  }

  /// Stars nested deeper than this never match: no real pattern comes near it.
  private static let maximumDepth = 200
  /// Comparisons after which a pattern counts as not matching, so that none can hang the run.
  private static let maximumSteps = 200_000

  private let pattern: [UInt8]
  private let text: [UInt8]
  private let stopsAtSlash: Bool
  private var steps = 0

  /// Whether the pattern from an offset on matches the whole text from an offset on.
  ///
  /// With `stopsAtSlash`, only `**` matches a slash.
  static func matches(
    _ pattern: [UInt8], from patternStart: Int, _ text: [UInt8], from textStart: Int,
    stopsAtSlash: Bool
  ) -> Bool {
    var match = WildcardMatch(pattern: pattern, text: text, stopsAtSlash: stopsAtSlash)
    return match.run(patternStart, textStart, depth: 0) == .match
  }

  private init(pattern: [UInt8], text: [UInt8], stopsAtSlash: Bool) {
    self.pattern = pattern
    self.text = text
    self.stopsAtSlash = stopsAtSlash
  }

  private mutating func run(_ patternStart: Int, _ textStart: Int, depth: Int) -> Outcome {
    guard depth < Self.maximumDepth else { return .textEnded }
    var position = patternStart
    var textPosition = textStart
    while position < pattern.count {
      steps += 1
      guard steps < Self.maximumSteps else { return .textEnded }
      let symbol = pattern[position]
      if symbol == UInt8(ascii: "*") {
        return star(position, patternStart, textPosition, depth: depth)
      }
      guard textPosition < text.count else { return .textEnded }
      switch symbol {
      case UInt8(ascii: "?"):
        if stopsAtSlash && text[textPosition] == UInt8(ascii: "/") { return .mismatch }
      case UInt8(ascii: "["):
        guard let (end, isMember) = bracket(position, text[textPosition]) else { return .textEnded }
        if !isMember || (stopsAtSlash && text[textPosition] == UInt8(ascii: "/")) {
          return .mismatch
        }
        position = end
      case UInt8(ascii: "\\"):
        position += 1
        guard position < pattern.count, pattern[position] == text[textPosition] else {
          return .mismatch
        }
      default:
        guard symbol == text[textPosition] else { return .mismatch }
      }
      position += 1
      textPosition += 1
    }
    return textPosition == text.count ? .match : .mismatch
  }

  private mutating func star(
    _ start: Int, _ patternStart: Int, _ textStart: Int, depth: Int
  ) -> Outcome {
    var rest = start + 1
    while rest < pattern.count, pattern[rest] == UInt8(ascii: "*") { rest += 1 }
    var crossesSlash = !stopsAtSlash
    if stopsAtSlash && rest > start + 1 && isWholeComponent(start, rest, patternStart) {
      // `a/**/b` also matches `a/b`.
      if rest < pattern.count, pattern[rest] == UInt8(ascii: "/"),
        run(rest + 1, textStart, depth: depth + 1) == .match
      {
        return .match
      }
      crossesSlash = true
    }
    if rest == pattern.count {
      let isStopped = !crossesSlash && text[textStart...].contains(UInt8(ascii: "/"))
      return isStopped ? .slashReached : .match
    }
    return tryAll(rest, textStart, crossesSlash: crossesSlash, depth: depth)
  }

  private mutating func tryAll(
    _ rest: Int, _ textStart: Int, crossesSlash: Bool, depth: Int
  ) -> Outcome {
    var position = textStart
    while position < text.count {
      let outcome = run(rest, position, depth: depth + 1)
      switch outcome {
      case .match, .textEnded: return outcome
      case .slashReached: if !crossesSlash { return outcome }
      case .mismatch:
        if !crossesSlash && text[position] == UInt8(ascii: "/") { return .slashReached }
      }
      position += 1
    }
    return .textEnded
  }

  /// Whether the stars stand alone between slashes, which is what gives `**` its meaning.
  private func isWholeComponent(_ start: Int, _ rest: Int, _ patternStart: Int) -> Bool {
    guard start == patternStart || pattern[start - 1] == UInt8(ascii: "/") else { return false }
    guard rest < pattern.count else { return true }
    if pattern[rest] == UInt8(ascii: "/") { return true }
    return pattern[rest] == UInt8(ascii: "\\") && rest + 1 < pattern.count
      && pattern[rest + 1] == UInt8(ascii: "/")
  }

  /// Where the bracket expression ends and whether it holds the byte; `nil` when it has no end.
  private func bracket(_ start: Int, _ byte: UInt8) -> (end: Int, isMember: Bool)? {
    var position = start + 1
    var isNegated = false
    if position < pattern.count,
      pattern[position] == UInt8(ascii: "!") || pattern[position] == UInt8(ascii: "^")
    {
      isNegated = true
      position += 1
    }
    var isMember = false
    var previous: UInt8?
    let first = position
    while position < pattern.count {
      var symbol = pattern[position]
      if symbol == UInt8(ascii: "]") && position > first {
        return (position, isMember != isNegated)
      }
      if symbol == UInt8(ascii: "\\") {
        position += 1
        guard position < pattern.count else { return nil }
        symbol = pattern[position]
        isMember = isMember || symbol == byte
        previous = symbol
      } else if symbol == UInt8(ascii: "-"), let low = previous, position + 1 < pattern.count,
        pattern[position + 1] != UInt8(ascii: "]")
      {
        position += 1
        if pattern[position] == UInt8(ascii: "\\") { position += 1 }
        guard position < pattern.count else { return nil }
        isMember = isMember || (low <= byte && byte <= pattern[position])
        previous = nil
      } else if symbol == UInt8(ascii: "["), position + 1 < pattern.count,
        pattern[position + 1] == UInt8(ascii: ":"), let end = classEnd(position + 2)
      {
        guard let members = Self.isMember(byte, ofClass: pattern[(position + 2)..<end]) else {
          return nil
        }
        isMember = isMember || members
        position = end + 1
        previous = nil
      } else {
        isMember = isMember || symbol == byte
        previous = symbol
      }
      position += 1
    }
    return nil
  }

  /// Where the `:]` of a character class starts, if the next `]` belongs to one.
  private func classEnd(_ start: Int) -> Int? {
    guard let bracket = pattern[start...].firstIndex(of: UInt8(ascii: "]")),
      bracket > start, pattern[bracket - 1] == UInt8(ascii: ":")
    else { return nil }
    return bracket - 1
  }

  /// POSIX classes of ASCII; `nil` for a name that is none.
  private static func isMember(_ byte: UInt8, ofClass name: ArraySlice<UInt8>) -> Bool? {
    let scalar = Unicode.Scalar(byte)
    let isUpper = "A"..."Z" ~= scalar
    let isLower = "a"..."z" ~= scalar
    let isDigit = "0"..."9" ~= scalar
    let isGraphic = "!"..."~" ~= scalar
    switch String(decoding: name, as: UTF8.self) {
    case "alnum": return isUpper || isLower || isDigit
    case "alpha": return isUpper || isLower
    case "blank": return scalar == " " || scalar == "\t"
    case "cntrl": return byte < 32 || byte == 127
    case "digit": return isDigit
    case "graph": return isGraphic
    case "lower": return isLower
    case "print": return isGraphic || scalar == " "
    case "punct": return isGraphic && !(isUpper || isLower || isDigit)
    case "space": return scalar == " " || 9...13 ~= byte
    case "upper": return isUpper
    case "xdigit": return isDigit || "a"..."f" ~= scalar || "A"..."F" ~= scalar
    default: return nil
    }
  }
}
