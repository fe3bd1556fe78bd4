import Diagnostics
import GitStore
import LintEngine
import LintRules
import Reporting
import SourceText
import Storehouse

/// Checks what a push would do, one reference after the other.
struct PushCheck {
  let call: HookCall
  /// The storehouse that is checked where what is pushed has none.
  var place: StorehousePlace
  /// Which files are looked at when there are several storehouses.
  var scope = HistoryScope()
  let repository: Repository
  let isReceiving: Bool
  /// Why ordinary findings are passed over, or `nil`.
  let skipReason: String?
  /// Where the commits go; `nil` where they have arrived.
  let destination: PushDestination?

  /// What the other end has.
  var known: HistoryPart
  /// The references that say, under the configuration that is pushed, what else the other end has.
  var believed: (Configuration) throws -> [String] = { _ in [] }

  /// What came of one reference.
  private struct Checked {
    let name: RepositoryPath
    let outcome: RangeCheck.Outcome
    let findings: [Diagnostic]
    let settings: RunSettings
    let code: Int32
    /// The commit to which it leads, if it is one.
    let commit: ObjectID?
    /// The folder of the storehouse that was asked.
    let root: RepositoryPath
    /// The options of `kura lint` by which its author sees all findings, if there are some.
    let optionsForAll: String?
    /// What to do when the destination is the wrong one for something.
    let advice: LocalizedText?
  }

  /// Checks all updates, and says what it found when it is known whether the push goes on.
  /// - Returns: the exit code of the hook.
  func run(_ updates: [ReferenceUpdate]) throws -> Int32 {
    var known = known
    var checked: [Checked] = []
    do {
      // Branches first: their commits are then known when a tag names one of them.
      for update in updates.filter(\.isBranch) + updates.filter({ !$0.isBranch }) {
        guard let new = update.new else { continue }
        checked += try check(update, new, known)
        known.excluded.append(new)
      }
    } catch {
      for update in checked { try report(update, goesOn: false) }
      throw error
    }
    let codes = Set(checked.map(\.code))
    let code = [2, 1, 3].first(where: codes.contains) ?? 0
    for update in checked { try report(update, goesOn: code == 0) }
    return code
  }

  private func report(_ checked: Checked, goesOn: Bool) throws {
    let findings = goesOn ? checked.findings.map(Self.advisingAfterwards) : checked.findings
    // Where only names and messages were looked at, there are no files to be counted.
    let fileCount = checked.outcome.fileCount
    call.report(
      findings, fileCount: fileCount > 0 ? fileCount : nil, checked.settings,
      first: .atHook(seeing: checked.optionsForAll, in: checked.root),
      source: checked.outcome.source)
    // The name may hold what must not be shown.
    let redaction = Redaction(findings, source: checked.outcome.source)
    let name = redaction.path(checked.name)
    let closing: [LocalizedText]
    if checked.code != 0 {
      let remedy = PushRemedy(
        name: name, findings: findings, history: checked.outcome.remedy,
        destination: checked.advice,
        place: try place(of: checked.commit))
      closing = remedy.words.map(redaction.text) + [.refused(name)]
    } else if goesOn {
      closing = [PushedWarnings(findings).words(about: name)].compactMap(\.self)
    } else {
      closing = []
    }
    for text in closing { call.environment.writeError(text[checked.settings.language] + "\n") }
  }

  /// Where the author of a commit has to be to mend it.
  private func place(of commit: ObjectID?) throws -> MendingPlace {
    if isReceiving { return .elsewhere }
    return try commit.map { try MendingPlace(repository, last: $0) } ?? .here
  }

  /// A finding of a commit that goes out all the same: what is advised before a push is too late.
  private static func advisingAfterwards(_ finding: Diagnostic) -> Diagnostic {
    guard finding.commit != nil else { return finding }
    var advised = finding
    advised.help = .lookAtIt
    return advised
  }

  /// Checks one reference for every storehouse that it has.
  private func check(
    _ update: ReferenceUpdate, _ new: ObjectID, _ known: HistoryPart
  ) throws -> [Checked] {
    let commit = try repository.target(of: new).commit
    let folders = try commit.map(storehouseFolders) ?? []
    try refuseLoss(update, of: folders, in: commit)
    if folders.isEmpty { return [try check(update, new, commit, known)] }
    return try folders.enumerated().map { position, folder in
      var own = self
      if folder != place.root {
        own.place = StorehousePlace(repository: repository, root: folder, folder: nil)
      }
      own.scope = HistoryScope(
        others: folders.filter { $0 != folder }, looksOutside: position == 0)
      return try own.check(update, new, commit, known)
    }
  }

  /// The folders of the storehouses in a commit.
  private func storehouseFolders(in commit: ObjectID) throws -> [RepositoryPath] {
    let reader = try repository.snapshot(of: .commit("\(commit)"), root: "").reader()
    let top = RepositoryPath(StorehouseLayout.configuration)
    return try reader.entry(at: top) != nil
      ? [""] : reader.list(.everything).storehouseFolders
  }

