import Diagnostics
import Editing
import SourceText
import TestSupport
import Testing

/// Edits as unified diffs.
struct UnifiedDiffTests {
  private static func diff(_ text: String, _ edits: [(Range<Int>, String)]) -> String {
    UnifiedDiff.text(
      of: SourceFile(path: "a.yaml", text: text),
      edits: edits.map { range, replacement in
        TextEdit(
          range: SourceRange(start: range.lowerBound, end: range.upperBound),
          replacement: replacement)
      })
  }

  @Test func aChangeStandsBetweenThreeLinesOfContext() {
    #expect(
      Self.diff("a\nb\nc\nd\ne\nf\ng\nh\ni\n", [(8..<9, "E")]) == """
        --- a/a.yaml
        +++ b/a.yaml
        @@ -2,7 +2,7 @@
         b
         c
         d
        -e
        +E
         f
         g
         h

        """)
  }

  @Test func aMissingLastLineEndIsShown() {
    #expect(
      Self.diff("a: 1", [(4..<4, "\n")]) == """
        --- a/a.yaml
        +++ b/a.yaml
        @@ -1 +1 @@
        -a: 1
        \\ No newline at end of file
        +a: 1

        """)
  }

  @Test func anInsertedFirstLineRemovesNothing() {
    #expect(
      Self.diff("a: 1\n", [(0..<0, "# x\n")]) == """
        --- a/a.yaml
        +++ b/a.yaml
        @@ -1 +1,2 @@
        +# x
         a: 1

        """)
  }

  @Test("git makes of a file and its diff what the edits make of it", arguments: 0..<60)
  func gitAgrees(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var text = ""
    for _ in 0..<Int.random(in: 1...24, using: &random) {
      text += ["a", "bb", "", "cc: d"].randomElement(using: &random) ?? ""
      text += "\n"
    }
    if Bool.random(using: &random) { text += "end" }
    let source = SourceFile(path: "a.yaml", text: text)
    var edits: [TextEdit] = []
    var offset = 0
    while offset < source.bytes.count, edits.count < 3 {
      let start = Int.random(in: offset...source.bytes.count, using: &random)
      let end = Int.random(
        in: start...min(source.bytes.count, start + 4), using: &random)
      let replacement = ["", "x", "\n", "y\nz\n"].randomElement(using: &random) ?? ""
      if start < end || !replacement.isEmpty {
        edits.append(
          TextEdit(range: SourceRange(start: start, end: end), replacement: replacement))
      }
      offset = end + 1
    }
    let changed = source.applying(edits)
    guard changed.bytes != source.bytes, !changed.bytes.isEmpty else { return }
    let folder = try TemporaryFolder()
    try folder.write("a.yaml", source.bytes)
    try folder.write("change.diff", UnifiedDiff.text(of: source, edits: edits))
    let result = try run(
      "git", arguments: ["apply", "--unidiff-zero", "--whitespace=nowarn", "change.diff"],
      in: folder.path, environment: GitFixture.isolatedEnvironment())
    #expect(result.status == 0, "\(result.errorText) \(text.debugDescription) \(edits)")
    #expect(folder.read("a.yaml") == changed.bytes, "\(text.debugDescription) \(edits)")
  }
}
