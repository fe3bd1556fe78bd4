import DocumentTree
import SourceText
import YAMLFrontEnd

/// The reader of YAML.
struct YAMLTarget: ImmediateFuzzTarget {
  let name = "yaml"
  private let reader = YAMLReader()
  private static let mutator = ByteMutator(
    words: FuzzWords.yaml + FuzzWords.yaml + FuzzWords.japanese)

  func input(from corpus: FuzzCorpus, _ random: inout FuzzRandom) -> [UInt8] {
    Self.mutator.mutated(
      random.element(of: corpus.yaml), others: corpus.yaml, random: &random)
  }

  mutating func brokenPromise(on input: [UInt8]) -> String? {
    let source = SourceFile(path: "a.yaml", bytes: input)
    if Promises.samples(input, oneOf: 4), let problem = brokenPromise(withLimitsOn: source) {
      return problem
    }
    let parsed = reader.read(source)
    if let problem = Promises.broken(by: parsed) { return problem }
    if Promises.samples(input, oneOf: 8),
      !Promises.areSame(parsed, YAMLReader().read(source))
    {
      return "a used reader and a new one disagree"
    }
    guard !parsed.documents.isEmpty else { return nil }
    return Promises.brokenFix(among: parsed.diagnostics, of: source) { reader.read($0) }
  }

  /// The same with limits that small files reach.
  private func brokenPromise(withLimitsOn source: SourceFile) -> String? {
    let limits = DocumentLimits(bytes: 4_000, depth: 10, nodes: 60, expandedNodes: 90)
    return Promises.broken(by: reader.read(source, limits: limits))
  }
}

/// The reader of JSON.
struct JSONTarget: ImmediateFuzzTarget {
  let name = "json"
  private var reader = JSONReader()
  private static let mutator = ByteMutator(words: FuzzWords.json + FuzzWords.japanese)

  func input(from corpus: FuzzCorpus, _ random: inout FuzzRandom) -> [UInt8] {
    let text =
      random.once(in: 2)
      ? TreeMaker().value(depth: 5, &random).bytes : random.element(of: corpus.json)
    return Self.mutator.mutated(text, others: corpus.json, random: &random)
  }

  mutating func brokenPromise(on input: [UInt8]) -> String? {
    let source = SourceFile(path: "a.json", bytes: input)
    let parsed = reader.read(source)
    if let problem = Promises.broken(by: parsed) { return problem }
    if Promises.samples(input, oneOf: 8) {
      var other = JSONReader()
      if !Promises.areSame(parsed, other.read(source)) {
        return "a used reader and a new one disagree"
      }
    }
    return nil
  }
}
