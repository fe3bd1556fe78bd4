import Diagnostics
import GitStore
import LintEngine
import SourceText
import Storehouse

/// `commit-msg`: checks the message before git records it, and leaves the trace of a skipped check.
struct CommitMessageHook: Hook {
  let name = "commit-msg"

  func run(_ call: HookCall) throws -> Int32 {
    guard let argument = call.arguments.first else {
      throw CommandFailure(.noMessageFile, nextStep: .calledByGit, exitCode: 64)
    }
    let reason = try call.checkedSkipReason()
    let file =
      argument.hasPrefix("/") ? argument : call.environment.currentDirectory + "/" + argument
    guard let bytes = try FileAccess.read(file) else {
      throw CommandFailure(.noSuchFile(argument))
    }
    let place = try StorehousePlace.find(from: call.folder, call.environment)
    let opened = try place.open(.index)
    let settings = try RunSettings(call.global, opened.configuration, call.environment)
    let style = CommentStyle(place.repository, call.environment, message: bytes)
    let message = style.message(.commitMessage, bytes)
    var loader = try StorehouseLoader(opened.input)
    let storehouse = try loader.load()
    guard !storehouse.isBroken else {
      // Nobody knows what must not be in the message.
      call.report(storehouse.diagnostics, fileCount: nil, settings, source: opened.source)
      call.environment.writeError(LocalizedText.cannotCheck[settings.language] + "\n")
      return 2
    }
    let allowList = AllowList(opened.input, storehouse)
    let protected = ProtectedCheck(
      storehouse, allowList: allowList, asOf: settings.asOf, convert: TextConversion.japanese)
    var findings = protected.findings(inMessage: message.writtenBytes, name: .commitMessage)
    let trace = SourceFile(path: .skipReason, text: reason ?? "")
    let inTrace = protected.findings(inMessage: trace.bytes, name: trace.path)
    if reason == nil {
      let paths = opened.input.paths
      let check = CommitMessageCheck(storehouse.configuration) { role in
        storehouse.names(withRole: role, among: paths)
      }
      findings += check.findings(in: message)
    }
    findings += inTrace
    call.report(findings, fileCount: nil, settings) { path in
      [message.source, trace].first { $0.path == path } ?? opened.source(path)
    }
    let code = findings.refusalCode
    let warnings = findings.count { $0.severity == .warning }
    let closing: LocalizedText? =
      if inTrace.contains(where: { $0.severity == .error }) {
        .otherReason
      } else if code != 0 {
        message.isWritten
          ? .messageIsKept(argument, mayAmend: call.mayAmend(place.repository)) : .messageIsMissing
      } else {
        warnings > 0 ? .goesOn(warnings) : nil
      }
    if let closing { call.environment.writeError(closing[settings.language] + "\n") }
    if code == 0, let repository = place.repository,
      let notice = AuthorNotice(repository, call.environment, protected, allowList)
    {
      call.environment.writeError(notice.words[settings.language] + "\n")
    }
    // What is refused leaves no trace in the file, from which the next attempt begins.
    if code == 0, let reason, message.isWritten, let repository = place.repository {
      try FileAccess.write(
        try repository.message(bytes, addingTrailer: "Kura-Skipped: \(reason)"), to: file)
    }
    return code
  }
}

extension HookCall {
  /// Whether the commit may be one that takes the place of the last: git tells its hooks the author
  /// and the moment, and keeps those of a commit that is changed.
  fileprivate func mayAmend(_ repository: Repository?) -> Bool {
    guard let author = repository?.lastAuthor else { return false }
    let variables = environment.variables
    let moment = variables["GIT_AUTHOR_DATE"]?.drop { $0 == "@" }.prefix { $0 != " " }
    return variables["GIT_AUTHOR_NAME"] == author.name
      && variables["GIT_AUTHOR_EMAIL"] == author.address && moment == author.moment[...]
  }
}

/// What git will do with a message, as its settings say.
private struct CommentStyle {
  private let cleanup: MessageCleanup

  init(_ repository: Repository?, _ environment: CommandEnvironment, message: [UInt8]) {
    let setting =
      repository?.setting("core.commentstring") ?? repository?.setting("core.commentchar") ?? "#"
    // Git tells its hooks with this editor that nobody gets to see the message.
    let isEdited = environment.variables["GIT_EDITOR"] != ":"
    let isVerbose = repository?.setting("commit.verbose").map(Self.isOn) ?? false
    let dropsComments =
      switch repository?.setting("commit.cleanup") {
      case "strip": true
      case "whitespace", "verbatim", "scissors": false
      default: isEdited
      }
    cleanup = MessageCleanup(
      commentPrefix: setting == "auto" ? Self.chosenPrefix(in: message) : setting,
      isEdited: isEdited, dropsComments: dropsComments, cutsAtScissors: isEdited || isVerbose)
  }

