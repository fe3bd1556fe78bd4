import Diagnostics
import Editions
import LintEngine
import SourceText
import Synchronization
import TestSupport
import Testing

struct LinterTests {
  private static func storehouseWithDefects() -> [SourceFile] {
    let storehouse = SampleStorehouse(count: OneDefectOneFindingTests.defects.count * 4)
    var changed: [Int: [String]] = [:]
    for (position, defect) in OneDefectOneFindingTests.defects.enumerated() {
      let number = position * 4
      var lines = storehouse.lines(of: number)
      guard let index = lines.firstIndex(where: { $0.hasPrefix(defect.line) }) else { continue }
      lines[index] = defect.replacement(lines[index])
      changed[number] = lines
    }
    return storehouse.files(replacing: changed)
  }

  @Test(arguments: [1, 2, 3, 8])
  func theNumberOfWorkersChangesNothing(jobs: Int) throws {
    let files = Self.storehouseWithDefects()
    let one = try SampleStorehouse.lint(files, jobs: 1)
    let many = try SampleStorehouse.lint(files, jobs: jobs)
    #expect(one.diagnostics == many.diagnostics)
    #expect(one.diagnostics.count == OneDefectOneFindingTests.defects.count)
  }

  @Test(arguments: [1, 2, 8])
  func progressEndsWhenEveryFileIsDone(jobs: Int) throws {
    let heard = Mutex<[Int]>([])
    let asOf = try #require(CalendarDate("2026-11-21"))
    let options = LintOptions(asOf: asOf, jobs: jobs) { done, total in
      heard.withLock { $0.append(total == 200 ? done : -1) }
    }
    _ = try Linter.lint(LintInput(SampleStorehouse(count: 200).files()), options: options)
    let counts = heard.withLock { $0 }
    // Each worker speaks after each portion, of which there are about ten for a worker.
    #expect(Set(counts).count == counts.count)
    #expect(counts.max() == 200 && counts.allSatisfy { $0 > 0 })
    #expect((10...100).contains(counts.count))
  }

  @Test(arguments: [1, 2, 3])
  func theOrderOfFilesChangesNothing(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let files = Self.storehouseWithDefects()
    let inOrder = try SampleStorehouse.lint(files)
    let shuffled = files.shuffled(using: &generator)
    let input = LintInput(paths: shuffled.map(\.path)) { { shuffled[$0].bytes } }
    let asOf = try #require(CalendarDate("2026-11-21"))
    let other = try Linter.lint(input, options: LintOptions(asOf: asOf, jobs: 2))
    #expect(inOrder.diagnostics == other.diagnostics)
  }

  @Test func oneBrokenFileDoesNotMakeReferencesToItDangle() throws {
    let storehouse = SampleStorehouse(count: 6)
    let outcome = try SampleStorehouse.lint(
      storehouse.files(replacing: [3: ["id: entry-3", "title: \"閉じない引用符"]]))
    #expect(outcome.diagnostics.map(\.path) == ["knowledge/faq/entry-3.yaml"])
  }

  @Test func onlyFindingsInTheSelectionAreReported() throws {
    let files = Self.storehouseWithDefects()
    let asOf = try #require(CalendarDate("2026-11-21"))
    let outcome = try Linter.lint(
      LintInput(files),
      options: LintOptions(asOf: asOf, selection: ["knowledge/faq/entry-0.yaml"]))
    #expect(outcome.diagnostics.map(\.path) == ["knowledge/faq/entry-0.yaml"])
  }

  @Test func aReportOnOneFileIsThatPartOfTheWholeReport() throws {
    var files = Self.storehouseWithDefects()
    let folder = RepositoryFolder()
    for below in ["schemas", "knowledge"] as [RepositoryPath] {
      files += folder.files(below: below).map { SourceFile(path: $0, bytes: folder.bytes(of: $0)) }
    }
    // Same names in two kinds, a former id, and a relation that leads back.
    files += [
      ("knowledge/measure/entry-7.yaml", "id: entry-7\n"),
      ("knowledge/term/moved.yaml", "id: moved\nformer_ids: [faq-old]\n"),
      ("knowledge/term/mover.yaml", "id: mover\nrelated: [faq-old]\n"),
      ("knowledge/law/ring-a.yaml", "id: ring-a\nparent: ring-b\n"),
      ("knowledge/law/ring-b.yaml", "id: ring-b\nparent: ring-a\n"),
    ].map { SourceFile(path: RepositoryPath($0.0), text: $0.1) }
    let asOf = try #require(CalendarDate("2026-11-21"))
    let input = LintInput(files)
    let whole = try Linter.lint(input, options: LintOptions(asOf: asOf))
    #expect(!whole.isBroken)
    for path in files.map(\.path).filter({ $0.description.hasPrefix("knowledge/") }).enumerated()
    where path.offset % 90 == 0 || path.element.description.contains("/r") {
      let part = try Linter.lint(
        input, options: LintOptions(asOf: asOf, selection: [path.element]))
      #expect(part.diagnostics == whole.diagnostics.filter { $0.path == path.element })
      #expect(part.fileCount == 1)
    }
  }

