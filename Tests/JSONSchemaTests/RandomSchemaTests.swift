import Diagnostics
import DocumentTree
import JSONSchema
import SourceText
import TestSupport
import Testing

/// Schemas and values made at random never trap, hang or contradict themselves.
struct RandomSchemaTests {
  @Test(arguments: 0..<8)
  func compileAndAnswer(seed: Int) throws {
    var generator = RandomJSON(seed: UInt64(seed))
    for _ in 0..<150 {
      let text = generator.schema(depth: 3)
      let dialect = SchemaDialect.allCases[generator.number(below: 3)]
      let schema = try SchemaFixture(text, path: "s.json", dialect: dialect).schema
      var scratch = ValidationScratch()
      for _ in 0..<4 {
        let value = try document(generator.value(depth: 3), "v.json")
        let verdict = schema.verdict(of: value, scratch: &scratch)
        let findings = schema.explain(value)
        #expect(findings.isEmpty == (verdict == .valid), "\(text) on \(value.rawText(of: 0))")
        #expect(findings == schema.explain(value))
        for found in findings { #expect(isInside(found, value)) }
        _ = schema.annotatedNodes(in: value, scratch: &scratch)
      }
    }
  }

  private func isInside(_ found: Diagnostic, _ value: Document) -> Bool {
    let whole = SourceRange(start: 0, end: value.source.bytes.count)
    return whole.contains(found.range) && value.node(at: found.pointer) != nil
      && found.fixes.allSatisfy { $0.edits.allSatisfy { whole.contains($0.range) } }
  }
}

/// JSON texts that look like schemas and their values, from a seed.
private struct RandomJSON {
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// A number from zero up to a bound.
  mutating func number(below bound: Int) -> Int {
    Int.random(in: 0..<bound, using: &generator)
  }

  private mutating func pick(_ choices: [String]) -> String {
    choices[number(below: choices.count)]
  }

  /// A value with keys and texts that schemas ask for often.
  mutating func value(depth: Int) -> String {
    switch number(below: depth > 0 ? 9 : 6) {
    case 0: return pick(["null", "true", "false"])
    case 1, 2: return pick(["0", "1", "-1", "1.5", "1.0", "1e3", "12345678901234567890"])
    case 3, 4, 5: return pick([#""""#, #""a""#, #""b""#, #""A1""#, #""2026-04-01""#, #""あ""#])
    case 6:
      return "["
        + (0..<number(below: 4)).map { _ in value(depth: depth - 1) }
        .joined(separator: ",") + "]"
    default:
      let keys = ["a", "b", "c", "x-1"].filter { _ in number(below: 2) == 0 }
      return "{" + keys.map { #""\#($0)":\#(value(depth: depth - 1))"# }.joined(separator: ",")
        + "}"
    }
  }

  /// A schema whose keywords mostly, but not always, have values that they can use.
  mutating func schema(depth: Int) -> String {
    if number(below: 8) == 0 { return pick(["true", "false"]) }
    var members: [String: String] = [:]
    for _ in 0...number(below: 4) {
      let (name, value) = member(depth: depth)
      members[name] = number(below: 40) == 0 ? self.value(depth: 2) : value
    }
    let texts = members.sorted { $0.key < $1.key }.map { #""\#($0.key)":\#($0.value)"# }
    return "{" + texts.joined(separator: ",") + "}"
  }

  private mutating func member(depth: Int) -> (String, String) {
    guard depth > 0, number(below: 3) > 0 else { return assertion() }
    switch number(below: 6) {
    case 0:
      return (pick(["properties", "patternProperties", "$defs", "dependentSchemas"]), map(depth))
    case 1, 2: return (pick(["allOf", "anyOf", "oneOf", "prefixItems"]), list(depth))
    case 3:
      let names = ["not", "if", "then", "else", "items", "contains", "propertyNames"]
      return (pick(names), schema(depth: depth - 1))
    case 4:
      let names = ["additionalProperties", "unevaluatedProperties", "unevaluatedItems"]
      return (pick(names), number(below: 2) == 0 ? "false" : schema(depth: depth - 1))
    default:
      return (pick(["$ref", "$dynamicRef"]), pick([##""#""##, ##""#/$defs/a""##, ##""#a""##]))
    }
  }

  private mutating func assertion() -> (String, String) {
    switch number(below: 9) {
    case 0: ("type", pick([#""string""#, #""object""#, #""array""#, #"["integer","null"]"#]))
    case 1: ("enum", "[\(value(depth: 2)),\(value(depth: 1))]")
    case 2: ("const", value(depth: 1))
    case 3: (pick(["minimum", "maximum", "exclusiveMinimum"]), pick(["0", "1", "1.5"]))
    case 4: ("multipleOf", pick(["1", "0.5", "3"]))
    case 5:
      (pick(["minLength", "maxItems", "minProperties", "maxContains"]), pick(["0", "1", "2"]))
    case 6: (pick(["required", "uniqueItems"]), pick([#"["a","b"]"#, "true"]))
    case 7: (pick(["pattern", "format"]), pick([#""^a""#, #""date""#, #""(""#]))
    default:
      (pick(["$anchor", "$dynamicAnchor", "x-kura-link", "title"]), pick([#""a""#, "true"]))
    }
  }

  private mutating func list(_ depth: Int) -> String {
    "[" + (0...number(below: 2)).map { _ in schema(depth: depth - 1) }.joined(separator: ",") + "]"
  }

  private mutating func map(_ depth: Int) -> String {
    let keys = ["a", "b", "^x-"].filter { _ in number(below: 3) > 0 }
    return "{" + keys.map { #""\#($0)":\#(schema(depth: depth - 1))"# }.joined(separator: ",") + "}"
  }
}
