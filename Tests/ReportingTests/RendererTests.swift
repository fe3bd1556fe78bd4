import Diagnostics
import Reporting
import SourceText
import Testing

struct RendererTests {
  @Test(arguments: Language.allCases, TextRenderer.Layout.allCases)
  func textIsAsRecorded(language: Language, layout: TextRenderer.Layout) {
    let renderer = TextRenderer(language: language, layout: layout, width: 80)
    let text = renderer.render(SampleReport.report())
    expectGolden(Array(text.utf8), "\(layout).\(language.rawValue).txt")
  }

  @Test func colouredTextIsAsRecorded() {
    var renderer = TextRenderer(language: .japanese, usesColor: true, width: 80)
    renderer.ambiguousIsWide = true
    let text = renderer.render(SampleReport.report())
    let shown = String(text.unicodeScalars.flatMap { $0 == "\u{1B}" ? "\\e" : String($0) })
    expectGolden(Array(shown.utf8), "full-colour-wide.ja.txt")
  }

  @Test(arguments: Language.allCases)
  func jsonIsAsRecorded(language: Language) {
    let bytes = JSONRenderer(language: language).render(SampleReport.report())
    expectGolden(bytes, "report.\(language.rawValue).json")
  }

  @Test func coloursChangeNothingButColours() {
    let plain = TextRenderer(language: .japanese).render(SampleReport.report())
    let coloured = TextRenderer(language: .japanese, usesColor: true).render(SampleReport.report())
    #expect(withoutColours(coloured) == plain)
    #expect(coloured != plain)
  }

  @Test(arguments: TextRenderer.Layout.allCases)
  func nothingFromContentActsOnTheTerminal(layout: TextRenderer.Layout) {
    let file = SourceFile(path: "a\u{1B}[2J.yaml", text: "k\u{7}: \u{1B}]0;x\u{7}\u{202E}\r\n")
    let text = LocalizedText(verbatim: "m\u{1B}[31m\nm")
    let whole = SourceRange(start: 0, end: file.bytes.count)
    let diagnostic = Diagnostic(
      rule: "r", message: text, path: file.path, range: whole, help: text,
      notes: [Note(message: text, path: file.path, range: SourceRange(start: 0, end: 2))],
      fixes: [
        Fix(
          title: text, applicability: .safe,
          edits: [TextEdit(range: SourceRange(at: 0), replacement: "\u{1B}c")])
      ])
    let report = Report(fileCount: 1, diagnostics: [diagnostic]) { _ in file }
    let rendered = TextRenderer(language: .japanese, layout: layout).render(report)
    for line in rendered.split(separator: "\n") { #expect(harmless(String(line)) == line) }
  }

  @Test func aReportWithoutFindingsIsOneSentence() {
    let report = Report(fileCount: 1, diagnostics: []) { _ in nil }
    #expect(TextRenderer(language: .japanese).render(report) == "1個のファイルを調べました。問題はありません。\n")
    #expect(TextRenderer(language: .english).render(report) == "Checked 1 file: no problems.\n")
    let json = String(decoding: JSONRenderer(language: .english).render(report), as: UTF8.self)
    #expect(
      json
        == #"{"version":1,"files":1,"diagnostics":[],"summary":{"error":0,"warning":0,"note":0}}"#
        + "\n")
  }

  @Test func longReportsAreCutAndSaySo() {
    let file = SourceFile(path: "a.yaml", text: String(repeating: "a: 1\n", count: 50))
    let other = SourceFile(path: "b.yaml", text: "b: 1\n")
    var diagnostics = (0..<50).map { line in
      finding(file.path, SourceRange(start: line * 5, end: line * 5 + 1))
    }
    diagnostics.append(finding(other.path, SourceRange(start: 0, end: 1)))
    let report = Report(fileCount: 2, diagnostics: diagnostics) {
      $0 == file.path ? file : other
    }
    var renderer = TextRenderer(language: .english, layout: .concise)
    #expect(renderer.render(report).contains("30 more in this file."))
    #expect(renderer.render(report).contains("b.yaml:1:1"))
    renderer.largestCount = 10
    #expect(renderer.render(report).contains("41 more;"))
    #expect(!renderer.render(report).contains("in this file"))
    renderer.largestCount = 0
    renderer.largestCountPerFile = 0
    #expect(renderer.render(report).split(separator: "\n").count == 52)
    #expect(renderer.render(report).hasSuffix("51 errors, 0 warnings, 0 notes.\n"))
  }

  @Test(arguments: ["", "\u{FEFF}"])
  func columnsOfAVeryLongLineAreRight(start: String) {
    let bytes = Array((start + String(repeating: "あb", count: 10_000)).utf8)
    let file = SourceFile(path: "a", bytes: bytes)
    let index = LineIndex(bytes)
    for offset in [0, 3, 4_095, 4_096, 4_097, 4_099, 8_191, 8_192, 20_000, bytes.count] {
      let report = Report(
        fileCount: 1, diagnostics: [finding("a", SourceRange(at: offset))]
      ) { _ in file }
      let json = String(decoding: JSONRenderer(language: .english).render(report), as: UTF8.self)
      let position = index.position(at: offset)
      #expect(json.contains(#""line":1,"column":\#(position.column),"#), "at \(offset)")
    }
  }

