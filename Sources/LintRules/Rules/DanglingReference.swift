package import Diagnostics
import DocumentTree
import SourceText
package import Storehouse

/// Finds references to entries, and citations of editions, that do not exist.
package struct DanglingReference: CatalogRule {
  package static let descriptor = RuleDescriptor(
    "dangling-reference", .reference, isFixable: true,
    summary: LocalizedText(
      ja: "参照先の項目がありません。", en: "A reference names an entry that does not exist"))

  package init() {}

  package func check(_ catalog: Catalog, report: inout Reporter) {
    for index in catalog.entries.indices {
      let references = catalog.entries[index].references
      for position in references.indices {
        let target = catalog.target(ofReference: position, in: index)
        if target != nil && references[position].editionKey == nil { continue }
        if target == nil && catalog.isGroup(references[position], of: index) { continue }
        check(
          references[position], to: target, of: catalog.entries[index], in: catalog,
          report: &report)
      }
    }
  }

  private func check(
    _ reference: Reference, to target: Int?, of entry: EntryFacts, in catalog: Catalog,
    report: inout Reporter
  ) {
    guard let target else {
      let candidates = candidates(for: reference, of: entry, in: catalog)
      let titled = ids(ofTitle: reference.target, among: candidates)
      if !titled.isEmpty {
        report.report(
          Self.descriptor, .isTitle(reference.target, of: titled), path: entry.path,
          range: reference.range, help: .writeTheID,
          fixes: titled.flatMap { fix(reference, $0, isCertain: false) })
        return
      }
      let near = nearestName(to: reference.target, among: candidates.compactMap(\.id))
      report.report(
        Self.descriptor, .noSuchEntry(reference.target, near), path: entry.path,
        range: reference.range,
        help: near == nil ? .createOrCorrect : nil, fixes: fix(reference, near))
      return
    }
    guard let key = reference.editionKey, catalog.entries[target].isReadable,
      !catalog.entries[target].editionKeys.contains(key)
    else { return }
    let keys = catalog.entries[target].editionKeys
    report.report(
      Self.descriptor, .noSuchEdition(key, reference.target), path: entry.path,
      range: reference.range, help: .knownEditions(keys),
      notes: [
        Note(message: .document, path: catalog.entries[target].path, range: SourceRange(at: 0))
      ])
  }

  /// The entries that the reference could have meant: those of allowed kinds, if it names some, and
  /// not its own.
  private func candidates(
    for reference: Reference, of own: EntryFacts, in catalog: Catalog
  ) -> [EntryFacts] {
    catalog.entries.filter { entry in
      entry.id != own.id && accepts(reference, catalog.kinds[entry.kind])
    }
  }

  /// The ids of the first entries that are called like this.
  private func ids(ofTitle written: String, among entries: [EntryFacts]) -> [String] {
    let wanted = foldedScalars(written)
    let titled = entries.lazy.filter { $0.title.map { foldedScalars($0) == wanted } ?? false }
    return Array(titled.compactMap(\.id).prefix(3))
  }

  private func fix(_ reference: Reference, _ near: String?, isCertain: Bool = true) -> [Fix] {
    guard let near else { return [] }
    let replacement = reference.editionKey.map { "\(near)@\($0)" } ?? near
    return [
      Fix(
        title: .refer(to: near),
        applicability: isCertain && isSameName(reference.target, near) ? .safe : .review,
        edits: [TextEdit(range: reference.range, replacement: replacement)])
    ]
  }
}

/// Whether an id is another one in full-width or capital letters, so that no other can be meant.
///
/// False for an id that would be a number without quotes, and for one that is not in narrow small
/// letters itself: schemas refuse such ids, so writing one would trade a finding for another.
func isSameName(_ written: String, _ id: String) -> Bool {
  let folded = foldedScalars(id)
  return foldedScalars(written) == folded && folded.elementsEqual(id.unicodeScalars)
    && folded.allSatisfy(\.isASCII)
    && ScalarResolution.type(ofPlain: Array(id.utf8)) == .string
}

/// Whether a reference may lead to entries of a kind.
func accepts(_ reference: Reference, _ kind: Kind) -> Bool {
  if reference.acceptsEveryKind { return true }
  return reference.kinds.contains(kind.name)
    || reference.roles.contains { kind.roles.contains($0) }
}

extension LocalizedText {
  fileprivate static func noSuchEntry(_ id: String, _ near: String?) -> LocalizedText {
    guard let near else {
      return LocalizedText(
        ja: "「\(id)」という id の項目はありません。", en: "No entry has the id '\(id)'")
    }
    return LocalizedText(
      ja: "「\(id)」という id の項目はありません。「\(near)」の誤りではありませんか。",
      en: "No entry has the id '\(id)'; did you mean '\(near)'?")
  }

  fileprivate static func isTitle(_ written: String, of ids: [String]) -> LocalizedText {
    LocalizedText(
      ja: "「\(written)」は項目の題名です。id は\(ids.map { "「\($0)」" }.joined(separator: "か"))です。",
      en: "'\(written)' is the title of an entry; its id is "
        + ids.map { "'\($0)'" }.joined(separator: " or "))
  }

  fileprivate static let writeTheID = LocalizedText(
    ja: "ここには、題名ではなく id を書いてください。", en: "Write the id here, not the title")

  fileprivate static let createOrCorrect = LocalizedText(
    ja: "id の綴りを直すか、その id の項目を先に作ってください。",
    en: "Correct the id, or create the entry first")

  fileprivate static func noSuchEdition(_ key: String, _ id: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(id)」に版「\(key)」は登録されていません。",
      en: "'\(id)' has no edition '\(key)'")
  }

  fileprivate static func knownEditions(_ keys: [String]) -> LocalizedText {
    guard !keys.isEmpty else {
      return LocalizedText(
        ja: "この文書には版が登録されていません。「@」から後ろを消すか、版を登録してください。",
        en: "No edition of this document is registered; drop the part after '@' or register it")
    }
    let shown = keys.suffix(5)
    return LocalizedText(
      ja: "登録されている版: \(shown.joined(separator: "、"))",
      en: "Registered editions: \(shown.joined(separator: ", "))")
  }

  fileprivate static let document = LocalizedText(ja: "この文書です", en: "The document")

  fileprivate static func refer(to id: String) -> LocalizedText {
    LocalizedText(ja: "参照先を「\(id)」にする", en: "Refer to '\(id)'")
  }
}
