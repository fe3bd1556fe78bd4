import KuraCommand
import TestSupport
import Testing

/// What the command says about itself, and about command lines that it does not understand.
struct HelpTests {
  @Test(arguments: [[], ["lint"], ["schema"], ["schema", "check"]], ["ja", "en"])
  func helpIsAsRecorded(command: [String], language: String) throws {
    let result = kura(command + ["--help", "--lang", language])
    #expect(result.status == 0)
    #expect(result.error.isEmpty)
    try expectGolden(
      result.output, "help\(command.map { "-\($0)" }.joined()).\(language).txt")
  }

  @Test func theLocaleChoosesTheLanguageOfHelp() {
    let japanese = kura(["lint", "--help"], variables: japaneseLocale)
    let chosen = kura(["lint", "--help", "--lang", "ja"])
    #expect(japanese.output == chosen.output)
    #expect(japanese.output != (kura(["lint", "--help"])).output)
  }

  @Test func versionIsOneLine() {
    let result = kura(["--version"])
    #expect(result.status == 0)
    #expect(result.output == KuraCommand.version + "\n")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsAreGenerated(shell: String) throws {
    let result = kura(["--generate-completion-script", shell])
    #expect(result.status == 0)
    #expect(result.error.isEmpty)
    #expect(result.output.contains("fail-on"))
  }

  @Test(arguments: ["bash"])
  func completionsAreReadByTheShell(shell: String) throws {
    let script = kura(["--generate-completion-script", shell]).output
    let check = try run(shell, arguments: ["-n"], input: Array(script.utf8))
    #expect(check.status == 0, "\(check.errorText)")
  }

  @Test(arguments: [
    ["lint", "--nosuch"], ["nosuch"], ["lint", "--format", "xml"], ["lint", "--lang", "fr"],
    ["lint", "--as-of", "2026-13-01"], ["lint", "--as-of", "2026-11"], ["lint", "--jobs", "0"],
    ["lint", "--jobs", "many"], ["lint", "--staged", "--commit", "HEAD"], ["lint", "--commit"],
    ["lint", "--fail-on", "fatal"], ["lint", "--color", "red"], ["lint", "-C", "/nosuch"],
    ["schema", "check"], ["schema", "check", "--schema", "a.json"],
    ["schema", "check", "--schema", "a.json", "--map", "nothing", "b.yaml"],
    ["schema", "check", "--schema", "a.json", "--draft", "draft4", "b.yaml"],
  ])
  func wrongUsageEndsWith64AndSaysWhatIsWrong(arguments: [String]) {
    for variables in [[:], japaneseLocale] {
      let result = kura(arguments, variables: variables)
      #expect(result.status == 64)
      #expect(result.output.isEmpty)
      #expect(result.error.utf8.count > 20)
    }
  }

  @Test func wrongUsageIsAsRecorded() throws {
    let commands = [
      ["lint", "--nosuch"], ["nosuch"], ["lint", "--format", "xml"], ["lint", "--jobs", "0"],
      ["lint", "--staged", "--commit", "HEAD"], ["lint", "--as-of", "2026-13-01"],
      ["schema", "check"],
    ]
    var text = ""
    for command in commands {
      let result = kura(command, variables: japaneseLocale)
      text += "$ kura \(command.joined(separator: " "))\n\(result.error)\n"
    }
    try expectGolden(text, "wrong-usage.ja.txt")
  }

  @Test func controlCharactersOfTheCommandLineDoNotReachTheTerminal() {
    let result = kura(["lint", "--no\u{1B}[31msuch"])
    #expect(result.status == 64)
    #expect(!result.error.contains("\u{1B}"))
  }
}
