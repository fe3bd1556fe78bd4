import Diagnostics
import JSONSchema
import SourceText
import Testing

/// Schemas and documents that would run away end in a finding.
struct LimitTests {
  @Test func aPatternThatCostsTooMuchIsNeitherPassNorFail() throws {
    let fixture = try SchemaFixture(##"{"properties": {"a": {"pattern": "^(a+)+$"}}}"##)
    let text = "a: \(String(repeating: "a", count: 5_000))!\n"
    #expect(try fixture.verdict(of: text) == .undecided)
    #expect(try fixture.findings(in: text).map(\.rule) == ["pattern-too-costly"])
  }

  @Test func aPatternThatCostsTooMuchUnderNotIsNoPass() throws {
    let fixture = try SchemaFixture(##"{"not": {"pattern": "^(a+)+$"}}"##)
    let text = "\(String(repeating: "a", count: 5_000))!\n"
    #expect(try fixture.verdict(of: text) == .undecided)
    #expect(try fixture.findings(in: text).map(\.rule) == ["pattern-too-costly"])
  }

  @Test func aSchemaThatMultipliesItselfIsStopped() throws {
    let levels = (0..<40).map { level in
      ##""l\##(level)": {"allOf": [{"$ref": "#/$defs/l\##(level + 1)"}, {"$ref": "#/$defs/l\##(level + 1)"}]}"##
    }
    let schema =
      ##"{"$defs": {\##(levels.joined(separator: ", ")), "l40": true}, "$ref": "#/$defs/l0"}"##
    let fixture = try SchemaFixture(schema)
    #expect(try fixture.verdict(of: "a\n") == .undecided)
    #expect(try fixture.findings(in: "a\n").map(\.rule) == ["validation-too-costly"])
  }

  @Test func aDynamicCircleIsStopped() throws {
    let fixture = try SchemaFixture(
      ##"{"$dynamicAnchor": "a", "anyOf": [false, {"$dynamicRef": "#a"}]}"##)
    #expect(try fixture.verdict(of: "a\n") == .undecided)
    #expect(try fixture.findings(in: "a\n").map(\.rule) == ["validation-too-costly"])
  }

  @Test func aLongChainOfReferencesIsNoCircle() throws {
    let links = (0..<900).map { ##""c\##($0)": {"$ref": "#/$defs/c\##($0 + 1)"}"## }
    let schema =
      ##"{"$defs": {\##(links.joined(separator: ", ")), "c900": {"type": "string"}}, "$ref": "#/$defs/c0"}"##
    let fixture = try SchemaFixture(schema)
    #expect(fixture.schema.diagnostics == [])
    #expect(try fixture.verdict(of: "a\n") == .valid)
    #expect(try fixture.verdict(of: "[]\n") == .invalid)
    #expect(try !fixture.findings(in: "[]\n").isEmpty)
  }

  @Test func deepDocumentsAreChecked() throws {
    let fixture = try SchemaFixture(
      ##"{"$defs": {"a": {"items": {"$ref": "#/$defs/b"}}, "b": {"allOf": [{"$ref": "#/$defs/a"}]}}, "$ref": "#/$defs/a"}"##
    )
    let text = String(repeating: "[", count: 190) + String(repeating: "]", count: 190)
    #expect(try fixture.verdict(of: text + "\n") == .valid)
  }

  @Test func infinityIsInNoRange() throws {
    let fixture = try SchemaFixture(##"{"minimum": 0}"##)
    #expect(try fixture.verdict(of: ".inf\n") == .invalid)
    #expect(try fixture.verdict(of: ".nan\n") == .invalid)
  }

  /// Long texts that are alike at both ends and in the middle: looking at each pair of them would
  /// take many minutes.
  @Test(.timeLimit(.minutes(5)))
  func manyAlikeItemsAreComparedInLinearTime() throws {
    let fixture = try SchemaFixture(##"{"uniqueItems": true}"##)
    let items = (0..<20_000).map { number in
      "- " + String(repeating: "k", count: 30) + String(number + 100_000)
        + String(repeating: "x", count: 62) + "\n"
    }
    #expect(try fixture.verdict(of: items.joined()) == .valid)
    #expect(try fixture.verdict(of: items.joined() + items[0]) == .invalid)
  }
}
