import Synchronization

/// Hands out ranges of indices to workers, each index once.
private final class WorkCursor: Sendable {
  private let position = Atomic<Int>(0)
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
}

/// Does some work for every index on all workers, and returns the results in index order.
///
/// `count` indices from zero are shared out among `jobs` workers. Each worker makes its own state
/// once with `makeState`, so nothing is shared but the inputs; `body` does one piece of work.
func inParallel<State, Result: Sendable>(
  count: Int, jobs: Int, makeState: @escaping @Sendable () throws -> State,
  body: @escaping @Sendable (inout State, Int) throws -> Result
) async throws -> [Result] {
  // About ten pieces for each worker keeps them all busy to the end without many hand-outs.
  let chunk = max(1, min(64, count / (jobs * 10)))
  let cursor = WorkCursor(count: count, chunk: chunk)
  let work: @Sendable () throws -> [(Int, Result)] = {
    var state = try makeState()
    var results: [(Int, Result)] = []
    results.reserveCapacity(count / jobs + chunk)
    while let range = cursor.take() {
      for index in range { results.append((index, try body(&state, index))) }
    }
    return results
  }
  var slots = [Result?](repeating: nil, count: count)
  try await withThrowingTaskGroup(of: [(Int, Result)].self) { group in
    for _ in 1..<max(2, jobs) where jobs > 1 { group.addTask { try work() } }
    for (index, result) in try work() { slots[index] = result }
    for try await results in group {
      for (index, result) in results { slots[index] = result }
    }
  }
  return slots.compactMap(\.self)
}
