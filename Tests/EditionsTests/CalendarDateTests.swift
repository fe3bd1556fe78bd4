import Editions
import Testing

struct CalendarDateTests {
  @Test(arguments: ["2026", "2026-04", "2026-04-01", "2024-02-29", "0001-01-01", "9999-12-31"])
  func readsAndWritesTheSameText(text: String) {
    #expect(CalendarDate(text)?.description == text)
  }

  @Test(arguments: [
    "", "26", "2026-4-1", "2026-13", "2026-02-29", "2026-00-01", "2026-01-00", "2026/04/01",
    "2026-04-01-01", "０２６-01", "-2026", "2026-", "0000",
  ])
  func refusesWhatIsNoDate(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2026-11-21", 12, "2027-11-21"),
    ("2026-12-01", 1, "2027-01-01"), ("2026-03-31", -1, "2026-02-28"), ("2026", 6, "2026-07-01"),
  ])
  func addsMonthsInsideTheCalendar(text: String, months: Int, expected: String) {
    #expect(CalendarDate(text)?.adding(months: months)?.description == expected)
  }

  @Test(arguments: [
    (0, 0, "1970-01-01"), (-1, 0, "1969-12-31"), (1_795_132_800, 0, "2026-11-20"),
    (1_795_132_800, 32_400, "2026-11-20"), (1_795_187_000, 32_400, "2026-11-21"),
    (951_782_400, 0, "2000-02-29"),
  ])
  func findsTheDayOfAMoment(seconds: Int, offset: Int, expected: String) {
    #expect(
      CalendarDate.day(ofUnixTime: seconds, offsetSeconds: offset)?.description == expected)
  }

  @Test func everyDayOfFourCenturiesFollowsTheOneBefore() throws {
    var previous = try #require(CalendarDate("1899-12-31")).lastDayNumber
    for day in stride(from: -25_567, to: 120_530, by: 1) {
      let date = try #require(
        CalendarDate.day(ofUnixTime: day * 86_400, offsetSeconds: 0))
      #expect(date.firstDayNumber == previous + 1)
      previous = date.firstDayNumber
    }
  }

  @Test func aMonthEndsOnItsLastDay() throws {
    let month = try #require(CalendarDate("2026-02"))
    #expect(month.lastDayNumber - month.firstDayNumber == 27)
  }
}
