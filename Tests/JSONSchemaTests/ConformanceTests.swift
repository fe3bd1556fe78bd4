import JSONSchema
import TestSupport
import Testing

/// The published suite (json-schema-org/JSON-Schema-Test-Suite), found by `KURA_CONFORMANCE`.
struct ConformanceTests {
  /// A part of the suite, and how many tests it has in each draft.
  struct Part: Sendable {
    let dialect: SchemaDialect
    let folder: String
    let count: Int
    var assertsFormats: Bool { folder.hasSuffix("format") }
    var path: String { dialect.rawValue + folder }
  }

  /// A file of the suite.
  struct File: Sendable, CustomTestStringConvertible {
    let part: Part
    let path: String
    var testDescription: String { path }
  }

  static let parts = [
    Part(dialect: .draft2020, folder: "", count: 1_299),
    Part(dialect: .draft2020, folder: "/optional", count: 162),
    Part(dialect: .draft2020, folder: "/optional/format", count: 764),
    Part(dialect: .draft2019, folder: "", count: 1_259),
    Part(dialect: .draft2019, folder: "/optional", count: 158),
    Part(dialect: .draft2019, folder: "/optional/format", count: 757),
    Part(dialect: .draft7, folder: "", count: 927),
    Part(dialect: .draft7, folder: "/optional", count: 118),
    Part(dialect: .draft7, folder: "/optional/format", count: 676),
  ]

  static let files: [File] = {
    guard let suite = JSONSchemaSuite() else { return [] }
    return parts.flatMap { part in
      suite.files(in: part.path).map { File(part: part, path: $0) }
    }
  }()

  @Test(
    .enabled(if: ConformanceSuites.haveJSONSchema, "\(ConformanceSuites.absence)"), arguments: files
  )
  func answersAsTheSuiteExpects(file: File) throws {
    let suite = try #require(JSONSchemaSuite())
    for outcome in suite.outcomes(of: file) {
      if let reason = knownDifferences[outcome.name] {
        #expect(!outcome.passes, "\(outcome.name) passes now: \(reason)")
      } else {
        #expect(outcome.passes, "\(outcome)")
      }
      // The explaining pass finds something exactly where the boolean pass does.
      #expect(outcome.rules.isEmpty == (outcome.verdict == .valid), "\(outcome)")
    }
  }

  @Test(
    .enabled(if: ConformanceSuites.haveJSONSchema, "\(ConformanceSuites.absence)"), arguments: parts
  )
  func countsEveryTest(part: Part) throws {
    let suite = try #require(JSONSchemaSuite())
    let outcomes = Self.files.filter { $0.part.path == part.path }
      .flatMap { suite.outcomes(of: $0) }
    let known = outcomes.count { knownDifferences[$0.name] != nil }
    print("\(part.path): \(outcomes.count(where: \.passes)) of \(outcomes.count) tests pass")
    #expect(outcomes.count == part.count)
    #expect(outcomes.count(where: \.passes) == part.count - known)
  }
}

/// Tests of the suite that kura answers differently, each with the reason; it must shrink.
private let knownDifferences: [String: String] = {
  let group = "draft7/optional/content.json: validation of "
  let contents = [
    "string-encoded content based on media type: an invalid JSON document",
    "binary string-encoding: an invalid base64 string (% is not a valid character)",
    "binary-encoded media type documents: a validly-encoded invalid JSON document",
    "binary-encoded media type documents: an invalid base64 string that is valid JSON",
  ]
  // The content keywords are annotations in every draft: later drafts dropped the assertion.
  return Dictionary(
    contents.map { (group + $0, "content keywords are annotations") },
    uniquingKeysWith: { first, _ in first })
}()
