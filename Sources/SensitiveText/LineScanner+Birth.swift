extension LineScanner {
  /// Looks at 生: the end of a date of birth, or a word that says one follows.
  mutating func birth(at index: Int) {
    if at(index) == "産", at(index + 1) != "ま", at(index + 1) != "れ" { return }
    if let range = dateEnding(at: index), isBirth(at: index) {
      add(.birthDate, .high, range)
      return
    }
    if let (range, level) = yearEnding(at: index), isBirth(at: index) {
      add(.birthDate, level, range)
      return
    }
    let length = max(
      Self.words.length(in: line.scalars, from: index - 1),
      Self.words.length(in: line.scalars, from: index))
    guard length > 0 else { return }
    let isInside = Self.words.length(in: line.scalars, from: index - 1) > 0
    dateOfBirth(after: (isInside ? index - 1 : index) + length)
  }

  private static let words = WordSet("生年月日 誕生日 生まれ 生れ 産まれ 産れ 生年 お誕生日 誕生年月日 生␣年␣月␣日")

  /// A date right behind a word that asks for one.
  mutating func dateOfBirth(after start: Int) {
    var index = start
    let limit = min(line.count, start + 12)
    while index < limit, Self.signs.contains(at(index)) || Self.calendars.contains(at(index)) {
      index += 1
    }
    // A form with the value in the next line; not the end of a sentence.
    if index == line.count, start <= 8 { expectsBirthDate = true }
    guard
      let end = DateReading.end(in: line.scalars, from: index, allowsPlain: true)
        ?? DateReading.shortEnd(in: line.scalars, from: index)
    else { return }
    add(.birthDate, .high, index..<end)
  }

  /// A date at the beginning of the line behind one that ends with 生年月日.
  mutating func expectedBirthDate() {
    expectsBirthDate = false
    let start = skippingBlanks(0)
    guard
      let end = DateReading.end(in: line.scalars, from: start, allowsPlain: true)
        ?? DateReading.shortEnd(in: line.scalars, from: start)
    else { return }
    add(.birthDate, .high, start..<end)
  }

  /// 西暦, 和暦.
  private static let calendars = Set("西和暦".unicodeScalars)
  private static let signs = Set(" \t:=|\"'()（）[]【】「」はが、,・>".unicodeScalars)

  /// Whether 生 itself says that somebody was born.
  private func isBirth(at index: Int) -> Bool {
    let next = at(index + 1)
    if next == "ま" || next == "れ" { return true }
    return !next.isKanji && !next.isKatakana && next != "じ" && next != "か" && next != "き"
      && next != "み"
  }

  /// The year, perhaps with a month, that ends right before an index; a year alone tells little.
  private func yearEnding(at end: Int) -> (Range<Int>, SensitiveMatch.Level)? {
    guard at(end - 1) == "年" || at(end - 1) == "月" else { return nil }
    for start in max(0, end - 14)..<max(0, end) {
      guard !at(start - 1).isDigit || !at(start).isDigit,
        DateReading.monthEnd(in: line.scalars, from: start) == end
      else { continue }
      return (start..<end, at(end - 1) == "年" ? .low : .review)
    }
    return nil
  }

  /// The date that ends right before an index.
  private func dateEnding(at end: Int) -> Range<Int>? {
    var stop = end
    while stop > 0, end - stop < 3,
      at(stop - 1) == " " || at(stop - 1) == "(" || at(stop - 1) == ")"
    {
      stop -= 1
    }
    // The earliest beginning gives the whole date.
    for start in max(0, stop - 26)..<max(0, stop) {
      guard !at(start - 1).isDigit || !at(start).isDigit else { continue }
      if DateReading.end(in: line.scalars, from: start, allowsPlain: false) == stop {
        return start..<stop
      }
    }
    return nil
  }
}

/// Reads dates as Japanese texts write them.
enum DateReading {
  /// The end of the date with year, month and day that begins at an index, or `nil`.
  static func end(in text: [Unicode.Scalar], from start: Int, allowsPlain: Bool) -> Int? {
    guard start >= 0, start < text.count else { return nil }
    var index = start
    let era = eras.length(in: text, from: index)
    index += era
    index = blanks(text, index)
    guard let year = number(text, index, longest: 4) else { return nil }
    if allowsPlain, era == 0, year.end - index == 8 || isEight(text, index) { return index + 8 }
    if era == 0 {
      guard 1_860...2_100 ~= year.value else { return nil }
    } else {
      guard 1...64 ~= year.value else { return nil }
    }
    index = blanks(text, year.end)
    guard let first = sign(text, index, ["年", "-", "/", ".", "・"]) else { return nil }
    index = blanks(text, first == "年" ? otherYearEnd(text, index + 1) : index + 1)
    guard let month = number(text, index, longest: 2), 1...12 ~= month.value else { return nil }
    index = blanks(text, month.end)
    guard let second = sign(text, index, first == "年" ? ["月"] : [first]) else { return nil }
    index = blanks(text, index + 1)
    guard let day = number(text, index, longest: 2), 1...31 ~= day.value else { return nil }
    index = day.end
    if second == "月" {
      let last = blanks(text, index)
      guard last < text.count, text[last] == "日" else { return nil }
      return last + 1
    }
    guard index >= text.count || !text[index].isWord else { return nil }
    return index
  }

