package import Diagnostics
import DocumentTree
import Editions
import JSONSchema
import SourceText
import Storehouse

/// Finds reviews that are said to have been made on a day that is still to come.
package struct FutureReview: EntryRule {
  package static let descriptor = RuleDescriptor(
    "future-review", .review, .warning, isHouseRule: true,
    summary: LocalizedText(
      ja: "見直した日が、まだ来ていない日になっています。",
      en: "The day of a review is still to come"))

  package init() {}

  package func check(_ context: EntryContext, report: inout Reporter) {
    guard context.entry.kind.isReviewed else { return }
    let document = context.entry.document
    for (node, review) in context.entry.values(.review, \.review) {
      guard let day = document.value(of: node, forKey: review.on).map(document.resolved),
        document.nodes[day].kind == .scalar,
        let reviewed = CalendarDate(document.text(of: day)),
        reviewed.firstDayNumber > context.asOf.lastDayNumber
      else { continue }
      report.report(
        Self.descriptor, .stillToCome(reviewed, asOf: context.asOf), in: context.entry, node: day,
        help: .writeTheDay)
    }
  }
}

extension LocalizedText {
  fileprivate static func stillToCome(
    _ reviewed: CalendarDate, asOf: CalendarDate
  ) -> LocalizedText {
    LocalizedText(
      ja: "見直した日（\(reviewed)）が、まだ来ていません（基準日は \(asOf)）。",
      en: "The day of the review, \(reviewed), is still to come (as of \(asOf))")
  }

  fileprivate static let writeTheDay = LocalizedText(
    ja: "実際に見直した日を書いてください。まだ見直していなければ、日付を消してください。",
    en: "Write the day on which somebody did review it; if nobody has, take the day out")
}
