import KuraCommand
import TestSupport
import Testing

/// What the command says about itself, and about command lines that it does not understand.
struct HelpTests {
  @Test(
    arguments: [
      [], ["new"], ["lint"], ["hook"], ["init"], ["fmt"], ["schema"], ["schema", "check"],
      ["explain"], ["rules"], ["scan"],
    ],
    ["ja", "en"])
  func helpIsAsRecorded(command: [String], language: String) throws {
    let result = kura(command + ["--help", "--lang", language])
    #expect(result.status == 0)
    #expect(result.error.isEmpty)
    try expectGolden(
      result.output, "help\(command.map { "-\($0)" }.joined()).\(language).txt")
  }

  @Test(arguments: ["lint", "explain"])
  func helpAboutACommandIsTheSameInBothForms(command: String) {
    for language in ["ja", "en"] {
      let page = kura([command, "--help", "--lang", language]).output
      #expect(kura(["help", command, "--lang", language]).output == page)
      #expect(kura(["--lang=\(language)", "help", command]).output == page)
    }
  }

  @Test func theFolderMayBeJoinedToItsOption() throws {
    let folder = try StorehouseSample.folder()
    for arguments in [["-C\(folder.path)", "lint"], ["lint", "-C\(folder.path)"]] {
      #expect(kura(arguments).status == 0)
    }
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
    ["explain", "nosuch-rule"], ["lint", ""],
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

  /// A command line for every kind of sentence that the argument parser can say about ours.
  private static let wrongCommands = [
    ["lint", "--nosuch"], ["lint", "--lnag", "ja"], ["lint", "-x"], ["lint", "---"],
    ["lint", "-Cnosuch"],
    ["nosuch"], ["schema", "nosuch"], ["a", "b", "c"], ["lint", "--commit"],
    ["lint", "--quiet=yes"], ["lint", "--format", "xml"], ["lint", "--lang", "fr"],
    ["lint", "--jobs", "0"], ["lint", "--jobs", "many"], ["lint", "--as-of", "2026-13-01"],
    ["lint", "--staged", "--commit", "HEAD"], ["schema", "check"],
    ["schema", "check", "--schema", "a.json"], ["schema", "check", "--schema"],
    ["schema", "check", "--schema", "a.json", "--map", "nothing", "b.yaml"],
    ["--generate-completion-script", "tcsh"],
  ]

  @Test(arguments: ["ja", "en"])
  func wrongUsageIsAsRecorded(language: String) throws {
    var text = ""
    for command in Self.wrongCommands {
      let result = kura(command, variables: language == "ja" ? japaneseLocale : [:])
      text += "$ kura \(command.joined(separator: " "))\n\(result.error)\n"
    }
    try expectGolden(text, "wrong-usage.\(language).txt")
  }

  @Test(arguments: wrongCommands)
  func aJapaneseUserReadsNoEnglish(command: [String]) {
    let words = [
      "Error", "Help:", "Usage", "See ", "Unknown", "Missing", "Unexpected", "value", "Please",
      "Did you", "shell.", "or:", "Invalid", "'",
    ]
    let text = kura(command, variables: japaneseLocale).error
    #expect(words.filter { text.contains($0) } == [], "\(text)")
    #expect(!text.contains("書き方を確かめて"))
  }

  @Test func anUnknownShellIsSaidInJapaneseToo() throws {
    let result = try KuraProgram.run(
      ["--generate-completion-script"], in: "/",
      adding: ["SHELL": "/bin/tcsh", "LC_ALL": "ja_JP.UTF-8"])
    #expect(result.status == 64)
    #expect(result.errorText.hasPrefix("エラー: シェルの種類が分かりません。\n--generate-"), "\(result.errorText)")
    #expect(!result.errorText.contains("Please"))
  }

  @Test func wordsOfTheUserStayAsTheyAre() {
    for wrong in ["--no %2 'a' or 'b'", "--Error: default: (values:", "--no%A%1"] {
      let text = kura(["lint", wrong], variables: japaneseLocale).error
      #expect(text.hasPrefix("エラー: オプション「\(wrong)」はありません。\n"), "\(text)")
    }
    let text = kura(["lint", "--quiet=%1"], variables: japaneseLocale).error
    #expect(text.hasPrefix("エラー: オプション「--quiet」に値は書けません。「=%1」を消してください。"), "\(text)")
  }

  @Test func whatIsNotKnownStaysEnglishWithAdvice() {
    let text = kura(["lint", "--no\nsuch"], variables: japaneseLocale).error
    #expect(
      text.hasPrefix("kura: コマンドの書き方を確かめてください。\nエラー: Unknown option '--no\nsuch'\n"), "\(text)")
  }

  @Test func versionAndScriptsAreTheSameInEveryLanguage() {
    #expect(kura(["--version"], variables: japaneseLocale).output == KuraCommand.version + "\n")
    let script = kura(["--generate-completion-script", "fish"], variables: japaneseLocale).output
    #expect(script.contains("Show the version."))
    #expect(kura(["help", "lint"], variables: japaneseLocale).output.hasPrefix("概要: "))
  }

  @Test func controlCharactersOfTheCommandLineDoNotReachTheTerminal() {
    let result = kura(["lint", "--no\u{1B}[31msuch"])
    #expect(result.status == 64)
    #expect(!result.error.contains("\u{1B}"))
  }
}
