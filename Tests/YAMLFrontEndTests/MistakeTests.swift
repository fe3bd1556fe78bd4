import Diagnostics
import DocumentTree
import SourceText
import TestSupport
import Testing
import YAMLFrontEnd

/// A mistake that people make, where it is, and what it is called.
struct Mistake: Sendable, CustomTestStringConvertible {
  let rule: String
  let marked: String

  init(_ rule: String, _ marked: String) {
    self.rule = rule
    self.marked = marked
  }

  var testDescription: String { "\(rule): \(marked.debugDescription)" }
}

@Suite("One mistake gives one finding, where it was made")
struct MistakeTests {
  static let fullWidth = [
    Mistake("full-width-syntax", "id: a\ntitle⟦：⟧見出し\nbody: x\n"),
    Mistake("full-width-syntax", "title⟦：⟧見出し\nbody: x\n"),
    Mistake("full-width-syntax", "id: a\ntitle⟦：⟧見出し\n"),
    Mistake("full-width-syntax", "title⟦：⟧見出し\n"),
    Mistake("full-width-syntax", "id: a\ntitle:⟦　⟧見出し\nbody: x\n"),
    Mistake("full-width-syntax", "a:\n  b: 1\n  title⟦：⟧x\n  c: 2\n"),
    Mistake("full-width-syntax", "a:\n  title⟦：⟧x\n  c: 2\n"),
    Mistake("full-width-syntax", "a:\n  title⟦：⟧x\nc: 2\n"),
    Mistake("full-width-syntax", "list:\n  - name⟦：⟧x\n    age: 3\n"),
    Mistake("full-width-syntax", "list:\n  - name: y\n  - name⟦：⟧x\n"),
    Mistake("full-width-syntax", "a: 見出し\n  title⟦：⟧続き\nb: 1\n"),
    Mistake("full-width-syntax", "tags:\n  -⟦　⟧一\n  - 二\n"),
    Mistake("full-width-syntax", "tags:\n  ⟦－⟧ 一\n  - 二\n"),
    Mistake("full-width-syntax", "tags:\n  - 一\n  ⟦－⟧ 二\n"),
    Mistake("full-width-syntax", "a: 1\n⟦＃⟧ 注\nb: 2\n"),
    Mistake("full-width-syntax", "a: [一, 二⟦］⟧\nb: 2\n"),
    Mistake("full-width-syntax", "a: {x: 1⟦，⟧ y: 2}\nb: 2\n"),
    Mistake("full-width-syntax", "a: ⟦“⟧一: 二”\nb: 2\n"),
    Mistake("full-width-syntax", "題名⟦：⟧見出し\nbody: x\n"),
    Mistake("full-width-syntax", "a:\n  - 一\n  ⟦・⟧二\nb: 2\n"),
    Mistake("full-width-syntax", "a:\n⟦・⟧一\nb: 2\n"),
    Mistake("unclosed-bracket", "a: ⟦[⟧問 #1, 問 #2]\nb: 2\n"),
    Mistake("full-width-syntax", "a: ⟦｜⟧\n  一\n\n  二\nb: 2\n"),
    Mistake("full-width-syntax", "a: ⟦＞⟧\n  注意: 一\n  二\nb: 2\n"),
    Mistake("full-width-syntax", "a: ⟦｜⟧－ # 注\n  一\n  ## 二\n  三\nb: 2\n"),
    Mistake("full-width-syntax", "a: ⟦｜⟧\n  　一\n  \"二\nb: 2\n"),
    Mistake("full-width-syntax", "a: |⟦－⟧\n  一\nb: 2\n"),
    Mistake("full-width-syntax", "a: |⟦　⟧\n  一\nb: 2\n"),
    Mistake("full-width-syntax", "a:\n  - ⟦｜⟧\n    一\n    二\n"),
    Mistake("invisible-indentation", "a:\n  b: 1\n⟦　⟧c: 2\n"),
    Mistake("invisible-indentation", "a:\n  b: 1\n⟦\u{A0}\u{A0}⟧c: 2\nd: 1\n"),
    Mistake("invisible-indentation", "a:\n⟦　⟧b: 1\n"),
    Mistake("invisible-indentation", "tags:\n⟦　⟧- 一\n"),
    Mistake("invisible-indentation", "a: 1\n⟦　⟧b: 2\n"),
  ]

