package import Diagnostics
import DocumentTree
import SourceText
import Storehouse

/// Finds label blocks that are misspelt, have no end, or stand where none has an effect.
package struct BrokenLabelBlock: EntryRule {
  package static let descriptor = RuleDescriptor(
    "broken-label-block", .disclosure, isHouseRule: true,
    summary: LocalizedText(
      ja: "公開範囲のブロック（:::label）が、正しく書かれていないか、効かない欄にあります。",
      en: "A label block is misspelt, has no end, or stands where none has an effect"))

  package init() {}

  package func check(_ context: EntryContext, report: inout Reporter) {
    for problem in context.labels.problems {
      let (message, help) = words(problem.cause)
      report.report(
        Self.descriptor, message, path: context.entry.source.path, range: problem.range,
        pointer: context.entry.document.pointer(to: problem.node), help: help)
    }
  }

  private func words(
    _ cause: LabelBlocks.Problem.Cause
  ) -> (message: LocalizedText, help: LocalizedText) {
    switch cause {
    case .unclosed(let colons): (.unclosed(String(repeating: ":", count: colons)), .closeIt)
    case .closesNothing: (.closesNothing, .checkOpening)
    case .misspelt: (.misspelt, .exampleOfBlock)
    case .noLevel: (.noLevel, .exampleOfBlock)
    case .unknownLevel(let word): (LabelWords(word).explanation, .countsAsStrictest)
    case .unknownAttribute(let word): (.unknownAttribute(word), .exampleOfBlock)
    case .outsideMarkdown: (.outsideMarkdown, .useMarkdown)
    case .inOpenCode: (.inOpenCode, .closeCode)
    }
  }
}

extension LocalizedText {
  fileprivate static func unclosed(_ colons: String) -> LocalizedText {
    LocalizedText(
      ja: "この公開範囲のブロックが閉じていません。終わりの行に「\(colons)」だけを書いてください。",
      en: "This label block has no end; write '\(colons)' alone on the line after it")
  }

  fileprivate static let closeIt = LocalizedText(
    ja: "閉じるまで、本文の終わりまでがこのブロックとして扱われます。",
    en: "Until then it reaches to the end of the text")

  fileprivate static let closesNothing = LocalizedText(
    ja: "この「:::」で閉じるブロックがありません。始まりの行を確かめてください。",
    en: "This ':::' closes no block; look at the line that should open it")

  fileprivate static let checkOpening = LocalizedText(
    ja: "始まりの行は「:::label{tlp=AMBER}」の形です。コロンの数は、始まりと終わりで同じにします。",
    en: "A block begins with ':::label{tlp=AMBER}' and ends with as many colons")

  fileprivate static let misspelt = LocalizedText(
    ja: "公開範囲のブロックの始まりが読めません。",
    en: "The beginning of a label block cannot be read")

  fileprivate static let noLevel = LocalizedText(
    ja: "公開範囲のブロックに、TLP の区分（tlp=）がありません。", en: "The label block has no 'tlp='")

  fileprivate static func unknownAttribute(_ word: String) -> LocalizedText {
    LocalizedText(
      ja: "公開範囲のブロックの「\(word)」が読めません。書けるのは tlp= と groups= です。",
      en: "'\(word)' in the label block cannot be read; there are 'tlp=' and 'groups='")
  }

  fileprivate static let outsideMarkdown = LocalizedText(
    ja: "この欄では、公開範囲のブロック（:::label）は効きません。",
    en: "Label blocks (:::label) have no effect in this field")

  fileprivate static let useMarkdown = LocalizedText(
    ja: "ブロックを書けるのは、スキーマで Markdown とした欄（本文など）だけです。そこへ移すか、項目全体の公開範囲（disclosure）を"
      + "厳しくしてください。直るまで、この欄の全体を TLP:RED として扱います。",
    en: "Blocks work only in fields that the schema calls Markdown, such as a body: move the text "
      + "there, or make the label of the whole entry stricter; until then all of this field counts "
      + "as TLP:RED")

  fileprivate static let inOpenCode = LocalizedText(
    ja: "この公開範囲のブロックは、閉じていないコードの囲み（```）の中にあるか、その前にあるため、効くかどうかが決まりません。",
    en: "Nobody can tell whether this label block has an effect: code between fences (```) in this "
      + "text has no end")

  fileprivate static let closeCode = LocalizedText(
    ja: "コードの囲みを、始まりと同じ記号を同じ数だけ書いた行で閉じてください。その行にはほかの文字を書きません。"
      + "直るまで、いちばん厳しい TLP:RED として扱います。",
    en: "End the code with a line of the same marks, as many as at its beginning and nothing else; "
      + "until then the block counts as TLP:RED")

  fileprivate static let exampleOfBlock = LocalizedText(
    ja: "行の初めから半角で「:::label{tlp=AMBER groups=desk}」と書き、終わりの行に「:::」と書きます。"
      + "直るまで、いちばん厳しい TLP:RED として扱います。",
    en: "Write ':::label{tlp=AMBER groups=desk}' at the beginning of a line and ':::' on a line "
      + "after it; until then the block counts as TLP:RED")
}
