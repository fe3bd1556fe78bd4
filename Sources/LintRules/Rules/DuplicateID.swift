package import Diagnostics
import SourceText
package import Storehouse

/// Finds entries that share an id.
package struct DuplicateID: CatalogRule {
  package static let descriptor = RuleDescriptor(
    "duplicate-id", .reference,
    summary: LocalizedText(
      ja: "同じ id の項目が二つ以上あります。",
      en: "Two or more entries have the same id"))

  package init() {}

  package func check(_ catalog: Catalog, report: inout Reporter) {
    for group in catalog.duplicateGroups {
      let first = catalog.entries[group[0]]
      for index in group.dropFirst() {
        let entry = catalog.entries[index]
        report.report(
          Self.descriptor, .duplicateID(entry.id ?? ""), path: entry.path, range: entry.idRange,
          help: .giveAnotherID,
          notes: [Note(message: .firstHere, path: first.path, range: first.idRange)])
      }
    }
  }
}

extension LocalizedText {
  fileprivate static func duplicateID(_ id: String) -> LocalizedText {
    LocalizedText(
      ja: "id「\(id)」は別の項目でも使われています。",
      en: "The id '\(id)' is already used by another entry")
  }

  fileprivate static let giveAnotherID = LocalizedText(
    ja: "どちらかの id（とファイル名）を変えてください。同じ内容なら一つにまとめてください。",
    en: "Give one of them another id (and file name), or merge them if they say the same")

  fileprivate static let firstHere = LocalizedText(
    ja: "先にこの項目で使われています", en: "Already used here")
}
