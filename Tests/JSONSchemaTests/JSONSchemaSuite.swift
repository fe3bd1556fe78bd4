import Diagnostics
import DocumentTree
import JSONSchema
import SourceText
import TestSupport

/// The JSON-Schema-Test-Suite in the folder of conformance suites, if there is one here.
struct JSONSchemaSuite {
  /// One test: what the suite calls it and how it went.
  struct Outcome {
    let name: String
    let expected: Bool
    let verdict: Verdict
    let complaints: [String]
    /// The rules of the explanation.
    let rules: [String]
    var passes: Bool { verdict == (expected ? .valid : .invalid) && complaints.isEmpty }
  }

  let folder: String

  /// Finds the suite, or returns `nil` where there is none.
  init?() {
    guard ConformanceSuites.haveJSONSchema, let folder = ConformanceSuites.folder else {
      return nil
    }
    self.folder = folder + "/json-schema-test-suite/"
  }

  /// Runs the groups of one file.
  func outcomes(of file: ConformanceTests.File) -> [Outcome] {
    guard let suite = read("tests/" + file.path) else { return [] }
    var scratch = ValidationScratch()
    var outcomes: [Outcome] = []
    for group in suite.items(of: 0) {
      let schema = compile(suite, group, as: file.part)
      let title = suite.text(at: "description", of: group)
      for test in suite.value(of: group, forKey: "tests").map(suite.items) ?? [] {
        let name = "\(file.path): \(title): \(suite.text(at: "description", of: test))"
        let data = suite.value(of: test, forKey: "data").flatMap {
          slice(suite, $0, as: "data.json")
        }
        let expected = suite.value(of: test, forKey: "valid").map(suite.rawText) == "true"
        let verdict = data.flatMap { data in
          schema?.verdict(of: data, scratch: &scratch)
        }
        let findings = data.flatMap { data in schema?.explain(data) }
        outcomes.append(
          Outcome(
            name: name, expected: expected, verdict: verdict ?? .undecided,
            complaints: schema?.diagnostics.map(\.message.english) ?? ["no schema"],
            rules: findings?.map(\.rule.name) ?? []))
      }
    }
    return outcomes
  }

  /// The suite's files in a folder under `tests`.
  func files(in path: String) -> [String] {
    fileNames(in: folder + "tests/" + path).filter { $0.hasSuffix(".json") }.map { path + "/" + $0 }
  }

  private func compile(
    _ suite: Document, _ group: Int, as part: ConformanceTests.Part
  ) -> CompiledSchema? {
    guard let node = suite.value(of: group, forKey: "schema"),
      let document = slice(suite, node, as: "schema.json")
    else { return nil }
    var library = SchemaLibrary(defaultDialect: part.dialect) { uri in
      let prefix = "http://localhost:1234/"
      guard uri.hasPrefix(prefix) else { return nil }
      return read("remotes/" + uri.dropFirst(prefix.count))
    }
    library.add(document)
    var compiler = SchemaCompiler(
      library, options: SchemaOptions(assertsFormats: part.assertsFormats))
    return compiler.compile("schema.json")
  }

  private func slice(_ suite: Document, _ node: Int, as path: RepositoryPath) -> Document? {
    let bytes = Array(suite.source.bytes[suite.nodes[node].range.indices])
    var reader = JSONReader()
    return reader.read(SourceFile(path: path, bytes: bytes)).documents.first
  }

  private func read(_ path: String) -> Document? {
    guard let bytes = contents(ofFile: folder + path) else { return nil }
    var reader = JSONReader()
    return reader.read(SourceFile(path: RepositoryPath(path), bytes: bytes)).documents.first
  }
}

extension Document {
  fileprivate func text(at key: String, of node: Int) -> String {
    value(of: node, forKey: key).flatMap(string) ?? ""
  }
}
