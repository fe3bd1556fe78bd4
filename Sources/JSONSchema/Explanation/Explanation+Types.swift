import Diagnostics
import DocumentTree
import SourceText

extension Explanation {
  /// Explains a value of the wrong type.
  mutating func explainType(_ schema: Int32, _ record: SchemaRecord, _ subject: Subject) {
    if record.types.isEmpty {
      report(
        "schema-not", .structure, about: subject, .forbidden(name(of: subject)),
        notes: notes(at: Int(record.node), of: schema, .forbiddenHere))
      return
    }
    let node = document.nodes[subject.node]
    if record.types.contains(.string), node.kind == .scalar, node.style == .plain,
      node.type != .string, !node.flags.contains(.absent)
    {
      explainUnquoted(schema, subject)
      return
    }
    let place = keywordNode("type", of: schema)
    let expected = names(of: record.types)
    let message: LocalizedText =
      node.flags.contains(.absent)
      ? .noValue(name(of: subject), expected: expected)
      : .wrongType(name(of: subject), expected: expected, actual: actual(subject.node))
    report(
      "schema-type", .type, about: subject, message, help: typeHelp(record.types, subject),
      notes: notes(at: place, of: schema, .requiredHere),
      fixes: typeFixes(record.types, subject))
  }

  /// A plain scalar that YAML reads as another type: if its raw text fits, it only lacks quotes.
  private mutating func explainUnquoted(_ schema: Int32, _ subject: Subject) {
    let outer = evaluation.keyNode
    evaluation.keyNode = subject.node
    defer { evaluation.keyNode = outer }
    let before = findings.count
    if !evaluation.evaluate(schema, subject.node) {
      evaluation.scratch.obstacle = nil
      explain(schema, subject, frame: -1)
      if findings.count > before { return }
    }
    let raw = shortened(document.rawText(of: subject.node))
    let isNull = document.nodes[subject.node].type == .null
    let fixes = document.quotingEdit(at: subject.node).map { edit in
      [
        Fix(
          title: .quote(raw), applicability: isNull ? .review : .safe, edits: [edit])
      ]
    }
    let actual = reading(of: TypeMask(document.nodes[subject.node]))
    report(
      "unquoted-string", .type, about: subject,
      .unquoted(name(of: subject), raw: raw, readAs: actual),
      notes: notes(at: keywordNode("type", of: schema), of: schema, .requiredHere),
      fixes: fixes ?? [])
  }

  /// Fixes for a text that should be a number or a boolean.
  private func typeFixes(_ types: TypeMask, _ subject: Subject) -> [Fix] {
    let node = document.nodes[subject.node]
    guard node.kind == .scalar, node.type == .string else { return [] }
    let text = String(String.UnicodeScalarView(foldedScalars(document.text(of: subject.node))))
    let folded = text.split(separator: " ").joined(separator: " ")
    if types.contains(.boolean), let value = booleanWords[folded] {
      let edit = TextEdit(range: node.range, replacement: value)
      return [Fix(title: .write(value), applicability: .review, edits: [edit])]
    }
    guard !types.isDisjoint(with: .number), node.style != .literal, node.style != .folded else {
      return []
    }
    let type = ScalarResolution.type(ofPlain: Array(folded.utf8))
    guard type == .integer || type == .float && types.contains(.fraction) else { return [] }
    let edit = TextEdit(range: node.range, replacement: folded)
    let isQuoted = node.style == .singleQuoted || node.style == .doubleQuoted
    return [
      Fix(
        title: isQuoted ? .unquote(folded) : .write(folded),
        applicability: folded == document.text(of: subject.node) ? .safe : .review, edits: [edit])
    ]
  }

  private func typeHelp(_ types: TypeMask, _ subject: Subject) -> LocalizedText? {
    let kind = document.nodes[subject.node].kind
    if kind == .scalar && types.isSubset(of: [.array, .null]) {
      return listHelp(subject.node) ?? .writeAsList
    }
    if kind == .sequence && !types.contains(.array) && document.nodes[subject.node].payload == 1 {
      return .writeWithoutList
    }
    return nil
  }

  /// What a value is, in words that fit after "not".
  private func actual(_ node: Int) -> LocalizedText {
    let type = names(of: TypeMask(document.nodes[node]))
    guard document.nodes[node].kind == .scalar else { return type }
    if document.nodes[node].flags.contains(.absent) { return .nothing }
    if TypeMask(document.nodes[node]) == .null { return .nullValue }
    let value = shown(node)
    let article = type.english.hasPrefix("a ") ? "the " + type.english.dropFirst(2) : type.english
    return LocalizedText(
      ja: "\(type.japanese)\(value.japanese)", en: "\(article) \(value.english)")
  }

