import Diagnostics
import GitStore
import SourceText

/// How what must not be there is taken out of a history again, in commands that can be copied.
struct HistoryRemedy {
  /// The steps as a text of several lines, or `nil` when there is nothing to do.
  let steps: LocalizedText?

  private let unpublished: Set<String>
  private let way: Way
  private let stillThere: Set<RepositoryPath>
  private let tagNames: [String: RepositoryPath]

  /// How commits that nobody else has yet are made anew.
  private enum Way {
    /// The last commit alone.
    case amend
    /// All commits after this one, as one.
    case reset(String)
    /// All commits: the repository has no older ones.
    case beginAgain
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
    let found = Set(history.diagnostics.compactMap(\.commit)).subtracting(tagNames.keys)
    let commits = history.commits.filter { found.contains("\($0)") }
    // Whatever a server refuses has been published nowhere by it.
    let own =
      isReceiving || commits.isEmpty
      ? Set(history.commits) : try repository.unpublished(among: history.commits)
    unpublished = Set(own.map { "\($0)" })
    way = commits.isEmpty ? .ask : try Self.way(repository, own, history)
    steps = Self.steps(
      way, commits.map { "\($0)" }, unpublished,
      isCertain: history.diagnostics.contains { $0.severity == .error })
  }

  /// How to make anew the commits that nobody else has.
  private static func way(
    _ repository: Repository, _ own: Set<ObjectID>, _ history: HistoryCheck
  ) throws -> Way {
    let boundary = history.boundary(of: own)
    if boundary.isEmpty { return .beginAgain }
    if own.count == 1, boundary.count == 1 { return .amend }
    // The commit that all the others are already part of.
    for candidate in boundary {
      let others = boundary.subtracting([candidate])
      if try others.allSatisfy({ try repository.mergeBase($0, candidate) == $0 }) {
        return .reset(String("\(candidate)".prefix(10)))
      }
    }
    return .ask
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
    if let name = tagNames[commit] { return .tagRemedy(name) }
    if finding.path.isAtOrBelow("refs") { return .nameRemedy(finding.path) }
    guard unpublished.contains(commit) else { return .publishedRemedy(commit) }
    let isMessage = finding.path == .commitMessage
    let start: LocalizedText =
      stillThere.contains(finding.path) ? .mendFirst : LocalizedText(verbatim: "")
    let rest: LocalizedText =
      switch way {
      case .amend: isMessage ? .amendMessage : .amend
      case .reset(let base): .reset(to: base)
      case .beginAgain: .beginAgain
      case .ask: .publishedRemedy(commit)
      }
    return LocalizedText(ja: start.japanese + rest.japanese, en: start.english + rest.english)
  }

  // MARK: Steps

