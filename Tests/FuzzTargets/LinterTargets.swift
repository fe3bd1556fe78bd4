import Diagnostics
import Editions
import LintEngine
import Reporting
import SourceText

/// The configuration of a storehouse.
struct ConfigurationTarget: FuzzTarget {
  let name = "configuration"
  private static let mutator = ByteMutator(
    words: FuzzWords.yaml + FuzzWords.glob + keys.map { Array($0.utf8) }, limit: 4_000)
  private static let keys = [
    "kura: 1\n", "profile: storehouse\n", "profile: plain\n", "language: en\n",
    "time_zone: Asia/Tokyo\n",
    "ignore: [a, \"!b\"]\n", "terminal: {ambiguous_width: wide}\n", "kinds:\n", "  rule:\n",
    "    path: ",
    "    schema: s.json\n", "    identity: id\n", "    documents: many\n",
    "    format: front-matter\n",
    "rules: {duplicate-key: off}\n", "overrides:\n  - path: a\n    rules: {stray-file: note}\n",
    "disclosure: {ceiling: AMBER}\n", "remotes: {x: RED}\n", "rules: {dulicate-key: of}\n",
  ]

  func input(from corpus: FuzzCorpus, _ random: inout FuzzRandom) -> [UInt8] {
    let lines = (0..<random.below(8)).flatMap { _ in Array(random.element(of: Self.keys).utf8) }
    return Self.mutator.mutated(
      Array("kura: 1\n".utf8) + lines, others: corpus.yaml, random: &random)
  }

  func brokenPromise(on input: [UInt8]) -> String? {
    let source = SourceFile(path: "kura.yaml", bytes: input)
    let configuration = StorehouseLoader.configurationIfReadable(source)
    _ = StorehouseLoader.prefixes(of: configuration)
    guard Promises.samples(input, oneOf: 2) else { return nil }
    let storehouse = StorehouseRun([source, SourceFile(path: "a.yaml", text: "id: a\n")])
    return storehouse.brokenPromise(checks: nil)
  }
}

/// A whole storehouse of a few files.
struct LinterTarget: FuzzTarget {
  let name = "linter"
  private let checks = ReportChecks()
  private static let mutator = ByteMutator(
    words: FuzzWords.yaml + FuzzWords.japanese, limit: 4_000)

  func input(from corpus: FuzzCorpus, _ random: inout FuzzRandom) -> [UInt8] {
    var parts = SmallStorehouse.files.map(\.bytes)
    for _ in 0..<(1 + random.below(2)) {
      // The configuration and the schemas change less often than the entries.
      let part = random.once(in: 5) ? random.below(parts.count) : 3 + random.below(parts.count - 3)
      parts[part] = Self.mutator.mutated(
        parts[part], others: random.once(in: 4) ? corpus.yaml : parts, random: &random)
    }
    return InputParts.joined(parts)
  }

  func brokenPromise(on input: [UInt8]) -> String? {
    let parts = InputParts.split(input, count: SmallStorehouse.files.count)
    let files = zip(SmallStorehouse.files, parts).map { SourceFile(path: $0.path, bytes: $1) }
    let isSampled = Promises.samples(input, oneOf: 16)
    return StorehouseRun(files).brokenPromise(checks: isSampled ? checks : nil)
  }
}

/// A storehouse with one large file of which a piece comes again and again: what takes time that
/// grows with the square of a file's size takes too long here.
struct BulkTarget: FuzzTarget {
  let name = "bulk"
  private static let pieces =
    FuzzWords.yaml + FuzzWords.json + FuzzWords.japanese
    + [
      "  - {kind: text, text: 1}\n", "  - kind: image\n    scr: x\n", "related: [b]\n", "- x\n",
      "a: 1\n",
      "related: [", "zz, ", "[0600001, ", "{to: zz}, ", "? a\n", "k: v\n", "  k: &a *a\n", "# c\n",
      "あ",
      "あ\u{200B}", "ｱ", " \n", "---\nid: f\n", "x: no\n", "<<: {a: 1}\n", "\"a\": {}, ", "\\n",
      "''",
    ].map { Array($0.utf8) }

  func input(from corpus: FuzzCorpus, _ random: inout FuzzRandom) -> [UInt8] {
    var parts = SmallStorehouse.files.map(\.bytes)
    let part = random.below(parts.count)
    var text = parts[part]
    let size = random.element(of: [20_000, 100_000, 400_000])
    for _ in 0..<(1 + random.below(2)) {
      let piece =
        random.once(in: 3)
        ? Array(text[random.piece(of: text)]) : random.element(of: Self.pieces)
      let place = random.offset(in: text)
      text.insert(
        contentsOf: repeated(piece, size: size, numbers: random.once(in: 3)), at: place)
    }
    parts[part] = text
    return InputParts.joined(parts)
  }

