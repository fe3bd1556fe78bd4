package import Diagnostics
import SensitiveText
import SourceText
import Storehouse

/// Finds what tells which company a consultation came from.
package struct CompanyIdentity: SensitiveRule {
  package static let descriptor = RuleDescriptor(
    "company-identity", .privacy, isHouseRule: true,
    summary: LocalizedText(
      ja: "相談から作った項目に、相談した会社の分かる情報があります。",
      en: "An entry made from consultations tells whose they were"))

  package init() {}

  package func check(_ context: SensitiveContext, report: inout Reporter) {
    guard context.kind?.isDerivedFromConsultations ?? false else { return }
    for place in context.places where place.kind.family == .companyIdentity {
      // An address on the web may well be a publisher's that nobody has registered yet.
      let severity: Severity = place.kind == .siteAddress ? .warning : .error
      report.report(Self.descriptor, place, in: context, severity: severity)
    }
  }
}
