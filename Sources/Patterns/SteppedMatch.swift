/// One search by a `SteppedProgram`: it goes back where it has to, and counts every step.
struct SteppedMatch {
  /// Steps that one search may take: some thirty milliseconds.
  private static let stepLimit = 2_000_000
  /// Places to go back to that one search may remember: some megabytes.
  private static let memoryLimit = 200_000

  /// Something to be done when a match goes back.
  private enum Return {
    case goOn(at: Int, from: Int)
    /// Gives one code point of a greedy run back, down to an offset.
    case shorten(run: Int, from: Int, downTo: Int)
    /// Takes one more code point into a lazy run.
    case lengthen(run: Int, from: Int, count: Int)
    case restoreSlot(Int, Int)
    case restoreRound(Int, count: Int, start: Int)
  }

  /// A round of a loop: how many there were, and where the present one began.
  private struct Round {
    var count = 0
    var start = 0
  }

  private let program: SteppedProgram
  private let text: ArraySlice<UInt8>
  private var slots: [Int]
  private var rounds: [Round]
  private var returns: [Return] = []
  private var stepsLeft = SteppedMatch.stepLimit
  private var isExhausted = false

  /// The offset in a slot of a group that has matched nothing.
  private static let unset = -1

  /// Prepares a search in valid UTF-8.
  init(_ program: SteppedProgram, in text: ArraySlice<UInt8>) {
    self.program = program
    self.text = text
    slots = Array(repeating: SteppedMatch.unset, count: program.slotCount)
    rounds = Array(repeating: Round(), count: program.loopCount)
  }

  /// Searches the text.
  mutating func search() -> MatchOutcome {
    var start = text.startIndex
    while true {
      if run(from: 0, at: start) != nil { return .matched }
      if isExhausted { return .tooCostly }
      guard !program.isAnchored, start < text.endIndex else { return .notMatched }
      start += 1
      while start < text.endIndex && text[start] & 0xC0 == 0x80 { start += 1 }
    }
  }

  /// Follows the instructions to the next `succeed`, and returns the offset there.
  ///
  /// Only lookarounds call it again, so it nests no deeper than the brackets of the pattern.
  private mutating func run(from instruction: Int, at offset: Int) -> Int? {
    let base = returns.count
    var place = instruction
    var offset = offset
    while true {
      stepsLeft -= 1
      if stepsLeft < 0 || returns.count > SteppedMatch.memoryLimit {
        isExhausted = true
        return nil
      }
      if case .succeed = program.instructions[place] { return offset }
      if let next = step(program.instructions[place], place, offset) {
        (place, offset) = next
      } else {
        guard !isExhausted, let next = goBack(to: base) else { return nil }
        (place, offset) = next
      }
    }
  }

  private mutating func step(
    _ instruction: SteppedProgram.Instruction, _ place: Int, _ offset: Int
  ) -> (place: Int, offset: Int)? {
    switch instruction {
    case .character(let item, let isBackward):
      return moved(over: item, from: offset, isBackward: isBackward).map { (place + 1, $0) }
    case .run(let item, let quantifier, let isBackward):
      return run(place, item, quantifier, isBackward, from: offset)
    case .jump(let target):
      return (target, offset)
    case .fork(let other):
      returns.append(.goOn(at: other, from: offset))
    case .textStart:
      if offset != text.startIndex { return nil }
    case .textEnd:
      if offset != text.endIndex { return nil }
    case .wordBoundary(let isNegated):
      let isBoundary = isWordCharacter(at: offset - 1) != isWordCharacter(at: offset)
      if isBoundary == isNegated { return nil }
    case .note(let slot):
      set(slot: slot, to: offset)
    case .backReference(let list, let isBackward):
      return refer(to: program.groupLists[list], from: offset, isBackward: isBackward).map {
        (place + 1, $0)
      }
    case .lookaround(let isNegated, let end):
      return look(from: place + 1, at: offset, isNegated: isNegated) ? (end, offset) : nil
    case .beginRounds(let loop):
      set(round: loop, to: Round(count: 0, start: offset))
    case .decideRound(let loop, let quantifier, let exit):
      return decideRound(loop, quantifier, exit: exit, place, offset)
    case .beginRound(let loop, let captures):
      set(round: loop, to: Round(count: rounds[loop].count + 1, start: offset))
      for capture in captures {
        set(slot: 2 * capture, to: SteppedMatch.unset)
        set(slot: 2 * capture + 1, to: SteppedMatch.unset)
      }
    case .endRound(let loop, let minimum, let decide):
      if rounds[loop].start == offset && rounds[loop].count > minimum { return nil }
      return (decide, offset)
    case .succeed:
      return nil
    }
    return (place + 1, offset)
  }

  private mutating func goBack(to base: Int) -> (place: Int, offset: Int)? {
    while returns.count > base, let last = returns.popLast() {
      switch last {
      case .goOn(let place, let offset):
        return (place, offset)
      case .shorten(let place, let offset, let limit):
        guard case .run(_, _, let isBackward) = program.instructions[place] else { continue }
        let shorter = isBackward ? after(offset) : before(offset)
        if shorter != limit { returns.append(.shorten(run: place, from: shorter, downTo: limit)) }
        return (place + 1, shorter)
      case .lengthen(let place, let offset, let count):
        guard case .run(let item, let quantifier, let isBackward) = program.instructions[place],
          let longer = moved(over: item, from: offset, isBackward: isBackward)
        else { continue }
        if count + 1 < quantifier.maximum ?? .max {
          returns.append(.lengthen(run: place, from: longer, count: count + 1))
        }
        return (place + 1, longer)
      case .restoreSlot(let slot, let offset):
        slots[slot] = offset
      case .restoreRound(let loop, let count, let start):
        rounds[loop] = Round(count: count, start: start)
      }
    }
    return nil
  }
}

