import DocumentTree

extension Evaluation {
  /// Evaluates a branch whose marks count only when it is valid.
  private mutating func branch(_ schema: Int32, _ node: Int, _ frame: Int) -> Bool {
    let isContainer = !nodes[node].isScalar
    guard frame >= 0, isContainer,
      program.schemas[Int(schema)].flags.contains(.evaluatesChildren)
    else { return evaluate(schema, node) }
    let own = openFrame(like: frame)
    defer { closeFrame(own) }
    guard evaluate(schema, node, frame: own) else { return false }
    merge(own, into: frame)
    return true
  }

  /// `allOf`.
  mutating func checkAll(_ instruction: Instruction, _ node: Int, _ frame: Int) -> Bool {
    for index in Int(instruction.a)..<Int(instruction.a + instruction.b) {
      if !evaluate(program.lists[index], node, frame: frame) { return false }
    }
    return true
  }

  /// `anyOf`; every branch is looked at when someone asks which children are evaluated.
  mutating func checkAny(_ instruction: Instruction, _ node: Int, _ frame: Int) -> Bool {
    var found = false
    for index in Int(instruction.a)..<Int(instruction.a + instruction.b) {
      if branch(program.lists[index], node, frame) {
        if frame < 0 { return true }
        found = true
      }
    }
    return found
  }

  /// `oneOf`.
  mutating func checkOne(_ instruction: Instruction, _ node: Int, _ frame: Int) -> Bool {
    var count = 0
    for index in Int(instruction.a)..<Int(instruction.a + instruction.b) {
      if branch(program.lists[index], node, frame) { count += 1 }
      if count > 1 { return false }
    }
    return count == 1
  }

  /// `not`.
  mutating func checkNot(_ schema: Int32, _ node: Int) -> Bool {
    !evaluate(schema, node)
  }

  /// `if`, `then` and `else`.
  mutating func checkCondition(_ instruction: Instruction, _ node: Int, _ frame: Int) -> Bool {
    if instruction.b < 0 && instruction.c < 0 && frame < 0 { return true }
    let next = branch(instruction.a, node, frame) ? instruction.b : instruction.c
    return next < 0 || evaluate(next, node, frame: frame)
  }

  /// The schema that a dynamic reference leads to: the outermost resource's that has the anchor
  /// (Core section 8.2.3.2).
  func dynamicTarget(_ instruction: Instruction) -> Int32 {
    for resource in scratch.dynamicScope {
      let place = Int(resource) * program.dynamicNameCount + Int(instruction.b)
      let target = program.dynamicTargets[place]
      if target >= 0 { return target }
    }
    return instruction.a
  }

  /// `unevaluatedItems`.
  mutating func checkUnevaluatedItems(_ schema: Int32, _ node: Int, _ frame: Int) -> Bool {
    var position = 0
    var child = node + 1
    let end = Int(nodes[node].next)
    while child < end {
      if !isMarked(position, in: frame) {
        if !evaluate(schema, child) { return false }
        mark(position, in: frame)
      }
      position += 1
      child = Int(nodes[child].next)
    }
    return true
  }

  /// `unevaluatedProperties`.
  mutating func checkUnevaluatedMembers(_ schema: Int32, _ node: Int, _ frame: Int) -> Bool {
    if isIrregular(node) {
      for (position, member) in document.distinctMembers(of: node).enumerated()
      where !isMarked(position, in: frame) {
        if !evaluate(schema, member.value) { return false }
        mark(position, in: frame)
      }
      return true
    }
    var position = 0
    var key = node + 1
    let end = Int(nodes[node].next)
    while key < end {
      let value = Int(nodes[key].next)
      if !isMarked(position, in: frame) {
        if !evaluate(schema, value) { return false }
        mark(position, in: frame)
      }
      position += 1
      key = Int(nodes[value].next)
    }
    return true
  }
}
