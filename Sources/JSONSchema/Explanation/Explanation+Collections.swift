import Diagnostics
import DocumentTree
import SourceText

extension Explanation {
  /// Explains `minItems`, `maxItems`, `minProperties`, `maxProperties`.
  mutating func explainCount(
    _ instruction: Instruction, _ schema: Int32, _ subject: Subject
  ) {
    let isMinimum = instruction.operation == .minItems || instruction.operation == .minProperties
    let isList = instruction.operation == .minItems || instruction.operation == .maxItems
    let actual = evaluation.childCount(of: subject.node)
    let message: LocalizedText =
      actual == 0 && isMinimum
      ? .emptyCollection(name(of: subject), isList: isList)
      : .count(
        name(of: subject), limit: Int(instruction.a), actual: actual, isMinimum: isMinimum,
        isList: isList)
    report(
      "schema-items", .size, about: subject, message,
      notes: notes(at: Int(instruction.keyword), of: schema, .requiredHere))
  }

  /// Explains `uniqueItems`.
  mutating func explainRepetition(
    _ instruction: Instruction, _ schema: Int32, _ subject: Subject
  ) {
    guard let pair = document.firstRepeatedItem(of: subject.node) else { return }
    let first = Note(
      message: .firstItem, path: document.source.path, range: itemRange(pair.first))
    report(
      "schema-unique", .size, about: subject,
      .repeated(name(of: subject), value: shown(pair.second)), range: itemRange(pair.second),
      notes: [first] + notes(at: Int(instruction.keyword), of: schema, .requiredHere))
  }

  private func itemRange(_ node: Int) -> SourceRange {
    range(of: Subject(written: node, node: document.resolved(node), position: 1))
  }

  /// Explains items that break their schema; surplus items are one finding.
  mutating func explainItems(
    _ instruction: Instruction, _ schema: Int32, _ subject: Subject, _ frame: Int
  ) {
    for (position, item) in document.items(of: subject.node).enumerated() {
      let isFirst = position < Int(instruction.b)
      let itemSchema = isFirst ? program.lists[Int(instruction.a) + position] : instruction.c
      guard itemSchema >= 0 else { return }
      evaluation.mark(position, in: frame)
      if program.schemas[Int(itemSchema)].types.isEmpty {
        reportSurplus(item, allowed: position, instruction, schema, subject)
        return
      }
      explain(itemSchema, self.item(item, at: position, of: subject), frame: -1)
    }
  }

  private mutating func reportSurplus(
    _ item: Int, allowed: Int, _ instruction: Instruction, _ schema: Int32, _ subject: Subject
  ) {
    report(
      "schema-items", .size, about: subject, .surplus(name(of: subject), allowed: allowed),
      range: itemRange(item),
      notes: notes(at: Int(instruction.keyword), of: schema, .requiredHere))
  }

  /// Explains `contains`, `minContains` and `maxContains`.
  mutating func explainContains(
    _ instruction: Instruction, _ schema: Int32, _ subject: Subject
  ) {
    var count = 0
    for item in document.items(of: subject.node) where evaluation.evaluate(instruction.a, item) {
      count += 1
    }
    let isMinimum = count < Int(instruction.b)
    let wanted = describe(instruction.a)
    report(
      "schema-items", .size, about: subject,
      .contains(
        name(of: subject), wanted: wanted, limit: Int(isMinimum ? instruction.b : instruction.c),
        actual: count, isMinimum: isMinimum),
      notes: notes(at: Int(instruction.keyword), of: schema, .requiredHere))
  }

  /// Explains `unevaluatedItems`.
  mutating func explainUnevaluatedItems(
    _ instruction: Instruction, _ schema: Int32, _ subject: Subject, _ frame: Int
  ) {
    for (position, item) in document.items(of: subject.node).enumerated()
    where !evaluation.isMarked(position, in: frame) {
      evaluation.mark(position, in: frame)
      if program.schemas[Int(instruction.a)].types.isEmpty {
        reportSurplus(item, allowed: position, instruction, schema, subject)
        return
      }
      explain(instruction.a, self.item(item, at: position, of: subject), frame: -1)
    }
  }

  private func item(_ item: Int, at position: Int, of subject: Subject) -> Subject {
    Subject(
      written: item, node: document.resolved(item), key: subject.key,
      fieldSchema: subject.fieldSchema, position: position + 1)
  }
}

extension LocalizedText {
  fileprivate static let firstItem = LocalizedText(
    ja: "同じ項目が先にここにあります", en: "The same item stands here already")

  fileprivate static func emptyCollection(_ name: LocalizedText, isList: Bool) -> LocalizedText {
    LocalizedText(
      ja: "\(name.japanese)が空です。\(isList ? "項目" : "キー")を1つ以上書いてください。",
      en: "\(name.english) is empty; add at least one \(isList ? "item" : "key")")
  }

  fileprivate static func count(
    _ name: LocalizedText, limit: Int, actual: Int, isMinimum: Bool, isList: Bool
  ) -> LocalizedText {
    let things = isList ? "項目" : "キー"
    return LocalizedText(
      ja: """
        \(name.japanese)の\(things)は\(limit)個\(isMinimum ? "以上" : "以内")にしてください\
        （今は\(actual)個です）。
        """,
      en: """
        \(name.english) must have at \(isMinimum ? "least" : "most") \(limit) \
        \(isList ? "item" : "key")\(limit == 1 ? "" : "s"); it has \(actual)
        """)
  }

  fileprivate static func repeated(
    _ name: LocalizedText, value: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      ja: "\(name.japanese)に同じ項目\(value.japanese)が2回あります。片方を消してください。",
      en: "\(name.english) has \(value.english) twice; remove one")
  }

  fileprivate static func surplus(_ name: LocalizedText, allowed: Int) -> LocalizedText {
    LocalizedText(
      ja: "\(name.japanese)の項目は\(allowed)個までです。ここから後ろを消してください。",
      en:
        "\(name.english) can have \(allowed) item\(allowed == 1 ? "" : "s") at most; remove the rest"
    )
  }

  fileprivate static func contains(
    _ name: LocalizedText, wanted: LocalizedText, limit: Int, actual: Int, isMinimum: Bool
  ) -> LocalizedText {
    LocalizedText(
      ja: """
        \(name.japanese)には\(wanted.japanese)が\(limit)個\(isMinimum ? "以上必要です" : "までです")\
        （今は\(actual)個です）。
        """,
      en: """
        \(name.english) must have at \(isMinimum ? "least" : "most") \(limit) of \
        \(wanted.english); it has \(actual)
        """)
  }
}
