package import Diagnostics
import LintRules

extension Diagnostic {
  /// The group of the rule that reports this, or `nil` for findings that no rule of the list makes.
  package var group: RuleDescriptor.Group? { RuleGroups.byName[rule]?.group }

  /// Whether the finding is about what must never enter history.
  package var isProtected: Bool { RuleGroups.byName[rule]?.isProtected ?? false }
}

private enum RuleGroups {
  static let byName = Dictionary(
    uniqueKeysWithValues: RuleList.descriptors.map { ($0.id, $0) })
}
