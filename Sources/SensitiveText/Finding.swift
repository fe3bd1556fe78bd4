import SourceText

/// Something found in a line, by the indices of its characters.
struct Finding {
  let kind: SensitiveKind
  let level: SensitiveMatch.Level
  let range: Range<Int>
  let value: String
}

extension SensitiveMatch {
  /// Whether this match tells more than another that overlaps it.
  func outweighs(_ other: SensitiveMatch) -> Bool {
    if level != other.level { return level > other.level }
    if range.count != other.range.count { return range.count > other.range.count }
    return kind.rawValue < other.kind.rawValue
  }
}
