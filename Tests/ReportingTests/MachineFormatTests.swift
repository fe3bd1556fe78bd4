import Diagnostics
import DocumentTree
import Foundation
import JSONSchema
import Reporting
import SourceText
import TestSupport
import Testing

/// The forms that other programs read.
struct MachineFormatTests {
  @Test(arguments: MachineFormat.allCases, Language.allCases)
  func formIsAsRecorded(format: MachineFormat, language: Language) {
    let bytes = format.render(SampleReport.report(), language)
    expectGolden(bytes, "\(format).\(language.rawValue).\(format.fileExtension)")
  }

  @Test(arguments: MachineFormat.allCases)
  func everyFindingIsReadBack(format: MachineFormat) throws {
    let report = SampleReport.report()
    let found = try ReadBack.findings(format.render(report, .english), format)
    #expect(found.count == report.diagnostics.count)
    // Commands for GitHub come worst first, and JUnit separates what fails from what does not.
    let places = Set(found.map { "\($0.line) \($0.severity)" })
    let json = JSONRenderer(language: .english).render(report)
    let expected = try #require(
      try ReadBack.json(json, as: [String: Any].self)["diagnostics"] as? [[String: Any]])
    for finding in expected {
      let line = try #require(finding["line"] as? Int)
      let severity = try #require(finding["severity"] as? String)
      #expect(places.contains("\(line) \(severity)"))
    }
  }

  @Test(arguments: MachineFormat.allCases, HostileReport.words)
  func nothingInATextChangesTheForm(format: MachineFormat, word: String) throws {
    let report = HostileReport.report(word)
    let found = try ReadBack.findings(format.render(report, .japanese), format)
    #expect(found.map(\.severity) == ["error", "warning", "note"])
    #expect(found.map(\.line) == [1, 1, 1])
    let path = String(decoding: report.diagnostics[0].path.bytes, as: UTF8.self)
    // XML cannot hold every character, and says what it leaves out.
    let isXML = format.fileExtension == "xml"
    #expect(found.allSatisfy { $0.path == (isXML ? harmless(path) : path) })
    #expect(found.allSatisfy { $0.text.contains("文言") && $0.text.contains("です。") })
  }

  @Test(arguments: MachineFormat.allCases)
  func aReportWithoutFindingsIsReadBack(format: MachineFormat) throws {
    let report = Report(fileCount: 3, diagnostics: []) { _ in nil }
    #expect(try ReadBack.findings(format.render(report, .japanese), format).isEmpty)
  }

  /// The schema that OASIS publishes; `Scripts/install-peers` gets it.
  private static let standard = environmentValue("KURA_SARIF_SCHEMA")

  @Test(
    .enabled(if: standard != nil, "KURA_SARIF_SCHEMA names no schema of the standard"),
    arguments: Language.allCases)
  func sarifIsWhatItsStandardDescribes(language: Language) throws {
    let schema = try SARIFSchema(try #require(Self.standard))
    #expect(try schema.complaints(about: sarif(SampleReport.report(), language)).isEmpty)
    for word in HostileReport.words {
      #expect(try schema.complaints(about: sarif(HostileReport.report(word), language)).isEmpty)
    }
    let wrong = Array(
      String(decoding: sarif(SampleReport.report(), language), as: UTF8.self)
        .replacingOccurrences(of: #""startLine":1,"#, with: #""startLine":0,"#).utf8)
    #expect(try !schema.complaints(about: wrong).isEmpty)
  }

  @Test func sarifHasNoPlaceholdersOrLinks() throws {
    for (word, expected) in [("{0}", "{{0}}"), ("[a](b)", "\\[a](b)"), ("[a]", "[a]")] {
      let text = String(
        decoding: sarif(HostileReport.report(word), .english), as: UTF8.self)
      let found = try ReadBack.findings(Array(text.utf8), .sarif)
      #expect(found.allSatisfy { $0.text.contains("Text \(expected) is wrong.") })
    }
  }

  @Test func fingerprintsOutliveLinesAndTellFindingsApart() throws {
    func fingerprints(_ text: String, _ places: [(Int, String)], sensitive: SensitiveMark? = nil)
      throws -> [String]
    {
      let file = SourceFile(path: "a.yaml", text: text)
      let diagnostics = places.map { offset, pointer in
        Diagnostic(
          rule: "r", message: LocalizedText(verbatim: text), path: file.path,
          range: SourceRange(at: offset), pointer: pointer, sensitive: sensitive)
      }
      let report = Report(fileCount: 1, diagnostics: diagnostics) { _ in file }
      let issues: [[String: Any]] = try ReadBack.json(
        GitLabRenderer(language: .english).render(report))
      return issues.compactMap { $0["fingerprint"] as? String }
    }
    let first = try fingerprints("a: 1\nb: 2\n", [(0, "/a"), (5, "/b"), (6, "/b")])
    #expect(Set(first).count == 3)
    #expect(try fingerprints("\n\na: 9\nb: 2\n", [(2, "/a"), (7, "/b"), (8, "/b")]) == first)
    // A key may be the personal value itself, so nothing of it may be in a fingerprint.
    let mark = SensitiveMark(kind: "phone-mobile", level: "high", value: "09000000001")
    let other = SensitiveMark(kind: "phone-mobile", level: "high", value: "09000000002")
    #expect(
      try fingerprints("a", [(0, "/090-0000-0001")], sensitive: mark)
        == fingerprints("b", [(0, "/090-0000-0002")], sensitive: other))
  }

  @Test func gitHubShowsTheWorstAndSaysWhatItLeavesOut() {
    let diagnostics = (0..<12).flatMap { line in
      Severity.allCases.map { severity in
        Diagnostic(
          rule: "r", severity: severity, message: LocalizedText(verbatim: "m"), path: "a.yaml",
          range: SourceRange(at: line))
      }
    }
    let report = Report(fileCount: 1, diagnostics: diagnostics) { _ in nil }
    let lines = GitHubRenderer(language: .english).render(report).split(separator: "\n")
    let commands = lines.prefix { $0.hasPrefix("::") }
    let kinds = commands.map { $0.dropFirst(2).prefix { $0 != " " } }
    #expect(kinds.count == 30)
    #expect(kinds.prefix(10).allSatisfy { $0 == "error" })
    #expect(kinds.dropFirst(10).prefix(10).allSatisfy { $0 == "warning" })
    #expect(kinds.suffix(10).allSatisfy { $0 == "notice" })
    #expect(commands.last?.contains("7 more follow in the log") == true)
    #expect(lines.count { $0.hasPrefix("- a.yaml:1:1: ") } == 7)
    let worst = GitHubRenderer(language: .english, leastSeverity: .warning).render(report)
    #expect(worst.contains("4 more follow"))
    #expect(!worst.contains("note["))
  }

  @Test(arguments: HostileReport.words)
  func linesOfTheLogBeyondTheLimitAreNoCommands(word: String) {
    let one = HostileReport.report(word)
    let many = Array(repeating: one.diagnostics[0], count: 12)
    let report = Report(fileCount: 1, diagnostics: many, source: one.source)
    let lines = GitHubRenderer(language: .english).render(report).split(separator: "\n")
    #expect(lines.count == 10 + 1 + 2 + 1)
    #expect(lines.dropFirst(11).allSatisfy { !$0.contains("##[") && !$0.hasPrefix("::") })
  }

  @Test(arguments: HostileReport.words)
  func theSummaryOfAJobIsOneTable(word: String) {
    let renderer = GitHubRenderer(language: .japanese)
    let lines = renderer.jobSummary(of: HostileReport.report(word)).split(separator: "\n")
    #expect(lines.count == 7)
    for line in lines.suffix(3) {
      #expect(line.count { $0 == "|" } == 4)
      #expect(!line.contains("<") && !line.contains("`") && !line.contains("]("))
    }
  }

  @Test func reviewdogCountsBytes() throws {
    let file = SourceFile(path: "a.yaml", text: "鍵: 値😀x\n次: 1\n")
    let range = SourceRange(start: 8, end: 12)
    let diagnostic = Diagnostic(
      rule: "r", message: LocalizedText(verbatim: "m"), path: file.path, range: range,
      fixes: [
        Fix(
          title: LocalizedText(verbatim: "f"), applicability: .review,
          edits: [TextEdit(range: range, replacement: "")])
      ])
    let report = Report(fileCount: 1, diagnostics: [diagnostic]) { _ in file }
    let text = String(
      decoding: ReviewdogRenderer(language: .english).render(report), as: UTF8.self)
    let place = #""range":{"start":{"line":1,"column":9},"end":{"line":1,"column":13}}"#
    #expect(text.contains(#""path":"a.yaml",\#(place)}"#))
    #expect(text.contains(#""suggestions":[{\#(place),"text":""}]"#))
  }

  @Test func pathsBeginAtTheTopOfTheRepository() throws {
    let report = SampleReport.report().seen(from: "蔵/a b")
    let found = try ReadBack.findings(MachineFormat.sarif.render(report, .english), .sarif)
    #expect(found.allSatisfy { $0.path.hasPrefix("蔵/a b/knowledge/") || $0.path.isEmpty })
    let inside = try ReadBack.findings(
      MachineFormat.sarif.render(SampleReport.report(), .english), .sarif)
    #expect(found.map(\.line) == inside.map(\.line))
    #expect(found.map(\.column) == inside.map(\.column))
  }

  private func sarif(_ report: Report, _ language: Language) -> [UInt8] {
    MachineFormat.sarif.render(report, language)
  }
}

/// The schema of the standard, read as draft-07, of which draft-04 differs only in its name for `$id`.
private struct SARIFSchema {
  private let schema: CompiledSchema

  init(_ path: String) throws {
    let bytes = try #require(contents(ofFile: path))
    let text = String(decoding: bytes, as: UTF8.self)
      .replacingOccurrences(of: "draft-04/schema", with: "draft-07/schema")
      .replacingOccurrences(of: #""id": "https://docs"#, with: #""$id": "https://docs"#)
    var library = SchemaLibrary()
    library.add(try SARIFSchema.document("sarif-schema.json", Array(text.utf8)))
    var compiler = SchemaCompiler(library)
    let compiled = compiler.compile("sarif-schema.json")
    schema = try #require(compiled)
    try #require(!schema.isBroken)
  }

  func complaints(about bytes: [UInt8]) throws -> [String] {
    let document = try SARIFSchema.document("a.sarif", bytes)
    var scratch = ValidationScratch()
    if schema.verdict(of: document, scratch: &scratch) == .valid { return [] }
    return schema.explain(document).map { "\($0.pointer): \($0.message.english)" }
  }

  private static func document(_ path: RepositoryPath, _ bytes: [UInt8]) throws -> Document {
    var reader = JSONReader()
    return try #require(reader.read(SourceFile(path: path, bytes: bytes)).documents.first)
  }
}
