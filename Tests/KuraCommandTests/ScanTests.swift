import SourceText
import TestSupport
import Testing

/// `kura scan`: personal data and secrets in any text.
struct ScanTests {
  private func scan(
    _ text: String, _ arguments: [String] = []
  ) throws -> CommandResult {
    let folder = try TemporaryFolder()
    try folder.write("mail.txt", text)
    return kura(["scan", "mail.txt"] + arguments, in: folder.path)
  }

  @Test func theReportHasKindAndLevelAndTheShapeOfLint() throws {
    let result = try scan("件名\n連絡先は 090-1234-5678 です\n", ["--format", "json"])
    #expect(result.status == 1)
    for part in [
      #""rule":"personal-data""#, #""kind":"phone-mobile""#, #""level":"high""#,
      #""severity":"error""#, #""line":2"#, #""column":6"#, #""endColumn":19"#, #""files":1"#,
    ] {
      #expect(result.output.replacing(": ", with: ":").contains(part), "\(part)")
    }
  }

  @Test(arguments: ["text", "plain", "concise", "json", "sarif", "github"])
  func theFoundValueIsInNoReport(format: String) throws {
    let result = try scan("電話 090-1234-5678、山田太郎様、password=Xk9#mQ2vLp\n", ["--format", format])
    #expect(result.status == 1)
    for value in ["090-1234", "1234-5678", "山田太郎", "Xk9", "mQ2v"] {
      #expect(!result.output.contains(value), "\(value)")
    }
  }

  @Test func notesAreShownOnlyWhenEverythingIsAskedFor() throws {
    let text = "新宿区の会社\n"
    let brief = try scan(text, ["--format", "json"])
    #expect(brief.status == 0)
    #expect(!brief.output.contains("personal-data"))
    let whole = try scan(text, ["--format", "json", "--all"])
    #expect(whole.status == 0)
    #expect(whole.output.replacing(": ", with: ":").contains(#""level":"low""#))
  }

  @Test func aDoubtfulFindingFailsOnlyWhenWarningsDo() throws {
    #expect(try scan("フリーダイヤル 0120-123-456\n").status == 0)
    #expect(try scan("フリーダイヤル 0120-123-456\n", ["--fail-on", "warning"]).status == 1)
  }

  @Test func whatAStorehouseHasRegisteredIsLeftOutOnlyWhenItIsNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("store/kura.yaml", "kura: 1\nprofile: storehouse\n")
    try folder.write(
      "store/schemas/desk.schema.json",
      """
      {"type": "object", "x-kura-role": "contact", "properties": {
        "id": {"type": "string"},
        "mail": {"type": "string", "x-kura-registered": true},
        "phones": {"type": "array", "items": {"type": "string"}, "x-kura-registered": true}}}
      """)
    try folder.write(
      "store/knowledge/desk/advice.yaml",
      """
      # yaml-language-server: $schema=../../schemas/desk.schema.json
      id: advice
      phones: [03-1234-5678]
      mail: madoguchi@kikan.go.jp

      """)
    try folder.write("a.txt", "電話 (03)1234-5678\nmadoguchi@kikan.go.jp\n")
    try folder.write("b.txt", "電話 (03)1234-5678\n03-8765-4321\n")
    #expect(kura(["scan", "a.txt"], in: folder.path).status == 1)
    #expect(kura(["scan", "a.txt", "--allow-from", "store"], in: folder.path).status == 0)
    let other = kura(
      ["scan", "b.txt", "--allow-from", "store", "--format", "json"], in: folder.path)
    #expect(other.status == 1)
    #expect(other.output.replacing(": ", with: ":").contains(#""line":2"#))
    #expect(!other.output.replacing(": ", with: ":").contains(#""line":1,"#))
    let missing = kura(["scan", "a.txt", "--allow-from", "nowhere"], in: folder.path)
    #expect(missing.status == 64)
    #expect(missing.error.contains("nowhere"))
  }

  @Test func aFileThatIsNotTextIsNotSaidToBeFine() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.bin", "\u{0}\u{1}090-1234-5678\u{0}xyz")
    try folder.write("b.txt", "電話 090-1234-5678")
    let result = kura(["scan", "a.bin"], in: folder.path)
    #expect(result.status == 2)
    #expect(result.error.contains("a.bin"))
    #expect(result.output.isEmpty)
    let isRead = kura(["scan", "a.bin", "b.txt"], in: folder.path)
    #expect(isRead.status == 1)
  }

  @Test func aMissingFileIsNamed() {
    let result = kura(["scan", "nowhere.txt"])
    #expect(result.status == 64)
    #expect(result.error.contains("nowhere.txt"))
  }
}
