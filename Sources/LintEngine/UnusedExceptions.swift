import Diagnostics
import LintRules
import SourceText
import Storehouse

extension PrivacyPlan {
  /// Findings about exceptions that are about nothing, when every entry has been looked at.
  ///
  /// Exceptions for files outside the kinds are for the hooks, which look at every file.
  func unusedExceptions(
    used: [Int], entries: @autoclosure () -> [EntryFacts], _ layout: Layout
  ) -> [Diagnostic] {
    if exceptions.isEmpty || rules.isEmpty { return [] }
    let used = Set(used)
    let ids = Set(entries().compactMap(\.id))
    return exceptions.indices.filter { !used.contains($0) }.compactMap { index in
      let exception = exceptions[index].exception
      let message: LocalizedText
      if let entry = exception.entry {
        message = ids.contains(entry) ? .allowsNothing(exception.kinds) : .noSuchEntry(entry)
      } else {
        let matched = layout.files.filter { exceptions[index].concerns($0.path) }
        guard !matched.isEmpty, matched.allSatisfy({ $0.kind != nil }) else { return nil }
        message = .allowsNothing(exception.kinds)
      }
      return Diagnostic(
        rule: UnusedException.descriptor.id, severity: UnusedException.descriptor.severity,
        message: message, path: RepositoryPath(StorehouseLayout.configuration),
        range: exception.range, pointer: "/exceptions/\(index)", help: .removeException)
    }
  }
}

extension LocalizedText {
  fileprivate static func allowsNothing(_ kinds: [String]) -> LocalizedText {
    LocalizedText(
      ja: "この例外は使われていません。その場所に種類「\(kinds.joined(separator: "、"))」の指摘はありません。",
      en: "This exception is not used: there is no finding of kind "
        + "'\(kinds.joined(separator: ", "))' in that place")
  }

  fileprivate static func noSuchEntry(_ id: String) -> LocalizedText {
    LocalizedText(
      ja: "この例外は使われていません。「\(id)」という id の項目はありません。",
      en: "This exception is not used: no entry has the id '\(id)'")
  }

  fileprivate static let removeException = LocalizedText(
    ja: "要らなくなった例外なら消し、まだ要るなら entry・path・pointer・kind を直してください。",
    en: "Remove it, or correct its entry, path, pointer or kind")
}
