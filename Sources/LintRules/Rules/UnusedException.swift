package import Diagnostics
import SourceText

/// Says which exceptions of `kura.yaml` allow nothing; the engine finds them after all files.
package enum UnusedException: Rule {
  package static let descriptor = RuleDescriptor(
    "unused-exception", .configuration, .warning,
    summary: LocalizedText(
      ja: "kura.yaml の exceptions に、何も認めていない例外があります。",
      en: "An exception in kura.yaml allows nothing"))
}
