import Diagnostics
import DocumentTree
import SourceText
import TestSupport
import Testing
import YAMLFrontEnd

@Suite("YAML becomes documents with exact ranges")
struct YAMLReaderTests {
  private func read(_ text: String, limits: DocumentLimits = DocumentLimits()) -> ParsedSource {
    YAMLReader().read(SourceFile(path: "a.yaml", text: text), limits: limits)
  }

  private func document(_ text: String) throws -> Document {
    let result = read(text)
    #expect(result.diagnostics.isEmpty)
    let document = try #require(result.documents.first)
    #expect(brokenInvariant(of: document) == nil)
    return document
  }

  @Test("keys and values have their exact bytes, with quotes")
  func ranges() throws {
    let text = """
      # 見出し
      title: 情報セキュリティ規程  # 注
      "引用": 'それ''は'
      list:
        - a
        - "b"

        # 終わり
      empty:
      body: |
        一行目
          二行目

      # 後
      flow: {x: [1, 2], y: }

      """
    let document = try document(text)
    #expect(document.nodes[0].kind == .mapping && document.nodes[0].payload == 6)
    #expect(
      document.nodes.indices.dropFirst().map { document.rawText(of: $0) } == [
        "title", "情報セキュリティ規程", "\"引用\"", "'それ''は'", "list", "- a\n  - \"b\"", "a", "\"b\"", "empty",
        "",
        "body", "|\n  一行目\n    二行目", "flow", "{x: [1, 2], y: }", "x", "[1, 2]", "1", "2", "y", "",
      ])
    #expect(document.text(of: 4) == "それ'は")
    #expect(document.text(of: 12) == "一行目\n  二行目\n")
    #expect(document.nodes[10].flags.contains(.absent))
    #expect(document.nodes[10].start == document.nodes[9].end + 1)
  }

  @Test("anchors and tags are not part of a node's range")
  func properties() throws {
    let document = try document(
      "a: &x !!str 12\nb: *x\nc: &m\n  d: 1\ne: !foo [1]\nf: &y\ng: !!int '3'\n")
    #expect(document.rawText(of: 2) == "12")
    #expect(document.nodes[2].type == .string)
    #expect(document.nodes[2].flags == [.tagged, .anchored])
    #expect(document.nodes[4].kind == .alias && document.nodes[4].payload == 2)
    #expect(document.rawText(of: 4) == "*x")
    let mapping = try #require(document.value(of: 0, forKey: "c"))
    #expect(document.rawText(of: mapping) == "d: 1")
    let list = try #require(document.value(of: 0, forKey: "e"))
    #expect(document.rawText(of: list) == "[1]" && document.nodes[list].flags == .tagged)
    let number = try #require(document.value(of: 0, forKey: "g"))
    #expect(document.nodes[number].type == .integer)
  }

  @Test("a collection's tag is told from its first key's")
  func tagsOfEmptyKeys() throws {
    let document = try document("-\n  !!map \n  !!null : a\n  b: !!str\n")
    #expect(document.rawText(of: 1) == "!!null : a\n  b: !!str")
    #expect(document.nodes[2].flags == [.tagged, .absent])
  }

  @Test("a pointer is the same however many are asked for")
  func manyPointers() throws {
    let text =
      "a: [1, {b: [x, y]}]\n? {k: [1, 2]}\n: {c: &c [z], d: *c}\n? [p, q]\n: - - r\n'/~': {}\n"
    let many = try #require(read(text).documents.first)
    for _ in 0..<20 { _ = many.pointer(to: 0) }
    for node in many.nodes.indices {
      let one = try #require(read(text).documents.first)
      #expect(many.pointer(to: node) == one.pointer(to: node), "node \(node)")
    }
    #expect(many.pointer(to: many.nodes.count - 1) == "/~1~0")
  }

  @Test("a merged key that several mappings have counts once")
  func mergedOnce() throws {
    let text = "x: &x {a: 1, b: 2}\ny: {b: 3, <<: [*x, {a: 4, c: 5}]}\n"
    let document = try #require(read(text).documents.first)
    let node = try #require(document.value(of: 0, forKey: "y"))
    let members = document.members(of: node).map {
      document.text(of: $0.key) + document.text(of: $0.value)
    }
    #expect(members == ["b3", "a1", "c5"])
  }

  @Test("merged mappings are flagged and merged on request")
  func merges() throws {
    let document = try document("base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\n")
    let use = try #require(document.value(of: 0, forKey: "use"))
    #expect(document.nodes[use].flags.contains(.mergesMappings))
    #expect(document.members(of: use).map { document.text(of: $0.value) } == ["3", "1"])
    #expect(read("<<: 1\n").diagnostics.map(\.rule) == ["invalid-merge"])
  }

  @Test("a byte order mark and CRLF leave positions right")
  func lineEnds() throws {
    let document = try document("\u{FEFF}題: あ\r\nb:\r\n  - い\r\n")
    #expect(document.nodes.map(\.range.start) == [3, 3, 8, 13, 19, 21])
    #expect(document.rawText(of: 4) == "- い")
  }

  @Test("every document of a stream is delivered, and their extents tile it")
  func streams() {
    let text = "a: 1\n---\nb: 2\n...\n# c\n---\n"
    let result = read(text)
    #expect(result.documents.count == 3)
    #expect(result.documents.map(\.extent.start) == [0, 5, 17])
    #expect(result.documents.last?.nodes[0].flags.contains(.absent) == true)
  }

  @Test("a repeated key is found on the second one")
  func repeatedKey() {
    let source = MarkedSource("a: 1\nb: 2\n⟦'a'⟧: 3\n")
    let result = YAMLReader().read(source.file)
    #expect(result.diagnostics.map(\.range) == source.ranges)
    #expect(result.diagnostics.map(\.rule) == ["duplicate-key"])
    #expect(result.documents.first?.nodes[0].flags.contains(.repeatsKeys) == true)
  }

  @Test(
    "aliases that lead nowhere, in circles, or too far are findings",
    arguments: [
      ("a: ⟦*x⟧\n", "undefined-alias"), ("a: &x\n  b: ⟦*x⟧\n", "recursive-alias"),
      ("a: &a [1,1,1,1]\nb: &b [*a,*a,*a,*a]\nc: [*b, *b, *b, ⟦*b⟧]\n", "expansion-limit"),
    ])
  func aliases(marked: String, rule: String) {
    let source = MarkedSource(marked)
    let result = YAMLReader().read(source.file, limits: DocumentLimits(expandedNodes: 100))
    #expect(result.diagnostics.map(\.rule.name) == [rule])
    #expect(result.diagnostics.map(\.range) == source.ranges)
  }

  @Test("every limit is a finding")
  func limits() {
    let deep = String(repeating: "[", count: 5_000)
    #expect(read(deep).diagnostics.map(\.rule) == ["depth-limit"])
    #expect(
      read("[1,2,3]", limits: DocumentLimits(nodes: 3)).diagnostics.map(\.rule) == ["node-limit"])
    #expect(
      read("[1,2,3]", limits: DocumentLimits(bytes: 3)).diagnostics.map(\.rule) == ["size-limit"])
  }

  @Test("a reader forgets one file before it reads the next")
  func reuse() {
    let reader = YAMLReader()
    let broken = SourceFile(path: "a.yaml", text: "a: [1\nb: {\n")
    let good = SourceFile(path: "b.yaml", text: "a: \"\\u3042\"\n")
    #expect(reader.read(broken).diagnostics.count == 1)
    let document = reader.read(good).documents.first
    #expect(document?.text(of: 2) == "あ")
    #expect(document?.decoded.count == 3)
  }
}
