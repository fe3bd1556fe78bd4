import Editions
import EntryForms
import LintEngine
import SourceText

/// How answers become values.
extension NewEntryDialogue {
  /// An answer as a value, or `nil` when it was empty.
  mutating func value(
    for question: EntryForm.Question, before: DraftValue? = nil
  ) throws -> DraftValue? {
    switch question.form {
    case .choice(let choices): return try choice(choices, question, before)
    case .yesNo:
      let isNeeded = question.schema.constant == .plain("true")
      while let isYes = try console.yesOrNo(.yesNo) {
        if isYes || !isNeeded { return .plain(isYes ? "true" : "false") }
        console.say(.mustBeYes)
      }
      return nil
    case .mention(let mention):
      let search = EntrySearch(
        mention, beginning: question.schema.beginning, in: plan.survey.catalog)
      if search.isEmpty {
        let names = mention.kinds + mention.roles
        console.say(.noCandidate(names, beginning: question.schema.beginning))
      }
      return try chosen(search, mayBeEmpty: question.endsList || before != nil).map(DraftValue.text)
    case .markdown:
      let text = try console.lines(.markdown)
      return text.isEmpty ? nil : .text(text + "\n")
    case .number:
      let text = EntrySearch.form(of: try console.answer(.answer))
      return text.isEmpty ? nil : DraftValue(typed: text, for: question.schema)
    case .text, .another, .member:
      let text = try typedText(for: question)
      if ["今日", "today"].contains(text) { return .text(plan.settings.asOf.description) }
      return text.isEmpty ? nil : DraftValue(typed: text, for: question.schema)
    }
  }

  private func choice(
    _ choices: [DraftValue], _ question: EntryForm.Question, _ before: DraftValue?
  ) throws -> DraftValue? {
    let names = choices.map { choice in
      switch choice {
      case .text(let text), .plain(let text): text
      case .list, .mapping: ""
      }
    }
    let lines = choices.indices.map { index in
      let gloss = gloss(of: choices[index], in: question.schema).map { "（\($0)）" } ?? ""
      return "  \(index + 1). \(names[index])\(gloss)"
    }
    console.say(lines)
    let strictest = before ?? plan.strictest(of: question.schema)
    let usual = strictest.flatMap { choices.firstIndex(of: $0) }.map { names[$0] }
    while true {
      let text = try console.answer(.choice(names.count, usual: usual))
      if text.isEmpty { return strictest }
      let number = Console.number(text).map { $0 - 1 }
      // A choice may look like a number itself.
      if let index = names.firstIndex(of: text) ?? number, choices.indices.contains(index) {
        return choices[index]
      }
      console.say(.notAChoice(names.count))
    }
  }

  func gloss(of choice: DraftValue, in field: SchemaView) -> String? {
    switch choice {
    case .text(let text), .plain(let text): field.gloss(of: text, console.language)
    case .list, .mapping: nil
    }
  }

  /// An entry found by a part of its title, or `nil` when the answer was empty and may be.
  func chosen(_ search: EntrySearch, mayBeEmpty: Bool) throws -> String? {
    let largestCount = 20
    while true {
      let text = try console.answer(.search)
      if text.isEmpty && (mayBeEmpty || search.isEmpty) { return nil }
      if mayBeEmpty, Self.leavesOut(text) { return text }
      if let exact = search.candidate(named: text) { return exact.value }
      if search.isEmpty { return text }
      let found = search.matches(text == "?" || text == "？" ? "" : text)
      if found.isEmpty {
        console.say(.nothingFound(text))
        continue
      }
      let shown = found.prefix(largestCount)
      console.say(
        shown.enumerated().map { "  \($0 + 1). \($1.title ?? $1.value)  [\($1.value)]" })
      if found.count > largestCount { console.say(.moreFound(found.count - largestCount)) }
      if shown.count == 1 {
        if try console.isYes(.takeTheOne, otherwise: true) { return shown[0].value }
        continue
      }
      let number = try console.answer(.pick(shown.count))
      if let index = Console.number(number), shown.indices.contains(index - 1) {
        return shown[index - 1].value
      }
    }
  }

