import SourceText

/// Why the work could not be done: what, where, why and the next step.
struct CommandFailure: Error {
  /// What went wrong.
  let message: LocalizedText
  /// What the user can do about it.
  let nextStep: LocalizedText?
  /// What else there is to say, each on a line of its own.
  let details: [LocalizedText]
  /// The language to say it in, where it is known better than from the command line.
  var language: Language?
  /// 2 when the work could not be done, 64 when it was asked for wrongly.
  let exitCode: Int32

  init(
    _ message: LocalizedText, nextStep: LocalizedText? = nil, details: [LocalizedText] = [],
    exitCode: Int32 = 2
  ) {
    self.message = message
    self.nextStep = nextStep
    self.details = details
    self.exitCode = exitCode
  }

  func text(in language: Language) -> String {
    let language = self.language ?? language
    let lines = [message, nextStep].compactMap(\.self) + details
    return "kura: " + lines.map { discreet($0[language]) }.joined(separator: "\n  ")
  }
}
