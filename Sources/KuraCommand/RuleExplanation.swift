import Diagnostics
import Reporting
import RulePages
import SourceText

/// A rule's page as text for a terminal, in one language.
struct RuleExplanation {
  private let rule: RuleDescriptor
  private let page: RulePage

  init(_ rule: RuleDescriptor, _ page: RulePage) {
    self.rule = rule
    self.page = page
  }

  /// The whole explanation, which ends with a line end.
  func text(in language: Language) -> String {
    var text = "\(rule.id)\n\n\(rule.summary[language])\n\n\(facts(language))\n"
    text += part(.why, prose(under: language == .japanese ? "なぜ" : "Why"), language)
    text += part(.fixing, prose(under: language == .japanese ? "直し方" : "How to fix"), language)
    text += part(.allowing, [Allowance(rule).text[language]], language)
    return text + part(.examples, examples(language), language)
  }

  private func facts(_ language: Language) -> String {
    let severity = RuleWords.severity(rule.severity)
    let first = LocalizedText(
      ja: "重さ: \(severity.japanese)", en: "Severity: \(severity.english)")
    let second = LocalizedText(
      ja: "まとまり: \(RuleWords.group(rule.group).japanese)",
      en: "Group: \(RuleWords.group(rule.group).english)")
    let all = [first, second] + RuleWords.facts(of: rule)
    return all.map { $0[language] }.joined(separator: language == .japanese ? " ・ " : " · ")
  }

  private func part(_ title: LocalizedText, _ lines: [String], _ language: Language) -> String {
    let body = lines.map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
    return "\n\(title[language])\n\n\(body)"
  }

  private func lines(under heading: String) -> [String] {
    page.sections.first { $0.heading == heading }?.lines ?? []
  }

  private func prose(under heading: String) -> [String] {
    lines(under: heading).map(Self.withoutLinks)
  }

  /// A line with the words of its links, or the path of a page above: a terminal follows no links.
  private static func withoutLinks(_ line: String) -> String {
    var text = ""
    var rest = line[...]
    while let middle = rest.firstRange(of: "](") {
      guard let open = rest[..<middle.lowerBound].lastIndex(of: "["),
        let close = rest[middle.upperBound...].firstIndex(of: ")")
      else { break }
      let target = rest[middle.upperBound..<close]
      let words = rest[rest.index(after: open)..<middle.lowerBound]
      text += rest[..<open] + (target.hasPrefix("../") ? "docs/" + target.dropFirst(3) : words)
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  /// The examples without the marks of Markdown; what is found in a line stands at its end.
  private func examples(_ language: Language) -> [String] {
    var lines: [String] = []
    // A longer fence may hold a shorter one.
    var fence: Substring?
    for line in self.lines(under: "Examples") {
      if let open = fence {
        if line == open {
          fence = nil
          continue
        }
        lines.append(line.isEmpty ? "" : "  " + code(line, language))
      } else if line.hasPrefix("```") {
        fence = line.prefix { $0 == "`" }
      } else if line.hasPrefix("### ") {
        lines.append("■ " + title(of: line.dropFirst(4), language))
      } else if line.hasPrefix("`"), line.hasSuffix("`") {
        let path = String(line.dropFirst().dropLast())
        let isMessage = RepositoryPath(path) == .commitMessage
        lines.append(isMessage ? LocalizedText.message[language] : path)
      } else {
        lines.append(line)
      }
    }
    return lines
  }

  /// The half of a heading such as `English / 日本語`.
  private func title(of heading: Substring, _ language: Language) -> String {
    guard let range = heading.firstRange(of: " / ") else { return String(heading) }
    return String(
      language == .japanese ? heading[range.upperBound...] : heading[..<range.lowerBound])
  }

  /// A line of an example, in which `# error: [rule] "part"` says what is found there.
  private func code(_ line: String, _ language: Language) -> String {
    for severity in Severity.allCases {
      guard let range = line.firstRange(of: " # \(severity.name): [") else { continue }
      let found = line[range.upperBound...].prefix { $0 != "]" }
      let word = RuleWords.severity(severity)[language]
      let name = found == rule.id.name ? "" : " [\(found)]"
      return "\(line[..<range.lowerBound])   ← \(word)\(name)"
    }
    return line
  }
}

/// How findings of a rule are allowed, if at all.
private struct Allowance {
  let text: LocalizedText

  init(_ rule: RuleDescriptor) {
    if rule.isProtected {
      text = LocalizedText(
        ja: "許可コメントでは許せません。個人情報や秘密の値で、載せてよいもの（マイナンバーを除く）なら、kura.yaml の exceptions: に書きます。"
          + "公開範囲の指摘に、例外はありません。",
        en: "No comment allows it. Personal data or a secret that may stay, but never a My Number, "
          + "is named under exceptions: in kura.yaml; about disclosure there is no exception.")
    } else if rule.group == .message {
      text = LocalizedText(
        ja: "一度だけ見送るときは KURA_SKIP=\"理由\" git commit とします。"
          + "この規則を使わないなら、kura.yaml の rules: に \(rule.id): off と書きます。",
        en: "KURA_SKIP=\"reason\" git commit passes over it once; \(rule.id): off under rules: in "
          + "kura.yaml switches it off.")
    } else if rule.group == .configuration {
      text = LocalizedText(
        ja: "許せません。示された場所を直してください。", en: "It cannot be allowed; correct what it names.")
    } else if rule.group == .encoding || rule.group == .syntax || rule.group == .file {
      text = LocalizedText(
        ja: "kura.yaml の suppressions: に、path、rule: \(rule.id)、reason を書きます。",
        en: "Under suppressions: in kura.yaml, with path, rule: \(rule.id) and a reason.")
    } else {
      text = LocalizedText(
        ja: "キーの行の末尾か、すぐ上の行に書きます:  # kura: allow(\(rule.id)) 理由",
        en: "At the end of the key's line or right above it:  # kura: allow(\(rule.id)) reason")
    }
  }
}

extension LocalizedText {
  fileprivate static let why = LocalizedText(ja: "なぜ", en: "Why")
  fileprivate static let fixing = LocalizedText(ja: "直し方", en: "How to fix")
  fileprivate static let allowing = LocalizedText(ja: "許すには", en: "How to allow it")
  fileprivate static let message = LocalizedText(ja: "コミットメッセージ", en: "Commit message")
  fileprivate static let examples = LocalizedText(ja: "例", en: "Examples")
}
