import Diagnostics
import JSONSchema
import SourceText
import TestSupport
import Testing

/// What is said about schemas that cannot be used.
struct SchemaDiagnosticsTests {
  @Test(arguments: [
    ("invalid-schema", ##"{"type": ⟦"strnig"⟧}"##, "did you mean 'string'?"),
    ("invalid-schema", ##"{"type": ["string", ⟦"any"⟧]}"##, "no type 'any'"),
    ("invalid-schema", ##"{"minLength": ⟦-1⟧}"##, "whole number of 0 or more"),
    ("invalid-schema", ##"{"minItems": ⟦1.5⟧}"##, "whole number of 0 or more"),
    ("invalid-schema", ##"{"multipleOf": ⟦0⟧}"##, "a number above 0"),
    ("invalid-schema", ##"{"required": ⟦"a"⟧}"##, "a list of key names"),
    ("invalid-schema", ##"{"properties": ⟦[]⟧}"##, "a mapping"),
    ("invalid-schema", ##"{"properties": {"a": ⟦"text"⟧}}"##, "schema must be a mapping"),
    ("invalid-schema", ##"{"allOf": ⟦[]⟧}"##, "a list of one or more schemas"),
    ("invalid-schema", ##"{"items": ⟦[{}]⟧}"##, "prefixItems"),
    ("invalid-schema", ##"{"enum": ⟦"a"⟧}"##, "a list"),
    ("invalid-schema", ##"{"uniqueItems": ⟦1⟧}"##, "true or false"),
    ("invalid-schema", ##"{"$defs": {"a": {"maximum": ⟦"3"⟧}}}"##, "a number"),
    ("invalid-schema", ##"{"$id": ⟦"https://a.example/b#c"⟧}"##, "must not have a fragment"),
    ("schema-reference", ##"{"$ref": ⟦"#/$defs/a"⟧}"##, "nothing at '#/$defs/a'"),
    ("schema-reference", ##"{"$ref": ⟦"other.json"⟧}"##, "no schema 'other.json'"),
    (
      "schema-reference", ##"{"$ref": ⟦"#nmae"⟧, "$defs": {"a": {"$anchor": "name"}}}"##,
      "did you mean '#name'?"
    ),
    ("endless-reference", ##"{"$defs": {"a": {"$ref": ⟦"#/$defs/a"⟧}}, "$ref": "#/$defs/a"}"##, ""),
    ("endless-reference", ##"{"anyOf": [{"type": "null"}, {"$ref": ⟦"#"⟧}]}"##, ""),
    ("unknown-dialect", ##"{"$schema": ⟦"http://json-schema.org/draft-04/schema#"⟧}"##, "draft-04"),
    ("invalid-pattern", ##"{"pattern": "⟦(⟧"}"##, ""),
    ("invalid-pattern", ##"{"patternProperties": {"^⟦[⟧": true}}"##, ""),
    ("unsupported-pattern", ##"{"pattern": "^ab⟦(⟧?i:c)"}"##, ""),
    ("unknown-annotation", ##"{⟦"x-kura-refernce"⟧: true}"##, "did you mean 'x-kura-reference'?"),
    ("invalid-schema", ##"{"x-kura-link": ⟦"yes"⟧}"##, "x-kura-link"),
    ("invalid-schema", ##"{"x-kura-reference": ⟦{"kind": "a"}⟧}"##, "\"kinds\""),
  ])
  func points(rule: String, marked: String, part: String) throws {
    let source = MarkedSource(marked)
    let schema = try SchemaFixture(String(decoding: source.file.bytes, as: UTF8.self)).schema
    #expect(schema.diagnostics.map(\.rule.name) == [rule])
    #expect(schema.diagnostics.map(\.range) == source.ranges)
    #expect(schema.diagnostics.allSatisfy { $0.message.english.contains(part) })
    #expect(schema.isBroken)
  }

  @Test(arguments: [
    ("s.json", ##"{"pattern": "^[a-z]⟦{⟧3,1}$"}"##),
    ("s.json", ##"{"pattern": "東京都⟦)⟧区"}"##),
    ("s.json", ##"{"pattern": "^a⟦\\⟧y"}"##),
    // An escape before the place moves it, so the whole is shown.
    ("s.json", ##"{"pattern": ⟦"^\\d{3}[a"⟧}"##),
    ("s.json", ##"{"pattern": ⟦"^\u0061("⟧}"##),
    ("s.json", ##"{"pattern": ⟦"\u0028"⟧}"##),
    ("s.yaml", "pattern: ^a⟦(⟧b\n"),
    ("s.yaml", "pattern: ^\\d⟦(⟧b # note\n"),
    ("s.yaml", "pattern: '^\\d⟦(⟧b'\n"),
    ("s.yaml", "pattern: !!str &a '東⟦(⟧'\n"),
    ("s.yaml", "pattern: ⟦'it''s ('⟧\n"),
    ("s.yaml", "pattern: ⟦'''''('⟧\n"),
    ("s.yaml", ##"pattern: "a⟦(⟧\\d""##),
    ("s.yaml", ##"pattern: ⟦"\\d("⟧"##),
    ("s.yaml", "pattern: |-\n  ^a⟦(⟧b\ntype: string\n"),
    ("s.yaml", "pattern: >-\n  ^a⟦(⟧b\r\n"),
    ("s.yaml", "pattern: ⟦>-\n  a\n  (b⟧\n"),
    ("s.yaml", "pattern: ⟦|-\n  a\n  (b⟧\n"),
    ("s.yaml", "pattern: a⟦)⟧\n  (b\n"),
    ("s.yaml", "pattern: ⟦a\n  (b⟧\n"),
    ("s.yaml", "patternProperties:\n  a⟦(⟧b: true\n"),
  ])
  func aMistakeInAPatternIsShownInsideIt(path: RepositoryPath, marked: String) throws {
    let source = MarkedSource(marked)
    let text = String(decoding: source.file.bytes, as: UTF8.self)
    let found = try SchemaFixture(text, path: path).schema.diagnostics
    #expect(found.map(\.rule.name) == ["invalid-pattern"])
    #expect(found.map(\.range) == source.ranges)
    #expect(found.allSatisfy { $0.pointer.hasPrefix("/pattern") })
  }

  @Test func anAddressBelongsToOneSchema() throws {
    let schema = """
      {"$defs": {"a": {"$id": "https://a.example/x"}, "b": {"$id": "https://a.example/x"}}}
      """
    let found = try SchemaFixture(schema).schema.diagnostics
    #expect(found.map(\.rule.name) == ["duplicate-schema-id"])
    #expect(found.first?.notes.count == 1)
  }

  @Test func everyRuleHasItsOwnNameAndIsDescribed() {
    let rules = SchemaRule.aboutDocuments + SchemaRule.aboutSchemas
    #expect(Set(rules.map(\.id)).count == rules.count)
    #expect(rules.allSatisfy { !$0.summary.japanese.isEmpty && !$0.summary.english.isEmpty })
  }
}