  static let layout = [
    Mistake("tab-indentation", "a:\n⟦\t⟧b: 1\n"),
    Mistake("tab-indentation", "a:\n  b: 1\n⟦\t⟧c: 2\n"),
    Mistake("tab-indentation", "tags:\n⟦\t⟧- 一\n"),
    Mistake("missing-space-after-colon", "id: a\ntitle⟦:⟧見出し\nbody: x\n"),
    Mistake("missing-space-after-colon", "title⟦:⟧見出し\n"),
    Mistake("missing-space-after-colon", "a:\n  b⟦:⟧見出し\n  c: 1\n"),
    Mistake("missing-space-after-colon", "list:\n  - a⟦:⟧1\n    b: 2\n"),
    Mistake("missing-space-after-colon", "id: a\ntitle⟦:⟧\"見出し\"\n"),
    Mistake("wrong-indentation", "a:\n    b: 1\n⟦  ⟧c: 2\n"),
    Mistake("wrong-indentation", "a: 1\n⟦  ⟧b: 2\nc: 3\n"),
    Mistake("wrong-indentation", "a:\n  b: 1\n⟦   ⟧c: 2\nd: 3\n"),
    Mistake("wrong-indentation", "list:\n  - a\n⟦   ⟧- b\n"),
    Mistake("wrong-indentation", "list:\n  - a\n⟦ ⟧- b\n"),
    Mistake("yaml-syntax", "id: a\n⟦title 見出し⟧\nbody: x\n"),
    Mistake("yaml-syntax", "id: a\n⟦title⟧\nbody: x\n"),
    Mistake("yaml-syntax", "id: a\ntitle: ⟦見出し: 副題⟧\nbody: x\n"),
    Mistake("yaml-syntax", "id: a\ntitle: ⟦[重要] お知らせ⟧\nbody: x\n"),
    Mistake("yaml-syntax", "id: a\ntitle: ⟦@見出し⟧\nbody: x\n"),
    Mistake("yaml-syntax", "id: a\ntitle: ⟦`見出し`⟧\nbody: x\n"),
    Mistake("yaml-syntax", "id: a\ntitle: ⟦*注意*⟧\nbody: x\n"),
    Mistake("yaml-syntax", "id: a\ntitle: ⟦%見出し⟧\nbody: x\n"),
    Mistake("yaml-syntax", "id: \"a\"⟦#⟧見出し\nbody: x\n"),
    Mistake("yaml-syntax", "a: [⟦-⟧]\n"),
  ]

  static let pairs = [
    Mistake("unbalanced-quote", "title: ⟦\"⟧見出し\nbody: x\n"),
    Mistake("unbalanced-quote", "title: ⟦\"⟧見出し\nbody: \"x\"\nz: 1\n"),
    Mistake("unbalanced-quote", "title: ⟦\"⟧見出し\n# 例: \"x\"\nbody: y\n"),
    Mistake("unbalanced-quote", "title: ⟦'⟧見出し\nbody: x\n"),
    Mistake("unbalanced-quote", "title: ⟦'⟧it's'\nbody: x\n"),
    Mistake("unbalanced-quote", "title: ⟦\"⟧一\"二\"三\"\nbody: x\n"),
    Mistake("unbalanced-quote", "a:\n  - ⟦\"⟧見出し\n  - \"x\"\nz: 1\n"),
    Mistake("unbalanced-quote", "a: 1\nb:\n  c: ⟦\"⟧見出し\n  d: x\ne: 'f'\n"),
    Mistake("unbalanced-quote", "a: [⟦\"⟧b, c]\nd: 1\n"),
    Mistake("unclosed-bracket", "tags: ⟦[⟧一, 二\nbody: x\n"),
    Mistake("unclosed-bracket", "tags: ⟦[⟧一, 二\n"),
    Mistake("unclosed-bracket", "tags: ⟦{⟧a: 1\nbody: x\n"),
    Mistake("unclosed-bracket", "a:\n  tags: ⟦[⟧一, \"二\"\n  body: x\nz: 1\n"),
  ]