  @Test func aBrokenConfigurationStopsTheRunWithAFinding() throws {
    var files = SampleStorehouse(count: 3).files()
    files[0] = SourceFile(path: "kura.yaml", text: "kura: 1\nprofil: storehouse\n")
    let outcome = try SampleStorehouse.lint(files)
    #expect(outcome.isBroken)
    #expect(outcome.diagnostics.map(\.rule) == ["invalid-configuration"])
    let message = try #require(outcome.diagnostics.first?.message)
    #expect(message.english.contains("profile"))
  }

  @Test(arguments: [
    ("ignore: [ok, 'a[b']", "'a[b'"), ("ignore: a{b", "a{b"),
    ("kinds: {rule: {path: ['*.yml', '!x[']}}", "'!x['"),
    ("overrides: [{path: 'a[', rules: {whitespace: off}}]", "'a['"),
  ])
  func aGlobThatCannotBeReadIsAFindingAtItsPlace(line: String, place: String) throws {
    let file = SourceFile(path: "kura.yaml", text: "kura: 1\n" + line + "\n")
    let outcome = try SampleStorehouse.lint([file])
    #expect(outcome.isBroken)
    #expect(outcome.diagnostics.map(\.rule) == ["invalid-configuration"])
    #expect(outcome.diagnostics.map { file.text(in: $0.range) } == [place])
  }

  @Test func aSchemaMayHaveANameThatIsNoGlob() throws {
    let files = [
      SourceFile(path: "kura.yaml", text: "kura: 1\nprofile: storehouse\n"),
      SourceFile(path: "schemas/a[{b.schema.json", text: #"{"required": ["id"]}"#),
      SourceFile(path: "knowledge/a[{b/x.yaml", text: "title: x\n"),
    ]
    let outcome = try SampleStorehouse.lint(files)
    #expect(outcome.fileCount == 1)
    #expect(outcome.diagnostics.contains { $0.rule == "missing-key" })
  }

  @Test func aBrokenSchemaStopsTheRunWithAFinding() throws {
    var files = SampleStorehouse(count: 3).files()
    files[1] = SourceFile(path: "schemas/faq.schema.json", text: #"{"type": "strng"}"#)
    let outcome = try SampleStorehouse.lint(files)
    #expect(outcome.isBroken)
    #expect(outcome.diagnostics.map(\.path) == ["schemas/faq.schema.json"])
  }

  @Test func aForeignRepositorySeesNoHouseRule() throws {
    let configuration = """
      kura: 1
      kinds:
        rule:
          path: ["rules/**/*.yml", "!rules/old/**"]
          schema: schema.json
          identity: id
          documents: many
      """
    let files = [
      SourceFile(path: "kura.yaml", text: configuration),
      SourceFile(path: "schema.json", text: #"{"type": "object", "required": ["id"]}"#),
      SourceFile(path: "rules/a.yml", text: "id: 1\nflag: no  \n---\nid: 2"),
      SourceFile(path: "rules/b/c.yml", text: "id: 2\nwhen: 12:30\n"),
      SourceFile(path: "rules/old/d.yml", text: "broken: [\n"),
      SourceFile(path: "README.md", text: "text"),
    ]
    let outcome = try SampleStorehouse.lint(files)
    #expect(outcome.fileCount == 2)
    #expect(outcome.diagnostics.map(\.rule) == ["duplicate-id"])
  }

  @Test(arguments: ["other.json", "https://example.org/parts", "deep/part.json"])
  func aSchemaFindsItsNeighboursByPathAndByID(reference: String) throws {
    let configuration = "kura: 1\nkinds: {rule: {path: rules/*.yml, schema: s/main.json}}\n"
    let part = #"{"$id": "https://example.org/parts", "type": "integer"}"#
    let files = [
      SourceFile(path: "kura.yaml", text: configuration),
      SourceFile(
        path: "s/main.json", text: #"{"properties": {"count": {"$ref": "\#(reference)"}}}"#),
      SourceFile(path: "s/other.json", text: part),
      SourceFile(path: "s/deep/part.json", text: #"{"type": "integer"}"#),
      SourceFile(path: "s/unrelated.json", text: "{broken"),
      SourceFile(path: "rules/a.yml", text: "count: many\n"),
    ]
    let outcome = try SampleStorehouse.lint(files)
    #expect(outcome.diagnostics.map(\.rule) == ["schema-type"])
  }

  @Test func severitiesComeFromTheConfiguration() throws {
    let storehouse = SampleStorehouse(count: 2)
    var lines = storehouse.lines(of: 0)
    lines[1] += "  "
    for (rules, expected) in [
      ("rules: {whitespace: error}", [Severity.error]),
      ("rules: {whitespace: off}", []),
      ("overrides: [{path: knowledge/faq/**, rules: {whitespace: note}}]", [.note]),
      ("overrides: [{path: knowledge/other/**, rules: {whitespace: note}}]", [.warning]),
    ] {
      var files = storehouse.files(replacing: [0: lines])
      files[0] = SourceFile(path: "kura.yaml", text: "kura: 1\nprofile: storehouse\n\(rules)\n")
      let outcome = try SampleStorehouse.lint(files)
      let found = outcome.diagnostics.filter { $0.rule == "whitespace" }
      #expect(found.map(\.severity) == expected, "\(rules)")
    }
  }
}
