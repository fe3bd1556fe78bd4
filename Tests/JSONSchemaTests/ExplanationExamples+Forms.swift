extension ExplanationExamples {
  static let forms: [ExplanationTests.Example] = [
    .init(
      name: "contains",
      schema: #"""
        {"properties": {"tags": {"contains": {"const": "main"}}}}
        """#,
      document: "⟦tags⟧: [a]\n",
      findings: [
        (
          "schema-items",
          "「tags」には「main」が1個以上必要です（今は0個です）。",
          "'tags' must have at least 1 of 'main'; it has 0"
        )
      ]),
    .init(
      name: "a branch chosen by a telling key",
      schema: #"""
        {"oneOf": [{"required": ["kind", "src"], "properties": {"kind": {"const":
        "image"}}}, {"required": ["kind", "text"], "properties": {"kind": {"const":
        "text"}}}]}
        """#,
      document: "⟦kind⟧: image\n",
      findings: [
        (
          "missing-key",
          "「src」がありません。書き足してください。",
          "'src' is missing"
        )
      ]),
    .init(
      name: "a telling key with a wrong value",
      schema: #"""
        {"oneOf": [{"required": ["kind", "src"], "properties": {"kind": {"const":
        "image"}}}, {"required": ["kind", "text"], "properties": {"kind": {"const":
        "text"}}}]}
        """#,
      document: "kind: ⟦txt⟧\n",
      findings: [
        (
          "schema-enum",
          "「kind」に「txt」は使えません。「text」の誤りではありませんか。使える値: image、text",
          "'kind' cannot be 'txt'; did you mean 'text'? allowed: image, text"
        )
      ]),
    .init(
      name: "a telling key in a merged mapping",
      schema: #"""
        {"properties": {"b": {"oneOf": [{"required": ["kind", "src"], "properties":
        {"kind": {"const": "image"}}}, {"required": ["kind", "text"], "properties":
        {"kind": {"const": "text"}}}]}}}
        """#,
      document: "x: &x\n  kind: text\n⟦b⟧:\n  <<: *x\n  src: a\n",
      findings: [
        (
          "missing-key",
          "「b」に「text」がありません。書き足してください。",
          "'text' is missing from 'b'"
        )
      ]),
    .init(
      name: "a missing telling key",
      schema: #"""
        {"oneOf": [{"required": ["kind"], "properties": {"kind": {"const":
        "image"}}}, {"required": ["kind"], "properties": {"kind": {"const":
        "text"}}}]}
        """#,
      document: "⟦src⟧: a\n",
      findings: [
        (
          "missing-key",
          "「kind」がありません。書き足してください。",
          "'kind' is missing"
        )
      ]),
    .init(
      name: "a branch chosen by type",
      schema: #"""
        {"properties": {"mail": {"anyOf": [{"type": "string", "format": "email"},
        {"type": "null"}]}}}
        """#,
      document: "mail: ⟦abc⟧\n",
      findings: [
        (
          "schema-format",
          "「mail」はメールアドレス（例 info@example.jp）でなければなりませんが、「abc」になっています。",
          "'mail' must be an e-mail address such as info@example.jp, not 'abc'"
        )
      ]),
    .init(
      name: "a type that no branch allows",
      schema: #"""
        {"properties": {"n": {"anyOf": [{"type": "array"}, {"type": "null"}]}}}
        """#,
      document: "n: ⟦a⟧\n",
      findings: [
        (
          "schema-type",
          "「n」は一覧またはnull（値なし）でなければなりませんが、文字列「a」になっています。",
          "'n' must be a list or null, not the text 'a'"
        )
      ]),
    .init(
      name: "a branch chosen by its keys",
      schema: #"""
        {"anyOf": [{"required": ["a", "b"], "properties": {"a": {}, "b": {}}},
        {"required": ["c"], "properties": {"c": {}}}]}
        """#,
      document: "⟦a⟧: 1\n",
      findings: [
        (
          "missing-key",
          "「b」がありません。書き足してください。",
          "'b' is missing"
        )
      ]),
    .init(
      name: "enumerations in every branch",
      schema: #"""
        {"properties": {"n": {"anyOf": [{"enum": ["red"]}, {"enum": ["blue"]}]}}}
        """#,
      document: "n: ⟦bleu⟧\n",
      findings: [
        (
          "schema-enum",
          "「n」に「bleu」は使えません。「blue」の誤りではありませんか。使える値: red、blue",
          "'n' cannot be 'bleu'; did you mean 'blue'? allowed: red, blue"
        )
      ]),
    .init(
      name: "forms that cannot be told apart",
      schema: #"""
        {"properties": {"n": {"anyOf": [{"title": "番号", "pattern": "^[0-9]+$"},
        {"title": "記号", "pattern": "^[A-Z]+$"}]}}}
        """#,
      document: "n: ⟦a-b⟧\n",
      findings: [
        (
          "schema-any-of",
          "「n」はどの形にも当てはまりません。次のどれかにしてください: 「番号」、「記号」",
          "'n' fits none of its forms; use one of: '番号'; '記号'"
        )
      ]),
    .init(
      name: "a value that fits two forms",
      schema: #"""
        {"properties": {"n": {"oneOf": [{"title": "整数", "type": "integer"}, {"title":
        "正の数", "exclusiveMinimum": 0}]}}}
        """#,
      document: "n: ⟦3⟧\n",
      findings: [
        (
          "schema-one-of",
          "「n」は2つの形に同時に当てはまります（「整数」、「正の数」）。1つだけに当てはまるようにしてください。",
          "'n' fits 2 forms at once ('整数'; '正の数'); make it fit only one"
        )
      ]),
    .init(
      name: "a forbidden value",
      schema: #"""
        {"properties": {"n": {"not": {"const": "x"}}}}
        """#,
      document: "n: ⟦x⟧\n",
      findings: [
        (
          "schema-not",
          "「n」に「x」は使えません。別の値にしてください。",
          "'n' must not be 'x'"
        )
      ]),
    .init(
      name: "a forbidden key",
      schema: #"""
        {"properties": {"old": {"title": "旧名"}}, "not": {"required": ["old"]}}
        """#,
      document: "⟦old⟧: x\n",
      findings: [
        (
          "schema-not",
          "「旧名（old）」はここでは使えません。消してください。",
          "'old' cannot be used here; remove it"
        )
      ]),
    .init(
      name: "a forbidden form",
      schema: #"""
        {"properties": {"n": {"not": {"type": "array"}}}}
        """#,
      document: "⟦n⟧: []\n",
      findings: [
        (
          "schema-not",
          "「n」は一覧であってはいけません。別の形にしてください。",
          "'n' must not be a list"
        )
      ]),
    .init(
      name: "a rule under a condition",
      schema: #"""
        {"properties": {"status": {"title": "状態"}, "by": {"title": "承認者"}}, "if":
        {"properties": {"status": {"const": "approved"}}, "required": ["status"]},
        "then": {"required": ["by"]}}
        """#,
      document: "a: 1\n⟦status⟧: approved\n",
      findings: [
        (
          "missing-key",
          "「状態（status）」が「approved」のときは、「承認者（by）」が必要です。書き足してください。",
          "When 'status' is 'approved': 'by' is missing"
        )
      ]),
    .init(
      name: "a condition that asks for a type alone says nothing",
      schema: #"""
        {"properties": {"level": {"if": {"type": "object"}, "then": {"required": ["tlp"]},
        "else": {"enum": ["CLEAR", "GREEN"]}}}}
        """#,
      document: "level: ⟦GREAN⟧\n",
      findings: [
        (
          "schema-enum",
          "「level」に「GREAN」は使えません。「GREEN」の誤りではありませんか。使える値: CLEAR、GREEN",
          "'level' cannot be 'GREAN'; did you mean 'GREEN'? allowed: CLEAR, GREEN"
        )
      ]),
    .init(
      name: "a rule under a failed condition",
      schema: #"""
        {"if": {"required": ["draft"]}, "else": {"properties": {"on": {"type":
        "string"}}}}
        """#,
      document: "⟦on⟧: []\n",
      findings: [
        (
          "schema-type",
          "「draft」があるとき以外は、「on」は文字列でなければなりませんが、一覧になっています。",
          "Unless 'draft' is there: 'on' must be a text, not a list"
        )
      ]),
    .init(
      name: "a key forbidden under a condition",
      schema: #"""
        {"if": {"required": ["draft"]}, "then": {"properties": {"on": false}}}
        """#,
      document: "draft: true\n⟦on⟧: a\n",
      findings: [
        (
          "schema-condition",
          "「draft」があるときは、「on」は使えません。消してください。",
          "When 'draft' is there: 'on' cannot be used; remove it"
        )
      ]),
    .init(
      name: "a key that needs another",
      schema: #"""
        {"dependentRequired": {"tel": ["name"]}}
        """#,
      document: "⟦tel⟧: a\n",
      findings: [
        (
          "schema-dependency",
          "「tel」を書くときは、「name」も書いてください。",
          "'tel' needs 'name' beside it"
        )
      ]),
    .init(
      name: "a schema under a key's presence",
      schema: #"""
        {"dependentSchemas": {"tel": {"required": ["name"]}}}
        """#,
      document: "⟦tel⟧: a\n",
      findings: [
        (
          "missing-key",
          "「tel」があるときは、「name」が必要です。書き足してください。",
          "When 'tel' is there: 'name' is missing"
        )
      ]),
    .init(
      name: "a key in a wrong form",
      schema: #"""
        {"propertyNames": {"pattern": "^[a-z]+$"}}
        """#,
      document: "⟦Ab⟧: 1\n",
      findings: [
        (
          "schema-pattern",
          "キーの「Ab」は、決められた書き方（^[a-z]+$）に合っていません。",
          "The key must match ^[a-z]+$, which 'Ab' does not"
        )
      ]),
    .init(
      name: "nothing is allowed",
      schema: #"""
        false
        """#,
      document: "⟦a⟧: 1\n",
      findings: [
        (
          "schema-not",
          "この文書全体には何も書けません。消してください。",
          "Nothing is allowed at the whole document; remove it"
        )
      ]),
    .init(
      name: "a recursive schema",
      schema: #"""
        {"properties": {"children": {"items": {"$ref": "#"}}, "name": {"type":
        "string"}}}
        """#,
      document: "children:\n  - children:\n      - name: ⟦12⟧\n",
      findings: [
        (
          "unquoted-string",
          "「name」は文字列ですが、引用符のない「12」は整数として読まれます。\"12\" のように引用符で囲んでください。",
          "'name' must be a text, but 12 without quotes is read as a whole number; quote it: \"12\""
        )
      ]),
    .init(
      name: "the same anchor twice",
      schema: #"""
        {"additionalProperties": {"properties": {"n": {"type": "string"}}}}
        """#,
      document: "a: &a\n  n: ⟦1⟧\nb: *a\n",
      findings: [
        (
          "unquoted-string",
          "「n」は文字列ですが、引用符のない「1」は整数として読まれます。\"1\" のように引用符で囲んでください。",
          "'n' must be a text, but 1 without quotes is read as a whole number; quote it: \"1\""
        )
      ]),
  ]
}
