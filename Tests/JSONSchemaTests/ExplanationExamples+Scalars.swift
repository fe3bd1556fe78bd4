extension ExplanationExamples {
  static let scalars: [ExplanationTests.Example] = [
    .init(
      name: "a plain scalar that needs quotes",
      schema: #"""
        {"properties": {"postal": {"title": "郵便番号", "type": "string", "pattern":
        "^[0-9]{7}$"}}}
        """#,
      document: "postal: ⟦0600001⟧\n",
      findings: [
        (
          "unquoted-string",
          "「郵便番号（postal）」は文字列ですが、引用符のない「0600001」は整数として読まれます。\"0600001\" のように引用符で囲んでください。",
          "'postal' must be a text, but 0600001 without quotes is read as a whole number; quote it: \"0600001\""
        )
      ]),
    .init(
      name: "a version that YAML reads as a number",
      schema: #"""
        {"properties": {"version": {"type": "string"}}}
        """#,
      document: "version: ⟦1.10⟧\n",
      findings: [
        (
          "unquoted-string",
          "「version」は文字列ですが、引用符のない「1.10」は数として読まれます。\"1.10\" のように引用符で囲んでください。",
          "'version' must be a text, but 1.10 without quotes is read as a number; quote it: \"1.10\""
        )
      ]),
    .init(
      name: "a boolean word where a text is wanted",
      schema: #"""
        {"properties": {"lang": {"type": ["string", "null"]}}}
        """#,
      document: "lang: ⟦true⟧\n",
      findings: [
        (
          "unquoted-string",
          "「lang」は文字列ですが、引用符のない「true」は真偽値として読まれます。\"true\" のように引用符で囲んでください。",
          "'lang' must be a text, but true without quotes is read as true or false; quote it: \"true\""
        )
      ]),
    .init(
      name: "a key without a value",
      schema: #"""
        {"properties": {"title": {"type": "string"}}}
        """#,
      document: "⟦title⟧:\n",
      findings: [
        (
          "schema-type",
          "「title」の値がありません。文字列を書いてください。",
          "'title' has no value; write a text"
        )
      ]),
    .init(
      name: "a quoted number",
      schema: #"""
        {"properties": {"level": {"type": "integer"}}}
        """#,
      document: "level: ⟦\"3\"⟧\n",
      findings: [
        (
          "schema-type",
          "「level」は整数でなければなりませんが、文字列「3」になっています。",
          "'level' must be a whole number, not the text '3'"
        )
      ]),
    .init(
      name: "a number in full-width digits",
      schema: #"""
        {"properties": {"level": {"type": "integer"}}}
        """#,
      document: "level: ⟦１２⟧\n",
      findings: [
        (
          "schema-type",
          "「level」は整数でなければなりませんが、文字列「１２」になっています。",
          "'level' must be a whole number, not the text '１２'"
        )
      ]),
    .init(
      name: "a text for a list",
      schema: #"""
        {"properties": {"tags": {"type": "array"}}}
        """#,
      document: "tags: ⟦a⟧\n",
      findings: [
        (
          "schema-type",
          "「tags」は一覧でなければなりませんが、文字列「a」になっています。",
          "'tags' must be a list, not the text 'a'"
        )
      ]),
    .init(
      name: "a list for a text",
      schema: #"""
        {"properties": {"title": {"type": "string"}}}
        """#,
      document: "⟦title⟧:\n  - a\n",
      findings: [
        (
          "schema-type",
          "「title」は文字列でなければなりませんが、一覧になっています。",
          "'title' must be a text, not a list"
        )
      ]),
    .init(
      name: "yes is not a boolean",
      schema: #"""
        {"properties": {"public": {"type": "boolean"}}}
        """#,
      document: "public: ⟦yes⟧\n",
      findings: [
        (
          "schema-type",
          "「public」は真偽値（true か false）でなければなりませんが、文字列「yes」になっています。",
          "'public' must be true or false, not the text 'yes'"
        )
      ]),
    .init(
      name: "a value near an allowed one",
      schema: #"""
        {"properties": {"status": {"title": "状態", "enum": ["draft", "approved"]}}}
        """#,
      document: "status: ⟦aproved⟧\n",
      findings: [
        (
          "schema-enum",
          "「状態（status）」に「aproved」は使えません。「approved」の誤りではありませんか。使える値: draft、approved",
          "'status' cannot be 'aproved'; did you mean 'approved'? allowed: draft, approved"
        )
      ]),
    .init(
      name: "an allowed value in another width",
      schema: #"""
        {"properties": {"status": {"enum": ["draft", "approved"]}}}
        """#,
      document: "status: ⟦ＤＲＡＦＴ⟧\n",
      findings: [
        (
          "schema-enum",
          "「status」に「ＤＲＡＦＴ」は使えません。「draft」の誤りではありませんか。使える値: draft、approved",
          "'status' cannot be 'ＤＲＡＦＴ'; did you mean 'draft'? allowed: draft, approved"
        )
      ]),
    .init(
      name: "many allowed values",
      schema: #"""
        {"properties": {"n": {"enum": ["aa", "bb", "cc", "dd", "ee", "ff", "gg"]}}}
        """#,
      document: "n: ⟦zz⟧\n",
      findings: [
        (
          "schema-enum",
          "「n」に「zz」は使えません。使える値: aa、bb、cc、dd、ee、他2件",
          "'n' cannot be 'zz'; allowed: aa, bb, cc, dd, ee, and 2 more"
        )
      ]),
    .init(
      name: "a constant",
      schema: #"""
        {"properties": {"kura": {"const": 1}}}
        """#,
      document: "kura: ⟦2⟧\n",
      findings: [
        (
          "schema-const",
          "「kura」は「1」でなければなりませんが、「2」になっています。",
          "'kura' must be '1', not '2'"
        )
      ]),
    .init(
      name: "a date with slashes",
      schema: #"""
        {"properties": {"on": {"title": "日付", "type": "string", "format": "date"}}}
        """#,
      document: "on: ⟦2026/4/1⟧\n",
      findings: [
        (
          "schema-format",
          "「日付（on）」の「2026/4/1」は、「2026-04-01」の形で書きます。",
          "'on' must be written as '2026-04-01', not '2026/4/1'"
        )
      ]),
    .init(
      name: "a day of a month that does not exist, whatever its schema says",
      schema: #"""
        {"properties": {"on": {"type": "string", "format": "date",
        "x-kura-message": {"ja": "年月日を書きます。", "en": "write a day"}}}}
        """#,
      document: "on: ⟦\"2026-13-01\"⟧\n",
      findings: [
        (
          "schema-format",
          "「on」の「2026-13-01」は、暦にない日付です。13月はありません（月は01から12まで）。",
          "'on' is '2026-13-01', a day that does not exist: there is no month 13 "
            + "(months go from 01 to 12)"
        )
      ]),
    .init(
      name: "a thirty-first day of a month with thirty",
      schema: #"{"properties": {"on": {"format": "date"}}}"#,
      document: "on: ⟦2026年11月31日⟧\n",
      findings: [
        (
          "schema-format",
          "「on」の「2026年11月31日」は、暦にない日付です。2026年11月に31日はありません（この月は30日まで）。",
          "'on' is '2026年11月31日', a day that does not exist: 2026-11 has no day 31 "
            + "(its last day is 30)"
        )
      ]),
    .init(
      name: "a pattern with space around the value",
      schema: #"""
        {"properties": {"id": {"type": "string", "pattern": "^[a-z]+$"}}}
        """#,
      document: "id: ⟦\"abc \"⟧\n",
      findings: [
        (
          "schema-pattern",
          "「id」の「abc 」は、決められた書き方（^[a-z]+$）に合っていません。",
          "'id' must match ^[a-z]+$, which 'abc ' does not"
        )
      ]),
    .init(
      name: "words of the schema replace kura's",
      schema: #"""
        {"properties": {"code": {"type": "string", "pattern": "^[A-Z]{3}$",
        "x-kura-message": {"ja": "大文字3つです。", "en": "three capitals"}}}}
        """#,
      document: "code: ⟦abc⟧\n",
      findings: [
        (
          "schema-pattern",
          "大文字3つです。",
          "three capitals"
        )
      ]),
    .init(
      name: "a number out of range",
      schema: #"""
        {"properties": {"level": {"title": "重要度", "type": "integer", "minimum": 1,
        "maximum": 5}}}
        """#,
      document: "level: ⟦9⟧\n",
      findings: [
        (
          "schema-range",
          "「重要度（level）」は5以下でなければなりませんが、「9」になっています。",
          "'level' must be at most 5, not '9'"
        )
      ]),
    .init(
      name: "a text that is too long",
      schema: #"""
        {"properties": {"title": {"maxLength": 3}}}
        """#,
      document: "title: ⟦あいうえ⟧\n",
      findings: [
        (
          "schema-length",
          "「title」は3文字以内にしてください（今は4文字です）。",
          "'title' must have at most 3 characters; it has 4"
        )
      ]),
    .init(
      name: "an empty text",
      schema: #"""
        {"properties": {"title": {"minLength": 1}}}
        """#,
      document: "title: ⟦\"\"⟧\n",
      findings: [
        (
          "schema-length",
          "「title」が空です。内容を書いてください。",
          "'title' is empty; fill it in"
        )
      ]),
    .init(
      name: "an empty list",
      schema: #"""
        {"properties": {"tags": {"minItems": 1}}}
        """#,
      document: "⟦tags⟧: []\n",
      findings: [
        (
          "schema-items",
          "「tags」が空です。項目を1つ以上書いてください。",
          "'tags' is empty; add at least one item"
        )
      ]),
    .init(
      name: "too many items",
      schema: #"""
        {"properties": {"tags": {"maxItems": 1}}}
        """#,
      document: "⟦tags⟧: [a, b]\n",
      findings: [
        (
          "schema-items",
          "「tags」の項目は1個以内にしてください（今は2個です）。",
          "'tags' must have at most 1 item; it has 2"
        )
      ]),
    .init(
      name: "surplus items after a fixed list",
      schema: #"""
        {"properties": {"pair": {"prefixItems": [{}, {}], "items": false}}}
        """#,
      document: "pair: [a, b, ⟦c⟧, d]\n",
      findings: [
        (
          "schema-items",
          "「pair」の項目は2個までです。ここから後ろを消してください。",
          "'pair' can have 2 items at most; remove the rest"
        )
      ]),
    .init(
      name: "a repeated item",
      schema: #"""
        {"properties": {"tags": {"uniqueItems": true}}}
        """#,
      document: "tags: [a, b, ⟦a⟧]\n",
      findings: [
        (
          "schema-unique",
          "「tags」に同じ項目「a」が2回あります。片方を消してください。",
          "'tags' has 'a' twice; remove one"
        )
      ]),
  ]
}
