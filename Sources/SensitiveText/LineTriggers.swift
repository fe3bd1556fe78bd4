/// Finds the lines of a text that can hold something, in one pass over the bytes.
///
/// A line that is passed over holds nothing for certain; one that is not only asks for a closer look.
struct LineTriggers: Sendable {
  /// What one ASCII byte adds to the counts of its line: digits, letters, dots, colons and hyphens.
  private let counts: [UInt64]
  /// One bit for each character of the basic plane that asks for a look at the one before it.
  private let last: [UInt64]
  /// One bit for each pair of characters, or single one, that asks for a closer look; others may
  /// have the same bit.
  private let pairs: [UInt64]

  static let shared = LineTriggers()

  private static let (digit, letter, dot, colon, hyphen) = (
    UInt64(1), UInt64(1) << 16, UInt64(1) << 32, UInt64(1) << 44, UInt64(1) << 54
  )

  /// Ends of words, by which their lines are found; one character, or the last two.
  private static let words = """
    様 殿 氏 株 市 区 町 村 丁 番 姓 担 授 〇 ㈱ ㈲ ㍿ ＠ [ ] さん さま くん ちゃ 君 先生 前 名 ガナ がな 代表
    会長 社長 部長 課長 局長 所長 室長 次長 係長 座長 院長 校長 学長 園長 店長 署長 班長 館長 議長 総長 ー長
    護士 理士 計士 書士 断士 博士 講師 医師 理事 委員 監事 顧問 議員 談者 害者 請者 入者 成者 任者 絡者 用者
    代理 主査 主任 主事 参事 警部 巡査 取締 幹事 専門 職員 有限 合同 合資 合名 法人 日生 年生 月生 )生 ）生 (生 （生 (有 （有 0生 1生 2生 3生 4生 5生 6生 7生 8生 9生 ０生 １生 ２生 ３生 ４生 ５生 ６生 ７生 ８生 ９生 生年 生ま 生れ 誕生
    義 取人 義人 帯主 出人 文責 専務 常務 助教 主幹 補佐 監督 門官 議官 査官 務官 談員 援員 援士 究員 店主 キー
    ード 暗証 トー ーク レト ﾄﾞ 秘密 アッ ｱｯ (あ （あ ドッ を@ を＠ 番号 dは Dは Wは wは dが Dが Wが wが ス： スは ス＝ ス（ W　
    課の 係の 部の 室の と申 0歳 1歳 2歳 3歳 4歳 5歳 6歳 7歳 8歳 9歳 席： 録： 席者 (経 （経 (総 （総 (営 （営 (情 （情 (庶 （庶 (広 （広 (法 （法 (社 （社 (会 （会 (部 （部 (課 （課 (記 （記 (企 （企 (受 （受
    課長 常務 ち様 き様 加者 出者 付者 約者 護者 者： 人： 口： 先： 応： 会： 客： 族： 方： 員： ナ： イナ え： ム： 欄： 字： 称： 産ま 日産
    """

  private init() {
    var counts = [UInt64](repeating: 0, count: 128)
    for byte in 0x30...0x39 { counts[byte] = Self.digit }
    for byte in 0x41...0x5A {
      counts[byte] = Self.letter
      counts[byte | 0x20] = Self.letter
    }
    counts[0x2E] = Self.dot
    counts[0x3A] = Self.colon
    counts[0x2D] = Self.hyphen
    self.counts = counts
    var last = [UInt64](repeating: 0, count: 1024)
    var pairs = [UInt64](repeating: 0, count: 1024)
    for word in Self.words.split(whereSeparator: \.isWhitespace) {
      let scalars = word.unicodeScalars.map(\.value)
      guard let end = scalars.last else { continue }
      last[Int(end >> 6)] |= 1 << UInt64(end & 63)
      let place = Self.place(scalars.count > 1 ? scalars[0] : 0, end)
      pairs[place >> 6] |= 1 << UInt64(place & 63)
    }
    // 日 生
    for blank: UInt32 in [0x20, 0x3000] {
      let place = Self.place(blank, 0x751F)
      pairs[place >> 6] |= 1 << UInt64(place & 63)
    }
    (self.last, self.pairs) = (last, pairs)
  }

  @inline(__always)
  private static func place(_ first: UInt32, _ second: UInt32) -> Int {
    Int((first &* 0x9E37_79B1 &+ second &* 0x85EB_CA6B) >> 16)
  }

  @inline(__always)
  private func holds(_ place: Int) -> Bool {
    pairs[place >> 6] & (1 << UInt64(place & 63)) != 0
  }

