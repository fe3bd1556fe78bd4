import SourceText
import Testing

@testable import Patterns

@Suite("Pattern: ways to match")
struct PatternEngineTests {
  @Test(
    "the common patterns of schemas need no going back",
    arguments: [
      "^[a-z0-9]+(?:-[a-z0-9]+)*$", "^[a-z0-9]+(-[a-z0-9]+)*$", #"^\d{4}-\d{2}(-\d{2})?$"#, #"\S"#,
      #"^\S+$"#, "^https?://", "^(?:draft|review)$", "^[ぁ-んァ-ヶー一-龠]+$", "^[^\\s@]+@[^\\s@]+$",
      "^[0-9]{1,3}(\\.[0-9]{1,3}){3}$", "^$", "^.{1,100}$", "^(?:[ぁ-ん]|[一-龠])+$", "[^ ]+",
    ])
  func isDeterministic(pattern: String) throws {
    var parser = PatternParser(pattern)
    let root = try parser.parse().root.simplified(renumbering: [:])
    #expect(DeterministicMatcher(root) != nil)
  }

  @Test(
    "what has two ways to go is not for the deterministic matcher",
    arguments: [
      "^(a+)+$", "^a*a$", "^(?:a|ab)$", "^(?:a?)*$", "a$", "ab", #"^\bab$"#, "^(?=a)a$",
      "^a{1,300}$",
      "^[ab]*[bc]*$", #"^\p{L}$"#, "^(?:(?:a{1,50}b){1,50})$", "^a?a?$",
    ])
  func isNotDeterministic(pattern: String) throws {
    var parser = PatternParser(pattern)
    let root = try parser.parse().root.simplified(renumbering: [:])
    #expect(DeterministicMatcher(root) == nil)
  }

  @Test("every way gives the same answer", arguments: 1...8)
  func agree(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    var deterministic = 0
    var compared = 0
    for _ in 0..<300 {
      let source = pattern(&random)
      let fastest = try Pattern(source, preferring: .fastest)
      let backtracking = try Pattern(source, preferring: .backtracking)
      let stepped = try Pattern(source, preferring: .stepped)
      var parser = PatternParser(source)
      let root = try parser.parse().root.simplified(renumbering: [:])
      if DeterministicMatcher(root) != nil { deterministic += 1 }
      for _ in 0..<12 {
        let text = text(&random)
        let outcome = backtracking.firstMatch(in: text)
        for other in [fastest.firstMatch(in: text), stepped.firstMatch(in: text)]
        where other != .tooCostly && outcome != .tooCostly {
          compared += 1
          #expect(other == outcome, "\(source) on \(text.debugDescription)")
        }
      }
    }
    #expect(deterministic > 30 && compared > 6_000)
  }

  @Test(
    "references into repeated parts and lookbehind of any length are ECMA-262's",
    arguments: [
      (#"^(?:(a)|b)*\1$"#, "ab", true), (#"^(?:(a)|b)*\1$"#, "abaa", true),
      (#"^(a*)*\1$"#, "a", false),
      (#"^(z)((a+)?(b+)?(c))*\3$"#, "zaacbbbcac", false), (#"^(?:\1(a))+$"#, "aa", true),
      (#"(?<=([ab]){2})\1$"#, "ab", false), (#"(?<=([ab]){2})\1$"#, "aba", true),
      ("(?<=a+)b", "caab", true), ("(?<!a{1,3}c*)b", "aaccb", false),
      (#"(?<=\1(a))b"#, "aab", true),
      (#"(?<=(\d+)(\d+))$"#, "1053", true), ("(?<=^[ぁ-ん]{2,5})$", "かきく", true),
      (#"^(?=(a+))a*b\1$"#, "baaabac", false), (#"(?=(a+))a*b\1"#, "baaabac", true),
      (#"^(.*?)a(?!(a+)b\2c)\2(.*)$"#, "baaabaac", true), ("^a{70000,}$", "aaa", false),
      ("^(?:ab?){0,100000}$", "abaab", true),
    ])
  func matchesLikeTheSpecification(pattern: String, text: String, matches: Bool) throws {
    #expect(try Pattern(pattern).firstMatch(in: text) == (matches ? .matched : .notMatched))
  }

  /// A pattern of the constructs that differ between the ways.
  private func pattern(_ random: inout SeededNumbers) -> String {
    let body = alternatives(&random, depth: 2)
    switch random.next(below: 4) {
    case 0: return body
    case 1: return "^(?:\(body))"
    default: return "^(?:\(body))$"
    }
  }

  private func alternatives(_ random: inout SeededNumbers, depth: Int) -> String {
    (0...random.next(below: 2)).map { _ in
      (0...random.next(below: 3)).map { _ in term(&random, depth: depth) }.joined()
    }.joined(separator: "|")
  }

  private func term(_ random: inout SeededNumbers, depth: Int) -> String {
    let items = [
      "a", "b", "c", "あ", "🐲", "[ab]", "[^a]", "[ぁ-ん]", ".", #"\w"#, #"\s"#, #"[^\w]"#, "[c-z]",
      "-",
    ]
    let rare = ["^", "$", #"\b"#, #"\p{L}"#, "(?=a)", "(?!b)", "(?<=a)", #"[\p{Lu}b]"#]
    let quantifiers = ["", "", "", "*", "+", "?", "{2}", "{1,2}", "{0,3}", "+?", "*?"]
    if random.next(below: 14) == 0 { return rare[random.next(below: rare.count)] }
    let quantifier = quantifiers[random.next(below: quantifiers.count)]
    if depth > 0 && random.next(below: 4) == 0 {
      let opening = random.next(below: 2) == 0 ? "(" : "(?:"
      return opening + alternatives(&random, depth: depth - 1) + ")" + quantifier
    }
    return items[random.next(below: items.count)] + quantifier
  }

  private func text(_ random: inout SeededNumbers) -> String {
    let parts = ["a", "b", "c", "a", "あ", "🐲", "-", " ", "A", "\n", "é", "ab", "bc"]
    return (0..<random.next(below: 7)).map { _ in parts[random.next(below: parts.count)] }.joined()
  }
}