extension SteppedMatch {
  private mutating func run(
    _ place: Int, _ item: Int, _ quantifier: Quantifier, _ isBackward: Bool, from start: Int
  ) -> (place: Int, offset: Int)? {
    let wanted = quantifier.isLazy ? quantifier.minimum : quantifier.maximum ?? .max
    var offset = start
    var count = 0
    var shortest = start
    while count < wanted,
      let next = moved(over: item, from: offset, isBackward: isBackward)
    {
      offset = next
      count += 1
      if count == quantifier.minimum { shortest = offset }
    }
    stepsLeft -= count / 4
    guard count >= quantifier.minimum else { return nil }
    if quantifier.isLazy {
      if count < quantifier.maximum ?? .max {
        returns.append(.lengthen(run: place, from: offset, count: count))
      }
    } else if offset != shortest {
      returns.append(.shorten(run: place, from: offset, downTo: shortest))
    }
    return (place + 1, offset)
  }

  private mutating func decideRound(
    _ loop: Int, _ quantifier: Quantifier, exit: Int, _ place: Int, _ offset: Int
  ) -> (place: Int, offset: Int) {
    let count = rounds[loop].count
    if count < quantifier.minimum { return (place + 1, offset) }
    if count >= quantifier.maximum ?? .max { return (exit, offset) }
    returns.append(.goOn(at: quantifier.isLazy ? place + 1 : exit, from: offset))
    return (quantifier.isLazy ? exit : place + 1, offset)
  }

  /// Matches a condition; what a positive one captured stays, its places to go back to do not.
  private mutating func look(from instruction: Int, at offset: Int, isNegated: Bool) -> Bool {
    let base = returns.count
    let matched = run(from: instruction, at: offset) != nil
    if isExhausted { return false }
    if matched && !isNegated {
      let kept = returns[base...].filter { entry in
        switch entry {
        case .restoreSlot, .restoreRound: true
        case .goOn, .shorten, .lengthen: false
        }
      }
      stepsLeft -= returns.count - base
      returns.replaceSubrange(base..., with: kept)
      return true
    }
    while returns.count > base, let last = returns.popLast() {
      stepsLeft -= 1
      if case .restoreSlot(let slot, let offset) = last { slots[slot] = offset }
      if case .restoreRound(let loop, let count, let start) = last {
        rounds[loop] = Round(count: count, start: start)
      }
    }
    return matched != isNegated
  }

  private mutating func refer(to captures: [Int], from start: Int, isBackward: Bool) -> Int? {
    var offset = start
    for capture in captures {
      let (lower, upper) = (slots[2 * capture], slots[2 * capture + 1])
      guard lower != SteppedMatch.unset, upper != SteppedMatch.unset, lower < upper else {
        continue
      }
      let count = upper - lower
      stepsLeft -= count / 4
      let from = isBackward ? offset - count : offset
      guard from >= text.startIndex, from + count <= text.endIndex,
        text[from..<(from + count)].elementsEqual(text[lower..<upper])
      else { return nil }
      offset = isBackward ? from : from + count
    }
    return offset
  }

  private mutating func moved(over item: Int, from offset: Int, isBackward: Bool) -> Int? {
    guard offset != (isBackward ? text.startIndex : text.endIndex) else { return nil }
    let start = isBackward ? before(offset) : offset
    if text[start] < 0x80, program.classes[item].program == nil {
      guard program.classes[item].ascii[Int(text[start])] else { return nil }
      return isBackward ? start : start + 1
    }
    guard let (codePoint, length) = decodedScalar(in: text, at: start) else { return nil }
    if let program = program.classes[item].program {
      stepsLeft -= 20
      let scalar = text[start..<(start + length)]
      guard program.search(scalar, stepLimit: 100) == .matched else { return nil }
    } else if !program.classes[item].codePoints.contains(codePoint) {
      return nil
    }
    return isBackward ? start : start + length
  }

  private func before(_ offset: Int) -> Int {
    var offset = offset - 1
    while offset > text.startIndex && text[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  private func after(_ offset: Int) -> Int {
    var offset = offset + 1
    while offset < text.endIndex && text[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }

  private func isWordCharacter(at offset: Int) -> Bool {
    guard text.indices.contains(offset) else { return false }
    return CodePointSet.wordCharacters.contains(UInt32(text[offset]))
  }

  private mutating func set(slot: Int, to offset: Int) {
    if slots[slot] == offset { return }
    returns.append(.restoreSlot(slot, slots[slot]))
    slots[slot] = offset
  }

  private mutating func set(round loop: Int, to round: Round) {
    let old = rounds[loop]
    returns.append(.restoreRound(loop, count: old.count, start: old.start))
    rounds[loop] = round
  }
}
