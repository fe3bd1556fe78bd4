import Diagnostics
import DocumentTree
import SourceText

extension SchemaCompiler {
  /// Compiles the keywords about lists.
  mutating func compileArrays(of schema: inout Subschema) {
    emitCount(.minItems, .minItems, for: .array, in: &schema)
    emitCount(.maxItems, .maxItems, for: .array, in: &schema)
    if let node = schema[.uniqueItems] {
      if schema.document.nodes[node].type != .boolean {
        reportValue(of: .uniqueItems, needs: .boolean, in: schema, at: node)
      } else if schema.document.isTrue(node) {
        schema.emit(.uniqueItems, for: .array, at: node)
      }
    }
    compileItems(of: &schema)
    compileContains(of: &schema)
  }

  private mutating func compileItems(of schema: inout Subschema) {
    var first: [Int32] = []
    var rest: Int32 = -1
    var place = schema[.items] ?? -1
    if schema.keywords.dialect == .draft2020 {
      if let node = schema[.prefixItems] {
        first = children(.prefixItems, at: node, of: schema)
        if place < 0 { place = node }
      }
      if let node = schema[.items], schema.document.nodes[node].kind == .sequence {
        report("invalid-schema", .itemsList, in: schema, at: node)
        return
      }
      rest = child(.items, of: schema)
    } else if let node = schema[.items] {
      if schema.document.nodes[node].kind == .sequence {
        first = schema.document.items(of: node).map { child($0, of: schema) }
        rest = child(.additionalItems, of: schema)
      } else {
        rest = child(node, of: schema)
      }
    }
    guard !first.isEmpty || rest >= 0 else { return }
    let list = builder.addList(first)
    schema.emit(
      .items, for: .array, at: place, a: list, b: Int32(truncatingIfNeeded: first.count), c: rest)
  }

  private mutating func compileContains(of schema: inout Subschema) {
    let counts = schema.keywords.dialect != .draft7
    let minimum = counts ? count(.minContains, in: schema) : nil
    let maximum = counts ? count(.maxContains, in: schema) : nil
    guard let node = schema[.contains] else { return }
    let operation: Instruction.Operation =
      schema.keywords.dialect == .draft2020 ? .evaluatingContains : .contains
    schema.emit(
      operation, for: .array, at: node, a: child(node, of: schema), b: minimum ?? 1,
      c: maximum ?? -1)
  }

  /// Compiles the keywords about objects.
  mutating func compileObjects(of schema: inout Subschema) {
    emitCount(.minProperties, .minProperties, for: .object, in: &schema)
    emitCount(.maxProperties, .maxProperties, for: .object, in: &schema)
    compileMembers(of: &schema)
    if let node = schema[.propertyNames] {
      schema.emit(.propertyNames, for: .object, at: node, a: child(node, of: schema))
    }
    compileDependencies(of: &schema)
  }

  private mutating func compileMembers(of schema: inout Subschema) {
    let all: [Keyword] = [.properties, .patternProperties, .additionalProperties, .required]
    guard let place = all.compactMap({ schema[$0] }).first else { return }
    var record = ObjectRecord()
    let required = keyList(.required, in: schema)
    let table = memberTable(of: schema, required: required, record: &record)
    record.firstSlot = Int32(truncatingIfNeeded: builder.slots.count)
    record.slotMask = Int32(truncatingIfNeeded: table.count - 1)
    builder.slots.append(contentsOf: table)
    let patterns = patternTable(of: schema)
    record.firstPattern = Int32(truncatingIfNeeded: builder.patternProperties.count)
    record.patternCount = Int32(truncatingIfNeeded: patterns.count)
    builder.patternProperties.append(contentsOf: patterns)
    record.additional = child(.additionalProperties, of: schema)
    builder.objects.append(record)
    schema.emit(
      .object, for: .object, at: place, a: Int32(truncatingIfNeeded: builder.objects.count - 1))
  }

