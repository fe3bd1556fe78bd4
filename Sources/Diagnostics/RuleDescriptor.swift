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
    /// Personal data, company identity and secrets.
    case privacy
    /// Labels and what may be where.
    case disclosure
    /// How commit messages are written.
    case message
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

  /// Whether its findings are about what must never enter history: no skip, no comment and no
  /// baseline makes them go away.
  package var isProtected: Bool { group == .privacy || group == .disclosure }
}
