import Foundation
import Patterns
import TestSupport
import Testing

/// The JSON Schema test suite's files about regular expressions, over every draft.
@Suite(
  "Pattern: the JSON Schema test suite",
  .enabled(if: ConformanceSuites.haveJSONSchema, "\(ConformanceSuites.absence)"))
struct PatternConformanceTests {
  @Test(
    "finds and refuses what the suite says",
    arguments: [
      "pattern.json", "patternProperties.json", "optional/ecmascript-regex.json",
      "optional/non-bmp-regex.json",
    ])
  func matchesAsTheSuiteSays(file: String) throws {
    for group in try groups(in: file) {
      guard let pattern = group.schema["pattern"] as? String else { continue }
      let compiled = try Pattern(pattern)
      for test in group.tests where test.data is String {
        let text = try #require(test.data as? String)
        let expected: MatchOutcome = test.valid ? .matched : .notMatched
        #expect(compiled.firstMatch(in: text) == expected, "\(pattern) on \(text.debugDescription)")
      }
    }
  }

  @Test("finds the keys that the suite's patternProperties mean")
  func matchesKeys() throws {
    for group in try groups(in: "optional/ecmascript-regex.json") {
      guard let patterns = group.schema["patternProperties"] as? [String: Any] else { continue }
      let compiled = try patterns.keys.map { key in try Pattern(key) }
      for test in group.tests {
        let keys = try #require(test.data as? [String: Any]).keys
        let areAllKnown = keys.allSatisfy { key in
          compiled.contains { $0.firstMatch(in: key) == .matched }
        }
        #expect(areAllKnown == test.valid, "\(patterns.keys) on \(keys)")
      }
    }
  }

  @Test(
    "knows a regular expression when it sees one",
    arguments: [
      "optional/format/regex.json", "optional/format/ecmascript-regex.json",
    ])
  func knowsValidity(file: String) throws {
    for group in try groups(in: file) {
      for test in group.tests {
        guard let text = test.data as? String else { continue }
        #expect(Pattern.isValid(text) == test.valid, "\(text)")
      }
    }
  }

  private struct Group {
    let schema: [String: Any]
    let tests: [(data: Any, valid: Bool)]
  }

  private func groups(in file: String) throws -> [Group] {
    let root = try #require(ConformanceSuites.folder)
    var groups: [Group] = []
    for draft in ["draft2020-12", "draft2019-09", "draft7"] {
      let url = URL(fileURLWithPath: "\(root)/json-schema-test-suite/tests/\(draft)/\(file)")
      guard FileManager.default.fileExists(atPath: url.path) else { continue }
      let content = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
      for group in try #require(content as? [[String: Any]]) {
        let tests = try #require(group["tests"] as? [[String: Any]]).map { test in
          (data: test["data"] ?? "", valid: test["valid"] as? Bool ?? false)
        }
        let schema = group["schema"] as? [String: Any] ?? [:]
        groups.append(Group(schema: schema, tests: tests))
      }
    }
    try #require(!groups.isEmpty, "\(file) is missing from every draft")
    return groups
  }
}
