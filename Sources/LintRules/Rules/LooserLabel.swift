package import Diagnostics
import DocumentTree
import SourceText
import Storehouse

/// Finds fields and blocks whose label would show more than what encloses them.
package struct LooserLabel: EntryRule {
  package static let descriptor = RuleDescriptor(
    "looser-label", .disclosure, isHouseRule: true,
    summary: LocalizedText(
      ja: "部分の公開範囲が、全体よりゆるくなっています。",
      en: "A part of an entry has a looser label than what is around it"))

  package init() {}

  package func check(_ context: EntryContext, report: inout Reporter) {
    for part in context.labels.parts where part.isReadable {
      guard let message = message(part) else { continue }
      report.report(
        Self.descriptor, message, path: context.entry.source.path, range: part.labelRange,
        pointer: context.entry.document.pointer(to: part.node), help: .raiseOrMove)
    }
  }

  private func message(_ part: EntryLabels.Part) -> LocalizedText? {
    let (own, around) = (part.own, part.enclosing)
    if own.level < around.level { return .looserLevel(own.level, around.level) }
    if part.label.audience.isNobody && !around.audience.isNobody { return .nobody }
    if case .groups = own.audience, !own.audience.isWithin(around.audience) { return .moreGroups }
    if own.publicFrom > 0 && own.publicFrom < around.publicFrom { return .earlier }
    return nil
  }
}

extension LocalizedText {
  fileprivate static func looserLevel(_ own: TLPLevel, _ around: TLPLevel) -> LocalizedText {
    LocalizedText(
      ja: "この部分は \(own.name) ですが、まわりは \(around.name) です。部分をまわりよりゆるくすることはできません。",
      en: "This part is \(own.name) inside \(around.name); a part cannot be looser than what is "
        + "around it")
  }

  fileprivate static let nobody = LocalizedText(
    ja: "この部分の集まり（groups）は、まわりの集まりと一つも重ならないため、だれも見ることができません。",
    en: "The groups of this part and those around it have none in common, so nobody could see it")

  fileprivate static let moreGroups = LocalizedText(
    ja: "この部分の集まり（groups）に、まわりでは見られない集まりが入っています。",
    en: "This part names groups that may not see what is around it")

  fileprivate static let earlier = LocalizedText(
    ja: "この部分の公開してよい日（public_from）が、まわりより早くなっています。",
    en: "This part is public earlier than what is around it")

  fileprivate static let raiseOrMove = LocalizedText(
    ja: "この部分を、まわりと同じかより厳しくしてください。もっと多くの人に見せたいときは、別の項目に分けます。",
    en: "Make the part as strict as what is around it, or move it to an entry of its own")
}
