package import Diagnostics
import SourceText

/// Says that the first line of a commit message does not do its work; the engine finds it.
package enum CommitSubject: Rule {
  package static let descriptor = RuleDescriptor(
    "commit-subject", .message,
    summary: LocalizedText(
      ja: "コミットメッセージの1行目が、見出しの役をしていません。",
      en: "The first line of a commit message does not serve as its heading"))
}
