import ArgumentParser
import GitStore
import SourceText
import Storehouse

/// `kura init`: in an existing storehouse, makes git call the hooks of this clone.
struct InitCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "init",
      abstract: helpText(ja: "コミット前の検査を有効にする", en: "Switches on the checks before commits"),
      discussion: helpText(
        ja: "保管庫の .hooks/ にフックを置き、このクローンの core.hooksPath をそこに向けます。何度実行しても構いません。",
        en: "Puts hooks into .hooks/ of the storehouse and points core.hooksPath of this clone at "
          + "them. Running it again changes nothing."))
  }

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp(
      helpText(ja: "保管庫のフォルダ（既定はいまのフォルダ）", en: "The storehouse (default: this folder)"),
      valueName: "dir"))
  var folder: String?

  func run() throws {
    let environment = CommandEnvironment.current
    var start = global.startFolder(in: environment)
    if let folder { start = folder.hasPrefix("/") ? folder : start + "/" + folder }
    let place = try StorehousePlace.find(from: start, environment)
    guard place.exists(RepositoryPath(StorehouseLayout.configuration)) else {
      throw CommandFailure(.noStorehouse(folder ?? start), nextStep: .writeOne)
    }
    let opened = try place.open(.workTree)
    let settings = try RunSettings(global, opened.configuration, environment)
    var installation = try HookInstallation(place)
    defer {
      let lines = installation.lines.map { harmless($0[settings.language]) + "\n" }
      if !settings.isQuiet { try? environment.writeOutput(lines.joined()) }
    }
    try installation.install()
  }
}
