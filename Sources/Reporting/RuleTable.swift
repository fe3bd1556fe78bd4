package import Diagnostics
package import SourceText

/// The list of rules, for people and for scripts.
package struct RuleTable: Sendable {
  /// The version of the JSON shape.
  package static let version = 1

  private let rules: [RuleDescriptor]

  /// Rules in the order of their groups, then of their names.
  package init(_ rules: [RuleDescriptor]) {
    let order = RuleDescriptor.Group.allCases
    self.rules = rules.sorted { left, right in
      let places = [left, right].map { order.firstIndex(of: $0.group) ?? order.count }
      return places[0] != places[1] ? places[0] < places[1] : left.id < right.id
    }
  }

  /// The rules as a table under a heading for each group, aligned by display width.
  package func text(in language: Language, ambiguousIsWide: Bool = false) -> String {
    func width(_ text: String) -> Int { displayWidth(of: text, ambiguousIsWide: ambiguousIsWide) }
    func padded(_ text: String, to size: Int) -> String {
      text + String(repeating: " ", count: max(0, size - width(text)))
    }
    let severities = rules.map { ReportWords.severity($0.severity)[language] }
    let nameWidth = rules.map { width($0.id.name) }.max() ?? 0
    let severityWidth = severities.map(width).max() ?? 0
    var text = ""
    var group: RuleDescriptor.Group?
    for (rule, severity) in zip(rules, severities) {
      if rule.group != group {
        text += (group == nil ? "" : "\n") + "\(RuleWords.group(rule.group)[language])\n"
        group = rule.group
      }
      let facts = RuleWords.facts(of: rule).map { $0[language] }
      let marks = facts.isEmpty ? "" : RuleWords.inBrackets(facts, language)
      text += "  \(padded(rule.id.name, to: nameWidth))  \(padded(severity, to: severityWidth))  "
      text += rule.summary[language] + marks + "\n"
    }
    return text
  }

  /// The rules as JSON, described by `docs/rules.schema.json`.
  package func json() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("version", RuleTable.version)
      writer.key("rules")
      writer.array(rules) { writer, rule in
        writer.object { writer in
          writer.member("name", rule.id.name)
          writer.member("group", rule.group.rawValue)
          writer.member("severity", rule.severity.name)
          writer.member("houseRule", rule.isHouseRule)
          writer.member("fixable", rule.isFixable)
          writer.member("protected", rule.isProtected)
          writer.key("summary")
          writer.object { writer in
            for language in Language.allCases {
              writer.member(language.rawValue, rule.summary[language])
            }
          }
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }
}

/// What is said about rules.
package enum RuleWords {
  /// The name of a group of rules.
  package static func group(_ group: RuleDescriptor.Group) -> LocalizedText {
    switch group {
    case .encoding: LocalizedText(ja: "文字コードとファイルの中身", en: "Encoding and content of files")
    case .syntax: LocalizedText(ja: "YAML と JSON の書き方", en: "Syntax of YAML and JSON")
    case .schema: LocalizedText(ja: "スキーマ（項目の決まり）", en: "Schemas")
    case .reference: LocalizedText(ja: "参照と id", en: "References and ids")
    case .file: LocalizedText(ja: "ファイルの置き場所と形", en: "Files")
    case .text: LocalizedText(ja: "文字と文章", en: "Text")
    case .review: LocalizedText(ja: "見直し", en: "Reviews")
    case .privacy: LocalizedText(ja: "個人情報と秘密", en: "Personal data and secrets")
    case .disclosure: LocalizedText(ja: "公開範囲", en: "Disclosure")
    case .message: LocalizedText(ja: "コミットメッセージ", en: "Commit messages")
    case .configuration:
      LocalizedText(ja: "設定・スキーマの定義・許可コメント", en: "Configuration, schema files and allow comments")
    }
  }

  /// What is special about a rule.
  package static func facts(of rule: RuleDescriptor) -> [LocalizedText] {
    var facts: [LocalizedText] = []
    if rule.isHouseRule {
      facts.append(LocalizedText(ja: "profile: storehouse のとき", en: "under profile: storehouse"))
    }
    if rule.isFixable { facts.append(LocalizedText(ja: "直し方を示せる", en: "fixable")) }
    if rule.isProtected { facts.append(LocalizedText(ja: "弱められない", en: "protected")) }
    return facts
  }

  fileprivate static func inBrackets(_ facts: [String], _ language: Language) -> String {
    language == .japanese
      ? "（\(facts.joined(separator: "、"))）" : " (\(facts.joined(separator: ", ")))"
  }

  /// The word for a severity.
  package static func severity(_ severity: Severity) -> LocalizedText {
    ReportWords.severity(severity)
  }
}