  @Test func anyRangeOfAnyBytesIsRendered() {
    var state: UInt64 = 99
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let pieces: [[UInt8]] = [
      [0x0A], [0x0D, 0x0A], [0x0D], [0x09], [0xE3, 0x81, 0x82], [0xE3], [0x61], [0xEF, 0xBB, 0xBF],
      [0x20], [0xCC, 0x81], [0x1B], [0xF0, 0x9F, 0x98, 0x80],
    ]
    for round in 0..<600 {
      let bytes = (0..<next(round % 7 == 0 ? 900 : 30)).flatMap { _ in pieces[next(pieces.count)] }
      let file = SourceFile(path: "a", bytes: bytes)
      let start = next(bytes.count + 3)
      let range = SourceRange(start: start, end: start + next(bytes.count + 3))
      var diagnostic = finding(file.path, range)
      diagnostic.notes = [
        Note(
          message: LocalizedText(verbatim: "n"), path: file.path,
          range: SourceRange(start: next(bytes.count + 1), end: next(bytes.count + 4)))
      ]
      diagnostic.fixes = [
        Fix(
          title: LocalizedText(verbatim: "f"), applicability: .safe,
          edits: [TextEdit(range: range, replacement: "x\n\u{3042}")])
      ]
      let report = Report(fileCount: 1, diagnostics: [diagnostic]) { _ in file }
      for layout in TextRenderer.Layout.allCases {
        let text = TextRenderer(language: .english, layout: layout, width: 60).render(report)
        #expect(text.hasSuffix("1 can be fixed exactly as shown.\n"))
        if layout == .full {
          for line in text.split(separator: "\n") where line.contains(" | ") {
            #expect(displayWidth(of: String(line)) <= 70, "\(line)")
          }
        }
      }
      let position = LineIndex(bytes).position(at: range.start)
      let json = String(decoding: JSONRenderer(language: .english).render(report), as: UTF8.self)
      #expect(json.contains(#""path":"a","line":\#(position.line),"column":\#(position.column),"#))
    }
  }

  private func finding(_ path: RepositoryPath, _ range: SourceRange) -> Diagnostic {
    Diagnostic(rule: "r", message: LocalizedText(verbatim: "m"), path: path, range: range)
  }

  private func withoutColours(_ text: String) -> String {
    var result = ""
    var isCode = false
    for scalar in text.unicodeScalars {
      if scalar == "\u{1B}" {
        isCode = true
      } else if isCode {
        isCode = scalar != "m"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Findings about the content of past commits.
struct PastCommitTests {
  private static let commit = String(repeating: "ab", count: 20)

  private static func report() -> Report {
    let now = SourceFile(path: "a.yaml", text: "now: 1\n")
    let then = SourceFile(path: "abababababab.yaml", text: "x: 1\ny: 1\nthen: 2\n")
    let diagnostic = Diagnostic(
      rule: "r", message: LocalizedText(verbatim: "m"), path: "a.yaml",
      range: SourceRange(start: 10, end: 14), commit: commit)
    let current = Diagnostic(
      rule: "r", message: LocalizedText(verbatim: "m"), path: "a.yaml",
      range: SourceRange(start: 0, end: 3))
    return Report(
      fileCount: 1, diagnostics: [diagnostic, current].sorted(by: Diagnostic.precedes)
    ) { path in
      path == "a.yaml" ? now : path == "ababababab:a.yaml" ? then : nil
    }
  }

  @Test func theirLinesAreThoseOfTheCommit() {
    let concise = TextRenderer(language: .english, layout: .concise).render(Self.report())
    #expect(concise.contains("a.yaml:1:1: error[r]"))
    #expect(concise.contains("ababababab:a.yaml:3:1: error[r]"))
    let full = TextRenderer(language: .japanese).render(Self.report())
    #expect(full.contains("--> ababababab:a.yaml:3:1"))
    #expect(full.contains("3 | then: 2"))
  }

  @Test func plainTextNamesTheCommitInWords() {
    let plain = TextRenderer(language: .japanese, layout: .plain).render(Self.report())
    #expect(plain.contains("コミット ababababab のファイル a.yaml に1件あります。"))
    #expect(plain.contains("ファイル a.yaml に1件あります。"))
  }

  @Test func jsonNamesTheCommitBesideThePath() {
    let json = String(
      decoding: JSONRenderer(language: .english).render(Self.report()), as: UTF8.self)
    #expect(json.contains(#""commit":"\#(Self.commit)","path":"a.yaml","line":3"#))
  }
}
