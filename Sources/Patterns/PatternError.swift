package import SourceText

/// Why a regular expression cannot be used.
package struct PatternError: Error, Hashable, Sendable {
  /// What kind of trouble a pattern has.
  package enum Kind: Hashable, Sendable {
    /// ECMA-262 does not allow the pattern with the `u` flag.
    case invalid
    /// ECMA-262 allows the pattern, but kura cannot match it faithfully in bounded time.
    case unsupported
  }

  package let kind: Kind
  /// Where the trouble is, in Unicode scalars from the start of the pattern.
  package let scalarOffset: Int
  /// What is wrong and what to write instead.
  package let message: LocalizedText

  /// Creates an error at a place in a pattern.
  package init(kind: Kind, scalarOffset: Int, message: LocalizedText) {
    self.kind = kind
    self.scalarOffset = scalarOffset
    self.message = message
  }

  static func invalid(_ message: LocalizedText, at offset: Int) -> PatternError {
    PatternError(kind: .invalid, scalarOffset: offset, message: message)
  }

  static func unsupported(_ message: LocalizedText, at offset: Int) -> PatternError {
    PatternError(kind: .unsupported, scalarOffset: offset, message: message)
  }
}
