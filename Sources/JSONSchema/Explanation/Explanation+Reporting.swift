import Diagnostics
import DocumentTree
import SourceText

extension Explanation {
  /// Adds a finding about a value, with what is known around it.
  ///
  /// A message that `isExact` says more of this very value than its schema could.
  mutating func report(
    _ rule: RuleID, _ weight: Finding.Weight, about subject: Subject, _ message: LocalizedText,
    isExact: Bool = false, range: SourceRange? = nil, help: LocalizedText? = nil,
    notes: [Note] = [], fixes: [Fix] = []
  ) {
    let said = conditions.last.map { $0.applied(to: message) } ?? message
    var finding = Finding(
      rule: rule, weight: weight, node: subject.node, range: range ?? self.range(of: subject),
      message: said.beginningWithCapital, help: help, notes: notes + contextNotes.suffix(4),
      fixes: fixes)
    if !isExact { speak(for: subject.message, in: &finding) }
    findings.append(finding)
  }

  /// Lets a schema's `x-kura-message` speak; kura's own words become the help.
  func speak(for record: Int32, in finding: inout Finding) {
    guard record >= 0, let message = program.annotations[Int(record)].message else { return }
    finding.help = finding.help.map { finding.message.followed(by: $0) } ?? finding.message
    finding.message = message
  }

  /// Reports what kept the validation from an answer.
  mutating func report(_ obstacle: Obstacle, _ subject: Subject) {
    let node = Int(obstacle.node)
    var place = Subject(written: node, node: node)
    if node == subject.node { place = subject }
    switch obstacle.kind {
    case .pattern:
      let note =
        obstacle.keyword < 0
        ? [] : notes(at: Int(obstacle.keyword), of: obstacle.schema, .patternIsHere)
      report("pattern-too-costly", .type, about: place, .patternTooCostly, notes: note)
    case .depth, .steps:
      isStopped = true
      report("validation-too-costly", .type, about: place, .validationTooCostly)
    }
  }

  /// A note that points at a node of a subschema's document; none for built-in metaschemas.
  func notes(at node: Int, of schema: Int32, _ message: LocalizedText) -> [Note] {
    let record = program.schemas[Int(schema)]
    let source = program.documents[Int(record.document)]
    let path = source.source.path
    guard !path.description.hasPrefix("http") else { return [] }
    return [Note(message: message, path: path, range: source.nodes[node].range)]
  }

  /// The narrowest range that shows a value: its key when the value is long or absent.
  func range(of subject: Subject) -> SourceRange {
    let node = document.nodes[subject.node]
    let written = document.nodes[subject.written].range
    switch node.kind {
    case .scalar, .alias:
      guard node.flags.contains(.absent), subject.key >= 0, subject.position == nil else {
        return written
      }
      return document.nodes[subject.key].range
    case .sequence, .mapping:
      if subject.written != subject.node { return written }
      if subject.key >= 0 && subject.position == nil { return document.nodes[subject.key].range }
      return node.payload == 0 ? node.range : firstPart(of: subject.node)
    }
  }

  /// The range of a container's first key or item.
  private func firstPart(of node: Int) -> SourceRange {
    let first = document.nodes[node + 1]
    return first.kind == .scalar || first.kind == .alias
      ? first.range : SourceRange(at: first.range.start)
  }
}

// Names of fields and values in messages.
extension Explanation {
  /// How to speak of a value: 「公開日（published）」, "item 3 of 'related'".
  func name(of subject: Subject) -> LocalizedText {
    if subject.node == subject.key { return LocalizedText(ja: "キー", en: "the key") }
    guard subject.key >= 0 else {
      guard let position = subject.position else { return .wholeDocument }
      return LocalizedText(ja: "\(position)番目の項目", en: "item \(position)")
    }
    let field = fieldName(document.text(of: subject.key), schema: subject.fieldSchema)
    guard let position = subject.position else { return field }
    return LocalizedText(
      ja: "\(field.japanese)の\(position)番目", en: "item \(position) of \(field.english)")
  }

