import KuraCommand
import SourceText
import TestSupport
import Testing

/// `kura new` in this repository's own storehouse and in foreign ones.
struct NewEntryTests {
  static let kinds = RepositoryFolder().files(below: "schemas")
    .map { String($0.name.dropLast(".schema.json".count)) }.filter { $0 != "common" }

  /// Part of this repository's knowledge, enough to have something of each kind to refer to.
  static func storehouse() throws -> TemporaryFolder {
    let repository = RepositoryFolder()
    let folder = try TemporaryFolder()
    let entries = kinds.flatMap { kind -> [RepositoryPath] in
      let files = repository.files(below: RepositoryPath("knowledge/\(kind)"))
      // Terms of a vocabulary begin with its name: audience-…, importance-….
      let groups = Dictionary(grouping: files) { file in
        kind == "vocabulary" ? file.stem.split(separator: "-").first : nil
      }
      return groups.values.flatMap { $0.prefix(kind == "person" ? 9 : 1) }
    }
    for path in ["kura.yaml"] + repository.files(below: "schemas") + entries {
      try folder.write(path, repository.bytes(of: path))
    }
    try folder.write(
      "knowledge/term/term-malware.yaml", repository.bytes(of: "knowledge/term/term-malware.yaml"))
    return folder
  }

  @Test(arguments: kinds)
  func everyKindCanBeWrittenByAnsweringTheQuestions(kind: String) throws {
    let folder = try Self.storehouse()
    let person = Answering()
    let result = person.kura(["new", kind], in: folder.path)
    try #require(result.status == 0, "\(result.error.suffix(1_500))")
    let path = RepositoryPath("knowledge/\(kind)/auto-test-entry.yaml")
    #expect(result.output == "\(path)\n")
    let text = String(decoding: folder.read(path) ?? [], as: UTF8.self)
    #expect(text.hasPrefix("# yaml-language-server: $schema=../../schemas/\(kind).schema.json\n"))
    #expect(!text.contains("reviewed_on"), "nobody reviewed it")
    let lint = KuraCommandTests.kura(["lint", path.description], in: folder.path)
    #expect(lint.status == 0, "\(lint.output)\n\(text)")
  }

