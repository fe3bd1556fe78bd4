import DocumentTree
import SourceText

/// What a subschema asks of a value on the spot, as far as it can be told without evaluating it.
struct BranchShape {
  var types: TypeMask = .any
  /// The schemas of declared properties.
  var properties: [String: Int32] = [:]
  var required: Set<String> = []
  /// Whether other keys than the declared ones are forbidden.
  var isClosed = false
  /// The allowed values when the value itself is enumerated: instruction and schema.
  var enumeration: (instruction: Instruction, schema: Int32)?
}

extension Explanation {
  /// The shape of a subschema, looked up through `$ref` and `allOf`.
  func shape(of schema: Int32) -> BranchShape {
    var shape = BranchShape()
    var seen: Set<Int32> = []
    add(schema, to: &shape, seen: &seen)
    return shape
  }

  private func add(_ schema: Int32, to shape: inout BranchShape, seen: inout Set<Int32>) {
    guard seen.count < 64, seen.insert(schema).inserted else { return }
    let record = program.schemas[Int(schema)]
    shape.types.formIntersection(record.types)
    for index in Int(record.first)..<Int(record.first + record.count) {
      let instruction = program.instructions[index]
      switch instruction.operation {
      case .reference:
        add(instruction.a, to: &shape, seen: &seen)
      case .allOf:
        for place in Int(instruction.a)..<Int(instruction.a + instruction.b) {
          add(program.lists[place], to: &shape, seen: &seen)
        }
      case .enumeration, .constant:
        shape.enumeration = (instruction, schema)
        shape.types.formIntersection(typesAllowed(by: instruction, of: schema))
      case .object:
        add(program.objects[Int(instruction.a)], to: &shape)
      case .unevaluatedProperties:
        if program.schemas[Int(instruction.a)].types.isEmpty { shape.isClosed = true }
      default:
        break
      }
    }
  }

  /// The types of the values that `enum` or `const` lists.
  private func typesAllowed(by instruction: Instruction, of schema: Int32) -> TypeMask {
    let source = program.documents[Int(program.schemas[Int(schema)].document)]
    let keyword = Int(instruction.keyword)
    let nodes = instruction.operation == .constant ? [keyword] : source.items(of: keyword)
    let types = nodes.reduce(TypeMask()) { $0.union(TypeMask(source.nodes[source.resolved($1)])) }
    // 1 and 1.0 are the same number.
    return types.isDisjoint(with: .number) ? types : types.union(.number)
  }

  private func add(_ record: ObjectRecord, to shape: inout BranchShape) {
    if record.additional >= 0, program.schemas[Int(record.additional)].types.isEmpty {
      shape.isClosed = true
    }
    guard record.slotMask >= 0 else { return }
    for index in Int(record.firstSlot)...Int(record.firstSlot + record.slotMask) {
      let slot = program.slots[index]
      guard slot.schema != KeySlot.empty else { continue }
      let name = text(from: slot.start, to: slot.end)
      if slot.schema >= 0 { shape.properties[name] = slot.schema }
      if slot.requiredBit >= 0 { shape.required.insert(name) }
    }
  }

  /// The enumeration of a schema's own value, or `nil`.
  func enumeration(of schema: Int32) -> (instruction: Instruction, schema: Int32)? {
    shape(of: schema).enumeration
  }

  /// A form in a few words: its title, its allowed values, or its types.
  func describe(_ schema: Int32) -> LocalizedText {
    if let title = title(of: schema) {
      let japanese = title.japanese ?? title.english ?? ""
      return LocalizedText(ja: "「\(japanese)」", en: "'\(title.english ?? japanese)'")
    }
    let shape = shape(of: schema)
    if let enumeration = shape.enumeration {
      let values = choices(
        at: Int(enumeration.instruction.keyword), of: enumeration.schema,
        enumeration.instruction.operation
      ).prefix(3).map(\.raw)
      return LocalizedText(
        ja: values.map { "「\($0)」" }.joined(), en: values.map { "'\($0)'" }.joined(separator: ", "))
    }
    if shape.types == .object || !shape.required.isEmpty, !shape.required.isEmpty {
      let keys = shape.required.sorted().prefix(3)
      return LocalizedText(
        ja: keys.map { "「\($0)」" }.joined(separator: "と") + "を持つ\(LocalizedText.mapping.japanese)",
        en: "a mapping with " + keys.map { "'\($0)'" }.joined(separator: " and "))
    }
    if let format = format(of: schema) { return format.expectation }
    return shape.types == .any ? .describedForm : names(of: shape.types)
  }

  private func format(of schema: Int32) -> FormatCheck? {
    let record = program.schemas[Int(schema)]
    for index in Int(record.first)..<Int(record.first + record.count)
    where program.instructions[index].operation == .format {
      return program.formats[Int(program.instructions[index].a)]
    }
    return nil
  }
}

extension LocalizedText {
  fileprivate static let describedForm = LocalizedText(
    ja: "スキーマにある形", en: "the form in the schema")
}
