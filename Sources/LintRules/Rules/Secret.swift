package import Diagnostics
import SensitiveText
import SourceText

/// Finds keys, tokens and passwords.
package struct Secret: SensitiveRule {
  package static let descriptor = RuleDescriptor(
    "secret", .privacy, isHouseRule: true,
    summary: LocalizedText(
      ja: "鍵やパスワードなど、秘密にすべきものが書かれています。",
      en: "A key, a token or a password"))

  package init() {}

  package func check(_ context: SensitiveContext, report: inout Reporter) {
    for place in context.places where place.kind.family == .secret {
      report.report(Self.descriptor, place, in: context)
    }
  }
}
