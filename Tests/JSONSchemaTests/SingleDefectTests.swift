import Diagnostics
import SourceText
import TestSupport
import Testing

/// One defect gives one finding, on the line that was changed.
struct SingleDefectTests {
  private static let schema = """
    {"type": "object", "additionalProperties": false,
     "required": ["id", "title", "published", "status", "postal", "sections", "contact"],
     "$defs": {
       "section": {"type": "object", "additionalProperties": false, "required": ["heading", "text"],
         "properties": {"heading": {"type": "string", "minLength": 1}, "text": {"type": "string"},
           "children": {"type": "array", "items": {"$ref": "#/$defs/section"}}}},
       "block": {"oneOf": [
         {"type": "object", "required": ["kind", "src", "alt"], "additionalProperties": false,
          "properties": {"kind": {"const": "image"}, "src": {"type": "string"},
            "alt": {"type": "string"}}},
         {"type": "object", "required": ["kind", "body"], "additionalProperties": false,
          "properties": {"kind": {"const": "quote"}, "body": {"type": "string"}}}]}},
     "properties": {
       "id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
       "title": {"title": "題名", "type": "string", "maxLength": 20},
       "published": {"type": "string", "format": "date"},
       "status": {"enum": ["draft", "review", "approved", "withdrawn"]},
       "postal": {"type": "string", "pattern": "^[0-9]{7}$"},
       "level": {"type": "integer", "minimum": 1, "maximum": 5},
       "public": {"type": "boolean"},
       "keywords": {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"type": "string"}},
       "sections": {"type": "array", "items": {"$ref": "#/$defs/section"}},
       "blocks": {"type": "array", "items": {"$ref": "#/$defs/block"}},
       "contact": {"anyOf": [{"type": "string", "format": "email"}, {"type": "null"}]},
       "reviewed_by": {"type": "string"}},
     "if": {"properties": {"status": {"const": "approved"}}, "required": ["status"]},
     "then": {"required": ["reviewed_by"]}}
    """

  private static let entry = """
    id: entry-1
    title: 見出し
    published: "2026-04-01"
    status: approved
    postal: "0600001"
    level: 3
    public: true
    keywords:
      - alpha
      - beta
    sections:
      - heading: 一
        text: 本文
        children:
          - heading: 二
            text: 本文
    blocks:
      - kind: image
        src: a.png
        alt: 図
      - kind: quote
        body: 引用
    contact: desk@example.jp
    reviewed_by: tester

    """

  /// A line of the entry, what it becomes, and the rule that notices.
  private static let defects: [(line: Int, text: String?, rule: String)] = [
    (1, "id: 見出し", "schema-pattern"),
    (1, "id: 12.5", "schema-pattern"),
    (1, "id: [a]", "schema-type"),
    (1, "Id: entry-1", "renamed-key"),
    (2, "titel: 見出し", "renamed-key"),
    (2, "題名: 見出し", "renamed-key"),
    (2, "title:", "schema-type"),
    (2, "title: 1.10", "unquoted-string"),
    (2, "title: ~", "unquoted-string"),
    (2, "title: true", "unquoted-string"),
    (2, "title: {a: b, c: d}", "schema-type"),
    (2, "title: とても長い見出しなので二十文字には決して収まりません", "schema-length"),
    (3, "published: 2026/04/01", "schema-format"),
    (3, "published: 2026-02-30", "schema-format"),
    (3, "published: 20260401", "schema-format"),
    (3, "publshed: \"2026-04-01\"", "renamed-key"),
    (3, nil, "missing-key"),
    (4, "status: done", "schema-enum"),
    (4, "status: 1", "schema-enum"),
    (4, nil, "missing-key"),
    (5, "postal: 0600001", "unquoted-string"),
    (5, "postal: 600001", "schema-pattern"),
    (5, "postal: ０６００００１", "schema-pattern"),
    (6, "level: 9", "schema-range"),
    (6, "level: 2.5", "schema-type"),
    (6, "level: \"3\"", "schema-type"),
    (6, "level: ３", "schema-type"),
    (6, "leval: 3", "unknown-key"),
    (6, "colour: 3", "unknown-key"),
    (7, "public: yes", "schema-type"),
    (7, "public: \"true\"", "schema-type"),
    (9, "  - 12", "unquoted-string"),
    (10, "  - alpha", "schema-unique"),
    (9, "  -", "schema-type"),
    (9, "  - {a: b}", "schema-type"),
    (12, "  - heding: 一", "renamed-key"),
    (12, "  - heading: \"\"", "schema-length"),
    (13, "    txt: 本文", "renamed-key"),
    (13, "    text: 3", "unquoted-string"),
    (13, nil, "missing-key"),
    (15, "      - heading: 2026", "unquoted-string"),
    (15, "      - haeding: 二", "renamed-key"),
    (16, nil, "missing-key"),
    (18, "  - kind: imgae", "schema-enum"),
    (18, "  - kind: video", "schema-enum"),
    (18, "  - kidn: image", "renamed-key"),
    (19, "    source: a.png", "renamed-key"),
    (19, nil, "missing-key"),
    (20, "    atl: 図", "renamed-key"),
    (20, "    alt: 3", "unquoted-string"),
    (22, nil, "missing-key"),
    (22, "    boby: 引用", "renamed-key"),
    (23, "contact: desk.example.jp", "schema-format"),
    (23, "contact: 12", "schema-format"),
    (23, "contact: [a@example.jp]", "schema-type"),
    (24, nil, "missing-key"),
    (24, "reviewed_by: [tester]", "schema-type"),
    (24, "reviewd_by: tester", "renamed-key"),
  ]

  @Test func theEntryIsRightBeforeItIsBroken() throws {
    #expect(try SchemaFixture(Self.schema).findings(in: Self.entry) == [])
  }

  @Test(arguments: defects)
  func oneDefectGivesOneFinding(line: Int, text: String?, rule: String) throws {
    var lines = Self.entry.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let text { lines[line - 1] = text } else { lines.remove(at: line - 1) }
    let broken = lines.joined(separator: "\n")
    let found = try SchemaFixture(Self.schema).findings(in: broken)
    #expect(found.map(\.rule.name) == [rule])
    guard text != nil, rule != "missing-key" else { return }
    let index = LineIndex(Array(broken.utf8))
    #expect(found.map { index.position(at: $0.range.start).line } == [line])
  }
}
