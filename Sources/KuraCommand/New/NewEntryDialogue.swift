import Diagnostics
import Editions
import EntryForms
import LintEngine
import SourceText
import Storehouse

/// Asks for the required fields one after another, and refuses at once what the schema refuses.
struct NewEntryDialogue {
  /// What is known at a moment; going back is taking the moment before.
  private struct Moment {
    var state = EntryForm.State()
    var id: String?
    var askedForOwner = false
    var askedForReview: Bool
  }

  /// What may be asked.
  private enum Step {
    case id
    case field(EntryForm.Question)
    case owner(String)
    case review(field: String, day: String)
  }

  let plan: NewEntryPlan
  let console: Console
  private let form: EntryForm
  private var moment: Moment
  private var earlier: [Moment] = []
  /// Every answer that was taken, so that whoever goes back need not type it again.
  private(set) var remembered: [[DraftStep]: DraftValue] = [:]
  private var rememberedID: String?
  /// The rest of a line that held several elements of a list.
  var waiting: [String] = []
  /// The draft before the first question.
  private let first: DraftValue

  init(
    _ plan: NewEntryPlan, _ console: Console, _ start: NewEntryStart, asksForReview: Bool
  ) {
    self.plan = plan
    self.console = console
    form = EntryForm(schema: plan.schema)
    moment = Moment(askedForReview: !asksForReview)
    moment.state.draft = start.draft
    first = start.draft
  }

  /// Asks until nothing is open.
  /// - Throws: ``CommandFailure`` when the person stops; then nothing has been written.
  mutating func run(id: String?) throws -> NewEntry {
    console.say(.welcome(plan.kind.title))
    do {
      if let id { try takeGiven(id) }
      while let step = nextStep() {
        let before = moment
        do {
          try ask(step)
          earlier.append(before)
        } catch Console.Interruption.back {
          moment = earlier.popLast() ?? before
          waiting = []
        }
      }
    } catch Console.Interruption.end {
      console.say(LocalizedText(verbatim: ""))
      let missing = plan.missingFields(in: moment.state.draft)
      throw CommandFailure(
        .stopped, nextStep: missing.isEmpty ? nil : .missing(missing),
        details: plan.setCommand(first, id: moment.id ?? id))
    }
    // Whoever is asked for an id has been told before.
    let known = id == nil ? nil : plan.title(of: moment.state.draft).flatMap(plan.entry(titled:))
    return NewEntry(
      id: moment.id ?? "", draft: moment.state.draft, notes: known.map { [.alike($0)] } ?? [])
  }

  private mutating func takeGiven(_ id: String) throws {
    if let objection = plan.objection(toID: id) { throw CommandFailure(objection, exitCode: 64) }
    take(id)
  }

  private mutating func take(_ id: String) {
    moment.id = id
    rememberedID = id
    if let field = plan.idField { moment.state.draft.set([.key(field)], to: .text(id)) }
  }

  // MARK: What is next

  private mutating func nextStep() -> Step? {
    while true {
      let question = form.nextQuestion(moment.state)
      let isTitle = question.map { $0.steps == plan.titleField.map { [.key($0)] } } ?? false
      if moment.id == nil, !isTitle { return .id }
      if let question {
        guard let constant = question.schema.constant, constant != .plain("true") else {
          return .field(question)
        }
        moment.state.draft.set(question.steps, to: constant)
        continue
      }
      if askForWhatConditionsNeed() { continue }
      if let owner = plan.ownerField, !moment.askedForOwner,
        moment.state.draft[[.key(owner)]] == nil
      {
        return .owner(owner)
      }
      guard !moment.askedForReview, let (field, day) = plan.reviewField else { return nil }
      return .review(field: field, day: day)
    }
  }

  /// Wants the fields that the schema requires because of the answers so far.
  private mutating func askForWhatConditionsNeed() -> Bool {
    let before = moment.state.wanted
    for finding in plan.findings(in: moment.state.draft) where NewEntryPlan.isOmission(finding) {
      let steps = steps(of: finding.pointer)
      let known = moment.state.draft[steps]
      for name in plan.schema[steps]?.propertyNames ?? [] {
        guard known?[[.key(name)]] == nil, mentions(finding.message.english, name) else { continue }
        moment.state.wanted.insert(steps + [.key(name)])
      }
    }
    return moment.state.wanted != before
  }

  /// Whether a message has a name in it as a word.
  private func mentions(_ message: String, _ name: String) -> Bool {
    message.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
      .contains { $0 == name }
  }

