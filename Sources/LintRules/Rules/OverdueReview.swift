package import Diagnostics
import DocumentTree
import Editions
import JSONSchema
import SourceText
import Storehouse

/// Finds entries whose next review was due before the day of the question.
package struct OverdueReview: EntryRule {
  package static let descriptor = RuleDescriptor(
    "overdue-review", .review, .warning, isHouseRule: true,
    summary: LocalizedText(
      ja: "見直しの期限が過ぎています。", en: "The entry is past its review date"))

  package init() {}

  package func check(_ context: EntryContext, report: inout Reporter) {
    guard context.entry.kind.isReviewed else { return }
    let document = context.entry.document
    for (node, review) in context.entry.values(.review, \.review) {
      guard let dateNode = document.value(of: node, forKey: review.on).map(document.resolved),
        document.nodes[dateNode].kind == .scalar,
        let reviewed = CalendarDate(document.text(of: dateNode)),
        let months = months(of: node, review, document),
        let due = reviewed.adding(months: months), due.lastDayNumber < context.asOf.firstDayNumber
      else { continue }
      report.report(
        Self.descriptor, .overdue(due, reviewed, months, asOf: context.asOf), in: context.entry,
        node: dateNode, help: .reviewAgain)
    }
  }

  private func months(of node: Int, _ review: KuraAnnotations.Review, _ document: Document) -> Int?
  {
    guard let key = review.intervalMonths,
      let value = document.value(of: node, forKey: key)
    else { return nil }
    // An interval that is no time at all is for the schema to refuse.
    return Int(document.text(of: document.resolved(value))).flatMap { $0 > 0 ? $0 : nil }
  }
}

extension LocalizedText {
  fileprivate static func overdue(
    _ due: CalendarDate, _ reviewed: CalendarDate, _ months: Int, asOf: CalendarDate
  ) -> LocalizedText {
    LocalizedText(
      ja: "見直しの期限（\(due)）が過ぎています。前回の見直しは \(reviewed)、間隔は\(months)か月、"
        + "基準日は \(asOf) です。",
      en: "The review was due on \(due) (last reviewed \(reviewed), every \(months) months, "
        + "as of \(asOf))")
  }

  fileprivate static let reviewAgain = LocalizedText(
    ja: "内容を読み直し、今も正しいことを確かめた人が日付を書き換えてください。",
    en: "A person reads the entry again, and then changes the date")
}
