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
  /// Looks for labels where no entry is read; `nil` where nothing is above any ceiling.
  let labelSearch: LabelSearch?
  /// Whether entries are checked against their schemas.
  let validates: Bool

  /// The plan of a lint run.
  init(_ storehouse: LoadedStorehouse, options: LintOptions) {
    self.init(storehouse, asOf: options.asOf, validates: true, isOfPast: false) { _ in true }
  }

  /// The plan of a look at what must never enter history, or is part of it, and at nothing else.
  init(protecting storehouse: LoadedStorehouse, asOf: CalendarDate, isOfPast: Bool = false) {
    self.init(storehouse, asOf: asOf, validates: false, isOfPast: isOfPast) { $0.isProtected }
  }

  private init(
    _ storehouse: LoadedStorehouse, asOf: CalendarDate, validates: Bool, isOfPast: Bool,
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
    labelSearch = storehouse.configuration.ceiling
      .flatMap {
        isOn(AboveCeiling()) ? LabelSearch(ceiling: $0, asOf: asOf, isOfPast: isOfPast) : nil
      }
    privacy = PrivacyPlan(storehouse, rules: RuleList.sensitiveRules.filter(isOn))
  }

  /// The index of the first kind that claims a path, or `nil`.
  func kind(of path: RepositoryPath) -> Int? {
    kinds.firstIndex { $0.paths.contains(path) }
  }

  /// The index of the kind to which a file would belong if its name ended as entries do: one that
  /// ends in another way, or a copy that an editor has left.
  func kind(meantBy path: RepositoryPath) -> Int? {
    guard let stem = path.stemOfYAML else { return nil }
    return ["yaml", "yml"].lazy.compactMap { ending in
      kind(of: path.parent.appending(RepositoryPath(bytes: stem + Array(".\(ending)".utf8))))
    }.first
  }

  /// Whether a file without a kind lies among entries and looks like one.
  func mayBeEntry(_ path: RepositoryPath) -> Bool {
    guard path.stemOfYAML != nil else { return false }
    return path.isAtOrBelow(RepositoryPath(StorehouseLayout.knowledge))
      || kinds.contains { kind in
        kind.paths.sources.contains { glob in
          let folder = StorehouseLoader.literalFolder(of: glob)
          return !folder.bytes.isEmpty && path.isAtOrBelow(folder)
        }
      }
  }

  /// Whether a file without a kind may hold a label wherever it lies, such as a draft, or an entry of
  /// a kind that is no more; schemas and the configuration speak of labels and have none.
  func mayBeLabelled(_ path: RepositoryPath) -> Bool {
    guard path.stemOfYAML != nil, path != RepositoryPath(StorehouseLayout.configuration) else {
      return false
    }
    return !path.isAtOrBelow(RepositoryPath(StorehouseLayout.schemas))
      && !kinds.contains { $0.schemaPath?.parent == path.parent }
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

extension RepositoryPath {
  /// The name before `.yaml`, `.yml` or `.json` in any case, whatever follows; `nil` where none is.
  fileprivate var stemOfYAML: [UInt8]? {
    let name = Array(self.name.utf8)
    let folded = name.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    let position = folded.indices.dropFirst().first { start in
      [".yaml", ".yml", ".json"].contains { folded[start...].starts(with: $0.utf8) }
    }
    return position.map { Array(name[..<$0]) }
  }
}
