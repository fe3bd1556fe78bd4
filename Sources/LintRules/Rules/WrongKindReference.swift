package import Diagnostics
import SourceText
package import Storehouse

/// Finds references that lead to an entry of a kind that the schema does not admit there.
package struct WrongKindReference: CatalogRule {
  package static let descriptor = RuleDescriptor(
    "wrong-kind-reference", .reference,
    summary: LocalizedText(
      ja: "参照先の種類が違います。", en: "A reference leads to an entry of another kind"))

  package init() {}

  package func check(_ catalog: Catalog, report: inout Reporter) {
    for source in catalog.entries.indices {
      let references = catalog.entries[source].references
      for position in references.indices {
        if references[position].acceptsEveryKind { continue }
        guard let index = catalog.target(ofReference: position, in: source) else { continue }
        let target = catalog.entries[index]
        if accepts(references[position], catalog.kinds[target.kind])
          || catalog.isGroup(references[position], of: source)
        {
          continue
        }
        let reference = references[position]
        let entry = catalog.entries[source]
        report.report(
          Self.descriptor,
          .wrongKind(reference, catalog.kinds[target.kind].title, expected(reference, catalog)),
          path: entry.path, range: reference.range,
          help: .chooseAnother,
          notes: [Note(message: .target, path: target.path, range: target.idRange)])
      }
    }
  }

  private func expected(_ reference: Reference, _ catalog: Catalog) -> [LocalizedText] {
    catalog.kinds.filter { accepts(reference, $0) }.map(\.title)
  }
}

extension LocalizedText {
  fileprivate static func wrongKind(
    _ reference: Reference, _ kind: LocalizedText, _ expected: [LocalizedText]
  ) -> LocalizedText {
    LocalizedText(
      ja: "ここには\(expected.map { "「\($0.japanese)」" }.joined(separator: "か"))の id を書きますが、"
        + "「\(reference.target)」は「\(kind.japanese)」です。",
      en: "'\(reference.target)' is of kind \(kind.english); "
        + "expected \(expected.map(\.english).joined(separator: " or "))")
  }

  fileprivate static let chooseAnother = LocalizedText(
    ja: "正しい種類の項目の id に直してください。", en: "Write the id of an entry of the right kind")

  fileprivate static let target = LocalizedText(ja: "参照先はこの項目です", en: "It leads here")
}
