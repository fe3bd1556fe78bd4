import Diagnostics
import DocumentTree
import Patterns
import SourceText

extension Explanation {
  /// Explains `minimum` and the other limits of numbers.
  mutating func explainRange(
    _ instruction: Instruction, _ schema: Int32, _ subject: Subject
  ) {
    let limit = schemaText(at: Int(instruction.keyword), of: schema)
    let demand: LocalizedText =
      switch instruction.operation {
      case .minimum: LocalizedText(ja: "\(limit)以上", en: "at least \(limit)")
      case .maximum: LocalizedText(ja: "\(limit)以下", en: "at most \(limit)")
      case .exclusiveMinimum: LocalizedText(ja: "\(limit)より大きい数", en: "more than \(limit)")
      case .exclusiveMaximum: LocalizedText(ja: "\(limit)より小さい数", en: "less than \(limit)")
      default: LocalizedText(ja: "\(limit)の倍数", en: "a multiple of \(limit)")
      }
    report(
      "schema-range", .size, about: subject,
      .demand(name(of: subject), demand, actual: shown(subject.node)),
      notes: notes(at: Int(instruction.keyword), of: schema, .requiredHere))
  }

  /// Explains `minLength` and `maxLength`.
  mutating func explainLength(
    _ instruction: Instruction, _ schema: Int32, _ subject: Subject
  ) {
    let count = document.text(of: subject.node).unicodeScalars.count
    let isTooShort = instruction.operation == .minLength
    let message: LocalizedText =
      count == 0
      ? .emptyText(name(of: subject))
      : .length(name(of: subject), limit: Int(instruction.a), actual: count, isMinimum: isTooShort)
    report(
      "schema-length", .size, about: subject, message,
      notes: notes(at: Int(instruction.keyword), of: schema, .requiredHere))
  }

  /// Explains `pattern`, with the schema's own description of what is meant.
  mutating func explainPattern(
    _ instruction: Instruction, _ schema: Int32, _ subject: Subject
  ) {
    let source = shortened(schemaText(at: Int(instruction.keyword), of: schema))
    let trimmed = TidiedText(document.text(of: subject.node))
    var fixes: [Fix] = []
    if trimmed.isChanged, let edit = document.edit(writing: trimmed.text, at: subject.node),
      program.patterns[Int(instruction.a)].firstMatch(in: trimmed.text) == .matched
    {
      fixes = [Fix(title: .write(shortened(trimmed.text)), applicability: .safe, edits: [edit])]
    }
    report(
      "schema-pattern", .pattern, about: subject,
      .pattern(name(of: subject), actual: shown(subject.node), pattern: source),
      help: description(of: schema) ?? description(of: subject.fieldSchema),
      notes: notes(at: Int(instruction.keyword), of: schema, .requiredHere), fixes: fixes)
  }

  /// Explains `format`, with what was probably meant.
  mutating func explainFormat(
    _ instruction: Instruction, _ schema: Int32, _ subject: Subject
  ) {
    let check = program.formats[Int(instruction.a)]
    let hint = check.hint(for: document.textBytes(of: subject.node))
    var fixes: [Fix] = []
    if let hint, let text = hint.replacement,
      let edit = document.edit(writing: text, at: subject.node)
    {
      fixes = [
        Fix(
          title: .write(shortened(text)), applicability: hint.isCertain ? .safe : .review,
          edits: [edit])
      ]
    }
    let exact = exactMessage(check, hint, subject)
    report(
      "schema-format", .format, about: subject,
      exact
        ?? .format(name(of: subject), actual: shown(subject.node), expected: check.expectation),
      isExact: exact != nil, help: hint?.message,
      notes: notes(at: Int(instruction.keyword), of: schema, .requiredHere), fixes: fixes)
  }

  /// That there is no such day, or how a date that everybody can read has to be written; `nil` for
  /// anything else.
  private func exactMessage(
    _ check: FormatCheck, _ hint: FormatHint?, _ subject: Subject
  ) -> LocalizedText? {
    guard let hint else { return nil }
    let (name, actual) = (name(of: subject), shown(subject.node))
    if let reason = hint.impossibility { return .impossible(name, actual: actual, reason) }
    guard check == .date || check == .dateTime || check == .time, hint.isCertain else { return nil }
    return hint.replacement.map { .otherForm(name, actual: actual, right: $0) }
  }

  /// A scalar of a subschema's document as text.
  func schemaText(at node: Int, of schema: Int32) -> String {
    let source = program.documents[Int(program.schemas[Int(schema)].document)]
    return source.text(of: node)
  }
}

extension LocalizedText {
  fileprivate static func demand(
    _ name: LocalizedText, _ demand: LocalizedText, actual: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      ja: "\(name.japanese)は\(demand.japanese)でなければなりませんが、\(actual.japanese)になっています。",
      en: "\(name.english) must be \(demand.english), not \(actual.english)")
  }

  fileprivate static func emptyText(_ name: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: "\(name.japanese)が空です。内容を書いてください。", en: "\(name.english) is empty; fill it in")
  }

  fileprivate static func length(
    _ name: LocalizedText, limit: Int, actual: Int, isMinimum: Bool
  ) -> LocalizedText {
    LocalizedText(
      ja: "\(name.japanese)は\(limit)文字\(isMinimum ? "以上" : "以内")にしてください（今は\(actual)文字です）。",
      en: """
        \(name.english) must have at \(isMinimum ? "least" : "most") \
        \(limit) characters; it has \(actual)
        """)
  }

  fileprivate static func pattern(
    _ name: LocalizedText, actual: LocalizedText, pattern: String
  ) -> LocalizedText {
    LocalizedText(
      ja: "\(name.japanese)の\(actual.japanese)は、決められた書き方（\(pattern)）に合っていません。",
      en: "\(name.english) must match \(pattern), which \(actual.english) does not")
  }

  fileprivate static func format(
    _ name: LocalizedText, actual: LocalizedText, expected: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      ja: "\(name.japanese)は\(expected.japanese)でなければなりませんが、\(actual.japanese)になっています。",
      en: "\(name.english) must be \(expected.english), not \(actual.english)")
  }

  fileprivate static func impossible(
    _ name: LocalizedText, actual: LocalizedText, _ reason: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      ja: "\(name.japanese)の\(actual.japanese)は、暦にない日付です。\(reason.japanese)。",
      en: "\(name.english) is \(actual.english), a day that does not exist: \(reason.english)")
  }

  fileprivate static func otherForm(
    _ name: LocalizedText, actual: LocalizedText, right: String
  ) -> LocalizedText {
    LocalizedText(
      ja: "\(name.japanese)の\(actual.japanese)は、「\(right)」の形で書きます。",
      en: "\(name.english) must be written as '\(right)', not \(actual.english)")
  }
}
