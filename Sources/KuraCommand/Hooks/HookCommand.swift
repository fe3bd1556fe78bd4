import ArgumentParser
import GitStore
import SourceText

/// `kura hook NAME`: what the stubs in `.hooks/` call.
struct HookCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    let names = HookList.all.map(\.name).joined(separator: ", ")
    return CommandConfiguration(
      commandName: "hook",
      abstract: helpText(ja: "git のフックの仕事をする", en: "Does the work of a git hook"),
      discussion: helpText(
        ja: ".hooks/ のスクリプトが呼び出します。知っているフック: \(names)",
        en: "Called by the scripts in .hooks/. Known hooks: \(names)"))
  }

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText(ja: "フックの名前", en: "The hook"), valueName: "name"))
  var name: String

  @Argument(
    help: ArgumentHelp(
      helpText(ja: "git がフックに渡した言葉", en: "The words that git gave the hook"),
      valueName: "argument"))
  var arguments: [String] = []

  func run() throws {
    guard let hook = HookList.all.first(where: { $0.name == name }) else {
      let near = nearestName(to: name, among: HookList.all.map(\.name))
      throw CommandFailure(.unknownHook(name, near), nextStep: .knownHooks, exitCode: 64)
    }
    let call = HookCall(
      global: global.choices, arguments: arguments, environment: CommandEnvironment.current)
    let code = try call.run(hook)
    if code != 0 { throw ExitCode(code) }
  }
}

extension HookCommand {
  /// Runs a hook that was called as the stubs do: with a folder, its name and words that are no
  /// options.
  ///
  /// Before every commit the parser of arguments would take a tenth of the time.
  /// - Returns: the exit code, or `nil` when the arguments have to be parsed.
  static func runPlain(_ arguments: [String], in environment: CommandEnvironment) throws -> Int32? {
    var words = arguments[...]
    var global = GlobalChoices()
    if words.first == "-C", words.count > 1 {
      global.directory = words[1]
      words = words.dropFirst(2)
    }
    guard words.popFirst() == "hook", let name = words.popFirst(),
      !words.contains(where: { $0.hasPrefix("-") }),
      let hook = HookList.all.first(where: { $0.name == name })
    else { return nil }
    return try HookCall(global: global, arguments: Array(words), environment: environment)
      .run(hook)
  }
}

extension HookCall {
  /// Runs a hook; what keeps it from its work is said in the language of the storehouse, because
  /// the locale of a graphical client is often none.
  fileprivate func run(_ hook: any Hook) throws -> Int32 {
    let failure: CommandFailure
    do {
      return try hook.run(self)
    } catch let error as CommandFailure {
      failure = error
    } catch let error as GitError {
      failure = CommandFailure(error.message)
    }
    environment.writeError(failure.text(in: hook.language(of: self)) + "\n")
    return failure.exitCode
  }
}

extension LocalizedText {
  fileprivate static func unknownHook(_ name: String, _ near: String?) -> LocalizedText {
    guard let near else {
      return LocalizedText(ja: "「\(name)」というフックは知りません。", en: "No hook is named '\(name)'")
    }
    return LocalizedText(
      ja: "「\(name)」というフックは知りません。「\(near)」の誤りではありませんか。",
      en: "No hook is named '\(name)'; did you mean '\(near)'?")
  }

  fileprivate static var knownHooks: LocalizedText {
    let names = HookList.all.map(\.name)
    return LocalizedText(
      ja: "使えるフック: \(names.joined(separator: "、"))",
      en: "Known hooks: \(names.joined(separator: ", "))")
  }
}