  static let accidents = [
    Mistake("empty-document", "⟦⟧"), Mistake("empty-document", "⟦⟧\n\n"),
    Mistake("empty-document", "⟦⟧# 注だけ\n"), Mistake("empty-document", "⟦⟧---\n"),
    Mistake(
      "merge-conflict-marker", "a: 1\n⟦<<<<<<< HEAD⟧\nb: 2\n=======\nb: 3\n>>>>>>> main\n"),
    Mistake(
      "merge-conflict-marker", "a: |\n  x\n⟦<<<<<<< HEAD⟧\n  y\n=======\n  z\n>>>>>>> main\n"),
    Mistake(
      "lfs-pointer",
      "⟦version https://git-lfs.github.com/spec/v1⟧\noid sha256:4d7a\nsize 12345\n"),
    Mistake("control-character", "a: 一⟦\u{8}⟧二\n"), Mistake("control-character", "a: ⟦\0⟧b\n"),
    Mistake("unicode-line-break", "a: 一⟦\u{2028}⟧二\n"),
    Mistake("unicode-line-break", "a: |\n  一⟦\u{85}⟧二\n"),
  ]

  @Test(arguments: fullWidth + layout + pairs + accidents)
  func oneFinding(_ mistake: Mistake) {
    let source = MarkedSource(mistake.marked)
    let result = YAMLReader().read(source.file)
    #expect(result.diagnostics.map(\.rule.name) == [mistake.rule])
    #expect(result.diagnostics.map(\.range) == source.ranges)
    #expect(result.documents.isEmpty)
  }

  @Test(arguments: fullWidth + layout + pairs)
  func safeFixesRepairTheFile(_ mistake: Mistake) throws {
    let source = MarkedSource(mistake.marked)
    for finding in YAMLReader().read(source.file).diagnostics {
      for fix in finding.fixes where fix.applicability == .safe {
        let repaired = YAMLReader().read(applying(fix, to: source.file))
        #expect(!repaired.diagnostics.contains { $0.rule == finding.rule })
      }
    }
  }

  @Test(
    "what people may write is left alone",
    arguments: [
      "time: 12:30\nurl: https://example.com/a:b\n", "note: 注意：必ず読むこと\n", "list:\n  - 注意：読むこと\n",
      "list:\n  - url:https\n  - note：text\n", "a: “引用”です\nb: 「一」\n", "a: ［重要］お知らせ\n",
      "a: 一\n  二\n  三\n", "a: \"一\n  二\"\nb: 'x\n\n  y'\n", "a: [一,\n  二]\n", "a:\tb\n",
      "body: |\n  title：見出し\n  \ttab\n  　全角\n  <<<<<<< HEAD\n", "a: ＊注\nb: －3\nc: ＃1\n",
      "a: it's\nb: 5\" disk\n", "'a': \"b\" # c\n", "a: |-\n\n  一\n\n", "a: >-  # 注\n  一\n",
      "- - a\n  - b\n-\n  c: d\n", "? a\n: b\n", "a: &x 1\nb: [*x, *x]\n", "%YAML 1.2\n---\na: 1\n",
      "a: ｜\nb: ｜一\n  二\nc: 一\n  ｜\n",
    ])
  func accepted(text: String) {
    let result = YAMLReader().read(SourceFile(path: "a.yaml", text: text))
    #expect(result.diagnostics.isEmpty)
    #expect(result.documents.count == 1)
    #expect(result.documents.allSatisfy { brokenInvariant(of: $0) == nil })
  }

  private func applying(_ fix: Fix, to file: SourceFile) -> SourceFile {
    var bytes = file.bytes
    for edit in fix.edits.sorted(by: { $0.range > $1.range }) {
      bytes.replaceSubrange(edit.range.indices, with: Array(edit.replacement.utf8))
    }
    return SourceFile(path: file.path, bytes: bytes)
  }
}
