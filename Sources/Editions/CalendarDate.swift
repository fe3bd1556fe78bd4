/// A date of the proleptic Gregorian calendar, known to the year, the month or the day.
///
/// ISO 8601 with reduced precision: `2026`, `2026-04`, `2026-04-01`.
package struct CalendarDate: Hashable, Sendable, CustomStringConvertible {
  package let year: Int
  /// 1 to 12, or `nil` when only the year is known.
  package let month: Int?
  /// 1 to 31, or `nil` when only the month is known.
  package let day: Int?

  /// Creates a day, or returns `nil` when the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...CalendarDate.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2026`, `2026-04` or `2026-04-01`, or returns `nil`.
  package init?(_ text: some StringProtocol) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard (1...3).contains(parts.count) else { return nil }
    var numbers: [Int] = []
    for (part, width) in zip(parts, widths) {
      guard part.count == width else { return nil }
      var number = 0
      for byte in part {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        number = number * 10 + Int(byte - UInt8(ascii: "0"))
      }
      numbers.append(number)
    }
    guard numbers[0] >= 1 else { return nil }
    let month = numbers.count > 1 ? numbers[1] : nil
    let day = numbers.count > 2 ? numbers[2] : nil
    if let month, !(1...12).contains(month) { return nil }
    if let month, let day, !(1...CalendarDate.days(inMonth: month, of: numbers[0])).contains(day) {
      return nil
    }
    self.year = numbers[0]
    self.month = month
    self.day = day
  }

  /// The date as ISO 8601 with the precision that is known.
  package var description: String {
    var text = CalendarDate.padded(year, to: 4)
    if let month { text += "-" + CalendarDate.padded(month, to: 2) }
    if let day { text += "-" + CalendarDate.padded(day, to: 2) }
    return text
  }

  /// The last day that the date can mean, as days since 0001-01-01.
  package var lastDayNumber: Int {
    let month = month ?? 12
    let day = day ?? CalendarDate.days(inMonth: month, of: year)
    return CalendarDate.dayNumber(year: year, month: month, day: day)
  }

  /// The first day that the date can mean, as days since 0001-01-01.
  package var firstDayNumber: Int {
    CalendarDate.dayNumber(year: year, month: month ?? 1, day: day ?? 1)
  }

  /// The date some months later; a day that the month lacks becomes its last day.
  package func adding(months: Int) -> CalendarDate? {
    let (added, overflow) = (year * 12 + (month ?? 1) - 1).addingReportingOverflow(months)
    guard !overflow, added >= 12 else { return nil }
    let newYear = added / 12
    let newMonth = added % 12 + 1
    guard newYear <= 9999 else { return nil }
    let newDay = min(day ?? 1, CalendarDate.days(inMonth: newMonth, of: newYear))
    return CalendarDate(year: newYear, month: newMonth, day: newDay)
  }

  /// The day of a moment, in seconds since 1970-01-01T00:00:00Z, where some seconds add to UTC.
  package static func day(ofUnixTime unixSeconds: Int, offsetSeconds: Int) -> CalendarDate? {
    let (local, overflow) = unixSeconds.addingReportingOverflow(offsetSeconds)
    guard !overflow else { return nil }
    var days = local / 86_400
    if local % 86_400 < 0 { days -= 1 }
    return civil(fromDaysSince1970: days)
  }

  /// The number of days in a month.
  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let before = year - 1
    var number = before * 365 + before / 4 - before / 100 + before / 400
    for earlier in 1..<max(month, 1) { number += days(inMonth: earlier, of: year) }
    return number + day - 1
  }

  private static func civil(fromDaysSince1970 days: Int) -> CalendarDate? {
    // Counts whole 400-year cycles first, so that any day is found in constant time.
    let daysTo1970 = 719_162
    let (number, overflow) = days.addingReportingOverflow(daysTo1970)
    guard !overflow, number >= 0, number < 3_652_059 else { return nil }
    var year = 1 + number / 146_097 * 400
    var rest = number % 146_097
    while rest >= (isLeap(year) ? 366 : 365) {
      rest -= isLeap(year) ? 366 : 365
      year += 1
    }
    var month = 1
    while rest >= self.days(inMonth: month, of: year) {
      rest -= self.days(inMonth: month, of: year)
      month += 1
    }
    return CalendarDate(year: year, month: month, day: rest + 1)
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
