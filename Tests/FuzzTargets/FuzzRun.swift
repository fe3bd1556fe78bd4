/// Tries inputs on one target, one after another.
package struct FuzzRun {
  /// What came of a run.
  package struct Outcome: Sendable {
    /// The inputs that were tried.
    package var executions = 0
    /// Broken promises: the seed of an input and what it breaks.
    package var problems: [(seed: UInt64, promise: String)] = []
  }

  private var target: any FuzzTarget
  private let corpus: FuzzCorpus

  package init(_ target: any FuzzTarget, corpus: FuzzCorpus) {
    self.target = target
    self.corpus = corpus
  }

  /// The input that a seed stands for; the same as long as the corpus is.
  package func input(seed: UInt64) -> [UInt8] {
    var random = FuzzRandom(seed: seed)
    return target.input(from: corpus, &random)
  }

  /// The seed of an input of a run.
  package static func seed(ofInput index: Int, run: UInt64) -> UInt64 {
    var random = FuzzRandom(seed: run &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(index))
    return random.number()
  }

  /// Tries one input; says which promise it breaks, or returns `nil`.
  package mutating func brokenPromise(on input: [UInt8]) -> String? {
    target.brokenPromise(on: input)
  }

  /// Tries inputs until there were enough or too many break promises.
  ///
  /// `begins` is told the seed of each input before it is tried; `isOver` is asked now and then
  /// whether to stop.
  package mutating func run(
    seed: UInt64, executions: Int, problemLimit: Int = 20, begins: (UInt64) -> Void = { _ in },
    isOver: () -> Bool = { false }
  ) -> Outcome {
    var outcome = Outcome()
    while outcome.executions < executions, outcome.problems.count < problemLimit {
      if outcome.executions % 64 == 0 && isOver() { break }
      let inputSeed = FuzzRun.seed(ofInput: outcome.executions, run: seed)
      begins(inputSeed)
      if let promise = brokenPromise(on: input(seed: inputSeed)) {
        outcome.problems.append((inputSeed, promise))
      }
      outcome.executions += 1
    }
    return outcome
  }

  /// A smaller input that breaks a promise in the same way.
  package mutating func shrunk(_ input: [UInt8], promise: String) -> [UInt8] {
    var input = input
    var size = max(1, input.count / 2)
    while size >= 1 {
      var start = 0
      while start < input.count {
        let smaller = Array(input[..<start] + input[min(input.count, start + size)...])
        if let other = brokenPromise(on: smaller), isAlike(other, promise) {
          input = smaller
        } else {
          start += size
        }
      }
      size /= 2
    }
    return input
  }

  /// Whether two broken promises differ in numbers only.
  private func isAlike(_ left: String, _ right: String) -> Bool {
    left.unicodeScalars.prefix(40).filter { !$0.properties.isASCIIHexDigit }
      .elementsEqual(right.unicodeScalars.prefix(40).filter { !$0.properties.isASCIIHexDigit })
  }
}
