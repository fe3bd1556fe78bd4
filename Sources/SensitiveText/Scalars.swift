// What the scanner asks about single characters of normalised text.

extension Unicode.Scalar {
  @inline(__always) var isDigit: Bool { value &- 0x30 < 10 }
  @inline(__always) var isLetter: Bool { (value | 0x20) &- 0x61 < 26 }
  @inline(__always) var isUpper: Bool { value &- 0x41 < 26 }
  @inline(__always) var isLower: Bool { value &- 0x61 < 26 }
  /// An ASCII letter, a digit or `_`.
  @inline(__always) var isWord: Bool { isDigit || isLetter || value == 0x5F }
  @inline(__always) var isVisibleASCII: Bool { value > 0x20 && value < 0x7F }
  var isHexDigit: Bool { isDigit || (value | 0x20) &- 0x61 < 6 }

  /// An ideograph, or the sign that repeats one.
  @inline(__always) var isKanji: Bool {
    value &- 0x4E00 < 0x5200 || value == 0x3005 || value &- 0x3400 < 0x19C0
      || value &- 0x20000 < 0x1_3000 || value &- 0xF900 < 0x200
  }
  @inline(__always) var isHiragana: Bool { value &- 0x3041 < 0x56 }
  /// Katakana with the sign for a long vowel.
  @inline(__always) var isKatakana: Bool { value &- 0x30A1 < 0x5A || value == 0x30FC }

  /// The value of a digit, or -1.
  @inline(__always) var digitValue: Int { isDigit ? Int(value) - 0x30 : -1 }

  /// Whether it is a kanji with which numbers are written.
  var isKanjiNumeral: Bool {
    switch self {
    case "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千": true
    default: false
    }
  }

  /// The value of a kanji that stands for one digit, or -1.
  var kanjiDigitValue: Int {
    switch self {
    case "〇", "○", "零": 0
    case "一": 1
    case "二": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    default: -1
    }
  }

  /// The ASCII letter in lower case; everything else as it is.
  @inline(__always) var lowercased: Unicode.Scalar {
    isUpper ? Unicode.Scalar(UInt8(truncatingIfNeeded: value | 0x20)) : self
  }
}
