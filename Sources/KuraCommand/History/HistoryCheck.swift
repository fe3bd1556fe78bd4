import Diagnostics
import Editions
import GitStore
import LintEngine
import LintRules
import SourceText
import Storehouse

/// Looks for what must never be there in everything that commits bring into a history, so that what
/// was added and removed again is found too.
struct HistoryCheck {
  /// The findings, each about the first commit that brings its text in.
  private(set) var diagnostics: [Diagnostic] = []
  /// The findings about what may be in the history, and not at the place to which it is sent.
  private(set) var notToBeSent: [Diagnostic] = []
  /// The commits that were looked at, parents before children.
  private(set) var commits: [ObjectID] = []
  /// The parents of those commits.
  private(set) var parents: [ObjectID: [ObjectID]] = [:]
  /// The paths that any of the commits changes, from the storehouse's folder.
  private(set) var changedPaths: Set<RepositoryPath> = []
  /// The references that were looked at by their names.
  private(set) var referenceNames: Set<RepositoryPath> = []
  /// The names of the references under which findings about tags stand, by the tag's digits.
  private(set) var tagNames: [String: RepositoryPath] = [:]

  private let repository: Repository
  private let root: RepositoryPath
  private let storehouse: LoadedStorehouse
  /// Looks under the ceiling of the place to which the commits are sent.
  private let check: ProtectedCheck
  /// Looks under the ceiling of the repository alone; `nil` when there is no other place.
  private let ownCheck: ProtectedCheck?
  private let options: LintOptions
  private var knownTags: Set<ObjectID> = []
  private var checkedPaths: Set<RepositoryPath> = []
  private var origins: [FindingKey: String] = [:]
  private var reportedBlobs: Set<BlobFinding> = []
  private var texts: [RepositoryPath: Text] = [:]
  private var takenAway: TakenAwayEntries
  private let scope: HistoryScope

  private enum Text {
    case blob(ObjectID)
    case bytes([UInt8])
  }

  /// A finding of a content, whatever the file that has it is called.
  private struct BlobFinding: Hashable {
    let blob: ObjectID
    let rule: RuleID
    let range: SourceRange
  }

  /// Prepares a check of a repository whose storehouse lies in a folder; kinds, labels and
  /// exceptions are those of one state of it, and `ceiling` that of the place to which it is sent.
  init(
    _ repository: Repository, root: RepositoryPath, _ storehouse: LoadedStorehouse,
    scope: HistoryScope, ceiling: DisclosureCeiling?, allowList: AllowList, asOf: CalendarDate
  ) {
    self.repository = repository
    self.root = root
    self.scope = scope
    self.storehouse = storehouse
    func check(_ storehouse: LoadedStorehouse) -> ProtectedCheck {
      ProtectedCheck(
        storehouse, allowList: allowList, asOf: asOf, convert: TextConversion.japanese,
        isOfPast: true)
    }
    self.check = check(storehouse.limited(to: ceiling))
    ownCheck = ceiling == nil ? nil : check(storehouse)
    options = LintOptions(asOf: asOf)
    takenAway = TakenAwayEntries(EntryIdentities(storehouse, options: options))
  }

  /// Looks at the commits of a part of the history.
  mutating func look(at part: HistoryPart) throws {
    let walk = try HistoryWalk(repository, part)
    while let commit = try walk.next() {
      guard parents.updateValue(commit.parents, forKey: commit.id) == nil else { continue }
      commits.append(commit.id)
      if scope.looksOutside {
        add(
          check.findings(inMessage: commit.message, name: .commitMessage), at: commit.id,
          text: .bytes(commit.message))
      }
      for change in commit.changes where scope.covers(change.path, root) {
        try look(at: change, in: commit.id, walk)
      }
      try lookForLoweredLabels(in: commit, walk)
      try lookForLabelsLoweredByMerging(in: commit, walk)
      try lookForDroppedProfile(in: commit, walk)
    }
    // A clone without the older commits would take all that they hold for new.
    if repository.isShallow, !boundary(of: Set(commits)).allSatisfy(repository.holds) {
      throw CommandFailure(.shallow, nextStep: .fetchTheRest)
    }
  }

