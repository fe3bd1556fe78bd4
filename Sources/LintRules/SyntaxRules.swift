package import Diagnostics
import SourceText

/// The rules whose findings come from the readers of YAML and JSON.
package enum SyntaxRules {
  /// One line for each of them.
  package static let descriptors: [RuleDescriptor] = encoding + syntax + limits

  private static let encoding: [RuleDescriptor] = [
    rule(
      "control-character", .encoding, isFixable: true, ja: "制御文字が入っています。",
      en: "A control character is in the file"),
    rule("empty-document", .encoding, ja: "ファイルに中身がありません。", en: "The file holds nothing"),
    rule("invalid-utf8", .encoding, ja: "UTF-8 として読めないバイトがあります。", en: "Bytes are not valid UTF-8"),
    rule(
      "lfs-pointer", .encoding, ja: "中身ではなく、Git LFS の引換券が入っています。",
      en: "The file is a Git LFS pointer instead of the content"),
    rule(
      "merge-conflict-marker", .encoding, ja: "マージの衝突の印が残っています。",
      en: "A merge conflict was not resolved"),
    rule(
      "unicode-line-break", .encoding, isFixable: true, ja: "エディターでは改行に見えない、特殊な改行文字があります。",
      en: "A line break that editors do not show as one"),
    rule(
      "wrong-encoding", .encoding, ja: "ファイルの文字コードが UTF-8 ではありません。",
      en: "The file is not encoded in UTF-8"),
  ]

  private static let syntax: [RuleDescriptor] = [
    rule("duplicate-key", .syntax, ja: "同じキーが二回書かれています。", en: "A key is set twice in one mapping"),
    rule(
      "full-width-syntax", .syntax, isFixable: true, ja: "記号が全角で書かれているため、YAML の記号として働きません。",
      en: "A full-width character stands where YAML syntax was meant"),
    rule(
      "invalid-merge", .syntax, ja: "「<<」で取り込む相手がマッピングではありません。",
      en: "A merge key '<<' has nothing to merge"),
    rule(
      "invisible-indentation", .syntax, isFixable: true, ja: "字下げに、半角空白ではない空白が使われています。",
      en: "A line is indented with blanks that are not spaces"),
    rule(
      "json-syntax", .syntax, isFixable: true, ja: "JSON の書き方に誤りがあります。",
      en: "The file is not valid JSON"),
    rule(
      "missing-space-after-colon", .syntax, isFixable: true, ja: "コロンの後ろに空白がありません。",
      en: "No space follows the colon after a key"),
    rule(
      "recursive-alias", .syntax, ja: "エイリアスが、自分を含む部分を指しています。",
      en: "An alias refers to a value that contains it"),
    rule(
      "tab-indentation", .syntax, isFixable: true, ja: "字下げにタブが使われています。",
      en: "A line is indented with a tab"),
    rule("unbalanced-quote", .syntax, ja: "引用符が閉じられていません。", en: "A quotation mark is never closed"),
    rule("unclosed-bracket", .syntax, ja: "括弧が閉じられていません。", en: "A bracket is never closed"),
    rule("undefined-alias", .syntax, ja: "エイリアスの指すアンカーがありません。", en: "An alias refers to no anchor"),
    rule(
      "unsupported-yaml", .syntax, isFixable: true, ja: "YAML としては正しいものの、kura が対応していない書き方です。",
      en: "The YAML is valid, but kura does not support it"),
    rule(
      "wrong-indentation", .syntax, isFixable: true, ja: "字下げがそろっていません。",
      en: "A line is indented differently from its neighbours"),
    rule(
      "yaml-syntax", .syntax, isFixable: true, ja: "YAML の書き方に誤りがあります。",
      en: "The file is not valid YAML"),
  ]

  private static let limits: [RuleDescriptor] = [
    rule("depth-limit", .syntax, ja: "入れ子が深すぎます。", en: "Values are nested too deeply"),
    rule("expansion-limit", .syntax, ja: "エイリアスを展開すると大きくなりすぎます。", en: "Aliases expand to too much"),
    rule("node-limit", .syntax, ja: "ファイルの中の値が多すぎます。", en: "The file holds too many values"),
    rule("size-limit", .syntax, ja: "ファイルが大きすぎます。", en: "The file is too large"),
  ]

  private static func rule(
    _ id: RuleID, _ group: RuleDescriptor.Group, isFixable: Bool = false, ja japanese: String,
    en english: String
  ) -> RuleDescriptor {
    RuleDescriptor(
      id, group, isFixable: isFixable, summary: LocalizedText(ja: japanese, en: english))
  }
}
