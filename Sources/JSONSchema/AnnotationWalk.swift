import DocumentTree

/// Finds the values that annotations are about (docs/schemas.md says through which keywords).
///
/// Subschemas that lead to no annotation are skipped, so a document costs little more than its
/// annotated values.
struct AnnotationWalk: ~Copyable {
  var evaluation: Evaluation
  private let program: Program
  private let document: Document
  private var found: [AnnotatedNode] = []
  private var depth = 0

  init(_ program: Program, _ document: Document, scratch: consuming ValidationScratch) {
    self.program = program
    self.document = document
    evaluation = Evaluation(program, document, scratch: scratch)
  }

  /// The annotated values at and below a node, each subschema's annotations once.
  mutating func annotatedNodes(from node: Int, _ root: Int32) -> [AnnotatedNode] {
    visit(root, node, key: -1)
    found.sort { ($0.node, $0.record, $0.key) < ($1.node, $1.record, $1.key) }
    var distinct: [AnnotatedNode] = []
    distinct.reserveCapacity(found.count)
    for entry in found where distinct.last != entry { distinct.append(entry) }
    return distinct
  }

  private mutating func visit(_ schema: Int32, _ written: Int, key: Int) {
    let record = program.schemas[Int(schema)]
    guard record.flags.contains(.leadsToAnnotations),
      evaluation.mayEnter(schema, written, depth: depth)
    else { return }
    depth += 1
    defer { depth -= 1 }
    if record.flags.contains(.isAnnotated) {
      found.append(
        AnnotatedNode(
          node: Int32(truncatingIfNeeded: written), key: Int32(truncatingIfNeeded: key),
          record: record.annotations))
    }
    let enters = program.usesDynamicScope
    if enters { evaluation.scratch.dynamicScope.append(record.resource) }
    defer { if enters { evaluation.scratch.dynamicScope.removeLast() } }
    let node = document.resolved(written)
    let type = TypeMask(document.nodes[node])
    for index in Int(record.first)..<Int(record.first + record.count) {
      let instruction = program.instructions[index]
      if instruction.types.isDisjoint(with: type) { continue }
      follow(instruction, schema, written, node, key: key)
    }
  }

  private mutating func follow(
    _ instruction: Instruction, _ schema: Int32, _ written: Int, _ node: Int, key: Int
  ) {
    switch instruction.operation {
    case .reference:
      visit(instruction.a, written, key: key)
    case .dynamicReference:
      visit(evaluation.dynamicTarget(instruction), written, key: key)
    case .allOf:
      for index in Int(instruction.a)..<Int(instruction.a + instruction.b) {
        visit(program.lists[index], written, key: key)
      }
    case .anyOf, .oneOf:
      for index in Int(instruction.a)..<Int(instruction.a + instruction.b) {
        visitIfValid(program.lists[index], written, key: key)
      }
    case .condition:
      followCondition(instruction, written, key: key)
    case .object:
      followMembers(program.objects[Int(instruction.a)], schema, node)
    case .items:
      followItems(instruction, node, key: key)
    case .dependencies:
      for index in Int(instruction.a)..<Int(instruction.a + instruction.b) {
        let dependency = program.dependencies[index]
        if dependency.schema >= 0, evaluation.hasKeys(node, from: dependency.key, count: 1) {
          visit(dependency.schema, written, key: key)
        }
      }
    default:
      break
    }
  }

  private func leads(_ schema: Int32) -> Bool {
    schema >= 0 && program.schemas[Int(schema)].flags.contains(.leadsToAnnotations)
  }

  private mutating func visitIfValid(_ schema: Int32, _ written: Int, key: Int) {
    guard leads(schema), evaluation.evaluate(schema, written) else { return }
    visit(schema, written, key: key)
  }

  private mutating func followCondition(_ instruction: Instruction, _ written: Int, key: Int) {
    guard leads(instruction.a) || leads(instruction.b) || leads(instruction.c) else { return }
    let holds = evaluation.evaluate(instruction.a, written)
    if holds { visit(instruction.a, written, key: key) }
    let next = holds ? instruction.b : instruction.c
    if next >= 0 { visit(next, written, key: key) }
  }

  private mutating func followMembers(_ record: ObjectRecord, _ schema: Int32, _ node: Int) {
    if evaluation.isIrregular(node) {
      for member in document.distinctMembers(of: node) {
        followMember(record, schema, member.key, member.value)
      }
      return
    }
    var key = node + 1
    let end = document.next(after: node)
    while key < end {
      let value = document.next(after: key)
      followMember(record, schema, key, value)
      key = document.next(after: value)
    }
  }

  private mutating func followMember(
    _ record: ObjectRecord, _ schema: Int32, _ key: Int, _ value: Int
  ) {
    let key = document.resolved(key)
    var isKnown = false
    if let slot = evaluation.slot(for: key, from: record.firstSlot, mask: record.slotMask),
      slot.schema >= 0
    {
      isKnown = true
      visit(slot.schema, value, key: key)
    }
    for index in Int(record.firstPattern)..<Int(record.firstPattern + record.patternCount) {
      let entry = program.patternProperties[index]
      guard evaluation.matches(entry.pattern, key, schema) else { continue }
      isKnown = true
      visit(entry.schema, value, key: key)
    }
    if !isKnown && record.additional >= 0 { visit(record.additional, value, key: key) }
  }

  private mutating func followItems(_ instruction: Instruction, _ node: Int, key: Int) {
    var position = 0
    var child = node + 1
    let end = document.next(after: node)
    while child < end {
      let isFirst = position < Int(instruction.b)
      let schema = isFirst ? program.lists[Int(instruction.a) + position] : instruction.c
      if schema >= 0 { visit(schema, child, key: key) }
      position += 1
      child = document.next(after: child)
    }
  }
}
