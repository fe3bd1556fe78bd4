import ArgumentParser
import GitStore
import SourceText
import Storehouse

/// `kura init`: a new storehouse in an empty folder; in an existing one, makes git call the hooks
/// of this clone.
struct InitCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "init",
      abstract: helpText(
        ja: "新しい蔵を作る。今ある蔵では、コミット前の検査を有効にする",
        en: "Makes a storehouse, or switches on the checks in one"),
      discussion: helpText(
        ja: "空のフォルダには、設定、スキーマ、例の項目、CI の例を置きます。どちらの場合も、.hooks/ にフックを置き、"
          + "このクローンの core.hooksPath をそこに向けます。何度実行しても構いません。",
        en:
          "Fills an empty folder with a configuration, schemas, examples and CI. In any case it puts "
          + "hooks into .hooks/ and points core.hooksPath of this clone at them. Running it again "
          + "changes nothing."))
  }

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp(
      helpText(ja: "蔵のフォルダ（既定はいまのフォルダ）", en: "The storehouse (default: this folder)"),
      valueName: "dir"))
  var folder: String?

  func run() throws {
    let environment = CommandEnvironment.current
    var start = global.startFolder(in: environment)
    if let folder { start = folder.hasPrefix("/") ? folder : start + "/" + folder }
    var made = try NewStorehouse(at: start, environment)
    try made?.create()
    let place = try StorehousePlace.find(from: start, environment)
    guard place.exists(RepositoryPath(StorehouseLayout.configuration)) else {
      throw CommandFailure(.noStorehouse(folder ?? start), nextStep: .writeOne)
    }
    let opened = try place.open(.workTree)
    let settings = try RunSettings(global, opened.configuration, environment)
    var installation = try HookInstallation(place)
    defer {
      let hooks = made == nil ? installation.lines : installation.linesOfNewStorehouse
      let next = made?.nextSteps(from: environment.currentDirectory) ?? []
      let said = (made?.lines ?? []) + hooks + next
      let lines = said.map { discreet($0[settings.language]) + "\n" }
      if !settings.isQuiet { try? environment.writeOutput(lines.joined()) }
    }
    try installation.install()
  }
}
