/// A matcher for patterns in which every character of the text has at most one place to go.
///
/// Nearly all patterns of schemas are of this kind, such as `^[a-z0-9]+(?:-[a-z0-9]+)*$`. One look
/// at each character decides, without memory and without ever going back.
///
/// An object, like the pattern, because all workers share it: copies of a value would make them
/// count its parts all the time.
final class DeterministicMatcher: Sendable {
  /// A step out of a state over code points that are not ASCII.
  struct Step: Hashable, Sendable {
    let codePoints: ClosedRange<UInt32>
    let target: UInt8
  }

  /// For each state 128 targets, one per ASCII character; zero is nowhere.
  private let asciiSteps: [UInt8]
  /// For each state its other steps in order of code points.
  private let otherSteps: [[Step]]
  private let accepts: [Bool]
  /// Whether the text has to end where the pattern ends.
  private let isAnchoredAtEnd: Bool

  /// The number that stands for no state.
  private static let nowhere: UInt8 = 0
  /// The state before the first character.
  private static let start: UInt8 = 1

  /// Prepares a matcher, or returns `nil` when the pattern is not of this kind.
  init?(_ root: PatternNode) {
    guard let (body, isAnchoredAtEnd) = DeterministicMatcher.body(of: root) else { return nil }
    var positions = PositionAutomaton()
    guard let whole = positions.fragment(for: body), positions.isDeterministic(from: whole) else {
      return nil
    }
    self.isAnchoredAtEnd = isAnchoredAtEnd
    let leaving = [whole.first] + positions.followers
    var asciiSteps = [UInt8](repeating: DeterministicMatcher.nowhere, count: 128)
    var otherSteps: [[Step]] = [[]]
    for followers in leaving {
      var row = [UInt8](repeating: DeterministicMatcher.nowhere, count: 128)
      var steps: [Step] = []
      for position in followers {
        let target = UInt8(position + 2)
        for range in positions.sets[position].ranges {
          for codePoint in range.clamped(to: 0...127) where range.contains(codePoint) {
            row[Int(codePoint)] = target
          }
          if range.upperBound > 127 {
            steps.append(
              Step(codePoints: max(range.lowerBound, 128)...range.upperBound, target: target))
          }
        }
      }
      asciiSteps += row
      otherSteps.append(steps.sorted { $0.codePoints.lowerBound < $1.codePoints.lowerBound })
    }
    var accepts = [Bool](repeating: false, count: leaving.count + 1)
    accepts[Int(DeterministicMatcher.start)] = whole.canBeEmpty
    for position in whole.last { accepts[position + 2] = true }
    self.asciiSteps = asciiSteps
    self.otherSteps = otherSteps
    self.accepts = accepts
  }

  /// Whether a text matches; a text that is not UTF-8 does not.
  func matches(_ bytes: ArraySlice<UInt8>) -> Bool {
    var state = DeterministicMatcher.start
    var index = bytes.startIndex
    let end = bytes.endIndex
    while index < end {
      if !isAnchoredAtEnd && accepts[Int(state)] { return isValidUTF8(bytes[index...]) }
      let byte = bytes[index]
      if byte < 0x80 {
        state = asciiSteps[Int(state) << 7 | Int(byte)]
        index += 1
      } else {
        guard let (codePoint, length) = decodedScalar(in: bytes, at: index) else { return false }
        state = target(from: state, over: codePoint)
        index += length
      }
      if state == DeterministicMatcher.nowhere { return false }
    }
    return accepts[Int(state)]
  }

  private func target(from state: UInt8, over codePoint: UInt32) -> UInt8 {
    let steps = otherSteps[Int(state)]
    var low = 0
    var high = steps.count
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].codePoints.upperBound < codePoint { low = middle + 1 } else { high = middle }
    }
    guard low < steps.count, steps[low].codePoints.lowerBound <= codePoint else {
      return DeterministicMatcher.nowhere
    }
    return steps[low].target
  }

  /// What stands between `^` and `$`; a lone class without `^` is one that comes after others.
  private static func body(of root: PatternNode) -> (PatternNode, isAnchoredAtEnd: Bool)? {
    var nodes: [PatternNode]
    if case .sequence(let sequence) = root { nodes = sequence } else { nodes = [root] }
    let isAnchoredAtEnd = nodes.last == .textEnd
    if isAnchoredAtEnd { nodes.removeLast() }
    if nodes.first == .textStart {
      nodes.removeFirst()
      return (.sequence(nodes), isAnchoredAtEnd)
    }
    guard !isAnchoredAtEnd, nodes.count == 1 else { return nil }
    var item = nodes[0]
    if case .repeated(let inner, let quantifier) = item, quantifier.minimum == 1 { item = inner }
    guard case .character(let wanted) = item, let set = wanted.plainSet else { return nil }
    let others = CharacterClass(codePoints: set.complement)
    let quantifier = Quantifier(minimum: 0, maximum: nil, isLazy: false, offset: 0)
    return (.sequence([.repeated(.character(others), quantifier), item]), false)
  }
}

