/// A day as people in Japan write it: `2026/4/1`, `令和8年4月1日`, `R8.4.1`, `二〇二六年四月一日`.
struct DateReading {
  /// The Japanese eras whose years are counted in the Gregorian calendar.
  struct Era: Equatable {
    let japanese: String
    let english: String
    let letter: Unicode.Scalar
    let ligature: UInt32
    /// The first and the last day as year, month and day in eight digits; the last may be open.
    let first: Int
    let last: Int

    var firstYear: Int { first / 10_000 }

    /// 明治 is read from its sixth year, when Japan adopted the Gregorian calendar.
    static let all = [
      Era(
        japanese: "明治", english: "Meiji", letter: "M", ligature: 0x337E, first: 1868_01_25,
        last: 1912_07_30),
      Era(
        japanese: "大正", english: "Taisho", letter: "T", ligature: 0x337D, first: 1912_07_30,
        last: 1926_12_25),
      Era(
        japanese: "昭和", english: "Showa", letter: "S", ligature: 0x337C, first: 1926_12_25,
        last: 1989_01_07),
      Era(
        japanese: "平成", english: "Heisei", letter: "H", ligature: 0x337B, first: 1989_01_08,
        last: 2019_04_30),
      Era(
        japanese: "令和", english: "Reiwa", letter: "R", ligature: 0x32FF, first: 2019_05_01,
        last: 9999_12_31),
    ]
  }

  let era: Era?
  /// The year of the Gregorian calendar.
  let year: Int
  let month: Int
  /// `nil` when only a year and a month are written.
  let day: Int?
  /// What follows the date.
  let rest: ArraySlice<Unicode.Scalar>

  /// Whether the day exists.
  var exists: Bool {
    guard let day else { return false }
    return CalendarGrammar.exists(year: year, month: month, day: day)
  }

  /// Whether the day lies in its era.
  var isInEra: Bool {
    guard let era, let day else { return true }
    let key = year * 10_000 + month * 100 + day
    return era.first <= key && key <= era.last
  }

  /// The day as `YYYY-MM-DD`, or `nil` when it does not exist or its calendar is not certain.
  var isoText: String? {
    guard exists, let day, era == nil || year >= 1873 else { return nil }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Reads a date at the beginning of a text, or `nil` when there is none.
  init?(_ text: String) {
    var scanner = DateScanner(Array(text.unicodeScalars)[...])
    let era = scanner.takeEra()
    scanner.skipSpaces()
    let start = scanner.rest.startIndex
    guard let written = scanner.takeNumber(allowsFirst: era != nil) else { return nil }
    let length = scanner.rest.startIndex - start
    if era == nil, length == 8, scanner.lastWasDigits {
      year = written / 10_000
      month = written / 100 % 100
      day = written % 100
      self.era = nil
      rest = scanner.rest
      return
    }
    guard era != nil ? written >= 1 && written <= 99 : (1_000...9_999).contains(written) else {
      return nil
    }
    guard scanner.takeSeparator("年"), let month = scanner.takeNumber(), (0...99).contains(month)
    else { return nil }
    self.era = era
    self.year = era.map { $0.firstYear + written - 1 } ?? written
    self.month = month
    guard scanner.takeSeparator("月"), let day = scanner.takeNumber() else {
      self.day = nil
      self.rest = scanner.rest
      return
    }
    self.day = day
    scanner.takeDaySuffix()
    self.rest = scanner.rest
  }
}

/// A number in decimal digits with leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// A place in the scalars of a text that may hold a date.
struct DateScanner {
  private(set) var rest: ArraySlice<Unicode.Scalar>
  /// Whether the last number was written in digits.
  private(set) var lastWasDigits = false

  init(_ scalars: ArraySlice<Unicode.Scalar>) {
    rest = scalars
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    return true
  }

  mutating func skipSpaces() {
    while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
  }

  /// Takes the name, the ligature or, before a digit, the letter of an era.
  mutating func takeEra() -> DateReading.Era? {
    for era in DateReading.Era.all {
      let name = era.japanese.unicodeScalars
      if rest.starts(with: name) {
        rest.removeFirst(name.count)
        return era
      }
      guard let first = rest.first else { continue }
      if first.value == era.ligature {
        rest.removeFirst()
        return era
      }
      let isLetter = first == era.letter || first.value == era.letter.value + 0x20
      if isLetter, let next = rest.dropFirst().first, next == "." || "0"..."9" ~= next {
        rest.removeFirst()
        _ = take(".")
        return era
      }
    }
    return nil
  }

  /// Takes a number of up to eight digits, in kanji, or 元 for the first year of an era.
  mutating func takeNumber(allowsFirst: Bool = false) -> Int? {
    skipSpaces()
    lastWasDigits = false
    if allowsFirst, take("元") { return 1 }
    var value = 0
    var count = 0
    while let first = rest.first, "0"..."9" ~= first, count < 9 {
      value = value * 10 + Int(first.value - 0x30)
      rest.removeFirst()
      count += 1
    }
    if count > 0 {
      lastWasDigits = true
      return count <= 8 ? value : nil
    }
    return takeKanjiNumber()
  }

  /// Takes the unit in kanji, or one of `-`, `/`, `.` and a space.
  mutating func takeSeparator(_ kanji: Unicode.Scalar) -> Bool {
    skipSpaces()
    return take(kanji) || take("-") || take("/") || take(".") || take("・") || take("、")
  }

  /// Takes 日 and a day of the week in brackets.
  mutating func takeDaySuffix() {
    _ = take("日")
    guard let open = rest.first, open == "(", let close = rest.firstIndex(of: ")"),
      close - rest.startIndex <= 4
    else { return }
    rest = rest[(close + 1)...]
  }

  /// Takes `二〇二六` digit by digit or `三十一` with tens.
  private mutating func takeKanjiNumber() -> Int? {
    let digits: [Unicode.Scalar] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    var value = 0
    var count = 0
    while let first = rest.first, count < 5 {
      if first == "十" {
        value = max(value, 1) * 10
        rest.removeFirst()
        if let next = rest.first, let ones = digits.firstIndex(of: next) {
          rest.removeFirst()
          value += ones
        }
        return value
      }
      guard let digit = digits.firstIndex(of: first) else { break }
      value = value * 10 + digit
      rest.removeFirst()
      count += 1
    }
    return count > 0 ? value : nil
  }
}
