import SensitiveText
import Testing

@Suite struct DetectorTests {
  @Test func `plain text gives nothing away`() {
    #expect(SensitiveTextDetector().matches(in: Array("知識の蔵".utf8)).isEmpty)
  }
}