  /// Throws when a branch has no configuration any more for files that had one.
  private func refuseLoss(
    _ update: ReferenceUpdate, of folders: [RepositoryPath], in commit: ObjectID?
  ) throws {
    guard update.isBranch, let old = update.old, let commit, repository.holds(old),
      folders != [""], let before = try repository.target(of: old).commit
    else { return }
    let lost = try storehouseFolders(in: before).filter { folder in
      !folders.contains { folder.isAtOrBelow($0) }
    }
    if lost.isEmpty { return }
    let files = try repository.snapshot(of: .commit("\(commit)"), root: "").reader()
      .list(.everything).entries
    guard
      let folder = lost.first(where: { folder in
        folders.isEmpty || files.contains { $0.path.isAtOrBelow(folder) }
      })
    else { return }
    let path = folder.appending(RepositoryPath(StorehouseLayout.configuration))
    var failure = CommandFailure(
      .configurationRemoved(update.name), nextStep: .bringItBack(path, from: old))
    // Where the configuration is gone, nothing else tells the storehouse's language.
    let place = StorehousePlace(repository: repository, root: folder, folder: nil)
    failure.language =
      try call.global.language ?? place.open(.commit("\(before)")).configuration.language
    throw failure
  }

  private func check(
    _ update: ReferenceUpdate, _ new: ObjectID, _ commit: ObjectID?, _ known: HistoryPart
  ) throws -> Checked {
    let own = try commit.flatMap { try open($0) }
    let opened = try own ?? fallback()
    let settings = try settings(opened.configuration)
    var known = known
    known.excludedReferences += try believed(opened.configuration)
    let check = RangeCheck(
      repository: repository, root: place.root, scope: scope, settings: settings,
      jobs: call.environment.processorCount, ceiling: destination?.ceiling(opened.configuration),
      isReceiving: isReceiving, isProtectedOnly: skipReason != nil)
    let outcome = try check.run(
      opened, tip: commit, known, references: [NamedReference(name: update.name, id: new)],
      extent: own != nil && update.isBranch ? .changes : .nothing)
    let findings = outcome.diagnostics.filter { finding in
      skipReason == nil || outcome.isBroken || finding.isProtected || finding.commit != nil
    }
    return Checked(
      name: update.name, outcome: outcome, findings: findings, settings: settings,
      code: outcome.isBroken ? 2 : findings.refusalCode,
      commit: commit, root: place.root,
      optionsForAll: own == nil ? nil : try optionsForAll(outcome, commit),
      advice: outcome.exceedsDestination ? destination?.advice(opened.configuration) : nil)
  }

  /// How the author of a push sees all findings, where `kura lint` can tell them: it does not know
  /// where the push goes.
  private func optionsForAll(_ outcome: RangeCheck.Outcome, _ commit: ObjectID?) throws -> String? {
    guard let commit, !outcome.exceedsDestination,
      outcome.diagnostics.count > FirstFindings.countAtHook
    else { return nil }
    guard var base = outcome.bases.first else { return "--all-history" }
    for other in outcome.bases.dropFirst() {
      guard let common = try repository.mergeBase(base, other) else { return "--all-history" }
      base = common
    }
    return "--range \("\(base)".prefix(10))..\("\(commit)".prefix(10))"
  }

  /// The storehouse in a commit, or `nil` when it has none.
  private func open(_ commit: ObjectID) throws -> OpenedSnapshot? {
    let snapshot = try repository.snapshot(of: .commit("\(commit)"), root: place.root)
    let path = RepositoryPath(StorehouseLayout.configuration)
    guard try snapshot.reader().entry(at: path) != nil else { return nil }
    return try place.open(.commit("\(commit)"))
  }

  /// What is checked against where the pushed commit has no storehouse, such as that of a website.
  private func fallback() throws -> OpenedSnapshot {
    if let head = try? repository.resolve("HEAD"), let opened = try open(head) { return opened }
    let strictest = SourceFile(
      path: RepositoryPath(StorehouseLayout.configuration),
      text: "kura: 1\nprofile: storehouse\ndisclosure: {ceiling: CLEAR}\n")
    return OpenedSnapshot(
      input: LintInput([strictest]), configuration: Configuration(profile: .storehouse),
      source: { _ in nil })
  }

  /// On a server nobody's locale is known, so it speaks Japanese unless the storehouse says else.
  private func settings(_ configuration: Configuration) throws -> RunSettings {
    var global = call.global
    if isReceiving, global.language == nil, configuration.language == nil {
      global.language = .japanese
    }
    return try RunSettings(global, configuration, call.environment)
  }
}

/// Warnings that do not keep a push from going on.
private struct PushedWarnings {
  private let count: Int
  /// The beginnings of the commits that may hold what should not be there.
  private let commits: [String]
  private let areProtected: Bool
  /// Whether nobody has looked through some of the files, and nothing else is the matter.
  private let areUnread: Bool

  init(_ findings: [Diagnostic]) {
    let warnings = findings.filter { $0.severity == .warning }
    count = warnings.count
    let serious = warnings.filter(\.isProtected)
    areProtected = !serious.isEmpty
    areUnread = warnings.allSatisfy { $0.rule == UnreadFile.descriptor.id }
    commits = serious.compactMap(\.commit).reduce(into: []) { list, commit in
      let beginning = String(commit.prefix(10))
      if !list.contains(beginning) { list.append(beginning) }
    }
  }

