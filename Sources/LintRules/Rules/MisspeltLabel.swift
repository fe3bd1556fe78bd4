package import Diagnostics
import DocumentTree
import SourceText
import Storehouse

/// Finds labels whose level is an old, translated or misspelt word.
package struct MisspeltLabel: EntryRule {
  package static let descriptor = RuleDescriptor(
    "misspelt-label", .disclosure, isHouseRule: true, isFixable: true,
    summary: LocalizedText(
      ja: "公開範囲の区分が、TLP 2.0 の書き方ではありません。",
      en: "The level of a label is not spelt as in TLP 2.0"))

  package init() {}

  package func check(_ context: EntryContext, report: inout Reporter) {
    guard let document = context.labels.unreadableLabels.isEmpty ? nil : context.entry.document
    else { return }
    for label in context.labels.unreadableLabels {
      let isObject = document.nodes[label].kind == .mapping
      let value = isObject ? document.value(of: label, forKey: "tlp") : label
      guard let node = value.map(document.resolved), document.nodes[node].kind == .scalar else {
        continue
      }
      let word = document.text(of: node)
      let words = LabelWords(word)
      let fixes = words.levels.map { level in
        Fix(
          title: LocalizedText(ja: "「\(level.name)」にする", en: "Write '\(level.name)'"),
          // Only the width of letters differs: nothing else can be meant.
          applicability: LabelWords.narrow(word) == level.name ? .safe : .review,
          edits: [TextEdit(range: document.nodes[node].range, replacement: level.name)])
      }
      report.report(
        Self.descriptor, words.explanation, in: context.entry, node: node,
        help: .countsAsStrictest, fixes: fixes)
    }
  }
}
