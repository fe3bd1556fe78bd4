import GitStore
import SourceText
import TestSupport
import Testing

/// What is said about a file in another encoding than UTF-8 is about the text that people read.
struct EncodedFileTests {
  /// Encodings with what stands before a text, and the name that people know.
  static let encodings: [(name: String, mark: [UInt8], known: String)] = [
    ("UTF-16LE", [0xFF, 0xFE], "UTF-16"), ("UTF-16BE", [0xFE, 0xFF], "UTF-16"),
    ("UTF-16LE", [], "UTF-16"), ("UTF-16BE", [], "UTF-16"), ("CP932", [], "Shift_JIS"),
    ("EUC-JP", [], "EUC-JP"), ("ISO-2022-JP", [], "ISO-2022-JP"),
  ]

  private static let text =
    "一行目です\r\n氏名：鈴木一郎、携帯は 090-1234-5678 と書いた\r\n住所は東京都千代田区霞が関1-2-3で、社員番号 A-12\r\n"
  private static let values = ["鈴木", "一郎", "1234", "5678", "霞", "千代田"]

  /// Files in an encoding: one of no kind, and an entry.
  private static func write(
    _ name: String, _ mark: [UInt8], in folder: TemporaryFolder
  ) throws {
    for (path, text) in [
      ("docs/list.csv", text),
      ("knowledge/note/a.yaml", GuardedDesk.note("a") + "title: 鈴木一郎様 090-1234-5678\n"),
    ] {
      let file = try TemporaryFolder()
      try file.write("text", text)
      let encoded = try TestSupport.run(
        "iconv", arguments: ["-f", "UTF-8", "-t", name, "\(file.path)/text"])
      try #require(encoded.status == 0)
      try folder.write(RepositoryPath(path), mark + encoded.stdout)
    }
  }

  private static func check(_ output: String, _ known: String, sourceLocation: SourceLocation) {
    for value in values {
      #expect(!output.contains(value), "\(output)", sourceLocation: sourceLocation)
    }
    for words in [
      "docs/list.csv」は \(known) として読みました", "docs/list.csv:2:4", "docs/list.csv:2:13",
      "2 | 氏名：＊＊＊＊、携帯は ***-****-**** と書いた", "3 | 住所は＊＊＊＊＊＊＊＊＊＊*-*-*で、社員番号 A-12",
    ] {
      #expect(output.contains(words), "\(words): \(output)", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: encodings)
  func `an excerpt is the decoded text with its values masked`(
    name: String, mark: [UInt8], known: String
  ) throws {
    let desk = try GuardedDesk()
    try Self.write(name, mark, in: desk.git.folder)
    let commit = try desk.commit([:])
    #expect(commit.status == 1)
    Self.check(commit.errorText, known, sourceLocation: #_sourceLocation)
    #expect(commit.errorText.contains("knowledge/note/a.yaml:4:8"), "\(commit.errorText)")

    try desk.commitUnseen([:])
    let push = try desk.push("main")
    #expect(push.status == 1)
    #expect(push.errorText.contains("docs/list.csv:2:13"), "\(push.errorText)")
    Self.check(
      push.errorText.replacing(#/[0-9a-f]{10}:docs/#, with: "docs"), known,
      sourceLocation: #_sourceLocation)

    let lint = try desk.kura("lint")
    #expect(lint.status == 1)
    for form in ["text", "json", "sarif", "github"] {
      let lint = try desk.kura("lint", "--all", "--format", form)
      for value in Self.values {
        #expect(!(lint.text + lint.errorText).contains(value), "\(form): \(lint.text)")
      }
    }
    #expect(lint.errorText.contains("knowledge/note/a.yaml」は \(known) として読みました"))
  }

  @Test func `of a file that is no text no excerpt shows what nobody has looked at`() throws {
    let desk = try GuardedDesk()
    let key = "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEAuZ3vN0t9mJ2kQ8xR4wL7yB1cD5eF6gH\n"
    try desk.git.folder.write(
      "docs/a.bin",
      [UInt8](repeating: 0, count: 40) + Array("\n090-1234-5678 \(key)".utf8)
        + [UInt8](repeating: 1, count: 40))
    let commit = try desk.commit([:])
    #expect(commit.status == 1)
    #expect(commit.errorText.contains("docs/a.bin"))
    #expect(!commit.errorText.contains("5678"), "\(commit.errorText)")
  }
}
