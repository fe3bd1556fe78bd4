import Diagnostics
import Editions
import LintRules
import Patterns
import SourceText
import Storehouse

/// Takes allowed findings out of a report, and says which allowances have nothing to do.
struct Suppressions {
  /// What is left of a report.
  struct Outcome {
    /// The findings that nothing allows.
    var diagnostics: [Diagnostic]
    /// Findings about the allowances themselves.
    var complaints: [Diagnostic] = []
    /// How many findings are allowed.
    var count = 0
  }

  private let comments: [Suppression]
  private let configured: [(paths: GlobSet, suppression: ConfiguredSuppression)]
  private let asOf: CalendarDate
  /// By path and rule, the comments there that allow it.
  private let commentsByPlace: [Place: Allowing]
  private var usedAllowances: Set<[Int]> = []
  private var usedConfigured: Set<Int> = []

  init(
    _ comments: [Suppression], _ configured: [ConfiguredSuppression], asOf: CalendarDate
  ) {
    self.comments = comments
    self.configured = configured.compactMap { item in
      (try? GlobSet(item.paths)).map { ($0, item) }
    }
    self.asOf = asOf
    var byPlace: [Place: [Allowance]] = [:]
    for (index, comment) in comments.enumerated() {
      guard let covered = comment.covered else { continue }
      for (position, allowance) in comment.allowances.enumerated() {
        byPlace[Place(path: comment.path, rule: allowance.rule), default: []].append(
          Allowance(comment: index, position: position, covered: covered))
      }
    }
    commentsByPlace = byPlace.mapValues { Allowing($0) }
  }

  private struct Place: Hashable {
    let path: RepositoryPath
    let rule: RuleID
  }

  private struct Allowance {
    let comment: Int
    let position: Int
    let covered: SourceRange
  }

  /// The comments of one file that allow a rule.
  private struct Allowing {
    /// The one that covers least last; of those that cover the same, the first.
    let allowances: [Allowance]
    private let nesting: NestedRanges

    init(_ allowances: [Allowance]) {
      self.allowances = allowances.enumerated().sorted { left, right in
        (-left.element.covered.count, -left.offset) < (-right.element.covered.count, -right.offset)
      }.map(\.element)
      nesting = NestedRanges(self.allowances.map(\.covered))
    }

    /// The first that is wanted of those that cover a range, the one that covers least first.
    func first(covering range: SourceRange, where isWanted: (Allowance) -> Bool) -> Allowance? {
      // At an empty range two may meet.
      guard nesting.areNested, !range.isEmpty else { return allowances.last(where: isWanted) }
      return nesting.first(containing: range) { isWanted(allowances[$0]) }
        .map { allowances[$0] }
    }
  }

  /// Takes what is allowed out of some findings.
  ///
  /// `judgesConfiguration` is whether the findings are all there are, so that an allowance of the
  /// configuration without one is useless.
  mutating func applied(to diagnostics: [Diagnostic], judgesConfiguration: Bool) -> Outcome {
    if comments.isEmpty && configured.isEmpty { return Outcome(diagnostics: diagnostics) }
    var outcome = Outcome(diagnostics: [])
    for diagnostic in diagnostics {
      var note: Note?
      if Self.canBeAllowed(diagnostic.rule), isAllowed(diagnostic, expired: &note) {
        outcome.count += 1
        continue
      }
      var kept = diagnostic
      if let note { kept.notes.append(note) }
      outcome.diagnostics.append(kept)
    }
    outcome.complaints += uselessComments()
    if judgesConfiguration { outcome.complaints += uselessConfiguration() }
    return outcome
  }

  private mutating func isAllowed(_ finding: Diagnostic, expired: inout Note?) -> Bool {
    let allowing = commentsByPlace[Place(path: finding.path, rule: finding.rule)]
    let allowance = allowing?.first(covering: finding.range) { allowance in
      let comment = comments[allowance.comment]
      guard comment.covers(finding) else { return false }
      usedAllowances.insert([allowance.comment, allowance.position])
      guard let day = comment.until, isOver(day) else { return true }
      expired = ExpiredSuppression.note(day, path: comment.path, range: comment.range)
      return false
    }
    if allowance != nil { return true }
    for (index, item) in configured.enumerated()
    where item.suppression.rules.contains(finding.rule) && item.paths.contains(finding.path)
      && Self.isPointer(finding.pointer, atOrBelow: item.suppression.pointer)
    {
      usedConfigured.insert(index)
      guard let day = item.suppression.until.flatMap({ CalendarDate($0) }), isOver(day) else {
        return true
      }
      expired = ExpiredSuppression.note(
        day, path: RepositoryPath(StorehouseLayout.configuration), range: item.suppression.range)
    }
    return false
  }

  private func isOver(_ day: CalendarDate) -> Bool {
    asOf.firstDayNumber > day.lastDayNumber
  }

  private func uselessComments() -> [Diagnostic] {
    comments.enumerated().flatMap { index, comment in
      comment.allowances.enumerated().compactMap { position, allowance -> Diagnostic? in
        if comment.isFaulty || usedAllowances.contains([index, position]) { return nil }
        let removal = comment.allowances.count == 1 ? comment.removal : nil
        if let day = comment.until, isOver(day) {
          return ExpiredSuppression.finding(
            allowance.rule, day, path: comment.path, range: comment.range,
            pointer: comment.pointer, removal: removal)
        }
        return UselessSuppression.finding(
          allowance.rule, covers: comment.covered == nil ? nil : comment.pointer,
          path: comment.path,
          range: comment.allowances.count == 1 ? comment.range : allowance.range,
          removal: removal)
      }
    }
  }

  private func uselessConfiguration() -> [Diagnostic] {
    let path = RepositoryPath(StorehouseLayout.configuration)
    return configured.enumerated().compactMap { index, item in
      if usedConfigured.contains(index) { return nil }
      if let day = item.suppression.until.flatMap({ CalendarDate($0) }), isOver(day) {
        return ExpiredSuppression.finding(
          item.suppression.rules[0], day, path: path, range: item.suppression.range,
          pointer: item.suppression.ownPointer, removal: nil)
      }
      return UselessSuppression.finding(
        inConfiguration: item.suppression.rules, path: path, range: item.suppression.range,
        pointer: item.suppression.ownPointer)
    }
  }

  // MARK: What may be allowed

  /// Whether a finding of a rule may be allowed at all.
  static func canBeAllowed(_ rule: RuleID) -> Bool { !lasting.contains(rule) }

  /// Whether a rule looks at values, so that its findings without a pointer are about the document.
  static func isAboutValues(_ rule: RuleID) -> Bool { valueRules.contains(rule) }

  /// Protected rules, and those that speak of allowances.
  private static let lasting: Set<RuleID> = Set(
    RuleList.descriptors.filter(\.isProtected).map(\.id)
      + RuleList.suppressionRules.map(\.id))

  private static let valueRules = Set(
    RuleList.descriptors.filter { $0.group == .schema }.map(\.id))

  /// Whether a JSON Pointer leads to the same value as another or to something in it.
  static func isPointer(_ pointer: String, atOrBelow other: String) -> Bool {
    if other.isEmpty { return true }
    guard pointer.utf8.starts(with: other.utf8) else { return false }
    let rest = pointer.utf8.dropFirst(other.utf8.count)
    return rest.isEmpty || rest.first == UInt8(ascii: "/")
  }
}
