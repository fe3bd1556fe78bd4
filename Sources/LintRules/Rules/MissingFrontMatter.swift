package import Diagnostics
import SourceText

/// Says that a Markdown file has no YAML head; the engine finds it when it reads the file.
package enum MissingFrontMatter: Rule {
  package static let descriptor = RuleDescriptor(
    "missing-front-matter", .syntax,
    summary: LocalizedText(
      ja: "Markdown ファイルの先頭に YAML がありません。",
      en: "A Markdown file has no YAML head"))
}
