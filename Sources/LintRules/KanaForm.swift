/// The usual form of kana and symbols that are written in a rarer one.
enum KanaForm {
  /// Half-width katakana in full width, and kana with separate sound marks as single characters.
  static func composed(_ text: String) -> String {
    var scalars: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      let full = fullWidth(scalar)
      if let mark = soundMark(full), let base = scalars.last, let joined = join(base, mark) {
        scalars[scalars.count - 1] = joined
      } else {
        scalars.append(full)
      }
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }

  /// Symbols of one machine in letters of every machine, or `nil` when one has no such spelling.
  static func spelledOut(_ text: String) -> String? {
    var result = ""
    for scalar in text.unicodeScalars {
      guard let spelling = spelling(of: scalar.value) else { return nil }
      result += spelling
    }
    return result
  }

  private enum SoundMark { case voiced, halfVoiced }

  private static let halfWidthRow = Array(
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜"
      .unicodeScalars)

  private static func fullWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF61...0xFF9F).contains(scalar.value) else { return scalar }
    return halfWidthRow[Int(scalar.value - 0xFF61)]
  }

  private static func soundMark(_ scalar: Unicode.Scalar) -> SoundMark? {
    switch scalar.value {
    case 0x3099, 0x309B: .voiced
    case 0x309A, 0x309C: .halfVoiced
    default: nil
    }
  }

  /// The character that a base and a sound mark make, or `nil`.
  ///
  /// In both kana rows a voiced kana follows its plain one, and a half-voiced one follows that.
  private static func join(_ base: Unicode.Scalar, _ mark: SoundMark) -> Unicode.Scalar? {
    let isHiragana = (0x3041...0x3096).contains(base.value)
    guard isHiragana || (0x30A1...0x30FD).contains(base.value) else { return nil }
    let katakana = isHiragana ? base.value + 0x60 : base.value
    let shift: UInt32 = isHiragana ? 0x60 : 0
    switch (katakana, mark) {
    case (0x30A6, .voiced): return Unicode.Scalar(0x30F4 - shift)
    case (0x30AB...0x30C1, .voiced) where katakana % 2 == 1: break
    case (0x30C4...0x30C8, .voiced) where katakana % 2 == 0: break
    case (0x30CF...0x30DB, .voiced) where katakana % 3 == 0: break
    case (0x30CF...0x30DB, .halfVoiced) where katakana % 3 == 0:
      return Unicode.Scalar(katakana + 2 - shift)
    case (0x30EF, .voiced) where !isHiragana: return Unicode.Scalar(0x30F7 as UInt32)
    default: return nil
    }
    return Unicode.Scalar(katakana + 1 - shift)
  }

  private static func spelling(of scalar: UInt32) -> String? {
    let roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
    switch scalar {
    case 0x2160...0x216B: return roman[Int(scalar - 0x2160)]
    case 0x2170...0x217B: return roman[Int(scalar - 0x2170)].lowercased()
    case 0x2460...0x2473: return "(\(scalar - 0x2460 + 1))"
    case 0x2474...0x2487: return "(\(scalar - 0x2474 + 1))"
    default: return symbols[scalar]
    }
  }

  private static let symbols: [UInt32: String] = [
    0x3231: "(株)", 0x3232: "(有)", 0x3239: "(代)", 0x32A4: "上", 0x32A5: "中", 0x32A6: "下",
    0x337B: "平成", 0x337C: "昭和", 0x337D: "大正", 0x337E: "明治", 0x32FF: "令和",
    0x338E: "mg", 0x338F: "kg", 0x339C: "mm", 0x339D: "cm", 0x339E: "km", 0x33A1: "m2",
    0x33C4: "cc", 0x33CD: "K.K.", 0x3349: "ミリ", 0x3314: "キロ", 0x3322: "センチ",
    0x334D: "メートル", 0x3318: "グラム", 0x3327: "トン", 0x3303: "アール", 0x3336: "ヘクタール",
    0x3351: "リットル", 0x3357: "ワット", 0x330D: "カロリー", 0x3326: "ドル", 0x3323: "セント",
    0x332B: "パーセント", 0x334A: "ミリバール", 0x333B: "ページ",
  ]
}
