/// A line of content in a form that a terminal can show safely.
///
/// Content may hold characters that move the cursor, change colours, reverse the order of what
/// follows or cannot be seen at all. Each of them is replaced by its code in angle brackets, which
/// takes as many cells as it has characters.
package struct VisibleLine: Sendable {
  /// A stretch of bytes and how it is shown.
  package struct Piece: Hashable, Sendable {
    /// The bytes in the numbering of the slice that was read.
    package let bytes: Range<Int>
    package let text: String
    /// The cells that the text takes.
    package let width: Int
    /// Whether the text stands for something that cannot be shown.
    package let isReplacement: Bool
  }

  /// The pieces in the order of the bytes: one for each character, tab, code or broken byte.
  package let pieces: [Piece]

  /// Reads the bytes of one line; tabs become spaces up to the next tab stop.
  /// - Complexity: O(n) in the number of bytes.
  package init(_ bytes: ArraySlice<UInt8>, tabWidth: Int = 4, ambiguousIsWide: Bool = false) {
    var builder = PieceBuilder(tabWidth: tabWidth, ambiguousIsWide: ambiguousIsWide)
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let length = validLength(bytes[position...])
      if length == 0 {
        builder.appendBroken(bytes[position], at: position)
        position += 1
      } else {
        builder.append(bytes[position..<(position + length)])
        position += length
      }
    }
    pieces = builder.pieces
  }

  /// What is shown for the whole line.
  package var text: String { pieces.reduce(into: "") { $0 += $1.text } }

  /// The cells of the whole line.
  package var width: Int { pieces.reduce(0) { $0 + $1.width } }
}

/// A text that a terminal can show safely on one line; tabs and line ends become their codes too.
package func harmless(_ text: String) -> String {
  if text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return text }
  var result = ""
  for character in text {
    if character.unicodeScalars.contains(where: { isHazardous($0, in: character) }) {
      for scalar in character.unicodeScalars {
        if isHazardous(scalar, in: character) {
          result += visibleCode(of: scalar)
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    } else {
      result.append(character)
    }
  }
  return result
}

private struct PieceBuilder {
  private(set) var pieces: [VisibleLine.Piece] = []
  private let tabWidth: Int
  private let ambiguousIsWide: Bool
  private var column = 0

  init(tabWidth: Int, ambiguousIsWide: Bool) {
    self.tabWidth = tabWidth
    self.ambiguousIsWide = ambiguousIsWide
  }

  /// Adds bytes that are valid UTF-8.
  mutating func append(_ bytes: ArraySlice<UInt8>) {
    var position = bytes.startIndex
    for character in String(decoding: bytes, as: UTF8.self) {
      if !character.unicodeScalars.contains(where: { isHazardous($0, in: character) }) {
        let width = displayWidth(of: character, ambiguousIsWide: ambiguousIsWide)
        add(String(character), width: width, at: &position, count: character.utf8.count)
        continue
      }
      for scalar in character.unicodeScalars {
        if scalar == "\t" {
          let width = cellsToTabStop(from: column, tabWidth: tabWidth)
          add(String(repeating: " ", count: width), width: width, at: &position, count: 1)
        } else if isHazardous(scalar, in: character) {
          let code = visibleCode(of: scalar)
          let count = UTF8.width(scalar)
          add(code, width: code.utf8.count, at: &position, count: count, isReplacement: true)
        } else {
          let width = displayWidth(of: scalar, ambiguousIsWide: ambiguousIsWide)
          add(String(scalar), width: width, at: &position, count: UTF8.width(scalar))
        }
      }
    }
  }

  mutating func appendBroken(_ byte: UInt8, at position: Int) {
    var position = position
    let code = "<0x\(hexadecimal(UInt32(byte), digits: 2))>"
    add(code, width: code.utf8.count, at: &position, count: 1, isReplacement: true)
  }

  private mutating func add(
    _ text: String, width: Int, at position: inout Int, count: Int, isReplacement: Bool = false
  ) {
    pieces.append(
      VisibleLine.Piece(
        bytes: position..<(position + count), text: text, width: width,
        isReplacement: isReplacement))
    position += count
    column += width
  }
}

/// Whether a scalar could act on a terminal or hide from the reader.
///
/// A joiner between emoji is part of what is seen.
private func isHazardous(_ scalar: Unicode.Scalar, in character: Character) -> Bool {
  switch scalar.value {
  case 0x20...0x7E: return false
  case 0..<0x20, 0x7F...0x9F: return true
  case 0xAD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F: return true
  case 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: return true
  // Letters that are drawn as nothing.
  case 0x115F, 0x1160, 0x3164, 0xFFA0: return true
  case 0x200C: return true
  case 0x200D: return character.unicodeScalars.first?.properties.isEmoji != true
  default: return scalar.properties.isNoncharacterCodePoint
  }
}

private func visibleCode(of scalar: Unicode.Scalar) -> String {
  "<U+\(hexadecimal(scalar.value, digits: 4))>"
}

private func hexadecimal(_ value: UInt32, digits: Int) -> String {
  let text = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}

/// The length of the valid UTF-8 that bytes begin with.
private func validLength(_ bytes: ArraySlice<UInt8>) -> Int {
  var position = bytes.startIndex
  while position < bytes.endIndex {
    let length = sequenceLength(bytes[position...])
    if length == 0 { break }
    position += length
  }
  return position - bytes.startIndex
}

/// The length of the well-formed sequence that bytes begin with, or zero (RFC 3629 section 4).
private func sequenceLength(_ bytes: ArraySlice<UInt8>) -> Int {
  guard let first = bytes.first else { return 0 }
  if first < 0x80 { return 1 }
  let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
  guard first >= 0xC2, first <= 0xF4, bytes.count >= length else { return 0 }
  let second = bytes[bytes.startIndex + 1]
  let smallest: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
  let largest: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
  guard second >= smallest, second <= largest else { return 0 }
  for offset in 2..<max(2, length) {
    guard bytes[bytes.startIndex + offset] & 0xC0 == 0x80 else { return 0 }
  }
  return length
}
