import Diagnostics
import GitStore
import LintEngine
import SourceText

/// How what must not be there is taken out of a history again, in commands that can be copied.
struct HistoryRemedy {
  /// The steps as a text of several lines, or `nil` when there is nothing to do.
  let steps: LocalizedText?

  private let unpublished: Set<String>
  private let way: Way
  private let stillThere: Set<RepositoryPath>
  private let tagNames: [String: RepositoryPath]
  private let referenceNames: Set<RepositoryPath>

  /// How commits that nobody else has yet are made anew.
  private enum Way {
    /// The last commit alone.
    case amend(MendingPlace)
    /// All commits after this one, or all that there are, as one.
    case reset(RemedyBase, MendingPlace)
    /// The history of notes: what is in them is changed, and it begins anew after this commit.
    case notes(RemedyBase, RepositoryPath)
    /// Branches are tangled; a person who knows git has to look.
    case ask
  }

  /// Prepares the remedy for the findings of a history.
  ///
  /// `stillThere` are the findings that the last state has too.
  init(
    _ repository: Repository, _ history: HistoryCheck, stillThere: [Diagnostic], isReceiving: Bool
  ) throws {
    self.stillThere = Set(stillThere.map(\.path))
    tagNames = history.tagNames
    referenceNames = history.referenceNames
    // Where something is certain, the steps are about that; what a person has to look at first is
    // said with each finding.
    let certain = history.diagnostics.filter { $0.severity == .error }
    let isCertain = !certain.isEmpty
    // A name is changed without making a commit anew.
    let telling = (isCertain ? certain : history.diagnostics).filter {
      !history.referenceNames.contains($0.path)
    }
    let found = Set(telling.compactMap(\.commit)).subtracting(tagNames.keys)
    let commits = history.commits.filter { found.contains("\($0)") }
    // Whatever a server refuses has been published nowhere by it.
    let own =
      isReceiving || commits.isEmpty
      ? Set(history.commits) : try repository.unpublished(among: history.commits)
    unpublished = Set(own.map { "\($0)" })
    let line = RemedyLine(history, own: own, found: commits, head: try? repository.resolve("HEAD"))
    way = try Self.way(repository, line, history, isReceiving: isReceiving)
    var tags: [RemedyStep] = []
    if !isReceiving, let line {
      tags = try repository.tags(at: line.commits).map { .moveTag($0.name, $0.isAnnotated) }
    }
    steps = Self.steps(
      Self.commands(
        way, tags: tags, history, isAboutMessage: telling.contains { $0.path == .commitMessage }),
      commits.map { "\($0)" }, unpublished,
      isCertain: isCertain)
  }

  /// How to make anew the commits that nobody else has.
  private static func way(
    _ repository: Repository, _ line: RemedyLine?, _ history: HistoryCheck, isReceiving: Bool
  ) throws -> Way {
    guard let line else { return .ask }
    guard let base = try base(repository, history.boundary(of: line.commits)) else { return .ask }
    let place =
      isReceiving
      ? MendingPlace.elsewhere : try MendingPlace(repository, last: line.last)
    if case .notes(let name) = place { return .notes(base, name) }
    if history.changedPaths.isNotes { return .notes(base, "refs/notes/commits") }
    // A label that is lowered in the commit that has to be made anew would count as lowered after
    // it, because git compares with that commit until it is taken back.
    let isAboutLabels = history.diagnostics.contains { $0.group == .disclosure }
    let isAlone = line.commits.count == 1 && !base.isNothing && !place.hasLaterCommits
    return isAlone && !isAboutLabels ? .amend(place) : .reset(base, place)
  }

  /// The commit that all the others are already part of; `nil` when there is none such.
  private static func base(
    _ repository: Repository, _ boundary: Set<ObjectID>
  ) throws -> RemedyBase? {
    if boundary.isEmpty { return RemedyBase(commit: nil) }
    for candidate in boundary {
      let others = boundary.subtracting([candidate])
      if try others.allSatisfy({ try repository.mergeBase($0, candidate) == $0 }) {
        return RemedyBase(commit: String("\(candidate)".prefix(10)))
      }
    }
    return nil
  }

  /// The findings, each with what its author can do.
  func explained(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.map { finding in
      var explained = finding
      let help = help(for: finding)
      explained.help = finding.severity == .error ? help : .ifItIsSo(help)
      return explained
    }
  }

