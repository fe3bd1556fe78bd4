package import Diagnostics
import DocumentTree
import JSONSchema
import SourceText
import Storehouse

/// Notes entries that nobody has reviewed.
package struct NeverReviewed: EntryRule {
  package static let descriptor = RuleDescriptor(
    "never-reviewed", .review, .note, isHouseRule: true,
    summary: LocalizedText(
      ja: "まだだれも見直していません。", en: "Nobody has reviewed the entry"))

  package init() {}

  package func check(_ context: EntryContext, report: inout Reporter) {
    let entry = context.entry
    guard entry.kind.isReviewed else { return }
    let reviews = entry.values(.review, \.review)
    let isReviewed = reviews.contains { node, review in
      entry.document.value(of: node, forKey: review.on) != nil
    }
    guard !isReviewed else { return }
    if let first = reviews.first {
      report.report(Self.descriptor, .neverReviewed, in: entry, node: first.node)
    } else {
      report.report(
        Self.descriptor, .neverReviewed, path: entry.source.path,
        range: SourceRange(at: entry.document.extent.start))
    }
  }
}

extension LocalizedText {
  fileprivate static let neverReviewed = LocalizedText(
    ja: "まだだれも見直していません（見直した人が日付を書きます）。",
    en: "Nobody has reviewed this entry (the person who does writes the date)")
}