  @Test func aWrongAnswerIsRefusedInTheWordsOfTheSchemaAndGoingBackWorks() throws {
    let folder = try Self.storehouse()
    let person = Answering(script: [
      "仮の題", "戻る", "ゼロトラスト", "term-zero-trust-x", "零信頼", "ぜろとらすと",
      "信頼しないことを前提にする考え方です。", ".", "1", "", "はい", "24", "専門員",
    ])
    let result = person.kura(
      ["new", "term", "--lang", "ja"], in: folder.path)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains("読みはひらがなで書いてください。"))
    #expect(!result.error.contains("ぁ-ゖ"), "a pattern tells a specialist nothing")
    #expect(result.error.contains("この蔵に置けるのは、公開してよい CLEAR だけです。"))
    #expect(result.error.contains("  1. CLEAR（公開してよい）\n"))
    let text = String(
      decoding: folder.read("knowledge/term/term-zero-trust-x.yaml") ?? [], as: UTF8.self)
    #expect(text.contains("\ntitle: ゼロトラスト\n"))
    #expect(text.contains("\n  tlp: CLEAR\n"))
    #expect(text.contains("\n  reviewed_on: \"2026-11-21\"\n"))
    #expect(text.contains("\n  by_role: 専門員\n"))
    #expect(text.contains("\nstatus: draft\n"))
  }

  @Test func stoppingLeavesNothingBehind() throws {
    let folder = try Self.storehouse()
    let person = Answering(script: ["題名", "term-stop"])
    let result = person.kura(["new", "term", "--lang", "ja"], in: folder.path)
    #expect(result.status == 2)
    #expect(result.error.contains("ファイルは何も作っていません"))
    #expect(!folder.exists("knowledge/term/term-stop.yaml"))
  }

  @Test func setFillsFieldsAndNamesWhatIsMissing() throws {
    let folder = try Self.storehouse()
    let result = kura(
      [
        "new", "contact", "contact-x", "--lang", "ja", "--set", "title=窓口", "--set",
        "accepts=相談", "--set", "serves=both", "--set", "organization=null", "--set",
        "phones[].number=#9110", "--set", "phones[].line=short", "--set",
        "phones[].evidence[].basis=memory", "--set", "phones[].evidence[].confidence=low",
        "--set", "phones[].number=03-5978-7509", "--set", "topics[]=topic-incident",
      ], in: folder.path)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains("verified"))
    #expect(result.error.contains("この蔵に置ける中でいちばん厳しい CLEAR"))
    let text = String(
      decoding: folder.read("knowledge/contact/contact-x.yaml") ?? [], as: UTF8.self)
    #expect(text.contains("\norganization: null\n"))
    #expect(text.contains("\n# verified: 内容の確認"))
    #expect(text.contains("\n  - number: \"#9110\"\n    line: short\n    evidence:\n"))
    #expect(text.contains("\n  - number: \"03-5978-7509\"\n"))
    #expect(text.contains("\n  tlp: CLEAR\n"))
  }

  @Test(arguments: [
    (["new", "term", "term-x", "--set", "nosuch=1"], "nosuch"),
    (["new", "term", "term-x", "--set", "status=finished"], "draft"),
    (["new", "term", "term-malware", "--set", "title=x"], "knowledge/term/term-malware.yaml"),
    (["new", "term", "Bad", "--set", "title=x"], "ipa-sme-guideline"),
    (["new", "trem"], "「term」の誤り"),
    (["new", "term", "--set", "reading=よみ"], "id が決まりません"),
    (["new", "term", "x", "--role", "role-organiser"], "role-organizer"),
    (["new", "term", "../x", "--set", "title=x"], "使えません"),
  ])
  func whatCannotBeWrittenIsRefusedWithTheReason(arguments: [String], reason: String) throws {
    let folder = try Self.storehouse()
    let before = folder.read("knowledge/term/term-malware.yaml")
    let result = kura(arguments + ["--lang", "ja"], in: folder.path)
    #expect(result.status == 64)
    #expect(result.error.contains(reason), "\(result.error)")
    #expect(result.output.isEmpty)
    #expect(folder.read("knowledge/term/term-malware.yaml") == before)
    #expect(!folder.exists("knowledge/term/term-x.yaml"))
  }

  @Test func aReviewIsWrittenOnlyForWhoeverDidIt() throws {
    let folder = try Self.storehouse()
    let arguments = ["new", "term", "--set", "title=x", "--set", "review.interval_months=12"]
    _ = kura(arguments + ["--lang", "ja", "term-a"], in: folder.path)
    _ = kura(arguments + ["--lang", "ja", "term-b", "--reviewed-by-me", "専門員"], in: folder.path)
    let without = String(decoding: folder.read("knowledge/term/term-a.yaml") ?? [], as: UTF8.self)
    let with = String(decoding: folder.read("knowledge/term/term-b.yaml") ?? [], as: UTF8.self)
    #expect(without.contains("interval_months: 12") && !without.contains("reviewed_on"))
    #expect(with.contains("reviewed_on: \"2026-11-21\"\n  by_role: 専門員\n"))
  }

  @Test func foreignStorehousesNeedOnlyASchema() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "kura.yaml",
      """
      kura: 1
      kinds:
        rule: {path: "rules/**/*.yml", schema: rule.json, identity: name}
        post: {path: "posts/*.md", schema: rule.json, format: front-matter}

      """)
    try folder.write(
      "rule.json",
      """
      {"type": "object", "required": ["name", "level", "body", "on"], "properties": {
        "name": {"type": "string"}, "level": {"enum": [1, "2"]},
        "body": {"type": "string"}, "on": {"type": "boolean"}}}
      """)
    let values = ["--set", "level=1", "--set", "on=true", "--set", "body=a\nb: c\n"]
    let rule = kura(["new", "rule", "no-x"] + values, in: folder.path)
    #expect(rule.output == "rules/no-x.yml\n", "\(rule.error)")
    #expect(
      folder.read("rules/no-x.yml")
        == Array("name: no-x\nlevel: 1\nbody: |\n  a\n  b: c\n\"on\": true\n".utf8))
    let post = kura(["new", "post", "p1", "--set", "name=yes"] + values, in: folder.path)
    #expect(post.output == "posts/p1.md\n", "\(post.error)")
    #expect(folder.read("posts/p1.md")?.starts(with: "---\nname: \"yes\"\n".utf8) == true)
    #expect(kura(["lint"], in: folder.path).status == 0)
  }
}
