import DocumentTree
import Testing

@Suite("Plain scalars mean what the YAML 1.2 core schema says")
struct ScalarResolutionTests {
  @Test(
    arguments: [
      (ScalarType.null, ["", "~", "null", "Null", "NULL"]),
      (.boolean, ["true", "True", "TRUE", "false", "False", "FALSE"]),
      (.integer, ["0", "-0", "+12", "0600001", "0o14", "0xFf", "014", "08"]),
      (
        .float,
        [
          "1.", ".5", "-.5", "1.10", "1e3", "1E+3", "12e-03", ".inf", "-.Inf", "+.INF", ".nan",
          ".NaN", ".NAN", "0.", "-1.5e3",
        ]
      ),
      (
        .string,
        [
          "no", "yes", "on", "off", "y", "nULL", "tRUE", "12:30", "1_000", "0b1", "0o8", "0x",
          "0o", "-0x1", "-", "+", ".", "..", "-.", "1e", "1e+", "e3", ".e3", "1.2.3",
          "2025-02-01", "-.nan", ".infinity", "nullx", "〜", "1 ", "<<", "=",
        ]
      ),
    ])
  func types(type: ScalarType, texts: [String]) {
    for text in texts {
      #expect(ScalarResolution.type(ofPlain: Array(text.utf8)) == type, "\(text)")
    }
  }
}
