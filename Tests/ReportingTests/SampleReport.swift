import Diagnostics
import Reporting
import SourceText

/// A report with every feature that renderers have to show.
enum SampleReport {
  static let files: [RepositoryPath: SourceFile] = Dictionary(
    uniqueKeysWithValues: sources.map { ($0.path, $0) })

  static func report() -> Report {
    let diagnostics = all.sorted(by: Diagnostic.precedes)
    return Report(fileCount: 4_259, diagnostics: diagnostics) { files[$0] }
  }

  private static let news = SourceFile(
    path: "knowledge/news/en-00250.yaml",
    text: """
      id: en-00250
      title: 全角の見出し（①→②）と\u{202E}かくれた文字
      publishd: "2025-01-01"
      code: 0600001
      \ttabbed: ｶﾞ値

      sections:
        - 一つ目
        - 二つ目
        - 三つ目

        - 五つ目
        - 六つ目
      title: もう一つの見出し

      """)

  private static let schema = SourceFile(
    path: "schemas/entry.json",
    text: """
      {
        "properties": {
          "published": {"type": "string", "format": "date"}
        }
      }

      """)

  private static let long = SourceFile(
    path: "knowledge/long.yaml",
    text: "text: " + String(repeating: "長い文", count: 60) + "ここです"
      + String(repeating: "あとも長い", count: 60) + "\n")

  private static let broken = SourceFile(
    path: RepositoryPath(bytes: Array("knowledge/".utf8) + [0x82, 0xA0] + Array(".yaml".utf8)),
    bytes: Array("a: ".utf8) + [0x82, 0xA0] + Array("\r\n".utf8))

  private static let sources = [news, schema, long, broken]

  /// The range of a text in a file, from its first occurrence or a later one.
  private static func range(_ text: String, in file: SourceFile, after: Int = 0) -> SourceRange {
    let needle = Array(text.utf8)
    for start in after..<max(after, file.bytes.count - needle.count + 1)
    where file.bytes[start..<(start + needle.count)].elementsEqual(needle) {
      return SourceRange(start: start, end: start + needle.count)
    }
    return SourceRange(at: 0)
  }

  private static var all: [Diagnostic] {
    [
      renamedKey, numberForText, duplicateKey, hiddenCharacter, tabbed, sections, insideLongLine,
      brokenBytes, wholeFile, goneFile,
    ]
  }

  private static var renamedKey: Diagnostic {
    let key = range("publishd", in: news)
    return Diagnostic(
      rule: "renamed-key",
      message: LocalizedText(
        ja: "未知のキー「publishd」です。「published」（公開日）の誤りではありませんか",
        en: "unknown key 'publishd'; did you mean 'published'"),
      path: news.path, range: key, pointer: "/publishd",
      help: LocalizedText(ja: "キーの綴りを確かめてください", en: "check the spelling of the key"),
      notes: [
        Note(
          message: LocalizedText(ja: "このキーが必要です", en: "this key is required"), path: schema.path,
          range: range("\"published\"", in: schema))
      ],
      fixes: [
        Fix(
          title: LocalizedText(
            ja: "「publishd」を「published」に変える", en: "rename 'publishd' to 'published'"),
          applicability: .safe, edits: [TextEdit(range: key, replacement: "published")])
      ])
  }

  private static var numberForText: Diagnostic {
    let value = range("0600001", in: news)
    return Diagnostic(
      rule: "schema-type",
      message: LocalizedText(
        ja: "「code」は文字ですが、数と読まれます。引用符で囲んでください",
        en: "'code' must be text but reads as a number; quote it"),
      path: news.path, range: value, pointer: "/code",
      fixes: [
        Fix(
          title: LocalizedText(ja: "引用符で囲む", en: "quote the value"), applicability: .review,
          edits: [TextEdit(range: value, replacement: "\"0600001\"")])
      ])
  }

  private static var duplicateKey: Diagnostic {
    let first = range("title", in: news)
    return Diagnostic(
      rule: "duplicate-key",
      message: LocalizedText(ja: "キー「title」が2回あります", en: "key 'title' is set twice"),
      path: news.path, range: range("title", in: news, after: first.end), pointer: "/title",
      notes: [
        Note(
          message: LocalizedText(ja: "最初はここです", en: "first set here"), path: news.path,
          range: first)
      ])
  }

  private static var hiddenCharacter: Diagnostic {
    Diagnostic(
      rule: "unicode-hazard", severity: .warning,
      message: LocalizedText(
        ja: "見えない文字\u{202E}があります", en: "there is a hidden character \u{202E}"),
      path: news.path, range: range("\u{202E}", in: news), pointer: "/title")
  }

  private static var tabbed: Diagnostic {
    Diagnostic(
      rule: "half-width-kana", severity: .note,
      message: LocalizedText(ja: "半角カナがあります", en: "there is half-width katakana"),
      path: news.path, range: range("ｶﾞ", in: news))
  }

  private static var sections: Diagnostic {
    let start = range("- 一つ目", in: news).start
    return Diagnostic(
      rule: "schema-max-items",
      message: LocalizedText(ja: "項目が多すぎます。5つまでです", en: "too many items; at most 5"),
      path: news.path, range: SourceRange(start: start, end: range("title: もう", in: news).start),
      pointer: "/sections")
  }

  private static var insideLongLine: Diagnostic {
    Diagnostic(
      rule: "house-style", severity: .warning,
      message: LocalizedText(ja: "言い回しを確かめてください", en: "check the wording"),
      path: long.path, range: range("ここです", in: long), pointer: "/text")
  }

  private static var brokenBytes: Diagnostic {
    Diagnostic(
      rule: "invalid-encoding",
      message: LocalizedText(
        ja: "UTF-8ではないファイルです。UTF-8で保存し直してください", en: "the file is not UTF-8; save it as UTF-8"),
      path: broken.path, range: SourceRange(start: 3, end: 5))
  }

  private static var wholeFile: Diagnostic {
    Diagnostic(
      rule: "missing-schema-comment", severity: .note,
      message: LocalizedText(
        ja: "先頭にスキーマの行がありません", en: "the line that names the schema is missing"),
      path: long.path, range: SourceRange(at: 0),
      fixes: [
        Fix(
          title: LocalizedText(ja: "先頭に行を加える", en: "add the line"), applicability: .safe,
          edits: [
            TextEdit(range: SourceRange(at: 0), replacement: "# yaml-language-server: $schema=a\n")
          ])
      ])
  }

  private static var goneFile: Diagnostic {
    Diagnostic(
      rule: "dangling-reference",
      message: LocalizedText(ja: "id「x」の記事がありません", en: "there is no entry 'x'"),
      path: "knowledge/gone.yaml", range: SourceRange(start: 10, end: 20), pointer: "/see/0",
      notes: [
        Note(
          message: LocalizedText(ja: "近いidは「y」です", en: "the nearest id is 'y'"),
          path: "knowledge/also-gone.yaml", range: SourceRange(start: 4, end: 5))
      ])
  }
}
