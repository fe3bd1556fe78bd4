package import Diagnostics
package import Editions
package import SourceText

/// Says that an allowance has ended; what it allowed is reported again, with a note that names it.
package enum ExpiredSuppression: Rule {
  package static let descriptor = RuleDescriptor(
    "expired-suppression", .configuration, .warning, isFixable: true,
    summary: LocalizedText(
      ja: "許可コメントの期限（until）が過ぎていて、許す指摘もありません。",
      en: "An allow comment or a suppression has ended, and there is nothing left to allow"))

  /// The finding about an allowance that has ended and has nothing left to allow.
  package static func finding(
    _ rule: RuleID, _ day: CalendarDate, path: RepositoryPath, range: SourceRange,
    pointer: String, removal: TextEdit?
  ) -> Diagnostic {
    Diagnostic(
      rule: descriptor.id, severity: descriptor.severity, message: .expired(rule, day), path: path,
      range: range, pointer: pointer, help: .removeIt,
      fixes: removal.map { [Fix(title: .remove, applicability: .review, edits: [$0])] } ?? [])
  }

  /// The note of a finding that was allowed until a day.
  package static func note(
    _ day: CalendarDate, path: RepositoryPath, range: SourceRange
  ) -> Note {
    Note(message: .ended(day), path: path, range: range)
  }
}

extension LocalizedText {
  fileprivate static func expired(_ rule: RuleID, _ day: CalendarDate) -> LocalizedText {
    LocalizedText(
      ja: "「\(rule)」の許可は \(day) で終わり、許す指摘もなくなっています。",
      en: "This allowance of '\(rule)' ended on \(day), and there is nothing left to allow")
  }

  fileprivate static func ended(_ day: CalendarDate) -> LocalizedText {
    LocalizedText(
      ja: "この指摘の許可は \(day) で終わりました。直すか、理由を見直して期限を延ばしてください",
      en:
        "This was allowed until \(day); correct it, or look at the reason again and set a later day"
    )
  }

  fileprivate static let removeIt = LocalizedText(ja: "消してください。", en: "Delete it")
  fileprivate static let remove = LocalizedText(
    ja: "期限の過ぎた許可コメントを消す", en: "Delete the comment that has ended")
}
