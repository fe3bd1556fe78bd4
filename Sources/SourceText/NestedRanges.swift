/// Finds those of many ranges that contain another one, where the ranges lie in each other or apart,
/// as the parts of a tree do.
package struct NestedRanges: Sendable {
  private var starts: [Int] = []
  private var entries: [Entry] = []
  /// Whether the ranges do lie in each other or apart; of two that overlap, one may not be found.
  package private(set) var areNested = true

  private struct Entry {
    let range: SourceRange
    /// The number of the range as it was given.
    let number: Int
    /// Where the next range around it is, or -1.
    let parent: Int
  }

  /// Takes ranges in any order; of equal ones, a later one lies inside.
  package init(_ ranges: [SourceRange]) {
    let order = ranges.indices.sorted { left, right in
      (ranges[left].start, -ranges[left].end, left)
        < (ranges[right].start, -ranges[right].end, right)
    }
    var open: [Int] = []
    for number in order {
      let range = ranges[number]
      while let last = open.last, entries[last].range.end < range.end {
        if entries[last].range.end > range.start { areNested = false }
        open.removeLast()
      }
      entries.append(Entry(range: range, number: number, parent: open.last ?? -1))
      starts.append(range.start)
      open.append(entries.count - 1)
    }
  }

  /// The number of the innermost range that contains another one, or `nil`.
  package func innermost(containing range: SourceRange) -> Int? {
    first(containing: range) { _ in true }
  }

  /// The number of the innermost range that contains another one and is wanted, or `nil`.
  /// - Complexity: O(log n) in the ranges, and O(n) in those around each other near the other one.
  package func first(containing range: SourceRange, where isWanted: (Int) -> Bool) -> Int? {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= range.start { low = middle + 1 } else { high = middle }
    }
    var position = low - 1
    while position >= 0 {
      let entry = entries[position]
      if entry.range.contains(range), isWanted(entry.number) { return entry.number }
      position = entry.parent
    }
    return nil
  }
}
