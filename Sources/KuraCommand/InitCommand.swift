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
    try refuseNested(start, environment)
    let language = global.choices.language ?? environment.languageOfNewStorehouse
    var made = try NewStorehouse(at: start, in: language, environment)
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

  /// A storehouse inside another one is a part of that: no hook of its own would run for it.
  private func refuseNested(_ start: String, _ environment: CommandEnvironment) throws {
    let isOwn = FileAccess.isFile("\(start)/\(StorehouseLayout.configuration)")
    guard isOwn || folder != nil, !FileAccess.isFile(start),
      let place = NewStorehouse.storehouse(around: start, environment), let outer = place.folder
    else { return }
    var failure = CommandFailure(
      .nested(folder ?? start, in: outer), nextStep: .beginOutside(outer, isOwn: isOwn),
      exitCode: 64)
    failure.language =
      global.choices.language ?? (try? place.open(.workTree))?.configuration.language
    throw failure
  }
}

extension LocalizedText {
  fileprivate static func nested(_ folder: String, in outer: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(folder)」は、もう一つの蔵（\(outer)）の中にあります。蔵の中の蔵は、コミットのときも送るときも検査されません。"
        + "何も変えていません。",
      en:
        "'\(folder)' is inside another storehouse (\(outer)), and a storehouse in a storehouse is "
        + "checked by no commit and no push; nothing was changed")
  }

  fileprivate static func beginOutside(_ outer: String, isOwn: Bool) -> LocalizedText {
    let hooks = "kura init \(shellWord(outer))"
    return isOwn
      ? LocalizedText(
        ja: "別の蔵にするなら、このフォルダを外の蔵の外へ移してから、そこで kura init を実行してください。"
          + "外の蔵の一部にするなら、中の kura.yaml を消し、\(hooks) を実行してください。",
        en:
          "To keep it apart, move the folder out of the other storehouse and run kura init there; "
          + "to make it a part of that, delete the kura.yaml inside and run \(hooks)")
      : LocalizedText(
        ja: "新しい蔵は、この蔵の外の空のフォルダに作ってください。この蔵の検査を有効にするだけなら、\(hooks) を実行してください。",
        en: "Make a new storehouse in an empty folder outside this one; to switch on the checks of "
          + "this one, run \(hooks)")
  }
}
