package import Diagnostics
import DocumentTree
import SourceText
import Storehouse

/// Finds files that hold several documents where a kind wants one entry in each file.
package struct MultipleDocuments: FileRule {
  package static let descriptor = RuleDescriptor(
    "multiple-documents", .syntax,
    summary: LocalizedText(
      ja: "一つのファイルに文書が二つ以上あります。",
      en: "A file holds more than one document"))

  package init() {}

  package func check(_ file: FileContext, report: inout Reporter) {
    guard let kind = file.kind, !kind.allowsManyDocuments, file.parsed.documents.count > 1
    else { return }
    let second = file.parsed.documents[1]
    report.report(
      Self.descriptor, .manyDocuments(file.parsed.documents.count), path: file.source.path,
      range: SourceRange(
        start: second.extent.start, end: min(second.extent.start + 3, second.extent.end)),
      help: .splitThem)
  }
}

extension LocalizedText {
  fileprivate static func manyDocuments(_ count: Int) -> LocalizedText {
    LocalizedText(
      ja: "ここから二つ目の文書が始まっています（全部で\(count)個）。項目は1ファイルに一つです。",
      en: "A second document begins here (\(count) in all); each file holds one entry")
  }

  fileprivate static let splitThem = LocalizedText(
    ja: "「---」の行を消すか、別のファイルに分けてください。",
    en: "Remove the '---' line, or move the rest to a file of its own")
}
