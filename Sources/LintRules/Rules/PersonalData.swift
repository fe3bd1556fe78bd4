package import Diagnostics
import SensitiveText
import SourceText

/// Finds what tells who a person is: numbers, addresses, names.
package struct PersonalData: SensitiveRule {
  package static let descriptor = RuleDescriptor(
    "personal-data", .privacy, isHouseRule: true,
    summary: LocalizedText(
      ja: "個人を特定できる情報が書かれています。",
      en: "Something that tells who a person is"))

  package init() {}

  package func check(_ context: SensitiveContext, report: inout Reporter) {
    for place in context.places where place.kind.family == .personalData {
      report.report(Self.descriptor, place, in: context)
    }
  }
}
