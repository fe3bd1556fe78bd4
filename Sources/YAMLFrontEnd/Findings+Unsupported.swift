import Diagnostics
import SourceText

extension Diagnostic {
  /// YAML that is right, with a construct that kura does not read.
  static func unsupported(
    _ construct: LocalizedText, at range: SourceRange, in source: SourceFile
  ) -> Diagnostic {
    finding("unsupported-yaml", construct, at: range, in: source)
  }

  static func unsupportedTab(at range: SourceRange, in source: SourceFile) -> Diagnostic {
    let edit = TextEdit(range: range, replacement: " ")
    return finding(
      "unsupported-yaml", .separatingTab, at: range, in: source,
      fixes: [Fix(title: .replaceTab, applicability: .review, edits: [edit])])
  }
}

extension LocalizedText {
  static let unsupportedDirective = LocalizedText(
    ja: "「%」で始まるこの指示行には対応していません。行を消してください。",
    en: "This directive is not supported; delete the line")

  static let zeroIndentedText = LocalizedText(
    ja: "「|」や「>」の文章を行頭から書く形には対応していません。文章を字下げしてください。",
    en: "Text of '|' or '>' that starts at the left edge is not supported; indent it")

  static let bareDocument = LocalizedText(
    ja: "「...」のあとに「---」なしで次の文書を始める形には対応していません。「---」の行を入れてください。",
    en: "A document after '...' without '---' is not supported; add a '---' line")

  static let anchorName = LocalizedText(
    ja: "アンカー（&）とエイリアス（*）の名前に使えるのは、半角の英数字と「_」「-」だけです。名前を変えてください。",
    en: "Anchor names are supported only with ASCII letters, digits, '_' and '-'; rename it")

  static let emptyKey = LocalizedText(
    ja: "「:」の前にキーがありません。空のキーには対応していないので、キーを書いてください。",
    en: "There is no key before ':'; empty keys are not supported, write one")

  static let colonInFlow = LocalizedText(
    ja: "[ ] や { } の中で、この位置の「:」には対応していません。前後に空白を入れるか、引用符で囲んでください。",
    en: "A ':' here inside [ ] or { } is not supported; put spaces around it, or quote the text")

  static let keyOverLines = LocalizedText(
    ja: "{ } の中で、キーと「:」が別の行になる書き方には対応していません。同じ行に書いてください。",
    en: "A key and its ':' on different lines inside { } are not supported; put them on one line")

  static let questionMark = LocalizedText(
    ja: "[ ] や { } の中で「?」から始まる文字には対応していません。引用符で囲んでください。",
    en: "Text that starts with '?' inside [ ] or { } is not supported; quote it")

  static let separatingTab = LocalizedText(
    ja: "この位置のタブには対応していません。半角スペースに直してください。",
    en: "A tab is not supported here; use spaces")

  fileprivate static let replaceTab = LocalizedText(
    ja: "タブを半角スペースに直す", en: "Replace the tab with a space")
}
