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
    guard var bytes = try FileAccess.read(file) else {
      throw CommandFailure(.noSuchFile(argument))
    }
    let place = try StorehousePlace.find(from: call.folder, call.environment)
    let opened = try place.open(.index)
    let settings = try RunSettings(call.global, opened.configuration, call.environment)
    let style = CommentStyle(place.repository, call.environment, message: bytes)
    if let reason, let repository = place.repository,
      style.message(.commitMessage, bytes).isWritten
    {
      bytes = try repository.message(bytes, addingTrailer: "Kura-Skipped: \(reason)")
      try FileAccess.write(bytes, to: file)
    }
    let message = style.message(.commitMessage, bytes)
    var loader = try StorehouseLoader(opened.input)
    let storehouse = try loader.load()
    guard !storehouse.isBroken else {
      // Nobody knows what must not be in the message.
      call.report(storehouse.diagnostics, fileCount: nil, settings, source: opened.source)
      call.environment.writeError(LocalizedText.cannotCheck[settings.language] + "\n")
      return 2
    }
    var findings = ProtectedCheck(
      storehouse, allowList: AllowList(opened.input, storehouse), asOf: settings.asOf
    ).findings(inMessage: message.keptBytes, name: message.source.path)
    if reason == nil {
      let paths = opened.input.paths
      let check = CommitMessageCheck(storehouse.configuration) { role in
        storehouse.names(withRole: role, among: paths)
      }
      findings += check.findings(in: message)
    }
    call.report(findings, fileCount: nil, settings) { path in
      path == message.source.path ? message.source : opened.source(path)
    }
    let code = findings.refusalCode
    let warnings = findings.count { $0.severity == .warning }
    let closing: LocalizedText? =
      if code != 0 {
        message.isWritten ? .messageIsKept(argument) : nil
      } else {
        warnings > 0 ? .goesOn(warnings) : nil
      }
    if let closing { call.environment.writeError(closing[settings.language] + "\n") }
    return code
  }
}

/// Which lines of a message git will drop, as far as a hook can know.
private struct CommentStyle {
  /// What a comment begins with.
  private let prefix: String
  /// Whether comments are dropped, and not kept as text.
  private let dropsComments: Bool

  init(_ repository: Repository?, _ environment: CommandEnvironment, message: [UInt8]) {
    let setting =
      repository?.setting("core.commentstring") ?? repository?.setting("core.commentchar") ?? "#"
    prefix = setting == "auto" ? CommentStyle.chosenPrefix(in: message) : setting
    switch repository?.setting("commit.cleanup") {
    case "strip": dropsComments = true
    case "whitespace", "verbatim", "scissors": dropsComments = false
    // Git tells its hooks with this editor that nobody gets to see the message.
    default: dropsComments = environment.variables["GIT_EDITOR"] != ":"
    }
  }

  func message(_ path: RepositoryPath, _ bytes: [UInt8]) -> CommitMessage {
    CommitMessage(
      SourceFile(path: path, bytes: bytes), commentPrefix: dropsComments ? prefix : nil,
      scissorsPrefix: prefix)
  }

  /// Under `core.commentChar = auto` git takes a character with which no line of the message
  /// begins, so the lines that it adds itself, at the end, show which it was.
  private static func chosenPrefix(in message: [UInt8]) -> String {
    let last = message.split(separator: UInt8(ascii: "\n")).last?.first
    let candidates = Array("#;@!$%^&|:".utf8)
    return last.flatMap { candidates.contains($0) ? String(UnicodeScalar($0)) : nil } ?? "#"
  }
}

extension LocalizedText {
  fileprivate static let noMessageFile = LocalizedText(
    ja: "commit-msg には、メッセージのファイルの名前が要ります。",
    en: "commit-msg needs the name of the file that holds the message")
  static let calledByGit = LocalizedText(
    ja: "このコマンドは、git がフックから呼び出します。kura init で有効にしてください。",
    en: "Git calls this command from a hook; switch the hooks on with kura init")

  fileprivate static func messageIsKept(_ file: String) -> LocalizedText {
    LocalizedText(
      ja: """
        コミットしていません。次のどちらかで、もう一度コミットしてください。
          書いたメッセージを開いて直し、保存して閉じる（書いたものは残っています）:
            git commit -e -F \(file)
          メッセージを新しく書く:
            git commit -m "何を、なぜ変えたか"
        """,
      en: """
        Nothing has been committed. Commit again in one of two ways:
          Open the message, which is kept, correct it, save and close:
            git commit -e -F \(file)
          Write another message:
            git commit -m "what changes, and why"
        """)
  }

  fileprivate static func goesOn(_ warnings: Int) -> LocalizedText {
    let words = LocalizedText.onlyWarnings(warnings)
    return LocalizedText(
      ja: """
        \(words.japanese)メッセージも履歴に残るので、送る（push する）前に確かめてください。
          書き直すとき: git commit --amend
        """,
      en: """
        \(words.english) The message stays in the history too: look before you push.
          To write it anew: git commit --amend
        """)
  }

  fileprivate static let cannotCheck = LocalizedText(
    ja: "コミットしていません。kura.yaml かスキーマが壊れていて、メッセージを検査できません。"
      + "上のエラーを直し、git add してから、もう一度コミットしてください。",
    en: "Not committed: kura.yaml or a schema is broken, so the message cannot be checked. Fix the "
      + "errors above, git add the files and commit again.")
}
