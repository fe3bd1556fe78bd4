import SourceText
import Testing

struct GroupedCountTests {
  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (10_000, "10,000"), (999_999, "999,999"),
    (1_234_567, "1,234,567"), (-1_234, "-1,234"), (-123, "-123"), (-123_456, "-123,456"),
  ])
  func thousandsAreSetApart(count: Int, text: String) {
    #expect(grouped(count) == text)
  }
}
