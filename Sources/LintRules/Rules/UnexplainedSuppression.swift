package import Diagnostics
package import SourceText

/// Says that an allow comment gives no reason; the engine finds it.
package enum UnexplainedSuppression: Rule {
  package static let descriptor = RuleDescriptor(
    "unexplained-suppression", .configuration,
    summary: LocalizedText(
      ja: "許可コメントに理由が書かれていません。", en: "An allow comment gives no reason"))

  package static func finding(path: RepositoryPath, range: SourceRange) -> Diagnostic {
    Diagnostic(
      rule: descriptor.id, message: .noReason, path: path, range: range, help: .writeOne)
  }
}

extension LocalizedText {
  fileprivate static let noReason = LocalizedText(
    ja: "許す理由が書かれていません。", en: "The reason of this allow comment is missing")
  fileprivate static let writeOne = LocalizedText(
    ja: "閉じ括弧の後ろに、なぜ許してよいのかを、後から読む人に分かるように書いてください。",
    en: "Write behind the bracket why this may stay, so that a later reader understands it")
}
