import Diagnostics
import Editions
import EntryForms
import LintEngine
import Reporting
import SourceText
import Storehouse

/// What an entry begins with before anybody is asked, and how it ends when nobody is.
struct NewEntryStart {
  private let plan: NewEntryPlan
  private(set) var draft = DraftValue.empty
  /// The values that the command line gave, with their names there.
  private var given: [(steps: [DraftStep], name: String)] = []
  /// What the author should know about the values that the command line gave.
  private var notes: [LocalizedText] = []

  init(_ plan: NewEntryPlan) {
    self.plan = plan
  }

  /// Puts in what the command line says, and what needs no answer.
  /// - Throws: ``CommandFailure`` when the schema or lint would refuse a value.
  mutating func fill(
    _ assignments: [Assignment], role: String?, reviewedByMe: String?
  ) throws {
    for assignment in assignments {
      let steps = assignment.apply(to: &draft, schema: plan.schema)
      given.append((steps, assignment.name))
    }
    for name in plan.schema.propertyNames {
      guard let field = plan.schema.property(name), draft[[.key(name)]] == nil else { continue }
      if field.isStatus, let first = firstState(field) { draft.set([.key(name)], to: first) }
      if let constant = field.constant, constant != .plain("true"),
        plan.schema.requiredNames.contains(name)
      {
        draft.set([.key(name)], to: constant)
      }
    }
    if let role { try setOwner(role) }
    if let reviewedByMe {
      if RoleText.mayBePerson(reviewedByMe) {
        throw CommandFailure(.personForRole(reviewedByMe), nextStep: .giveRole, exitCode: 64)
      }
      setReview(by: reviewedByMe)
    }
    try refuseWrongValues()
    try refuseWhatLintRefuses()
  }

  private func firstState(_ field: SchemaView) -> DraftValue? {
    field.choices.contains(.text("draft")) ? .text("draft") : field.choices.first
  }

  private mutating func setOwner(_ role: String) throws {
    guard let name = plan.ownerField, draft[[.key(name)]] == nil else { return }
    let mention = plan.schema.property(name)?.mention
    let search = mention.map { EntrySearch($0, beginning: "", in: plan.survey.catalog) }
    guard search?.candidate(named: role) != nil else {
      let near = nearestName(to: role, among: search?.matches("").map(\.value) ?? [])
      throw CommandFailure(.noSuchRole(role, nearest: near), exitCode: 64)
    }
    draft.set([.key(name)], to: .text(role))
  }

  private mutating func setReview(by role: String) {
    guard let (field, day) = plan.reviewField else { return }
    draft.set([.key(field), .key(day)], to: .text(plan.settings.asOf.description))
    let names = plan.schema.property(field)?.propertyNames ?? []
    if let name = names.first(where: { $0.contains("role") }) {
      draft.set([.key(field), .key(name)], to: .text(role))
    }
  }

  /// Refuses values that break the schema; what is only missing is left for the author.
  private func refuseWrongValues() throws {
    let findings = plan.findings(in: draft).filter { !NewEntryPlan.isOmission($0) }
    for value in given {
      let pointer = value.steps.pointer
      guard
        let found = findings.first(where: { pointer == $0.pointer || $0.pointer.hasPrefix(pointer) }
        )
      else { continue }
      let words = plan.words(for: plan.masked([found], in: draft)[0], at: value.steps)
      throw CommandFailure(
        .badValue(value.name, words[0]), details: Array(words.dropFirst()), exitCode: 64)
    }
  }

  /// Refuses values that must not get into a commit, such as personal data, and keeps what is only
  /// doubtful as a note.
  private mutating func refuseWhatLintRefuses() throws {
    let source = plan.source(of: draft, id: nil)
    let found = plan.survey.findings(in: source, of: plan.kind).filter { finding in
      // Comments are the program's own.
      !finding.pointer.isEmpty && !NewEntryPlan.isOmission(finding)
        && (finding.sensitive != nil || given.contains { isAbout(finding, $0.steps) })
    }
    for finding in plan.masked(found, in: draft) {
      switch finding.severity {
      case .error:
        let name = given.first { isAbout(finding, $0.steps) }?.name
        let texts = NewEntryPlan.texts(of: finding)
        throw CommandFailure(
          name.map { .badValue($0, texts[0]) } ?? texts[0], details: Array(texts.dropFirst()),
          exitCode: 1)
      case .warning: notes.append(finding.message)
      case .note: break
      }
    }
  }

