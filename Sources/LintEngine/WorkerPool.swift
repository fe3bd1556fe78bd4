internal import Dispatch
import Synchronization

/// Hands out ranges of indices to workers, each index once.
private final class WorkCursor: Sendable {
  private let position = Atomic<Int>(0)
  private let finished = Atomic<Int>(0)
  private let count: Int
  private let chunk: Int

  init(count: Int, chunk: Int) {
    self.count = count
    self.chunk = chunk
  }

  func take() -> Range<Int>? {
    let start = position.add(chunk, ordering: .relaxed).oldValue
    return start < count ? start..<min(start + chunk, count) : nil
  }

  /// Notes that the work on some indices is done, and returns on how many it is done now.
  func finish(_ indices: Range<Int>) -> Int {
    finished.add(indices.count, ordering: .relaxed).newValue
  }
}

/// What the workers have brought back.
private struct Yield<Result: Sendable>: Sendable {
  /// The results of each range that was handed out, with its first index.
  var ranges: [(first: Int, results: [Result])] = []
  /// The failure at the smallest index, so that every run reports the same one.
  var failure: (index: Int, error: any Error)?
}

/// Does some work for every index on all workers, and returns the results in index order.
///
/// `count` indices from zero are shared out among `jobs` workers, of which the caller is one. Each
/// worker makes its own state once with `makeState`, so nothing is shared but the inputs; `body`
/// does one piece of work. `progress`, if anybody asks, is told by the workers how much is done.
func inParallel<State, Result: Sendable>(
  count: Int, jobs: Int, progress: LintOptions.Progress? = nil,
  makeState: @escaping @Sendable () throws -> State,
  body: @escaping @Sendable (inout State, Int) throws -> Result
) throws -> [Result] {
  let jobs = max(1, min(jobs, count))
  // About ten pieces for each worker keeps them all busy to the end without many hand-outs.
  let chunk = max(1, min(64, count / (jobs * 10)))
  let cursor = WorkCursor(count: count, chunk: chunk)
  let yield = Mutex(Yield<Result>())
  DispatchQueue.concurrentPerform(iterations: jobs) { _ in
    var ranges: [(first: Int, results: [Result])] = []
    var position = 0
    var failure: (any Error)?
    do {
      var state = try makeState()
      while let range = cursor.take() {
        var results: [Result] = []
        results.reserveCapacity(range.count)
        for index in range {
          position = index
          results.append(try body(&state, index))
        }
        ranges.append((range.lowerBound, results))
        if let progress { progress(cursor.finish(range), count) }
      }
    } catch {
      failure = error
    }
    yield.withLock { yield in
      yield.ranges += ranges
      guard let failure, position < yield.failure?.index ?? .max else { return }
      yield.failure = (position, failure)
    }
  }
  return try yield.withLock { yield in
    if let failure = yield.failure { throw failure.error }
    var results: [Result] = []
    results.reserveCapacity(count)
    for range in yield.ranges.sorted(by: { $0.first < $1.first }) { results += range.results }
    return results
  }
}

/// A reader that a worker keeps between files.
///
/// A struct, since a closure as the state itself would be wrapped anew at each use of the generic
/// state, one wrapper around the other, until memory ends.
struct WorkerReader {
  let read: LintInput.Reader
}
