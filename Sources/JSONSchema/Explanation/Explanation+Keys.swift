import Diagnostics
import DocumentTree
import SourceText

/// Missing and unknown keys of the same mapping are matched: a pair is one misspelt key.
extension Explanation {
  /// Turns what was learned about keys into findings.
  mutating func settleKeys() {
    for node in facts.keys.sorted() {
      guard let facts = facts[node] else { continue }
      settle(facts, of: node)
    }
  }

  private mutating func settle(_ facts: MappingFacts, of node: Int) {
    guard !facts.missing.isEmpty || !facts.unknown.isEmpty else { return }
    var strangers = document.distinctMembers(of: node).map { document.resolved($0.key) }
      .filter { document.nodes[$0].kind == .scalar && facts.known[document.text(of: $0)] == nil }
    var renamed: Set<Int> = []
    var unmatched: [MappingFacts.Missing] = []
    for missing in facts.missing {
      guard let key = misspelling(of: missing, among: strangers, facts) else {
        unmatched.append(missing)
        continue
      }
      strangers.removeAll { $0 == key }
      renamed.insert(key)
      reportRenamed(key, to: missing)
    }
    for missing in unmatched { reportMissing(missing, facts) }
    let present = Set(
      document.distinctMembers(of: node).map { document.text(of: document.resolved($0.key)) })
    for unknown in facts.unknown where !renamed.contains(unknown.key) {
      reportUnknown(unknown, facts, present: present)
    }
  }

  /// The unknown key that a missing one was written as, if just one comes near.
  private func misspelling(
    of missing: MappingFacts.Missing, among strangers: [Int], _ facts: MappingFacts
  ) -> Int? {
    let title = title(of: missing.schema)?.japanese
    let near = strangers.filter { key in
      let text = document.text(of: key)
      if isNear(text, missing.name) || text == title { return true }
      return false
    }
    return near.count == 1 ? near[0] : nil
  }

  private func isNear(_ text: String, _ name: String) -> Bool {
    foldedScalars(text) == foldedScalars(name) || nearestName(to: text, among: [name]) != nil
      || isAbbreviation(text, of: name) || isAbbreviation(name, of: text)
  }

  private mutating func reportRenamed(_ key: Int, to missing: MappingFacts.Missing) {
    let text = document.text(of: key)
    let distance = editDistance(foldedScalars(text), foldedScalars(missing.name))
    let subject = Subject(written: key, node: key, message: missing.message)
    report(
      "renamed-key", .structure, about: subject, under: missing.condition,
      .renamed(
        shortened(text), to: fieldName(missing.name, schema: missing.schema), key: missing.name),
      notes: missing.notes,
      fixes: renaming(key, to: missing.name, applicability: distance <= 2 ? .safe : .review))
  }

  private func renaming(
    _ key: Int, to name: String, applicability: Fix.Applicability
  ) -> [Fix] {
    guard let edit = document.edit(writing: name, at: key) else { return [] }
    return [Fix(title: .rename(to: name), applicability: applicability, edits: [edit])]
  }

  private mutating func reportMissing(
    _ missing: MappingFacts.Missing, _ facts: MappingFacts
  ) {
    let schema = missing.schema >= 0 ? missing.schema : facts.known[missing.name] ?? -1
    let field = fieldName(missing.name, schema: schema)
    var place = facts.subject
    let isNested = place.key >= 0 || place.position != nil
    let parent = isNested ? name(of: place) : nil
    place.message = missing.message
    report(
      "missing-key", .structure, about: place, under: missing.condition,
      missing.condition == nil ? .missing(field, in: parent) : .needed(field, in: parent),
      range: missing.condition?.range, help: description(of: schema), notes: missing.notes)
  }

