import Diagnostics
import DocumentTree
import SourceText

extension Explanation {
  /// Remembers which keys a schema declares, to tell unknown keys from optional ones.
  mutating func noteKnownKeys(of record: ObjectRecord, _ subject: Subject) {
    guard record.slotMask >= 0 else { return }
    for index in Int(record.firstSlot)...Int(record.firstSlot + record.slotMask) {
      let slot = program.slots[index]
      guard slot.schema != KeySlot.empty else { continue }
      let name = text(from: slot.start, to: slot.end)
      let known = facts[subject.node]?.known[name] ?? -1
      withFacts(subject) { $0.known[name] = max(known, slot.schema) }
    }
  }

  /// Explains `properties`, `patternProperties`, `additionalProperties` and `required`.
  mutating func explainMembers(
    _ instruction: Instruction, _ schema: Int32, _ subject: Subject, _ frame: Int
  ) {
    let record = program.objects[Int(instruction.a)]
    var missing = record.required
    for (position, member) in document.distinctMembers(of: subject.node).enumerated() {
      let isKnown = explainMember(
        record, schema, member, subject, missing: &missing)
      if isKnown || record.additional >= 0 { evaluation.mark(position, in: frame) }
    }
    explainMissing(record, missing, schema, subject)
  }

  private mutating func explainMember(
    _ record: ObjectRecord, _ schema: Int32, _ member: Document.Member, _ subject: Subject,
    missing: inout UInt64
  ) -> Bool {
    let key = document.resolved(member.key)
    var isKnown = false
    if let slot = evaluation.slot(
      for: key, from: record.firstSlot, mask: record.slotMask)
    {
      if slot.requiredBit >= 0 { missing &= ~(1 << UInt64(slot.requiredBit)) }
      if slot.schema >= 0 {
        isKnown = true
        explainMember(member, slot.schema, subject)
      }
    }
    for index in Int(record.firstPattern)..<Int(record.firstPattern + record.patternCount) {
      let entry = program.patternProperties[index]
      guard evaluation.matches(entry.pattern, key, schema) else { continue }
      isKnown = true
      explainMember(member, entry.schema, subject)
    }
    if let obstacle = evaluation.scratch.obstacle {
      evaluation.scratch.obstacle = nil
      report(obstacle, subject)
      return true
    }
    if !isKnown && record.additional >= 0 {
      explainOther(member, record.additional, "additionalProperties", schema, subject)
    }
    return isKnown
  }

  private mutating func explainMember(
    _ member: Document.Member, _ schema: Int32, _ subject: Subject
  ) {
    let key = document.resolved(member.key)
    if program.schemas[Int(schema)].types.isEmpty {
      reportForbidden(member, schema, subject)
      return
    }
    explain(
      schema,
      Subject(
        written: member.value, node: document.resolved(member.value), key: key,
        fieldSchema: schema), frame: -1)
  }

  private mutating func reportForbidden(
    _ member: Document.Member, _ schema: Int32, _ subject: Subject
  ) {
    let key = document.resolved(member.key)
    let field = Subject(written: member.key, node: key, message: subject.message)
    report(
      conditions.isEmpty ? "unknown-key" : "schema-condition", .structure, about: field,
      .forbiddenKey(fieldName(document.text(of: key), schema: -1)),
      notes: notes(at: Int(program.schemas[Int(schema)].node), of: schema, .keyForbiddenHere))
  }

  /// Explains a member that only `additionalProperties` or `unevaluatedProperties` speaks of.
  private mutating func explainOther(
    _ member: Document.Member, _ other: Int32, _ keyword: String, _ schema: Int32,
    _ subject: Subject
  ) {
    guard program.schemas[Int(other)].types.isEmpty else {
      explainMember(member, other, subject)
      return
    }
    let notes =
      notes(at: keywordNode(keyword, of: schema), of: schema, .noOtherKeys) + contextNotes.suffix(4)
    let unknown = MappingFacts.Unknown(
      key: document.resolved(member.key), notes: notes, condition: conditions.last,
      message: subject.message)
    withFacts(subject) { $0.add(unknown) }
  }

  /// Explains `unevaluatedProperties`.
  mutating func explainUnevaluatedMembers(
    _ instruction: Instruction, _ schema: Int32, _ subject: Subject, _ frame: Int
  ) {
    for (position, member) in document.distinctMembers(of: subject.node).enumerated()
    where !evaluation.isMarked(position, in: frame) {
      evaluation.mark(position, in: frame)
      explainOther(member, instruction.a, "unevaluatedProperties", schema, subject)
    }
  }

  private mutating func explainMissing(
    _ record: ObjectRecord, _ missing: UInt64, _ schema: Int32, _ subject: Subject
  ) {
    if missing != 0 {
      for index in Int(record.firstSlot)...Int(record.firstSlot + record.slotMask) {
        let slot = program.slots[index]
        guard slot.schema != KeySlot.empty, slot.requiredBit >= 0,
          missing >> UInt64(slot.requiredBit) & 1 == 1
        else { continue }
        noteMissing(text(from: slot.start, to: slot.end), slot.schema, schema, subject)
      }
    }
    for index in Int(record.firstRequired)..<Int(record.firstRequired + record.requiredCount)
    where !evaluation.hasKeys(subject.node, from: Int32(truncatingIfNeeded: index), count: 1) {
      let name = program.keys[index]
      noteMissing(text(from: name.start, to: name.end), -1, schema, subject)
    }
  }

