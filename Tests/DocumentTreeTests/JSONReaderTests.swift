import Diagnostics
import DocumentTree
import SourceText
import TestSupport
import Testing

@Suite("JSON becomes a document with a position for everything")
struct JSONReaderTests {
  private func read(_ text: String, limits: DocumentLimits = DocumentLimits()) -> ParsedSource {
    var reader = JSONReader()
    return reader.read(SourceFile(path: "a.json", text: text), limits: limits)
  }

  @Test("pointers lead to keys that begin with a combining mark")
  func pointersToCombiningMarks() throws {
    let document = try #require(read(#"{"\u3099": {"\u0301/": 1}}"#).documents.first)
    let pointer = document.pointer(to: 4)
    #expect(pointer == "/\u{3099}/\u{301}~1")
    #expect(document.node(at: pointer) == 4)
  }

  @Test("values keep their text, type and place")
  func values() throws {
    let document = try #require(
      read(#"{"a": [1, -2.5e3, true, null, "見\n\ud83d\ude00"], "空": {}, "c": []}"#).documents.first)
    #expect(document.nodes[0].payload == 3)
    let list = try #require(document.value(of: 0, forKey: "a"))
    let items = document.items(of: list)
    #expect(items.map { document.nodes[$0].type } == [.integer, .float, .boolean, .null, .string])
    #expect(document.text(of: items[1]) == "-2.5e3")
    #expect(document.text(of: items[4]) == "見\n😀")
    #expect(document.rawText(of: items[4]) == #""見\n\ud83d\ude00""#)
    #expect(document.rawText(of: list) == #"[1, -2.5e3, true, null, "見\n\ud83d\ude00"]"#)
    let empty = try #require(document.value(of: 0, forKey: "空"))
    #expect(document.rawText(of: empty) == "{}")
  }

  @Test(
    "what is not JSON is refused where it stops being JSON",
    arguments: [
      ("⟦⟧", "empty-document"), ("[1⟦,⟧]", "json-syntax"), ("{\"a\":1⟦,⟧}", "json-syntax"),
      ("⟦[⟧1, 2", "json-syntax"), ("[1 ⟦2⟧]", "json-syntax"), ("{⟦a⟧: 1}", "json-syntax"),
      ("{\"a\" ⟦1⟧}", "json-syntax"), ("[⟦01⟧]", "json-syntax"), ("[⟦1.⟧]", "json-syntax"),
      ("[⟦-⟧]", "json-syntax"), ("[⟦1e⟧]", "json-syntax"), ("[⟦nul⟧]", "json-syntax"),
      ("[⟦\"⟧abc\n]", "json-syntax"), ("[\"⟦\t⟧\"]", "json-syntax"), ("[\"⟦\\x⟧\"]", "json-syntax"),
      ("[\"⟦\\ud800⟧\"]", "json-syntax"), ("1 ⟦2⟧", "json-syntax"), ("[⟦'⟧a']", "json-syntax"),
      ("[⟦“⟧a”]", "json-syntax"), ("⟦<<<<<<< HEAD⟧\n{}", "merge-conflict-marker"),
    ])
  func refused(marked: String, rule: String) {
    let source = MarkedSource(marked, path: "a.json")
    var reader = JSONReader()
    let result = reader.read(source.file)
    #expect(result.documents.isEmpty)
    #expect(result.diagnostics.map(\.rule.name) == [rule])
    #expect(result.diagnostics.map(\.range) == source.ranges)
  }

  @Test("a repeated key is found on the second one, also when it is escaped")
  func repeatedKey() {
    let source = MarkedSource(#"{"a": 1, "b": {"x": 1, ⟦"\u0078"⟧: 2}, ⟦"a"⟧: 3}"#)
    var reader = JSONReader()
    let result = reader.read(source.file)
    #expect(result.diagnostics.map(\.range).sorted() == source.ranges)
    #expect(result.diagnostics.allSatisfy { $0.rule == "duplicate-key" && $0.notes.count == 1 })
    #expect(result.documents.first?.nodes[0].flags.contains(.repeatsKeys) == true)
  }

  @Test("a hundred thousand keys are compared in time")
  func manyKeys() {
    let keys = (0..<100_000).map { "\"k\($0)\":0" }.joined(separator: ",")
    let result = read("{\(keys),\"k7\":1}")
    #expect(result.diagnostics.count == 1)
  }

  @Test("every limit is a finding")
  func limits() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(read(deep).diagnostics.map(\.rule) == ["depth-limit"])
    let unlimited = DocumentLimits(depth: 200_000)
    let closed = deep + String(repeating: "]", count: 100_000)
    #expect(read(closed, limits: unlimited).diagnostics.isEmpty)
    #expect(
      read("[1,2,3]", limits: DocumentLimits(nodes: 3)).diagnostics.map(\.rule) == ["node-limit"])
    #expect(
      read("[1,2,3]", limits: DocumentLimits(bytes: 3)).diagnostics.map(\.rule) == ["size-limit"])
  }

  @Test("a byte order mark is accepted and counted")
  func byteOrderMark() {
    let result = read("\u{FEFF}[1]")
    #expect(result.documents.first?.nodes[1].start == 4)
  }
}
