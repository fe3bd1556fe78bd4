import KuraCommand
import Synchronization

/// Somebody who answers what is asked: from a script, else with whatever fits the question.
final class Answering: Sendable {
  private struct Memory {
    var script: [String]
    var asked = ""
    var all = ""
    var refused = 0
    var lastHeading = ""
  }

  private let memory: Mutex<Memory>
  private let hasScript: Bool

  init(script: [String] = []) {
    memory = Mutex(Memory(script: script))
    hasScript = !script.isEmpty
  }

  func kura(_ arguments: [String], in folder: String) -> CommandResult {
    let output = Mutex("")
    let environment = CommandEnvironment(
      variables: japaneseLocale, currentDirectory: folder, outputIsTerminal: true,
      errorIsTerminal: true, terminalWidth: 100, processorCount: 2, unixTime: fixedTime,
      elapsed: { .zero }, writeOutput: { text in output.withLock { $0 += text } },
      writeError: { text in
        self.memory.withLock {
          $0.asked += text
          $0.all += text
        }
      }, inputIsTerminal: true, readLine: { self.nextAnswer() })
    let status = KuraCommand.run(arguments, in: environment)
    return CommandResult(
      status: status, output: output.withLock { $0 }, error: memory.withLock { $0.all })
  }

  private static let words = [
    "テスト", "てすと", "1", "2026-11-21", "FY2026-Q3", "https://www.ipa.go.jp/", "abc", "RS.MA",
    "term-malware", "2026", "JP",
  ]

  private func nextAnswer() -> String? {
    memory.withLock { memory -> String? in
      defer { memory.asked = "" }
      if hasScript {
        // The end of the script is the end of the input.
        return memory.script.isEmpty ? nil : memory.script.removeFirst()
      }
      let asked = memory.asked
      if memory.all.utf8.count > 200_000 { return nil }
      let isRepeated = !asked.contains("【")
      memory.refused = isRepeated ? memory.refused + 1 : 0
      if asked.contains("終わったら、そのまま") || asked.contains("決まっていなければ") { return "" }
      if asked.contains("（y/N）") { return "" }
      if asked.contains("y/n") { return "y" }
      if asked.contains("番号（1") { return "1" }
      if asked.contains("題名の一部か id") { return "?" }
      // Whoever checks has to be somebody else than whoever drafted.
      if asked.contains("確認する役割") { return "二次対応担当" }
      if asked.contains("何行でも") { return "最初の文です。" }
      if asked.hasSuffix("id > ") || asked.contains("id（そのまま") { return "auto-test-entry" }
      if asked == "> " { return "." }
      return Self.words[memory.refused % Self.words.count]
    }
  }
}
