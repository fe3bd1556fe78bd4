import Diagnostics
import LintEngine
import SourceText
import Testing

/// Neither many values nor many bytes keep anybody from finding what stands behind them.
struct HeapTests {
  private static let note: RepositoryPath = "knowledge/note/visit.yaml"
  private static let mails = (1...1_200).map { "desk\($0)@kikan.go.jp" }

  /// A desk that has registered every one of the addresses.
  private static let desk: [RepositoryPath: String] = [
    "knowledge/desk/advice.yaml":
      "# yaml-language-server: $schema=../../schemas/desk.schema.json\nid: advice\nphones:\n"
      + mails.map { "- \($0)\n" }.joined()
  ]

  private static func lines(_ values: [String], indentation: String = "  ") -> String {
    values.map { "\(indentation)\($0)\n" }.joined()
  }

  @Test(arguments: [[], [note]])
  func `many registered values hide no other one`(selection: [RepositoryPath]) throws {
    let text = "title: |\n" + Self.lines(Self.mails + Self.mails + ["minato@kaisha.jp"])
    let changes = Self.desk.merging([Self.note: PrivacySample.entry("visit", text)]) { $1 }
    let found = try PrivacySample.lint(changes, selection: selection).diagnostics
      .filter { $0.sensitive != nil }
    #expect(found.map(\.verdict) == ["personal-data/email/error"])
    #expect(found.first?.sensitive?.value == "minato@kaisha.jp")
  }

  @Test(arguments: ["docs/list.txt", "knowledge/note/visit.yaml"])
  func `many registered values hide no other one from a hook`(path: String) throws {
    let text = "title: |\n" + Self.lines(Self.mails + ["minato@kaisha.jp"])
    let source = SourceFile(
      path: RepositoryPath(path), text: PrivacySample.entry("visit", text))
    let found = try PrivacySample.check(Self.desk).findings(in: source)
    #expect(found.map(\.verdict) == ["personal-data/email/error"])
    #expect(found.first?.sensitive?.value == "minato@kaisha.jp")
  }

  @Test func `many values that an exception allows hide not even one of them elsewhere`() throws {
    let exception = """
      exceptions:
        - {entry: visit, pointer: /title, kind: email, reason: 本人が認めた, role: 広報, until: 2030-01-01}

      """
    let text =
      "title: |\n" + Self.lines(Self.mails.map { "x" + $0 }) + "on: x\(Self.mails[0])\n"
    let found = try PrivacySample.lint([
      "kura.yaml": "kura: 1\nprofile: storehouse\n" + exception,
      Self.note: PrivacySample.entry("visit", text),
    ]).diagnostics.filter { $0.sensitive != nil }
    #expect(found.map(\.pointer) == ["/on"])
  }

  @Test func `a report on a heap ends`() throws {
    let text = Self.lines((0..<3_000).map { "090-1234-\(5_000 + $0)" })
    let found = try PrivacySample.check().findings(in: SourceFile(path: "a.txt", text: text))
    #expect(found.count == 1_000)
  }

  // MARK: Many bytes

  /// A text of so many bytes is read in pieces.
  private static let piece = 64 << 10
  private static let number = "電話 090-1234-5678"

  /// A text of so many bytes with a number in its middle of which the byte at an offset is part.
  private static func text(
    _ size: Int, numberAt offset: Int, filling: [UInt8] = Array("一二三四五六七八九十\n".utf8)
  ) -> (bytes: [UInt8], range: SourceRange) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 100)
    while bytes.count + filling.count <= offset - 12 { bytes += filling }
    bytes += [UInt8](repeating: UInt8(ascii: " "), count: offset - 12 - bytes.count)
    let start = bytes.count + 7
    bytes += Array(number.utf8) + Array(" \n".utf8)
    while bytes.count < size { bytes += filling }
    return (bytes, SourceRange(start: start, end: start + 13))
  }

  /// Around the ends of the parts in which a text is read, and far behind them.
  @Test(arguments: [
    piece - 500, piece - 1, piece, piece + 6, piece + 30, 2 * piece + 1, 4 * piece + 7,
  ])
  func `a large text is looked at as a whole`(offset: Int) throws {
    let (bytes, range) = Self.text(5 * Self.piece, numberAt: offset)
    let found = try PrivacySample.check(pieceSize: Self.piece)
      .findings(in: SourceFile(path: "a.log", bytes: bytes))
    #expect(found.map(\.verdict) == ["personal-data/phone-mobile/error"])
    #expect(found.map(\.range) == [range])
  }

  @Test func `a large text of one line is looked at as a whole`() throws {
    let filling = Array("一二三四五六七八九十 ".utf8)
    let (bytes, range) = Self.text(2 * Self.piece, numberAt: Self.piece, filling: filling)
    let found = try PrivacySample.check(pieceSize: Self.piece)
      .findings(in: SourceFile(path: "a.log", bytes: bytes))
    #expect(found.map(\.range) == [range])
  }

  @Test(arguments: [true, false])
  func `a large text in UTF-16 is looked at as a whole`(isBig: Bool) throws {
    // Without a zero in the later parts, whose order of bytes nothing else tells.
    let line = Array(repeating: "一二三四五六七八九十", count: 100).joined()
    let text = String(repeating: line + "\n", count: 50) + Self.number + "\n"
    var bytes: [UInt8] = isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]
    for unit in text.utf16 {
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      bytes += isBig ? [high, low] : [low, high]
    }
    let found = try PrivacySample.check(pieceSize: Self.piece)
      .findings(in: SourceFile(path: "a.csv", bytes: bytes))
    #expect(found.map(\.verdict) == ["personal-data/phone-mobile/error"])
    #expect(
      found.first?.range == SourceRange(start: bytes.count - 28, end: bytes.count - 2))
  }

  @Test func `a key in a large file that is no text is found`() throws {
    var bytes = [UInt8](repeating: 0, count: 4 * Self.piece)
    bytes += Array(
      "\n-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEAuZ3vN0t9mJ2kQ8xR4wL7yB1cD5eF6gH\n"
        .utf8)
    let found = try PrivacySample.check(pieceSize: Self.piece)
      .findings(in: SourceFile(path: "a.bin", bytes: bytes))
    #expect(found.map(\.verdict) == ["unread-file/-/warning", "secret/private-key/error"])
  }

  @Test func `what is too large to be looked at is refused with the way to go on`() throws {
    let bytes = [UInt8](repeating: 0, count: ProtectedCheck.largestSize + 1)
    let found = try PrivacySample.check().findings(in: SourceFile(path: "a.bin", bytes: bytes))
    #expect(found.map(\.verdict) == ["personal-data/-/error"])
    #expect(found.first?.help?.japanese.contains("git に入れずに別の場所に置き") == true)
  }
}
