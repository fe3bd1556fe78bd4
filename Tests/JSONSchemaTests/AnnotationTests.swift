import DocumentTree
import JSONSchema
import SourceText
import Testing

/// Which values the annotations of a schema are about.
struct AnnotationTests {
  @Test(arguments: [
    (##"{"properties": {"a": {"x-kura-link": true}}}"##, "a: 1\nb: 2\n", ["/a"]),
    (##"{"patternProperties": {"^a": {"x-kura-link": true}}}"##, "ab: 1\nb: 2\n", ["/ab"]),
    (
      ##"{"properties": {"a": {}}, "additionalProperties": {"x-kura-link": true}}"##,
      "a: 1\nb: 2\n", ["/b"]
    ),
    (##"{"items": {"x-kura-link": true}}"##, "[a, b]\n", ["/0", "/1"]),
    (##"{"prefixItems": [{"x-kura-link": true}]}"##, "[a, b]\n", ["/0"]),
    (##"{"$ref": "#/$defs/a", "$defs": {"a": {"x-kura-link": true}}}"##, "a\n", [""]),
    (##"{"allOf": [{"x-kura-link": true}]}"##, "a\n", [""]),
    (
      ##"{"anyOf": [{"type": "string", "x-kura-link": true}, {"type": "null", "x-kura-status": true}]}"##,
      "a\n", [""]
    ),
    (
      ##"{"oneOf": [{"type": "object", "properties": {"a": {"x-kura-link": true}}}, {"type": "null"}]}"##,
      "a: 1\n", ["/a"]
    ),
    (
      """
      {"if": {"required": ["b"]}, "then": {"properties": {"a": {"x-kura-link": true}}},
       "else": {"properties": {"c": {"x-kura-link": true}}}}
      """, "a: 1\nc: 2\n", ["/c"]
    ),
    (##"{"not": {"properties": {"a": {"x-kura-link": true}}}}"##, "a: 1\n", []),
    (##"{"contains": {"x-kura-link": true}}"##, "[a]\n", []),
    (##"{"properties": {"a": {"title": "あ", "x-kura-en": {"title": "a"}}}}"##, "a: 1\n", []),
    (
      """
      {"$defs": {"node": {"properties": {"to": {"x-kura-reference": true},
       "children": {"items": {"$ref": "#/$defs/node"}}}}}, "$ref": "#/$defs/node"}
      """, "to: a\nchildren: [{to: b, children: [{to: c}]}]\n",
      ["/to", "/children/0/to", "/children/0/children/0/to"]
    ),
  ])
  func reaches(schema: String, text: String, pointers: [String]) throws {
    let (found, document, _) = try annotated(schema, text)
    #expect(found.map { document.pointer(to: Int($0.node)) } == pointers)
  }

  @Test func anAnnotationCountsOnceHoweverItIsReached() throws {
    let schema = """
      {"$defs": {"a": {"x-kura-link": true}}, "allOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/a"}]}
      """
    #expect(try annotated(schema, "a\n").found.count == 1)
  }

  @Test func itemsKnowTheKeyThatNamesTheirRelation() throws {
    let schema = ##"{"properties": {"related": {"items": {"x-kura-reference": true}}}}"##
    let (found, document, _) = try annotated(schema, "related: [a, b]\n")
    #expect(found.map { document.text(of: Int($0.key)) } == ["related", "related"])
  }

  @Test func everyAnnotationIsRead() throws {
    let schema = """
      {"x-kura-role": ["notice", "source"], "x-kura-reference": {"kinds": ["a"], "roles": "b",
       "relation": "r", "acyclic": true}, "x-kura-citation": {"roles": ["c"]},
       "x-kura-edition": {"key": "k", "label": "l"}, "x-kura-link": {"evidence": true},
       "x-kura-review": {"on": "o", "interval_months": "m"}, "x-kura-title": true,
       "x-kura-former-id": true, "x-kura-markdown": true, "x-kura-disclosure": true,
       "x-kura-status": true, "x-kura-en": {"title": "t", "description": "d"},
       "x-kura-message": {"ja": "あ", "en": "a"}}
      """
    let (found, _, compiled) = try annotated(schema, "a\n")
    let record = try #require(found.first).record
    let read = compiled.annotations(record)
    #expect(compiled.roles == ["notice", "source"])
    #expect(read == compiled.rootAnnotations)
    #expect(read.reference?.kinds == ["a"] && read.reference?.roles == ["b"])
    #expect(read.reference?.relation == "r" && read.reference?.isAcyclic == true)
    #expect(read.citation?.roles == ["c"] && read.edition?.key == "k")
    #expect(read.link?.isEvidence == true && read.review?.on == "o")
    #expect(
      read.isTitle && read.isFormerID && read.isMarkdown && read.isDisclosure && read.isStatus)
    #expect(read.edition?.label == "l" && read.review?.intervalMonths == "m")
    #expect(read.englishTitle == "t" && read.englishDescription == "d")
    #expect(read.message == LocalizedText(ja: "あ", en: "a"))
  }

  private func annotated(
    _ schema: String, _ text: String
  ) throws -> (found: [AnnotatedNode], document: Document, schema: CompiledSchema) {
    let compiled = try SchemaFixture(schema).schema
    #expect(compiled.diagnostics == [])
    let document = try document(text, "test.yaml")
    var scratch = ValidationScratch()
    return (compiled.annotatedNodes(in: document, scratch: &scratch), document, compiled)
  }
}
