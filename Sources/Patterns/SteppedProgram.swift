/// A pattern as instructions for `SteppedMatch`, which counts every step that it takes.
///
/// It follows ECMA-262's matcher (22.2.2) to the letter, so it also serves the patterns that PCRE2
/// cannot match or reads differently: lookbehind of any length, references into repeated parts,
/// any repeat count.
struct SteppedProgram: Sendable {
  /// One instruction; a match goes on with the next one unless it says otherwise.
  enum Instruction: Hashable, Sendable {
    /// Moves over one code point of a class.
    case character(Int, isBackward: Bool)
    /// Moves over code points of a class as often as a quantifier says.
    case run(Int, Quantifier, isBackward: Bool)
    case jump(to: Int)
    /// Goes on, and tries another place when that fails.
    case fork(otherwise: Int)
    case textStart
    case textEnd
    case wordBoundary(isNegated: Bool)
    /// Notes the present offset in a slot.
    case note(slot: Int)
    /// Matches what the groups of a list matched.
    case backReference(list: Int, isBackward: Bool)
    /// Matches the instructions up to `end` as a condition.
    case lookaround(isNegated: Bool, end: Int)
    /// Ends a lookaround's instructions, or the whole.
    case succeed
    /// Begins to count rounds.
    case beginRounds(loop: Int)
    /// Decides whether there is another round; `exit` is where the rounds end.
    case decideRound(loop: Int, Quantifier, exit: Int)
    /// Begins a round: the groups inside have matched nothing yet.
    case beginRound(loop: Int, captures: Range<Int>)
    /// Ends a round, which must have moved on unless it was required, and goes back to decide.
    case endRound(loop: Int, minimum: Int, decide: Int)
  }

  /// A class, decided by code point or, when it lists properties, by PCRE2.
  struct Membership: Sendable {
    let codePoints: CodePointSet
    let program: BacktrackingProgram?
    /// Whether each ASCII character is a member, where no property is listed.
    let ascii: [Bool]

    init(codePoints: CodePointSet) {
      self.codePoints = codePoints
      program = nil
      ascii = (0..<128).map { codePoints.contains($0) }
    }

    init(program: BacktrackingProgram) {
      codePoints = CodePointSet()
      self.program = program
      ascii = []
    }
  }

  private(set) var instructions: [Instruction] = []
  private(set) var classes: [Membership] = []
  /// The groups that each reference stands for.
  private(set) var groupLists: [[Int]] = []
  private(set) var loopCount = 0
  /// Two slots for each group: where it begins and where it ends.
  let slotCount: Int
  /// Whether a match can begin at the start of the text only.
  let isAnchored: Bool

  private let captures: [Int: Int]

  /// Translates a simplified tree of a pattern whose groups have new numbers.
  /// - Throws: PCRE2's error when it does not know a property.
  init(
    _ root: PatternNode, syntax: PatternSyntax, captures: [Int: Int]
  ) throws(BacktrackingProgram.CompileError) {
    self.captures = captures
    slotCount = 2 * (captures.count + 1)
    isAnchored = root.isAnchoredAtStart
    try append(root, syntax, isBackward: false)
    instructions.append(.succeed)
  }

  private mutating func append(
    _ node: PatternNode, _ syntax: PatternSyntax, isBackward: Bool
  ) throws(BacktrackingProgram.CompileError) {
    switch node {
    case .empty: return
    case .textStart: instructions.append(.textStart)
    case .textEnd: instructions.append(.textEnd)
    case .wordBoundary(let isNegated): instructions.append(.wordBoundary(isNegated: isNegated))
    case .character(let item):
      instructions.append(.character(try membership(of: item), isBackward: isBackward))
    case .sequence(let nodes):
      for node in isBackward ? nodes.reversed() : nodes {
        try append(node, syntax, isBackward: isBackward)
      }
    case .alternation(let nodes):
      try append(alternatives: nodes, syntax, isBackward: isBackward)
    case .group(nil, let inner):
      try append(inner, syntax, isBackward: isBackward)
    case .group(let capture?, let inner):
      instructions.append(.note(slot: 2 * capture + (isBackward ? 1 : 0)))
      try append(inner, syntax, isBackward: isBackward)
      instructions.append(.note(slot: 2 * capture + (isBackward ? 0 : 1)))
    case .backReference(let reference):
      let groups = syntax.captures(of: reference).compactMap { captures[$0] }
      instructions.append(.backReference(list: groupLists.count, isBackward: isBackward))
      groupLists.append(groups)
    case .lookaround(let lookaround, let inner):
      let start = instructions.count
      instructions.append(.succeed)
      try append(inner, syntax, isBackward: lookaround.isBehind)
      instructions.append(.succeed)
      instructions[start] = .lookaround(isNegated: lookaround.isNegated, end: instructions.count)
    case .repeated(.character(let item), let quantifier):
      instructions.append(.run(try membership(of: item), quantifier, isBackward: isBackward))
    case .repeated(let inner, let quantifier):
      try append(inner, repeated: quantifier, syntax, isBackward: isBackward)
    }
  }

  private mutating func append(
    alternatives: [PatternNode], _ syntax: PatternSyntax, isBackward: Bool
  ) throws(BacktrackingProgram.CompileError) {
    var jumps: [Int] = []
    for (index, alternative) in alternatives.enumerated() {
      let fork = instructions.count
      let isLast = index == alternatives.count - 1
      if !isLast { instructions.append(.succeed) }
      try append(alternative, syntax, isBackward: isBackward)
      guard !isLast else { continue }
      jumps.append(instructions.count)
      instructions.append(.succeed)
      instructions[fork] = .fork(otherwise: instructions.count)
    }
    for jump in jumps { instructions[jump] = .jump(to: instructions.count) }
  }

  private mutating func append(
    _ node: PatternNode, repeated quantifier: Quantifier, _ syntax: PatternSyntax, isBackward: Bool
  ) throws(BacktrackingProgram.CompileError) {
    let loop = loopCount
    loopCount += 1
    instructions.append(.beginRounds(loop: loop))
    let decide = instructions.count
    instructions.append(.succeed)
    instructions.append(.beginRound(loop: loop, captures: node.captures))
    try append(node, syntax, isBackward: isBackward)
    instructions.append(.endRound(loop: loop, minimum: quantifier.minimum, decide: decide))
    instructions[decide] = .decideRound(loop: loop, quantifier, exit: instructions.count)
  }

  private mutating func membership(
    of item: CharacterClass
  ) throws(BacktrackingProgram.CompileError) -> Int {
    if let set = item.plainSet {
      classes.append(Membership(codePoints: set))
    } else {
      let translation = PatternTranslation(.character(item))
      let program = try BacktrackingProgram(translation, usesNativeCode: false)
      classes.append(Membership(program: program))
    }
    return classes.count - 1
  }
}

extension PatternNode {
  /// The numbers of the groups inside, which follow each other.
  fileprivate var captures: Range<Int> {
    switch self {
    case .empty, .character, .textStart, .textEnd, .wordBoundary, .backReference:
      return 0..<0
    case .group(let capture, let inner):
      let inside = inner.captures
      guard let capture else { return inside }
      return capture..<max(capture + 1, inside.upperBound)
    case .lookaround(_, let inner), .repeated(let inner, _):
      return inner.captures
    case .sequence(let nodes), .alternation(let nodes):
      let ranges = nodes.map(\.captures).filter { !$0.isEmpty }
      guard let first = ranges.first, let last = ranges.last else { return 0..<0 }
      return first.lowerBound..<last.upperBound
    }
  }
}
