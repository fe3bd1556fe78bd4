package import DocumentTree
import SourceText

/// Gives a text in UTF-8, or `nil` when the system cannot read its encoding.
package typealias TextConverter =
  @Sendable (_ bytes: [UInt8], _ encoding: JapaneseEncoding) -> [UInt8]?

/// A text in an encoding from before UTF-8, with the places of its characters in the original bytes.
///
/// Line ends are the same bytes in all of these encodings, so a place is counted from the beginning
/// of its line; where bytes are damaged, it may be some characters off, but never in another line.
struct ConvertedText {
  /// The text in UTF-8.
  let bytes: [UInt8]
  private let original: [UInt8]
  private let encoding: JapaneseEncoding
  private let lines: LineIndex
  private let originalLines: LineIndex

  init?(_ original: [UInt8], _ encoding: JapaneseEncoding, _ convert: TextConverter) {
    guard let bytes = convert(original, encoding) else { return nil }
    self.bytes = bytes
    self.original = original
    self.encoding = encoding
    lines = LineIndex(bytes)
    originalLines = LineIndex(original)
    guard lines.count == originalLines.count else { return nil }
  }

  /// The original bytes of a range of the text.
  func original(of range: SourceRange) -> SourceRange {
    let start = place(range.start)
    return SourceRange(start: start, end: max(start, place(range.end)))
  }

  /// The range in the text of a range of original bytes.
  func range(of original: SourceRange) -> SourceRange {
    let start = position(original.start)
    return SourceRange(start: start, end: max(start, position(original.end)))
  }

  private func place(_ offset: Int) -> Int {
    let line = lines.lineNumber(at: offset)
    let characters = bytes[lines.starts[line]..<offset].count { $0 & 0xC0 != 0x80 }
    let end = originalLines.content(ofLine: line).end
    return walk(from: originalLines.starts[line], to: end, characters).place
  }

  private func position(_ place: Int) -> Int {
    let line = originalLines.lineNumber(at: place)
    var characters = walk(from: originalLines.starts[line], to: place, Int.max).characters
    let end = lines.content(ofLine: line).end
    var offset = lines.starts[line]
    while offset < end, characters > 0 {
      repeat { offset += 1 } while offset < end && bytes[offset] & 0xC0 == 0x80
      characters -= 1
    }
    return offset
  }

  /// Walks over at most so many characters of the original, and over what only changes the set of
  /// characters after them.
  private func walk(
    from start: Int, to end: Int, _ limit: Int
  ) -> (place: Int, characters: Int) {
    var (place, characters) = (start, 0)
    var isWide = false
    while place < end, characters < limit || original[place] == 0x1B {
      if encoding == .iso2022JP, original[place] == 0x1B {
        isWide = place + 1 < end && original[place + 1] == 0x24
        place += isWide && place + 2 < end && original[place + 2] == 0x28 ? 4 : 3
      } else {
        place += isWide ? 2 : length(at: place)
        characters += 1
      }
    }
    return (min(place, end), characters)
  }

  /// The number of bytes of the character at an offset.
  private func length(at offset: Int) -> Int {
    switch (encoding, original[offset]) {
    case (.shiftJIS, 0x81...0x9F), (.shiftJIS, 0xE0...0xFC): 2
    case (.eucJP, 0x8F): 3
    case (.eucJP, 0x8E), (.eucJP, 0xA1...0xFE): 2
    default: 1
    }
  }
}
