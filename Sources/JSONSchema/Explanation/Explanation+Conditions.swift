import Diagnostics
import DocumentTree
import SourceText

extension Explanation {
  /// Explains `then` or `else`, with the condition that applied.
  mutating func explainCondition(
    _ instruction: Instruction, _ schema: Int32, _ subject: Subject, _ frame: Int
  ) {
    let holds = evaluation.evaluate(instruction.a, subject.node, frame: frame)
    let next = holds ? instruction.b : instruction.c
    guard next >= 0 else { return }
    // Of what type a value is, its author sees; what it has to be then is all there is to say.
    let phrase =
      asksOnlyForType(instruction.a) ? nil : phrase(for: instruction.a, holds: holds, subject)
    let place =
      phrase == nil
      ? []
      : notes(at: Int(instruction.keyword), of: schema, holds ? .conditionHolds : .conditionFails)
    let outer = conditions
    if let phrase { conditions.append(phrase) }
    contextNotes += place
    if program.schemas[Int(next)].types.isEmpty {
      report("schema-condition", .structure, about: subject, .forbidden(name(of: subject)))
    } else {
      explain(next, subject, frame: frame)
    }
    contextNotes.removeLast(place.count)
    conditions = outer
  }

  /// Whether a condition is about the type of a value and nothing else.
  private func asksOnlyForType(_ condition: Int32) -> Bool {
    let record = program.schemas[Int(condition)]
    return record.count == 0 && !record.types.isEmpty && record.types != .any
  }

  /// When a condition applies, in words if it is simple.
  private func phrase(
    for condition: Int32, holds: Bool, _ subject: Subject
  ) -> ConditionPhrase {
    let pieces = pieces(of: condition, subject)
    guard let first = pieces.first else { return holds ? .holds : .fails }
    let key = pieces.count == 1 ? self.key(named: first.key, of: subject) : nil
    let range = key.map { document.nodes[$0].range }
    let japanese = joined(pieces).japanese + (pieces.last?.isAboutValue == true ? "の" : "")
    let english = joined(pieces).english
    return holds
      ? ConditionPhrase(
        japanese: "\(japanese)ときは、", english: "When \(english)", range: range)
      : ConditionPhrase(
        japanese: "\(japanese)とき以外は、", english: "Unless \(english)", range: range)
  }

  private struct Piece {
    let text: LocalizedText
    let key: String
    let isAboutValue: Bool
  }

  /// What a simple subschema asks of a mapping's keys.
  private func pieces(of schema: Int32, _ subject: Subject) -> [Piece] {
    let shape = shape(of: schema)
    let known = facts[subject.node]?.known ?? [:]
    let told = shape.properties.compactMap { name, property -> Piece? in
      guard let (instruction, owner) = enumeration(of: property) else { return nil }
      let values = choices(at: Int(instruction.keyword), of: owner, instruction.operation).prefix(3)
      let field = fieldName(name, schema: known[name] ?? property)
      return Piece(
        text: LocalizedText(
          ja: "\(field.japanese)が" + values.map { "「\($0.raw)」" }.joined(separator: "か"),
          en: "\(field.english) is " + values.map { "'\($0.raw)'" }.joined(separator: " or ")),
        key: name, isAboutValue: true)
    }
    let present = shape.required.filter {
      shape.properties[$0].flatMap { enumeration(of: $0) } == nil
    }
    let asked = present.map { name in
      let field = fieldName(name, schema: known[name] ?? shape.properties[name] ?? -1)
      return Piece(
        text: LocalizedText(ja: "\(field.japanese)がある", en: "\(field.english) is there"),
        key: name, isAboutValue: false)
    }
    return (told + asked).sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  /// Explains `not`, on the key or the value that it is about when that is only one.
  mutating func explainNot(_ instruction: Instruction, _ schema: Int32, _ subject: Subject) {
    let place = notes(at: Int(instruction.keyword), of: schema, .notHere)
    if let allowed = enumeration(of: instruction.a), document.nodes[subject.node].kind == .scalar,
      evaluation.isListed(subject.node, in: program.enumerations[Int(allowed.instruction.a)])
    {
      report(
        "schema-not", .choice, about: subject,
        .notThis(name(of: subject), shown(subject.node)), notes: place)
      return
    }
    let pieces = pieces(of: instruction.a, subject)
    let members = document.distinctMembers(of: subject.node)
    guard pieces.count == 1,
      let member = members.first(where: {
        document.text(of: document.resolved($0.key)) == pieces[0].key
      })
    else {
      let wanted = pieces.isEmpty ? describe(instruction.a) : joined(pieces)
      report(
        "schema-not", .structure, about: subject,
        pieces.isEmpty ? .notForm(name(of: subject), wanted) : .notWhen(name(of: subject), wanted),
        help: description(of: instruction.a) ?? description(of: schema), notes: place)
      return
    }
    let key = document.resolved(member.key)
    let property = shape(of: instruction.a).properties[pieces[0].key] ?? -1
    let known = facts[subject.node]?.known[pieces[0].key] ?? property
    if pieces[0].isAboutValue {
      let value = Subject(
        written: member.value, node: document.resolved(member.value), key: key,
        fieldSchema: known, message: subject.message)
      report(
        "schema-not", .choice, about: value, .notThis(name(of: value), shown(member.value)),
        notes: place)
    } else {
      report(
        "schema-not", .structure,
        about: Subject(written: key, node: key, message: subject.message),
        .notKey(fieldName(pieces[0].key, schema: known)), notes: place)
    }
  }

  private func joined(_ pieces: [Piece]) -> LocalizedText {
    var japanese = ""
    for (position, piece) in pieces.enumerated() {
      japanese += piece.text.japanese
      if position < pieces.count - 1 { japanese += piece.isAboutValue ? "で、" : "、" }
    }
    return LocalizedText(
      ja: japanese, en: pieces.map(\.text.english).joined(separator: " and "))
  }
}

extension ConditionPhrase {
  fileprivate static let holds = ConditionPhrase(
    japanese: "条件（if）に当てはまるので、", english: "Because the condition (if) holds")
  fileprivate static let fails = ConditionPhrase(
    japanese: "条件（if）に当てはまらないので、", english: "Because the condition (if) does not hold")
}

extension LocalizedText {
  fileprivate static let conditionHolds = LocalizedText(
    ja: "この条件に当てはまります", en: "This condition holds")
  fileprivate static let conditionFails = LocalizedText(
    ja: "この条件に当てはまりません", en: "This condition does not hold")
  fileprivate static let notHere = LocalizedText(
    ja: "この形はここで禁じられています", en: "This form is forbidden here")

  fileprivate static func notThis(
    _ name: LocalizedText, _ value: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      ja: "\(name.japanese)に\(value.japanese)は使えません。別の値にしてください。",
      en: "\(name.english) must not be \(value.english)")
  }

  fileprivate static func notKey(_ field: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: "\(field.japanese)はここでは使えません。消してください。",
      en: "\(field.english) cannot be used here; remove it")
  }

  fileprivate static func notForm(
    _ name: LocalizedText, _ form: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      ja: "\(name.japanese)は\(form.japanese)であってはいけません。別の形にしてください。",
      en: "\(name.english) must not be \(form.english)")
  }

  fileprivate static func notWhen(
    _ name: LocalizedText, _ phrase: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      ja: "\(name.japanese)を「\(phrase.japanese)」組み合わせにはできません。どれかを変えてください。",
      en: "\(name.english) must not have this combination: \(phrase.english)")
  }
}
