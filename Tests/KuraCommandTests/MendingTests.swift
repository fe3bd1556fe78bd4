import SourceText
import TestSupport
import Testing

/// `kura lint --fix`, from the outside.
struct MendingTests {
  private static let head = "# yaml-language-server: $schema=../../schemas/note.schema.json\n"

  /// A storehouse with the house rules and one note.
  private static func house(_ note: String) throws -> TemporaryFolder {
    let folder = try StorehouseSample.house(reviewedOn: "\"2026-11-01\"")
    try folder.write("knowledge/note/a.yaml", head + note)
    return folder
  }

  private static func fix(
    _ folder: TemporaryFolder, _ arguments: String...
  ) throws -> ProcessResult {
    try KuraProgram.run(["lint", "--fix"] + arguments, in: folder.path)
  }

  private static func text(_ folder: TemporaryFolder) -> String {
    String(decoding: folder.read("knowledge/note/a.yaml") ?? [], as: UTF8.self)
  }

  @Test func whatIsCertainIsMendedAndTheRestStays() throws {
    let folder = try Self.house(
      """
      id: a # 名前
      titel: &t '題名'

      # 郵便番号
      postal_code:　0600001
      status: ＤＲＡＦＴ
      related: nowhere \

      """)
    let result = try Self.fix(folder)
    #expect(
      Self.text(folder) == Self.head + """
        id: a # 名前
        title: &t '題名'

        # 郵便番号
        postal_code: "0600001"
        status: draft
        related: nowhere

        """)
    #expect(result.status == 1)
    #expect(result.text.contains("[dangling-reference]"))
    #expect(!result.text.contains("renamed-key"))
    for line in [
      "Mended 6 findings in 1 file\n", "  full-width-syntax: 1\n", "  renamed-key: 1\n",
      "  schema-enum: 1\n", "  unquoted-string: 1\n", "  whitespace: 2\n",
    ] {
      #expect(result.errorText.contains(line), "\(result.errorText)")
    }
    let again = try Self.fix(folder, "--lang", "ja")
    #expect(again.status == 1)
    #expect(again.errorText == "自動的に直せるところはありませんでした。\n")
  }

  @Test func nothingRemainsAfterMendingEverything() throws {
    let folder = try Self.house("id: a\ntitle: 題名　\nstatus: draft  \n")
    let result = try Self.fix(folder, "--fail-on", "warning")
    #expect(result.status == 0, "\(result.text)\(result.errorText)")
    #expect(Self.text(folder) == Self.head + "id: a\ntitle: 題名　\nstatus: draft\n")
  }

  @Test func lineEndsMarkAndModeStay() throws {
    let folder = try Self.house("")
    let text = "\u{FEFF}" + Self.head + "id: a\ntitle: 題名\nbranch_code: 0600001"
    let wanted = text.dropLast(7) + "\"0600001\"\n"
    try folder.write(
      "knowledge/note/a.yaml", text.replacing("\n", with: "\r\n"), mode: 0o640)
    let result = try Self.fix(folder)
    #expect(result.status == 0, "\(result.text)")
    #expect(Self.text(folder) == wanted.replacing("\n", with: "\r\n"))
    let mode = try run("stat", arguments: ["-c", "%a", folder.path(of: "knowledge/note/a.yaml")])
    #expect(mode.text == "640\n")
    let names = try run("ls", arguments: ["-A", folder.path(of: "knowledge/note")])
    #expect(names.text == "a.yaml\nfifth.yaml\n")
  }

  @Test func tabsAreMendedOnlyWhereOneReadingIsPossible() throws {
    let folder = try Self.house("id: a\ntitle: 題名\nreview:\n\treviewed_on: \"2026-11-01\"\n")
    #expect(try Self.fix(folder).status == 0)
    #expect(Self.text(folder).hasSuffix("review:\n  reviewed_on: \"2026-11-01\"\n"))
    let open = "id: a\ntitle: 題名\nreview:\n  x:\n\ty: 1\n"
    let other = try Self.house(open)
    #expect(try Self.fix(other).status == 1)
    #expect(Self.text(other) == Self.head + open)
  }

  @Test func onlyTheSelectedFilesAreMended() throws {
    let folder = try Self.house("id: a\ntitle: 題名  \n")
    let other = Self.head + "id: b\ntitle: 題名  \n"
    try folder.write("knowledge/note/b.yaml", other)
    #expect(try Self.fix(folder, "knowledge/note/a.yaml").status == 0)
    #expect(Self.text(folder) == Self.head + "id: a\ntitle: 題名\n")
    #expect(folder.read("knowledge/note/b.yaml") == Array(other.utf8))
  }

  @Test func aReadOnlyFileIsLeftAloneAndNamed() throws {
    let folder = try Self.house("")
    let text = Self.head + "id: a\ntitle: 題名  \n"
    try folder.write("knowledge/note/a.yaml", text, mode: 0o444)
    let result = try Self.fix(folder, "--lang", "ja")
    #expect(result.status == 2)
    #expect(result.errorText.contains("「knowledge/note/a.yaml」は読み取り専用なので"))
    #expect(result.text.contains("[whitespace]"))
    #expect(Self.text(folder) == text)
  }

  @Test func linksAreNotFollowed() throws {
    let folder = try Self.house("id: a\ntitle: 題名\n")
    let outside = try TemporaryFolder()
    try outside.write("b.yaml", Self.head + "id: b\ntitle: 題名  \n")
    try folder.createSymbolicLink("knowledge/note/b.yaml", to: outside.path(of: "b.yaml"))
    _ = try Self.fix(folder)
    #expect(outside.read("b.yaml") == Array((Self.head + "id: b\ntitle: 題名  \n").utf8))
  }

  @Test(arguments: [["--staged"], ["--commit", "HEAD"]])
  func onlyFilesOnDiskAreMended(other: [String]) throws {
    let git = try StorehouseSample.repository()
    for (language, words) in [("ja", "手元のファイルだけ"), ("en", "the files on disk only")] {
      let result = try KuraProgram.run(
        ["lint", "--fix", "--lang", language] + other, in: git.folder.path)
      #expect(result.status == 64)
      #expect(result.errorText.contains(words), "\(result.errorText)")
    }
  }

  @Test func reviewGoesWithFix() throws {
    let git = try StorehouseSample.repository()
    #expect(try KuraProgram.run(["lint", "--review"], in: git.folder.path).status == 64)
    let json = ["lint", "--fix", "--review", "--format", "json"]
    #expect(try KuraProgram.run(json, in: git.folder.path).status == 64)
  }

  @Test func reviewShowsEachFixAsADiffThatGitUnderstands() throws {
    let folder = try Self.house("id: a\ntitle: 題名\nstatus: drft\nbranch_code: 0600001\n")
    let before = Self.text(folder)
    let result = try Self.fix(folder, "--review", "--lang", "ja")
    #expect(result.status == 1)
    #expect(Self.text(folder) == before)
    #expect(result.text.contains("# knowledge/note/a.yaml:4 [schema-enum] "), "\(result.text)")
    #expect(result.text.contains("# 直し方（内容を確かめてから、自分で直してください）: "))
    #expect(result.text.contains("# 直し方（--fix で直ります）: "))
    #expect(result.text.contains("\n-branch_code: 0600001\n+branch_code: \"0600001\"\n"))
    #expect(
      result.errorText == "直し方は2件です（--fix では1件が直ります）。ファイルは書き換えていません。\n")
  }

  @Test func `a review says how many fixes wait behind those that it shows`() throws {
    let folder = try Self.house("id: a\ntitle:題名\nbranch_code: 0600001\n")
    let result = try Self.fix(folder, "--review", "--lang", "ja")
    #expect(result.errorText.contains("--fix では2件が直ります）。うち1件は、"), "\(result.errorText)")
    try #require(try Self.fix(folder).status == 0)
    #expect(Self.text(folder).contains("title: 題名\nbranch_code: \"0600001\""))
  }

  @Test func gitAppliesADiffOfAReview() throws {
    let folder = try Self.house("id: a\ntitle: 題名\nstatus: drft\n")
    let review = try Self.fix(folder, "--review")
    try folder.write("one.diff", review.text)
    let applied = try run(
      "git", arguments: ["apply", "one.diff"], in: folder.path,
      environment: GitFixture.isolatedEnvironment())
    #expect(applied.status == 0, "\(applied.errorText)")
    #expect(Self.text(folder) == Self.head + "id: a\ntitle: 題名\nstatus: draft\n")
  }
}
