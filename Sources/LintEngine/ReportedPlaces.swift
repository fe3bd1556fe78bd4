import Diagnostics
import LintRules
import SensitiveText
import SourceText

/// As many places of one file as are worth a report, so that a report on a heap of data ends.
///
/// What a storehouse registers is taken off later, when all of it is known, so no value is left out
/// only because many others stand before it; what is doubtful takes no room from what is certain.
struct ReportedPlaces {
  /// So many places, and findings, of each level are told of.
  static let largestCount = 1_000
  /// Beyond them a value is kept where it stands first, as long as there are no more than these; no
  /// storehouse registers as many.
  private static let largestValueCount = 100_000

  private(set) var places: [SensitivePlace] = []
  private var counts: [SensitiveMatch.Level: Int] = [:]
  private var values: Set<Value> = []

  private struct Value: Hashable {
    let kind: SensitiveKind
    let value: String

    init(_ place: SensitivePlace) {
      kind = place.kind
      value = place.value
    }
  }

  init() {}

  /// Places in order, without what an exception allows.
  init(_ places: [SensitivePlace]) { add(places) }

  /// Adds places that stand behind those there are.
  mutating func add(_ new: [SensitivePlace]) {
    if places.count + new.count <= Self.largestCount {
      places += new
      return
    }
    if values.isEmpty {
      for place in places { count(place) }
    }
    for place in new where counts[place.level, default: 0] < Self.largestCount || isNew(place) {
      count(place)
      places.append(place)
    }
  }

  private mutating func count(_ place: SensitivePlace) {
    counts[place.level, default: 0] += 1
    values.insert(Value(place))
  }

  private func isNew(_ place: SensitivePlace) -> Bool {
    counts[place.level, default: 0] < Self.largestValueCount && !values.contains(Value(place))
  }
}

extension [Diagnostic] {
  /// As many findings about values of each file and level as are worth a report.
  var withoutHeaps: [Diagnostic] {
    guard count > ReportedPlaces.largestCount else { return self }
    var counts: [RepositoryPath: [String: Int]] = [:]
    return filter { finding in
      guard let mark = finding.sensitive else { return true }
      counts[finding.path, default: [:]][mark.level, default: 0] += 1
      return counts[finding.path]?[mark.level] ?? 0 <= ReportedPlaces.largestCount
    }
  }
}
