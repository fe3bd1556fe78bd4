import SourceText
import TestSupport
import Testing

/// What was found is shown in no form of report.
struct MaskingTests {
  private static let forms = [
    "text", "plain", "concise", "json", "sarif", "github", "gitlab", "rdjson", "junit",
    "checkstyle",
  ]

  private static func folder() throws -> TemporaryFolder {
    let folder = try StorehouseSample.house()
    let head = "# yaml-language-server: $schema=../../schemas/note.schema.json\n"
    // Other rules quote the same values: a date, a choice, a reference, an unknown key, a fix.
    try folder.write(
      "knowledge/note/first.yaml",
      head + "id: first\ntitle: 電話は 090-1234-5678 と ０８０－８７６５－４３２１\non: 090-1234-5678\n"
        + "status: 090-1234-5678\nrelated: 090-1234-5678\nminato@kaisha.jp: x\n"
        + "postal_code: 09012345678\ntags: x # 山田太郎様\n")
    try folder.write(
      "knowledge/note/090-1234-5678.yaml", head + "id: 090-1234-567\ntitle: minato＠kaisha．jp\n")
    try folder.write(
      "knowledge/note/key.yaml",
      head + "id: key\ntitle: \"\\u0030\\u0037\\u0030-1111-2222\"\nstatus: |\n"
        + "  -----BEGIN RSA PRIVATE KEY-----\n  MIIEpAIBAAKCAQEAuZ3vN0t9mJ2kQ8xR4wL7yB1cD5eF6gH\n"
        + "  -----END RSA PRIVATE KEY-----\n")
    return folder
  }

  @Test(arguments: forms, ["ja", "en"])
  func noFormShowsAValue(form: String, language: String) throws {
    let folder = try Self.folder()
    let result = kura(
      ["lint", "--all", "--format", form, "--lang", language], in: folder.path)
    #expect(result.status == 1)
    #expect(result.output.contains("personal-data") && result.output.contains("secret"))
    // Full-width digits and escapes of JSON and XML are no hiding place for a leak either.
    for part in [
      "1234-5678", "12345678", "8765", "８７６５", "minato", "kaisha", "ｋａｉｓｈａ", "1111-2222",
      "11112222", "MIIEpAIBAAKCAQ", "山田太郎",
    ] {
      #expect(!result.output.contains(part), "\(part)")
      #expect(!result.error.contains(part))
    }
  }

  @Test(arguments: forms)
  func aNameOfAFileThatIsScannedIsShownInNoForm(form: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("090-1234-5678 の件.txt", "電話 03-9876-5432、minato@kaisha.jp\n")
    try folder.write("０８０－２２２２－３３３３.bin", "\u{0}\u{1}\u{0}")
    try folder.write("minato@kaisha.jp.txt", "何もありません\n")
    let result = kura(
      [
        "scan", "--all", "--format", form, "090-1234-5678 の件.txt", "０８０－２２２２－３３３３.bin",
        "minato@kaisha.jp.txt",
      ], in: folder.path)
    #expect(result.status == 1)
    #expect(result.output.contains("personal-data"))
    for part in [
      "1234-5678", "12345678", "9876", "minato", "kaisha", "２２２２", "2222", "03-",
    ] {
      #expect(!result.output.contains(part), "\(part)")
      #expect(!result.error.contains(part), "\(part)")
    }
  }

  @Test func aReviewOfFixesShowsNoValue() throws {
    let folder = try Self.folder()
    let result = kura(["lint", "--fix", "--review"], in: folder.path)
    #expect(result.output.contains("+"))
    for part in [
      "1234-5678", "12345678", "8765", "８７６５", "minato", "1111-2222", "MIIEpAIBAAKCAQ", "山田太郎",
    ] {
      #expect(!result.output.contains(part), "\(part)")
    }
  }

  @Test func aMaskKeepsLineColumnAndUnderline() throws {
    let folder = try StorehouseSample.house()
    try folder.write(
      "knowledge/note/first.yaml",
      "# yaml-language-server: $schema=../../schemas/note.schema.json\n"
        + "id: first\ntitle: 電話は０９０－１２３４－５６７８です\n")
    let text = kura(["lint", "--lang", "ja"], in: folder.path).output
    #expect(text.contains("3 | title: 電話は＊＊＊＊＊＊＊＊＊＊＊＊＊です\n"))
    #expect(
      text.contains("  | " + String(repeating: " ", count: 13) + String(repeating: "^", count: 26)))
    let json = kura(["lint", "--format", "json"], in: folder.path).output
    #expect(json.contains(#""line":3,"column":11,"endLine":3,"endColumn":24"#))
    #expect(json.contains(#""kind":"phone-mobile","level":"high""#))
  }

  @Test func aFixThatWouldWriteAMaskIsLeftOut() throws {
    let folder = try StorehouseSample.house()
    try folder.write(
      "knowledge/note/first.yaml",
      "# yaml-language-server: $schema=../../schemas/note.schema.json\n"
        + "id: first\n# 携帯\npostal_code: 09012345678\ntitle: 携帯 09012345678\n")
    let json = kura(["lint", "--format", "json"], in: folder.path).output
    #expect(json.contains("unquoted-string"))
    #expect(!json.contains("***\""))
  }
}
