import SourceText
import Testing

struct ByteSearchTests {
  @Test(arguments: [
    ("", "", true), ("a", "", true), ("", "a", false), ("abc", "abc", true), ("ab", "abc", false),
    ("xabc", "abc", true), ("abcx", "abc", true), ("ababac", "abac", true), ("aaab", "ab", true),
    ("aaaa", "ab", false), ("記録と記憶", "記憶", true), ("記録", "憶", false),
  ])
  func findsBytesInBytes(text: String, wanted: String, expected: Bool) {
    #expect(Array(text.utf8).contains(bytes: Array(wanted.utf8)) == expected)
  }

  @Test func agreesWithTheGeneralSearchOnEveryShortText() {
    let texts = (0...6).flatMap { length in
      (0..<(1 << length)).map { bits in (0..<length).map { UInt8(bits >> $0 & 1) } }
    }
    for text in texts {
      for wanted in texts where wanted.count <= 4 {
        let found = wanted.isEmpty || text.firstRange(of: wanted) != nil
        #expect(text.contains(bytes: wanted) == found)
      }
    }
  }
}
