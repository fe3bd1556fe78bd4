import ArgumentParser
import FuzzTargets
import Glibc
import TestSupport

/// `kura-fuzz`: tries broken inputs on everything that reads what others wrote.
@main
struct KuraFuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kura-fuzz",
    abstract: "Tries seeded inputs on kura's readers; exits with 1 when a promise is broken.")

  @Option(name: .long, help: "A target, or several; all of them by default.")
  var target: [String] = []

  @Option(name: .long, help: "The seed of the run: the same seed tries the same inputs.")
  var seed: UInt64 = 1

  @Option(name: .long, help: "How many inputs each target gets at most.")
  var executions = Int.max

  @Option(name: .long, help: "How many seconds all targets take together at most.")
  var seconds: Int = 60

  @Option(name: .long, help: "Tries the one input that this seed stands for.")
  var reproduce: UInt64?

  @Option(name: .long, help: "Tries the bytes of this file.")
  var input: String?

  @Option(name: .long, help: "With --reproduce: where to write the input.")
  var save: String?

  @Flag(name: .long, help: "With --reproduce or --input: looks for a smaller input.")
  var shrink = false

  @Option(name: .long, help: "Seconds of the processor after which an input counts as a hang.")
  var hang = 2

  @Option(name: .long, help: "Megabytes of address space that the process may take.")
  var memory = 1_024

  mutating func run() throws {
    Watch.limitMemory(megabytes: memory)
    Watch.start(hangSeconds: hang, seesCrashes: reproduce == nil && input == nil)
    let corpus = FuzzCorpus()
    let all = FuzzTargets.all()
    let chosen = target.isEmpty ? all : all.filter { target.contains($0.name) }
    guard !chosen.isEmpty, chosen.count == (target.isEmpty ? all.count : Set(target).count) else {
      throw ValidationError("The targets are: \(all.map(\.name).joined(separator: ", "))")
    }
    if reproduce != nil || input != nil {
      guard chosen.count == 1 else { throw ValidationError("Name one target with --target") }
      Watch.enter(chosen[0].name)
      return try tryOne(FuzzRun(chosen[0], corpus: corpus))
    }
    var problems = 0
    for target in chosen {
      let share = Duration.seconds(seconds) / chosen.count
      problems += fuzz(target, corpus: corpus, for: share)
    }
    if problems > 0 { throw ExitCode(1) }
  }

  /// Tries inputs on one target and says what came of it.
  private func fuzz(
    _ target: any FuzzTarget, corpus: FuzzCorpus, for duration: Duration
  ) -> Int {
    Watch.enter(target.name)
    var run = FuzzRun(target, corpus: corpus)
    let start = ContinuousClock.now
    let outcome = run.run(
      seed: seed, executions: executions, begins: { Watch.begin($0) },
      isOver: { ContinuousClock.now - start >= duration })
    let taken = (ContinuousClock.now - start).components
    let tenths = taken.attoseconds / 100_000_000_000_000_000
    print(
      "\(target.name): \(outcome.executions) executions in \(taken.seconds).\(tenths) s,",
      "\(outcome.problems.count) broken promises, peak memory \(Watch.peakMegabytes) MB")
    for problem in outcome.problems {
      print("  --target \(target.name) --reproduce \(problem.seed): \(problem.promise)")
    }
    return outcome.problems.count
  }

  private func tryOne(_ run: FuzzRun) throws {
    var run = run
    var bytes: [UInt8] = []
    if let input {
      guard let read = contents(ofFile: input) else {
        throw ValidationError("'\(input)' cannot be read")
      }
      bytes = read
    } else if let reproduce {
      bytes = run.input(seed: reproduce)
    }
    try write(bytes)
    Watch.begin(reproduce ?? 0)
    guard let promise = run.brokenPromise(on: bytes) else {
      print("\(bytes.count) bytes break no promise")
      return
    }
    print("\(bytes.count) bytes: \(promise)")
    if shrink {
      bytes = run.shrunk(bytes, promise: promise)
      print("as few as \(bytes.count) bytes do:")
      try write(bytes)
      print(String(decoding: bytes, as: UTF8.self).debugDescription)
    }
    throw ExitCode(1)
  }

  private func write(_ bytes: [UInt8]) throws {
    guard let save else { return }
    guard let file = unsafe fopen(save, "wb") else {
      throw ValidationError("'\(save)' cannot be written")
    }
    defer { unsafe fclose(file) }
    unsafe fwrite(bytes, 1, bytes.count, file)
  }
}
