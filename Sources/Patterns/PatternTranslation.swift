/// A pattern in the words of PCRE2, to be compiled with `UTF`, `DOTALL` and
/// `MATCH_UNSET_BACKREF`.
///
/// Everything whose meaning differs is spelt out: classes are lists of code points, `^` and `$`
/// are `\A` and `\z`, references are numbers.
struct PatternTranslation: Sendable {
  /// The pattern as UTF-8.
  private(set) var bytes: [UInt8] = []
  private let syntax: PatternSyntax?
  private let captures: [Int: Int]

  /// Translates a simplified tree; one with references needs the whole pattern's groups.
  init(_ root: PatternNode, syntax: PatternSyntax? = nil, captures: [Int: Int] = [:]) {
    self.syntax = syntax
    self.captures = captures
    append(root)
  }

  private mutating func append(_ node: PatternNode) {
    switch node {
    case .empty: return
    case .character(let item): append(item)
    case .sequence(let nodes): for node in nodes { append(node) }
    case .alternation(let nodes): append(alternatives: nodes)
    case .group(let capture, let inner): append(inner, inside: capture == nil ? "(?:" : "(")
    case .lookaround(let lookaround, let inner): append(inner, inside: opening(of: lookaround))
    case .textStart: append("\\A")
    case .textEnd: append("\\z")
    case .wordBoundary(let isNegated): append(isNegated ? "\\B" : "\\b")
    case .backReference(let reference): append(reference)
    case .repeated(let inner, let quantifier): append(inner, repeated: quantifier)
    }
  }

  private mutating func append(_ text: String) {
    bytes += Array(text.utf8)
  }

  private mutating func append(alternatives: [PatternNode]) {
    for (index, alternative) in alternatives.enumerated() {
      if index > 0 { append("|") }
      append(alternative)
    }
  }

  private mutating func append(_ node: PatternNode, inside opening: String) {
    append(opening)
    append(node)
    append(")")
  }

  private func opening(of lookaround: Lookaround) -> String {
    switch (lookaround.isBehind, lookaround.isNegated) {
    case (false, false): "(?="
    case (false, true): "(?!"
    case (true, false): "(?<="
    case (true, true): "(?<!"
    }
  }

  /// Groups that share a name exclude each other, and one that took no part matches nothing, so
  /// the references to all of them in a row are the reference to the one that took part.
  private mutating func append(_ reference: BackReference) {
    append("(?:")
    for capture in syntax?.captures(of: reference) ?? [] {
      if let number = captures[capture] { append("\\g{\(number)}") }
    }
    append(")")
  }

  private mutating func append(_ node: PatternNode, repeated quantifier: Quantifier) {
    switch node {
    case .character, .group, .backReference: append(node)
    default: append(node, inside: "(?:")
    }
    switch (quantifier.minimum, quantifier.maximum) {
    case (0, nil): append("*")
    case (1, nil): append("+")
    case (0, 1): append("?")
    case (let minimum, nil): append("{\(minimum),}")
    case (let minimum, .some(let maximum)): append("{\(minimum),\(maximum)}")
    }
    if quantifier.isLazy { append("?") }
  }

  private mutating func append(_ item: CharacterClass) {
    var set = item.codePoints
    if set.contains(0xD7FF) && set.contains(0xE000) {
      set = set.union(.surrogates)
    } else {
      set = set.subtracting(.surrogates)
    }
    guard item.properties.isEmpty else {
      append(item.isNegated ? "[^" : "[")
      append(ranges: set)
      for property in item.properties { append(property) }
      append("]")
      return
    }
    if set == .all {
      append(".")
    } else if set.ranges.count == 1, set.ranges[0].count == 1 {
      append(codePoint: set.ranges[0].lowerBound)
    } else if set.isEmpty || set.contains(CodePointSet.last) {
      append("[^")
      append(ranges: set.complement)
      append("]")
    } else {
      append("[")
      append(ranges: set)
      append("]")
    }
  }

  private mutating func append(ranges set: CodePointSet) {
    for range in set.ranges {
      append(codePoint: range.lowerBound)
      if range.count > 1 {
        append("-")
        append(codePoint: range.upperBound)
      }
    }
  }

  private mutating func append(codePoint: UInt32) {
    switch codePoint {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: bytes.append(UInt8(codePoint))
    default: append("\\x{\(String(codePoint, radix: 16))}")
    }
  }

  private mutating func append(_ item: PropertyItem) {
    switch item.property {
    case .any: append(item.isNegated ? "\\P{Any}" : "\\p{Any}")
    case .assigned: append(item.isNegated ? "\\p{Cn}" : "\\P{Cn}")
    case .generalCategory(let name):
      append("\\\(item.isNegated ? "P" : "p"){\(name == "LC" ? "L&" : name)}")
    case .script(let name): append("\\\(item.isNegated ? "P" : "p"){sc:\(name)}")
    case .scriptExtensions(let name): append("\\\(item.isNegated ? "P" : "p"){scx:\(name)}")
    case .binary(let name): append("\\\(item.isNegated ? "P" : "p"){\(name)}")
    }
  }
}
