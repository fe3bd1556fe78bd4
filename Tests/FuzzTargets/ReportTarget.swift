import Diagnostics
import DocumentTree
import JSONSchema
import Reporting
import SourceText
import TestSupport

/// What renderers promise for any finding about any source.
struct ReportChecks: Sendable {
  private let schema: CompiledSchema?

  init(_ repository: RepositoryFolder = RepositoryFolder()) {
    var reader = JSONReader()
    var library = SchemaLibrary()
    let bytes = repository.bytes(of: "docs/report.schema.json")
    let parsed = reader.read(SourceFile(path: "report.schema.json", bytes: bytes))
    for document in parsed.documents { library.add(document) }
    var compiler = SchemaCompiler(library)
    schema = compiler.compile("report.schema.json")
  }

  /// Renders a report in every form; says what is wrong with a form, or returns `nil`.
  func broken(_ report: Report, isWide: Bool, width: Int) -> String? {
    for language in Language.allCases {
      for layout in TextRenderer.Layout.allCases {
        let renderer = TextRenderer(
          language: language, layout: layout, ambiguousIsWide: isWide, width: width)
        if let problem = problem(with: renderer.render(report)) { return "\(layout): \(problem)" }
      }
      if let problem = brokenJSON(JSONRenderer(language: language).render(report)) {
        return problem
      }
      if let problem = brokenForm(report, language) { return problem }
    }
    return nil
  }

  /// What is wrong with a form for other programs, or `nil`.
  private func brokenForm(_ report: Report, _ language: Language) -> String? {
    let sarif = SARIFRenderer(language: language, toolVersion: "1.0.0", rules: [])
    let forms = [
      ("sarif", sarif.render(report)),
      ("gitlab", GitLabRenderer(language: language).render(report)),
      ("rdjson", ReviewdogRenderer(language: language).render(report)),
    ]
    for (name, bytes) in forms where jsonDocument(bytes) == nil { return "\(name) is not JSON" }
    let junit = JUnitRenderer(language: language, failureSeverity: .error)
    let texts = [
      junit.render(report), CheckstyleRenderer(language: language).render(report),
      GitHubRenderer(language: language).jobSummary(of: report),
    ]
    return texts.lazy.compactMap { problem(with: $0) }.first
  }

  private func problem(with text: String) -> String? {
    if !text.isEmpty && text.unicodeScalars.last != "\n" { return "no line end at the end" }
    for scalar in text.unicodeScalars where scalar != "\n" {
      switch scalar.value {
      case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069:
        return "U+\(String(scalar.value, radix: 16)) reaches the terminal"
      default: continue
      }
    }
    return nil
  }

  private func brokenJSON(_ bytes: [UInt8]) -> String? {
    guard let document = jsonDocument(bytes) else { return "the report is not JSON" }
    var scratch = ValidationScratch()
    guard let schema else { return "no schema of reports" }
    if schema.verdict(of: document, scratch: &scratch) == .valid { return nil }
    return "the report is not what its schema says: "
      + (schema.explain(document).first?.message.english ?? "")
  }
}

/// The document of bytes that are JSON, or `nil`.
private func jsonDocument(_ bytes: [UInt8]) -> Document? {
  var reader = JSONReader()
  // A report may be longer than any file that kura reads.
  let limits = DocumentLimits(bytes: 1 << 30, nodes: 1 << 28)
  let parsed = reader.read(SourceFile(path: "report.json", bytes: bytes), limits: limits)
  return parsed.diagnostics.isEmpty ? parsed.documents.first : nil
}

/// The renderers, with findings that any bytes could have.
struct ReportTarget: ImmediateFuzzTarget {
  let name = "report"
  private let checks = ReportChecks()
  private static let mutator = ByteMutator(words: FuzzWords.japanese + FuzzWords.yaml, limit: 6_000)

  func input(from corpus: FuzzCorpus, _ random: inout FuzzRandom) -> [UInt8] {
    let text = Self.mutator.mutated(
      random.element(of: corpus.yaml), others: corpus.yaml, random: &random)
    let seed = random.number()
    return (0..<8).map { UInt8(truncatingIfNeeded: seed >> (8 * $0)) } + text
  }

  func brokenPromise(on input: [UInt8]) -> String? {
    guard input.count >= 8 else { return nil }
    let seed = input[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    var random = FuzzRandom(seed: seed)
    let source = SourceFile(path: RepositoryPath(word(&random)), bytes: Array(input[8...]))
    let diagnostics = (0..<random.below(6)).map { _ in diagnostic(source, &random) }
    let missing = random.once(in: 10)
    let report = Report(
      fileCount: 1, diagnostics: diagnostics.sorted(by: Diagnostic.precedes),
      source: { $0 == source.path && !missing ? source : nil })
    return checks.broken(
      report, isWide: random.once(in: 2),
      width: random.element(of: [0, 1, 10, 40, 80, 100, 10_000, -5]))
  }

  private func diagnostic(_ source: SourceFile, _ random: inout FuzzRandom) -> Diagnostic {
    let severities = Severity.allCases
    var result = Diagnostic(
      rule: RuleID(random.element(of: ["a-rule", "schema-type", "x"])),
      severity: random.element(of: severities), message: text(&random),
      path: random.once(in: 9) ? "other.yaml" : source.path, range: range(source, &random),
      pointer: random.once(in: 2) ? "" : "/" + word(&random).filter { $0 != "~" })
    if random.once(in: 2) { result.help = text(&random) }
    result.notes = (0..<random.below(3)).map { _ in
      Note(message: text(&random), path: source.path, range: range(source, &random))
    }
    result.fixes = (0..<random.below(3)).map { _ in
      Fix(
        title: text(&random), applicability: random.once(in: 2) ? .safe : .review,
        edits: (0..<(1 + random.below(2))).map { _ in
          TextEdit(range: range(source, &random), replacement: word(&random))
        })
    }
    return result
  }

  private func range(_ source: SourceFile, _ random: inout FuzzRandom) -> SourceRange {
    let start = random.offset(in: source.bytes)
    if random.once(in: 12) {
      // A file may have changed since it was checked.
      return SourceRange(start: start, end: source.bytes.count + random.below(100))
    }
    if random.once(in: 3) { return SourceRange(at: start) }
    let count = random.once(in: 3) ? random.below(source.bytes.count) : random.below(20)
    return SourceRange(start: start, end: min(source.bytes.count, start + count))
  }

  private func text(_ random: inout FuzzRandom) -> LocalizedText {
    LocalizedText(ja: "「\(word(&random))」です。", en: "'\(word(&random))' is wrong")
  }

  private func word(_ random: inout FuzzRandom) -> String {
    let words = FuzzWords.japanese + FuzzWords.json
    let bytes = (0..<(1 + random.below(4))).flatMap { _ in random.element(of: words) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