  /// Remembers a key that is missing from a mapping.
  mutating func noteMissing(
    _ name: String, _ property: Int32, _ schema: Int32, _ subject: Subject
  ) {
    let place = requiredNode(name, of: schema)
    let missing = MappingFacts.Missing(
      name: name, schema: property,
      notes: notes(at: place, of: schema, .requiredHere) + contextNotes.suffix(4),
      condition: conditions.last, message: subject.message)
    withFacts(subject) { facts in
      if !facts.missing.contains(where: { $0.name == name }) { facts.missing.append(missing) }
    }
  }

  private func requiredNode(_ name: String, of schema: Int32) -> Int {
    let list = keywordNode("required", of: schema)
    let source = program.documents[Int(program.schemas[Int(schema)].document)]
    return source.items(of: list).first { source.string(at: $0) == name } ?? list
  }

  mutating func withFacts(_ subject: Subject, _ change: (inout MappingFacts) -> Void) {
    change(&facts[subject.node, default: MappingFacts(subject: subject)])
  }

  /// A key or text of the program.
  func text(from start: Int32, to end: Int32) -> String {
    String(decoding: program.bytes[Int(start)..<Int(end)], as: UTF8.self)
  }

  /// Explains `propertyNames`: the finding is on the key.
  mutating func explainNames(
    _ instruction: Instruction, _ schema: Int32, _ subject: Subject
  ) {
    let outer = evaluation.keyNode
    defer { evaluation.keyNode = outer }
    for member in document.distinctMembers(of: subject.node) {
      let key = document.resolved(member.key)
      evaluation.keyNode = key
      if evaluation.evaluate(instruction.a, key) { continue }
      evaluation.scratch.obstacle = nil
      explain(
        instruction.a,
        Subject(written: member.key, node: key, key: key, fieldSchema: -1), frame: -1)
    }
  }

  /// Explains `dependentRequired`, `dependentSchemas` and `dependencies`.
  mutating func explainDependencies(
    _ instruction: Instruction, _ schema: Int32, _ subject: Subject, _ frame: Int
  ) {
    for index in Int(instruction.a)..<Int(instruction.a + instruction.b) {
      let dependency = program.dependencies[index]
      guard evaluation.hasKeys(subject.node, from: dependency.key, count: 1) else { continue }
      let name = program.keys[Int(dependency.key)]
      let trigger = text(from: name.start, to: name.end)
      let place = notes(at: Int(instruction.keyword), of: schema, .requiredHere)
      for key in Int(dependency.firstKey)..<Int(dependency.firstKey + dependency.keyCount)
      where !evaluation.hasKeys(subject.node, from: Int32(truncatingIfNeeded: key), count: 1) {
        let needed = program.keys[key]
        reportDependency(
          of: trigger, on: text(from: needed.start, to: needed.end), subject, notes: place)
      }
      guard dependency.schema >= 0 else { continue }
      conditions.append(.present(fieldName(trigger, schema: -1)))
      contextNotes += place
      explain(dependency.schema, subject, frame: frame)
      contextNotes.removeLast(place.count)
      conditions.removeLast()
    }
  }

  /// The key of a mapping that has a name, or `nil`.
  func key(named name: String, of subject: Subject) -> Int? {
    document.distinctMembers(of: subject.node).map(\.key).first {
      document.text(of: document.resolved($0)) == name
    }
  }

  private mutating func reportDependency(
    of trigger: String, on needed: String, _ subject: Subject, notes: [Note]
  ) {
    let key = key(named: trigger, of: subject)
    let names = facts[subject.node]?.known ?? [:]
    report(
      "schema-dependency", .structure, about: subject,
      .dependency(
        fieldName(trigger, schema: names[trigger] ?? -1),
        needs: fieldName(needed, schema: names[needed] ?? -1)),
      range: key.map { document.nodes[$0].range }, notes: notes)
  }
}

extension ConditionPhrase {
  fileprivate static func present(_ field: LocalizedText) -> ConditionPhrase {
    ConditionPhrase(
      japanese: "\(field.japanese)があるときは、", english: "When \(field.english) is there")
  }
}

extension LocalizedText {
  fileprivate static let noOtherKeys = LocalizedText(
    ja: "ほかのキーはここで禁じられています", en: "Other keys are forbidden here")
  fileprivate static let keyForbiddenHere = LocalizedText(
    ja: "このキーはここで禁じられています", en: "The key is forbidden here")

  fileprivate static func forbiddenKey(_ field: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: "\(field.japanese)は使えません。消してください。", en: "\(field.english) cannot be used; remove it")
  }

  fileprivate static func dependency(
    _ field: LocalizedText, needs other: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      ja: "\(field.japanese)を書くときは、\(other.japanese)も書いてください。",
      en: "\(field.english) needs \(other.english) beside it")
  }
}
