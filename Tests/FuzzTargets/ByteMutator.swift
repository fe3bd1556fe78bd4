/// Breaks bytes in the ways that files get broken, and in some that only an attacker thinks of.
package struct ByteMutator: Sendable {
  /// Bytes that the text may grow to.
  package let limit: Int
  private let words: [[UInt8]]

  package init(words: [[UInt8]], limit: Int = 20_000) {
    self.words = words
    self.limit = limit
  }

  /// A text with a few changes; `others` are texts of which pieces may be taken.
  package func mutated(
    _ text: [UInt8], others: [[UInt8]], random: inout FuzzRandom
  ) -> [UInt8] {
    var text = Array(text.prefix(limit))
    let changes = 1 + random.below(random.once(in: 8) ? 16 : 4)
    for _ in 0..<changes { change(&text, others, &random) }
    if text.count > limit { text.removeLast(text.count - limit) }
    return text
  }

  private func change(_ text: inout [UInt8], _ others: [[UInt8]], _ random: inout FuzzRandom) {
    switch random.below(22) {
    case 0: flipBit(&text, &random)
    case 1: text.insert(UInt8(random.below(256)), at: random.offset(in: text))
    case 2...6: insert(random.element(of: words), &text, &random)
    case 7, 8: replacePiece(by: random.element(of: words), &text, &random)
    case 9: removePiece(&text, &random)
    case 10: insert(Array(text[random.piece(of: text)]), &text, &random)
    case 11, 12: splice(others, &text, &random)
    case 13: if random.once(in: 3) { text.removeLast(random.below(text.count + 1)) }
    case 14: repeatPiece(&text, &random)
    case 15: nest(&text, &random)
    case 16: insert(random.element(of: ByteMutator.brokenText), &text, &random)
    case 17: insert(random.element(of: FuzzWords.japanese), &text, &random)
    case 18: removeLine(&text, &random)
    case 19: copyLine(&text, &random)
    case 20: indentLine(&text, &random)
    default: swapLines(&text, &random)
    }
  }

  private func insert(_ piece: [UInt8], _ text: inout [UInt8], _ random: inout FuzzRandom) {
    text.insert(contentsOf: piece, at: random.offset(in: text))
  }

  private func flipBit(_ text: inout [UInt8], _ random: inout FuzzRandom) {
    guard !text.isEmpty else { return }
    text[random.below(text.count)] ^= 1 << UInt8(random.below(8))
  }

  private func removePiece(_ text: inout [UInt8], _ random: inout FuzzRandom) {
    guard !text.isEmpty else { return }
    text.removeSubrange(random.piece(of: text))
  }

  private func replacePiece(
    by word: [UInt8], _ text: inout [UInt8], _ random: inout FuzzRandom
  ) {
    guard !text.isEmpty else { return }
    text.replaceSubrange(random.piece(of: text), with: word)
  }

  private func splice(
    _ others: [[UInt8]], _ text: inout [UInt8], _ random: inout FuzzRandom
  ) {
    guard !others.isEmpty else { return }
    let other = random.element(of: others)
    guard !other.isEmpty else { return }
    if random.once(in: 6) {
      text = Array(text[..<random.offset(in: text)] + other[random.below(other.count)...])
    } else {
      insert(Array(other[random.piece(of: other)]), &text, &random)
    }
  }

  private func repeatPiece(_ text: inout [UInt8], _ random: inout FuzzRandom) {
    guard !text.isEmpty else { return }
    let piece = Array(text[random.piece(of: text)])
    let times = random.element(of: [2, 3, 8, 70, random.once(in: 20) ? 3_000 : 4])
    let count = min(times, max(1, (limit - text.count) / piece.count))
    let place = random.offset(in: text)
    text.insert(contentsOf: (0..<max(0, count)).flatMap { _ in piece }, at: place)
  }

  private func nest(_ text: inout [UInt8], _ random: inout FuzzRandom) {
    let pair = random.element(of: ByteMutator.nesting)
    let depth = random.element(of: [1, 2, 10, 199, 200, 201, random.once(in: 10) ? 5_000 : 50])
    let count = min(depth, limit / max(1, pair.open.count))
    let start = random.offset(in: text)
    let inner = text[start..<min(text.count, start + random.below(20))]
    let opened = (0..<count).flatMap { _ in pair.open } + inner
    let closed = random.once(in: 3) ? [] : (0..<count).flatMap { _ in pair.close }
    text.replaceSubrange(inner.indices, with: opened + closed)
  }

  private static let nesting: [(open: [UInt8], close: [UInt8])] = [
    ("[", "]"), ("{a: ", "}"), ("{\"a\":", "}"), ("- ", ""), ("? ", ""), ("[{", "}]"), ("(", ")"),
    ("(?:", ")*"), ("(a", "|b)+"), ("{a,", "}"), ("&a [", ", *a]"), ("{\"not\":", "}"),
    ("{\"allOf\":[", "]}"), ("{\"properties\":{\"a\":", "}}"), ("a:\n ", ""), ("!x ", ""),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// Text that is not UTF-8, or in another encoding.
  private static let brokenText: [[UInt8]] = [
    [0xFF], [0xFE, 0xFF], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xC0, 0x80], [0xC2], [0xE3, 0x81],
    [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0x80], [0],
    [0x1B, 0x5B, 0x33],
    [0x07], [0x7F], [0x82, 0xA0, 0x82, 0xA2], [0xA4, 0xA2, 0xA4, 0xA4], [0x61, 0, 0x62, 0],
  ]

  // MARK: Lines

  private func lines(of text: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (offset, byte) in text.enumerated() where byte == 0x0A {
      lines.append(start..<offset + 1)
      start = offset + 1
    }
    if start < text.count { lines.append(start..<text.count) }
    return lines
  }

  private func removeLine(_ text: inout [UInt8], _ random: inout FuzzRandom) {
    let lines = lines(of: text)
    guard !lines.isEmpty else { return }
    text.removeSubrange(random.element(of: lines))
  }

  private func copyLine(_ text: inout [UInt8], _ random: inout FuzzRandom) {
    let lines = lines(of: text)
    guard !lines.isEmpty else { return }
    text.insert(
      contentsOf: Array(text[random.element(of: lines)]),
      at: random.element(of: lines).lowerBound)
  }

  private func indentLine(_ text: inout [UInt8], _ random: inout FuzzRandom) {
    let lines = lines(of: text)
    guard !lines.isEmpty else { return }
    let start = random.element(of: lines).lowerBound
    if random.once(in: 2), start < text.count, text[start] == 0x20 {
      text.remove(at: start)
    } else {
      let blank = random.element(of: [" ", "  ", "\t", "　", "\u{A0}", "- "])
      text.insert(contentsOf: Array(blank.utf8), at: start)
    }
  }

  private func swapLines(_ text: inout [UInt8], _ random: inout FuzzRandom) {
    let lines = lines(of: text)
    guard lines.count > 1 else { return }
    let first = random.below(lines.count - 1)
    let (upper, lower) = (lines[first], lines[first + 1])
    text.replaceSubrange(
      upper.lowerBound..<lower.upperBound, with: Array(text[lower]) + Array(text[upper]))
  }
}
