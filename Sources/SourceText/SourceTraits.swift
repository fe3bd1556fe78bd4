/// What a file may hold that few files do, so that rules look only where they can find something.
///
/// A trait that is absent is certain; one that is present only asks for a closer look.
public struct SourceTraits: OptionSet, Sendable {
  /// One bit for each trait.
  public let rawValue: UInt8

  /// A set from its bits.
  @inlinable
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// A space or a tab right before a line feed.
  @inlinable public static var blankAtLineEnd: SourceTraits { SourceTraits(rawValue: 1) }
  /// A carriage return.
  @inlinable public static var carriageReturn: SourceTraits { SourceTraits(rawValue: 2) }
  /// A character outside ASCII, kana, ideographs, Hangul and the punctuation of Japanese.
  @inlinable public static var rareCharacter: SourceTraits { SourceTraits(rawValue: 4) }

  /// A number sign between a space and a letter or digit, as in `質問 #1`.
  @inlinable public static var tightComment: SourceTraits { SourceTraits(rawValue: 8) }
  /// An unquoted text over several lines outside `[ ]` and `{ }`.
  @inlinable public static var multilinePlain: SourceTraits { SourceTraits(rawValue: 16) }
  /// A list between `[` and `]`.
  @inlinable public static var flowSequence: SourceTraits { SourceTraits(rawValue: 32) }

  /// Two colons in a row or a colon of Japanese width, as a label block of Markdown begins.
  @inlinable public static var labelBlock: SourceTraits { SourceTraits(rawValue: 64) }

  /// A backslash, as in what is escaped between double quotes.
  @inlinable public static var backslash: SourceTraits { SourceTraits(rawValue: 128) }

  /// Nothing is certain, as when nobody has looked.
  @inlinable public static var unknown: SourceTraits { SourceTraits(rawValue: 255) }
}
