import ArgumentParser
import LintRules
import Reporting
import SourceText

/// `kura rules`: lists every rule.
struct RulesCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "rules",
      abstract: helpText(ja: "規則の一覧を表示する", en: "Lists the rules"),
      discussion: helpText(
        ja: "規則の名前は、kura.yaml の rules: と、許可コメントに使います。"
          + "一つの規則の説明は kura explain で読めます。",
        en: "The names are those for rules: in kura.yaml and for allow comments. kura explain says "
          + "what a rule is for."))
  }

  @OptionGroup var global: GlobalOptions

  @Option(
    help: ArgumentHelp(helpText(ja: "出力の形式", en: "Form of the list"), valueName: "format"))
  var format: ListFormat = .text

  func run() throws {
    let environment = CommandEnvironment.current
    let table = RuleTable(RuleList.descriptors)
    switch format {
    case .text:
      try environment.writeOutput(table.text(in: global.deskLanguage(in: environment)))
    case .json:
      try environment.writeOutput(String(decoding: table.json(), as: UTF8.self))
    }
  }
}

/// A value of `--format` of a command that lists something.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}