  private func steps(of pointer: String) -> [DraftStep] {
    var steps: [DraftStep] = []
    for token in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let name = token.replacing("~1", with: "/").replacing("~0", with: "~")
      if case .list? = moment.state.draft[steps], let index = Int(name) {
        steps.append(.index(index))
      } else {
        steps.append(.key(String(name)))
      }
    }
    return steps
  }

  // MARK: Asking

  private mutating func ask(_ step: Step) throws {
    switch step {
    case .id: try askForID()
    case .owner(let name): try askForOwner(name)
    case .review(let field, let day): try askForReview(field, day)
    case .field(let question): try ask(question)
    }
  }

  private mutating func askForID() throws {
    let proposal = plan.title(of: moment.state.draft).flatMap(plan.proposedID)
    console.say([""])
    console.say(.idHeading)
    let field = plan.idField.flatMap { plan.schema.property($0) }
    console.say(field?.explanation ?? .idExplanation)
    if let words = LocalizedText.usualIDs(plan.usualBeginning, plan.exampleIDs) {
      console.say(words)
    }
    if proposal?.isMadeOfDay ?? false { console.say(.idOfDay) }
    if let path = proposal?.clash { console.say(.alike(path)) }
    let usual = rememberedID ?? proposal?.id
    while true {
      let answer = try console.answer(.id(usual))
      let id = answer.isEmpty ? usual ?? "" : answer
      guard let objection = plan.objection(toID: id) else { return take(id) }
      console.say(objection)
    }
  }

  private mutating func askForOwner(_ name: String) throws {
    guard let field = plan.schema.property(name), let mention = field.mention else { return }
    let search = EntrySearch(mention, beginning: field.beginning, in: plan.survey.catalog)
    if !search.isEmpty {
      heading([field], hint: .mayBeLeftOut)
      let before = sayRemembered(at: [.key(name)], mayBeLeftOut: true)
      let answer = try chosen(search, mayBeEmpty: true).map(DraftValue.text)
      if case .text(let value)? = Self.kept(before, answer, mayBeLeftOut: true) {
        remembered[[.key(name)]] = .text(value)
        moment.state.draft.set([.key(name)], to: .text(value))
      }
    }
    moment.askedForOwner = true
  }

  private mutating func askForReview(_ field: String, _ day: String) throws {
    console.say([""])
    console.say(.review)
    if try console.isYes(.didYouCheck, otherwise: false) {
      let today = plan.settings.asOf.description
      moment.state.draft.set([.key(field), .key(day)], to: .text(today))
    }
    moment.askedForReview = true
  }

  private mutating func ask(_ question: EntryForm.Question) throws {
    if question.form == .another {
      heading(question.path, hint: nil)
      let count = moment.state.draft[question.steps]?.count ?? 0
      if try console.isYes(count == 0 ? .anyAtAll : .another(count), otherwise: false) {
        moment.state.draft.set(question.steps + [.index(count)], to: .empty)
      } else {
        close(question.steps)
      }
      return
    }
    if case .member(let names) = question.form { return try askForMember(names, question) }
    let isElement = if case .index? = question.steps.last { true } else { false }
    heading(
      question.path,
      hint: question.endsList ? .emptyEndsList : isElement ? .oneAtATime : nil)
    if isLabel(question) { console.say(.ceiling(plan.ceiling)) }
    sayRoles(for: question)
    let before =
      waiting.isEmpty ? sayRemembered(at: question.steps, mayBeLeftOut: question.endsList) : nil
    while true {
      let answer = try value(for: question, before: before)
      let value = Self.kept(before, answer, mayBeLeftOut: question.endsList)
      guard let value else {
        if question.endsList { return close(Array(question.steps.dropLast())) }
        console.say(.needed)
        continue
      }
      var draft = moment.state.draft
      draft.set(question.steps, to: value)
      let verdict = plan.verdict(
        on: draft, at: question.steps, before: moment.state.draft, id: moment.id)
      for text in verdict.objections + verdict.cautions { console.say(text) }
      if verdict.objections.isEmpty {
        if !verdict.cautions.isEmpty { console.say(.takenAllTheSame) }
        remembered[question.steps] = value
        moment.state.draft = draft
        return
      }
    }
  }

  private mutating func askForMember(_ names: [String], _ question: EntryForm.Question) throws {
    heading(question.path, hint: .whichField)
    let titles = names.map { name in
      question.schema.property(name)?.title?[console.language] ?? name
    }
    let index = try console.choose(titles)
    moment.state.wanted.insert(question.steps + [.key(names[index])])
  }

  private mutating func close(_ steps: [DraftStep]) {
    moment.state.closed.insert(steps)
    if moment.state.draft[steps] == nil { moment.state.draft.set(steps, to: .list([])) }
  }

  func isLabel(_ question: EntryForm.Question) -> Bool {
    plan.strictest(of: question.schema) != nil
  }

  /// Says where we are and what the field is for.
  private func heading(_ path: [SchemaView], hint: LocalizedText?) {
    let language = console.language
    var names: [String] = []
    // The elements of a list often have its title.
    for name in path.compactMap({ $0.title?[language] }) where names.last != name {
      names.append(name)
    }
    console.say(["", names.isEmpty ? "" : "【\(names.joined(separator: " › "))】"])
    let field = path.last
    // Choices that are explained one by one need no list of the same before them.
    let explainsChoices =
      field.map { field in
        !field.choices.isEmpty && field.choices.allSatisfy { gloss(of: $0, in: field) != nil }
      } ?? false
    if !explainsChoices,
      let explanation = field?.explanation ?? path.dropLast().last?.explanation
    {
      console.say(explanation)
    }
    if let hint { console.say(hint) }
  }
}