  private func help(for finding: Diagnostic) -> LocalizedText {
    let commit = finding.commit ?? ""
    if referenceNames.contains(finding.path) { return .nameRemedy(finding.path) }
    if let name = tagNames[commit] { return .tagRemedy(name) }
    guard unpublished.contains(commit) else { return .publishedRemedy(commit) }
    let isMessage = finding.path == .commitMessage
    let mend: LocalizedText =
      stillThere.contains(finding.path) ? .mendFirst : LocalizedText(verbatim: "")
    let command: LocalizedText
    var go: LocalizedText?
    switch way {
    case .amend(let place):
      command = isMessage ? .amendMessage : .amend
      go = place.command.map(LocalizedText.first)
    case .reset(let base, let place):
      command = .makeAnew(base.undo)
      go = place.command.map(LocalizedText.first)
    case .notes: return .notesRemedy
    case .ask: return .publishedRemedy(commit)
    }
    return LocalizedText(
      ja: (go?.japanese ?? "") + mend.japanese + command.japanese,
      en: (go?.english ?? "") + mend.english + command.english)
  }

  // MARK: Steps

  private static func steps(
    _ commands: LocalizedText, _ commits: [String], _ unpublished: Set<String>, isCertain: Bool
  ) -> LocalizedText? {
    let published = commits.filter { !unpublished.contains($0) }
    let others = commits.filter(unpublished.contains)
    let parts = [
      published.isEmpty ? nil : LocalizedText.tellSomebody(list(published), isCertain),
      others.isEmpty ? nil : LocalizedText.takeOut(commands, list(others), isCertain),
    ].compactMap(\.self)
    guard !parts.isEmpty else { return nil }
    return LocalizedText(
      ja: parts.map(\.japanese).joined(separator: "\n"),
      en: parts.map(\.english).joined(separator: "\n"))
  }

  private static func list(_ commits: [String]) -> String {
    let shown = commits.prefix(20).map { String($0.prefix(10)) }.joined(separator: " ")
    return commits.count > 20 ? shown + " … (\(grouped(commits.count)))" : shown
  }

  private static func commands(
    _ way: Way, tags: [RemedyStep], _ history: HistoryCheck, isAboutMessage: Bool
  ) -> LocalizedText {
    let steps: [RemedyStep?]
    switch way {
    case .amend(let place):
      steps = [place.step, .mend, isAboutMessage ? .amendMessage : .amend] + tags + [.again]
    case .reset(let base, let place):
      steps = [place.step, .mend, base.step, .commitAnew] + tags + [.again]
    case .notes(let base, let name):
      steps =
        history.objectsWithNotes.map { .removeNote(of: $0, name) }
        + [.beginNotesAnew(base, name), .again]
    case .ask: return .askCommands
    }
    return RemedyStep.list(steps.compactMap(\.self))
  }
}

/// Commits that nobody else has, one after the other, as far as one of them leads.
private struct RemedyLine {
  let commits: Set<ObjectID>
  let last: ObjectID

  /// Finds the line that ends where the author is, or another that has what was found.
  ///
  /// What other lines have is found again when this one is mended.
  init?(_ history: HistoryCheck, own: Set<ObjectID>, found: [ObjectID], head: ObjectID?) {
    let found = Set(found).intersection(own)
    guard !found.isEmpty else { return nil }
    let inner = Set(own.flatMap { history.parents[$0] ?? [] })
    let ends = history.commits.filter { own.contains($0) && !inner.contains($0) }
    let lines = ends.map { end in (end, Self.ancestors(of: end, history).intersection(own)) }
      .filter { !$0.1.isDisjoint(with: found) }
    guard let (last, commits) = lines.first(where: { $0.0 == head }) ?? lines.last else {
      return nil
    }
    self.commits = commits
    self.last = last
  }

  private static func ancestors(of end: ObjectID, _ history: HistoryCheck) -> Set<ObjectID> {
    var all: Set<ObjectID> = [end]
    // Parents come before their children, so one way back meets them all.
    for commit in history.commits.reversed() where all.contains(commit) {
      all.formUnion(history.parents[commit] ?? [])
    }
    return all
  }
}

/// The last commit that stays as it is; none when all have to be made anew.
struct RemedyBase {
  /// The beginning of its name.
  let commit: String?

  var isNothing: Bool { commit == nil }

  /// The command that takes back all commits after it and leaves the files as they are.
  var undo: String { commit.map { "git reset --soft \($0)" } ?? "git update-ref -d HEAD" }

  var step: RemedyStep {
    RemedyStep(
      ja: "\(undo)\n（コミットだけを取り消します。ファイルの内容は変わりません）",
      en: "\(undo)\n(undoes the commits only; no file changes)")
  }
}

extension Set<RepositoryPath> {
  /// Whether these are the files of notes on commits, which bear the digits of what they are about.
  fileprivate var isNotes: Bool { !isEmpty && allSatisfy { $0.objectWithNote != nil } }
}

extension HistoryCheck {
  /// The digits of the commits on whose notes there are findings.
  fileprivate var objectsWithNotes: [String] {
    Set(diagnostics.compactMap(\.path.objectWithNote)).sorted()
  }
}

extension RepositoryPath {
  /// The digits of what a note is about, if this is the path of one.
  fileprivate var objectWithNote: String? {
    let digits = bytes.filter { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ".") }
    return ObjectID(hexadecimal: digits).map { "\($0)" }
  }
}
