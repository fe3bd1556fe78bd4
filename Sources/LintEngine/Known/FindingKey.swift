/// What stays the same about a finding when its file changes elsewhere, is moved, or another day
/// comes: neither a line number nor a position in a list is part of it.
package struct FindingKey: Hashable, Sendable {
  /// Where a finding is.
  package enum Subject: Hashable, Sendable {
    /// An entry, by its kind and id.
    case entry(String)
    /// A file that is no entry.
    case path(String)
  }

  package let subject: Subject
  package let rule: String
  /// The pointer, with what items are instead of where they are.
  package let pointer: String
  /// The English message without counts and suggestions.
  package let message: String

  package init(subject: Subject, rule: String, pointer: String, message: String) {
    self.subject = subject
    self.rule = rule
    self.pointer = pointer
    self.message = message
  }

  /// The order of a baseline: subject, pointer, rule, message.
  package static func precedes(_ left: FindingKey, _ right: FindingKey) -> Bool {
    for (first, second) in zip(left.sortTexts, right.sortTexts) where first != second {
      return first.utf8.lexicographicallyPrecedes(second.utf8)
    }
    return false
  }

  private var sortTexts: [String] {
    switch subject {
    case .entry(let name): ["e", name, pointer, rule, message]
    case .path(let name): ["p", name, pointer, rule, message]
    }
  }
}

/// Findings that are known from before, each as often as it was there.
package struct KnownFindings: Sendable, Equatable {
  package private(set) var counts: [FindingKey: Int] = [:]

  /// No storehouse has as many findings alike; what a file claims beyond it means the same.
  private static let largestCount = 1 << 30

  package init() {}

  /// Findings by their keys; those without a key are never known.
  package init(_ keys: [FindingKey?]) {
    for case let key? in keys { add(key) }
  }

  package mutating func add(_ key: FindingKey, count: Int = 1) {
    let known = counts[key, default: 0]
    counts[key] = known + min(count, Self.largestCount - known)
  }

  /// The positions of the findings that are not known; of equal ones, the last are new.
  package func new(among keys: [FindingKey?]) -> [Int] {
    var left = counts
    return keys.indices.filter { index in
      guard let key = keys[index], let count = left[key], count > 0 else { return true }
      left[key] = count - 1
      return false
    }
  }

  /// What of it is still there.
  package func remaining(among keys: [FindingKey?]) -> KnownFindings {
    let now = KnownFindings(keys)
    var remaining = KnownFindings()
    for (key, count) in counts {
      let both = min(count, now.counts[key] ?? 0)
      if both > 0 { remaining.add(key, count: both) }
    }
    return remaining
  }

  /// How many findings there are that others lack.
  package func count(beyond others: KnownFindings) -> Int {
    counts.reduce(0) { $0 + max(0, $1.value - others.counts[$1.key, default: 0]) }
  }

  /// How many findings there are.
  package var total: Int { counts.values.reduce(0, +) }
}
