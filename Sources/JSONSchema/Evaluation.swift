import DocumentTree

/// One run of a program over a document that only says yes or no.
///
/// Allocates nothing for a node unless the schema tracks evaluated children or the mapping has
/// merge keys.
struct Evaluation: ~Copyable {
  /// Subschemas inside subschemas; more would endanger the stack.
  static let depthLimit = 1_000
  /// Subschemas in one run, besides a hundred for each node; more means a schema that multiplies
  /// itself.
  static let stepAllowance = 250_000

  let program: Program
  let document: Document
  let nodes: [Node]
  var scratch: ValidationScratch
  private let stepLimit: Int
  /// A key that is looked at as a text whatever it looks like, while `propertyNames` applies.
  var keyNode = -1

  init(_ program: Program, _ document: Document, scratch: consuming ValidationScratch) {
    self.program = program
    self.document = document
    nodes = document.nodes
    stepLimit = Self.stepAllowance + 100 * nodes.count
    self.scratch = scratch
  }

  /// Whether a value is valid against a subschema.
  ///
  /// The frame is the bit set for evaluated children of the value, or -1.
  mutating func evaluate(_ schema: Int32, _ node: Int, frame: Int = -1) -> Bool {
    let record = program.schemas[Int(schema)]
    var node = node
    while nodes[node].isAlias { node = Int(nodes[node].payload) }
    let type = node == keyNode ? .string : TypeMask(nodes[node])
    if record.types != .any && !matches(type, record.types, node) { return false }
    if record.count == 0 { return true }
    guard enter(schema, node) else { return false }
    defer { scratch.depth -= 1 }
    if program.usesDynamicScope, scratch.dynamicScope.last != record.resource {
      scratch.dynamicScope.append(record.resource)
      defer { scratch.dynamicScope.removeLast() }
      return runTracked(schema, record, type, node, frame)
    }
    return runTracked(schema, record, type, node, frame)
  }

  private mutating func enter(_ schema: Int32, _ node: Int) -> Bool {
    guard mayEnter(schema, node, depth: scratch.depth) else { return false }
    scratch.depth += 1
    return true
  }

  /// Counts a step into a subschema; says no when there were too many, or they are too deep.
  mutating func mayEnter(_ schema: Int32, _ node: Int, depth: Int) -> Bool {
    scratch.steps += 1
    if depth < Self.depthLimit && scratch.steps < stepLimit { return true }
    stop(scratch.steps < stepLimit ? .depth : .steps, node, schema, keyword: -1)
    return false
  }

  /// Notes what keeps the run from an answer; the first obstacle counts.
  ///
  /// A schema that applies itself without end would try every way of doing so; it gets no more
  /// steps.
  mutating func stop(_ kind: Obstacle.Kind, _ node: Int, _ schema: Int32, keyword: Int32) {
    if kind != .pattern { scratch.steps = stepLimit }
    guard scratch.obstacle == nil else { return }
    scratch.obstacle = Obstacle(
      kind: kind, node: Int32(truncatingIfNeeded: node), schema: schema, keyword: keyword)
  }

  /// Whether a value of a type has one of the types that a schema allows.
  func matches(_ type: TypeMask, _ types: TypeMask, _ node: Int) -> Bool {
    if !types.isDisjoint(with: type) { return true }
    guard type == .fraction, types.contains(.integer) else { return false }
    return document.number(at: node)?.isInteger == true
  }

  private mutating func runTracked(
    _ schema: Int32, _ record: SchemaRecord, _ type: TypeMask, _ node: Int, _ frame: Int
  ) -> Bool {
    guard record.flags.contains(.tracks), !type.isDisjoint(with: .container) else {
      return run(schema, record, type, node, frame)
    }
    let own = openFrame(for: node)
    defer { closeFrame(own) }
    guard run(schema, record, type, node, own) else { return false }
    if frame >= 0 { merge(own, into: frame) }
    return true
  }

  private mutating func run(
    _ schema: Int32, _ record: SchemaRecord, _ type: TypeMask, _ node: Int, _ frame: Int
  ) -> Bool {
    let end = Int(record.first + record.count)
    var index = Int(record.first)
    while index < end {
      let instruction = program.instructions[index]
      index += 1
      if instruction.types.isDisjoint(with: type) { continue }
      if !execute(instruction, schema, node, frame) { return false }
    }
    return true
  }

  /// Whether a value passes one instruction.
  mutating func execute(
    _ instruction: Instruction, _ schema: Int32, _ node: Int, _ frame: Int
  ) -> Bool {
    switch instruction.operation {
    case .enumeration, .constant:
      isListed(node, in: program.enumerations[Int(instruction.a)])
    case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf:
      isInRange(node, instruction)
    case .minLength: hasScalars(node, atLeast: Int(instruction.a))
    case .maxLength: !hasScalars(node, atLeast: Int(instruction.a) + 1)
    case .pattern: matchesPattern(instruction, schema, node)
    case .format: program.formats[Int(instruction.a)].isValid(document.textBytes(of: node))
    case .minItems: childCount(of: node) >= Int(instruction.a)
    case .maxItems: childCount(of: node) <= Int(instruction.a)
    case .minProperties: childCount(of: node) >= Int(instruction.a)
    case .maxProperties: childCount(of: node) <= Int(instruction.a)
    case .uniqueItems: document.hasUniqueItems(node)
    case .items: checkItems(instruction, node, frame)
    case .contains, .evaluatingContains: checkContains(instruction, node, frame)
    case .object: checkMembers(program.objects[Int(instruction.a)], schema, node, frame)
    case .propertyNames: checkNames(instruction.a, node)
    case .dependencies: checkDependencies(instruction, node, frame)
    case .reference: evaluate(instruction.a, node, frame: frame)
    case .dynamicReference: evaluate(dynamicTarget(instruction), node, frame: frame)
    case .allOf: checkAll(instruction, node, frame)
    case .anyOf: checkAny(instruction, node, frame)
    case .oneOf: checkOne(instruction, node, frame)
    case .not: checkNot(instruction.a, node)
    case .condition: checkCondition(instruction, node, frame)
    case .unevaluatedItems: checkUnevaluatedItems(instruction.a, node, frame)
    case .unevaluatedProperties: checkUnevaluatedMembers(instruction.a, node, frame)
    }
  }
}
