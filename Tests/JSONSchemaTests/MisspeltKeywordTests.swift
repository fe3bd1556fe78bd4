import Diagnostics
import JSONSchema
import SourceText
import TestSupport
import Testing

/// Keywords that are misspelt, and names that only look like it.
struct MisspeltKeywordTests {
  @Test(arguments: [
    (##"{⟦"requird"⟧: ["a"]}"##, "required"),
    (##"{⟦"propertes"⟧: {"a": {"typ": "string"}}}"##, "properties"),
    (##"{⟦"aditionalProperties"⟧: false}"##, "additionalProperties"),
    (##"{⟦"additionalProperty"⟧: false}"##, "additionalProperties"),
    (##"{⟦"readonly"⟧: true}"##, "readOnly"),
    (##"{⟦"min_length"⟧: 1}"##, "minLength"),
    (##"{⟦"tpye"⟧: "string"}"##, "type"),
    (##"{⟦"ref"⟧: "#/$defs/a"}"##, "$ref"),
    (##"{⟦"kura-reference"⟧: true}"##, "x-kura-reference"),
    (##"{"properties": {"a": {⟦"titel"⟧: "A"}}}"##, "title"),
    (##"{"properties": {"title": {⟦"titel"⟧: "A"}}}"##, "title"),
    (##"{"$defs": {"a": {"anyOf": [{⟦"enums"⟧: ["a"]}]}}}"##, "enum"),
    (##"{"dependentSchemas": {"a": {⟦"patern"⟧: "a"}}}"##, "pattern"),
  ])
  func isAWarningWithAFix(marked: String, keyword: String) throws {
    let source = MarkedSource(marked)
    let text = String(decoding: source.file.bytes, as: UTF8.self)
    let schema = try SchemaFixture(text).schema
    #expect(schema.diagnostics.map(\.rule.name) == ["unknown-schema-keyword"])
    #expect(schema.diagnostics.map(\.range) == source.ranges)
    #expect(schema.diagnostics.map(\.severity) == [.warning])
    #expect(!schema.isBroken)
    let found = try #require(schema.diagnostics.first)
    #expect(found.message.english.contains("did you mean '\(keyword)'?"))
    #expect(found.fixes.map(\.applicability) == [.review])
    let range = try #require(source.ranges.first)
    #expect(
      applied(found.fixes, to: text)
        == source.file.text(in: SourceRange(start: 0, end: range.start)) + "\"\(keyword)\""
        + source.file.text(in: SourceRange(start: range.end, end: text.utf8.count)))
  }

  @Test(arguments: [
    "markdownDescription", "defaultSnippets", "enumDescriptions", "markdownEnumDescriptions",
    "deprecationMessage", "doNotSuggest", "tsType", "tsEnumNames", "typeof", "instanceof",
    "example", "nullable", "discriminator", "xml", "externalDocs", "collectionFormat",
    "errorMessage", "formatMinimum", "formatMaximum", "transform", "uniqueItemProperties",
    "propertyOrder", "propertyOrdering", "allRequired", "patternRequired", "deepProperties",
    "enumNames", "options", "links", "media", "base", "href", "id", "name", "note", "notes",
    "comment", "comments", "when", "version", "value", "values", "label", "hint", "order", "group",
    "titleJa", "title_en", "description_ja", "descriptionJa", "multiple", "constraints", "content",
    "context", "maxDepth", "maxBytes", "maxWords", "minDate", "existingJavaType", "allowComments",
    "x-tite", "x-type", "x-kur-title", "x-enum-varnames", "$merge", "$data", "abcIsAcyclic",
  ])
  func namesOfOnesOwnAreNoMistake(name: String) throws {
    for dialect in SchemaDialect.allCases {
      let schema = try SchemaFixture(##"{"\##(name)": true}"##, dialect: dialect).schema
      #expect(schema.diagnostics == [], "\(dialect)")
    }
  }

  @Test(arguments: [
    ##"{"enum": [{"requird": 1}]}"##, ##"{"const": {"requird": 1}}"##,
    ##"{"default": {"requird": 1}}"##, ##"{"examples": [{"requird": 1}]}"##,
    ##"{"properties": {"requird": {}}}"##, ##"{"$defs": {"requird": {}}}"##,
    ##"{"definitions": {"requird": {}}}"##, ##"{"patternProperties": {"requird": {}}}"##,
    ##"{"dependentSchemas": {"requird": {}}}"##, ##"{"dependentRequired": {"requird": ["a"]}}"##,
    ##"{"x-note": {"requird": 1}}"##, ##"{"title": "a", "titles": "b"}"##,
  ])
  func namesThatAreNoKeywordsMayBeAnything(text: String) throws {
    #expect(try SchemaFixture(text).schema.diagnostics == [])
  }

  @Test func keywordsOfOtherDraftsAreNotMisspelt() throws {
    for name in ["additionalItems", "$recursiveAnchor", "prefixItems", "$defs", "minContains"] {
      for dialect in SchemaDialect.allCases {
        let found = try SchemaFixture(##"{"\##(name)": 1}"##, dialect: dialect).schema.diagnostics
        #expect(!found.contains { $0.rule == "unknown-schema-keyword" }, "\(name) in \(dialect)")
      }
    }
  }

  @Test func whatDraft7IgnoresBesideAReferenceIsNotLookedAt() throws {
    let text = ##"{"properties": {"a": {"$ref": "#", "titel": "A"}}}"##
    #expect(try SchemaFixture(text, dialect: .draft7).schema.diagnostics == [])
    #expect(try SchemaFixture(text).schema.diagnostics.count == 1)
  }

  @Test func aMisspeltAnnotationHasAFix() throws {
    let text = ##"{"x-kura-refrence": true}"##
    let found = try #require(try SchemaFixture(text).schema.diagnostics.first)
    #expect(found.rule == "unknown-annotation")
    #expect(found.fixes.map(\.applicability) == [.review])
    #expect(applied(found.fixes, to: text) == ##"{"x-kura-reference": true}"##)
  }
}
