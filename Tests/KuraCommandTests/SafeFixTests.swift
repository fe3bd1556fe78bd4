import SourceText
import TestSupport
import Testing

/// What `--fix` may write, and what the questions of a new entry and the options say.
struct SafeFixTests {
  private static let schema = """
    {"type": "object", "properties": {"id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
      "title": {"type": "string", "x-kura-title": true}, "disclosure": {"type": "object",
      "x-kura-disclosure": true}}}

    """

  private static func entry(_ id: String, kind: String = "term", tlp: String = "CLEAR") -> String {
    "# yaml-language-server: $schema=../../schemas/\(kind).schema.json\n"
      + "id: \(id)\ntitle: 題\ndisclosure: {tlp: \(tlp)}\n"
  }

  private static func desk(_ files: [RepositoryPath: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("kura.yaml", "kura: 1\nprofile: storehouse\nlanguage: ja\n")
    try folder.write("schemas/term.schema.json", schema)
    try folder.write("schemas/faq.schema.json", schema)
    for (path, text) in files { try folder.write(path, text) }
    return folder
  }

  @Test(arguments: [
    ("knowledge/term/Term-Passkey.yaml", entry("term-passkey")),
    ("knowledge/term/パスキー.yaml", entry("ﾊﾟｽｷｰ")),
    ("knowledge/faq/passkey.yaml", entry("passkey", kind: "term")),
  ])
  func `a fix that would bring another finding is left to a person`(
    path: String, text: String
  ) throws {
    let folder = try Self.desk([RepositoryPath(path): text])
    let before = try KuraProgram.findings(["lint", "--as-of", "2026-11-21"], in: folder.path)
    _ = try KuraProgram.run(["lint", "--fix"], in: folder.path)
    let after = try KuraProgram.findings(["lint", "--as-of", "2026-11-21"], in: folder.path)
    #expect(!before.isEmpty)
    #expect(Set(after).isSubset(of: Set(before)), "\(before) \(after)")
    let mended = String(decoding: folder.read(RepositoryPath(path)) ?? [], as: UTF8.self)
    #expect(mended == text || path.contains("パスキー"))
  }

  @Test func `a label in full-width letters is mended, and an old word is left to a person`() throws
  {
    let folder = try Self.desk([
      "knowledge/term/wide.yaml": Self.entry("wide", tlp: "ＣＬＥＡＲ"),
      "knowledge/term/old.yaml": Self.entry("old", tlp: "WHITE"),
      "knowledge/term/small.yaml": Self.entry("small", tlp: "clear"),
    ])
    _ = try KuraProgram.run(["lint", "--fix"], in: folder.path)
    #expect(folder.read("knowledge/term/wide.yaml") == Array(Self.entry("wide").utf8))
    let old = Self.entry("old", tlp: "WHITE")
    #expect(folder.read("knowledge/term/old.yaml") == Array(old.utf8))
    let small = Self.entry("small", tlp: "clear")
    #expect(folder.read("knowledge/term/small.yaml") == Array(small.utf8))
  }

  @Test func `a review of fixes counts what the fixing mends`() throws {
    let folder = try Self.desk([
      "knowledge/term/a.yaml": Self.entry("ａ", tlp: "ＣＬＥＡＲ") + "note: ｶﾅ  \n",
      "knowledge/term/b.yaml": "id: b \ntitle: ｶﾅ\ndisclosure: {tlp: WHITE}",
    ])
    let review = try KuraProgram.run(["lint", "--fix", "--review"], in: folder.path)
    let fixed = try KuraProgram.run(["lint", "--fix"], in: folder.path)
    let promised = try #require(review.errorText.firstMatch(of: #/--fix では(\d+)件/#))
    let made = try #require(fixed.errorText.firstMatch(of: #/で(\d+)件を直しました/#))
    #expect(promised.output.1 == made.output.1)
    #expect(Int(made.output.1) ?? 0 > 3)
  }

  @Test(arguments: [
    (["term", "--set", "title=ぱすきー"], "knowledge/term/term-2026-04-01.yaml"),
    (["term", "passkey", "--set", "title=パスキー"], "knowledge/term/passkey.yaml"),
  ])
  func `a Japanese title that an entry has already is said`(
    arguments: [String], path: String
  ) throws {
    let known = Self.entry("first").replacing("題", with: "パスキー")
    let folder = try Self.desk(["knowledge/term/first.yaml": known])
    let made = try KuraProgram.run(
      ["new", "--as-of", "2026-04-01"] + arguments, in: folder.path)
    #expect(made.status == 0, "\(made.errorText)")
    #expect(made.errorText.contains("knowledge/term/first.yaml"), "\(made.errorText)")
    #expect(made.errorText.contains("よく似た名前の項目"), "\(made.errorText)")
    let other = try KuraProgram.run(
      ["new", "term", "other", "--set", "title=別のこと"], in: folder.path)
    #expect(!other.errorText.contains("よく似た名前の項目"), "\(other.errorText)")
  }

  @Test(arguments: [
    ("2026-13-01", "13月という月はない"), ("2026-02-30", "2026年2月に30日はない"), ("2026-4-1", "年4桁-月2桁-日2桁"),
    ("tomorrow", "年4桁-月2桁-日2桁"),
  ])
  func `a day that is none is explained`(day: String, words: String) throws {
    let folder = try Self.desk([:])
    let result = try KuraProgram.run(["lint", "--as-of", day, "--lang", "ja"], in: folder.path)
    #expect(result.status == 64)
    #expect(result.errorText.contains(words), "\(result.errorText)")
  }

  @Test(arguments: [nil, "*.png binary", "*.png binary\n"] as [String?])
  func `hooks keep their line ends in a clone that changes those of other files`(
    attributes: String?
  ) throws {
    let desk = try GuardedDesk()
    if let attributes { try desk.git.folder.write(".gitattributes", attributes) }
    desk.git.folder.remove(".hooks/pre-commit")
    for _ in 1...2 { #expect(try desk.kura("init").status == 0) }
    let written = String(decoding: desk.git.folder.read(".gitattributes") ?? [], as: UTF8.self)
    let expected = (attributes == nil ? "" : "*.png binary\n") + ".hooks/** text eol=lf\n"
    #expect(written == expected)
    try desk.commitUnseen([:])
    let clone = try TemporaryFolder()
    let path = clone.path(of: "desk")
    try desk.git.git("clone", "-q", "-c", "core.autocrlf=true", desk.git.folder.path, path)
    let hook = try #require(clone.read("desk/.hooks/pre-commit"))
    #expect(hook == HookedRepository.stubs["pre-commit"])
    #expect(clone.read("desk/kura.yaml")?.contains(0x0D) == true)
  }
}