  private func isAbout(_ finding: Diagnostic, _ steps: [DraftStep]) -> Bool {
    let pointer = steps.pointer
    return finding.pointer == pointer || finding.pointer.hasPrefix(pointer + "/")
      || finding.rule == "above-ceiling" && pointer.hasPrefix(finding.pointer + "/")
  }

  /// The entry as far as it is known, with the strictest label that may be here where none was given.
  /// - Throws: ``CommandFailure`` when there is no id.
  func finished(id: String?) throws -> NewEntry {
    var draft = draft
    var notes = notes
    if let (steps, strictest) = plan.missingLabel(in: draft) {
      draft.set(steps, to: strictest)
      notes.append(.strictestLabel(strictest, ceiling: plan.ceiling))
    }
    let proposal = plan.title(of: draft).flatMap(plan.proposedID)
    var inField: String?
    if case .text(let text)? = plan.idField.flatMap({ draft[[.key($0)]] }) { inField = text }
    let isProposed = id == nil && inField == nil
    let known = isProposed ? proposal?.clash : plan.title(of: draft).flatMap(plan.entry(titled:))
    if let path = known { notes.append(.alike(path)) }
    guard let id = id ?? inField ?? proposal?.id else {
      throw CommandFailure(
        .idNeeded(plan.kind.name), nextStep: .missing(plan.missingFields(in: self.draft)),
        details: plan.setCommand(self.draft, id: nil), exitCode: 64)
    }
    if let field = plan.idField { draft.set([.key(field)], to: .text(id)) }
    if let objection = plan.objection(toID: id) { throw CommandFailure(objection, exitCode: 64) }
    return NewEntry(id: id, draft: draft, notes: notes)
  }
}

extension NewEntryPlan {
  /// Whether a finding is about something that is not there yet.
  static func isOmission(_ finding: Diagnostic) -> Bool {
    ["missing-key", "schema-items", "schema-dependency", "schema-condition", "schema-any-of"]
      .contains(finding.rule.name)
  }

  var titleField: String? {
    schema.propertyNames.first { schema.property($0)?.isTitle ?? false }
  }

  /// The title that a draft has by now, or `nil`.
  func title(of draft: DraftValue) -> String? {
    guard let titleField, case .text(let title)? = draft[[.key(titleField)]] else { return nil }
    return title
  }

  /// The field for the person or role in charge.
  var ownerField: String? {
    schema.propertyNames.first { schema.property($0)?.mention?.relation == "owner" }
  }

  /// The field that records reviews, and its property for the day.
  var reviewField: (field: String, day: String)? {
    for name in schema.propertyNames {
      if let day = schema.property(name)?.reviewDay { return (name, day) }
    }
    return nil
  }

  /// Where a label is missing that the schema has a place for, and the strictest that may be here.
  func missingLabel(in draft: DraftValue) -> (steps: [DraftStep], strictest: DraftValue)? {
    for name in schema.propertyNames {
      guard let field = schema.property(name), field.isDisclosure else { continue }
      if let strictest = strictest(of: field) {
        return draft[[.key(name)]] == nil ? ([.key(name)], strictest) : nil
      }
      for inner in field.propertyNames {
        guard let label = field.property(inner), let strictest = strictest(of: label) else {
          continue
        }
        let steps: [DraftStep] = [.key(name), .key(inner)]
        return draft[steps] == nil ? (steps, strictest) : nil
      }
    }
    return nil
  }

  /// The strictest of the labels of TLP 2.0 that a field allows and that may be in this repository,
  /// or `nil` when it is no label.
  func strictest(of field: SchemaView) -> DraftValue? {
    let allowed = TLPLevel.allCases.filter { field.choices.contains(.text($0.name)) }
    let admitted = allowed.filter { level in ceiling.map { level <= $0 } ?? true }
    return (admitted.max() ?? allowed.min()).map { .text($0.name) }
  }

