import Diagnostics
import Editions
import Glibc
import LintEngine
import SourceText
import TestSupport
import Testing

/// That eight times as much of something takes about eight times as long, not sixty-four times.
struct ManyMarksTests {
  private static let few = 500
  private static let many = 4_000

  private static let schema = """
    {"type": "object", "properties": {"id": {"type": "string"},
      "body": {"type": "string", "x-kura-markdown": true}, "note": {"type": "string"},
      "list": {"type": "array", "items": {"enum": ["low", "high"]}},
      "fields": {"type": "array", "items": {"type": "object", "properties": {
        "text": {"type": "string"}, "disclosure": {"$ref": "#/$defs/label"}}}},
      "disclosure": {"$ref": "#/$defs/label"}},
      "$defs": {"label": {"type": "object", "x-kura-disclosure": true}}}
    """

  private static func files(_ lines: String, _ label: String) -> LintInput {
    LintInput([
      SourceFile(
        path: "kura.yaml",
        text: "kura: 1\nprofile: storehouse\ndisclosure: {ceiling: AMBER}\n"),
      SourceFile(path: "schemas/paper.schema.json", text: schema),
      SourceFile(
        path: "knowledge/paper/a.yaml",
        text: "# yaml-language-server: $schema=../../schemas/paper.schema.json\nid: a\n"
          + "disclosure: {tlp: \(label)}\n" + lines),
    ])
  }

  /// The processor time of this thread, in seconds.
  private static func processorTime() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// How many times as long much takes than little.
  private static func growth(_ work: (Int) throws -> Void) throws -> Double {
    // What is set up once counts for neither.
    try work(1)
    func time(_ count: Int) throws -> Double {
      let start = processorTime()
      try work(count)
      return processorTime() - start
    }
    let little = try time(few)
    return try time(many) / little
  }

  private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map { line($0) + "\n" }.joined()
  }

  private static func options() throws -> LintOptions {
    LintOptions(asOf: try #require(CalendarDate("2026-11-21")))
  }

  /// Texts with so many marks.
  static let marks: [(name: String, text: @Sendable (Int) -> String)] = [
    (
      "blocks",
      { "body: |\n" + lines($0) { "  :::label{tlp=AMBER}\n  窓口の中だけの補足 \($0) です。\n  :::" } }
    ),
    ("blocks without an end", { "body: |\n" + lines($0) { _ in "  :::label{tlp=AMBER}" } }),
    ("ends without a block", { "body: |\n" + lines($0) { _ in "  :::" } }),
    ("blocks elsewhere", { "note: |\n" + lines($0) { _ in "  :::label{tlp=AMBER}\n  x\n  :::" } }),
    (
      "fields with labels",
      { "fields:\n" + lines($0) { "  - text: 補足 \($0)\n    disclosure: {tlp: AMBER}" } }
    ),
    (
      "allowed items",
      { "list:\n" + lines($0) { "  # kura: allow(schema-enum) 理由 \($0)\n  - other" } }
    ),
    (
      "comments above one list",
      {
        lines($0) { "# kura: allow(schema-enum) 理由 \($0)" } + "list:\n" + lines($0) { _ in "  - x" }
      }
    ),
    (
      "narrowed comments above one list",
      { count in
        lines(count) { "# kura: allow(schema-enum, \"x\($0)\") 理由" } + "list:\n"
          + lines(count) { _ in "  - low" }
      }
    ),
    ("numbers", { "list:\n" + lines($0) { "  - 090-1234-\(1000 + $0 % 9000)" } }),
    (
      "hidden numbers",
      { "list:\n" + lines($0) { "  - \"\\u0030\\u0039\\u0030-1234-\(1000 + $0 % 9000)\"" } }
    ),
  ]

  @Test(arguments: marks.indices) func `a lint takes time in proportion`(index: Int) throws {
    let (name, text) = Self.marks[index]
    let options = try Self.options()
    let growth = try Self.growth { count in
      let outcome = try Linter.lint(Self.files(text(count), "CLEAR"), options: options)
      #expect(!outcome.isBroken)
    }
    #expect(growth < 28, "\(name): \(growth)")
  }

  @Test func `a comparison of two states takes time in proportion`() throws {
    let options = try Self.options()
    let growth = try Self.growth { count in
      let text = Self.marks[0].text(count)
      let found = try Linter.transitions(
        from: Self.files(text, "CLEAR"), to: Self.files(text + "note: x\n", "CLEAR"),
        changed: [PathChange("knowledge/paper/a.yaml")], options: options)
      #expect(found.isEmpty)
    }
    #expect(growth < 28, "\(growth)")
  }
}
