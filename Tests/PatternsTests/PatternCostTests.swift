import Patterns
import Testing

@Suite("Pattern: bounded time")
struct PatternCostTests {
  @Test("a catastrophic pattern is too costly, neither right nor wrong", arguments: [30, 40, 50])
  func stopsCatastrophes(count: Int) throws {
    let text = String(repeating: "a", count: count) + "!"
    let started = ContinuousClock.now
    #expect(try Pattern("^(a+)+$").firstMatch(in: text) == .tooCostly)
    #expect(try Pattern("^(?:a|a)*?$|^(?:aa|a)*b").firstMatch(in: text) != .matched)
    #expect(ContinuousClock.now - started < .seconds(2))
  }

  @Test("long Japanese text is matched", arguments: [1_600, 100_000])
  func matchesKana(count: Int) throws {
    let pattern = try Pattern("^(?:[ぁ-ん]|[一-龠])+$")
    let text = String(repeating: "か龠", count: count / 2)
    #expect(pattern.firstMatch(in: text) == .matched)
    #expect(pattern.firstMatch(in: text + "A") != .matched)
  }

  @Test(
    "alternatives of different length are matched over a long text", arguments: [1_600, 50_000])
  func matchesWords(count: Int) throws {
    let pattern = try Pattern("^(?:[ぁ-ん]か|[一-龠])+$")
    let text = String(repeating: "かか龠", count: count / 3)
    #expect(pattern.firstMatch(in: text) == .matched)
    #expect(pattern.firstMatch(in: text + "A") != .matched)
  }

  @Test(
    "no pattern and no text take long, however they are matched",
    arguments: [
      "[a-z]+@x", "(?:a*)*b", "^(?:.*x)*y", "(a*)*$!", "^(?:a|aa)+$", "a*a*a*a*a*b", "(?=.*b)a*c",
      "^(?:(?:a{1,60000}){1,60000}){1,60000}$", #"(a+)\1+b"#, "(?<=a*b)c", #"^(?:(a)|b)*\1c"#,
      #"\p{L}*\p{L}*x"#, "a{0,65535}b", "(?:a|b|ab)*c", "^(?:a?){60000}b", ".*.*.*=.*",
    ])
  func boundsTime(pattern: String) throws {
    let compiled = try Pattern(pattern)
    for count in [30, 100_000] {
      let text = String(repeating: "a", count: count) + "@!"
      let started = ContinuousClock.now
      #expect(compiled.firstMatch(in: text) != .matched)
      #expect(ContinuousClock.now - started < .seconds(20), "\(count) characters")
    }
  }

  @Test("many threads may use one pattern at once")
  func servesManyThreads() async throws {
    let pattern = try Pattern(#"^(?:[a-z]+\d?)+-(?=\p{L})"#)
    let wrong = await withTaskGroup(of: Int.self) { group in
      for worker in 0..<8 {
        group.addTask {
          var wrong = 0
          for index in 0..<500 {
            let matches = (index + worker).isMultiple(of: 2)
            let text = "abc\(index % 10)def-" + (matches ? "あ" : "1")
            if pattern.firstMatch(in: text) != (matches ? .matched : .notMatched) { wrong += 1 }
          }
          return wrong
        }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
  }
}
