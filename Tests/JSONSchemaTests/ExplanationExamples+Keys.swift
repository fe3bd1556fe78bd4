extension ExplanationExamples {
  static let keys: [ExplanationTests.Example] = [
    .init(
      name: "a misspelt required key is one finding",
      schema: #"""
        {"required": ["published"], "properties": {"published": {"title": "公開日",
        "x-kura-en": {"title": "Date"}, "type": "string"}}, "additionalProperties":
        false}
        """#,
      document: "⟦publised⟧: a\n",
      findings: [
        (
          "renamed-key",
          "「publised」は「公開日（published）」の書き間違いのようです。キーを published に直してください。",
          "'publised' looks like a misspelling of the required key 'published' (Date)"
        )
      ]),
    .init(
      name: "a required key under its Japanese title",
      schema: #"""
        {"required": ["published"], "properties": {"published": {"title": "公開日"}}}
        """#,
      document: "⟦公開日⟧: a\n",
      findings: [
        (
          "renamed-key",
          "「公開日」は「公開日（published）」の書き間違いのようです。キーを published に直してください。",
          "'公開日' looks like a misspelling of the required key 'published'"
        )
      ]),
    .init(
      name: "a title that says no more than its key is left out",
      schema: #"""
        {"required": ["id"], "properties": {"id": {"title": "ID",
        "x-kura-en": {"title": "id"}, "type": "string"}}}
        """#,
      document: "⟦id⟧: []\n",
      findings: [
        (
          "schema-type", "「id」は文字列でなければなりませんが、一覧になっています。",
          "'id' must be a text, not a list"
        )
      ]),
    .init(
      name: "a missing key in a list of mappings",
      schema: #"""
        {"properties": {"steps": {"title": "手順", "items": {"required": ["role"]}}}}
        """#,
      document: "steps:\n  - ⟦do⟧: a\n",
      findings: [
        (
          "missing-key",
          "「手順（steps）」の1番目に「role」がありません。書き足してください。",
          "'role' is missing from item 1 of 'steps'"
        )
      ]),
    .init(
      name: "a missing key in a nested mapping is shown on its parent's key",
      schema: #"""
        {"properties": {"contact": {"required": ["tel"]}}}
        """#,
      document: "⟦contact⟧:\n  mail: a\n",
      findings: [
        (
          "missing-key",
          "「contact」に「tel」がありません。書き足してください。",
          "'tel' is missing from 'contact'"
        )
      ]),
    .init(
      name: "an unknown key with a near one",
      schema: #"""
        {"properties": {"title": {}, "body": {}}, "additionalProperties": false}
        """#,
      document: "⟦titel⟧: a\n",
      findings: [
        (
          "unknown-key",
          "「titel」というキーはありません。「title」の誤りではありませんか。",
          "There is no key 'titel'; did you mean 'title'?"
        )
      ]),
    .init(
      name: "an unknown key beside the near one",
      schema: #"""
        {"properties": {"title": {}}, "additionalProperties": false}
        """#,
      document: "title: a\n⟦titles⟧: b\n",
      findings: [
        (
          "unknown-key",
          "「titles」というキーはありません。「title」はすでに書かれているので、どちらかを消してください。",
          "There is no key 'titles', and 'title' is there already; remove one"
        )
      ]),
    .init(
      name: "an unknown key with nothing near",
      schema: #"""
        {"properties": {"title": {}, "body": {}}, "additionalProperties": false}
        """#,
      document: "⟦xyz⟧: a\n",
      findings: [
        (
          "unknown-key",
          "「xyz」というキーはありません。ほかに使えるキー: body、title",
          "There is no key 'xyz'; keys not used yet: body, title"
        )
      ]),
    .init(
      name: "unevaluated keys are unknown keys",
      schema: #"""
        {"allOf": [{"properties": {"title": {"type": "string"}}}],
        "unevaluatedProperties": false}
        """#,
      document: "⟦title⟧: [a]\n⟦other⟧: b\n",
      findings: [
        (
          "schema-type",
          "「title」は文字列でなければなりませんが、一覧になっています。",
          "'title' must be a text, not a list"
        ),
        (
          "unknown-key",
          "「other」というキーはありません。消してください。",
          "There is no key 'other'; remove it"
        ),
      ]),
  ]
}
