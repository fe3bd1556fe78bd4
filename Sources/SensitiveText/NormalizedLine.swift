/// A part of a text in its normal form, with the place of each character in the original bytes.
///
/// Compatibility characters are replaced by what they stand for, all hyphens and dashes by `-`,
/// sound marks are joined with their kana, and characters without width are left out.
struct NormalizedLine {
  private(set) var scalars: [Unicode.Scalar] = []
  /// The offset of the first byte of each character.
  private(set) var starts: [Int] = []
  /// Where characters end that took in a mark behind them; all others end where their own bytes do.
  private var joinedEnds: [Int: Int] = [:]
  /// Where the bytes of the line end.
  private var limit = 0
  /// Whether the last character was a circled number.
  private var lastCircled = false
  private var beforeLastCircled = false

  var count: Int { scalars.count }

  init() {}

  /// Replaces the content by the bytes of a range.
  mutating func read(_ bytes: [UInt8], _ range: Range<Int>) {
    scalars.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    if !joinedEnds.isEmpty { joinedEnds.removeAll() }
    append(bytes, range)
  }

  /// Adds the bytes of a range further on.
  mutating func append(_ bytes: [UInt8], _ range: Range<Int>) {
    limit = range.upperBound
    (lastCircled, beforeLastCircled) = (false, false)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = bytes[offset]
      // Whole runs, because every append for itself costs more than what it appends.
      if byte < 0x80 {
        var end = offset + 1
        if byte &- 0x30 < 10 {
          append(Unicode.Scalar(byte), offset)
        } else {
          end = offset
        }
        let start = end
        while end < range.upperBound, bytes[end] < 0x80 { end += 1 }
        if end > start {
          scalars.append(contentsOf: bytes[start..<end].lazy.map { Unicode.Scalar($0) })
          starts.append(contentsOf: start..<end)
          endRun(of: end - start)
        }
        offset = end
        continue
      }
      let run = UsualCharacters(bytes, from: offset, to: range.upperBound)
      if run.end > offset {
        scalars.append(contentsOf: run)
        starts.append(contentsOf: stride(from: offset, to: run.end, by: 3))
        endRun(of: run.underestimatedCount)
        offset = run.end
        continue
      }
      let (scalar, length) = UTF8Reading.scalar(in: bytes, at: offset, end: range.upperBound)
      take(scalar, offset, offset + length)
      offset += length
    }
  }

  /// The offset past the last byte of a character.
  func end(of index: Int, in bytes: [UInt8]) -> Int {
    if let end = joinedEnds[index] { return end }
    let start = starts[index]
    guard bytes[start] >= 0x80 else { return start + 1 }
    return start + UTF8Reading.scalar(in: bytes, at: start, end: limit).length
  }

  /// Notes that some characters have been added that are no circled numbers.
  private mutating func endRun(of count: Int) {
    beforeLastCircled = count == 1 && lastCircled
    lastCircled = false
  }

  /// Adds a character that is not ASCII.
  private mutating func take(_ scalar: Unicode.Scalar, _ start: Int, _ end: Int) {
    let value = scalar.value
    if value &- 0xFF01 < 94 {
      append(Unicode.Scalar(UInt8(truncatingIfNeeded: value &- 0xFEE0)), start)
    } else {
      takeRare(scalar, start, end)
    }
  }

  private mutating func takeRare(_ scalar: Unicode.Scalar, _ start: Int, _ end: Int) {
    switch scalar.value {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF,
      0xE0100...0xE01EF, 0x180B...0x180D:
      return
    case 0x2010...0x2015, 0x2043, 0x2212, 0x02D7, 0xFE58, 0xFE63, 0xFE31...0xFE32, 0x207B, 0x208B,
      0x2500...0x2501, 0x2796:
      append("-", start)
    case 0x3000, 0x1680: append(" ", start)
    case 0x3099, 0xFF9E, 0x309B: joinMark(scalar, by: 1, start, end)
    case 0x309A, 0xFF9F, 0x309C: joinMark(scalar, by: 2, start, end)
    default:
      guard let text = CompatibilityTable.text(of: scalar) else {
        append(scalar, start)
        return
      }
      let isCircled =
        0x2460...0x2473 ~= scalar.value || 0x24EA...0x24FF ~= scalar.value
        || 0x2776...0x2793 ~= scalar.value
      for part in text { append(part, start, isCircled: isCircled) }
    }
  }

  /// Joins a sound mark with the kana before it.
  private mutating func joinMark(
    _ mark: Unicode.Scalar, by step: UInt32, _ start: Int, _ end: Int
  ) {
    guard let last = scalars.last, let joined = Self.marked(last, by: step) else {
      append(mark, start)
      return
    }
    scalars[scalars.count - 1] = joined
    joinedEnds[scalars.count - 1] = end
  }

  private static func marked(_ kana: Unicode.Scalar, by step: UInt32) -> Unicode.Scalar? {
    let isKatakana = kana.value >= 0x30A1
    let value = isKatakana ? kana.value &- 0x60 : kana.value
    if value == 0x3046, step == 1 { return isKatakana ? "ヴ" : "ゔ" }
    let takesVoice =
      (0x304B...0x3062 ~= value && value % 2 == 1) || value == 0x3064 || value == 0x3066
      || value == 0x3068
    let isHaRow = 0x306F...0x307B ~= value && (value - 0x306F) % 3 == 0
    guard isHaRow || (takesVoice && step == 1) else { return nil }
    return Unicode.Scalar(kana.value + step)
  }

  private mutating func append(
    _ scalar: Unicode.Scalar, _ start: Int, isCircled: Bool = false
  ) {
    if scalar.isDigit, let last = scalars.last {
      if last == "ー", scalars.count > 1, scalars[scalars.count - 2].isDigit {
        // A long vowel between digits is a hyphen that was typed with the wrong key.
        scalars[scalars.count - 1] = "-"
      } else if lastCircled, !isCircled, !beforeLastCircled {
        // A circled number before a number is a bullet.
        scalars[scalars.count - 1] = " "
      }
    }
    beforeLastCircled = lastCircled
    lastCircled = isCircled && scalar.isDigit
    scalars.append(scalar)
    starts.append(start)
  }
}

