import Diagnostics
import DocumentTree
import Patterns

import SourceText

extension SchemaCompiler {
  /// Compiles `type`.
  mutating func compileTypes(of schema: inout Subschema) {
    guard let node = schema[.type] else { return }
    let isList = schema.document.nodes[node].kind == .sequence
    let names = isList ? schema.texts(at: node) : schema.document.string(at: node).map { [$0] }
    var types: TypeMask = []
    for name in names ?? [] {
      guard let type = TypeMask(name: name) else {
        reportType(name, in: schema, at: node)
        return
      }
      types.formUnion(type)
    }
    if types.isEmpty {
      reportValue(of: .type, needs: .typeNames, in: schema, at: node)
    } else {
      builder.schemas[Int(schema.number)].types = types
    }
  }

  private mutating func reportType(_ name: String, in schema: Subschema, at node: Int) {
    let known = ["string", "number", "integer", "boolean", "object", "array", "null"]
    let nearest = nearestName(to: name, among: known)
    let item = schema.document.items(of: node).first { schema.document.string(at: $0) == name }
    report("invalid-schema", .unknownType(name, nearest: nearest), in: schema, at: item ?? node)
  }

  /// Compiles `enum` and `const`.
  mutating func compileValues(of schema: inout Subschema) {
    if let node = schema[.enumeration] {
      if schema.document.nodes[node].kind == .sequence {
        let record = enumeration(of: schema.document.items(of: node), in: schema)
        schema.emit(.enumeration, for: .any, at: node, a: record)
      } else {
        reportValue(of: .enumeration, needs: .list, in: schema, at: node)
      }
    }
    if let node = schema[.constant] {
      schema.emit(.constant, for: .any, at: node, a: enumeration(of: [node], in: schema))
    }
  }

  private mutating func enumeration(of nodes: [Int], in schema: Subschema) -> Int32 {
    var texts: [(text: String, schema: Int32, requiredBit: Int32)] = []
    var record = EnumerationRecord()
    record.firstValue = Int32(truncatingIfNeeded: builder.values.count)
    for node in nodes.map(schema.document.resolved) {
      if let text = schema.document.string(at: node) {
        texts.append((text, -1, -1))
      } else {
        builder.values.append(
          SchemaLocation(document: Int(schema.location.document), node: node))
      }
    }
    record.valueCount = Int32(truncatingIfNeeded: builder.values.count) - record.firstValue
    record.firstSlot = Int32(truncatingIfNeeded: builder.slots.count)
    let table = builder.table(texts)
    record.slotMask = Int32(truncatingIfNeeded: table.count - 1)
    builder.slots.append(contentsOf: table)
    builder.enumerations.append(record)
    return Int32(truncatingIfNeeded: builder.enumerations.count - 1)
  }

  /// Compiles the keywords about numbers.
  mutating func compileNumbers(of schema: inout Subschema) {
    let limits: [(Keyword, Instruction.Operation)] = [
      (.minimum, .minimum), (.maximum, .maximum), (.exclusiveMinimum, .exclusiveMinimum),
      (.exclusiveMaximum, .exclusiveMaximum), (.multipleOf, .multipleOf),
    ]
    for (keyword, operation) in limits {
      guard let node = schema[keyword] else { continue }
      guard let limit = NumberLimit(schema.document, at: node) else {
        reportValue(of: keyword, needs: .number, in: schema, at: node)
        continue
      }
      if keyword == .multipleOf, !limit.isPositive {
        reportValue(of: keyword, needs: .positiveNumber, in: schema, at: node)
        continue
      }
      builder.numbers.append(limit)
      schema.emit(
        operation, for: .number, at: node,
        a: Int32(truncatingIfNeeded: builder.numbers.count - 1))
    }
  }

  /// Compiles the keywords about texts.
  mutating func compileTexts(of schema: inout Subschema) {
    emitCount(.minLength, .minLength, for: .string, in: &schema)
    emitCount(.maxLength, .maxLength, for: .string, in: &schema)
    if let node = schema[.pattern] {
      if let text = schema.document.string(at: node) {
        if let pattern = pattern(text, in: schema, at: node) {
          schema.emit(.pattern, for: .string, at: node, a: pattern)
        }
      } else {
        reportValue(of: .pattern, needs: .text, in: schema, at: node)
      }
    }
    compileFormat(of: &schema)
  }

  private mutating func compileFormat(of schema: inout Subschema) {
    guard let node = schema[.format] else { return }
    guard let name = schema.document.string(at: node) else {
      return reportValue(of: .format, needs: .text, in: schema, at: node)
    }
    let keywords = schema.keywords
    guard options.assertsFormats || keywords.vocabularies.contains(.formatAssertion) else { return }
    if let known = formatNumbers[name] {
      schema.emit(.format, for: .string, at: node, a: known)
    } else if let check = FormatCheck.named(name) {
      let number = Int32(truncatingIfNeeded: builder.formats.count)
      builder.formats.append(check)
      formatNumbers[name] = number
      schema.emit(.format, for: .string, at: node, a: number)
    }
  }

  /// The number of a pattern, or `nil` after a finding about it.
  mutating func pattern(_ source: String, in schema: Subschema, at node: Int) -> Int32? {
    let key = Array(source.utf8)
    if let known = patternNumbers[key] { return known }
    let pattern: Pattern
    if let known = patterns[key] {
      pattern = known
    } else {
      do {
        pattern = try Pattern(source)
      } catch {
        reportPattern(error, in: schema, at: node)
        return nil
      }
      patterns[key] = pattern
    }
    let number = Int32(truncatingIfNeeded: builder.patterns.count)
    builder.patterns.append(pattern)
    patternNumbers[key] = number
    return number
  }

  /// Emits a keyword whose value is a count, if it has one.
  mutating func emitCount(
    _ keyword: Keyword, _ operation: Instruction.Operation, for types: TypeMask,
    in schema: inout Subschema
  ) {
    guard let node = schema[keyword] else { return }
    if let count = count(keyword, in: schema) {
      schema.emit(operation, for: types, at: node, a: count)
    }
  }

  /// The count in a keyword's value, or `nil` without it or after a finding about it.
  mutating func count(_ keyword: Keyword, in schema: Subschema) -> Int32? {
    guard let node = schema[keyword] else { return nil }
    guard let limit = NumberLimit(schema.document, at: node), let count = limit.count else {
      reportValue(of: keyword, needs: .count, in: schema, at: node)
      return nil
    }
    return count
  }
}

extension LocalizedText {
  fileprivate static let typeNames = LocalizedText(
    ja: "型の名前、またはその一覧", en: "the name of a type or a list of them")

  fileprivate static func unknownType(_ name: String, nearest: String?) -> LocalizedText {
    LocalizedText(
      ja: "type「\(name)」という型はありません。"
        + (nearest.map { "「\($0)」の誤りではありませんか。" } ?? "string、number などから選んでください。"),
      en: "There is no type '\(name)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; use string, number, …"))
  }
}

extension SchemaCompiler {
  private mutating func reportPattern(_ error: PatternError, in schema: Subschema, at node: Int) {
    let rule: RuleID =
      switch error.kind {
      case .invalid: "invalid-pattern"
      case .unsupported: "unsupported-pattern"
      }
    let place = schema.document.range(
      ofCharacter: error.scalarOffset, in: schema.document.resolved(node))
    report(rule, error.message, in: schema, at: node, range: place)
  }
}