  func brokenPromise(on input: [UInt8]) -> String? {
    let parts = InputParts.split(input, count: SmallStorehouse.files.count)
    let files = zip(SmallStorehouse.files, parts).map { SourceFile(path: $0.path, bytes: $1) }
    return StorehouseRun(files).brokenPromise(checks: nil)
  }

  /// A piece as often as fits; with numbers in it, so that the copies differ.
  private func repeated(_ piece: [UInt8], size: Int, numbers: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 100)
    var number = 0
    while bytes.count < size && !piece.isEmpty {
      bytes += piece.prefix(piece.count / 2)
      if numbers { bytes += String(number).utf8 }
      bytes += piece.dropFirst(piece.count / 2)
      number += 1
    }
    return bytes
  }
}

/// One lint run over files in memory.
private struct StorehouseRun {
  private let files: [SourceFile]

  init(_ files: [SourceFile]) {
    self.files = files
  }

  /// Lints, and with checks in another order and with more workers too, and renders.
  func brokenPromise(checks: ReportChecks?) -> String? {
    do {
      let outcome = try lint(files, jobs: 1)
      if let problem = Promises.broken(by: outcome.diagnostics, in: files) { return problem }
      if outcome.isBroken && outcome.diagnostics.isEmpty { return "broken without a finding" }
      guard let checks else { return nil }
      let other = try lint(files.reversed(), jobs: 2)
      if other.diagnostics != outcome.diagnostics || other.fileCount != outcome.fileCount {
        return "other findings with two workers"
      }
      let report = Report(fileCount: outcome.fileCount, diagnostics: outcome.diagnostics) { path in
        files.first { $0.path == path }
      }
      return checks.broken(report, isWide: true, width: 80)
    } catch {
      return "lint throws: \(error)"
    }
  }

  private func lint(_ files: [SourceFile], jobs: Int) throws -> LintOutcome {
    guard let asOf = CalendarDate("2026-11-21") else { preconditionFailure("a day") }
    let input = LintInput(paths: files.map(\.path)) { { files[$0].bytes } }
    return try Linter.lint(input, options: LintOptions(asOf: asOf, jobs: jobs))
  }
}

/// A storehouse in which every rule has something to look at.
private enum SmallStorehouse {
  static let files: [SourceFile] = [
    SourceFile(
      path: "kura.yaml",
      text: """
        kura: 1
        profile: storehouse
        kinds:
          page: {path: "pages/*.md", format: front-matter, schema: schemas/page.schema.json}
          log: {path: "logs/*.yaml", documents: many, identity: id}
        rules: {stray-file: note}

        """),
    SourceFile(path: "schemas/faq.schema.json", text: faqSchema),
    SourceFile(
      path: "schemas/page.schema.json", text: #"{"required": ["title"], "type": "object"}"#),
    SourceFile(path: "knowledge/faq/a.yaml", text: entry("a", "[b]")),
    SourceFile(path: "knowledge/faq/b.yaml", text: entry("b", "[a, {to: a}]")),
    SourceFile(path: "pages/c.md", text: "---\ntitle: 頁\nid: c\n---\n# 本文\n"),
    SourceFile(path: "logs/d.yaml", text: "id: d\n---\nid: e\n...\n---\nid: f\n"),
  ]

  private static func entry(_ id: String, _ related: String) -> String {
    """
    # yaml-language-server: $schema=../../schemas/faq.schema.json
    id: \(id)
    title: 題名 \(id)
    published: "2026-04-01"
    postal_code: "0600001"
    related: \(related)
    review: {on: "2025-01-01", months: 6}
    blocks:
      - kind: text
        text: |
          本文です。
      - kind: image
        src: images/1.png

    """
  }

  private static let faqSchema = """
    {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "よくある質問",
     "x-kura-role": "question-answer", "type": "object", "required": ["id", "title"],
     "properties": {
      "id": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"},
      "title": {"type": "string", "x-kura-title": true, "title": "題名"},
      "published": {"type": "string", "format": "date"},
      "postal_code": {"type": "string", "pattern": "^[0-9]{7}$"},
      "related": {"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/link"},
        {"type": "object", "properties": {"to": {"$ref": "#/$defs/link"}}}]}},
      "review": {"type": "object", "x-kura-review": {"on": "on", "interval_months": "months"}},
      "blocks": {"type": "array", "items": {"oneOf": [
        {"properties": {"kind": {"const": "text"}, "text": {"type": "string"}},
         "required": ["kind", "text"], "additionalProperties": false},
        {"properties": {"kind": {"const": "image"}, "src": {"type": "string"}},
         "required": ["kind", "src"], "additionalProperties": false}]}}},
     "unevaluatedProperties": false,
     "$defs": {"link": {"type": "string",
       "x-kura-reference": {"kinds": ["faq"], "acyclic": true}}}}
    """
}
