import ArgumentParser
import GitStore
import LintEngine
import SourceText

/// The `kura` command: arguments in, exit code out.
package enum KuraCommand {
  /// The version of this program, by semantic versioning.
  package static let version = "0.1.0"

  /// Runs a command line.
  /// - Parameters:
  ///   - arguments: the words after the program's name.
  ///   - environment: the world outside.
  /// - Returns: 0 fine, 1 findings, 2 could not do the work, 3 refused, 64 wrong usage.
  package static func run(
    _ arguments: [String], in environment: CommandEnvironment
  ) -> Int32 {
    if arguments.contains("lint") || arguments.contains("hook") { StorehouseLoader.prepare() }
    return CommandEnvironment.$current.withValue(environment) {
      do {
        if let code = try HookCommand.runPlain(arguments, in: environment) { return code }
      } catch {
        return report(error)
      }
      let language = GlobalChoices(sketchedIn: arguments).deskLanguage(in: environment)
      return CommandLanguage.$chosen.withValue(language) {
        ReportDestination.$arguments.withValue(arguments) { parseAndRun(arguments) }
      }
    }
  }

  private static func parseAndRun(_ arguments: [String]) -> Int32 {
    do {
      let ordered = ArgumentOrder.normalized(arguments, subcommands: RootCommand.subcommandNames)
      try RootCommand.refuseUnknownCommand(in: ordered)
      var command = try RootCommand.parseAsRoot(ordered)
      try command.run()
      return 0
    } catch {
      return report(error)
    }
  }

  private static func report(_ error: any Error) -> Int32 {
    if let failure = error as? CommandFailure { return report(failure) }
    if let failure = error as? GitError { return report(CommandFailure(failure.message)) }
    let code = RootCommand.exitCode(for: error)
    var message = RootCommand.fullMessage(for: error)
      .split(separator: "\n", omittingEmptySubsequences: false).map { harmless(String($0)) }
      .joined(separator: "\n")
    guard !message.isEmpty else { return code.rawValue }
    var words = ParserWords()
    if CommandLanguage.current == .japanese, !code.isSuccess || ParserWords.isHelp(message) {
      message = words.japanese(message)
    }
    guard code.isSuccess else {
      // It repeats the words of the command line.
      message = Discretion.masking(message)
      let needsAdvice = words.leftEnglish && code == .validationFailure
      let advice = needsAdvice ? helpText(ja: .checkTheWords, en: "") : ""
      CommandEnvironment.current.writeError(advice + message + "\n")
      // Whatever is neither findings nor wrong usage has kept the work from being done.
      return error is ExitCode || code == .validationFailure ? code.rawValue : 2
    }
    do {
      try CommandEnvironment.current.writeOutput(message + "\n")
      return code.rawValue
    } catch {
      return report(error)
    }
  }

  private static func report(_ failure: CommandFailure) -> Int32 {
    let text = failure.text(in: CommandLanguage.current)
    CommandEnvironment.current.writeError(text + "\n")
    return failure.exitCode
  }
}

/// The top of the command tree.
struct RootCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "kura",
      abstract: helpText(
        ja: "知識の蔵を検査し、守り、引き継ぐ道具", en: "Checks, guards and hands over a storehouse of knowledge"),
      version: KuraCommand.version,
      subcommands: [
        NewCommand.self, LintCommand.self, HookCommand.self, InitCommand.self, FormatCommand.self,
        ExplainCommand.self, RulesCommand.self, ScanCommand.self, SchemaCommand.self,
      ])
  }

  /// The names of the subcommands, with the names of theirs.
  static var subcommandNames: [String: Set<String>] {
    var names: [String: Set<String>] = [:]
    for command in configuration.subcommands {
      let nested = command.configuration.subcommands.compactMap { $0.configuration.commandName }
      names[command.configuration.commandName ?? ""] = Set(nested)
    }
    return names
  }
}

extension RootCommand {
  /// Throws when the first words name no command, with the nearest one that there is.
  fileprivate static func refuseUnknownCommand(in arguments: [String]) throws {
    var words = ArgumentOrder.withoutLeadingOptions(arguments)
    if words.first == "help" { words.removeFirst() }
    guard let word = words.first, !word.hasPrefix("-"), word != "help" else { return }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let nested = subcommandNames[word] else {
      let near = nearestName(to: word, among: names)
      throw CommandFailure(
        .unknownCommand(word, near), nextStep: .knownCommands("kura", near, names), exitCode: 64)
    }
    guard !nested.isEmpty, let inner = words.dropFirst().first, !inner.hasPrefix("-"),
      !nested.contains(inner), inner != "help"
    else { return }
    let near = nearestName(to: inner, among: nested.sorted())
    throw CommandFailure(
      .unknownCommand("\(word) \(inner)", near.map { "\(word) \($0)" }),
      nextStep: .knownCommands("kura \(word)", near, nested.sorted()), exitCode: 64)
  }
}

extension LocalizedText {
  fileprivate static func unknownCommand(_ word: String, _ near: String?) -> LocalizedText {
    guard let near else {
      return LocalizedText(
        ja: "「\(word)」というサブコマンドはありません。", en: "There is no command '\(word)'")
    }
    return LocalizedText(
      ja: "「\(word)」というサブコマンドはありません。「\(near)」の誤りではありませんか。",
      en: "There is no command '\(word)'; did you mean '\(near)'?")
  }

  fileprivate static func knownCommands(
    _ command: String, _ near: String?, _ names: [String]
  ) -> LocalizedText {
    if let near {
      return LocalizedText(
        ja: "「\(command) \(near)」と入力してください。使い方は「\(command) \(near) --help」で表示できます。",
        en: "Type '\(command) \(near)'; '\(command) \(near) --help' says more")
    }
    return LocalizedText(
      ja: "使えるもの: \(names.joined(separator: "、"))。それぞれの働きは「\(command) --help」で表示できます。",
      en: "Known: \(names.joined(separator: ", ")). '\(command) --help' says what they do")
  }
}

extension String {
  /// Said in Japanese before what the argument parser says in English.
  fileprivate static let checkTheWords = "kura: コマンドの書き方を確かめてください。\n"
}
