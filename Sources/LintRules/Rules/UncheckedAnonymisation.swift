package import Diagnostics
import DocumentTree
import Editions
import JSONSchema
import SourceText
import Storehouse

/// Finds what was derived from consultations and not made safe by two roles.
package struct UncheckedAnonymisation: EntryRule {
  package static let descriptor = RuleDescriptor(
    "unchecked-anonymisation", .disclosure, isHouseRule: true,
    summary: LocalizedText(
      ja: "相談から作った内容の匿名化が、別の役割の人に確かめられていません。",
      en: "What was derived from consultations was not checked by a second role"))

  package init() {}

  package func check(_ context: EntryContext, report: inout Reporter) {
    let entry = context.entry
    let document = entry.document
    let isDerived = entry.kind.roles.contains("derived-consultation")
    guard isDerived || entry.kind.roles.contains("question-answer") else { return }
    let block = document.value(of: 0, forKey: "anonymisation").map(document.resolved)
    guard let block, document.nodes[block].kind == .mapping else {
      if isDerived && block == nil {
        report.report(
          Self.descriptor, .noBlock, path: entry.source.path,
          range: SourceRange(at: document.extent.start), help: .fiveCriteria)
      }
      return
    }
    checkRoles(entry, block, report: &report)
    checkDay(context, block, report: &report)
  }

  private func checkRoles(_ entry: Entry, _ block: Int, report: inout Reporter) {
    let document = entry.document
    guard let checker = document.value(of: block, forKey: "checked_by_role"),
      let checking = document.string(at: checker)
    else { return }
    let author = document.value(of: block, forKey: "drafted_by_role")
      .flatMap { document.string(at: $0) }
    if author.map(Self.folded) == Self.folded(checking) {
      report.report(
        Self.descriptor, .sameRole(checking), in: entry, node: document.resolved(checker),
        help: .secondRole)
    }
  }

  /// An approved entry was checked, and a check lies in the past.
  private func checkDay(_ context: EntryContext, _ block: Int, report: inout Reporter) {
    let entry = context.entry
    let document = entry.document
    let status = entry.values(.status).first.flatMap { document.string(at: $0) }
    guard let node = document.value(of: block, forKey: "checked_on").map(document.resolved) else {
      guard status == "approved" else { return }
      report.report(Self.descriptor, .notChecked, in: entry, node: block, help: .writeDay)
      return
    }
    guard document.nodes[node].kind == .scalar,
      let day = CalendarDate(document.text(of: node)),
      day.firstDayNumber > context.asOf.lastDayNumber
    else { return }
    report.report(Self.descriptor, .futureCheck, in: entry, node: node, help: .writeDay)
  }

  /// A role without blanks and differences of width and case.
  private static func folded(_ role: String) -> [UInt32] { ComparableText(role.utf8).scalars }
}

extension LocalizedText {
  fileprivate static let noBlock = LocalizedText(
    ja: "相談から作った項目に、匿名化の確認（anonymisation）がありません。",
    en: "An entry derived from consultations has no 'anonymisation'")

  fileprivate static let fiveCriteria = LocalizedText(
    ja: "五つの基準、作成した役割、確認する役割を書いてください。相談の記録そのものは、ここには入れません。",
    en: "Write the five criteria, who drafted and who checks; the record itself never enters")

  fileprivate static func sameRole(_ role: String) -> LocalizedText {
    LocalizedText(
      ja: "作成した役割と確認する役割が、どちらも「\(role)」です。",
      en: "'\(role)' both drafted it and checks it")
  }

  fileprivate static let secondRole = LocalizedText(
    ja: "匿名化は、作成した人とは別の役割の人が確かめます。checked_by_role に、その役割を書いてください。",
    en: "A person of another role checks the anonymisation; write that role as checked_by_role")

  fileprivate static let notChecked = LocalizedText(
    ja: "承認済み（approved）なのに、匿名化を確認した日（checked_on）がありません。",
    en: "It is approved, but the anonymisation has no day on which it was checked (checked_on)")

  fileprivate static let futureCheck = LocalizedText(
    ja: "匿名化を確認した日が、まだ来ていない日になっています。",
    en: "The day on which the anonymisation was checked is in the future")

  fileprivate static let writeDay = LocalizedText(
    ja: "別の役割の人が実際に確かめてから、その人が日付を書きます。",
    en: "The person of the second role writes the day after the check")
}
