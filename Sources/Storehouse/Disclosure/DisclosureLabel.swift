/// A level of the Traffic Light Protocol 2.0, from what everybody may see to what hardly anybody may.
package enum TLPLevel: Int, Hashable, Comparable, Sendable, CaseIterable {
  case clear
  case green
  case amber
  case amberStrict
  case red

  /// The name as FIRST spells it: upper case, without spaces, never translated.
  package var name: String {
    switch self {
    case .clear: "CLEAR"
    case .green: "GREEN"
    case .amber: "AMBER"
    case .amberStrict: "AMBER+STRICT"
    case .red: "RED"
    }
  }

  /// Creates a level from its exact name, or returns `nil`.
  package init?(name: some StringProtocol) {
    guard let match = TLPLevel.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }

  package static func < (left: TLPLevel, right: TLPLevel) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Which named groups of people may see something.
package enum Audience: Hashable, Sendable {
  /// No group limits it further.
  case unlimited
  /// Only people in at least one of these groups; nobody when there is none.
  case groups(Set<String>)

  /// An audience from names as they are written: no name at all limits nothing.
  package init(names: [String]) {
    self = names.isEmpty ? .unlimited : .groups(Set(names.map(Audience.groupName)))
  }

  /// The name by which groups are compared: `group-desk` and `desk` are the same group.
  package static func groupName(_ written: String) -> String {
    written.hasPrefix("group-") ? String(written.dropFirst(6)) : written
  }

  /// Whoever both admit.
  package func intersection(_ other: Audience) -> Audience {
    switch (self, other) {
    case (.unlimited, let rest), (let rest, .unlimited): rest
    case (.groups(let left), .groups(let right)): .groups(left.intersection(right))
    }
  }

  /// Whether everybody here is admitted there.
  package func isWithin(_ other: Audience) -> Bool {
    switch (self, other) {
    case (_, .unlimited): true
    case (.unlimited, .groups): false
    case (.groups(let left), .groups(let right)): left.isSubset(of: right)
    }
  }

  /// Whether no group is left.
  package var isNobody: Bool { self == .groups([]) }
}

/// Who may see something, and from when.
///
/// Labels are a lattice: `joined` is the loosest label that is no looser than either of two. A part
/// of an entry counts as its own label joined with all that enclose it.
package struct DisclosureLabel: Hashable, Sendable {
  /// Whose information it is.
  package enum Origin: Int, Hashable, Sendable {
    case own
    /// Received from somebody else, whose permission a wider audience needs.
    case received
  }

  /// How far the work is; only `status` says it.
  package enum State: Int, Hashable, Sendable {
    case approved
    case review
    case draft
    case withdrawn
  }

  package var level: TLPLevel
  package var audience: Audience
  package var origin: Origin
  package var state: State
  /// The first day on which it may be public, in days since 0001-01-01; 0 when nothing holds it
  /// back, and the greatest number when the day that is written cannot be read.
  package var publicFrom: Int

  package init(
    _ level: TLPLevel, audience: Audience = .unlimited, origin: Origin = .own,
    state: State = .approved, publicFrom: Int = 0
  ) {
    self.level = level
    self.audience = audience
    self.origin = origin
    self.state = state
    self.publicFrom = publicFrom
  }

  /// What everybody may see: the bottom of the lattice.
  package static let loosest = DisclosureLabel(.clear)

  /// What a missing or unreadable label counts as.
  package static let strictest = DisclosureLabel(.red, origin: .received, state: .withdrawn)

  /// The loosest label that is no looser than either.
  package func joined(_ other: DisclosureLabel) -> DisclosureLabel {
    DisclosureLabel(
      max(level, other.level), audience: audience.intersection(other.audience),
      origin: origin == .own ? other.origin : origin,
      state: state.rawValue < other.state.rawValue ? other.state : state,
      publicFrom: max(publicFrom, other.publicFrom))
  }

  /// Whether everybody who may see something with the other label may see this too.
  ///
  /// Origin and state say who may change a label and what may be published, not who may look.
  package func mayBeShown(beside other: DisclosureLabel) -> Bool {
    level <= other.level && other.audience.isWithin(audience) && publicFrom <= other.publicFrom
  }

  /// The label without a day of publication that has come.
  package func asOf(dayNumber: Int) -> DisclosureLabel {
    guard publicFrom > 0, publicFrom <= dayNumber else { return self }
    var label = self
    label.publicFrom = 0
    return label
  }

  /// The label as people write it: `TLP:AMBER (desk)` without the day.
  package var name: String {
    guard case .groups(let names) = audience else { return "TLP:" + level.name }
    return "TLP:\(level.name) (\(names.sorted().joined(separator: ", ")))"
  }
}

/// What a place is for: the strictest that may be there.
package struct DisclosureCeiling: Hashable, Sendable {
  package var level: TLPLevel
  /// Groups to all of which everybody belongs who can look there.
  package var groups: Set<String>
  /// Whether it is the ceiling of a place to which something is sent, and not of this repository.
  package var isElsewhere = false

  package init(_ level: TLPLevel, groups: [String] = []) {
    self.level = level
    self.groups = Set(groups.map(Audience.groupName))
  }

  /// A public place.
  package static let clear = DisclosureCeiling(.clear)

  /// Why something may not be there.
  package enum Objection: Hashable, Sendable {
    case level
    /// Everybody who can look there belongs to none of the groups.
    case audience
    /// It is not yet public, and the place is.
    case embargo
  }

  /// Whether everything that another place may hold may be here too.
  package func admitsEverything(below other: DisclosureCeiling) -> Bool {
    other.level <= level && other.groups.isSubset(of: groups)
  }

  /// Why something with a label may not be there on a day, or `nil` when it may.
  package func objection(to label: DisclosureLabel, dayNumber: Int) -> Objection? {
    if label.level > level { return .level }
    if case .groups(let allowed) = label.audience, groups.isDisjoint(with: allowed) {
      return .audience
    }
    // Whoever may see it before it is public is what level and groups say.
    if level == .clear, label.publicFrom > dayNumber { return .embargo }
    return nil
  }
}
