import Diagnostics
import DocumentTree
import SourceText

/// A way from one subschema to another.
private struct Edge {
  let operation: Instruction.Operation
  let target: Int
  /// The node of the keyword's value.
  let keyword: Int32
}

extension SchemaCompiler {
  /// Works out what is known about subschemas before any document is seen.
  /// - Returns: Findings about schemas that lead back to themselves.
  mutating func analyze() -> [Diagnostic] {
    let arrays = builder
    var edges: [[Edge]] = []
    edges.reserveCapacity(arrays.schemas.count)
    for number in arrays.schemas.indices {
      let record = arrays.schemas[number]
      var own: [Edge] = []
      for instruction in arrays.instructions[Int(record.first)..<Int(record.first + record.count)] {
        if instruction.operation.evaluatesChildren {
          builder.schemas[number].flags.insert(.evaluatesChildren)
        }
        for child in arrays.children(of: instruction) {
          own.append(
            Edge(
              operation: instruction.operation, target: Int(child), keyword: instruction.keyword))
        }
      }
      if record.flags.contains(.isAnnotated) {
        builder.schemas[number].flags.insert(.leadsToAnnotations)
      }
      edges.append(own)
    }
    spread(.evaluatesChildren, along: edges) { $0.appliesInPlace }
    spread(.leadsToAnnotations, along: edges) { $0.carriesAnnotations }
    return endlessReferences(edges)
  }

  /// Gives a flag to the subschemas that lead to those that have it.
  private mutating func spread(
    _ flag: SchemaFlags, along edges: [[Edge]], through isPath: (Instruction.Operation) -> Bool
  ) {
    var sources = [[Int]](repeating: [], count: edges.count)
    for (number, own) in edges.enumerated() {
      for edge in own where isPath(edge.operation) { sources[edge.target].append(number) }
    }
    var waiting = edges.indices.filter { builder.schemas[$0].flags.contains(flag) }
    while let next = waiting.popLast() {
      for source in sources[next] where !builder.schemas[source].flags.contains(flag) {
        builder.schemas[source].flags.insert(flag)
        waiting.append(source)
      }
    }
  }

  /// Finds subschemas that apply themselves to the same value without end (Core section 9.4.1).
  ///
  /// The search keeps its own stack, for long chains.
  private func endlessReferences(_ edges: [[Edge]]) -> [Diagnostic] {
    let inPlace = edges.map { own in
      own.filter { edge in
        edge.operation == .not
          || edge.operation.appliesInPlace && edge.operation != .dynamicReference
      }
    }
    var findings: [Diagnostic] = []
    var state = [UInt8](repeating: 0, count: edges.count)
    for start in edges.indices where state[start] == 0 {
      var stack = [(schema: start, next: 0)]
      state[start] = 1
      while let top = stack.last {
        guard top.next < inPlace[top.schema].count else {
          state[top.schema] = 2
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let edge = inPlace[top.schema][top.next]
        if state[edge.target] == 0 {
          state[edge.target] = 1
          stack.append((edge.target, 0))
        } else if state[edge.target] == 1 {
          let place = SchemaLocation(
            document: Int(builder.schemas[top.schema].document), node: Int(edge.keyword))
          findings.append(index.schemaProblem("endless-reference", .endless, at: place))
        }
      }
    }
    return findings
  }
}

extension Instruction.Operation {
  /// Whether the keyword itself evaluates items or members.
  fileprivate var evaluatesChildren: Bool {
    switch self {
    case .items, .evaluatingContains, .object, .unevaluatedItems, .unevaluatedProperties: true
    default: false
    }
  }

  /// Whether the keyword applies its schemas to the same value and keeps what they evaluate.
  fileprivate var appliesInPlace: Bool {
    switch self {
    case .reference, .dynamicReference, .allOf, .anyOf, .oneOf, .condition, .dependencies: true
    default: false
    }
  }

  /// Whether annotations below the keyword count (docs/schemas.md).
  fileprivate var carriesAnnotations: Bool {
    appliesInPlace || self == .object || self == .items
  }
}

extension Program {
  /// The files that a schema and all it leads to are written in, and their annotations' records.
  func reach(from root: Int32) -> (files: Set<RepositoryPath>, annotations: [Int32]) {
    var isSeen = [Bool](repeating: false, count: schemas.count)
    var seenDocuments: Set<Int32> = []
    var records: [Int32] = []
    var waiting = [root]
    isSeen[Int(root)] = true
    while let next = waiting.popLast() {
      let record = schemas[Int(next)]
      seenDocuments.insert(record.document)
      if record.annotations >= 0 { records.append(record.annotations) }
      for instruction in instructions[Int(record.first)..<Int(record.first + record.count)] {
        for child in children(of: instruction) where !isSeen[Int(child)] {
          isSeen[Int(child)] = true
          waiting.append(child)
        }
      }
    }
    return (
      Set(seenDocuments.map { documents[Int($0)].source.path }),
      records.sorted()
    )
  }
}

/// The arrays in which instructions name the subschemas that they lead to.
protocol InstructionArrays {
  var lists: [Int32] { get }
  var objects: [ObjectRecord] { get }
  var slots: [KeySlot] { get }
  var patternProperties: [PatternProperty] { get }
  var dependencies: [Dependency] { get }
  var dynamicTargets: [Int32] { get }
  var dynamicNameCount: Int { get }
}

extension Program: InstructionArrays {}
extension ProgramBuilder: InstructionArrays {}

extension InstructionArrays {
  /// The subschemas that an instruction leads to.
  func children(of instruction: Instruction) -> [Int32] {
    switch instruction.operation {
    case .allOf, .anyOf, .oneOf:
      return Array(lists[Int(instruction.a)..<Int(instruction.a + instruction.b)])
    case .items:
      let first = lists[Int(instruction.a)..<Int(instruction.a + instruction.b)]
      return first + [instruction.c].filter { $0 >= 0 }
    case .contains, .evaluatingContains, .propertyNames, .reference, .not, .unevaluatedItems,
      .unevaluatedProperties:
      return [instruction.a]
    case .condition:
      return [instruction.a, instruction.b, instruction.c].filter { $0 >= 0 }
    case .dynamicReference:
      let column = Int(instruction.b)
      let rows = stride(from: column, to: dynamicTargets.count, by: max(dynamicNameCount, 1))
      return [instruction.a] + rows.map { dynamicTargets[$0] }.filter { $0 >= 0 }
    case .dependencies:
      return dependencies[Int(instruction.a)..<Int(instruction.a + instruction.b)]
        .map(\.schema).filter { $0 >= 0 }
    case .object:
      return children(of: objects[Int(instruction.a)])
    case .enumeration, .constant, .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum,
      .multipleOf, .minLength, .maxLength, .pattern, .format, .minItems, .maxItems,
      .minProperties, .maxProperties, .uniqueItems:
      return []
    }
  }

  private func children(of object: ObjectRecord) -> [Int32] {
    let first = Int(object.firstSlot)
    let table = slots[first..<(first + Int(object.slotMask) + 1)].map(\.schema)
    let patterns = patternProperties[
      Int(object.firstPattern)..<Int(object.firstPattern + object.patternCount)]
    return (table + patterns.map(\.schema) + [object.additional]).filter { $0 >= 0 }
  }
}

extension LocalizedText {
  fileprivate static let endless = LocalizedText(
    ja: "このスキーマは同じ値に対して自分自身を当てはめ続けます。参照の輪を断ってください。",
    en: "This schema applies itself to the same value without end; break the circle of references")
}
