import SourceText

extension RemedyStep {
  static let amend = RemedyStep(command: "git commit --amend --no-edit")

  static let amendMessage = RemedyStep(
    ja: "git commit --amend -m \"件名\"\n（「件名」のところに、新しい件名を書きます）",
    en: "git commit --amend -m \"SUBJECT\"\n(with the new subject in the place of SUBJECT)")

  static let commitAnew = RemedyStep(
    ja: "git commit -m \"件名\"\n（いまの内容を、一つのコミットにします。「件名」のところに、したことを書きます。"
      + "「nothing to commit」と出たら、コミットするものはもうないので、次へ進みます）",
    en:
      "git commit -m \"SUBJECT\"\n(makes one commit of what there is now; write what it does in the "
      + "place of SUBJECT; after 'nothing to commit' just go on)")

  /// A tag goes on naming a commit that was made anew, and would be refused for it.
  static func moveTag(_ name: RepositoryPath, _ isAnnotated: Bool) -> RemedyStep {
    let message = isAnnotated ? " -m \"\(name.tag)\"" : ""
    let command = "git tag -f \(isAnnotated ? "-a " : "")\(shellWord(name.tag))\(message)"
    return RemedyStep(
      ja: "\(command)\n（このタグはまだ前のコミットを指しているので、付け直します）",
      en: "\(command)\n(that tag still names the old commit)")
  }

  static func removeNote(of object: String, _ name: RepositoryPath) -> RemedyStep {
    RemedyStep(
      ja: "git notes\(option(name)) remove --ignore-missing \(object)\n"
        + "（そのコミットのノートを消します。残りを生かすなら、代わりに git notes\(option(name)) edit \(object.prefix(10)) で直します）",
      en: "git notes\(option(name)) remove --ignore-missing \(object)\n"
        + "(removes the note; to keep the rest of it, mend it with git notes\(option(name)) edit "
        + "\(object.prefix(10)) instead)")
  }

  static func beginNotesAnew(_ base: RemedyBase, _ name: RepositoryPath) -> RemedyStep {
    let parent = base.commit.map { "-p \($0) " } ?? ""
    let name = shellWord("\(name)")
    let command =
      "git update-ref \(name) \"$(git commit-tree \(parent)-m Notes \(name)^{tree})\""
    return RemedyStep(
      ja: "\(command)\n（ノートの履歴からも消します。ほかのノートは残ります）",
      en: "\(command)\n(takes it out of the history of the notes too; other notes stay)")
  }

  private static func option(_ name: RepositoryPath) -> String {
    let short = name.description.replacing("refs/notes/", with: "")
    return short == "commits" ? "" : " --ref=\(shellWord(short))"
  }
}

extension RepositoryPath {
  /// The short name of a tag.
  fileprivate var tag: String { description.replacing("refs/tags/", with: "") }
}

extension LocalizedText {
  static let mendFirst = LocalizedText(
    ja: "いまのファイルにも残っているので、まずそこを直して git add し、",
    en: "The file still has it: mend it and run git add, then ")
  static let amend = LocalizedText(
    ja: "まだ送っていないコミットなので、git commit --amend --no-edit で作り直してください",
    en: "make the commit anew with git commit --amend --no-edit, as it has not been pushed yet")
  static let amendMessage = LocalizedText(
    ja: "まだ送っていないコミットなので、git commit --amend -m \"件名\" でメッセージを書き直してください",
    en: "write the message anew with git commit --amend -m \"SUBJECT\", as it has not been pushed "
      + "yet")
  static let notesRemedy = LocalizedText(
    ja: "コミットに付けたノートにあるので、下の順に、ノートを消すか直して、その履歴を作り直してください",
    en: "it is in a note on a commit; remove or mend it and make the history of the notes anew, as "
      + "said below")

  static func first(_ command: String) -> LocalizedText {
    LocalizedText(
      ja: "別のブランチのコミットなので、まず \(command) で移ってください。",
      en: "It is on another branch, so run \(command) first. ")
  }

  static func makeAnew(_ undo: String) -> LocalizedText {
    LocalizedText(
      ja: "まだ送っていないコミットなので、\(undo) で取り消し、git commit -m \"件名\" で作り直してください",
      en:
        "undo the commits with \(undo) and make them anew with git commit -m \"SUBJECT\", as they "
        + "have not been pushed yet")
  }

  static func publishedRemedy(_ commit: String) -> LocalizedText {
    LocalizedText(
      ja: "自分で消そうとせず、コミット \(commit.prefix(10)) とファイルの名前を、リポジトリの責任者に知らせてください",
      en: "do not try to remove it yourself; tell the person responsible for the repository the "
        + "commit \(commit.prefix(10)) and the file")
  }

  static func tagRemedy(_ name: RepositoryPath) -> LocalizedText {
    let command =
      "git tag -f -a \(shellWord(name.tag)) \(shellWord("\(name.tag)^{}")) -m "
    return LocalizedText(
      ja: "タグのメッセージにあるので、\(command)\"説明\" で書き直してください",
      en: "it is in the message of a tag; write that anew with \(command)\"MESSAGE\"")
  }

  /// The name itself holds what must not be shown, so the commands have a place to write it.
  static func nameRemedy(_ name: RepositoryPath) -> LocalizedText {
    if name.isAtOrBelow("refs/tags") {
      return LocalizedText(
        ja: "タグの名前にあるので、git tag 新しい名前 '今の名前^{}' で別の名前のタグを作り、git tag -d 今の名前 で前のものを消して、"
          + "新しい名前を送ってください",
        en: "it is in the name of a tag; make another with git tag NEW 'OLD^{}', delete the former "
          + "with git tag -d OLD, and push the new name")
    }
    if name.isAtOrBelow("refs/heads") {
      return LocalizedText(
        ja: "ブランチの名前にあるので、git branch -m 今の名前 新しい名前 で変えて、新しい名前を送ってください",
        en: "it is in the name of a branch; change it with git branch -m OLD NEW and push the new "
          + "name")
    }
    return LocalizedText(
      ja: "参照の名前にあるので、git update-ref 新しい名前 今の名前 で別の名前を付け、git update-ref -d 今の名前 で前のものを消して、"
        + "新しい名前を送ってください",
      en: "it is in the name of a reference; make another with git update-ref NEW OLD, delete the "
        + "former with git update-ref -d OLD, and push the new name")
  }

  /// What a warning advises: nobody but a person can say whether there is anything to do.
  static func ifItIsSo(_ advice: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: "個人の情報や秘密でなければ、そのままでかまいません。もしそうなら、" + advice.japanese,
      en: "if it is neither personal nor secret, nothing has to be done; otherwise "
        + advice.english)
  }

  /// What some commits hold.
  private static func content(_ isCertain: Bool) -> LocalizedText {
    isCertain
      ? LocalizedText(
        ja: "履歴に残してはいけない内容があります。", en: "hold what must not be in the history.")
      : LocalizedText(
        ja: "個人の情報や秘密かもしれない内容があります。違っていれば、何もしなくてかまいません。もし本当なら、次のようにしてください。",
        en: "may hold something personal or secret. If it is neither, there is nothing to do; "
          + "otherwise do this.")
  }

  static func tellSomebody(_ commits: String, _ isCertain: Bool) -> LocalizedText {
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

  static func takeOut(
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

  static let askCommands = LocalizedText(
    ja: """
        ブランチが入り組んでいるので、git に詳しい人に、次のコミットの作り直し（git rebase -i）を頼んでください。
      """,
    en: """
        The branches are tangled; ask somebody who knows git to make these commits anew \
      (git rebase -i).
      """)
}
