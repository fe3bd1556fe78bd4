/// The JSON Schema of `kura.yaml`, which ships with kura.
package enum ConfigurationSchema {
  /// The path under which findings name this schema.
  package static let path = "kura.schema.json"

  /// The schema as JSON, in which `rules:` and `suppressions:` may hold only the given names, and
  /// `exceptions:` only the given kinds of data.
  package static func text(
    ruleNames: [String], allowableRuleNames: [String], sensitiveKinds: [String]
  ) -> String {
    let rules =
      ruleNames.sorted().map { "\"\($0)\": {\"$ref\": \"#/$defs/level\"}" }.joined(separator: ", ")
    let names = allowableRuleNames.sorted().map { "\"\($0)\"" }.joined(separator: ", ")
    let kinds = sensitiveKinds.map { "\"\($0)\"" }.joined(separator: ", ")
    return head + properties + exception + "\"sensitiveKind\": {\"enum\": [\(kinds)]}, "
      + "\"ruleName\": {\"enum\": [\(names)]}, \"rulesByName\": {\"type\": \"object\", "
      + "\"additionalProperties\": false, \"properties\": {\(rules)}}" + "}}"
  }

  private static let head = """
    {"$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://kura.invalid/kura.schema.json",
    "title": "kura.yaml",
    "type": "object", "required": ["kura"], "additionalProperties": false,
    "properties": {
      "kura": {"const": 1, "title": "形式の版", "x-kura-en": {"title": "format version"}},
      "profile": {"enum": ["plain", "storehouse"], "title": "規則の組",
        "x-kura-en": {"title": "profile"}},
      "language": {"enum": ["ja", "en"], "title": "表示の言語",
        "x-kura-en": {"title": "language"}},
      "time_zone": {"type": "string", "title": "時間帯", "x-kura-en": {"title": "time zone"}},
      "ignore": {"$ref": "#/$defs/globs", "title": "対象外のファイル",
        "x-kura-en": {"title": "ignored files"}},
      "baseline": {"type": "string", "pattern": "^[^/]", "title": "前からある指摘の記録",
        "x-kura-en": {"title": "baseline"},
        "not": {"pattern": "(^|/)[.]{0,2}(/|$)"}, "x-kura-message": {
          "ja": "baseline には、蔵のフォルダから見たファイルの名前を書いてください（例: .kura-baseline.jsonl）。",
          "en": "Name a file inside the storehouse's folder, such as .kura-baseline.jsonl"}},
      "terminal": {"type": "object", "additionalProperties": false, "title": "端末",
        "x-kura-en": {"title": "terminal"},
        "properties": {"ambiguous_width": {"enum": ["narrow", "wide"]}}},
      "kinds": {"type": "object", "title": "項目の種類", "x-kura-en": {"title": "kinds"},
        "additionalProperties": {"$ref": "#/$defs/kind"}},
      "rules": {"$ref": "#/$defs/rulesByName", "title": "規則", "x-kura-en": {"title": "rules"}},
      "overrides": {"type": "array", "title": "場所ごとの規則",
        "x-kura-en": {"title": "rules by path"},
        "items": {"type": "object", "required": ["path", "rules"], "additionalProperties": false,
          "properties": {"path": {"$ref": "#/$defs/globs"},
            "rules": {"$ref": "#/$defs/rulesByName"}}}},
      "suppressions": {"type": "array", "title": "許す指摘",
        "x-kura-en": {"title": "allowed findings"},
        "items": {"type": "object", "required": ["path", "rule", "reason"],
          "additionalProperties": false,
          "properties": {"path": {"$ref": "#/$defs/globs"},
            "rule": {"oneOf": [{"$ref": "#/$defs/ruleName"},
              {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/ruleName"}}]},
            "pointer": {"type": "string", "format": "json-pointer"},
            "reason": {"type": "string", "pattern": "[\\\\p{L}\\\\p{N}]", "title": "理由",
              "x-kura-en": {"title": "reason"}},
            "until": {"type": "string", "format": "date", "title": "期限",
              "x-kura-en": {"title": "last day"}}}}},
      "disclosure": {"type": "object", "title": "公開の上限",
        "x-kura-en": {"title": "disclosure"}, "additionalProperties": false,
        "properties": {"ceiling": {"$ref": "#/$defs/ceiling"},
          "groups": {"$ref": "#/$defs/groups"}}},
      "remotes": {"type": "object", "title": "送り先ごとの上限",
        "x-kura-en": {"title": "remotes"}, "additionalProperties": {"$ref": "#/$defs/ceiling"}},
      "commit_message": {"type": "object", "title": "コミットメッセージ",
        "x-kura-en": {"title": "commit messages"}, "additionalProperties": false,
        "properties": {
          "subject_max": {"type": "integer", "minimum": 20},
          "trailers": {"type": "object", "propertyNames": {"pattern": "^[A-Za-z][A-Za-z0-9-]*$"},
            "additionalProperties": {"type": "object", "additionalProperties": false,
              "properties": {"required": {"type": "boolean"},
                "pattern": {"type": "string", "format": "regex"},
                "role": {"type": "string", "minLength": 1}}}}}},
      "exceptions": {"type": "array", "title": "個人情報などの例外",
        "x-kura-en": {"title": "exceptions"}, "items": {"$ref": "#/$defs/exception"}}
    },
    "$defs": {

    """

  private static let properties = """
      "tlp": {"enum": ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]},
      "groups": {"type": "array", "minItems": 1, "uniqueItems": true,
        "items": {"type": "string", "pattern": "^[^\\\\s,]+$"}},
      "ceiling": {"if": {"type": "object"}, "then": {"required": ["tlp"],
          "additionalProperties": false, "properties": {"tlp": {"$ref": "#/$defs/tlp"},
            "groups": {"$ref": "#/$defs/groups"}}},
        "else": {"$ref": "#/$defs/tlp"}},
      "level": {"enum": ["off", "note", "warning", "error"]},
      "globs": {"anyOf": [{"type": "string", "minLength": 1},
        {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}}]},
      "kind": {"type": "object", "required": ["path"], "additionalProperties": false,
        "properties": {
          "path": {"$ref": "#/$defs/globs"},
          "schema": {"type": "string", "minLength": 1},
          "identity": {"type": "string", "minLength": 1},
          "documents": {"enum": ["one", "many"]},
          "format": {"enum": ["yaml", "front-matter"]}}},

    """

  private static let exception = """
      "exception": {"type": "object", "required": ["kind", "reason", "role", "until"],
        "additionalProperties": false,
        "properties": {
          "entry": {"type": "string", "minLength": 1, "title": "項目の id",
            "x-kura-en": {"title": "entry id"}},
          "path": {"$ref": "#/$defs/globs", "title": "ファイル", "x-kura-en": {"title": "files"}},
          "pointer": {"type": "string", "format": "json-pointer", "title": "値の場所",
            "x-kura-en": {"title": "pointer"}},
          "kind": {"title": "情報の種類", "x-kura-en": {"title": "kind of data"},
            "if": {"type": "array"},
            "then": {"minItems": 1, "uniqueItems": true,
              "items": {"$ref": "#/$defs/exceptionKind"}},
            "else": {"$ref": "#/$defs/exceptionKind"}},
          "reason": {"type": "string", "minLength": 1, "title": "理由",
            "x-kura-en": {"title": "reason"}, "not": {"enum": ["理由", "why"]},
            "x-kura-message": {"ja": "例外を認めた理由を書いてください。",
              "en": "Write why the exception was made"}},
          "role": {"type": "string", "minLength": 1, "title": "認めた役割",
            "x-kura-en": {"title": "role"}, "not": {"enum": ["役割", "who"]},
            "x-kura-message": {"ja": "例外を認めた人の役割（個人名ではなく）を書いてください。",
              "en": "Write the role of whoever allowed it, not a name"}},
          "until": {"type": "string", "format": "date", "title": "終わりの日",
            "x-kura-en": {"title": "last day"}}},
        "if": {"required": ["path"]},
        "then": {"not": {"required": ["entry"]}, "x-kura-message": {
          "ja": "entry と path は、どちらか一方だけを書いてください。",
          "en": "Write either entry or path, not both"}},
        "else": {"required": ["entry"]}},
      "exceptionKind": {"title": "情報の種類", "x-kura-en": {"title": "kind of data"}, "allOf": [
        {"$ref": "#/$defs/sensitiveKind"},
        {"not": {"const": "my-number"}, "x-kura-message": {
          "ja": "マイナンバー（my-number）には例外がありません。法律で決められた事務のほかには残せないので、値を消してください。",
          "en": "A My Number has no exception: the law allows nobody to keep it, so remove it"}}]},

    """
}