  // MARK: What was answered before

  /// Tells what was answered before somebody went back, and how to keep it.
  /// - Returns: the answer, or `nil` when there was none.
  func sayRemembered(at steps: [DraftStep], mayBeLeftOut: Bool) -> DraftValue? {
    guard let value = remembered[steps] else { return nil }
    switch value {
    case .text(let text), .plain(let text):
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let isLong = lines.filter { !$0.isEmpty }.count > 1
      console.say(
        .remembered(
          String(lines.first ?? "") + (isLong ? "…" : ""), isLong: text.hasSuffix("\n"),
          mayBeLeftOut: mayBeLeftOut))
      return value
    case .list, .mapping: return nil
    }
  }

  /// The answer, or the one before where nothing was typed; `nil` for what is to be left out.
  static func kept(
    _ before: DraftValue?, _ answer: DraftValue?, mayBeLeftOut: Bool
  ) -> DraftValue? {
    guard let answer else { return before }
    if mayBeLeftOut, case .text(let text) = answer, leavesOut(text) { return nil }
    return answer
  }

  private static func leavesOut(_ text: String) -> Bool {
    ["-", "－", "ー"].contains(text)
  }

  // MARK: What is typed

  /// A line, with what is usually mistaken asked about: a name of a person for one of a role, and
  /// several elements of a list in one line.
  private mutating func typedText(for question: EntryForm.Question) throws -> String {
    if !waiting.isEmpty { return waiting.removeFirst() }
    let isRole = RoleText.isName(at: question.steps)
    while true {
      let text = try console.answer(.answer)
      if isRole {
        let names = roleNames
        if let number = Console.number(text), names.indices.contains(number - 1) {
          return names[number - 1]
        }
        if RoleText.mayBePerson(text), try !console.isYes(.isRole(text), otherwise: false) {
          continue
        }
      }
      guard case .index? = question.steps.last else { return text }
      let parts = Self.parts(of: text)
      if parts.count > 1, try console.isYes(.apart(parts), otherwise: true) {
        waiting = Array(parts.dropFirst())
        return parts[0]
      }
      return text
    }
  }

  /// The short words between commas of Japanese or Latin width; a sentence is one part.
  private static func parts(of text: String) -> [String] {
    if text.contains("。") || text.contains("://") { return [text] }
    let parts = text.split { "、，,".contains($0) }.map { part in
      var part = part
      while part.first?.isWhitespace ?? false { part.removeFirst() }
      while part.last?.isWhitespace ?? false { part.removeLast() }
      return String(part)
    }
    return parts.allSatisfy { (1...20).contains($0.count) } ? parts : [text]
  }

  /// Shows the roles that the storehouse has entries for, where one is asked for.
  func sayRoles(for question: EntryForm.Question) {
    guard question.form == .text, waiting.isEmpty, RoleText.isName(at: question.steps) else {
      return
    }
    let names = roleNames
    if names.isEmpty { return }
    console.say(names.enumerated().map { "  \($0 + 1). \($1)" })
    console.say(.roleByNumber(names.count))
  }

  /// The names of the roles that may be in charge of an entry, as far as they have entries.
  private var roleNames: [String] {
    guard let mention = plan.ownerField.flatMap({ plan.schema.property($0)?.mention }) else {
      return []
    }
    var names: [String] = []
    for candidate in EntrySearch(mention, beginning: "", in: plan.survey.catalog).matches("") {
      let title = candidate.title ?? ""
      // Of "一次対応担当（フロントエンド）" the first part is the role.
      let name = title.split(separator: "（").first.map(String.init) ?? ""
      if RoleText.namesRole(name), !names.contains(name) { names.append(name) }
    }
    return names
  }
}
