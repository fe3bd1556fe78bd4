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

  init(_ storehouse: LoadedStorehouse, options: LintOptions) {
    kinds = storehouse.kinds
    asOf = options.asOf
    ceiling = storehouse.configuration.ceiling
    let levels = RuleLevels(storehouse.configuration)
    self.levels = levels
    layoutRules = RuleList.layoutRules.filter { levels.mayReport(type(of: $0).descriptor) }
    fileRules = RuleList.fileRules.filter { levels.mayReport(type(of: $0).descriptor) }
    entryRules = RuleList.entryRules.filter { levels.mayReport(type(of: $0).descriptor) }
    catalogRules = RuleList.catalogRules.filter { levels.mayReport(type(of: $0).descriptor) }
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
    return level(of: rule.id) != .off
  }

  /// The finding with the severity that the configuration wants, or `nil` when it is off.
  func adjusted(_ diagnostic: Diagnostic) -> Diagnostic? {
    var level = level(of: diagnostic.rule)
    for item in overrides where item.paths.contains(diagnostic.path) {
      level = item.rules[diagnostic.rule] ?? level
    }
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
