import Diagnostics
import Editions
import EntryForms
import LintEngine
import SourceText
import Storehouse

/// What an entry begins with before anybody is asked, and how it ends when nobody is.
struct NewEntryStart {
  private let plan: NewEntryPlan
  private(set) var draft = DraftValue.empty
  /// The values that the command line gave, with their names there.
  private var given: [(steps: [DraftStep], name: String)] = []

  init(_ plan: NewEntryPlan) {
    self.plan = plan
  }

  /// Puts in what the command line says, and what needs no answer.
  /// - Throws: ``CommandFailure`` when the schema refuses a value.
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
    if let reviewedByMe { setReview(by: reviewedByMe) }
    try refuseWrongValues()
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
      throw CommandFailure(
        .badValue(value.name, found.message), nextStep: found.help, exitCode: 64)
    }
  }

  /// The entry as far as it is known, with the strictest label where none was given.
  /// - Throws: ``CommandFailure`` when there is no id.
  func finished(id: String?) throws -> NewEntry {
    var draft = draft
    var notes: [LocalizedText] = []
    if let (steps, strictest) = plan.missingLabel(in: draft) {
      draft.set(steps, to: strictest)
      notes.append(.strictestLabel(strictest, ceiling: plan.ceiling))
    }
    let title = plan.titleField.flatMap { draft[[.key($0)]] }
    var suggestion: String?
    if case .text(let title)? = title { suggestion = plan.suggestedID(for: title) }
    var inField: String?
    if case .text(let text)? = plan.idField.flatMap({ draft[[.key($0)]] }) { inField = text }
    guard let id = id ?? inField ?? suggestion else {
      throw CommandFailure(.idNeeded(plan.kind.name), exitCode: 64)
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

  /// Where a label is missing that the schema has a place for, and the strictest there is.
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

  /// The strictest of the labels of TLP 2.0 that a field allows, or `nil` when it is no label.
  func strictest(of field: SchemaView) -> DraftValue? {
    let order = ["RED", "AMBER+STRICT", "AMBER", "GREEN", "CLEAR"]
    let label = order.first { field.choices.contains(.text($0)) }
    return label.map(DraftValue.text)
  }

  /// What is still missing, in the words of the schema.
  func leftToDo(_ draft: DraftValue) -> [LocalizedText] {
    findings(in: draft).map { finding in
      let place = finding.pointer.isEmpty ? "" : "\(finding.pointer): "
      return LocalizedText(
        ja: "まだ足りません。\(place)\(finding.message.japanese)",
        en: "Still missing: \(place)\(finding.message.english)")
    }
  }
}

extension LocalizedText {
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

  static func strictestLabel(_ label: DraftValue, ceiling: String?) -> LocalizedText {
    guard case .text(let label) = label else { return LocalizedText(verbatim: "") }
    let japanese = ceiling.map { "この蔵に置けるのは \($0) までです。" } ?? ""
    let english = ceiling.map { " This storehouse takes no more than \($0)." } ?? ""
    return LocalizedText(
      ja: "公開範囲は、いちばん厳しい \(label) にしました。\(japanese)見せてよい相手を確かめてから直してください。",
      en:
        "The disclosure is the strictest, \(label).\(english) Find out who may see it, and change it."
    )
  }
}
