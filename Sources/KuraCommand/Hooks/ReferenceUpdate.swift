import Diagnostics
import GitStore
import LintEngine
import SourceText
import Storehouse

/// A line by which git tells a hook what a push does to a reference.
struct ReferenceUpdate {
  /// The reference in the other repository.
  let name: RepositoryPath
  /// What it is now there, or `nil` when it is new.
  let old: ObjectID?
  /// What it shall be, or `nil` when it shall be deleted.
  let new: ObjectID?

  /// Whether people work on what the reference names, so that its last state has to be right.
  var isBranch: Bool { !name.isAtOrBelow("refs/tags") && !name.isAtOrBelow("refs/notes") }

  /// Reads lines in which the fields have these positions.
  static func read(
    _ input: [UInt8], name: Int, old: Int, new: Int
  ) throws -> [ReferenceUpdate] {
    try input.split(separator: UInt8(ascii: "\n")).map { line in
      let fields = line.split(separator: UInt8(ascii: " "))
      guard fields.count > max(name, old, new),
        let before = ObjectID(hexadecimal: fields[old]),
        let after = ObjectID(hexadecimal: fields[new])
      else { throw CommandFailure(.strangeInput, nextStep: .calledByGit, exitCode: 64) }
      return ReferenceUpdate(
        name: RepositoryPath(bytes: Array(fields[name])), old: before.isZero ? nil : before,
        new: after.isZero ? nil : after)
    }
  }
}

/// Checks what a push would do, one reference after the other.
struct PushCheck {
  let call: HookCall
  let place: StorehousePlace
  let repository: Repository
  let isReceiving: Bool
  /// Why ordinary findings are passed over, or `nil`.
  let skipReason: String?
  /// The strictest that may be at the other end, by the configuration that is pushed.
  let ceiling: (Configuration) -> DisclosureCeiling?

  /// What the other end has.
  var known: HistoryPart

  /// Checks all updates.
  /// - Returns: the exit code of the hook.
  func run(_ updates: [ReferenceUpdate]) throws -> Int32 {
    var known = known
    var codes: Set<Int32> = []
    // Branches first: their commits are then known when a tag names one of them.
    for update in updates.filter(\.isBranch) + updates.filter({ !$0.isBranch }) {
      guard let new = update.new else { continue }
      codes.insert(try check(update, new, known))
      known.excluded.append(new)
    }
    return [2, 1, 3].first(where: codes.contains) ?? 0
  }

  private func check(
    _ update: ReferenceUpdate, _ new: ObjectID, _ known: HistoryPart
  ) throws -> Int32 {
    let commit = try repository.target(of: new).commit
    let own = try commit.flatMap { try open($0) }
    if own == nil, update.isBranch, let old = update.old, repository.holds(old),
      try open(old) != nil
    {
      throw CommandFailure(.configurationRemoved(update.name), nextStep: .bringItBack)
    }
    let opened = try own ?? fallback()
    let settings = try settings(opened.configuration)
    let check = RangeCheck(
      repository: repository, root: place.root, settings: settings,
      jobs: call.environment.processorCount, ceiling: ceiling(opened.configuration),
      isReceiving: isReceiving)
    let outcome = try check.run(
      opened, known, references: [NamedReference(name: update.name, id: new)],
      extent: own != nil && update.isBranch ? .changes : .nothing)
    let findings = outcome.diagnostics.filter { finding in
      skipReason == nil || outcome.isBroken || finding.isProtected || finding.commit != nil
    }
    call.report(findings, fileCount: outcome.fileCount, settings, source: outcome.source)
    let code = outcome.isBroken ? 2 : findings.refusalCode
    if code != 0 {
      let parts = [outcome.remedy, .refused(update.name)].compactMap { $0?[settings.language] }
      call.environment.writeError(parts.joined(separator: "\n") + "\n")
    }
    return code
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

extension LocalizedText {
  fileprivate static let strangeInput = LocalizedText(
    ja: "標準入力が、git がフックに渡す形ではありません。",
    en: "Standard input does not have the form in which git calls the hook")

  fileprivate static func configurationRemoved(_ name: RepositoryPath) -> LocalizedText {
    LocalizedText(
      ja: "「\(name)」から kura.yaml がなくなっています。これがないと、内容を検査できません。",
      en: "kura.yaml is gone from '\(name)', and nothing can be checked without it")
  }

  fileprivate static let bringItBack = LocalizedText(
    ja: "kura.yaml を戻してコミットしてから、もう一度送ってください。",
    en: "Bring it back in a commit and push again")

  fileprivate static func refused(_ name: RepositoryPath) -> LocalizedText {
    LocalizedText(
      ja: "kura: 「\(name)」への送信（push）を止めました。何も送られていません。",
      en: "kura: the push to '\(name)' is refused; nothing has been sent")
  }
}
