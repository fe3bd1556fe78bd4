import Patterns
import SourceText
import Testing

@Suite("Pattern: matching")
struct PatternTests {
  @Test(
    "`$` and `^` stand for the ends of the text only",
    arguments: [
      ("^abc$", "abc", true), ("^abc$", "abc\n", false), ("^b", "a\nb", false),
      ("a$", "a\nb", false),
      ("^$", "", true), ("$^", "", true), ("^", "x", true),
    ])
  func readsAnchors(pattern: String, text: String, matches: Bool) throws {
    #expect(try outcome(pattern, text) == (matches ? .matched : .notMatched))
  }

  @Test(
    "`.` stops at line ends, and at nothing else",
    arguments: [
      ("\n", false), ("\r", false), ("\u{2028}", false), ("\u{2029}", false), ("\u{85}", true),
      ("\u{0B}", true), ("🐲", true), ("か", true),
    ])
  func readsDot(text: String, matches: Bool) throws {
    #expect(try outcome("^.$", text) == (matches ? .matched : .notMatched))
    #expect(try outcome("^[^]$", text) == .matched)
  }

  @Test(
    "classes have ECMA-262's members",
    arguments: [
      (#"^\d$"#, "٣", false), (#"^\w$"#, "é", false), (#"^\W$"#, "あ", true),
      (#"^\s$"#, "\u{FEFF}", true), (#"^\s$"#, "\u{3000}", true), (#"^\s$"#, "\u{180E}", false),
      (#"^\S$"#, "\u{200B}", true), (#"^[^\S\n]$"#, "\t", true), (#"^[\b]$"#, "\u{8}", true),
      (#"\bé"#, "aé", true), (#"^[\d\-x]+$"#, "1-x", true), ("[]", "a", false), ("[^]", "\n", true),
      (#"^[^\p{L}]$"#, "1", true), (#"^[\P{L}a]$"#, "a", true), (#"^[\P{L}a]$"#, "b", false),
    ])
  func readsClasses(pattern: String, text: String, matches: Bool) throws {
    #expect(try outcome(pattern, text) == (matches ? .matched : .notMatched))
  }

  @Test(
    "escapes name code points",
    arguments: [
      (#"^\cj$"#, "\n"), (#"^\0$"#, "\0"), (#"^\x41$"#, "A"), (#"^\u3042$"#, "あ"),
      (#"^\uD83D\uDC32$"#, "🐲"), (#"^\u{1F432}$"#, "🐲"), (#"^[\uD83D\uDC32]$"#, "🐲"),
      (#"^\/\.\^\$\*\+\?\(\)\[\]\{\}\|\\$"#, #"/.^$*+?()[]{}|\"#),
      (#"^\t\n\v\f\r$"#, "\t\n\u{B}\u{C}\r"),
      ("^#[ #]~$", "##~"), (#"^\u{0000000041}$"#, "A"),
    ])
  func readsEscapes(pattern: String, text: String) throws {
    #expect(try outcome(pattern, text) == .matched)
  }

  @Test(
    "half a surrogate pair matches nothing in a text",
    arguments: [
      (#"\uD83D"#, "🐲", false), (#"[\uD800-\uDFFF]"#, "🐲", false),
      (#"^[^\uD800-\uDFFF]$"#, "🐲", true),
      (#"\u{D83D}\u{DC32}"#, "🐲", false), (#"^[\uD7FF-\uE000]$"#, "\u{E000}", true),
    ])
  func readsLoneSurrogates(pattern: String, text: String, matches: Bool) throws {
    #expect(try outcome(pattern, text) == (matches ? .matched : .notMatched))
  }

  @Test(
    "properties have ECMA-262's names",
    arguments: [
      ("Letter", "é"), ("Lu", "É"), ("General_Category=Uppercase_Letter", "É"), ("gc=Lu", "É"),
      ("LC", "é"), ("digit", "٣"), ("punct", "、"), ("Script=Hiragana", "あ"), ("sc=Hira", "あ"),
      ("Script_Extensions=Han", "々"), ("scx=Kana", "ー"), ("ASCII", "a"), ("Alphabetic", "あ"),
      ("Alpha", "あ"), ("Emoji", "🐲"), ("Emoji_Presentation", "🐲"), ("White_Space", "\u{3000}"),
      ("Any", "a"), ("Assigned", "a"), ("ID_Start", "a"), ("Ideographic", "龠"), ("Cn", "\u{378}"),
    ])
  func readsProperties(name: String, member: String) throws {
    #expect(try outcome("^\\p{\(name)}$", member) == .matched)
    #expect(try outcome("^\\P{\(name)}$", member) == .notMatched)
    #expect(try outcome("^[\\p{\(name)}]$", member) == .matched)
    #expect(try outcome("^[^\\p{\(name)}]$", member) == .notMatched)
  }

  @Test("the script of a character differs from the scripts it is used with")
  func tellsScriptFromExtensions() throws {
    #expect(try outcome(#"^\p{sc=Katakana}$"#, "ー") == .notMatched)
    #expect(try outcome(#"^\p{scx=Katakana}$"#, "ー") == .matched)
  }

  @Test(
    "groups, references and lookarounds mean what they mean in ECMA-262",
    arguments: [
      (#"^(a)|b\1$"#, "b", true), (#"^\1(a)$"#, "a", true), (#"^(?<x>.)\k<x>$"#, "ああ", true),
      (#"^(?<x>.)\k<x>$"#, "ab", false), (#"(?<=\bあ)b"#, "あb", false), (#"(?<!a)b"#, "ab", false),
      ("^(?=.*[0-9])(?=.*[a-z]).{3,}$", "a1b", true), ("^(?!con$).*$", "con", false),
      (#"^(["'])[^"']*\1$"#, #""x'"#, false), ("(?<=a|bc)d", "bcd", true),
      (#"^(?:(?<y>\d{4})|(?<y>\d{2}))-\k<y>$"#, "24-24", true),
    ])
  func readsGroups(pattern: String, text: String, matches: Bool) throws {
    #expect(try outcome(pattern, text) == (matches ? .matched : .notMatched))
  }

  @Test(
    "a text that is not UTF-8 matches nothing",
    arguments: [
      [0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE3, 0x81], [0xFF],
    ] as [[UInt8]])
  func refusesBrokenText(bytes: [UInt8]) throws {
    #expect(try Pattern("").firstMatch(in: bytes[...]) == .notMatched)
  }

  @Test("a part of a larger text is matched as if it stood alone")
  func matchesSlices() throws {
    let bytes = Array("xxabcyy".utf8)
    #expect(try Pattern("^abc$").firstMatch(in: bytes[2..<5]) == .matched)
    #expect(try Pattern(#"(?<=x)abc"#).firstMatch(in: bytes[2..<5]) == .notMatched)
  }

  private func outcome(_ pattern: String, _ text: String) throws -> MatchOutcome {
    try Pattern(pattern).firstMatch(in: text)
  }
}
