import Diagnostics
import Reporting
import SourceText
import TestSupport
import Testing

struct RedactionTests {
  /// What hides numbers that all begin alike, and a text that repeats each of them.
  private static func redaction(hiding count: Int) -> (Redaction, text: String) {
    let numbers = (0..<count).map { "0905\(1_000_000 + $0)" }
    let findings = numbers.map { number in
      Diagnostic(
        rule: "personal-data", message: LocalizedText(verbatim: ""), path: "a.txt",
        range: SourceRange(at: 0), pointer: "",
        sensitive: SensitiveMark(kind: "phone-mobile", level: "high", value: number))
    }
    return (Redaction(findings) { _ in nil }, numbers.joined(separator: "\n"))
  }

  @Test func `thousands of values that begin alike are hidden in time in proportion`() {
    func time(_ count: Int) -> Duration {
      let (redaction, text) = Self.redaction(hiding: count)
      let start = processorTimeOfThread()
      let shown = redaction.text(text)
      let time = processorTimeOfThread() - start
      #expect(!shown.contains { $0.isNumber })
      return time
    }
    _ = time(100)
    #expect(time(4_000) < time(500) * 24 + .milliseconds(20))
  }

  @Test(arguments: [
    ("090-5100-0001", "***-****-****"), ("0905100…", "*******…"), ("09 0", "09 0"),
    ("x09051000001", "x***********"), ("0905200", "0905200"),
  ])
  func `a value is hidden in other notations and before an ellipsis`(text: String, hidden: String) {
    let (redaction, _) = Self.redaction(hiding: 2)
    #expect(redaction.text(text) == hidden)
  }
}
