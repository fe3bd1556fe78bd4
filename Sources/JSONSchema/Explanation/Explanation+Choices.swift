import Diagnostics
import DocumentTree
import SourceText

extension Explanation {
  /// One value that an enumeration allows.
  struct Choice {
    /// The value when it is a text.
    let text: String?
    /// The value as the schema writes it.
    let raw: String
  }

  /// Explains `enum` and `const`.
  mutating func explainChoice(
    _ instruction: Instruction, _ schema: Int32, _ subject: Subject
  ) {
    let choices = choices(at: Int(instruction.keyword), of: schema, instruction.operation)
    report(
      choices, as: instruction.operation == .constant ? "schema-const" : "schema-enum", subject,
      notes: notes(at: Int(instruction.keyword), of: schema, .allowedHere))
  }

  /// Reports a value that is none of the allowed ones, with the nearest of them.
  mutating func report(
    _ choices: [Choice], as rule: RuleID, _ subject: Subject, notes: [Note]
  ) {
    let isText =
      subject.node == evaluation.keyNode
      || document.nodes[subject.node].kind == .scalar
    let text = isText ? document.text(of: subject.node) : ""
    let nearest =
      choices.compactMap(\.text).isEmpty
      ? nil : nearestChoice(to: text, among: choices.compactMap(\.text))
    var fixes: [Fix] = []
    if let nearest, let edit = document.edit(writing: nearest.name, at: subject.node) {
      fixes = [
        Fix(
          title: .write(shortened(nearest.name)),
          applicability: nearest.isSame ? .safe : .review, edits: [edit])
      ]
    }
    let name = name(of: subject)
    let actual = shown(subject.node)
    let message: LocalizedText
    if choices.count == 1 {
      message = .constant(name, choices[0].raw, actual: actual)
    } else {
      message = .choice(
        name, actual: actual, nearest: nearest?.name, list: list(choices, nearestTo: text))
    }
    report(rule, .choice, about: subject, message, notes: notes, fixes: fixes)
  }

  /// The values of `enum` or `const`.
  func choices(
    at keyword: Int, of schema: Int32, _ operation: Instruction.Operation
  ) -> [Choice] {
    let source = program.documents[Int(program.schemas[Int(schema)].document)]
    let nodes = operation == .constant ? [keyword] : source.items(of: keyword)
    return nodes.map { node in
      let node = source.resolved(node)
      let isCollection = source.nodes[node].kind != .scalar
      return Choice(
        text: source.string(at: node),
        raw: shortened(isCollection ? source.rawText(of: node) : source.text(of: node)))
    }
  }

  /// At most five allowed values, the closest first, and how many more there are.
  private func list(_ choices: [Choice], nearestTo text: String) -> LocalizedText {
    let target = foldedScalars(text)
    var ranked = choices.map { choice in
      (raw: choice.raw, distance: editDistance(target, foldedScalars(choice.raw)))
    }
    // Short lists keep the schema's order, in which authors know them.
    if ranked.count > 5 { ranked.sort { $0.distance < $1.distance } }
    let shown = ranked.prefix(5).map(\.raw)
    let more = ranked.count - shown.count
    return LocalizedText(
      ja: shown.joined(separator: "、") + (more > 0 ? "、他\(more)件" : ""),
      en: shown.joined(separator: ", ") + (more > 0 ? ", and \(more) more" : ""))
  }
}

/// The allowed value that was probably meant; the same one when only case, width or kana differ.
func nearestChoice(
  to text: String, among choices: [String]
) -> (name: String, isSame: Bool)? {
  let target = TidiedText(text).text
  let folded = foldedScalars(target)
  let same = choices.filter { foldedScalars($0) == folded }
  if same.count == 1 { return (same[0], true) }
  return nearestName(to: target, among: choices).map { ($0, false) }
}

extension LocalizedText {
  static let allowedHere = LocalizedText(ja: "使える値はここにあります", en: "The allowed values")

  fileprivate static func constant(
    _ name: LocalizedText, _ value: String, actual: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      ja: "\(name.japanese)は「\(value)」でなければなりませんが、\(actual.japanese)になっています。",
      en: "\(name.english) must be '\(value)', not \(actual.english)")
  }

  fileprivate static func choice(
    _ name: LocalizedText, actual: LocalizedText, nearest: String?, list: LocalizedText
  ) -> LocalizedText {
    let suggestion = nearest.map { "「\($0)」の誤りではありませんか。" } ?? ""
    let question = nearest.map { "did you mean '\($0)'? " } ?? ""
    return LocalizedText(
      ja: """
        \(name.japanese)に\(actual.japanese)は使えません。\(suggestion)\
        使える値: \(list.japanese)
        """,
      en: """
        \(name.english) cannot be \(actual.english); \(question)\
        allowed: \(list.english)
        """)
  }
}