  /// Looks at the name of a reference and at the messages of its tags.
  ///
  /// - Returns: the commit that it leads to, or `nil` when it leads to a single file or folder.
  mutating func look(at reference: NamedReference) throws -> ObjectID? {
    let target = try repository.target(of: reference.id)
    referenceNames.insert(reference.name)
    add(check.findings(inPath: reference.name), at: reference.id, text: .bytes([]))
    for tag in target.tags where knownTags.insert(tag.id).inserted {
      tagNames["\(tag.id)"] = reference.name
      add(
        check.findings(inMessage: tag.message, name: .tagMessage), at: tag.id,
        text: .bytes(tag.message))
    }
    let walk = try HistoryWalk(repository, HistoryPart(tips: []))
    for file in target.files {
      let change = IntroducedCommit.Change(
        path: file.path, kind: file.kind, blob: file.blob, earlier: nil, isNew: true)
      try look(at: change, in: reference.id, walk)
    }
    return target.commit
  }

  /// The parents of some of the commits that are not among them.
  func boundary(of commits: Set<ObjectID>) -> Set<ObjectID> {
    Set(commits.flatMap { parents[$0] ?? [] }).subtracting(commits)
  }

  /// Whether a finding of the present content has a past one that says the same.
  func holds(_ finding: Diagnostic) -> Bool { origins[FindingKey(finding)] != nil }

  /// The text that a past finding is about.
  func source(_ path: RepositoryPath) -> SourceFile? {
    switch texts[path] {
    case nil: return nil
    case .bytes(let bytes): return SourceFile(path: path, bytes: bytes)
    case .blob(let id):
      let walk = try? HistoryWalk(repository, HistoryPart(tips: []))
      return (try? walk?.content(of: id)).map { SourceFile(path: path, bytes: $0) }
    }
  }

  private mutating func look(
    at change: IntroducedCommit.Change, in commit: ObjectID, _ walk: HistoryWalk
  ) throws {
    let path = seenFromStorehouse(change.path)
    changedPaths.insert(path)
    guard change.isNew, let blob = change.blob else { return }
    if checkedPaths.insert(path).inserted {
      add(check.findings(inPath: path), at: commit, text: .bytes([]))
    }
    guard change.kind != .submodule else { return }
    guard let bytes = try walk.content(of: blob) else {
      throw CommandFailure(
        .tooLarge(path, commit: "\(commit)"), nextStep: .keepLargeFilesElsewhere)
    }
    let source = SourceFile(path: path, bytes: bytes)
    var all =
      change.kind == .symbolicLink ? check.findings(inLink: source) : check.findings(in: source)
    if let ownCheck, all.contains(where: { $0.rule == AboveCeiling.descriptor.id }) {
      // What may be here is no matter of the history: only the place is the wrong one.
      let own = ownCheck.findings(in: source)
      let places = Set(own.map { RulePlace($0) })
      let others = all.filter { !places.contains(RulePlace($0)) }
      add(others, at: commit, text: .blob(blob), isToBeSent: true)
      all = own
    }
    let found = all.filter { finding in
      reportedBlobs.insert(
        BlobFinding(blob: blob, rule: finding.rule, range: finding.range)
      ).inserted
    }
    add(found, at: commit, text: .blob(blob))
  }

