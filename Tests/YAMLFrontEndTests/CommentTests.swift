import DocumentTree
import SourceText
import TestSupport
import Testing
import YAMLFrontEnd

@Suite("Comments can be found again")
struct CommentTests {
  @Test("only what is a comment is one, and it knows whether it stands alone")
  func comments() {
    let source = MarkedSource(
      """
      \u{FEFF}⟦# 先頭⟧
      a: x#y ⟦# 後ろ⟧
      b: "# no" ⟦#⟧
      c: |- ⟦# 見出し⟧
        # 本文
        text

        ⟦# 本文ではない⟧
      d: [1, ⟦# 中⟧
        2]  \t⟦# 末⟧
      "e # f": &x !z 'g
        # h'
      ---
      ⟦# 次⟧
      - i ⟦# 終⟧
      """.replacing("  ⟦# 本文ではない⟧", with: "⟦# 本文ではない⟧"))
    let parsed = YAMLReader().read(source.file)
    #expect(parsed.diagnostics.isEmpty)
    let comments = parsed.comments()
    #expect(comments.map(\.range) == source.ranges)
    #expect(
      comments.map(\.standsAlone) == [
        true, false, false, false, true, false, false, true, false,
      ])
    #expect(parsed.documents.map { $0.comments().count } == [7, 2])
  }

  @Test("a broken file and JSON have no comments")
  func none() {
    #expect(YAMLReader().read(SourceFile(path: "a", text: "# a\nb: [\n")).comments().isEmpty)
    var json = JSONReader()
    #expect(json.read(SourceFile(path: "a", text: "{\"a\": \" # \"}")).comments().isEmpty)
  }
}
