import DocumentTree
import JSONSchema
import SourceText
import TestSupport
import Testing

/// The `optional/format` tests of the JSON Schema Test Suite for three drafts.
struct FormatSuiteTests {
  @Test(
    .enabled(if: ConformanceSuites.haveJSONSchema, "\(ConformanceSuites.absence)"),
    arguments: ["draft2020-12", "draft2019-09", "draft7"])
  func everyFormatTestOfTheSuitePasses(draft: String) throws {
    let root = try #require(ConformanceSuites.folder)
    let folder = "\(root)/json-schema-test-suite/tests/\(draft)/optional/format"
    let files = fileNames(in: folder).filter { $0.hasSuffix(".json") }
    var count = 0
    for file in files {
      let bytes = try #require(contents(ofFile: "\(folder)/\(file)"), "\(file)")
      var reader = JSONReader()
      let parsed = reader.read(SourceFile(path: RepositoryPath(file), bytes: bytes))
      let document = try #require(parsed.documents.first, "\(file)")
      count += check(document, file: file)
    }
    #expect(count >= 400, "the suite of \(draft) has only \(count) strings")
  }

  /// Checks the strings of one file; values of other types are the validator's affair.
  private func check(_ document: Document, file: String) -> Int {
    var count = 0
    for group in document.items(of: 0) {
      guard let schema = document.value(of: group, forKey: "schema"),
        let formatNode = document.value(of: schema, forKey: "format"),
        let name = document.string(at: formatNode), name != "unknown",
        let tests = document.value(of: group, forKey: "tests")
      else { continue }
      guard let format = FormatCheck.named(name) else {
        Issue.record("no format \(name) for \(file)")
        continue
      }
      for test in document.items(of: tests) {
        guard let data = document.value(of: test, forKey: "data"),
          document.nodes[data].kind == .scalar, document.nodes[data].type == .string,
          let valid = document.value(of: test, forKey: "valid"),
          let title = document.value(of: test, forKey: "description")
        else { continue }
        count += 1
        let expected = document.text(of: valid) == "true"
        let identifier = "\(file): \(document.text(of: title))"
        let answer = format.isValid(document.textBytes(of: data))
        #expect(answer == expected, "\(identifier): \(document.text(of: data).debugDescription)")
      }
    }
    return count
  }
}
