/// How much a finding matters.
package enum Severity: Int, Hashable, Comparable, Sendable, CaseIterable {
  case note
  case warning
  case error

  /// The name used in configuration and machine formats.
  package var name: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }

  /// Creates a severity from its name, or returns `nil`.
  package init?(name: String) {
    guard let match = Severity.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }

  package static func < (left: Severity, right: Severity) -> Bool {
    left.rawValue < right.rawValue
  }
}
