import DocumentTree
import JSONSchema
import SourceText
import TestSupport
import Testing

/// `kura explain` and `kura rules`: what is known about rules, without a repository.
struct ExplainTests {
  @Test func aRuleIsExplainedInTheLanguageOfTheUser() throws {
    let japanese = kura(["explain", "unknown-key"], variables: japaneseLocale)
    #expect(japanese.status == 0)
    try expectGolden(japanese.output, "explain-unknown-key.ja.txt")
    try expectGolden(kura(["explain", "unknown-key"]).output, "explain-unknown-key.en.txt")
  }

  @Test func everyRuleIsExplainedInBothLanguagesFromInsideTheProgram() throws {
    let names = Self.ruleNames()
    #expect(names.count > 70)
    for name in names {
      let page = RepositoryFolder().text(of: RepositoryPath("docs/rules/\(name).md"))
      for (language, why) in [("ja", "## なぜ\n\n"), ("en", "## Why\n\n")] {
        let result = kura(["explain", name, "--lang", language])
        #expect(result.status == 0, "\(name)")
        let start = try #require(page.firstRange(of: why), "\(name)")
        let line = page[start.upperBound...].prefix { $0 != "\n" }
        #expect(result.output.contains("  \(line)\n"), "\(name) \(language)")
        #expect(page.contains("````") || !result.output.contains("```"), "\(name)")
        #expect(!result.output.contains("# error: ["), "\(name) shows what a test expects")
      }
    }
  }

  @Test(arguments: ["unknown-kye", "error[unknown-kei]", "Unknown_Key"])
  func aNearMissGetsTheNearest(name: String) {
    let result = kura(["explain", name])
    #expect(result.status == 64)
    #expect(result.error.contains("kura explain unknown-key"), "\(result.error)")
  }

  @Test func whatIsCopiedFromAFindingIsUnderstood() {
    #expect(
      kura(["explain", "error[unknown-key]:"]).output == kura(["explain", "unknown-key"]).output)
  }

  @Test func withoutANameTheGroupsAreListed() throws {
    let result = kura(["explain"], variables: japaneseLocale)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("文字コードとファイルの中身\n  control-character "))
    for name in Self.ruleNames() { #expect(result.output.contains(name)) }
  }

  @Test func theStorehouseAroundTheFolderChoosesTheLanguage() throws {
    let folder = try StorehouseSample.house(
      reviewedOn: "2026-11-01", configuration: "language: ja\n")
    #expect(kura(["explain", "unknown-key"], in: folder.path).output.contains("なぜ"))
    #expect(
      kura(["explain", "unknown-key", "--lang", "en"], in: folder.path).output.contains("Why"))
    #expect(kura(["rules"], in: folder.path).output.contains("エラー"))
  }

  @Test func theTableOfRulesIsAlignedByWidth() throws {
    for language in ["ja", "en"] {
      let lines = kura(["rules", "--lang", language]).output.split(separator: "\n")
        .filter { $0.hasPrefix("  ") }
      #expect(lines.count == Self.ruleNames().count)
      let starts = Set(
        lines.map { line -> Int in
          let name = line.dropFirst(2).prefix { $0 != " " }
          let severity = line.dropFirst(2 + name.count).drop { $0 == " " }
          let summary = severity.drop { $0 != " " }.drop { $0 == " " }
          return displayWidth(of: String(line[..<summary.startIndex]))
        })
      #expect(starts.count == 1, "\(starts)")
    }
  }

  @Test func theJSONOfRulesIsWhatItsSchemaDescribes() throws {
    var reader = JSONReader()
    let schema = reader.read(
      SourceFile(
        path: "rules.schema.json", text: RepositoryFolder().text(of: "docs/rules.schema.json")))
    var library = SchemaLibrary()
    for document in schema.documents { library.add(document) }
    var compiler = SchemaCompiler(library)
    let schemaOfList = compiler.compile("rules.schema.json")
    let compiled = try #require(schemaOfList)
    let list = reader.read(
      SourceFile(path: "list.json", text: kura(["rules", "--format", "json"]).output))
    var scratch = ValidationScratch()
    #expect(compiled.diagnostics.isEmpty)
    #expect(compiled.verdict(of: list.documents[0], scratch: &scratch) == .valid)
    #expect(
      kura(["rules", "--format", "json"]).output
        == kura(["rules", "--format", "json"], variables: japaneseLocale).output)
  }

  private static func ruleNames() -> [String] {
    let folder = RepositoryFolder()
    return folder.names(in: "docs/rules").filter { $0.hasSuffix(".md") }.map {
      String($0.dropLast(3))
    }
  }
}