  /// The key table of `properties` and `required`; required keys beyond 64 become a list.
  private mutating func memberTable(
    of schema: Subschema, required: [String], record: inout ObjectRecord
  ) -> [KeySlot] {
    var bits: [String: Int32] = [:]
    var unnumbered: [String] = []
    for key in required where bits[key] == nil {
      if bits.count < 64 { bits[key] = Int32(bits.count) } else { unnumbered.append(key) }
    }
    for bit in 0..<bits.count { record.required |= 1 << UInt64(bit) }
    record.firstRequired = builder.addKeys(unnumbered)
    record.requiredCount = Int32(truncatingIfNeeded: unnumbered.count)
    var entries: [(text: String, schema: Int32, requiredBit: Int32)] = []
    if let node = schema[.properties] {
      if let members = schema.entries(at: node) {
        for member in members {
          entries.append(
            (
              member.name, child(member.value, of: schema),
              bits.removeValue(forKey: member.name) ?? -1
            ))
        }
      } else {
        reportValue(of: .properties, needs: .mapping, in: schema, at: node)
      }
    }
    for (key, bit) in bits.sorted(by: { $0.value < $1.value }) { entries.append((key, -1, bit)) }
    return builder.table(entries)
  }

  private mutating func patternTable(of schema: Subschema) -> [PatternProperty] {
    guard let node = schema[.patternProperties] else { return [] }
    guard schema.document.nodes[node].kind == .mapping else {
      reportValue(of: .patternProperties, needs: .mapping, in: schema, at: node)
      return []
    }
    var table: [PatternProperty] = []
    for member in schema.document.members(of: node) {
      let source = schema.document.text(of: schema.document.resolved(member.key))
      let number = child(member.value, of: schema)
      guard let pattern = pattern(source, in: schema, at: member.key) else { continue }
      table.append(PatternProperty(pattern: pattern, schema: number))
    }
    return table
  }

  private mutating func compileDependencies(of schema: inout Subschema) {
    for keyword in [Keyword.dependentRequired, .dependentSchemas, .dependencies] {
      guard let node = schema[keyword] else { continue }
      guard let members = schema.entries(at: node) else {
        reportValue(of: keyword, needs: .mapping, in: schema, at: node)
        continue
      }
      var table: [Dependency] = []
      for member in members {
        let wantsKeys =
          keyword != .dependentSchemas
          && schema.document.nodes[member.value].kind == .sequence
        var dependency = Dependency(key: builder.addKeys([member.name]))
        if wantsKeys || keyword == .dependentRequired {
          guard let keys = schema.texts(at: member.value) else {
            reportValue(of: keyword, needs: .keyList, in: schema, at: member.value)
            continue
          }
          dependency.firstKey = builder.addKeys(keys)
          dependency.keyCount = Int32(truncatingIfNeeded: keys.count)
        } else {
          dependency.schema = child(member.value, of: schema)
        }
        table.append(dependency)
      }
      let first = Int32(truncatingIfNeeded: builder.dependencies.count)
      builder.dependencies.append(contentsOf: table)
      schema.emit(
        .dependencies, for: .object, at: node, a: first, b: Int32(truncatingIfNeeded: table.count))
    }
  }

  private mutating func keyList(_ keyword: Keyword, in schema: Subschema) -> [String] {
    guard let node = schema[keyword] else { return [] }
    guard let keys = schema.texts(at: node) else {
      reportValue(of: keyword, needs: .keyList, in: schema, at: node)
      return []
    }
    return keys
  }

  /// The schemas of a keyword whose value must be a list of them.
  mutating func children(_ keyword: Keyword, at node: Int, of schema: Subschema) -> [Int32] {
    let items = schema.document.items(of: node)
    guard !items.isEmpty else {
      reportValue(of: keyword, needs: .schemaList, in: schema, at: node)
      return []
    }
    return items.map { child($0, of: schema) }
  }

  /// Compiles `unevaluatedItems` and `unevaluatedProperties`, after everything they look at.
  mutating func compileUnevaluated(of schema: inout Subschema) {
    if let node = schema[.unevaluatedItems] {
      schema.emit(.unevaluatedItems, for: .array, at: node, a: child(node, of: schema))
    }
    if let node = schema[.unevaluatedProperties] {
      schema.emit(.unevaluatedProperties, for: .object, at: node, a: child(node, of: schema))
    }
    if schema.has(.unevaluatedItems) || schema.has(.unevaluatedProperties) {
      builder.schemas[Int(schema.number)].flags.insert(.tracks)
    }
  }
}

extension LocalizedText {
  fileprivate static let itemsList = LocalizedText(
    ja: "2020-12 では items に一覧は書けません。項目ごとの決まりは prefixItems に書いてください。",
    en: "items cannot be a list in 2020-12; use prefixItems for a schema per item")
}