  /// What a plain scalar is read as, where its type's name would not fit into the sentence.
  private func reading(of type: TypeMask) -> LocalizedText {
    switch type {
    case .null: .emptyValue
    case .boolean: .truthValue
    default: names(of: type)
    }
  }

  /// The names of types, joined by "or".
  func names(of types: TypeMask) -> LocalizedText {
    var names: [LocalizedText] = []
    if types.contains(.string) { names.append(.text) }
    if types.isSuperset(of: .number) {
      names.append(.number)
    } else if types.contains(.integer) {
      names.append(.integer)
    } else if types.contains(.fraction) {
      names.append(.number)
    }
    if types.contains(.boolean) { names.append(.boolean) }
    if types.contains(.array) { names.append(.list) }
    if types.contains(.object) { names.append(.mapping) }
    if types.contains(.null) { names.append(.nullValue) }
    return LocalizedText(
      ja: names.map(\.japanese).joined(separator: "または"),
      en: names.map(\.english).joined(separator: " or "))
  }

  /// The node of a keyword's value in a subschema, or the subschema's own node.
  func keywordNode(_ keyword: String, of schema: Int32) -> Int {
    let record = program.schemas[Int(schema)]
    let source = program.documents[Int(record.document)]
    return source.value(of: Int(record.node), forKey: keyword).map { source.resolved($0) }
      ?? Int(record.node)
  }
}

/// Words that people write for booleans, folded.
private let booleanWords: [String: String] = [
  "yes": "true", "on": "true", "y": "true", "はい": "true", "○": "true", "有": "true", "あり": "true",
  "no": "false", "off": "false", "n": "false", "いいえ": "false", "×": "false", "無": "false",
  "なし": "false",
]

extension LocalizedText {
  static let requiredHere = LocalizedText(ja: "この決まりです", en: "Required here")

  fileprivate static let integer = LocalizedText(ja: "整数", en: "a whole number")
  fileprivate static let emptyValue = LocalizedText(ja: "空の値", en: "an empty value")
  fileprivate static let truthValue = LocalizedText(ja: "真偽値", en: "true or false")
  fileprivate static let nullValue = LocalizedText(ja: "null（値なし）", en: "null")
  fileprivate static let forbiddenHere = LocalizedText(
    ja: "この決まりで禁じられています", en: "Forbidden here")
  fileprivate static let writeAsList = LocalizedText(
    ja: "値が1つでも、改行して「- 」から始めるか、[ ] で囲んで一覧にしてください。",
    en: "Write it as a list, even with one item: begin the line with '- ' or use [ ]")
  fileprivate static let writeWithoutList = LocalizedText(
    ja: "一覧にせず、「- 」や [ ] のない値だけを書いてください。",
    en: "Write the value alone, without '- ' or [ ]")

  static func forbidden(_ name: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: "\(name.japanese)には何も書けません。消してください。",
      en: "Nothing is allowed at \(name.english); remove it")
  }

  fileprivate static func noValue(
    _ name: LocalizedText, expected: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      ja: "\(name.japanese)の値がありません。\(expected.japanese)を書いてください。",
      en: "\(name.english) has no value; write \(expected.english)")
  }

  fileprivate static func wrongType(
    _ name: LocalizedText, expected: LocalizedText, actual: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      ja: "\(name.japanese)は\(expected.japanese)でなければなりませんが、\(actual.japanese)になっています。",
      en: "\(name.english) must be \(expected.english), not \(actual.english)")
  }

  fileprivate static func unquoted(
    _ name: LocalizedText, raw: String, readAs: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      ja: """
        \(name.japanese)は文字列ですが、引用符のない「\(raw)」は\(readAs.japanese)として読まれます。\
        "\(raw)" のように引用符で囲んでください。
        """,
      en: """
        \(name.english) must be a text, but \(raw) without quotes is read as \
        \(readAs.english); quote it: "\(raw)"
        """)
  }

  fileprivate static func quote(_ raw: String) -> LocalizedText {
    LocalizedText(ja: "\(raw) を引用符で囲む", en: "Quote \(raw)")
  }

  fileprivate static func unquote(_ raw: String) -> LocalizedText {
    LocalizedText(ja: "\(raw) の引用符を外す", en: "Remove the quotes around \(raw)")
  }

  static func write(_ text: String) -> LocalizedText {
    LocalizedText(ja: "「\(text)」と書く", en: "Write '\(text)'")
  }
}
