package import SourceText

/// What is known about a rule before it runs.
package struct RuleDescriptor: Sendable {
  /// Which part of the work a rule belongs to.
  package enum Group: String, Sendable, CaseIterable {
    case encoding
    case syntax
    case schema
    case reference
    case file
    case text
    case review
    case configuration
  }

  package let id: RuleID
  package let group: Group
  package let severity: Severity
  /// The bad pattern in one sentence.
  package let summary: LocalizedText
  /// Whether the rule is on only under `profile: storehouse`.
  package let isHouseRule: Bool
  /// Whether some of its findings carry a fix.
  package let isFixable: Bool

  package init(
    _ id: RuleID, _ group: Group, _ severity: Severity = .error, isHouseRule: Bool = false,
    isFixable: Bool = false, summary: LocalizedText
  ) {
    self.id = id
    self.group = group
    self.severity = severity
    self.isHouseRule = isHouseRule
    self.isFixable = isFixable
    self.summary = summary
  }
}
