import SourceText

/// Why the work could not be done: what, where, why and the next step.
struct CommandFailure: Error {
  /// What went wrong.
  let message: LocalizedText
  /// What the user can do about it.
  let nextStep: LocalizedText?
  /// 2 when the work could not be done, 64 when it was asked for wrongly.
  let exitCode: Int32

  init(_ message: LocalizedText, nextStep: LocalizedText? = nil, exitCode: Int32 = 2) {
    self.message = message
    self.nextStep = nextStep
    self.exitCode = exitCode
  }

  func text(in language: Language) -> String {
    let head = "kura: " + harmless(message[language])
    guard let nextStep else { return head }
    return head + "\n  " + harmless(nextStep[language])
  }
}
