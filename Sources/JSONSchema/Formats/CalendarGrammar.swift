/// Dates, times and durations (RFC 3339 section 5.6 and appendix A).
enum CalendarGrammar {
  /// Whether the bytes are `full-date`.
  static func isDate(_ bytes: ArraySlice<UInt8>) -> Bool {
    var reader = ByteReader(bytes)
    return takesDate(&reader) && reader.isAtEnd
  }

  /// Whether the bytes are `full-time`: a time of day with its distance from UTC.
  static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    var reader = ByteReader(bytes)
    return takesTime(&reader) && reader.isAtEnd
  }

  /// Whether the bytes are `date-time`.
  static func isDateTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    var reader = ByteReader(bytes)
    guard takesDate(&reader), reader.take("T") || reader.take("t") else { return false }
    return takesTime(&reader) && reader.isAtEnd
  }

  /// Whether the bytes are `duration`: units in order without a gap, weeks alone, no fractions.
  static func isDuration(_ bytes: ArraySlice<UInt8>) -> Bool {
    var reader = ByteReader(bytes)
    guard reader.take("P") else { return false }
    let dateUnits = takeUnits(&reader, "Y", "M", "D")
    guard let dateUnits else { return false }
    if dateUnits == 0, reader.take(.digits) {
      _ = reader.skip(.digits)
      return reader.take("W") && reader.isAtEnd
    }
    guard reader.take("T") else { return dateUnits > 0 && reader.isAtEnd }
    guard let timeUnits = takeUnits(&reader, "H", "M", "S") else { return false }
    return timeUnits > 0 && reader.isAtEnd
  }

  /// Whether the day exists in the proleptic Gregorian calendar.
  static func exists(year: Int, month: Int, day: Int) -> Bool {
    (1...12).contains(month) && day >= 1 && day <= days(inMonth: month, of: year)
  }

  /// The number of days of a month from 1 to 12.
  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func takesDate(_ reader: inout ByteReader) -> Bool {
    guard let century = reader.takeTwoDigits(), let year = reader.takeTwoDigits(),
      reader.take("-"), let month = reader.takeTwoDigits(), reader.take("-"),
      let day = reader.takeTwoDigits()
    else { return false }
    return exists(year: century * 100 + year, month: month, day: day)
  }

  private static func takesTime(_ reader: inout ByteReader) -> Bool {
    guard let hour = reader.takeTwoDigits(), reader.take(":"),
      let minute = reader.takeTwoDigits(), reader.take(":"),
      let second = reader.takeTwoDigits(), hour < 24, minute < 60, second <= 60
    else { return false }
    if reader.take("."), reader.skip(.digits) == 0 { return false }
    guard let offset = takeOffset(&reader) else { return false }
    if second < 60 { return true }
    // A leap second is the last second of a day in UTC (RFC 3339 section 5.7).
    return (hour * 60 + minute - offset + 2 * 1_440) % 1_440 == 1_439
  }

  /// Takes `Z` or a distance from UTC in minutes.
  private static func takeOffset(_ reader: inout ByteReader) -> Int? {
    if reader.take("Z") || reader.take("z") { return 0 }
    let isNegative = reader.take("-")
    guard isNegative || reader.take("+"), let hours = reader.takeTwoDigits(), reader.take(":"),
      let minutes = reader.takeTwoDigits(), hours < 24, minutes < 60
    else { return nil }
    return (hours * 60 + minutes) * (isNegative ? -1 : 1)
  }

  /// Takes numbers with these units; a unit may be left out only at the beginning or the end.
  ///
  /// A number without one of the units is left for the caller.
  /// - Returns: how many units there were, or `nil` when a unit is out of order.
  private static func takeUnits(
    _ reader: inout ByteReader, _ first: Unicode.Scalar, _ second: Unicode.Scalar,
    _ third: Unicode.Scalar
  ) -> Int? {
    var expected = 0
    var count = 0
    while true {
      let start = reader.position
      guard reader.skip(.digits) > 0 else { return count }
      let unit: Int
      if reader.take(first) {
        unit = 0
      } else if reader.take(second) {
        unit = 1
      } else if reader.take(third) {
        unit = 2
      } else {
        reader.position = start
        return count
      }
      guard count == 0 || unit == expected else { return nil }
      expected = unit + 1
      count += 1
    }
  }
}
