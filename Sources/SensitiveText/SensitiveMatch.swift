package import SourceText

/// A range of a text that gives something away.
package struct SensitiveMatch: Hashable, Sendable {
  /// How sure a match is.
  package enum Level: String, Hashable, Sendable, Comparable {
    /// A note: seen only when everything is asked for.
    case low
    /// A person has to look.
    case review
    /// Must not be there.
    case high

    private var rank: Int {
      switch self {
      case .low: 0
      case .review: 1
      case .high: 2
      }
    }

    package static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }
  }

  package let kind: SensitiveKind
  package let level: Level
  /// The bytes of the original text.
  package let range: SourceRange
  /// The value in its normal form (NFKC, digits without separators, addresses in lower case); for
  /// comparisons in memory, never for output.
  package let value: String

  package init(kind: SensitiveKind, level: Level, range: SourceRange, value: String) {
    self.kind = kind
    self.level = level
    self.range = range
    self.value = value
  }
}