  /// That the push goes on, and what to do if a warning is right; `nil` without warnings.
  func words(about name: RepositoryPath) -> LocalizedText? {
    if count == 0 { return nil }
    let start = LocalizedText.goesOn(count, name)
    let rest: LocalizedText =
      areProtected ? .ifItIsPersonal(commits) : areUnread ? .lookThrough : .mendLater
    return LocalizedText(
      ja: start.japanese + "\n" + rest.japanese, en: start.english + "\n" + rest.english)
  }
}

extension RepositoryPath {
  /// What people call the branch or the tag that a reference is.
  fileprivate var nameOfReference: LocalizedText {
    let name = discreet(description)
    for (beginning, japanese, english) in [("refs/heads/", "", ""), ("refs/tags/", "タグ", "tag ")]
    where name.hasPrefix(beginning) {
      let short = name.dropFirst(beginning.count)
      return LocalizedText(ja: "\(japanese)「\(short)」", en: "\(english)'\(short)'")
    }
    return LocalizedText(ja: "「\(name)」", en: "'\(name)'")
  }
}

extension LocalizedText {
  fileprivate static func configurationRemoved(_ name: RepositoryPath) -> LocalizedText {
    let name = name.nameOfReference
    return LocalizedText(
      ja: "\(name.japanese)から kura.yaml がなくなっています。これがないと、内容を検査できません。",
      en: "kura.yaml is gone from \(name.english), and nothing can be checked without it")
  }

  fileprivate static func bringItBack(
    _ path: RepositoryPath, from old: ObjectID
  ) -> LocalizedText {
    let command =
      "git restore --source=\("\(old)".prefix(10)) --staged --worktree \(shellWord(":/\(path)"))"
    return LocalizedText(
      ja: "送るブランチで \(command) を実行して戻し、git commit でコミットしてから、もう一度送ってください。",
      en: "On the branch that you push, bring it back with \(command), commit it with git commit, "
        + "and push again")
  }

  fileprivate static func refused(_ name: RepositoryPath) -> LocalizedText {
    let name = name.nameOfReference
    return LocalizedText(
      ja: "kura: \(name.japanese)の送信（push）を止めました。何も送られていません。",
      en: "kura: the push of \(name.english) is refused; nothing has been sent")
  }

  fileprivate static func goesOn(_ count: Int, _ name: RepositoryPath) -> LocalizedText {
    let name = name.nameOfReference
    return LocalizedText(
      ja: "kura: 警告\(grouped(count))件だけなので、\(name.japanese)の送信（push）は止めずに続けます。",
      en: "kura: only \(grouped(count)) warning\(count == 1 ? "" : "s"), so the push of "
        + "\(name.english) goes on.")
  }

  fileprivate static let mendLater = LocalizedText(
    ja: "  上の警告は、次のコミットで直せます。",
    en: "  What they are about can be mended in a later commit.")

  fileprivate static let lookThrough = LocalizedText(
    ja: "  上のファイルの中に個人の情報や秘密があったときは、すぐにリポジトリの責任者に知らせてください（その値は書きません）。",
    en:
      "  If there are personal data or secrets in them, tell those who answer for the repository at "
      + "once, without the value.")

  fileprivate static let lookAtIt = LocalizedText(
    ja: "本当にそうかどうかを、人が確かめてください。違っていれば、何もしなくてかまいません。"
      + "本当だったときにすることは、この後に書いてあります",
    en: "a person has to look whether it really is one; if not, there is nothing to do, and what "
      + "to do if it is stands below")

  fileprivate static func ifItIsPersonal(_ commits: [String]) -> LocalizedText {
    let list = commits.prefix(20).joined(separator: " ") + (commits.count > 20 ? " …" : "")
    let place =
      commits.isEmpty
      ? LocalizedText(verbatim: "")
      : LocalizedText(ja: "\n  該当するコミット: \(list)", en: "\n  Commits: \(list)")
    return LocalizedText(
      ja: """
          上の警告が、本当に個人の情報や秘密かどうかを確かめてください。違っていれば、何もしなくてかまいません。
          もし本当に個人の情報や秘密なら、この送信でほかの人にも渡っています。あわてずに、次のようにしてください。
            1. すぐにリポジトリの責任者に、該当するコミットとファイルの名前を知らせる（その値は書かない）
            2. パスワードや鍵なら、すぐに無効にして作り直す
            3. 履歴からは、責任者と一緒に消す（後のコミットで消しても履歴に残り、一人で消しても写しに残ります）
        """ + place.japanese,
      en: """
          Look whether they are really personal data or a secret. If not, there is nothing to do.
          If they are, others have them with this push. Calmly do this:
            1. Tell the person responsible for the repository at once which commit and which file \
        it is (without the value itself)
            2. Revoke passwords and keys at once, and replace them
            3. Take it out of the history together: a later commit leaves it there, and so do the \
        copies of others
        """ + place.english)
  }
}
