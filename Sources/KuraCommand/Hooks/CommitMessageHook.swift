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
      style.message(RepositoryPath(argument), bytes).isWritten
    {
      bytes = try repository.message(bytes, addingTrailer: "Kura-Skipped: \(reason)")
      try FileAccess.write(bytes, to: file)
    }
    let message = style.message(RepositoryPath(argument), bytes)
    var loader = try StorehouseLoader(opened.input)
    let storehouse = try loader.load()
    var findings = ProtectedCheck(
      storehouse, allowList: AllowList(opened.input, storehouse), asOf: settings.asOf
    ).findings(inMessage: message.keptBytes, name: message.source.path)
    if reason == nil {
      let paths = opened.input.paths
      let check = CommitMessageCheck(opened.configuration.commitMessages) { role in
        storehouse.names(withRole: role, among: paths)
      }
      findings += check.findings(in: message)
    }
    call.report(findings, fileCount: nil, settings) { path in
      path == message.source.path ? message.source : opened.source(path)
    }
    guard findings.contains(where: { $0.severity == .error }) else { return 0 }
    if message.isWritten {
      call.environment.writeError(
        LocalizedText.messageIsKept(argument)[settings.language] + "\n")
    }
    return findings.refusalCode
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
        コミットしていません。書いたメッセージは残っているので、次のコマンドで開いて直し、保存して閉じてください。
            git commit -e -F \(file)
        """,
      en: """
        Nothing has been committed. The message is kept; open it, correct it, save and close:
            git commit -e -F \(file)
        """)
  }
}
