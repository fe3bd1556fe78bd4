import Diagnostics
import DocumentTree
import JSONSchema
import SourceText
import YAMLFrontEnd

/// The schema compiler, both passes of the validator, and the walk along annotations.
struct SchemaTarget: ImmediateFuzzTarget {
  let name = "schema"
  private let yamlReader = YAMLReader()
  private var jsonReader = JSONReader()
  private var scratch = ValidationScratch()
  private static let mutator = ByteMutator(words: FuzzWords.json + FuzzWords.pattern, limit: 8_000)

  func input(from corpus: FuzzCorpus, _ random: inout FuzzRandom) -> [UInt8] {
    let example = random.element(of: corpus.schemas)
    var schema = example.schema
    switch random.below(10) {
    case 0...3: schema = TreeMaker().schema(depth: 4, &random)
    case 4...7: schema = TreeMutator(.schemas).mutated(schema, &random)
    default: break
    }
    var value = TreeMaker().value(depth: 4, &random)
    if !example.values.isEmpty, random.below(4) > 0 {
      value = random.element(of: example.values)
      if random.below(4) > 0 { value = TreeMutator(.values).mutated(value, &random) }
    }
    var parts = [schema.bytes, value.bytes]
    if random.once(in: 10) {
      let part = random.below(2)
      parts[part] = Self.mutator.mutated(parts[part], others: corpus.json, random: &random)
    }
    return InputParts.joined(parts)
  }

  mutating func brokenPromise(on input: [UInt8]) -> String? {
    let parts = InputParts.split(input, count: 2)
    let file = SourceFile(path: "schema.json", bytes: parts[0])
    let source = SourceFile(path: "a.yaml", bytes: parts[1])
    guard let document = read(file).documents.first else { return nil }
    var library = SchemaLibrary()
    library.add(document)
    let others = read(Self.other)
    for other in others.documents { library.add(other) }
    var compiler = SchemaCompiler(library)
    guard let schema = compiler.compile("schema.json") else { return "no schema" }
    let files = [file, Self.other, source]
    if let problem = Promises.broken(by: schema.diagnostics, in: files) { return problem }
    for value in read(source).documents {
      if let problem = problem(with: value, schema, files) { return problem }
    }
    return nil
  }

  private mutating func problem(
    with document: Document, _ schema: CompiledSchema, _ files: [SourceFile]
  ) -> String? {
    let verdict = schema.verdict(of: document, scratch: &scratch)
    let findings = schema.explain(document)
    if let problem = Promises.broken(by: findings, in: files) { return problem }
    if (verdict == .valid) != findings.isEmpty {
      return "\(verdict) with \(findings.count) findings"
    }
    if !schema.isBroken, findings.contains(where: isUnexplained) { return "not explained" }
    if let problem = brokenAnnotation(of: document, schema) { return problem }
    if verdict != .valid, Promises.samples(document.source.bytes, oneOf: 4) {
      var fresh = ValidationScratch()
      if schema.verdict(of: document, scratch: &fresh) != verdict { return "two verdicts" }
      if schema.explain(document) != findings { return "two explanations" }
    }
    return Promises.brokenFix(among: findings, of: document.source) { read($0) }
  }

  /// Whether a finding only says that something is wrong.
  private func isUnexplained(_ finding: Diagnostic) -> Bool {
    finding.message.english.hasPrefix("this value does not follow its schema; check what")
  }

  private mutating func brokenAnnotation(
    of document: Document, _ schema: CompiledSchema
  ) -> String? {
    var last: Int32 = 0
    for annotated in schema.annotatedNodes(in: document, scratch: &scratch) {
      guard document.nodes.indices.contains(Int(annotated.node)),
        annotated.key < Int32(document.nodes.count), annotated.node >= last
      else { return "annotated nodes out of order or out of the document" }
      last = annotated.node
      _ = schema.annotations(annotated.record)
    }
    return nil
  }

  private mutating func read(_ source: SourceFile) -> ParsedSource {
    let parsed = jsonReader.read(source)
    return parsed.documents.isEmpty ? yamlReader.read(source) : parsed
  }

  private static let other = SourceFile(
    path: "other.json",
    text: """
      {"$id": "http://example.jp/x", "$defs": {"a": {"type": "string", "$dynamicAnchor": "a"}},
       "properties": {"a": {"$ref": "schema.json"}, "b": {"$ref": "#/$defs/a"}}}
      """)
}
