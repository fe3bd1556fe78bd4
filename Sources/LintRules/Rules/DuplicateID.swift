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
    for entry in catalog.entries {
      for former in entry.formerIDs {
        guard let index = catalog.entries(withID: former.id).first else { continue }
        let holder = catalog.entries[index]
        report.report(
          Self.descriptor, .formerIDInUse(former.id), path: entry.path, range: former.range,
          help: .takeItOut,
          notes: [Note(message: .usedHere, path: holder.path, range: holder.idRange)])
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

  fileprivate static func formerIDInUse(_ id: String) -> LocalizedText {
    LocalizedText(
      ja: "前の id の「\(id)」は、いまも項目の id として使われています。",
      en: "The former id '\(id)' is the id of an entry now")
  }

  fileprivate static let takeItOut = LocalizedText(
    ja: "この id への参照は、いま使っている項目に届きます。間違いならここから消し、使い回したのなら、その項目に別の id を付けてください。",
    en:
      "References to it lead to the entry that has it now; take it out here if it is a mistake, or "
      + "give that entry another id if the id was used again")

  fileprivate static let usedHere = LocalizedText(
    ja: "いまはこの項目の id です", en: "The id of this entry now")

  fileprivate static let firstHere = LocalizedText(
    ja: "先にこの項目で使われています", en: "Already used here")
}
