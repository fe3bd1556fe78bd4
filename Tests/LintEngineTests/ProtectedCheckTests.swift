import Diagnostics
import LintEngine
import SourceText
import Testing

struct ProtectedCheckTests {
  private static let key =
    "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEAuZ3vN0t9mJ2kQ8xR4wL7yB1cD5eF6gH\n"
    + "-----END RSA PRIVATE KEY-----\n"

  @Test func anEntryIsCheckedAsLintDoes() throws {
    let path: RepositoryPath = "knowledge/note/visit.yaml"
    let text = PrivacySample.entry(
      "visit", "title: \"\\u0030\\u0039\\u0030-1234-5678\"\ncount: many\nrelated: 03-1234-5678")
    let whole = try PrivacySample.lint([path: text]).diagnostics
    let found = try PrivacySample.check().findings(in: SourceFile(path: path, text: text))
    #expect(found.map(\.verdict) == ["personal-data/phone-mobile/error"])
    #expect(found == whole.filter { $0.sensitive != nil })
    #expect(whole.count > found.count)
  }

  @Test(arguments: ["README.md", "notes.txt", "data/list.csv", "knowledge/stray.txt"])
  func anyTextIsChecked(path: String) throws {
    let source = SourceFile(
      path: RepositoryPath(path), text: "窓口 03-1234-5678\n担当 090-1234-5678\n")
    let found = try PrivacySample.check().findings(in: source)
    #expect(found.map(\.verdict) == ["personal-data/phone-mobile/error"])
    #expect(found.map { source.text(in: $0.range) } == ["090-1234-5678"])
    #expect(found.first?.help?.japanese.contains("{path: \(path), kind: phone-mobile") == true)
  }

  @Test func ofWhatIsNoTextOnlyKeysAreLookedFor() throws {
    let source = SourceFile(
      path: "image.bin", bytes: [0x89, 0x00] + Array("\n090-1234-5678\n\(Self.key)".utf8))
    let found = try PrivacySample.check().findings(in: source)
    #expect(found.map(\.verdict) == ["unread-file/-/warning", "secret/private-key/error"])
  }