  /// Findings in a draft with everything personal masked.
  func masked(_ findings: [Diagnostic], in draft: DraftValue) -> [Diagnostic] {
    let source = source(of: draft, id: nil)
    let all = survey.findings(in: source, of: kind)
    let redaction = Redaction(all) { $0 == source.path ? source : nil }
    return findings.map(redaction.diagnostic)
  }

  /// What lint will say about the file, in the words of the schema; nothing that only has to be
  /// known.
  func leftToDo(_ draft: DraftValue, id: String, said: [LocalizedText]) throws -> [LocalizedText] {
    let source = source(of: draft, id: id)
    let found = try survey.lint(source).filter { $0.severity != .note }
    let redaction = Redaction(found) { $0 == source.path ? source : nil }
    return found.map(redaction.diagnostic).filter { !said.contains($0.message) }.map { finding in
      let place = place(of: finding.pointer)
      let head: LocalizedText =
        NewEntryPlan.isOmission(finding)
        ? LocalizedText(ja: "まだ足りません。", en: "Still missing: ")
        : finding.severity == .error
          ? LocalizedText(ja: "このままではコミットできません。", en: "Not yet fit to be committed: ")
          : LocalizedText(ja: "確かめてください。", en: "To be looked at: ")
      return LocalizedText(
        ja: head.japanese + place.japanese + finding.message.japanese,
        en: head.english + place.english + finding.message.english)
    }
  }

  /// The titles of the fields that lead to a value, with brackets around them; none for the whole.
  private func place(of pointer: String) -> LocalizedText {
    var view: SchemaView? = schema
    var titles: [LocalizedText] = []
    for token in pointer.split(separator: "/") {
      let name = token.replacing("~1", with: "/").replacing("~0", with: "~")
      view = view.flatMap { $0.isList ? $0.items : $0.property(String(name)) }
      if let title = view?.title { titles.append(title) }
    }
    if titles.isEmpty { return LocalizedText(verbatim: "") }
    return LocalizedText(
      ja: "【\(titles.map(\.japanese).joined(separator: " › "))】",
      en: "【\(titles.map(\.english).joined(separator: " › "))】 ")
  }
}

extension LocalizedText {
  fileprivate static func personForRole(_ text: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(text)」は、人の名前ではありませんか。--reviewed-by-me には役割の名前を書きます。",
      en: "'\(text)' looks like the name of a person; --reviewed-by-me takes that of a role")
  }

  fileprivate static let giveRole = LocalizedText(
    ja: "「サイバーセキュリティ専門員」のように、担当・責任者・係などの言葉を入れて書いてください。",
    en: "Write what the role is called, and not who has it")

  fileprivate static func badValue(_ name: String, _ reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: "--set \(name) の値は書けません。\(reason.japanese)",
      en: "The value of --set \(name) is refused: \(reason.english)")
  }

  fileprivate static func noSuchRole(_ role: String, nearest: String?) -> LocalizedText {
    let japanese = nearest.map { "「\($0)」の誤りではありませんか。" } ?? ""
    let english = nearest.map { "; did you mean '\($0)'?" } ?? ""
    return LocalizedText(
      ja: "担当にできる「\(role)」という項目はありません。" + japanese,
      en: "There is no '\(role)' that could be in charge" + english)
  }

  fileprivate static func idNeeded(_ kind: String) -> LocalizedText {
    LocalizedText(
      ja: "id が決まりません。「kura new \(kind) id」のように、半角の英小文字・数字・ハイフンで書いてください。",
      en: "The id is unknown; write it: kura new \(kind) ID")
  }

  static func strictestLabel(_ label: DraftValue, ceiling: TLPLevel?) -> LocalizedText {
    guard case .text(let label) = label else { return LocalizedText(verbatim: "") }
    guard ceiling != nil else {
      return LocalizedText(
        ja: "公開範囲は、いちばん厳しい \(label) にしました。見せてよい相手を確かめてから直してください。",
        en: "The disclosure is the strictest, \(label). Find out who may see it, and change it.")
    }
    return LocalizedText(
      ja: "公開範囲は、この蔵に置ける中でいちばん厳しい \(label) にしました。それより厳しくすべき内容なら、"
        + "コミットせずに、見てよい人だけの蔵に移してください。",
      en: "The disclosure is \(label), the strictest that this storehouse takes. What should be "
        + "stricter is not to be committed here; keep it where only those can see it.")
  }
}
