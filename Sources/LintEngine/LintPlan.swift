import Diagnostics
import Editions
import LintRules
import Patterns
import SourceText
import Storehouse

/// Which files are read as what, and which rules look at them.
struct LintPlan: Sendable {
  let kinds: [Kind]
  let asOf: CalendarDate
  let ceiling: DisclosureCeiling?
  let layoutRules: [any LayoutRule]
  let fileRules: [any FileRule]
  let entryRules: [any EntryRule]
  let catalogRules: [any CatalogRule]
  let levels: RuleLevels
  let privacy: PrivacyPlan
  /// Whether entries are checked against their schemas.
  let validates: Bool

  /// The plan of a lint run.
  init(_ storehouse: LoadedStorehouse, options: LintOptions) {
    self.init(storehouse, asOf: options.asOf, validates: true) { _ in true }
  }

  /// The plan of a look at what must never enter history, and at nothing else.
  init(protecting storehouse: LoadedStorehouse, asOf: CalendarDate) {
    self.init(storehouse, asOf: asOf, validates: false) { $0.isProtected }
  }

  private init(
    _ storehouse: LoadedStorehouse, asOf: CalendarDate, validates: Bool,
    where isWanted: (RuleDescriptor) -> Bool
  ) {
    kinds = storehouse.kinds
    self.asOf = asOf
    self.validates = validates
    ceiling = storehouse.configuration.ceiling
    let levels = RuleLevels(storehouse.configuration)
    self.levels = levels
    func isOn(_ rule: any Rule) -> Bool {
      let descriptor = type(of: rule).descriptor
      return isWanted(descriptor) && levels.mayReport(descriptor)
    }
    layoutRules = RuleList.layoutRules.filter(isOn)
    fileRules = RuleList.fileRules.filter(isOn)
    entryRules = RuleList.entryRules.filter(isOn)
    catalogRules = RuleList.catalogRules.filter(isOn)
    privacy = PrivacyPlan(storehouse, rules: RuleList.sensitiveRules.filter(isOn))
  }

  /// The index of the first kind that claims a path, or `nil`.
  func kind(of path: RepositoryPath) -> Int? {
    kinds.firstIndex { $0.paths.contains(path) }
  }
}

/// What the configuration says about the severity of each rule at each path.
struct RuleLevels: Sendable {
  private let profile: Configuration.Profile
  private let global: [RuleID: RuleLevel]
  private let overrides: [(paths: GlobSet, rules: [RuleID: RuleLevel])]
  private let houseRules: Set<RuleID>

  init(_ configuration: Configuration) {
    profile = configuration.profile
    global = configuration.rules
    overrides = configuration.overrides.compactMap { item in
      (try? GlobSet(item.paths)).map { ($0, item.rules) }
    }
    houseRules = Set(RuleList.descriptors.filter(\.isHouseRule).map(\.id))
  }

  /// Whether a rule can report anything anywhere, so that it has to run.
  func mayReport(_ rule: RuleDescriptor) -> Bool {
    if overrides.contains(where: { item in item.rules[rule.id].map { $0 != .off } ?? false }) {
      return true
    }
    return profile == .storehouse && rule.isProtected || level(of: rule.id) != .off
  }

  /// The finding with the severity that the configuration wants, or `nil` when it is off.
  func adjusted(_ diagnostic: Diagnostic) -> Diagnostic? {
    var level = level(of: diagnostic.rule)
    for item in overrides where item.paths.contains(diagnostic.path) {
      level = item.rules[diagnostic.rule] ?? level
    }
    // What may be nothing at all stays a note, so that a strict level is no flood.
    if diagnostic.sensitive?.level == "low", level != .off { return diagnostic }
    // Protected findings differ in how sure they are; the configuration can only add to that.
    let isFloored = profile == .storehouse && ProtectedRules.all[diagnostic.rule] != nil
    switch level {
    case .off: return isFloored ? diagnostic : nil
    case nil: return diagnostic
    case .on(let severity):
      var changed = diagnostic
      changed.severity = isFloored ? max(severity, diagnostic.severity) : severity
      return changed
    }
  }

  private func level(of rule: RuleID) -> RuleLevel? {
    if let level = global[rule] { return level }
    return profile == .plain && houseRules.contains(rule) ? .off : nil
  }
}