  @Test(
    arguments: [
      [0x50, 0x4B, 0x03, 0x04, 0x14], Array("%PDF-1.7\n1 0 obj".utf8),
      [0x89, 0x50, 0x4E, 0x47, 0x0D],
      [0xFF, 0xD8, 0xFF, 0xE0], [0xD0, 0xCF, 0x11, 0xE0], Array("{\\rtf1\\ansi \\'93\\'64}".utf8),
    ] as [[UInt8]])
  func aDocumentOrPictureIsSaidToBeUnreadOnce(bytes: [UInt8]) throws {
    let source = SourceFile(path: "files/list.docx", bytes: bytes)
    let found = try PrivacySample.check().findings(in: source)
    #expect(found.map(\.verdict) == ["unread-file/-/warning"])
    #expect(
      found.first?.help?.japanese.contains("{path: \"files/*.docx\", rules: {unread-file: off}}")
        == true)
  }

  @Test func aTextInUTF16IsReadAndAnotherEncodingIsSaid() throws {
    let text = "一行目\n氏名：鈴木一郎 090-1234-5678\n"
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let source = SourceFile(path: "list.csv", bytes: bytes)
    let found = try PrivacySample.check().findings(in: source)
    #expect(
      found.map(\.verdict) == ["personal-data/name/error", "personal-data/phone-mobile/error"])
    // The line before has four characters, and eight stand before the number.
    #expect(found.last?.range == SourceRange(start: 2 + 12 * 2, end: 2 + 25 * 2))
    // 氏名 in Shift_JIS.
    let old = SourceFile(path: "list.csv", bytes: [0x8E, 0x81, 0x96, 0xBC, 0x0A])
    let said = try PrivacySample.check().findings(in: old)
    #expect(said.map(\.verdict) == ["personal-data/-/warning"])
    #expect(said.first?.message.english.contains("Shift_JIS") == true)
  }

  /// Bytes in Shift_JIS, EUC-JP and ISO-2022-JP before a number, and what they say.
  @Test(arguments: [
    ([0x93, 0x64, 0x98, 0x62, 0x0A, 0x88, 0xEA, 0xB1], "電話\n一ｱ"),
    ([0xC5, 0xC5, 0xCF, 0xC3, 0x0D, 0x0A, 0xB0, 0xEC, 0x8E, 0xB1], "電話\r\n一ｱ"),
    (
      [
        0x1B, 0x24, 0x42, 0x45, 0x45, 0x1B, 0x28, 0x42, 0x0A, 0x1B, 0x24, 0x42, 0x30, 0x6C, 0x25,
        0x22, 0x1B, 0x28, 0x42,
      ], "電\n一ア"
    ),
  ])
  func aTextThatWasConvertedKeepsItsPlaces(head: [UInt8], said: String) throws {
    let number = Array("090-1234-5678".utf8)
    let check = try PrivacySample.check { _, _ in Array((said + "090-1234-5678 x\n").utf8) }
    let source = SourceFile(path: "list.csv", bytes: head + number + Array(" x\n".utf8))
    let found = check.findings(in: source)
    #expect(found.map(\.verdict) == ["personal-data/phone-mobile/error"])
    #expect(
      found.first?.range == SourceRange(start: head.count, end: head.count + number.count))
  }

  @Test func aZeroInATextHidesNothing() throws {
    let source = SourceFile(path: "a.txt", text: "一\u{0}\n連絡先は 090-1234-5678 です\n")
    let found = try PrivacySample.check().findings(in: source)
    #expect(found.map(\.verdict) == ["personal-data/phone-mobile/error"])
  }

  @Test func namesAreChecked() throws {
    let check = try PrivacySample.check()
    let found = check.findings(inPath: "docs/minato@kaisha.jp/x.md")
    #expect(found.map(\.verdict) == ["personal-data/email/error"])
    #expect(check.findings(inPath: "minato@kaisha.jp.txt").count == 1)
    #expect(check.findings(inPath: "docs/SP 800-63-3/2017-06-22.md") == [])
  }

  @Test func messagesAreCheckedExceptForTheirAuthors() throws {
    let message = "窓口を直す\n\n090-1234-5678 に聞いた\n\nSigned-off-by: M <minato@kaisha.jp>\n"
    let found = try PrivacySample.check().findings(
      inMessage: Array(message.utf8), name: "COMMIT_EDITMSG")
    #expect(found.map(\.verdict) == ["personal-data/phone-mobile/error"])
    #expect(found.first?.help?.japanese.contains("書き直してください") == true)
  }

  @Test func aTrailerAboutSomebodyElseIsNoAuthor() throws {
    let message = "窓口を直す\n\nAsked-by: M <minato@kaisha.jp>\n"
    let found = try PrivacySample.check().findings(
      inMessage: Array(message.utf8), name: "COMMIT_EDITMSG")
    #expect(found.map(\.verdict) == ["personal-data/email/error"])
  }

  /// As YAML such an entry has no text in which a word could be found.
  @Test func anEntryInAnotherEncodingIsReadAsText() throws {
    let head: [UInt8] = [0x93, 0x64, 0x98, 0x62, 0x0A]
    let number = Array("090-1234-5678\n".utf8)
    let source = SourceFile(path: "knowledge/note/visit.yaml", bytes: head + number)
    let check = try PrivacySample.check { _, _ in Array("氏名：鈴木一郎\n090-1234-5678\n".utf8) }
    let found = Set(check.findings(in: source).map(\.verdict))
    #expect(found.isSuperset(of: ["personal-data/name/error", "personal-data/phone-mobile/error"]))
  }

  @Test func aForeignRepositoryHasNothingToProtect() throws {
    let check = try PrivacySample.check(["kura.yaml": "kura: 1\n"])
    #expect(!check.isActive)
    #expect(check.findings(in: SourceFile(path: "a.txt", text: "090-1234-5678")) == [])
    #expect(try PrivacySample.check().isActive)
  }
}
