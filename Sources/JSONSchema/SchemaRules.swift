package import Diagnostics
package import SourceText

/// A rule of this room: its name, how much it matters and what it finds, in one line.
package struct SchemaRule: Sendable {
  package let id: RuleID
  package let severity: Severity
  /// What the rule finds, as a noun phrase.
  package let summary: LocalizedText

  init(_ id: RuleID, _ severity: Severity = .error, ja japanese: String, en english: String) {
    self.id = id
    self.severity = severity
    self.summary = LocalizedText(ja: japanese, en: english)
  }
}

extension SchemaRule {
  /// Rules about documents that break their schema.
  package static let aboutDocuments: [SchemaRule] = [
    .init("schema-type", ja: "値の種類の違い", en: "a value of the wrong type"),
    .init("schema-enum", ja: "決められた値以外の値", en: "a value outside the allowed ones"),
    .init("schema-const", ja: "決められた値との違い", en: "a value other than the required one"),
    .init("missing-key", ja: "必要なキーの不足", en: "a required key that is missing"),
    .init("unknown-key", ja: "スキーマにないキー", en: "a key that the schema does not know"),
    .init("renamed-key", ja: "名前を間違えたキー", en: "a required key under a wrong name"),
    .init("schema-format", ja: "日付や URL などの書式の誤り", en: "a date, address, … in a wrong form"),
    .init("schema-pattern", ja: "決められた書き方との違い", en: "a text that does not match its pattern"),
    .init("schema-range", ja: "数の範囲の外", en: "a number out of range"),
    .init("schema-length", ja: "文字数の過不足", en: "a text that is too short or too long"),
    .init("schema-items", ja: "項目の数の過不足", en: "too few or too many items or keys"),
    .init("schema-unique", ja: "一覧の中の重複", en: "an item that is repeated in its list"),
    .init("schema-one-of", ja: "複数の形に当てはまる値", en: "a value that fits more than one form"),
    .init("schema-any-of", ja: "どの形にも当てはまらない値", en: "a value that fits none of the forms"),
    .init("schema-not", ja: "認められない形の値", en: "a value of a forbidden form"),
    .init("schema-condition", ja: "条件つきの決まりとの違い", en: "a value that breaks a conditional rule"),
    .init("schema-dependency", ja: "組で必要なキーの不足", en: "a key without the keys it needs"),
    .init("unquoted-string", ja: "引用符のない文字列", en: "a text that YAML reads as another type"),
    .init("pattern-too-costly", ja: "調べきれない書き方の決まり", en: "a pattern that costs too much here"),
    .init("validation-too-costly", ja: "調べきれないスキーマ", en: "a schema that costs too much here"),
  ]

  /// Rules about schemas; an error among them means that the schema cannot be used.
  package static let aboutSchemas: [SchemaRule] = [
    .init("invalid-schema", ja: "スキーマの書き方の誤り", en: "a schema keyword with a wrong value"),
    .init("schema-reference", ja: "見つからない参照先", en: "a reference that leads nowhere"),
    .init("endless-reference", ja: "自分自身に戻る参照", en: "a schema that leads back to itself"),
    .init(
      "unknown-dialect", ja: "対応していない JSON Schema の版", en: "an unknown JSON Schema draft"),
    .init("invalid-pattern", ja: "正規表現の誤り", en: "a regular expression with a mistake"),
    .init("unsupported-pattern", ja: "対応していない正規表現", en: "a pattern beyond what kura supports"),
    .init("unknown-annotation", ja: "知らない x-kura- の名前", en: "an unknown x-kura- name"),
    .init("duplicate-schema-id", ja: "$id の重複", en: "a $id that two schemas share"),
  ]
}
