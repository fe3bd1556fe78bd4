import Diagnostics
import Editions
import LintEngine
import SourceText
import TestSupport

/// A small storehouse of realistic Japanese entries, made from a seed.
struct SampleStorehouse {
  static let schema = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "よくある質問", "x-kura-en": {"title": "Question"},
      "type": "object", "additionalProperties": false,
      "required": ["id", "title", "published", "category", "answer", "status"],
      "properties": {
        "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "title": {"type": "string", "minLength": 1, "title": "題名", "x-kura-title": true},
        "published": {"type": "string", "format": "date", "title": "公開日"},
        "category": {"enum": ["prevention", "incident", "trouble"], "title": "区分"},
        "status": {"enum": ["draft", "review", "approved", "withdrawn"]},
        "importance": {"type": "integer", "minimum": 1, "maximum": 5},
        "branch_code": {"type": "string"},
        "keywords": {"type": "array", "minItems": 1, "uniqueItems": true,
          "items": {"type": "string", "maxLength": 20}},
        "answer": {"type": "string", "x-kura-markdown": true},
        "related": {"type": "array", "items": {"type": "string", "x-kura-reference": true}},
        "link": {"type": "string", "format": "uri"},
        "withdrawn_reason": {"type": "string"},
        "blocks": {"type": "array", "items": {"oneOf": [
          {"type": "object", "required": ["kind", "text"], "additionalProperties": false,
            "properties": {"kind": {"const": "text"}, "text": {"type": "string"}}},
          {"type": "object", "required": ["kind", "src", "alt"], "additionalProperties": false,
            "properties": {"kind": {"const": "image"}, "src": {"type": "string"},
              "alt": {"type": "string"}}}]}}
      },
      "allOf": [{"if": {"properties": {"status": {"const": "withdrawn"}}},
        "then": {"required": ["withdrawn_reason"]}}]
    }
    """

  private static let words = [
    "情報", "対策", "端末", "更新", "確認", "相談", "窓口", "攻撃", "復旧", "手順", "報告", "教育",
    "パスワード", "バックアップ", "ランサムウェア", "メール", "取引先", "経営者", "認証", "設定",
  ]

  /// The number of entries.
  let count: Int

  /// The lines of an entry that has no defect.
  func lines(of number: Int, seed: UInt64 = 0) -> [String] {
    var generator = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(number))
    var word: String { Self.words.randomElement(using: &generator) ?? "" }
    func sentence(_ generator: inout SeededGenerator) -> String {
      (0..<8).map { _ in Self.words.randomElement(using: &generator) ?? "" }.joined() + "します。"
    }
    let keywords = Self.words.shuffled(using: &generator).prefix(3)
    return [
      "# yaml-language-server: $schema=../../schemas/faq.schema.json",
      "id: entry-\(number)",
      "title: \(word)と\(word)の\(word)",
      "published: \"2026-0\(number % 9 + 1)-1\(number % 10)\"",
      "category: \(["prevention", "incident", "trouble"][number % 3])",
      "status: review",
      "importance: \(number % 5 + 1)",
      "branch_code: \"0600001\"",
      "keywords:",
    ] + keywords.map { "  - \($0)" } + [
      "answer: |",
      "  \(sentence(&generator))",
      "  \(sentence(&generator))",
      "related: [entry-\((number + 1) % count), entry-\((number + 2) % count)]",
      "link: https://example.jp/pages/\(number)",
      "blocks:",
      "  - kind: text",
      "    text: \"\(sentence(&generator))\"",
      "  - kind: image",
      "    src: images/\(number).png",
      "    alt: \(word)の図",
    ]
  }

  /// The files of the storehouse, with some entries replaced.
  func files(replacing changed: [Int: [String]] = [:]) -> [SourceFile] {
    var files = [
      SourceFile(path: "kura.yaml", text: "kura: 1\nprofile: storehouse\n"),
      SourceFile(path: "schemas/faq.schema.json", text: Self.schema),
    ]
    for number in 0..<count {
      let lines = changed[number] ?? self.lines(of: number)
      files.append(
        SourceFile(
          path: RepositoryPath("knowledge/faq/entry-\(number).yaml"),
          text: lines.joined(separator: "\n") + "\n"))
    }
    return files
  }

  /// Lints some files as of a fixed day.
  static func lint(_ files: [SourceFile], jobs: Int = 1) throws -> LintOutcome {
    guard let asOf = CalendarDate("2026-11-21") else { throw TestFailure("no such day") }
    return try Linter.lint(LintInput(files), options: LintOptions(asOf: asOf, jobs: jobs))
  }
}
