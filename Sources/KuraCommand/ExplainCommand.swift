import ArgumentParser
import Diagnostics
import LintRules
import Reporting
import RulePages
import SourceText

/// `kura explain`: says why a rule exists and what to do about its findings.
struct ExplainCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "explain",
      abstract: helpText(ja: "規則の理由と直し方を説明する", en: "Explains a rule"),
      discussion: helpText(
        ja: "規則の名前は、指摘の角括弧の中に出ています。名前を書かなければ、規則をまとまりごとに並べます。",
        en: "A rule's name stands in square brackets in its finding. Without a name, the rules are "
          + "listed by group."))
  }

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp(helpText(ja: "規則の名前", en: "The rule"), valueName: "rule"))
  var rule: String?

  func run() throws {
    let environment = CommandEnvironment.current
    let language = global.deskLanguage(in: environment)
    guard let rule else {
      try environment.writeOutput(RuleGroups.text(in: language, width: environment.terminalWidth))
      return
    }
    let name = RuleName.wanted(by: rule)
    guard let descriptor = RuleList.descriptors.first(where: { $0.id.name == name }),
      let page = RulePage(named: name)
    else {
      let near = nearestName(to: name, among: RuleList.descriptors.map(\.id.name))
      throw CommandFailure(.unknownRule(name, near), nextStep: .listRules(near), exitCode: 64)
    }
    let explanation = RuleExplanation(descriptor, page)
    try environment.writeOutput(explanation.text(in: language))
  }
}

/// The name of a rule in what a user copied.
private enum RuleName {
  /// `schema-enum` also of `error[schema-enum]:`.
  static func wanted(by text: String) -> String {
    guard let open = text.firstIndex(of: "[") else { return text.lowercased() }
    let rest = text[text.index(after: open)...]
    return String(rest.prefix { $0 != "]" }).lowercased()
  }
}

/// The rules by group, by name only.
private enum RuleGroups {
  static func text(in language: Language, width: Int) -> String {
    var text = ""
    for group in RuleDescriptor.Group.allCases {
      let names = RuleList.descriptors.filter { $0.group == group }.map(\.id.name)
      if names.isEmpty { continue }
      text += "\(RuleWords.group(group)[language])\n"
      var line = " "
      for name in names {
        if line.utf8.count + name.utf8.count + 1 > max(40, min(width, 100)) {
          text += line + "\n"
          line = " "
        }
        line += " " + name
      }
      text += line + "\n\n"
    }
    return text + LocalizedText.seeMore[language] + "\n"
  }
}

extension LocalizedText {
  fileprivate static func unknownRule(_ name: String, _ near: String?) -> LocalizedText {
    guard let near else {
      return LocalizedText(ja: "「\(name)」という規則はありません。", en: "No rule is named '\(name)'")
    }
    return LocalizedText(
      ja: "「\(name)」という規則はありません。「\(near)」の誤りではありませんか。",
      en: "No rule is named '\(name)'; did you mean '\(near)'?")
  }

  fileprivate static func listRules(_ near: String?) -> LocalizedText {
    guard let near else {
      return LocalizedText(
        ja: "kura rules で、すべての規則の名前を見られます。", en: "kura rules lists the names of all rules")
    }
    return LocalizedText(
      ja: "kura explain \(near) で説明を読めます。", en: "Read about it with kura explain \(near)")
  }

  fileprivate static let seeMore = LocalizedText(
    ja: "一つの規則の説明は「kura explain 名前」、一行ずつの一覧は「kura rules」で見られます。",
    en: "Read about one with 'kura explain NAME', or see a line for each with 'kura rules'.")
}