  /// Compares entries with what they were before a commit: at their place, at the place that they
  /// come from, or where an earlier commit took away an entry with their id.
  private mutating func lookForLoweredLabels(
    in commit: IntroducedCommit, _ walk: HistoryWalk
  ) throws {
    let changes = commit.changes.map { ($0, path: seenFromStorehouse($0.path)) }
      .filter { storehouse.claims($0.path) }
    let removed = changes.compactMap { change, path in
      change.blob == nil ? change.earlier.map { (path, $0) } : nil
    }
    let added = changes.compactMap { change, path in
      change.earlier == nil ? change.blob.map { (path, $0) } : nil
    }
    let present = changes.compactMap { change, path in change.earlier.map { (path, $0) } }
    let lost =
      takenAway.isEmpty
      ? []
      : takenAway.entries(inPlaceOf: try added.map { try source($0, walk) })
        .filter { file in !present.contains { $0.0 == file.path } }
    for (path, blob) in removed { takenAway.add(path, try source((path, blob), walk), blob) }
    let old = lost + present
    guard !old.isEmpty else { return }
    let moves = try moves(from: removed, to: added, in: commit)
    let new = changes.compactMap { change, path in change.blob.map { (path, $0) } }
    let found = try Linter.transitions(
      from: try files(old, walk), to: try files(new, walk),
      changed: changes.map { change, path in
        LintEngine.PathChange(
          before: change.earlier == nil ? nil : path,
          after: change.blob == nil ? moves[path] : path)
      } + lost.map { PathChange(before: $0.0, after: nil) },
      storehouse: storehouse, options: options)
    for finding in found {
      guard let blob = new.first(where: { $0.0 == finding.path })?.1 else { continue }
      add([finding], at: commit.id, text: .blob(blob))
    }
  }

  /// Compares what a merge makes of an entry with what it was on every side that had changed it.
  ///
  /// Git tells of a merge only what differs from all sides, and whoever takes one side's file for a
  /// conflict may undo what the other had decided.
  private mutating func lookForLabelsLoweredByMerging(
    in commit: IntroducedCommit, _ walk: HistoryWalk
  ) throws {
    guard commit.parents.count > 1 else { return }
    for side in try repository.sides(ofMerging: commit.parents) {
      let changes = try repository.changes(from: side.commit, to: commit.id).compactMap { change in
        change.before.flatMap { before in
          change.after.map { (seenFromStorehouse(change.path), before.blob, $0.blob, change.path) }
        }
      }.filter { storehouse.claims($0.0) && side.hasChanged($0.3) }
      let old = changes.compactMap { file in file.1.map { (file.0, $0) } }
      let new = changes.compactMap { file in file.2.map { (file.0, $0) } }
      guard !old.isEmpty else { continue }
      let found = try Linter.transitions(
        from: try files(old, walk), to: try files(new, walk),
        changed: changes.map { PathChange($0.0) }, storehouse: storehouse, options: options)
      for finding in found where !hasFound(finding, in: commit.id) {
        guard let blob = new.first(where: { $0.0 == finding.path })?.1 else { continue }
        add([finding.seenFromMergedSide()], at: commit.id, text: .blob(blob))
      }
    }
  }

  /// Whether a commit has a finding of the same rule at the same place already.
  private func hasFound(_ finding: Diagnostic, in commit: ObjectID) -> Bool {
    diagnostics.contains {
      $0.commit == "\(commit)" && $0.path == finding.path && RulePlace($0) == RulePlace(finding)
    }
  }

  /// Finds where a storehouse stopped being one, if it is none in the last state: whatever came before
  /// or after has been judged by no rule of it.
  private mutating func lookForDroppedProfile(
    in commit: IntroducedCommit, _ walk: HistoryWalk
  ) throws {
    guard storehouse.configuration.profile != .storehouse else { return }
    let path = RepositoryPath(StorehouseLayout.configuration)
    for change in commit.changes where seenFromStorehouse(change.path) == path {
      guard let blob = change.blob, let earlier = change.earlier else { continue }
      let before = StorehouseLoader.configurationIfReadable(try source((path, earlier), walk))
      guard before?.profile == .storehouse else { continue }
      let range = StorehouseLoader.configurationIfReadable(try source((path, blob), walk))?
        .profileRange
      add(
        [
          LabelsSwitchedOff.finding(
            aboutProfileIn: path, at: range ?? SourceRange(at: 0),
            pointer: range == nil ? "" : "/profile")
        ], at: commit.id, text: .blob(blob))
    }
  }

  /// Where the files that a commit takes away went, as far as git sees it.
  private func moves(
    from removed: [(RepositoryPath, ObjectID)], to added: [(RepositoryPath, ObjectID)],
    in commit: IntroducedCommit
  ) throws -> [RepositoryPath: RepositoryPath] {
    guard !removed.isEmpty, !added.isEmpty, let parent = commit.parents.first else { return [:] }
    let pairs = try repository.changes(from: parent, to: commit.id).compactMap { change in
      change.isMoveCertain
        ? change.movedTo.map { (seenFromStorehouse(change.path), seenFromStorehouse($0)) } : nil
    }
    return Dictionary(pairs) { first, _ in first }
  }

