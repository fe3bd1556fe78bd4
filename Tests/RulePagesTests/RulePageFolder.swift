import SourceText
import TestSupport

/// The pages of docs/rules and what their examples need beside the files that they show.
enum RulePageFolder {
  /// Every page, by name.
  static let pages: [RulePage] = {
    let folder = RepositoryFolder()
    return folder.names(in: "docs/rules").filter { $0.hasSuffix(".md") }.sorted().map { name in
      RulePage(
        name: String(name.dropLast(3)), text: folder.text(of: RepositoryPath("docs/rules/\(name)")))
    }
  }()

  /// An example's files with the usual configuration and schemas where it shows none.
  static func completed(_ files: [SourceFile]) -> [SourceFile] {
    let paths = Set(files.map(\.path))
    let usual = [
      SourceFile(path: "kura.yaml", text: "kura: 1\nprofile: storehouse\n"),
      SourceFile(path: "schemas/note.schema.json", text: noteSchema),
      SourceFile(path: "schemas/topic.schema.json", text: topicSchema),
      SourceFile(path: "schemas/guide.schema.json", text: guideSchema),
      SourceFile(path: "schemas/advice.schema.json", text: adviceSchema),
    ]
    return files + usual.filter { !paths.contains($0.path) }
  }

  /// The kind that most examples use: short notes that refer to topics.
  private static let noteSchema = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "メモ",
      "x-kura-en": {"title": "Note"},
      "type": "object",
      "required": ["id", "title"],
      "additionalProperties": false,
      "properties": {
        "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "title": {"type": "string", "title": "題名", "x-kura-title": true,
          "x-kura-en": {"title": "Title"}},
        "body": {"type": "string", "title": "本文", "x-kura-markdown": true},
        "level": {"enum": ["low", "middle", "high"], "title": "重要度"},
        "published": {"type": "string", "format": "date", "title": "公開日"},
        "branch_code": {"type": "string", "title": "支店の番号"},
        "count": {"type": "integer", "minimum": 1, "maximum": 99, "title": "件数"},
        "keywords": {"type": "array", "minItems": 1, "maxItems": 5, "uniqueItems": true,
          "items": {"type": "string", "minLength": 1, "maxLength": 20}},
        "topics": {"type": "array", "title": "話題",
          "items": {"type": "string", "x-kura-reference": {"kinds": ["topic"]}}},
        "replaces": {"type": "string", "title": "前のメモ",
          "x-kura-reference": {"kinds": ["note"], "acyclic": true}},
        "former_ids": {"type": "array", "items": {"type": "string", "x-kura-former-id": true}}
      }
    }
    """

  /// A second kind, for references.
  private static let topicSchema = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "話題",
      "type": "object",
      "required": ["id", "title"],
      "additionalProperties": false,
      "properties": {
        "id": {"type": "string"},
        "title": {"type": "string", "x-kura-title": true}
      }
    }
    """

  /// A third kind, whose entries are reviewed.
  private static let guideSchema = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "手引き",
      "type": "object",
      "required": ["id", "title"],
      "additionalProperties": false,
      "properties": {
        "id": {"type": "string"},
        "title": {"type": "string", "x-kura-title": true},
        "review": {"type": "object", "title": "見直し",
          "x-kura-review": {"on": "reviewed_on", "interval_months": "interval_months"},
          "properties": {"reviewed_on": {"type": "string", "format": "date"},
            "interval_months": {"type": "integer"}}}
      }
    }
    """

  /// A fourth kind, whose entries and remarks have labels.
  private static let adviceSchema = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "助言",
      "type": "object",
      "required": ["id", "title", "disclosure"],
      "additionalProperties": false,
      "properties": {
        "id": {"type": "string"},
        "title": {"type": "string", "x-kura-title": true},
        "body": {"type": "string", "title": "本文", "x-kura-markdown": true},
        "related": {"type": "array", "items": {"type": "string", "x-kura-reference": true}},
        "former_ids": {"type": "array", "items": {"type": "string", "x-kura-former-id": true}},
        "remark": {"type": "object", "title": "補足", "required": ["text"],
          "properties": {"text": {"type": "string"},
            "disclosure": {"$ref": "#/$defs/disclosure"}}},
        "disclosure": {"$ref": "#/$defs/disclosure"}
      },
      "$defs": {
        "disclosure": {"type": "object", "title": "公開範囲", "x-kura-disclosure": true,
          "required": ["tlp"], "additionalProperties": false,
          "properties": {
            "tlp": {"enum": ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]},
            "groups": {"type": "array", "items": {"type": "string"}},
            "origin": {"enum": ["own", "received"]},
            "permission": {"type": "string"},
            "public_from": {"type": "string", "format": "date"},
            "lowered": {"type": "array", "items": {"type": "object"}}
          }}
      }
    }
    """
}
