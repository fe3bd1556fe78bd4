import SensitiveText
import SourceText

/// What may be said of a text in which nobody has looked for anything yet.
package enum Discretion {
  /// A message of the program with everything masked that a commit would be asked about, such as a
  /// telephone number in the name of a file or in what somebody has typed.
  package static func masking(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let matches =
      SensitiveTextDetector().matches(in: bytes) + SensitiveScan().matches(inName: bytes)
    return String(
      decoding: masking(matches.filter { $0.level >= .review }, in: bytes), as: UTF8.self)
  }

  /// A text in UTF-8 with everything masked that may give anything away.
  package static func masking(_ text: [UInt8]) -> [UInt8] {
    masking(SensitiveTextDetector().matches(in: text), in: text)
  }

  private static func masking(_ matches: [SensitiveMatch], in text: [UInt8]) -> [UInt8] {
    var text = text
    // A mask is as long as what it hides.
    for match in matches {
      text.replaceSubrange(match.range.indices, with: masked(text[match.range.indices]))
    }
    return text
  }
}