/// Kana, ideographs and the two commonest signs, which stand for themselves, in three bytes each.
private struct UsualCharacters: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var offset: Int
  /// The end of the run; its beginning when there is none.
  let end: Int
  let underestimatedCount: Int

  init(_ bytes: [UInt8], from start: Int, to limit: Int) {
    var end = start
    while end + 2 < limit, let value = Self.value(bytes, end), Self.isUsual(value) { end += 3 }
    self.bytes = bytes
    offset = start
    self.end = end
    underestimatedCount = (end - start) / 3
  }

  @inline(__always)
  private static func isUsual(_ value: UInt32) -> Bool {
    value &- 0x3041 < 0x56 || value &- 0x30A1 < 0x5E || value &- 0x4E00 < 0x5200
      || value &- 0x3001 < 2
  }

  /// The character of three bytes at an offset, or `nil`.
  @inline(__always)
  private static func value(_ bytes: [UInt8], _ offset: Int) -> UInt32? {
    let (first, second, third) = (bytes[offset], bytes[offset + 1], bytes[offset + 2])
    guard first &- 0xE0 < 16, second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return nil }
    return UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
  }

  @inline(__always)
  mutating func next() -> Unicode.Scalar? {
    guard offset < end, let value = Self.value(bytes, offset) else { return nil }
    offset += 3
    return Unicode.Scalar(value)
  }
}

/// Reads one character of UTF-8.
enum UTF8Reading {
  /// The character that begins at an offset with a byte of 0x80 or more, and its length; a broken
  /// one is U+FFFD with one byte.
  @inline(__always)
  static func scalar(
    in bytes: [UInt8], at offset: Int, end: Int
  ) -> (scalar: Unicode.Scalar, length: Int) {
    let first = UInt32(bytes[offset])
    if first &- 0xE0 < 16, offset + 2 < end {
      let (second, third) = (UInt32(bytes[offset + 1]), UInt32(bytes[offset + 2]))
      let value = (first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
      if second & 0xC0 == 0x80, third & 0xC0 == 0x80, value >= 0x800,
        let scalar = Unicode.Scalar(value)
      {
        return (scalar, 3)
      }
    } else if first &- 0xC2 < 30, offset + 1 < end {
      let second = UInt32(bytes[offset + 1])
      if second & 0xC0 == 0x80, let scalar = Unicode.Scalar((first & 0x1F) << 6 | second & 0x3F) {
        return (scalar, 2)
      }
    } else if first &- 0xF0 < 5, offset + 3 < end {
      let second = UInt32(bytes[offset + 1])
      let (third, fourth) = (UInt32(bytes[offset + 2]), UInt32(bytes[offset + 3]))
      let value = (first & 7) << 18 | (second & 0x3F) << 12 | (third & 0x3F) << 6 | fourth & 0x3F
      if second & 0xC0 == 0x80, third & 0xC0 == 0x80, fourth & 0xC0 == 0x80, value >= 0x10000,
        let scalar = Unicode.Scalar(value)
      {
        return (scalar, 4)
      }
    }
    return ("\u{FFFD}", 1)
  }
}
