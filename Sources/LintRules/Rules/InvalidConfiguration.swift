package import Diagnostics
import SourceText

/// Says what is wrong with `kura.yaml`; the loader finds it, so there is nothing to check here.
package enum InvalidConfiguration: Rule {
  package static let descriptor = RuleDescriptor(
    "invalid-configuration", .configuration, isFixable: true,
    summary: LocalizedText(
      ja: "kura.yaml の内容に誤りがあります。", en: "Something in kura.yaml is wrong"))
}