  private func source(
    _ file: (path: RepositoryPath, blob: ObjectID), _ walk: HistoryWalk
  ) throws -> SourceFile {
    SourceFile(path: file.path, bytes: try walk.content(of: file.blob) ?? [])
  }

  private func files(
    _ list: [(RepositoryPath, ObjectID)], _ walk: HistoryWalk
  ) throws -> LintInput {
    LintInput(
      try list.map { try source($0, walk) })
  }

  /// Keeps findings that no earlier commit has brought in at the same path.
  private mutating func add(
    _ found: [Diagnostic], at commit: ObjectID, text: Text, isToBeSent: Bool = false
  ) {
    guard !found.isEmpty else { return }
    let name = "\(commit)"
    for finding in found {
      // Every later version of the file has it too, and one finding is enough.
      let origin = origins[FindingKey(finding)] ?? name
      origins[FindingKey(finding)] = origin
      guard origin == name else { continue }
      var past = finding
      past.commit = name
      past.fixes = []
      texts[past.sourcePath] = text
      if isToBeSent { notToBeSent.append(past) } else { diagnostics.append(past) }
    }
  }

  /// A path of the repository as it is seen from the storehouse's folder.
  private func seenFromStorehouse(_ path: RepositoryPath) -> RepositoryPath {
    if root.bytes.isEmpty { return path }
    if path.isAtOrBelow(root), path != root {
      return RepositoryPath(bytes: Array(path.bytes.dropFirst(root.bytes.count + 1)))
    }
    let depth = root.bytes.split(separator: UInt8(ascii: "/")).count
    return RepositoryPath(bytes: Array(String(repeating: "../", count: depth).utf8) + path.bytes)
  }
}

/// Which files a check of the history looks at when a repository has several storehouses.
struct HistoryScope {
  /// The folders of the other storehouses, which have checks of their own.
  var others: [RepositoryPath] = []
  /// Whether messages, and files outside all storehouses, are looked at too.
  var looksOutside = true

  /// Whether a file, by its path from the top of the repository, is looked at by the check of the
  /// storehouse in a folder.
  func covers(_ path: RepositoryPath, _ root: RepositoryPath) -> Bool {
    if others.contains(where: path.isAtOrBelow) { return false }
    return looksOutside || path.isAtOrBelow(root)
  }
}

/// Which rule has found something where.
private struct RulePlace: Hashable {
  private let rule: RuleID
  private let range: SourceRange

  init(_ finding: Diagnostic) {
    (rule, range) = (finding.rule, finding.range)
  }
}

/// What makes two findings in versions of one file the same.
private struct FindingKey: Hashable {
  private let path: RepositoryPath
  private let rule: RuleID
  private let detail: String

  init(_ finding: Diagnostic) {
    path = finding.path
    rule = finding.rule
    detail =
      finding.sensitive.map { "\($0.kind) \($0.value)" }
      ?? "\(finding.pointer) \(finding.message.english)"
  }
}

extension LocalizedText {
  fileprivate static let shallow = LocalizedText(
    ja: "この浅いクローンには、調べる範囲より前の履歴がありません。",
    en: "This shallow clone lacks the history before the range")
  fileprivate static let fetchTheRest = LocalizedText(
    ja: "git fetch --unshallow を実行してください（CI なら、取得の深さを 0 にします）。",
    en: "Run git fetch --unshallow, or let CI fetch with depth 0")

  fileprivate static func tooLarge(_ path: RepositoryPath, commit: String) -> LocalizedText {
    LocalizedText(
      ja: "コミット \(commit.prefix(10)) の「\(path)」は大きすぎて、中を確かめられません。",
      en: "'\(path)' in commit \(commit.prefix(10)) is too large to be looked through")
  }

  fileprivate static let keepLargeFilesElsewhere = LocalizedText(
    ja: "大きなファイルは git に入れず、別の場所に置いてください。",
    en: "Keep large files outside git")
}
