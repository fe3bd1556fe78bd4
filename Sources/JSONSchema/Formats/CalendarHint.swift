import SourceText

/// Hints for dates, times and both together.
enum CalendarHint {
  /// What is probably meant by a text in half-width characters.
  static func hint(for text: String, as format: FormatCheck) -> FormatHint? {
    if format == .time { return hintForTime(text) }
    guard let reading = DateReading(text) else { return hintForOtherOrder(text) }
    guard let day = reading.day else {
      return FormatHint(message: .dayMissing)
    }
    if !reading.exists {
      return FormatHint(
        message: .findTheRightDay(as: format), impossibility: .impossibleDay(reading, day: day))
    }
    guard let date = reading.isoText else { return FormatHint(message: .oldCalendar) }
    let isCertain = reading.isInEra
    if let era = reading.era, !isCertain, reading.year * 10_000 < era.first {
      return FormatHint(message: .beforeEra(era))
    }
    let message: LocalizedText =
      if let era = reading.era { isCertain ? .eraYear(date) : .afterEra(era, date) } else {
        .dateForm(date)
      }
    let rest = ClockReading(reading.rest)
    if format == .date {
      if reading.rest.isEmpty {
        return FormatHint(message: message, replacement: date, isCertain: isCertain)
      }
      return rest == nil ? nil : FormatHint(message: .dateOnly(date), replacement: date)
    }
    return hintForDateTime(date, rest: reading.rest, clock: rest)
  }

  private static func hintForDateTime(
    _ date: String, rest: ArraySlice<Unicode.Scalar>, clock: ClockReading?
  ) -> FormatHint? {
    if rest.isEmpty { return FormatHint(message: .timeMissing(date)) }
    guard let clock, let time = clock.text else { return nil }
    let value = "\(date)T\(time)"
    if clock.hasOffset {
      return FormatHint(message: .dateTimeForm(value), replacement: value, isCertain: true)
    }
    return FormatHint(message: .offsetMissing(value), replacement: value)
  }

  private static func hintForTime(_ text: String) -> FormatHint? {
    if FormatCheck.dateTime.isValid(text) {
      let time = String(text.dropFirst(11))
      return FormatHint(message: .timeOnly(time), replacement: time)
    }
    guard let clock = ClockReading(Array(text.unicodeScalars)[...]), let time = clock.text else {
      return nil
    }
    if clock.hasOffset {
      return FormatHint(message: .timeForm(time), replacement: time, isCertain: true)
    }
    return FormatHint(message: .offsetMissing(time), replacement: time)
  }

  /// `4/1/2026` and `26/4/1` can be read in more than one way, so nobody guesses.
  private static func hintForOtherOrder(_ text: String) -> FormatHint? {
    let parts = text.split(whereSeparator: { "/.-".contains($0) })
    guard parts.count == 3, parts.allSatisfy({ $0.count <= 4 && $0.allSatisfy(\.isNumber) }) else {
      return nil
    }
    return FormatHint(message: .ambiguousOrder)
  }
}

/// A time of day as people write it: `9:00`, `9時30分`, `午後3時`, with or without an offset.
private struct ClockReading {
  private let hour: Int
  private let minute: Int
  private let second: Int
  private let fraction: String
  private let offset: String?

  var hasOffset: Bool { offset != nil }

  /// The time in the form of RFC 3339, in Japanese time when it has no offset.
  var text: String? {
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))\(fraction)"
      + (offset ?? "+09:00")
  }

  init?(_ scalars: ArraySlice<Unicode.Scalar>) {
    var scanner = DateScanner(scalars)
    if scanner.take("T") || scanner.take("t") {}
    scanner.skipSpaces()
    let half = ClockReading.takeHalf(&scanner)
    guard let written = scanner.takeNumber(), written < 100 else { return nil }
    hour = half == .afternoon && written < 12 ? written + 12 : written
    guard scanner.take(":") || scanner.take("時") else { return nil }
    minute = ClockReading.takePart(&scanner, "分")
    second =
      scanner.take(":") || scanner.rest.first.map { "0"..."9" ~= $0 } == true
      ? ClockReading.takePart(&scanner, "秒") : 0
    fraction = ClockReading.takeFraction(&scanner)
    scanner.skipSpaces()
    guard let offset = ClockReading.offset(scanner.rest) else { return nil }
    self.offset = offset.isEmpty ? nil : offset
  }

  private enum Half {
    case morning
    case afternoon
  }

  private static func takeHalf(_ scanner: inout DateScanner) -> Half? {
    guard scanner.take("午") else { return nil }
    if scanner.take("後") { return .afternoon }
    return scanner.take("前") ? .morning : nil
  }

  private static func takePart(_ scanner: inout DateScanner, _ unit: Unicode.Scalar) -> Int {
    if scanner.take("半") { return 30 }
    let value = scanner.takeNumber() ?? 0
    _ = scanner.take(unit)
    return value
  }

  private static func takeFraction(_ scanner: inout DateScanner) -> String {
    guard scanner.take(".") else { return "" }
    var digits = "."
    while let first = scanner.rest.first, "0"..."9" ~= first {
      digits.unicodeScalars.append(first)
      _ = scanner.take(first)
    }
    return digits.count > 1 ? digits : ""
  }

  /// The offset that a text names: empty for none, `nil` for text that is not an offset.
  private static func offset(_ scalars: ArraySlice<Unicode.Scalar>) -> String? {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    switch text {
    case "": return ""
    case "Z", "z", "UTC", "GMT": return "Z"
    case "JST", "(JST)", "日本時間": return "+09:00"
    default: break
    }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.count == 2 || digits.count == 4, digits.allSatisfy({ "0"..."9" ~= $0 }) else {
      return nil
    }
    return "\(sign)\(digits.prefix(2)):\(digits.count == 4 ? String(digits.suffix(2)) : "00")"
  }
}

