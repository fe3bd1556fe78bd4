import Diagnostics
import EntryForms
import LintEngine
import Reporting
import SensitiveText
import SourceText

/// What is to be said about an answer as soon as it is given.
struct DraftVerdict {
  /// Why the answer cannot stay, in the order in which it is said; empty when it can.
  var objections: [LocalizedText] = []
  /// What its author should think about.
  var cautions: [LocalizedText] = []
}

extension NewEntryPlan {
  /// Judges what was just put into a draft: by its schema, and as lint will later.
  ///
  /// Whatever is personal is masked in all that is said.
  func verdict(
    on draft: DraftValue, at steps: [DraftStep], before: DraftValue, id: String?
  ) -> DraftVerdict {
    let source = source(of: draft, id: id)
    let found = survey.findings(in: source, of: kind)
    let redaction = Redaction(found) { $0 == source.path ? source : nil }
    if let objection = schemaObjection(to: draft, steps) {
      return DraftVerdict(objections: words(for: redaction.diagnostic(objection), at: steps))
    }
    let known = Set(sensitiveValues(in: before, id: id))
    var verdict = DraftVerdict()
    for finding in found where isAbout(finding, steps, known) {
      let texts = NewEntryPlan.texts(of: redaction.diagnostic(finding))
      switch finding.severity {
      case .error: verdict.objections += texts
      case .warning: verdict.cautions += texts
      case .note: break
      }
    }
    return verdict
  }

  /// What a finding says to somebody who can simply answer again.
  static func texts(of finding: Diagnostic) -> [LocalizedText] {
    // How to except a value in the configuration is for those who have to keep it.
    let kind = finding.sensitive.flatMap { SensitiveKind(rawValue: $0.kind) }
    let help = kind.map(LocalizedText.otherwise) ?? finding.help
    return [finding.message] + [help].compactMap(\.self)
  }

  /// The file that a draft would be, under its own name or, as long as that is open, another.
  func source(of draft: DraftValue, id: String?) -> SourceFile {
    let path = id.flatMap(path(forID:)) ?? path(forID: "new-entry") ?? "new.yaml"
    return SourceFile(path: path, text: text(of: draft, at: path))
  }

  /// What is known of personal data and secrets in the values of a draft.
  private func sensitiveValues(in draft: DraftValue, id: String?) -> [SensitiveMark] {
    survey.findings(in: source(of: draft, id: id), of: kind).filter { !$0.pointer.isEmpty }
      .compactMap(\.sensitive)
  }

  /// Whether a finding is about a value that was just put somewhere.
  private func isAbout(
    _ finding: Diagnostic, _ steps: [DraftStep], _ known: Set<SensitiveMark>
  ) -> Bool {
    // An answer may make something personal of another, as a label before a name does.
    if let mark = finding.sensitive { return !finding.pointer.isEmpty && !known.contains(mark) }
    if finding.pointer == steps.pointer { return finding.rule != "missing-key" }
    // What is wrong with a label is said about all of it.
    return finding.rule == "above-ceiling" && !finding.pointer.isEmpty
      && steps.pointer.hasPrefix(finding.pointer + "/")
  }

  /// What the schema has against a value where it was just put.
  private func schemaObjection(to draft: DraftValue, _ steps: [DraftStep]) -> Diagnostic? {
    let pointer = steps.pointer
    let list = Array(steps.dropLast()).pointer
    return findings(in: draft).first { finding in
      finding.pointer == pointer && finding.rule != "missing-key"
        || finding.rule == "schema-unique" && finding.pointer.hasPrefix(list)
    }
  }

  /// What a finding of the schema means for somebody who has never seen a schema: no pattern where
  /// there are words.
  func words(for finding: Diagnostic, at steps: [DraftStep]) -> [LocalizedText] {
    let whole = [finding.message] + [finding.help].compactMap(\.self)
    guard finding.rule == "schema-pattern", let field = schema[steps] else { return whole }
    // A value may break a pattern that the nearest words are not about.
    var texts = Array(field.ownMessages.prefix(1))
    let isSaid = texts.first?.japanese == finding.message.japanese
    // The elements of a list are often explained by the list.
    let list = schema[Array(steps.dropLast())].flatMap { $0.isList ? $0 : nil }
    if let explanation = field.explanation ?? list?.explanation { texts.append(explanation) }
    if !field.examples.isEmpty { texts.append(.examples(field.examples)) }
    if texts.isEmpty { return whole }
    return isSaid ? texts : [.otherForm(field.title)] + texts
  }
}

extension LocalizedText {
  /// What to write instead of something that must not be in the history.
  fileprivate static func otherwise(_ kind: SensitiveKind) -> LocalizedText {
    switch kind.family {
    case .secret:
      return LocalizedText(
        ja: "書かないでください。本物なら、発行元でそれを無効にし、新しいものに替えてください。",
        en: "Leave it out; if it is real, revoke it where it was issued")
    case .companyIdentity:
      return LocalizedText(
        ja: "「ある製造業の会社」のような、一般的な言い方で書いてください。",
        en: "Say it in general words, such as 'a manufacturer'")
    case .personalData: break
    }
    let general = LocalizedText(
      ja: "書かないか、「利用者」「都内」「数年前」のような、一般的な言い方で書いてください。",
      en: "Leave it out or say it in general words")
    switch kind {
    case .phoneFixed, .phoneIP, .phoneTollFree, .phoneNaviDial, .phoneForeign, .email, .postalCode,
      .address:
      return LocalizedText(
        ja: general.japanese + "組織が公開している窓口のものなら、先に相談先の項目に登録すると、書けるようになります。",
        en: general.english
          + ". What an organisation publishes may be written once a contact has it")
    default: return general
    }
  }

  fileprivate static func otherForm(_ title: LocalizedText?) -> LocalizedText {
    LocalizedText(
      ja: (title.map { "「\($0.japanese)」の" } ?? "") + "書き方が、決まりと違います。",
      en: "This is not how \(title.map { "'\($0.english)'" } ?? "it") is written")
  }

  fileprivate static func examples(_ examples: [String]) -> LocalizedText {
    LocalizedText(
      ja: "例: " + examples.joined(separator: "、"),
      en: "For example: " + examples.joined(separator: ", "))
  }
}
