import DocumentTree
import Testing

struct YAML11ReadingTests {
  @Test(arguments: [
    ("no", YAML11Reading.boolean(false)), ("Yes", .boolean(true)), ("ON", .boolean(true)),
    ("y", .boolean(true)), ("12:30", .integer(750)), ("1:00:00", .integer(3600)),
    ("0o14", .text), ("014", .integer(12)), ("08", .text), ("1_000", .integer(1000)),
    ("0b11", .integer(3)), ("2025-02-01", .timestamp), ("2025-02-01T09:00:00Z", .timestamp),
    ("1e3", .text), ("1.5e3", .text), ("1_0.5", .float), ("-0b1", .integer(-1)),
    ("153722867280912930:08", .integer(nil)),
  ])
  func saysWhatTheOtherVersionReads(text: String, expected: YAML11Reading) {
    #expect(ScalarResolution.yaml11Reading(of: Array(text.utf8)[...]) == expected)
  }

  @Test(arguments: [
    "", "true", "False", "null", "~", "0", "007", "12", "-3", "+4", "1.5", ".5", "1.5e+3", ".inf",
    ".NaN", "0x1F", "text", "nothing", "once", "12:99", "09:30x", "2025-2-1", "https://example.jp/",
    "1.2.3", "-", "経営者", "99999999999999999999", "2025-02-01 の版",
  ])
  func saysNothingWhereBothVersionsAgree(text: String) {
    #expect(ScalarResolution.yaml11Reading(of: Array(text.utf8)[...]) == nil)
  }
}
