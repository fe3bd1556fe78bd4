package import DocumentTree

extension CompiledSchema {
  /// The names of `properties` in the order of the schema, for each mapping of a document.
  ///
  /// A mapping to which several subschemas apply has the names of all of them, those of the outer
  /// ones first; of alternatives, only those count that the mapping follows.
  package func keyOrders(in document: Document) -> [Int: [String]] {
    var walk = KeyOrderWalk(program, document)
    walk.visit(root, 0)
    return walk.orders
  }
}

/// Walks over a document and its schema side by side, and notes the order of properties.
private struct KeyOrderWalk: ~Copyable {
  private var evaluation: Evaluation
  private let program: Program
  private let document: Document
  private(set) var orders: [Int: [String]] = [:]
  private var depth = 0

  init(_ program: Program, _ document: Document) {
    self.program = program
    self.document = document
    evaluation = Evaluation(program, document, scratch: ValidationScratch())
  }

  mutating func visit(_ schema: Int32, _ written: Int) {
    let node = document.resolved(written)
    guard schema >= 0, document.nodes[node].kind != .scalar,
      evaluation.mayEnter(schema, written, depth: depth)
    else { return }
    depth += 1
    defer { depth -= 1 }
    let record = program.schemas[Int(schema)]
    if document.nodes[node].kind == .mapping { note(record, node) }
    let enters = program.usesDynamicScope
    if enters { evaluation.scratch.dynamicScope.append(record.resource) }
    defer { if enters { evaluation.scratch.dynamicScope.removeLast() } }
    let type = TypeMask(document.nodes[node])
    for index in Int(record.first)..<Int(record.first + record.count) {
      let instruction = program.instructions[index]
      if instruction.types.isDisjoint(with: type) { continue }
      follow(instruction, schema, written, node)
    }
  }

  private mutating func note(_ record: SchemaRecord, _ node: Int) {
    let source = program.documents[Int(record.document)]
    guard let properties = source.value(of: Int(record.node), forKey: "properties") else { return }
    let names = source.members(of: properties).map { source.text(of: source.resolved($0.key)) }
    let known = Set(orders[node] ?? [])
    orders[node, default: []] += names.filter { !known.contains($0) }
  }

  private mutating func follow(
    _ instruction: Instruction, _ schema: Int32, _ written: Int, _ node: Int
  ) {
    switch instruction.operation {
    case .reference:
      visit(instruction.a, written)
    case .dynamicReference:
      visit(evaluation.dynamicTarget(instruction), written)
    case .allOf:
      for index in Int(instruction.a)..<Int(instruction.a + instruction.b) {
        visit(program.lists[index], written)
      }
    case .anyOf, .oneOf:
      for index in Int(instruction.a)..<Int(instruction.a + instruction.b)
      where evaluation.evaluate(program.lists[index], written) {
        visit(program.lists[index], written)
      }
    case .condition:
      visit(
        evaluation.evaluate(instruction.a, written) ? instruction.b : instruction.c, written)
    case .object:
      followMembers(program.objects[Int(instruction.a)], schema, node)
    case .items:
      for (position, item) in document.items(of: node).enumerated() {
        let isFirst = position < Int(instruction.b)
        visit(isFirst ? program.lists[Int(instruction.a) + position] : instruction.c, item)
      }
    default:
      break
    }
  }

  private mutating func followMembers(_ record: ObjectRecord, _ schema: Int32, _ node: Int) {
    for member in document.members(of: node) {
      let key = document.resolved(member.key)
      var isKnown = false
      if let slot = evaluation.slot(for: key, from: record.firstSlot, mask: record.slotMask),
        slot.schema >= 0
      {
        isKnown = true
        visit(slot.schema, member.value)
      }
      for index in Int(record.firstPattern)..<Int(record.firstPattern + record.patternCount) {
        let entry = program.patternProperties[index]
        guard evaluation.matches(entry.pattern, key, schema) else { continue }
        isKnown = true
        visit(entry.schema, member.value)
      }
      if !isKnown { visit(record.additional, member.value) }
    }
  }
}
