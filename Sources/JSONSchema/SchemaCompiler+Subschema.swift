import Diagnostics
import DocumentTree
import SourceText

/// One subschema while it is compiled.
struct Subschema {
  let number: Int32
  let location: SchemaLocation
  let document: Document
  let keywords: KeywordSet
  let resource: Int
  /// The nodes of the keywords' values, aliases followed, by the keywords' numbers; -1 for none.
  private var values = [Int32](repeating: -1, count: Keyword.allCases.count)
  var instructions: [Instruction] = []

  init(
    number: Int32, location: SchemaLocation, document: Document, keywords: KeywordSet,
    resource: Int
  ) {
    self.number = number
    self.location = location
    self.document = document
    self.keywords = keywords
    self.resource = resource
  }

  subscript(keyword: Keyword) -> Int? {
    get {
      let node = values[Int(keyword.rawValue)]
      return node < 0 ? nil : Int(node)
    }
    set { values[Int(keyword.rawValue)] = newValue.map { Int32(truncatingIfNeeded: $0) } ?? -1 }
  }

  func has(_ keyword: Keyword) -> Bool { values[Int(keyword.rawValue)] >= 0 }

  /// Forgets every keyword but one.
  mutating func keepOnly(_ keyword: Keyword) {
    for other in values.indices where other != Int(keyword.rawValue) { values[other] = -1 }
  }

  /// Adds an instruction for a keyword.
  mutating func emit(
    _ operation: Instruction.Operation, for types: TypeMask, at keyword: Int,
    a: Int32 = 0, b: Int32 = 0, c: Int32 = -1
  ) {
    instructions.append(
      Instruction(
        operation: operation, types: types, a: a, b: b, c: c,
        keyword: Int32(truncatingIfNeeded: keyword)))
  }
}

extension SchemaCompiler {
  /// Compiles the subschema of a number that was given out before.
  mutating func compileSchema(_ number: Int32) {
    let record = builder.schemas[Int(number)]
    let location = SchemaLocation(document: Int(record.document), node: Int(record.node))
    let document = index.documents[Int(location.document)]
    let node = document.nodes[Int(location.node)]
    let resource = index.resourceOfLocation[location] ?? 0
    var schema = Subschema(
      number: number, location: location, document: document,
      keywords: index.resources[resource].keywords, resource: resource)
    switch (node.kind, node.type) {
    case (.scalar, .boolean):
      if !document.isTrue(Int(location.node)) { builder.schemas[Int(number)].types = [] }
    case (.mapping, _):
      compileKeywords(of: &schema)
    default:
      report("invalid-schema", .notASchema, in: schema, at: Int(location.node))
    }
  }

  private mutating func compileKeywords(of schema: inout Subschema) {
    var others: [Int] = []
    for member in schema.document.members(of: Int(schema.location.node)) {
      if let keyword = Keyword(at: member.key, of: schema.document, in: schema.keywords) {
        schema[keyword] = schema.document.resolved(member.value)
      } else {
        others.append(member.key)
      }
    }
    if schema.keywords.dialect == .draft7, schema.has(.reference) {
      schema.keepOnly(.reference)
    } else if !others.isEmpty {
      reportMisspellings(among: others, of: schema)
    }
    compileTypes(of: &schema)
    compileValues(of: &schema)
    compileNumbers(of: &schema)
    compileTexts(of: &schema)
    compileArrays(of: &schema)
    compileObjects(of: &schema)
    compileReferences(of: &schema)
    compileCombinations(of: &schema)
    compileUnevaluated(of: &schema)
    readAnnotations(of: schema)
    let number = Int(schema.number)
    builder.schemas[number].first = Int32(truncatingIfNeeded: builder.instructions.count)
    builder.schemas[number].count = Int32(truncatingIfNeeded: schema.instructions.count)
    builder.instructions.append(contentsOf: schema.instructions)
  }

  /// The number of a subschema whose value stands at a node of the same document.
  mutating func child(_ node: Int, of schema: Subschema) -> Int32 {
    let location = SchemaLocation(
      document: Int(schema.location.document), node: schema.document.resolved(node))
    if index.resourceOfLocation[location] == nil {
      index.walkSubschema(location, resource: schema.resource)
    }
    return number(of: location)
  }

  /// The schema in a keyword's value, or -1 without the keyword.
  mutating func child(_ keyword: Keyword, of schema: Subschema) -> Int32 {
    guard let node = schema[keyword] else { return -1 }
    return child(node, of: schema)
  }

  /// Adds a finding about a node of a schema, at a range within it or else at the whole node.
  mutating func report(
    _ rule: RuleID, _ message: LocalizedText, severity: Severity = .error, in schema: Subschema,
    at node: Int, range: SourceRange? = nil, fixes: [Fix] = []
  ) {
    diagnostics.append(
      Diagnostic(
        rule: rule, severity: severity, message: message, path: schema.document.source.path,
        range: range ?? schema.document.nodes[node].range,
        pointer: schema.document.pointer(to: node),
        fixes: fixes))
  }

  /// Reports a keyword whose value is not what the keyword needs.
  mutating func reportValue(
    of keyword: Keyword, needs expected: LocalizedText, in schema: Subschema, at node: Int
  ) {
    report(
      "invalid-schema", .wrongValue(of: keyword.name, needs: expected), in: schema, at: node)
  }
}

extension Subschema {
  /// The members of a keyword whose value must be a mapping, with the keys' text.
  func entries(at node: Int) -> [(name: String, value: Int)]? {
    guard document.nodes[node].kind == .mapping else { return nil }
    return document.members(of: node).map { member in
      (document.text(of: document.resolved(member.key)), document.resolved(member.value))
    }
  }

  /// The texts of a keyword whose value must be a list of texts.
  func texts(at node: Int) -> [String]? {
    guard document.nodes[node].kind == .sequence else { return nil }
    var texts: [String] = []
    for item in document.items(of: node) {
      guard let text = document.string(at: item) else { return nil }
      texts.append(text)
    }
    return texts
  }
}

extension LocalizedText {
  static let mapping = LocalizedText(ja: "キーと値の組", en: "a mapping")
  static let schemaList = LocalizedText(ja: "1つ以上のスキーマの一覧", en: "a list of one or more schemas")
  static let keyList = LocalizedText(ja: "キーの名前（文字列）の一覧", en: "a list of key names")
  static let text = LocalizedText(ja: "文字列", en: "a text")
  static let number = LocalizedText(ja: "数", en: "a number")
  static let positiveNumber = LocalizedText(ja: "0 より大きい数", en: "a number above 0")
  static let count = LocalizedText(ja: "0 以上の整数", en: "a whole number of 0 or more")
  static let boolean = LocalizedText(ja: "真偽値（true か false）", en: "true or false")
  static let list = LocalizedText(ja: "一覧", en: "a list")

  fileprivate static let notASchema = LocalizedText(
    ja: "ここにはスキーマ（キーと値の組、または true / false）が必要です。",
    en: "A schema must be a mapping, true or false")

  fileprivate static func wrongValue(
    of keyword: String, needs expected: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      ja: "\(keyword) の値は\(expected.japanese)でなければなりません。",
      en: "The value of \(keyword) must be \(expected.english)")
  }
}
