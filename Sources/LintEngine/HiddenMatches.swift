import SensitiveText
import SourceText

/// Puts what escapes and folded lines hide among what the bytes of a file show.
enum HiddenMatches {
  /// All matches in order; where a hidden one overlaps others, it counts if it is more certain than
  /// each of them.
  /// - Complexity: O(n log n) in the matches, as long as few of them overlap.
  static func added(
    _ hidden: [SensitiveMatch], to shown: [SensitiveMatch]
  ) -> [SensitiveMatch] {
    if hidden.isEmpty { return shown }
    let shown = shown.sorted { $0.range < $1.range }
    var reach: [Int] = []
    for match in shown { reach.append(max(reach.last ?? 0, match.range.end)) }
    var removed: Set<Int> = []
    var added: [SensitiveMatch] = []
    let inOrder = hidden.enumerated().sorted { left, right in
      (left.element.range.start, left.offset) < (right.element.range.start, right.offset)
    }
    for (_, match) in inOrder {
      var same: [Int] = []
      var index = count(of: shown, startingBefore: match.range.end) - 1
      while index >= 0, reach[index] > match.range.start {
        if overlap(shown[index], match), !removed.contains(index) { same.append(index) }
        index -= 1
      }
      // Those that were added lie apart, so the ones that overlap are the last.
      let recent = added.reversed().prefix { overlap($0, match) }.count
      guard same.allSatisfy({ shown[$0].level < match.level }),
        added.suffix(recent).allSatisfy({ $0.level < match.level })
      else { continue }
      removed.formUnion(same)
      added.removeLast(recent)
      added.append(match)
    }
    let kept = shown.indices.lazy.filter { !removed.contains($0) }.map { shown[$0] }
    return (Array(kept) + added).sorted { $0.range < $1.range }
  }

  private static func overlap(_ left: SensitiveMatch, _ right: SensitiveMatch) -> Bool {
    left.range.start < right.range.end && right.range.start < left.range.end
  }

  private static func count(of matches: [SensitiveMatch], startingBefore end: Int) -> Int {
    var low = 0
    var high = matches.count
    while low < high {
      let middle = (low + high) / 2
      if matches[middle].range.start < end { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
