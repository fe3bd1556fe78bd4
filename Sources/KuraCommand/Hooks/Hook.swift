import SourceText

/// The work of one of git's hooks.
protocol Hook: Sendable {
  /// The name by which git calls it.
  var name: String { get }

  /// Does the work, and says what it found.
  /// - Returns: the exit code: 0 lets git go on, 1 refuses, 3 refuses for disclosure alone.
  /// - Throws: ``CommandFailure`` when the work could not be done, which refuses too.
  func run(_ call: HookCall) throws -> Int32

  /// The language in which it says what keeps it from its work.
  func language(of call: HookCall) -> Language
}

extension Hook {
  func language(of call: HookCall) -> Language {
    call.global.deskLanguage(in: call.environment)
  }
}

/// Every hook that kura knows: one line each.
enum HookList {
  static let all: [any Hook] = [
    PreCommitHook(name: "pre-commit"),
    PreCommitHook(name: "pre-merge-commit"),
    CommitMessageHook(),
    PrePushHook(),
    PreReceiveHook(name: "pre-receive"),
    PreReceiveHook(name: "server/pre-receive"),
  ]
}

/// How a hook was called.
struct HookCall {
  let global: GlobalChoices
  /// The words that git gave the hook.
  let arguments: [String]
  let environment: CommandEnvironment

  /// The folder in which the hook works, absolute.
  var folder: String { global.startFolder(in: environment) }

  /// Why the author wants to pass over the ordinary rules this once, or `nil`.
  ///
  /// Rules about personal data, secrets and disclosure are never passed over.
  var skipReason: String? {
    guard let reason = environment.variables["KURA_SKIP"] else { return nil }
    let text = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return Self.isReason(text) ? text : nil
  }

  /// Whether a text can be a reason: at least four letters that do not merely fill the place.
  private static func isReason(_ text: String) -> Bool {
    let letters = text.lowercased().filter { $0.isLetter || $0.isNumber }
    return letters.count >= 4 && letters.contains(where: \.isLetter) && Set(letters).count > 1
      && !placeholders.contains(letters)
  }

  private static let placeholders: Set<String> = [
    "true", "skip", "reason", "test", "none", "nothing", "noreason", "理由なし", "理由はない", "特になし",
    "とくになし", "理由は特になし", "テスト", "スキップ", "見送り", "見送る",
  ]
}
