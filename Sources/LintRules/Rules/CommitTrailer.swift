package import Diagnostics
import SourceText

/// Says that a line at the end of a commit message is not what the configuration asks for; the
/// engine finds it.
package enum CommitTrailer: Rule {
  package static let descriptor = RuleDescriptor(
    "commit-trailer", .message,
    summary: LocalizedText(
      ja: "コミットメッセージの末尾の項目（トレーラー）が、決めたとおりに書かれていません。",
      en: "A trailer of a commit message is missing or not what the configuration asks for"))
}
