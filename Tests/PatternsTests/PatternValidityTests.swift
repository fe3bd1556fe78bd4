import Patterns
import SourceText
import Testing

@Suite("Pattern: what ECMA-262 allows")
struct PatternValidityTests {
  @Test(
    "says where a pattern is wrong",
    arguments: [
      ("(a", 0), ("a)", 1), ("a(b", 1), ("[a", 0), ("a]", 1), ("a{", 1), ("}", 0), ("a{1", 1),
      ("{1}", 0), ("*a", 0), ("a**", 2), ("a|*", 2), ("a{2,1}", 1), ("^*", 1), (#"\b+"#, 2),
      ("(?=a)*", 5), ("(?<=a)?", 6), ("[b-a]", 1), (#"[\d-z]"#, 1), (#"[a-\w]"#, 1), (#"\a"#, 0),
      (#"\-"#, 0), (#"あ\あ"#, 1), (#"\"#, 0), (#"\c"#, 0), (#"\c1"#, 0), (#"\01"#, 0),
      (#"\x4"#, 0), (#"\u12"#, 0), (#"\u{110000}"#, 0), (#"\u{}"#, 0), (#"\u{41"#, 0), (#"\1"#, 0),
      (#"(a)\2"#, 3), (#"\k<a>"#, 0), (#"\ka"#, 0), ("(?<1a>x)", 3), ("(?<>x)", 3),
      ("(?<a>x)(?<a>y)", 7), ("(?P<a>x)", 0), ("(?#x)", 0), ("(?>a)", 0), ("(?i)a", 0),
      ("(?-:a)", 0), (#"\p"#, 0), (#"\pL"#, 0), (#"\p{letter}"#, 0), (#"\p{Foo}"#, 0),
      (#"\p{^L}"#, 0),
      (#"\p{Hiragana}"#, 0), (#"\p{IsLetter}"#, 0), (#"\p{Script=}"#, 0), (#"\p{ L }"#, 0),
      (#"\Z"#, 0),
      (#"\h"#, 0), ("a{,5}", 1), ("a++", 2), ("[[:alpha:]-z]]", 12), (#"(?:\Qa)"#, 3),
      (#"\p{Any=1}"#, 0), ("((a)", 0), (#"(?<a\u12>x)"#, 4), ("a{1}{2}", 4), ("(?", 0),
    ])
  func refuses(pattern: String, offset: Int) {
    let error = Pattern.validityError(in: pattern)
    #expect(error?.scalarOffset == offset, "\(error?.message.english ?? "accepted")")
    #expect(error?.message.japanese.isEmpty == false)
    #expect(throws: PatternError.self) { try Pattern(pattern) }
  }

  @Test(
    "accepts what looks odd but is allowed",
    arguments: [
      "", "|", "()", "(|)", "[]", "[^]", "[-]", "[a-]", "[^-a]",
      "a{0}", "a{0,0}", "a??", "a{2}?", "(?:)", "(?=)", #"[\b]"#, #"[\-a]"#, #"\cA"#, "(?<$>a)",
      "(?<名前>a)", #"(?<\u{61}b>x)\k<ab>"#, "(?<a>x)|(?<a>y)", "a{99999999999999999999}",
      "(?<=a+)b", "-", "=!:<>#~ ,&", #"\1(a)"#, #"[\u{1F432}-\u{1F4FF}]"#, "[.*+?(){}|^$]",
    ])
  func accepts(pattern: String) {
    #expect(Pattern.isValid(pattern))
  }

  @Test(
    "says so when a pattern is allowed but not supported",
    arguments: [
      "(?i:a)", String(repeating: "(", count: 300) + String(repeating: ")", count: 300),
      String(repeating: "a", count: 70_000), #"\p{Script=Garay}"#,
    ])
  func tellsUnsupported(pattern: String) {
    #expect(Pattern.isValid(pattern))
    do {
      _ = try Pattern(pattern)
      Issue.record("compiled")
    } catch {
      #expect(error.kind == .unsupported)
    }
  }
}