  private mutating func reportUnknown(
    _ unknown: MappingFacts.Unknown, _ facts: MappingFacts, present: Set<String>
  ) {
    let text = document.text(of: unknown.key)
    let candidates = facts.known.filter { $0.value >= 0 && !isForbidden($0.value) }
    let names = candidates.keys.sorted()
    let folded = foldedScalars(text)
    let likely =
      names.first { foldedScalars($0) == folded }
      ?? names.first { title(of: candidates[$0] ?? -1)?.japanese == text }
      ?? nearestName(to: text, among: names)
      ?? names.first { isAbbreviation(text, of: $0) || isAbbreviation($0, of: text) }
    let isTaken = likely.map { present.contains($0) } ?? false
    let message: LocalizedText
    if let likely {
      let field = fieldName(likely, schema: candidates[likely] ?? -1)
      message =
        isTaken
        ? .unknownTwin(shortened(text), field) : .unknownNear(shortened(text), field)
    } else {
      let unused = names.filter { !present.contains($0) }
      message = .unknown(shortened(text), unused: unused)
    }
    // In full-width or capital letters it is the same key.
    let isSame = names.count { foldedScalars($0) == folded } == 1
    let fixes = likely.map {
      isTaken ? [] : renaming(unknown.key, to: $0, applicability: isSame ? .safe : .review)
    }
    report(
      "unknown-key", .structure,
      about: Subject(written: unknown.key, node: unknown.key, message: unknown.message),
      under: unknown.condition, message, notes: unknown.notes, fixes: fixes ?? [])
  }

  private func isForbidden(_ schema: Int32) -> Bool {
    program.schemas[Int(schema)].types.isEmpty
  }

  /// Adds a finding whose context was remembered.
  private mutating func report(
    _ rule: RuleID, _ weight: Finding.Weight, about subject: Subject,
    under condition: ConditionPhrase?, _ message: LocalizedText, range: SourceRange? = nil,
    help: LocalizedText? = nil, notes: [Note] = [], fixes: [Fix] = []
  ) {
    conditions = condition.map { [$0] } ?? []
    contextNotes = []
    report(
      rule, weight, about: subject, message, range: range, help: help, notes: notes, fixes: fixes)
    conditions = []
  }
}

/// Whether a text keeps some letters of a name in their order, as `src` and `desc` do.
private func isAbbreviation(_ text: String, of name: String) -> Bool {
  let short = foldedScalars(text)
  let long = foldedScalars(name)
  guard short.count >= 3, short.count < long.count, short.first == long.first else { return false }
  var kept = short[...]
  for scalar in long where scalar == kept.first { kept.removeFirst() }
  return kept.isEmpty
}

extension LocalizedText {
  fileprivate static func missing(
    _ field: LocalizedText, in parent: LocalizedText?
  ) -> LocalizedText {
    LocalizedText(
      ja: (parent.map { "\($0.japanese)に" } ?? "") + "\(field.japanese)がありません。書き足してください。",
      en: "\(field.english) is missing" + (parent.map { " from \($0.english)" } ?? ""))
  }

  fileprivate static func needed(
    _ field: LocalizedText, in parent: LocalizedText?
  ) -> LocalizedText {
    LocalizedText(
      ja: (parent.map { "\($0.japanese)に" } ?? "") + "\(field.japanese)が必要です。書き足してください。",
      en: "\(field.english) is missing" + (parent.map { " from \($0.english)" } ?? ""))
  }

  fileprivate static func renamed(
    _ text: String, to field: LocalizedText, key: String
  ) -> LocalizedText {
    LocalizedText(
      ja: "「\(text)」は\(field.japanese)の書き間違いのようです。キーを \(key) に直してください。",
      en: "'\(text)' looks like a misspelling of the required key \(field.english)")
  }

  /// The title of a fix that corrects a key.
  static func rename(to key: String) -> LocalizedText {
    LocalizedText(ja: "キーを \(key) に直す", en: "Rename the key to \(key)")
  }

  fileprivate static func unknownNear(_ text: String, _ field: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: "「\(text)」というキーはありません。\(field.japanese)の誤りではありませんか。",
      en: "There is no key '\(text)'; did you mean \(field.english)?")
  }

  fileprivate static func unknownTwin(_ text: String, _ field: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: "「\(text)」というキーはありません。\(field.japanese)はすでに書かれているので、どちらかを消してください。",
      en: "There is no key '\(text)', and \(field.english) is there already; remove one")
  }

  fileprivate static func unknown(_ text: String, unused: [String]) -> LocalizedText {
    let few = unused.prefix(5)
    let more = unused.count - few.count
    guard !few.isEmpty else {
      return LocalizedText(
        ja: "「\(text)」というキーはありません。消してください。", en: "There is no key '\(text)'; remove it")
    }
    return LocalizedText(
      ja: "「\(text)」というキーはありません。ほかに使えるキー: \(few.joined(separator: "、"))"
        + (more > 0 ? "、他\(more)件" : ""),
      en: "There is no key '\(text)'; keys not used yet: \(few.joined(separator: ", "))"
        + (more > 0 ? ", and \(more) more" : ""))
  }
}