  func message(_ path: RepositoryPath, _ bytes: [UInt8]) -> CommitMessage {
    CommitMessage(SourceFile(path: path, bytes: bytes), cleanup)
  }

  /// Under `core.commentChar = auto` git takes a character with which no line of the message
  /// begins, so the scissors or the lines that it adds itself, at the end, show which it was.
  private static func chosenPrefix(in message: [UInt8]) -> String {
    let candidates = Array("#;@!$%^&|:".utf8)
    let lines = message.split(separator: UInt8(ascii: "\n"))
    let scissors = lines.last { $0.dropFirst().elementsEqual(" \(CommitMessage.scissors)".utf8) }
    let first = (scissors ?? lines.last)?.first
    return first.flatMap { candidates.contains($0) ? String(UnicodeScalar($0)) : nil } ?? "#"
  }

  private static func isOn(_ setting: String) -> Bool {
    !["", "false", "no", "off", "0"].contains(setting.lowercased())
  }
}

extension RepositoryPath {
  /// The name under which findings in the reason of a skipped check stand.
  fileprivate static let skipReason = RepositoryPath("KURA_SKIP")
}

extension LocalizedText {
  fileprivate static let noMessageFile = LocalizedText(
    ja: "commit-msg には、メッセージのファイルの名前が要ります。",
    en: "commit-msg needs the name of the file that holds the message")
  static let calledByGit = LocalizedText(
    ja: "このコマンドは、git がフックから呼び出します。kura init で有効にしてください。",
    en: "Git calls this command from a hook; switch the hooks on with kura init")

  fileprivate static let messageIsMissing = LocalizedText(
    ja: """
      コミットしていません。コミットするときは、メッセージを書いて、もう一度実行してください。
        git commit -m "何を、なぜ変えたか"
      """,
    en: """
      Nothing has been committed. To commit, give a message:
        git commit -m "what changes, and why"
      """)

  fileprivate static func messageIsKept(_ file: String, mayAmend: Bool) -> LocalizedText {
    let file = shellWord(file)
    let amend: LocalizedText =
      mayAmend
      ? LocalizedText(
        ja: "\n  前のコミットを作り直していた（--amend）なら、どちらにも --amend を付けます:\n"
          + "    git commit --amend -e -F \(file)",
        en: "\n  If you were changing the last commit (--amend), give --amend in both:\n"
          + "    git commit --amend -e -F \(file)")
      : LocalizedText(verbatim: "")
    return LocalizedText(
      ja: """
        コミットしていません。次のどちらかで、もう一度コミットしてください。
          書いたメッセージを開いて直し、保存して閉じる（書いたものは残っています）:
            git commit -e -F \(file)
          メッセージを新しく書く:
            git commit -m "何を、なぜ変えたか"
        """ + amend.japanese,
      en: """
        Nothing has been committed. Commit again in one of two ways:
          Open the message, which is kept, correct it, save and close:
            git commit -e -F \(file)
          Write another message:
            git commit -m "what changes, and why"
        """)
  }

  fileprivate static let otherReason = LocalizedText(
    ja: "コミットしていません。KURA_SKIP に書いた理由は、メッセージに残ります。個人の情報や秘密のない理由に書き換えて、"
      + "もう一度コミットしてください。",
    en:
      "Nothing has been committed. The reason in KURA_SKIP stays in the message: give one without "
      + "anything personal or secret, and commit again.")

  fileprivate static func goesOn(_ warnings: Int) -> LocalizedText {
    let words = LocalizedText.onlyWarnings(warnings)
    return LocalizedText(
      ja: """
        \(words.japanese)メッセージも履歴に残るので、送る（push する）前に確かめてください。
          書き直すとき: git commit --amend -m "件名"
        """,
      en: """
        \(words.english) The message stays in the history too: look before you push.
          To write it anew: git commit --amend -m "SUBJECT"
        """)
  }

  fileprivate static let cannotCheck = LocalizedText(
    ja: "コミットしていません。kura.yaml かスキーマが壊れていて、メッセージを検査できません。"
      + "上のエラーを直し、git add してから、もう一度コミットしてください。",
    en: "Not committed: kura.yaml or a schema is broken, so the message cannot be checked. Fix the "
      + "errors above, git add the files and commit again.")
}