  /// A key with the title that its schema gives it.
  func fieldName(_ key: String, schema: Int32) -> LocalizedText {
    let key = shortened(key)
    let title = title(of: schema)
    return LocalizedText(
      ja: distinctTitle(title?.japanese, of: key).map { "「\($0)（\(key)）」" } ?? "「\(key)」",
      en: distinctTitle(title?.english, of: key).map { "'\(key)' (\($0))" } ?? "'\(key)'")
  }

  /// The title of a schema in both languages, looked up through references.
  func title(of schema: Int32) -> (japanese: String?, english: String?)? {
    text(named: "title", of: schema) { $0.englishTitle }
  }

  /// The description of a schema as help, when it has one.
  func description(of schema: Int32) -> LocalizedText? {
    guard let found = text(named: "description", of: schema, { $0.englishDescription }),
      let japanese = found.japanese
    else { return nil }
    return LocalizedText(ja: japanese, en: found.english ?? japanese)
  }

  private func text(
    named name: String, of schema: Int32, _ english: (KuraAnnotations) -> String?
  ) -> (japanese: String?, english: String?)? {
    var schema = schema
    for _ in 0..<8 where schema >= 0 {
      let record = program.schemas[Int(schema)]
      let source = program.documents[Int(record.document)]
      let own = source.value(of: Int(record.node), forKey: name).flatMap { source.string(at: $0) }
      let translated =
        record.annotations < 0
        ? nil : english(program.annotations[Int(record.annotations)])
      if own != nil || translated != nil { return (own, translated) }
      schema = firstReference(in: record)
    }
    return nil
  }

  private func firstReference(in record: SchemaRecord) -> Int32 {
    for index in Int(record.first)..<Int(record.first + record.count)
    where program.instructions[index].operation == .reference {
      return program.instructions[index].a
    }
    return -1
  }

  /// A value in a few words: a scalar as written, never a whole collection.
  func shown(_ node: Int) -> LocalizedText {
    let node = document.resolved(node)
    switch document.nodes[node].kind {
    case .scalar, .alias:
      if document.nodes[node].flags.contains(.absent) { return .nothing }
      let text = shortened(document.text(of: node))
      return LocalizedText(ja: "「\(text)」", en: "'\(text)'")
    case .sequence: return .list
    case .mapping: return .mapping
    }
  }
}

/// At most 40 scalars of a text, on one line.
func shortened(_ text: String) -> String {
  var short = String.UnicodeScalarView()
  for scalar in text.unicodeScalars.prefix(40) {
    short.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
  }
  return String(short) + (text.unicodeScalars.count > 40 ? "…" : "")
}

extension LocalizedText {
  /// Two sentences, one after the other.
  fileprivate func followed(by other: LocalizedText) -> LocalizedText {
    let isEnded = japanese.hasSuffix("。")
    return LocalizedText(
      ja: japanese + (isEnded ? "" : "。") + other.japanese, en: english + "; " + other.english)
  }

  static let wholeDocument = LocalizedText(ja: "この文書全体", en: "the whole document")
  static let nothing = LocalizedText(ja: "空の値", en: "nothing")

  fileprivate static let patternIsHere = LocalizedText(
    ja: "この正規表現です", en: "This is the pattern")
  fileprivate static let patternTooCostly = LocalizedText(
    ja: "この値が正規表現に合うかどうかを、限られた時間で調べきれませんでした。スキーマの正規表現を簡単にしてください。",
    en: "The pattern takes too long on this value; simplify the pattern in the schema")
  fileprivate static let validationTooCostly = LocalizedText(
    ja: "スキーマが複雑すぎて、この文書を調べきれませんでした。スキーマの参照の繰り返しを減らしてください。",
    en: "The schema takes too many steps on this document; make it refer to itself less")
}

extension LocalizedText {
  /// The same text with a capital at the beginning of the English.
  fileprivate var beginningWithCapital: LocalizedText {
    LocalizedText(ja: japanese, en: english.prefix(1).uppercased() + english.dropFirst())
  }
}
