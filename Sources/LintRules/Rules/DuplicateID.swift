package import Diagnostics
package import SourceText
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
    var claimed: [String: (path: RepositoryPath, range: SourceRange)] = [:]
    for entry in catalog.entries {
      for former in entry.formerIDs {
        if let other = claimed[former.id], other.path != entry.path {
          report.report(
            Self.descriptor, .formerIDClaimedTwice(former.id), path: entry.path,
            range: former.range, help: .keepOne,
            notes: [Note(message: .claimedHere, path: other.path, range: other.range)])
        } else {
          claimed[former.id] = (entry.path, former.range)
        }
        guard let index = catalog.entries(withID: former.id).first else { continue }
        let holder = catalog.entries[index]
        report.report(
          Self.descriptor, .formerIDInUse(former.id), path: entry.path, range: former.range,
          help: .takeItOut,
          notes: [Note(message: .usedHere, path: holder.path, range: holder.idRange)])
      }
    }
  }

  /// A finding about the later of two equal ids as one about the earlier, where only that is looked
  /// at; `nil` for findings about something else.
  package static func turned(_ finding: Diagnostic, isLookedAt: (RepositoryPath) -> Bool)
    -> Diagnostic?
  {
    guard finding.rule == descriptor.id, !isLookedAt(finding.path), let first = finding.notes.first,
      first.message == .firstHere, isLookedAt(first.path)
    else { return nil }
    return Diagnostic(
      rule: finding.rule, severity: finding.severity, message: finding.message, path: first.path,
      range: first.range, help: finding.help,
      notes: [Note(message: .firstHere, path: finding.path, range: finding.range)])
  }
}

extension LocalizedText {
  fileprivate static func formerIDClaimedTwice(_ id: String) -> LocalizedText {
    LocalizedText(
      ja: "前の id の「\(id)」は、別の項目の前の id にもなっています。",
      en: "The former id '\(id)' is a former id of another entry too")
  }

  fileprivate static let keepOne = LocalizedText(
    ja: "この id への参照がどちらに届くのか分からないので、どちらか一方から消してください。",
    en: "Nobody knows to which of them references to it lead; take it out of one of them")

  fileprivate static let claimedHere = LocalizedText(
    ja: "この項目の前の id にもなっています", en: "A former id of this entry too")

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
