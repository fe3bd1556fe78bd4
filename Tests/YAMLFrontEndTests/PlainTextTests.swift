import Diagnostics
import DocumentTree
import SourceText
import TestSupport
import Testing
import YAMLFrontEnd

/// Plain text goes around libyaml's reader of characters; everything else goes through it.
@Suite("Plain text is read as any other text")
struct PlainTextTests {
  /// A line that keeps a file from counting as plain text and changes nothing else.
  private static let rareLine = "# é\n"

  /// What a reader makes of a text, with places counted from an offset.
  private static func reading(of text: String, from start: Int) -> [String] {
    let parsed = YAMLReader().read(SourceFile(path: "a.yaml", text: text))
    func range(_ range: SourceRange) -> String { "\(range.start - start)-\(range.end - start)" }
    return parsed.diagnostics.map { "\($0.rule) \(range($0.range))" }
      + parsed.documents.flatMap { document in
        document.nodes.indices.map { index in
          let node = document.nodes[index]
          let text = node.kind == .scalar ? document.text(of: index) : ""
          return "\(node.kind) \(node.style) \(range(node.range)) \(text)"
        }
      }
  }

  private static func expectTheSame(_ text: String) {
    let shift = rareLine.utf8.count
    #expect(
      reading(of: text, from: 0) == reading(of: rareLine + text, from: shift),
      "\(text.debugDescription)")
  }

  @Test func forEveryEntryOfThisRepository() {
    let folder = RepositoryFolder()
    for path in folder.files(below: "knowledge") where path.description.hasSuffix(".yaml") {
      Self.expectTheSame(folder.text(of: path))
    }
  }

  @Test(arguments: 0..<40)
  func forTextsOfSyntaxAndKana(seed: Int) {
    let parts = [
      "a", ": ", "\n", "\n", "  ", "- ", "\"", "'", "|\n", "あ", "漢字", "。", "[", "]", "{", "}", ", ",
      "#", " # ", "&x ", "*x", "? ", "!t ", "---\n", "...\n", "\\n", "key: ", "\n  ", "\n    - ",
      "한",
    ]
    var random = SeededNumbers(seed: UInt64(seed) + 1)
    for _ in 0..<100 {
      let count = Int.random(in: 1...24, using: &random)
      let text = (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      // A comment before a directive's end or an empty file is itself a difference.
      Self.expectTheSame("k: v\n" + text)
    }
  }

  @Test(arguments: [49_000, 49_138, 49_144, 49_145, 49_150, 49_152, 49_153, 60_000, 200_000])
  func ofAnyLength(count: Int) throws {
    let line = "- 漢字とかなの行です。\n"
    var text = String(repeating: line, count: (count - 40) / line.utf8.count)
    text += "- " + String(repeating: "x", count: count - text.utf8.count - 2)
    #expect(text.utf8.count == count)
    let parsed = YAMLReader().read(SourceFile(path: "a.yaml", text: text))
    let document = try #require(parsed.documents.first)
    #expect(document.nodes.count == text.split(separator: "\n").count + 1)
    #expect(document.nodes.last.map { Int($0.end) } == count)
    Self.expectTheSame(text)
  }

  @Test(arguments: [
    "a: \u{7F}\n", "a: \u{1}\n", "a: \u{B}b\n", "a: b\u{0}c\n", "a: \u{85}\n", "a: \u{D7FF}\n",
  ])
  func controlCharactersAreStillRefused(text: String) {
    Self.expectTheSame(text)
  }

  @Test(
    arguments: [
      [0x61, 0x3A, 0x20, 0xE3, 0x81], [0x61, 0x3A, 0x20, 0xE3, 0x81, 0x41],
      [0x61, 0x3A, 0x20, 0xE4, 0x41, 0x81], [0x61, 0x3A, 0x20, 0xED, 0xA0, 0x80],
      [0x61, 0x3A, 0x20, 0xED, 0xBF, 0xBF], [0x61, 0x3A, 0x20, 0x81], [0xE9],
    ] as [[UInt8]])
  func brokenCharactersAreStillRefused(bytes: [UInt8]) {
    let parsed = YAMLReader().read(SourceFile(path: "a.yaml", bytes: bytes + [0x0A]))
    #expect(parsed.documents.isEmpty)
    #expect(parsed.diagnostics.count == 1)
  }
}
