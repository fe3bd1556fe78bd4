package import Diagnostics

/// What a person is shown of many findings who has not asked for them, as before a commit.
package struct FirstFindings: Sendable {
  /// How many are shown.
  package var count: Int
  /// The command that shows the others; without one, the next try does.
  package var command: String?
  /// Which findings the command shows too; what it does not show comes before what it does.
  package var isSeenByCommand: @Sendable (Diagnostic) -> Bool = { _ in true }
  /// Which findings are about the configuration: many others may come from one of them.
  package var isAboutConfiguration: @Sendable (Diagnostic) -> Bool = { _ in false }
  /// Which findings guard people and secrets; they come first, and those left out are counted.
  package var isProtected: @Sendable (Diagnostic) -> Bool

  package init(
    count: Int, command: String?, isProtected: @escaping @Sendable (Diagnostic) -> Bool
  ) {
    self.count = count
    self.command = command
    self.isProtected = isProtected
  }

  /// The findings in their order, or, where not all are shown, with the weightiest first.
  func ordered(_ findings: [Diagnostic]) -> [Diagnostic] {
    if findings.count <= count { return findings }
    let ranks = Dictionary(grouping: findings.indices) { rank(findings[$0]) }
    return ranks.sorted { $0.key < $1.key }.flatMap { $0.value.map { findings[$0] } }
  }

  private func rank(_ finding: Diagnostic) -> Int {
    (isSeenByCommand(finding) ? 1 : 0) + 2 * place(finding)
  }

  private func place(_ finding: Diagnostic) -> Int {
    let isError = finding.severity == .error
    if isError, isProtected(finding) { return 0 }
    if isAboutConfiguration(finding) { return 1 }
    if isError { return 2 }
    return isProtected(finding) ? 3 : 4
  }
}
