import DocumentTree
import SourceText
package import TestSupport
import YAMLFrontEnd

/// What inputs are made from: seeds of this file, this repository's own files, and the conformance
/// suites where they are at hand.
package struct FuzzCorpus: Sendable {
  /// A schema and values to hold against it.
  package struct SchemaCase: Sendable {
    package let schema: Tree
    package let values: [Tree]
  }

  package private(set) var yaml: [[UInt8]] = FuzzCorpus.seeds
  package private(set) var json: [[UInt8]] = []
  package private(set) var schemas: [SchemaCase] = []

  /// Gathers what there is.
  package init(_ repository: RepositoryFolder = RepositoryFolder(), usesSuites: Bool = true) {
    var kinds: [String: [Tree]] = [:]
    let reader = YAMLReader()
    for path in repository.files(below: "knowledge").prefix(400) where path.fileExtension == "yaml"
    {
      let bytes = repository.bytes(of: path)
      guard bytes.count < 8_000 else { continue }
      yaml.append(bytes)
      guard let document = reader.read(SourceFile(path: path, bytes: bytes)).documents.first else {
        continue
      }
      kinds[path.parent.name, default: []].append(Tree(document))
    }
    for path in repository.files(below: "schemas") {
      let bytes = repository.bytes(of: path)
      json.append(bytes)
      let kind = String(path.name.prefix { $0 != "." })
      add(schema: bytes, values: Array((kinds[kind] ?? []).prefix(8)))
    }
    if usesSuites { addSuites() }
    if schemas.isEmpty { schemas.append(SchemaCase(schema: .plain("true"), values: [])) }
    if json.isEmpty { json.append(Array("{}".utf8)) }
  }

  private mutating func add(schema bytes: [UInt8], values: [Tree]) {
    var reader = JSONReader()
    let parsed = reader.read(SourceFile(path: "schema.json", bytes: bytes))
    guard let document = parsed.documents.first else { return }
    schemas.append(SchemaCase(schema: Tree(document), values: values))
  }

  private mutating func addSuites() {
    guard let root = environmentValue("KURA_CONFORMANCE") else { return }
    addYAMLSuite(root + "/yaml-test-suite/src")
    for draft in ["draft2020-12", "draft2019-09", "draft7"] {
      let folder = root + "/json-schema-test-suite/tests/" + draft
      for part in ["", "/optional", "/optional/format"] {
        for name in fileNames(in: folder + part) where name.hasSuffix(".json") {
          addSchemaSuite(contents(ofFile: folder + part + "/" + name) ?? [])
        }
      }
    }
  }

  private mutating func addYAMLSuite(_ folder: String) {
    let reader = YAMLReader()
    for name in fileNames(in: folder) where name.hasSuffix(".yaml") {
      let bytes = contents(ofFile: folder + "/" + name) ?? []
      yaml.append(bytes)
      let source = SourceFile(path: "suite.yaml", bytes: bytes)
      guard let document = reader.read(source).documents.first else { continue }
      for item in document.items(of: 0) {
        guard let text = document.value(of: item, forKey: "yaml").flatMap(document.string) else {
          continue
        }
        yaml.append(FuzzCorpus.visible(text))
      }
    }
  }

  /// The suite's signs for what cannot be seen, taken back.
  private static func visible(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "␣": bytes.append(0x20)
      case "»": bytes.append(0x09)
      case "—", "∎": continue
      case "←": bytes.append(0x0D)
      case "⇔": bytes += [0xEF, 0xBB, 0xBF]
      case "↵": continue
      default: bytes += String(scalar).utf8
      }
    }
    return bytes
  }

  private mutating func addSchemaSuite(_ bytes: [UInt8]) {
    var reader = JSONReader()
    let parsed = reader.read(SourceFile(path: "suite.json", bytes: bytes))
    guard let document = parsed.documents.first else { return }
    for group in document.items(of: 0) {
      guard let schema = document.value(of: group, forKey: "schema") else { continue }
      let tests = document.value(of: group, forKey: "tests").map(document.items) ?? []
      let values = tests.compactMap { document.value(of: $0, forKey: "data") }
      schemas.append(
        SchemaCase(
          schema: Tree(document, at: schema), values: values.map { Tree(document, at: $0) }))
      json.append(Array(bytes[document.nodes[group].range.indices]))
    }
  }

  private static let seeds: [[UInt8]] = [
    "", "---\n", "a: 1\nb: [2, {c: d}]\n",
    "- a\n- - b\n  - c: |\n      text\n      more\n- >-\n  folded\n",
    "base: &base {a: 1}\nitem:\n  <<: *base\n  b: 2\nlist: [*base, *base]\n",
    "<<: [{a: 1}, {a: 2}]\n? complex key\n: value\n? [a, b]\n: !!str 1\n",
    "%YAML 1.2\n%TAG !e! tag:example.jp,2000:\n---\n!e!x {}\n...\n---\n'b'\n...\n",
    "# yaml-language-server: $schema=../../schemas/faq.schema.json\nid: faq-1\ntitle: 題名\nquestion: \"何か\"\n"
      + "tags:\n  - あ\n  - い\ndisclosure:\n  tlp: CLEAR\nanswer: |\n  回答：です。\n",
    "a: \"\\x41\\u3042\\U0001F600\\\n  b\"\nb: 'it''s'\n", "\u{FEFF}a: 1\r\nb: 2\r\n", "a：b\n",
    "a:\n\tb: 1\n",
    "a: 'x\nb: 1\n", "a: [1, 2\nb: 1\n", "a: 1\na: 2\n", "a: *b\n", "- a\n b\n",
    "k: v # comment\n#end",
    "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\n", "? \n: \n",
    "[a, b: c, ? d]\n",
    "kura: 1\nprofile: storehouse\nkinds:\n  rule:\n    path: [\"rules/**/*.yml\", \"!x\"]\n",
  ].map { Array($0.utf8) }
}
