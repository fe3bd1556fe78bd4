package import SourceText

/// Finds what must not be in a text: personal data, company identity, secrets.
///
/// A pure function of the text; whether a value is allowed where it stands is for others to say.
package struct SensitiveTextDetector: Sendable {
  package init() {}

  /// The matches in a text, in the order of their ranges, which do not overlap.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8; broken sequences match nothing.
  ///   - range: the part to look at; everything when `nil`. Words before it still count as context.
  /// - Returns: ranges of the original bytes with what they give away.
  package func matches(in bytes: [UInt8], within range: SourceRange? = nil) -> [SensitiveMatch] {
    []
  }
}
