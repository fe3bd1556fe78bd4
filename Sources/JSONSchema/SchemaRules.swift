package import Diagnostics
package import SourceText

/// A rule of this room: its name, how much it matters and what it finds, in one line.
package struct SchemaRule: Sendable {
  package let id: RuleID
  package let severity: Severity
  /// What the rule finds, in one sentence.
  package let summary: LocalizedText

  /// Whether some of its findings carry a fix.
  package let isFixable: Bool

  init(
    _ id: RuleID, _ severity: Severity = .error, isFixable: Bool = false, ja japanese: String,
    en english: String
  ) {
    self.id = id
    self.severity = severity
    self.isFixable = isFixable
    self.summary = LocalizedText(ja: japanese, en: english)
  }
}

extension SchemaRule {
  /// Rules about documents that break their schema.
  package static let aboutDocuments: [SchemaRule] = [
    .init(
      "schema-type", isFixable: true, ja: "値の種類（文字列・数・一覧など）がスキーマと違います。",
      en: "A value has the wrong type"),
    .init(
      "schema-enum", isFixable: true, ja: "値が、決められた候補の中にありません。",
      en: "A value is not one of those allowed"),
    .init(
      "schema-const", isFixable: true, ja: "値が、決められた一つの値と違います。",
      en: "A value differs from the only one allowed"),
    .init(
      "missing-key", ja: "必要なキーがありません。",
      en: "A required key is missing"),
    .init(
      "unknown-key", isFixable: true, ja: "スキーマにないキーが書かれています。",
      en: "A key is not in the schema"),
    .init(
      "renamed-key", isFixable: true, ja: "必要なキーの名前が間違っています。",
      en: "A required key is written under a wrong name"),
    .init(
      "schema-format", isFixable: true, ja: "日付や URL などの書き方が正しくありません。",
      en: "A date, address or other value is not in its format"),
    .init(
      "schema-pattern", isFixable: true, ja: "値が、決められた書き方に合っていません。",
      en: "A text does not match its pattern"),
    .init(
      "schema-range", ja: "数が、決められた範囲の外にあります。",
      en: "A number is out of range"),
    .init(
      "schema-length", ja: "文字数に過不足があります。",
      en: "A text is too short or too long"),
    .init(
      "schema-items", ja: "一覧やキーの数に過不足があります。",
      en: "A list or mapping has too few or too many items"),
    .init(
      "schema-unique", ja: "一覧に同じ値が二回以上あります。",
      en: "A list holds the same value twice"),
    .init(
      "schema-one-of", ja: "どれか一つに決めるはずの形の、二つ以上に当てはまります。",
      en: "A value fits more than one of the forms that exclude each other"),
    .init(
      "schema-any-of", ja: "値が、認められた形のどれにも当てはまりません。",
      en: "A value fits none of the allowed forms"),
    .init(
      "schema-not", ja: "値が、禁じられた形になっています。",
      en: "A value has a form that is forbidden"),
    .init(
      "schema-condition", ja: "条件つきの決まりに合っていません。",
      en: "A value breaks a rule that another value brings into force"),
    .init(
      "schema-dependency", ja: "一緒に書くはずのキーがありません。",
      en: "A key stands without another that it needs"),
    .init(
      "unquoted-string", isFixable: true, ja: "文字列のはずの値が、引用符がないため数や真偽値として読まれます。",
      en: "A text without quotation marks is read as another type"),
    .init(
      "pattern-too-costly", ja: "正規表現の照合に手間がかかりすぎるため、正しいかどうか確かめられませんでした。",
      en: "A pattern takes too long to match, so nothing is known"),
    .init(
      "validation-too-costly", ja: "スキーマの検査に手間がかかりすぎるため、正しいかどうか確かめられませんでした。",
      en: "A schema takes too long to apply, so nothing is known"),
  ]

  /// Rules about schemas; an error among them means that the schema cannot be used.
  package static let aboutSchemas: [SchemaRule] = [
    .init(
      "invalid-schema", ja: "スキーマのキーワードの値が正しくありません。",
      en: "A schema keyword has a wrong value"),
    .init(
      "schema-reference", ja: "スキーマの参照先が見つかりません。",
      en: "A reference in a schema leads nowhere"),
    .init(
      "endless-reference", ja: "スキーマが、同じ値に自分自身を当てはめ続けます。",
      en: "A schema applies itself to the same value without end"),
    .init(
      "unknown-dialect", ja: "kura が対応していない版の JSON Schema です。",
      en: "A schema is written in a draft that kura does not know"),
    .init(
      "invalid-pattern", ja: "正規表現の書き方に誤りがあります。",
      en: "A regular expression has a mistake"),
    .init(
      "unsupported-pattern", ja: "kura が対応していない正規表現です。",
      en: "A regular expression uses what kura does not support"),
    .init(
      "unknown-annotation", isFixable: true, ja: "知らない x-kura- の名前があります。",
      en: "An x-kura- annotation has an unknown name"),
    .init(
      "unknown-schema-keyword", .warning, isFixable: true, ja: "スキーマに、キーワードの書き間違いと思われる名前があります。",
      en: "A name in a schema looks like a misspelt keyword"),
    .init(
      "duplicate-schema-id", ja: "二つのスキーマが同じ $id を名乗っています。",
      en: "Two schemas share one $id"),
  ]
}
