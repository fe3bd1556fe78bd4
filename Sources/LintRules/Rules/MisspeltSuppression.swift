package import Diagnostics
package import SourceText

/// Says that a comment that speaks to kura is not written as it should be; the engine finds it.
package enum MisspeltSuppression: Rule {
  package static let descriptor = RuleDescriptor(
    "misspelt-suppression", .configuration, isFixable: true,
    summary: LocalizedText(
      ja: "許可コメントの書き方が違います。", en: "An allow comment is not written as it should be"))

  /// The finding about a comment with its right form; `isWhole` is whether nothing in it has to be
  /// filled in.
  package static func finding(
    _ form: LocalizedText, wrongDate: String?, path: RepositoryPath, range: SourceRange,
    isWhole: Bool
  ) -> Diagnostic {
    let fix = Fix(
      title: .rewrite, applicability: .safe,
      edits: [TextEdit(range: range, replacement: form.english)])
    return Diagnostic(
      rule: descriptor.id, message: .misspelt(form, wrongDate: wrongDate), path: path, range: range,
      fixes: isWhole ? [fix] : [])
  }
}

extension LocalizedText {
  fileprivate static func misspelt(
    _ form: LocalizedText, wrongDate: String?
  ) -> LocalizedText {
    if let wrongDate {
      return LocalizedText(
        ja: "期限「\(wrongDate)」が日付として読めません。「\(form.japanese)」のように書いてください。",
        en: "'\(wrongDate)' is no date; write '\(form.english)'")
    }
    return LocalizedText(
      ja: "許可コメントの書き方が違います。「\(form.japanese)」と書いてください。",
      en: "This allow comment is not written as it should be; write '\(form.english)'")
  }

  fileprivate static let rewrite = LocalizedText(
    ja: "正しい書き方にする", en: "Write it as it should be")
}
