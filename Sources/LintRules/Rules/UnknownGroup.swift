package import Diagnostics
import SourceText
package import Storehouse

/// Finds labels that name a group nobody has registered.
package struct UnknownGroup: CatalogRule {
  package static let descriptor = RuleDescriptor(
    "unknown-group", .disclosure, isHouseRule: true,
    summary: LocalizedText(
      ja: "公開範囲に、登録されていない集まり（groups）が書かれています。",
      en: "A label names a group that is not registered"))

  package init() {}

  package func check(_ catalog: Catalog, report: inout Reporter) {
    for entry in catalog.entries where entry.labels.namesGroups {
      let mentions = entry.labels.groups + entry.labels.parts.flatMap(\.groups)
      // Where the schema says that a group is an entry, the reference itself is checked.
      let references = Set(entry.references.map(\.range))
      for mention in mentions
      where !references.contains(mention.range) && !catalog.isGroup(mention.name) {
        report.report(
          Self.descriptor, .unknown(mention.name, near: near(mention.name, catalog)),
          path: entry.path, range: mention.range, help: .register)
      }
    }
  }

  private func near(_ name: String, _ catalog: Catalog) -> String? {
    let groups = catalog.entries.compactMap { entry in
      catalog.kinds[entry.kind].isVocabulary ? entry.id.map(Audience.groupName) : nil
    }
    return nearestName(
      to: Audience.groupName(name),
      among: groups + catalog.disclosure.groups.map(Audience.groupName))
  }
}

extension Kind {
  fileprivate var isVocabulary: Bool { roles.contains("vocabulary") }
}

extension LocalizedText {
  fileprivate static func unknown(_ name: String, near: String?) -> LocalizedText {
    guard let near else {
      return LocalizedText(
        ja: "「\(name)」という集まりは登録されていません。",
        en: "No group is registered as '\(name)'")
    }
    return LocalizedText(
      ja: "「\(name)」という集まりは登録されていません。「\(near)」の誤りではありませんか。",
      en: "No group is registered as '\(name)'; did you mean '\(near)'?")
  }

  fileprivate static let register = LocalizedText(
    ja: "名前を直すか、kura.yaml の disclosure.groups に集まりの名前を足してください。",
    en: "Correct the name, or add the group to disclosure.groups in kura.yaml")
}
