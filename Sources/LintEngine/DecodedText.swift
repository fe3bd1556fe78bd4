package import DocumentTree
package import SourceText

/// A text in another encoding than UTF-8 as a report shows it: decoded, with everything masked that
/// may give anything away.
package struct DecodedText {
  package let bytes: [UInt8]
  package let encoding: JapaneseEncoding
  private let places: Places

  private enum Places {
    case utf16(UTF16Text)
    case converted(ConvertedText)
  }

  /// Nobody reads excerpts of a larger file.
  private static let largestSize = 32 << 20

  /// Decodes a text, or gives `nil` when it is UTF-8, no text, or cannot be read.
  package init?(_ original: [UInt8], _ convert: TextConverter) {
    guard original.count <= Self.largestSize,
      let encoding = SourceAccident.encoding(of: original)
    else { return nil }
    self.encoding = encoding
    let text: [UInt8]
    if encoding == .utf16 {
      let decoded = UTF16Text(original)
      (text, places) = (decoded.bytes, .utf16(decoded))
    } else {
      guard let decoded = ConvertedText(original, encoding, convert) else { return nil }
      (text, places) = (decoded.bytes, .converted(decoded))
    }
    bytes = Discretion.masking(text)
  }

  /// The range in the text of a range of original bytes.
  package func range(of original: SourceRange) -> SourceRange {
    switch places {
    case .utf16(let text): text.range(of: original)
    case .converted(let text): text.range(of: original)
    }
  }
}
