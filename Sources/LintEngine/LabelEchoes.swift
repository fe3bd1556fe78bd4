import Diagnostics
import LintRules
import SourceText

/// Leaves out what the schema says about labels where a rule says it in more helpful words.
enum LabelEchoes {
  /// Removes the schema's findings about missing and misspelt labels.
  static func remove(from schema: inout [Diagnostic], explainedBy found: [Diagnostic]) {
    guard !schema.isEmpty else { return }
    let labels = found.filter {
      $0.rule == Unlabelled.descriptor.id || $0.rule == MisspeltLabel.descriptor.id
        || $0.rule == UncheckedAnonymisation.descriptor.id
    }
    for label in labels {
      schema.removeAll { repeats($0, label) }
    }
  }

  /// Leaves out that an unread entry counts as the strictest where an error that does not pass
  /// says what is wrong with its syntax or its label: the label matters once that is passed over.
  static func removed(from found: [Diagnostic]) -> [Diagnostic] {
    guard found.contains(where: AboveCeiling.isAboutUnread) else { return found }
    let refused = Set(
      found.lazy.filter {
        $0.severity == .error && $0.group != .privacy && !AboveCeiling.isAboutUnread($0)
      }.map(\.path))
    return found.filter { !AboveCeiling.isAboutUnread($0) || !refused.contains($0.path) }
  }

  private static func repeats(_ finding: Diagnostic, _ label: Diagnostic) -> Bool {
    if label.rule == MisspeltLabel.descriptor.id {
      return finding.pointer == label.pointer && valueRules.contains(finding.rule)
    }
    guard finding.rule == "missing-key", finding.pointer == label.pointer else { return false }
    // The key stands in the words of both: 「公開範囲（disclosure）」.
    let keys = finding.message.english.split(separator: "'")
    return keys.contains { label.message.english.contains("'\($0)'") }
  }

  private static let valueRules: Set<RuleID> = [
    "schema-enum", "schema-const", "schema-pattern", "schema-type", "schema-length",
    "unquoted-string",
  ]
}