  private static func steps(
    _ way: Way, _ commits: [String], _ unpublished: Set<String>, isCertain: Bool
  ) -> LocalizedText? {
    let published = commits.filter { !unpublished.contains($0) }
    let others = commits.filter(unpublished.contains)
    let parts = [
      published.isEmpty ? nil : LocalizedText.tellSomebody(list(published), isCertain),
      others.isEmpty ? nil : LocalizedText.takeOut(commands(way), list(others), isCertain),
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

  private static func commands(_ way: Way) -> LocalizedText {
    switch way {
    case .amend: .amendCommands
    case .reset(let base): .makeAnew("git reset --soft \(base)")
    case .beginAgain: .makeAnew("git update-ref -d HEAD")
    case .ask: .askCommands
    }
  }
}

extension LocalizedText {
  fileprivate static let mendFirst = LocalizedText(
    ja: "いまのファイルにも残っているので、まずそこを直して git add し、",
    en: "The file still has it: mend it and run git add, then ")
  fileprivate static let amend = LocalizedText(
    ja: "まだ送っていないコミットなので、git commit --amend --no-edit で作り直してください",
    en: "make the commit anew with git commit --amend --no-edit, as it has not been pushed yet")
  fileprivate static let amendMessage = LocalizedText(
    ja: "まだ送っていないコミットなので、git commit --amend でメッセージを書き直してください",
    en: "write the message anew with git commit --amend, as it has not been pushed yet")
  fileprivate static let beginAgain = LocalizedText(
    ja: "まだ送っていないコミットなので、git update-ref -d HEAD で取り消し、git commit で作り直してください",
    en: "undo the commits with git update-ref -d HEAD and make them anew with git commit, as they "
      + "have not been pushed yet")

  fileprivate static func reset(to base: String) -> LocalizedText {
    LocalizedText(
      ja: "まだ送っていないコミットなので、git reset --soft \(base) で取り消し、git commit で作り直してください",
      en: "undo the commits with git reset --soft \(base) and make them anew with git commit, as "
        + "they have not been pushed yet")
  }

  fileprivate static func publishedRemedy(_ commit: String) -> LocalizedText {
    LocalizedText(
      ja: "自分で消そうとせず、コミット \(commit.prefix(10)) とファイルの名前を、リポジトリの責任者に知らせてください",
      en: "do not try to remove it yourself; tell the person responsible for the repository the "
        + "commit \(commit.prefix(10)) and the file")
  }

  fileprivate static func tagRemedy(_ name: RepositoryPath) -> LocalizedText {
    let short = name.description.replacing("refs/tags/", with: "")
    return LocalizedText(
      ja: "タグのメッセージです。git tag -d \(short) で消し、書き直したメッセージで作り直してください",
      en: "this is the message of a tag; delete it with git tag -d \(short) and make it anew")
  }

  fileprivate static func nameRemedy(_ name: RepositoryPath) -> LocalizedText {
    LocalizedText(
      ja: "ブランチやタグの名前です。git branch -m などで、別の名前に変えてください",
      en: "this is the name of a branch or tag; give it another one, for example with git branch -m"
    )
  }

  /// What a warning advises: nobody but a person can say whether there is anything to do.
  fileprivate static func ifItIsSo(_ advice: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: "個人の情報や秘密でなければ、そのままでかまいません。もしそうなら、" + advice.japanese,
      en: "if it is neither personal nor secret, nothing has to be done; otherwise "
        + advice.english)
  }

  /// What some commits hold.
  fileprivate static func content(_ isCertain: Bool) -> LocalizedText {
    isCertain
      ? LocalizedText(
        ja: "履歴に残してはいけない内容があります。", en: "hold what must not be in the history.")
      : LocalizedText(
        ja: "個人の情報や秘密かもしれない内容があります。違っていれば、何もしなくてかまいません。もし本当なら、次のようにしてください。",
        en: "may hold something personal or secret. If it is neither, there is nothing to do; "
          + "otherwise do this.")
  }

  fileprivate static func tellSomebody(_ commits: String, _ isCertain: Bool) -> LocalizedText {
    let content = content(isCertain)
    return LocalizedText(
      ja: """
        すでに送った（push した）コミットに、\(content.japanese)写しを持つ人がいるので、自分で消そうとせず、\
        次のコミットをリポジトリの責任者に知らせてください。パスワードや鍵は、すぐに無効にして作り直してください。
          該当するコミット: \(commits)
        """,
      en: """
        Commits that have been pushed \(content.english) Others have copies, so \
        do not try to remove it yourself: tell the person responsible for the repository about \
        these commits, and revoke passwords and keys at once.
          Commits: \(commits)
        """)
  }

  fileprivate static func takeOut(
    _ commands: LocalizedText, _ commits: String, _ isCertain: Bool
  ) -> LocalizedText {
    let content = content(isCertain)
    return LocalizedText(
      ja: """
        まだ送っていないコミットに、\(content.japanese)後のコミットで消しても、履歴には残ります。\
        次の順に実行すると、履歴から取り除けます。
        \(commands.japanese)
          該当するコミット: \(commits)
        """,
      en: """
        Commits that have not been pushed yet \(content.english) It stays there \
        even if a later commit removes it; these steps take it out.
        \(commands.english)
          Commits: \(commits)
        """)
  }

  fileprivate static let amendCommands = LocalizedText(
    ja: """
        1. ファイルを直すか消して、git add ファイル名
        2. git commit --amend         （メッセージも直せます）
        3. もう一度、同じ操作をする
      """,
    en: """
        1. Mend or remove the file, then git add FILE
        2. git commit --amend         (the message can be changed too)
        3. Do the same again
      """)

  fileprivate static func makeAnew(_ undo: String) -> LocalizedText {
    LocalizedText(
      ja: """
          1. いまのファイルにも残っていれば、そこを直して git add ファイル名
          2. \(undo)
             （コミットだけを取り消します。ファイルの内容は変わりません）
          3. git commit
             （いまの内容を、一つのコミットにします。件名を書いて、保存して閉じてください）
          4. もう一度、同じ操作をする
        """,
      en: """
          1. Where a file still has it, mend the file, then git add FILE
          2. \(undo)
             (undoes the commits only; no file changes)
          3. git commit
             (makes one commit of what there is now)
          4. Do the same again
        """)
  }

  fileprivate static let askCommands = LocalizedText(
    ja: """
        ブランチが入り組んでいるので、git に詳しい人に、次のコミットの作り直し（git rebase -i）を頼んでください。
      """,
    en: """
        The branches are tangled; ask somebody who knows git to make these commits anew \
      (git rebase -i).
      """)
}
