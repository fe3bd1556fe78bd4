package import Diagnostics
import SourceText
package import Storehouse

/// Finds references by which an entry names itself.
package struct SelfReference: CatalogRule {
  package static let descriptor = RuleDescriptor(
    "self-reference", .reference, .warning,
    summary: LocalizedText(
      ja: "項目が自分自身を参照しています。", en: "An entry refers to itself"))

  package init() {}

  package func check(_ catalog: Catalog, report: inout Reporter) {
    for index in catalog.entries.indices {
      let entry = catalog.entries[index]
      for position in entry.references.indices {
        let reference = entry.references[position]
        // An acyclic relation has a rule of its own; an edition of a document may cite another.
        guard !reference.isAcyclic, reference.editionKey == nil,
          catalog.target(ofReference: position, in: index) == index
        else { continue }
        report.report(
          Self.descriptor, .itself(reference.target), path: entry.path, range: reference.range,
          help: .nameAnother)
      }
    }
  }
}

extension LocalizedText {
  fileprivate static func itself(_ id: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(id)」は、この項目自身です。", en: "'\(id)' is this entry itself")
  }

  fileprivate static let nameAnother = LocalizedText(
    ja: "参照するつもりだった項目の id に変えるか、この参照を消してください。",
    en: "Name the entry that you meant, or take the reference out")
}
