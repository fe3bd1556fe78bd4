import SourceText
import TestSupport
import Testing

/// `kura fmt`, from the outside.
struct FormatTests {
  private static let untidy =
    "# yaml-language-server: $schema=../../schemas/note.schema.json\n"
    + "title:   題名\n# 名前\nid: a\nreview:\n    interval_months: 6\n    reviewed_on: '2026-11-01'\n"
  private static let tidy =
    "# yaml-language-server: $schema=../../schemas/note.schema.json\n"
    + "# 名前\nid: a\ntitle: 題名\nreview:\n  reviewed_on: \"2026-11-01\"\n  interval_months: 6\n"

  private static func house(_ note: String = untidy) throws -> TemporaryFolder {
    let folder = try StorehouseSample.house(reviewedOn: "\"2026-11-01\"")
    try folder.write("knowledge/note/a.yaml", note)
    return folder
  }

  private static func text(_ folder: TemporaryFolder) -> String {
    String(decoding: folder.read("knowledge/note/a.yaml") ?? [], as: UTF8.self)
  }

  @Test func untidyFilesAreLaidOutOnce() throws {
    let folder = try Self.house()
    let first = try KuraProgram.run(["fmt"], in: folder.path)
    #expect(first.status == 0)
    #expect(first.text == "knowledge/note/a.yaml\n")
    #expect(first.errorText == "Laid out 1 file\n")
    #expect(Self.text(folder) == Self.tidy)
    let second = try KuraProgram.run(["fmt"], in: folder.path)
    #expect(second.status == 0)
    #expect(second.text.isEmpty)
    #expect(second.errorText.isEmpty)
  }

  @Test func aCheckNamesUntidyFilesAndChangesNothing() throws {
    let folder = try Self.house()
    let result = try KuraProgram.run(["fmt", "--check", "--lang", "ja"], in: folder.path)
    #expect(result.status == 1)
    #expect(result.text == "knowledge/note/a.yaml\n")
    #expect(result.errorText == "整っていないファイルは1個です。kura fmt で整えられます。\n")
    #expect(Self.text(folder) == Self.untidy)
    _ = try KuraProgram.run(["fmt"], in: folder.path)
    #expect(try KuraProgram.run(["fmt", "--check"], in: folder.path).status == 0)
  }

  @Test func onlyTheSelectedFilesAreLaidOut() throws {
    let folder = try Self.house()
    let result = try KuraProgram.run(["fmt", "knowledge/note/fifth.yaml"], in: folder.path)
    #expect(result.text.isEmpty)
    #expect(Self.text(folder) == Self.untidy)
    #expect(try KuraProgram.run(["fmt", "nowhere"], in: folder.path).status == 64)
    try folder.write("kura.yaml", "kura:   1\nprofile: storehouse\n")
    #expect(try KuraProgram.run(["fmt", "kura.yaml"], in: folder.path).text == "kura.yaml\n")
  }

  @Test func aFileThatCannotBeReadIsLeftAloneWithItsFinding() throws {
    let folder = try Self.house("id: \"a\ntitle:   題名\n")
    let result = try KuraProgram.run(["fmt"], in: folder.path)
    #expect(result.status == 1)
    #expect(result.errorText.contains("[unbalanced-quote]"), "\(result.errorText)")
    #expect(Self.text(folder) == "id: \"a\ntitle:   題名\n")
  }

  @Test func anUnusualFormIsLeftAloneWithAReason() throws {
    let folder = try Self.house("? id\n:   a\n")
    let result = try KuraProgram.run(["fmt", "--lang", "ja"], in: folder.path)
    #expect(result.status == 0)
    #expect(result.errorText.contains("「knowledge/note/a.yaml」はそのままにしました。"))
    #expect(Self.text(folder) == "? id\n:   a\n")
  }

  @Test func standardInputIsLaidOutAsTheFileThatIsNamed() throws {
    let folder = try Self.house(Self.tidy)
    func fmt(_ input: String) throws -> ProcessResult {
      try run(
        KuraProgram.path, arguments: ["fmt", "--stdin", "knowledge/note/a.yaml"], in: folder.path,
        environment: KuraProgram.environment(), input: Array(input.utf8))
    }
    #expect(try fmt(Self.untidy).text == Self.tidy)
    #expect(try fmt(Self.tidy).text == Self.tidy)
    let broken = try fmt("id: \"a\n")
    #expect(broken.status == 1)
    #expect(broken.text.isEmpty)
    #expect(Self.text(folder) == Self.tidy)
  }

  @Test func theEntriesOfThisRepositoryAreLaidOut() throws {
    let result = try KuraProgram.run(["fmt", "--check"], in: RepositoryFolder().path)
    #expect(result.text.isEmpty, "\(result.text)")
    #expect(result.status == 0)
  }
}
