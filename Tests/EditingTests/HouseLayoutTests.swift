import Diagnostics
import DocumentTree
import Editing
import SourceText
import Testing
import YAMLFrontEnd

/// The house layout on small texts.
struct HouseLayoutTests {
  /// A text and what the layout makes of it.
  struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    let before: String
    let after: String
    var order: [String] = []

    var testDescription: String { name }
  }

  static let examples = [
    Example(
      name: "two spaces for each level", before: "a:\n    b:\n          c: 1\n",
      after: "a:\n  b:\n    c: 1\n"),
    Example(
      name: "lists stand below their key", before: "a:\n- 1\n- 2\n", after: "a:\n  - 1\n  - 2\n"),
    Example(
      name: "one space after colon and dash", before: "a:   1\nb :  x\nc:\n  -   1\n",
      after: "a: 1\nb: x\nc:\n  - 1\n"),
    Example(
      name: "keys of an item stand below each other", before: "a:\n  -   b: 1\n      c: 2\n",
      after: "a:\n  - b: 1\n    c: 2\n"),
    Example(
      name: "an item begins on the line of its dash", before: "-\n  a: 1\n", after: "- a: 1\n"),
    Example(
      name: "lists in lists", before: "- -   1\n  -   2\n-\n   - 3\n",
      after: "- - 1\n  - 2\n- - 3\n"),
    Example(
      name: "the lines of a text keep their own indentation",
      before: "a:\n    b: |\n          x\n            y  \n\n          z\n",
      after: "a:\n  b: |\n    x\n      y  \n\n    z\n"),
    Example(
      name: "a text that says how far it is indented",
      before: "a:\n    b: |2\n         x\n        y\n",
      after: "a:\n  b: |2\n       x\n      y\n"),
    Example(
      name: "blank lines at the end of a text that keeps them", before: "a: |+\n   x\n\n\nb: 1\n",
      after: "a: |+\n  x\n\n\nb: 1\n"),
    Example(
      name: "values over several lines",
      before: "a:\n     b: one\n        two\n     c: 'd\n\n      e'\n",
      after: "a:\n  b: one\n     two\n  c: 'd\n\n    e'\n"),
    Example(
      name: "brackets over several lines",
      before: "a:\n    b: [\n      1, # one\n      2\n      ]\n",
      after: "a:\n  b: [\n    1, # one\n    2\n    ]\n"),
    Example(
      name: "single quotes where double ones mean the same",
      before: "a: 'b'\n'c': 'd''e'\nf: 'g\"h'\ni: '\\d'\n",
      after: "a: \"b\"\n\"c\": 'd''e'\nf: 'g\"h'\ni: '\\d'\n"),
    Example(
      name: "one blank line, none at the ends", before: "\n\na: 1\n\n\n\nb: 2\n\n",
      after: "a: 1\n\nb: 2\n"),
    Example(name: "a line end at the end", before: "a: 1", after: "a: 1\n"),
    Example(
      name: "no blanks at line ends", before: "a: 1  \nb:  \n  - c \t\n", after: "a: 1\nb:\n  - c\n"
    ),
    Example(
      name: "line ends and byte order mark stay", before: "\u{FEFF}a:   1\r\nb: |\r\n    c\r\n",
      after: "\u{FEFF}a: 1\r\nb: |\r\n  c\r\n"),
    Example(
      name: "anchors, tags and aliases",
      before: "a: &x\n    b: !!str 1\nc:   *x\nd: &y 2\n*y : 3\n",
      after: "a: &x\n  b: !!str 1\nc: *x\nd: &y 2\n*y : 3\n"),
    Example(
      name: "comments",
      before: "# top\na: 1   # one\n# b\nb:\n      # in b\n    c: 2\n      # below c\n# end\n",
      after: "# top\na: 1   # one\n# b\nb:\n  # in b\n  c: 2\n    # below c\n# end\n"),
    Example(
      name: "a comment below a text stays a comment",
      before: "a:\n    b: |\n        x\n      # c\n",
      after: "a:\n  b: |\n    x\n  # c\n"),
    Example(
      name: "keys in the order of the schema, comments with them",
      before: "# top\nb: 1\n# about a\na: 2\n\nx: 0\n# the end\n",
      after: "# top\n# about a\na: 2\n\nx: 0\nb: 1\n# the end\n", order: ["a", "b"]),
    Example(
      name: "a key that the schema does not know stays behind its neighbour",
      before: "c: 1\nz: 2\na: 3\n", after: "a: 3\nc: 1\nz: 2\n", order: ["a", "b", "c"]),
    Example(
      name: "a comment of a key that becomes the first of its item",
      before: "-  b: 1\n   # on a\n   a: 2\n",
      after: "# on a\n- a: 2\n  b: 1\n", order: ["a", "b"]),
    Example(
      name: "an alias stays behind its anchor", before: "b: &x 1\na:   *x\n",
      after: "b: &x 1\na: *x\n",
      order: ["a", "b"]),
    Example(name: "the mark of a document", before: "--- # m\na:   1\n", after: "--- # m\na: 1\n"),
    Example(
      name: "values below their key", before: "a:\n      long text\n", after: "a:\n  long text\n"),
  ]

  @Test(arguments: examples)
  func aTextIsLaidOut(example: Example) {
    let laid = Self.laidOut(example.before, example.order)
    #expect(laid == example.after)
    #expect(Self.laidOut(example.after, example.order) == example.after)
  }

  @Test(
    "what the layout has no rule for is left alone",
    arguments: [
      "? a\n: 1\n", "a: 1\n---\nb: 2\n", "%YAML 1.2\n---\na:  1\n", "a:  1\rb: 2\n",
      "a:  1\n...\n",
    ])
  func unusualForms(text: String) {
    switch Self.layout([]).outcome(for: SourceFile(path: "a.yaml", text: text)) {
    case .unsupported: break
    case let other: Issue.record("\(text.debugDescription) became \(other)")
    }
  }

  @Test func aFileThatCannotBeReadIsLeftAloneWithItsFinding() {
    switch Self.layout([]).outcome(for: SourceFile(path: "a.yaml", text: "a: \"b\nc:   1\n")) {
    case .unreadable(let findings): #expect(findings.map(\.rule.name) == ["unbalanced-quote"])
    case let other: Issue.record("it became \(other)")
    }
  }

  private static func layout(_ order: [String]) -> HouseLayout {
    HouseLayout(read: { YAMLReader().read($0) }) { document in
      Dictionary(
        uniqueKeysWithValues: document.nodes.indices.filter { document.nodes[$0].kind == .mapping }
          .map { ($0, order) })
    }
  }

  /// What the layout makes of a text; says why when it makes nothing of it.
  static func laidOut(_ text: String, _ order: [String]) -> String {
    switch layout(order).outcome(for: SourceFile(path: "a.yaml", text: text)) {
    case .unchanged: text
    case .changed(let bytes): String(decoding: bytes, as: UTF8.self)
    case .unreadable(let findings): "unreadable: \(findings.map(\.message.english))"
    case .unsupported(let reason): "unsupported: \(reason.english)"
    }
  }
}