  /// The end of a date with two digits for the year, which only a word before it makes one of birth.
  static func shortEnd(in text: [Unicode.Scalar], from start: Int) -> Int? {
    guard let year = number(text, start, longest: 2), year.end - start == 2,
      text[start].isDigit, let first = sign(text, year.end, ["年", "-", "/", "."]),
      let month = number(text, year.end + 1, longest: 2), 1...12 ~= month.value,
      sign(text, month.end, first == "年" ? ["月"] : [first]) != nil,
      let day = number(text, month.end + 1, longest: 2), 1...31 ~= day.value
    else { return nil }
    if first == "年" { return sign(text, day.end, ["日"]) == nil ? nil : day.end + 1 }
    return day.end < text.count && (text[day.end].isWord || text[day.end] == ".") ? nil : day.end
  }

  /// The end of the year of the other calendar in parentheses: 昭和55年(1980年)3月3日.
  private static func otherYearEnd(_ text: [Unicode.Scalar], _ start: Int) -> Int {
    // 1970年の4月1日
    if start < text.count, text[start] == "の" { return start + 1 }
    guard start < text.count, text[start] == "(" else { return start }
    let limit = min(text.count, start + 10)
    guard let end = text[start..<limit].firstIndex(of: ")"),
      text[start..<end].contains(where: \.isDigit)
    else { return start }
    return end + 1
  }

  /// The end of a year with 年, and of the month behind it when there is one, or `nil`.
  static func monthEnd(in text: [Unicode.Scalar], from start: Int) -> Int? {
    var index = start
    let era = writtenEras.length(in: text, from: index)
    index += era
    guard let year = number(text, index, longest: 4), sign(text, year.end, ["年"]) != nil else {
      return nil
    }
    guard era > 0 ? 1...64 ~= year.value : 1_860...2_100 ~= year.value else { return nil }
    index = year.end + 1
    guard let month = number(text, index, longest: 2), 1...12 ~= month.value,
      sign(text, month.end, ["月"]) != nil
    else { return index }
    return month.end + 1
  }

  private static let writtenEras = WordSet("明治 大正 昭和 平成 令和")
  private static let eras = WordSet("明治 大正 昭和 平成 令和 明 大 昭 平 令 m t s h r m. t. s. h. r.")

  private static func blanks(_ text: [Unicode.Scalar], _ start: Int) -> Int {
    start < text.count && text[start] == " " ? start + 1 : start
  }

  private static func sign(
    _ text: [Unicode.Scalar], _ index: Int, _ signs: [Unicode.Scalar]
  ) -> Unicode.Scalar? {
    index < text.count && signs.contains(text[index]) ? text[index] : nil
  }

  /// Whether eight digits that could be a date stand at an index, and no more.
  private static func isEight(_ text: [Unicode.Scalar], _ start: Int) -> Bool {
    guard start + 8 <= text.count, text[start..<start + 8].allSatisfy(\.isDigit) else {
      return false
    }
    let next = start + 8 < text.count ? text[start + 8] : "\n"
    guard !next.isWord else { return false }
    let values = text[start..<start + 8].map(\.digitValue)
    let month = values[4] * 10 + values[5]
    let day = values[6] * 10 + values[7]
    return (values[0] == 1 && values[1] >= 8 || values[0] == 2 && values[1] == 0)
      && 1...12 ~= month && 1...31 ~= day
  }

  /// A number in digits or kanji: 45, 四十五, 四五, 元.
  private static func number(
    _ text: [Unicode.Scalar], _ start: Int, longest: Int
  ) -> (value: Int, end: Int)? {
    guard start < text.count else { return nil }
    if text[start] == "元" { return (1, start + 1) }
    var end = start
    var value = 0
    while end < text.count, end - start < longest, text[end].isDigit {
      value = value * 10 + text[end].digitValue
      end += 1
    }
    if end > start { return (value, end) }
    while end < text.count, end - start < 5, text[end].isKanjiNumeral { end += 1 }
    guard end > start else { return nil }
    return (kanjiValue(text[start..<end]), end)
  }

  private static func kanjiValue(_ digits: ArraySlice<Unicode.Scalar>) -> Int {
    var (total, current) = (0, 0)
    for digit in digits {
      switch digit {
      case "十":
        total += max(1, current) * 10
        current = 0
      case "百":
        total += max(1, current) * 100
        current = 0
      case "千":
        total += max(1, current) * 1_000
        current = 0
      default: current = current * 10 + max(0, digit.kanjiDigitValue)
      }
    }
    return total + current
  }
}