  /// Whether the bytes from one offset up to the end of the line, which is returned too, can hold
  /// something.
  func line(in bytes: [UInt8], from start: Int, to limit: Int) -> (end: Int, isInteresting: Bool) {
    var offset = start
    var total: UInt64 = 0
    var wide: UInt64 = 0
    var isInteresting = false
    var previous: UInt32 = 0
    while offset < limit {
      let byte = bytes[offset]
      if byte < 0x80 {
        if byte == 0x0A || byte == 0x0D { break }
        total &+= counts[Int(byte)]
        if !isInteresting {
          isInteresting = Self.asksForALook(byte, after: previous, bytes, start, offset, limit)
        }
        previous = UInt32(byte)
        offset += 1
      } else if byte &- 0xE0 < 16, offset + 2 < limit {
        let value =
          UInt32(byte & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6
          | UInt32(bytes[offset + 2] & 0x3F)
        if !isInteresting {
          isInteresting = asksForALook(wide: value, after: previous, bytes, start, offset, limit)
        }
        if value >= 0xFF00 || value &- 0x2000 < 0x1000 || value &- 0x3200 < 0x200 {
          wide &+= 1
          // Full-width letters, enclosed ones and half-width kana are rare; look closely.
          if value &- 0xFF21 < 0x7F || value == 0xFF20 || wide > 3 { isInteresting = true }
        }
        previous = value
        offset += 3
      } else {
        // Rare enough to look closely.
        if byte >= 0xF0 { isInteresting = true }
        previous = 0
        offset += 1
      }
    }
    // A number that goes on in the next line.
    if offset - start > 2, bytes[offset - 1] == 0x2D, bytes[offset - 2] &- 0x30 < 10 {
      isInteresting = true
    }
    if isInteresting || offset - start > 4_000 { return (offset, true) }
    return (offset, Self.isInteresting(total, wide))
  }

  /// Whether an ASCII character at an offset asks for a closer look, by what stands around it.
  @inline(__always)
  private static func asksForALook(
    _ byte: UInt8, after previous: UInt32, _ bytes: [UInt8], _ start: Int, _ offset: Int,
    _ limit: Int
  ) -> Bool {
    switch byte {
    case 0x40: return true
    case 0x3A, 0x3D:
      return asksForAName(previous) || endsWithSecretWord(bytes, start, offset)
    case 0x5B, 0x28, 0x3C, 0x7B: return offset + 1 < limit && bytes[offset + 1] | 0x20 == 0x61
    case 0x20:
      // `PW …`
      if previous == 0x57 || previous == 0xFF37 { return true }
      // `password is`
      if offset + 3 < limit, bytes[offset + 1] == 0x69, bytes[offset + 2] == 0x73,
        bytes[offset + 3] == 0x20, previous | 0x20 == 0x64 || previous | 0x20 == 0x77
      {
        return true
      }
      return offset + 4 < limit && bytes[offset + 1] | 0x20 == 0x64
        && bytes[offset + 2] | 0x20 == 0x6F && bytes[offset + 3] | 0x20 == 0x74
        && bytes[offset + 4] == 0x20
    default: return false
    }
  }

  /// Whether the last character before `:` may be that of a label: パス, 出席, 記録, 者, 人, 口, 先,
  /// 応, 会, 客, 族, 方, 員, ナ,
  /// え, ム, 欄, 字, 称.
  @inline(__always)
  private static func asksForAName(_ last: UInt32) -> Bool {
    switch last {
    case 0x30B9, 0x5E2D, 0x9332, 0x8005, 0x4EBA, 0x53E3, 0x5148, 0x5FDC, 0x4F1A, 0x5BA2, 0x65CF,
      0x65B9, 0x54E1, 0x30CA, 0x3048, 0x30E0, 0x6B04, 0x5B57, 0x79F0:
      return true
    default: return false
    }
  }

  /// Whether a character of three bytes at an offset asks for a closer look.
  @inline(__always)
  private func asksForALook(
    wide value: UInt32, after previous: UInt32, _ bytes: [UInt8], _ start: Int, _ offset: Int,
    _ limit: Int
  ) -> Bool {
    if last[Int(value >> 6)] & (1 << UInt64(value & 63)) != 0,
      holds(Self.place(0, value)) || holds(Self.place(previous, value))
    {
      return true
    }
    switch value {
    // password：
    case 0xFF1A, 0xFF1D: return Self.endsWithSecretWord(bytes, start, offset)
    // （at）
    case 0xFF08, 0xFF3B, 0x3010, 0x3014:
      return offset + 3 < limit && bytes[offset + 3] | 0x20 == 0x61
    // name★host
    case 0x2605, 0x2606, 0x25CF, 0x25CE, 0x25A0, 0x25A1, 0x25C6, 0x25C7, 0x25B2, 0x25B3, 0x203B,
      0x266A, 0x2665:
      return (previous | 0x20) &- 0x61 < 26 || previous &- 0x30 < 10
    default: return false
    }
  }

  /// Whether there are enough digits and signs for a number, an address of a machine or a token.
  private static func isInteresting(_ total: UInt64, _ wide: UInt64) -> Bool {
    let digits = total & 0xFFFF + wide
    let letters = total >> 16 & 0xFFFF
    let dots = total >> 32 & 0xFFF
    let colons = total >> 44 & 0x3FF
    let hyphens = total >> 54
    return digits >= 6 || (digits >= 4 && dots >= 3) || colons >= 4 || hyphens >= 5
      || (digits >= 1 && letters + digits >= 17)
  }

  /// Whether the name before `:` or `=` may be a secret's: the last letters decide.
  private static func endsWithSecretWord(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var index = end - 1
    // Blanks and quotes after the name.
    while index >= start, bytes[index] == 0x20 || bytes[index] == 0x22 || bytes[index] == 0x27 {
      index -= 1
    }
    guard index - 1 >= start else { return false }
    let pair = UInt16(bytes[index - 1] | 0x20) << 8 | UInt16(bytes[index] | 0x20)
    switch pair {
    // sk, rd, wd, pw, ss, et, en, ey, se, al, ls, ts, ns, ys, er, me, il, in, id, th, ue
    case 0x736B, 0x7264, 0x7764, 0x7077, 0x7373, 0x6574, 0x656E, 0x6579, 0x7365, 0x616C, 0x6C73,
      0x7473,
      0x6E73, 0x7973, 0x6572, 0x6D65, 0x696E, 0x6964, 0x7468, 0x7565:
      return true
    // role
    case 0x6C65:
      return index - 3 >= start && bytes[index - 2] | 0x20 == 0x6F
        && bytes[index - 3] | 0x20 == 0x72
    default: return false
    }
  }
}
