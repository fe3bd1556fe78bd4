import Diagnostics
import DocumentTree
import SourceText

extension SchemaCompiler {
  /// Works out what is known about subschemas before any document is seen.
  /// - Returns: Findings about schemas that lead back to themselves.
  mutating func analyze() -> [Diagnostic] {
    spread(.evaluatesChildren, from: { $0.evaluatesChildren }, through: { $0.appliesInPlace })
    for number in builder.schemas.indices
    where builder.schemas[number].flags.contains(.isAnnotated) {
      builder.schemas[number].flags.insert(.leadsToAnnotations)
    }
    spread(.leadsToAnnotations, from: { _ in false }, through: { $0.carriesAnnotations })
    return endlessReferences()
  }

  /// Sets a flag on subschemas with certain instructions and on those that lead to them.
  private mutating func spread(
    _ flag: SchemaFlags, from isSource: (Instruction.Operation) -> Bool,
    through isPath: (Instruction.Operation) -> Bool
  ) {
    var changed = true
    while changed {
      changed = false
      for number in builder.schemas.indices.reversed()
      where !builder.schemas[number].flags.contains(flag) {
        let record = builder.schemas[number]
        let instructions = builder.instructions[
          Int(record.first)..<Int(record.first + record.count)]
        let isSet = instructions.contains { instruction in
          isSource(instruction.operation)
            || isPath(instruction.operation)
              && builder.children(of: instruction).contains {
                builder.schemas[Int($0)].flags.contains(flag)
              }
        }
        if isSet {
          builder.schemas[number].flags.insert(flag)
          changed = true
        }
      }
    }
  }

  /// Finds subschemas that apply themselves to the same value without end (Core section 9.4.1).
  ///
  /// The search keeps its own stack, for long chains.
  private func endlessReferences() -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var state = [UInt8](repeating: 0, count: builder.schemas.count)
    for start in builder.schemas.indices where state[start] == 0 {
      var stack: [(schema: Int, edges: [(to: Int, keyword: Int32)], next: Int)] = []
      state[start] = 1
      stack.append((start, edges(of: start), 0))
      while let top = stack.last {
        guard top.next < top.edges.count else {
          state[top.schema] = 2
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let edge = top.edges[top.next]
        if state[edge.to] == 0 {
          state[edge.to] = 1
          stack.append((edge.to, edges(of: edge.to), 0))
        } else if state[edge.to] == 1 {
          let place = SchemaLocation(
            document: Int(builder.schemas[top.schema].document), node: Int(edge.keyword))
          findings.append(index.schemaProblem("endless-reference", .endless, at: place))
        }
      }
    }
    return findings
  }

  private func edges(of schema: Int) -> [(to: Int, keyword: Int32)] {
    let record = builder.schemas[schema]
    var edges: [(to: Int, keyword: Int32)] = []
    for instruction in builder.instructions[Int(record.first)..<Int(record.first + record.count)]
    where instruction.operation == .not || instruction.operation.appliesInPlace {
      if instruction.operation == .dynamicReference { continue }
      for child in builder.children(of: instruction) {
        edges.append((Int(child), instruction.keyword))
      }
    }
    return edges
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

extension ProgramBuilder {
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