/// The places of a pattern and which can follow which (Glushkov's construction).
private struct PositionAutomaton {
  /// What a part of the pattern looks like from outside.
  struct Fragment {
    var canBeEmpty: Bool
    var first: [Int]
    var last: [Int]
  }

  /// How many places a pattern may have: a state is one byte.
  private static let positionLimit = 250
  /// How many pairs of places may follow each other.
  private static let pairLimit = 4_000

  /// What each place matches.
  private(set) var sets: [CodePointSet] = []
  /// The places that can follow each place.
  private(set) var followers: [[Int]] = []
  private var pairCount = 0
  /// Whether two rounds of repetition lead from one place to the same other, so that there is more
  /// than one way to go.
  private var hasTwoWays = false

  /// Whether every character has at most one place to go.
  func isDeterministic(from whole: Fragment) -> Bool {
    guard !hasTwoWays else { return false }
    return ([whole.first] + followers).allSatisfy { places in
      places.indices.allSatisfy { index in
        places[..<index].allSatisfy { !sets[$0].intersects(sets[places[index]]) }
      }
    }
  }

  /// Adds the places of a part, or returns `nil` when this is not a pattern of the simple kind.
  mutating func fragment(for node: PatternNode) -> Fragment? {
    switch node {
    case .empty:
      return Fragment(canBeEmpty: true, first: [], last: [])
    case .character(let item):
      guard let set = item.plainSet, sets.count < PositionAutomaton.positionLimit else {
        return nil
      }
      sets.append(set)
      followers.append([])
      return Fragment(canBeEmpty: false, first: [sets.count - 1], last: [sets.count - 1])
    case .group(nil, let inner):
      return fragment(for: inner)
    case .sequence(let nodes):
      return sequence(nodes)
    case .alternation(let nodes):
      return alternation(nodes)
    case .repeated(let inner, let quantifier):
      return inner.canMatchEmpty ? nil : repetition(of: inner, quantifier)
    case .group, .lookaround, .textStart, .textEnd, .wordBoundary, .backReference:
      return nil
    }
  }

  private mutating func sequence(_ nodes: [PatternNode]) -> Fragment? {
    var whole = Fragment(canBeEmpty: true, first: [], last: [])
    for node in nodes {
      guard let next = fragment(for: node), connect(whole.last, to: next.first) else { return nil }
      if whole.canBeEmpty { whole.first += next.first }
      whole.last = next.canBeEmpty ? whole.last + next.last : next.last
      whole.canBeEmpty = whole.canBeEmpty && next.canBeEmpty
    }
    return whole
  }

  private mutating func alternation(_ nodes: [PatternNode]) -> Fragment? {
    var whole = Fragment(canBeEmpty: false, first: [], last: [])
    for node in nodes {
      guard let next = fragment(for: node) else { return nil }
      whole.first += next.first
      whole.last += next.last
      whole.canBeEmpty = whole.canBeEmpty || next.canBeEmpty
    }
    return whole
  }

  /// Writes a repetition out: the required copies, then the optional ones or a loop.
  private mutating func repetition(of node: PatternNode, _ quantifier: Quantifier) -> Fragment? {
    let copies = quantifier.maximum ?? max(quantifier.minimum, 1)
    guard copies <= PositionAutomaton.positionLimit else { return nil }
    var whole = Fragment(canBeEmpty: quantifier.minimum == 0, first: [], last: [])
    var ends: [Int] = []
    for copy in 0..<copies {
      guard let next = fragment(for: node), connect(ends, to: next.first) else { return nil }
      if copy == 0 { whole.first = next.first }
      ends = next.last
      if copy + 1 >= quantifier.minimum { whole.last += ends }
      if quantifier.maximum == nil && copy == copies - 1 {
        guard connect(ends, to: next.first) else { return nil }
      }
    }
    return whole
  }

  private mutating func connect(_ left: [Int], to right: [Int]) -> Bool {
    pairCount += left.count * right.count
    guard pairCount <= PositionAutomaton.pairLimit else { return false }
    for place in left {
      for follower in right where followers[place].contains(follower) { hasTwoWays = true }
      followers[place] += right
    }
    return true
  }
}
