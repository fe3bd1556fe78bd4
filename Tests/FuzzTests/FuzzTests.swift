import FuzzTargets
import Testing

/// A little of what `make fuzz` does for longer, with the same inputs every time.
struct FuzzTests {
  /// Without the conformance suites, so that every machine tries the same.
  private static let corpus = FuzzCorpus(usesSuites: false)

  /// How many inputs each target gets: about as many as take a second in a debug build.
  private static let executions: [String: Int] = [
    "yaml": 600, "scalar": 6_000, "json": 600, "schema": 150, "pattern": 1_500, "glob": 6_000,
    "format": 3_000, "report": 30, "configuration": 60, "ignore": 4_000, "timezone": 2_000,
    "linter": 20, "bulk": 1, "fix": 60, "layout": 150, "sensitive": 1_500,
  ]

  @Test(arguments: FuzzTargets.all().map(\.name))
  func noInputBreaksAPromise(name: String) throws {
    let target = try #require(FuzzTargets.all().first { $0.name == name })
    let count = try #require(Self.executions[name])
    var run = FuzzRun(target, corpus: Self.corpus)
    let outcome = run.run(seed: 1, executions: count)
    #expect(outcome.executions == count)
    #expect(outcome.problems.map { "seed \($0.seed): \($0.promise)" } == [])
  }

  @Test func aSeedStandsForOneInput() {
    for target in FuzzTargets.all() {
      let run = FuzzRun(target, corpus: Self.corpus)
      #expect((0..<8).allSatisfy { run.input(seed: $0) == run.input(seed: $0) })
      #expect(Set((0..<8).map { run.input(seed: $0) }).count > 4, "\(target.name)")
    }
  }

  @Test func aBrokenPromiseIsFoundAndShrunk() {
    var run = FuzzRun(Careless(), corpus: Self.corpus)
    let outcome = run.run(seed: 1, executions: 1_000, problemLimit: 1)
    let problem = outcome.problems.first
    #expect(problem?.promise == "it holds an x")
    let input = run.input(seed: problem?.seed ?? 0)
    let smaller = run.shrunk(input, promise: "it holds an x")
    #expect(smaller == [UInt8(ascii: "x")])
  }
}

/// A target that breaks its promise as soon as it sees an `x`.
private struct Careless: FuzzTarget {
  let name = "careless"

  func input(from corpus: FuzzCorpus, _ random: inout FuzzRandom) -> [UInt8] {
    (0..<random.below(40)).map { _ in UInt8(random.number(in: 0x61...0x7A)) }
  }

  func brokenPromise(on input: [UInt8]) -> String? {
    input.contains(UInt8(ascii: "x")) ? "it holds an x" : nil
  }
}
