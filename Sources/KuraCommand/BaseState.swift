import GitStore
import LintEngine
import SourceText
import Storehouse

extension StorehousePlace {
  /// The commit at which a state of the files and a revision parted.
  func baseOf(state: String, since revision: String) throws -> ObjectID {
    guard let repository else { throw CommandFailure(.newSinceNeedsGit, exitCode: 64) }
    let other = try repository.resolve(revision)
    let own = try repository.resolve(state)
    guard let base = try repository.mergeBase(other, own) else {
      throw CommandFailure(.noCommonAncestor(revision, state), nextStep: .fetchHistory)
    }
    return base
  }

  /// What lint finds in the content of a commit.
  ///
  /// Where the commit has no storehouse of its own, or a broken one, the configuration and the
  /// schemas of a later state judge it: so a repository that begins with kura has its old findings
  /// known.
  func linted(
    _ commit: ObjectID, underConfigurationOf later: OpenedSnapshot, _ options: LintOptions,
    selecting: (LintInput) -> [RepositoryPath]
  ) throws -> LintOutcome {
    if let own = try? open(.commit("\(commit)")) {
      var options = options
      options.selection = selecting(own.input)
      let outcome = try Linter.lint(own.input, options: options)
      if !outcome.isBroken { return outcome }
    }
    guard let repository else { throw CommandFailure(.newSinceNeedsGit, exitCode: 64) }
    let snapshot = try repository.snapshot(of: .commit("\(commit)"), root: root)
    let prefixes = StorehouseLoader.prefixes(of: later.configuration)
    let entries = try snapshot.reader().list(.below(prefixes)).entries.filter {
      $0.kind == .file || $0.kind == .executable
    }
    let old = LintInput(paths: entries.map(\.path)) {
      let reader = try snapshot.reader()
      return { try reader.read(entries[$0]) }
    }
    let input = try old.judged(by: later.input, later.configuration)
    var options = options
    options.selection = selecting(input)
    return try Linter.lint(input, options: options)
  }
}

extension LocalizedText {
  fileprivate static let newSinceNeedsGit = LocalizedText(
    ja: "ここは git のリポジトリではないので、--new-since は使えません。",
    en: "This is not a git repository, so --new-since cannot be used")

  fileprivate static func noCommonAncestor(_ one: String, _ other: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(one)」と「\(other)」には、共通の祖先がありません。",
      en: "'\(one)' and '\(other)' have no common ancestor")
  }

  fileprivate static let fetchHistory = LocalizedText(
    ja: "浅いクローンなら git fetch --unshallow を実行してください。CI では、履歴をすべて取得する設定にします。",
    en: "In a shallow clone run git fetch --unshallow; in CI, fetch the whole history")
}
