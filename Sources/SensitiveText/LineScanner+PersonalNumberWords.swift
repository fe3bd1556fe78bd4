extension LineScanner {
  /// How near a word has to stand to a number, in characters.
  private static let reach = 300

  /// Whether a word about My Numbers stands within 300 characters of a number.
  mutating func hasPersonalNumberWord(near range: Range<Int>) -> Bool {
    if let heading = heading(above: range.lowerBound)?.words,
      Self.words.lastEnd(in: heading, 0..<heading.count) != nil
    {
      return true
    }
    let words = personalNumberWordOffsets()
    guard !words.isEmpty else { return false }
    let start = line.starts[range.lowerBound]
    let end = line.end(of: range.upperBound - 1, in: bytes)
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < start { low = middle + 1 } else { high = middle }
    }
    if low > 0, characters(words[low - 1]..<start) <= Self.reach { return true }
    return low < words.count && words[low] >= end && characters(end..<words[low]) <= Self.reach
  }

  /// The number of characters in a range of bytes; long ranges are not counted to the end.
  private func characters(_ range: Range<Int>) -> Int {
    guard range.count <= Self.reach * 4 else { return Int.max }
    return range.reduce(0) { $0 + (bytes[$1] & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// The offsets at which such words begin in the whole text.
  private mutating func personalNumberWordOffsets() -> [Int] {
    if let personalNumberWords { return personalNumberWords }
    var offsets: [Int] = []
    var part = NormalizedLine()
    var start = 0
    // In parts that overlap, so that a long text needs little memory.
    while start < bytes.count {
      let end = min(bytes.count, start + 65_536)
      part.read(bytes, start..<end)
      for index in 0..<part.count where Self.words.length(in: part.scalars, from: index) > 0 {
        if offsets.last.map({ $0 < part.starts[index] }) ?? true {
          offsets.append(part.starts[index])
        }
      }
      start = end == bytes.count ? end : end - 64
    }
    personalNumberWords = offsets
    return offsets
  }

  // MARK: マイナンバー：一二三四…

  /// Looks at the end of a word about My Numbers, or of another that is the heading of numbers.
  mutating func numberWord(endingAt end: Int) {
    let length = Self.headings.length(in: line.scalars, upTo: end)
    guard length > 0 else { return }
    _ = beginRoster(behind: end)
    guard Self.words.length(in: line.scalars, upTo: end) > 0 else { return }
    var start = end
    while start - end < 6, Self.joints.contains(at(start)) { start += 1 }
    var digits: [Int] = []
    var index = start
    while digits.count < 13 {
      let value = at(index).kanjiDigitValue
      if value >= 0 {
        digits.append(value)
      } else if digits.isEmpty || !Self.signs.contains(at(index))
        || at(index + 1).kanjiDigitValue < 0
      {
        break
      }
      index += 1
    }
    guard digits.count == 12 else { return }
    add(
      .myNumber, CheckDigits.isPersonalNumber(digits) ? .high : .review, start..<index,
      value: digits.map { String($0) }.joined())
  }

  private static let joints = Set(" \t:=は、「(|".unicodeScalars)
  private static let signs = Set(" -ー・".unicodeScalars)
  private static let headings = WordSet(
    "マイナンバー 番号")

  private static let words = WordSet(
    "マイナンバー 個人番号 番号カード 特定個人情報 mynumber my_number my-number my␣number")
}
