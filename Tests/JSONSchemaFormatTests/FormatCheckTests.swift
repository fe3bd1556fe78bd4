import JSONSchema
import Testing

/// What the published suite leaves open.
struct FormatCheckTests {
  @Test(arguments: [
    (FormatCheck.date, "0000-02-29", true), (.date, "1900-02-29", false),
    (.time, "23:59:60.5Z", true), (.time, "00:59:60+01:00", true), (.time, "12:00:00.Z", false),
    (.duration, "P1YT1S", true), (.duration, "PT1H1S", false), (.duration, "P1W1D", false),
    (.email, "a@example", true), (.email, "a@xn--wgv71a119e.jp", true),
    (.email, "a@xn--x.jp", false),
    (.email, "\"a\\\"b\"@example.jp", true), (.email, "\"a@example.jp", false),
    (.email, "a@[IPv6:1::2]", true), (.email, "a@[x:1]", false), (.email, "太郎@example.jp", false),
    (.internationalEmail, "太郎@日本語.jp", true), (.internationalEmail, "a@日本語。jp", false),
    (.hostname, "r3---sn-abc.example", true), (.internationalHostname, "ab--cd.jp", false),
    (.internationalHostname, "日本語。jp", true), (.internationalHostname, "Example.JP", true),
    (.internationalHostname, "がいど.jp", true), (.internationalHostname, "か\u{3099}いど.jp", false),
    (.internationalHostname, "ạ\u{306}.jp", false), (.internationalHostname, "ă\u{323}.jp", false),
    (.internationalHostname, "ặ.jp", true), (.internationalHostname, "ĭ\u{323}x.jp", false),
    (.internationalHostname, "ʒ\u{323}\u{301}.jp", true),
    (.internationalHostname, "ㇰ・ロ.jp", true), (.internationalHostname, "ﾃｽﾄ.jp", false),
    (.internationalHostname, "ＡＢ.jp", false), (.internationalHostname, "☕.jp", false),
    (.ipv6, "1:2:3:4:5:6:7::", true), (.ipv6, "::2:3:4:5:6:7:8", true),
    (.ipv6, "1:2:3:4:5:6:7:8::", false), (.ipv6, "1::2:3:4:5:6:7:8", false),
    (.ipv6, "1:2:3:4:5:6:1.2.3.4", true), (.ipv6, "1:2:3:4:5::1.2.3.4", true),
    (.ipv6, "1:2:3:4:5:6::1.2.3.4", false), (.ipv6, ":", false), (.ipv6, ":::", false),
    (.uri, "a:", true), (.uri, "https://", true), (.uri, "https://a:/", true),
    (.uri, "https://[v1.a:b]/", true), (.uri, "https://[v.a]/", false),
    (.uri, "https://[::1", false),
    (.uri, "https://[::1]x/", false), (.uri, "a:b#c#d", false), (.uri, "https://a?b#c?d/e", true),
    (.iri, "https://example.jp/\u{E000}", false), (.iri, "https://example.jp/?\u{E000}", true),
    (.uriTemplate, "{", false), (.uriTemplate, "{=a}", true), (.uriTemplate, "{a:9999}", true),
    (.relativeJSONPointer, "0+1/a", true), (.relativeJSONPointer, "0-0", false),
    (.relativeJSONPointer, "1+", false),
  ])
  func followsTheSpecification(format: FormatCheck, text: String, expected: Bool) {
    #expect(format.isValid(Array(text.utf8)[...]) == expected, "\(format.name): \(text)")
  }

  @Test(arguments: [
    [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE3, 0x81], [0x80], [0xFF],
  ])
  func brokenUTF8IsNeverValid(tail: [UInt8]) {
    for format in [FormatCheck.iri, .internationalHostname, .internationalEmail, .uriTemplate] {
      #expect(!format.isValid((Array("a:".utf8) + tail)[...]), "\(format.name)")
    }
  }

  @Test func longNamesEndInTime() {
    let label = String(repeating: "あ", count: 50_000)
    #expect(!FormatCheck.internationalHostname.isValid(Array(label.utf8)[...]))
    let dots = String(repeating: "あ.", count: 50_000)
    #expect(!FormatCheck.internationalHostname.isValid(Array(dots.utf8)[...]))
  }

  @Test func aSliceIsCheckedWithoutWhatLiesAroundIt() {
    let bytes = Array("xx2026-04-01yy".utf8)
    #expect(FormatCheck.date.isValid(bytes[2..<12]))
    #expect(!FormatCheck.date.isValid(bytes[2..<13]))
  }
}