extension LocalizedText {
  fileprivate static let dayMissing = LocalizedText(
    ja: "日がありません。年・月・日を 2026-04-01 のように書いてください。",
    en: "The day is missing; write year, month and day such as 2026-04-01")

  fileprivate static let oldCalendar = LocalizedText(
    ja: "明治5年までの日付は旧暦のため換算できません。西暦の年月日を確かめて書いてください。",
    en: "Dates up to Meiji 5 follow the old calendar; look up the Gregorian date")

  fileprivate static let ambiguousOrder = LocalizedText(
    ja: "年・月・日の順がはっきりしません。2026-04-01 のように、4桁の西暦から書いてください。",
    en: "The order of year, month and day is not clear; write it as 2026-04-01")

  fileprivate static func findTheRightDay(as format: FormatCheck) -> LocalizedText {
    let example = format == .date ? "2026-04-01" : "2026-04-01T09:00:00+09:00"
    return LocalizedText(
      ja: "正しい日付を確かめて、\(example) の形で書いてください。",
      en: "Find out the right day and write it as \(example)")
  }

  fileprivate static func impossibleDay(_ reading: DateReading, day: Int) -> LocalizedText {
    guard (1...12).contains(reading.month) else {
      return LocalizedText(
        ja: "\(reading.month)月はありません（月は01から12まで）",
        en: "there is no month \(reading.month) (months go from 01 to 12)")
    }
    let last = CalendarGrammar.days(inMonth: reading.month, of: reading.year)
    return LocalizedText(
      ja: "\(reading.year)年\(reading.month)月に\(day)日はありません（この月は\(last)日まで）",
      en: "\(reading.year)-\(padded(reading.month, 2)) has no day \(day) (its last day is \(last))")
  }

  fileprivate static func eraYear(_ date: String) -> LocalizedText {
    LocalizedText(
      ja: "和暦ではなく西暦で \(date) と書いてください。", en: "Write it in the Western calendar: \(date)")
  }

  fileprivate static func afterEra(_ era: DateReading.Era, _ date: String) -> LocalizedText {
    LocalizedText(
      ja: "\(era.japanese)はこの日より前に終わっています。西暦 \(date) のことかどうか確かめてください。",
      en: "\(era.english) had ended by that day; check whether \(date) is meant")
  }

  fileprivate static func beforeEra(_ era: DateReading.Era) -> LocalizedText {
    let first = "\(era.first / 10_000)-\(padded(era.first / 100 % 100, 2))"
    let day = padded(era.first % 100, 2)
    return LocalizedText(
      ja: "\(era.japanese)は \(first)-\(day) に始まりました。その前の日付です。元号を確かめてください。",
      en: "\(era.english) began on \(first)-\(day), after that day; check the era")
  }

  fileprivate static func dateForm(_ date: String) -> LocalizedText {
    LocalizedText(
      ja: "年・月・日を「-」で区切り、月と日は2桁で \(date) と書いてください。",
      en: "Write year, month and day with hyphens and two digits: \(date)")
  }

  fileprivate static func dateOnly(_ date: String) -> LocalizedText {
    LocalizedText(ja: "日付だけを \(date) と書いてください。", en: "Write the date alone: \(date)")
  }

  fileprivate static func timeMissing(_ date: String) -> LocalizedText {
    LocalizedText(
      ja: "時刻がありません。\(date)T09:00:00+09:00 のように時刻も書いてください。",
      en: "The time is missing; write it too such as \(date)T09:00:00+09:00")
  }

  fileprivate static func dateTimeForm(_ value: String) -> LocalizedText {
    LocalizedText(
      ja: "日付と時刻を「T」でつなぎ、桁をそろえて \(value) と書いてください。",
      en: "Join date and time with T and two digits each: \(value)")
  }

  fileprivate static func offsetMissing(_ value: String) -> LocalizedText {
    LocalizedText(
      ja: "時差がありません。日本時間なら \(value) と書いてください。",
      en: "The offset from UTC is missing; for Japanese time write \(value)")
  }

  fileprivate static func timeForm(_ time: String) -> LocalizedText {
    LocalizedText(
      ja: "時・分・秒を2桁ずつ「:」で区切って \(time) と書いてください。",
      en: "Write hours, minutes and seconds with two digits each: \(time)")
  }

  fileprivate static func timeOnly(_ time: String) -> LocalizedText {
    LocalizedText(ja: "時刻だけを \(time) と書いてください。", en: "Write the time alone: \(time)")
  }
}
