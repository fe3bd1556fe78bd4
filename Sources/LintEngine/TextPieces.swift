import DocumentTree
import LintRules
import SourceText

/// The parts of a large text that are looked at one after the other, so that the memory for what
/// they hold does not grow with the text.
///
/// Each part ends with a line where there are lines, and is read with what stands around it, because
/// words before a number say what it is, and a key has many lines.
struct TextPieces: Sequence, IteratorProtocol {
  struct Piece {
    /// What is looked for begins in this part of the text.
    let own: Range<Int>
    /// The bytes that are read.
    let bytes: [UInt8]
    /// How far a place in them is from its place in the text.
    let shift: Int

    /// Those of the places in the bytes that the piece is asked about, as they are in the text.
    func own(_ places: [SensitivePlace]) -> [SensitivePlace] {
      places.compactMap { place in
        let start = place.range.start + shift
        guard own.contains(start) else { return nil }
        return place.moved(to: SourceRange(start: start, end: place.range.end + shift))
      }
    }
  }

  private let size: Int
  /// How much of the text around a part is read with it.
  private var surroundings: Int { size / 128 }
  /// A line that is longer is cut.
  private var longestLine: Int { size / 8 }

  private let text: [UInt8]
  /// What a part of a text in UTF-16 begins with, so that the order of its bytes is known.
  private let mark: [UInt8]
  /// The zero-based place of the high byte of each character, or `nil` for other encodings.
  private let highByte: Int?
  private var start = 0

  init(_ text: [UInt8], _ encoding: JapaneseEncoding?, size: Int) {
    self.size = size
    self.text = text
    if encoding == .utf16 {
      let isBig = UTF16Text.isBigEndian(text)
      mark = isBig ? ByteOrderMark.utf16BigEndian : ByteOrderMark.utf16LittleEndian
      highByte = isBig ? 0 : 1
    } else {
      (mark, highByte) = ([], nil)
    }
  }

  mutating func next() -> Piece? {
    guard start < text.count else { return nil }
    let own = start..<end(of: start)
    start = own.upperBound
    if own.count == text.count { return Piece(own: own, bytes: text, shift: 0) }
    // Both places lie between lines, where no character is cut in two.
    let first = boundary(before: own.lowerBound - surroundings)
    let last = Swift.min(
      text.count, Swift.max(own.upperBound, boundary(before: own.upperBound + surroundings)))
    let before = first == 0 ? [] : mark
    return Piece(
      own: own, bytes: before + text[first..<last], shift: first - before.count)
  }

  private func end(of start: Int) -> Int {
    let end = start + size
    return end >= text.count ? text.count : boundary(before: end)
  }

  /// The last end of a line before a place, or the place itself in the middle of a very long line.
  private func boundary(before place: Int) -> Int {
    if place <= 0 { return 0 }
    if place >= text.count { return text.count }
    let place = highByte == nil ? place : place & ~1
    var offset = place
    while offset > Swift.max(0, place - longestLine) {
      if endsLine(at: offset) { return offset }
      offset -= highByte == nil ? 1 : 2
    }
    return place
  }

  /// Whether a line feed stands right before a place.
  private func endsLine(at place: Int) -> Bool {
    guard let highByte else { return text[place - 1] == 0x0A }
    return text[place - 2 + highByte] == 0 && text[place - 1 - highByte] == 0x0A
  }
}
