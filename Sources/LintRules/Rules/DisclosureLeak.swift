package import Diagnostics
package import SourceText
package import Storehouse

/// Finds what shows a stricter entry to those who may not see it.
///
/// The rule itself looks at references, which the catalog knows. Titles and quotations need the
/// texts, so the engine looks for them where labels differ, and makes its findings here.
package struct DisclosureLeak: CatalogRule {
  package static let descriptor = RuleDescriptor(
    "disclosure-leak", .disclosure, isHouseRule: true,
    summary: LocalizedText(
      ja: "公開範囲の厳しい項目の中身が、ゆるい項目から分かってしまいます。",
      en: "An entry shows something of a stricter one"))

  package init() {}

  package func check(_ catalog: Catalog, report: inout Reporter) {
    guard Self.labelsDiffer(in: catalog) else { return }
    let today = catalog.disclosure.dayNumber
    for (index, entry) in catalog.entries.enumerated() where entry.labels.whole != nil {
      for (position, reference) in entry.references.enumerated() {
        guard let target = catalog.target(ofReference: position, in: index), target != index,
          let stricter = Self.knownLabel(of: catalog.entries[target], today: today),
          let label = entry.labels.label(at: reference.range)?.asOf(dayNumber: today),
          !stricter.mayBeShown(beside: label)
        else { continue }
        report.report(
          Self.descriptor,
          .refers(to: catalog.entries[target].id ?? reference.target, stricter, from: label),
          path: entry.path, range: reference.range, help: .removeReference,
          notes: [Self.note(of: catalog.entries[target])])
      }
    }
  }

  /// Whether any two labels differ, so that there can be a leak; usually all are alike.
  package static func labelsDiffer(in catalog: Catalog) -> Bool {
    let today = catalog.disclosure.dayNumber
    var first: DisclosureLabel?
    for entry in catalog.entries {
      guard let label = knownLabel(of: entry, today: today) else { continue }
      if !entry.labels.parts.isEmpty { return true }
      guard let known = first else {
        first = label
        continue
      }
      if !label.mayBeShown(beside: known) || !known.mayBeShown(beside: label) { return true }
    }
    return false
  }

  /// The label of an entry that says one; a missing label is a finding of its own.
  package static func knownLabel(of entry: EntryFacts, today: Int) -> DisclosureLabel? {
    entry.labels.wholeIsReadable ? entry.labels.whole?.asOf(dayNumber: today) : nil
  }

  /// What a text shows of a stricter entry.
  package enum Shown: Sendable {
    case title
    case id
    /// So many characters in a row.
    case quotation(Int)
  }

  /// A run of so many characters is no coincidence.
  package static let surelyQuotedLength = 24

  /// The finding about a text that shows something of a stricter entry.
  package static func finding(
    _ shown: Shown, of entry: EntryFacts, _ stricter: DisclosureLabel, isReferredTo: Bool,
    at place: SourceRange, in path: RepositoryPath, _ label: DisclosureLabel, pointer: String
  ) -> Diagnostic {
    var severity = descriptor.severity
    if case .quotation(let length) = shown, length < surelyQuotedLength || isReferredTo {
      severity = .warning
    }
    let isOwn = entry.path == path
    return Diagnostic(
      rule: descriptor.id, severity: severity,
      message: .shows(
        shown, of: isOwn ? nil : entry.id ?? entry.path.description, stricter, from: label),
      path: path, range: place, pointer: pointer, help: .rewrite,
      notes: isOwn ? [] : [note(of: entry)])
  }

  /// Where the other entry says who may see it; by it a change of that entry is known as a cause.
  private static func note(of entry: EntryFacts) -> Note {
    Note(message: .stricterHere, path: entry.path, range: entry.labels.wholeRange)
  }
}

extension LocalizedText {
  fileprivate static let stricterHere = LocalizedText(
    ja: "厳しいほうの項目の公開範囲は、ここにあります", en: "the label of the stricter entry is here")

  fileprivate static func refers(
    to id: String, _ stricter: DisclosureLabel, from label: DisclosureLabel
  ) -> LocalizedText {
    let difference = difference(stricter, label)
    return LocalizedText(
      ja: "公開範囲の厳しい項目「\(id)」を参照しています（\(difference.japanese)）。"
        + "参照があるだけで、その項目のあることが分かってしまいます。",
      en:
        "This refers to the stricter entry '\(id)' (\(difference.english)), so readers learn that "
        + "it exists")
  }

  fileprivate static func shows(
    _ shown: DisclosureLeak.Shown, of id: String?, _ stricter: DisclosureLabel,
    from label: DisclosureLabel
  ) -> LocalizedText {
    let difference = difference(stricter, label)
    let entry = LocalizedText(
      ja: id.map { "公開範囲の厳しい項目「\($0)」" } ?? "この項目の、公開範囲の厳しい部分",
      en: id.map { "the stricter entry '\($0)'" } ?? "a stricter part of this entry")
    switch shown {
    case .title:
      return LocalizedText(
        ja: "\(entry.japanese)の題名が書かれています（\(difference.japanese)）。",
        en: "This text has the title of \(entry.english) (\(difference.english))")
    case .id:
      return LocalizedText(
        ja: "\(entry.japanese)の id が書かれています（\(difference.japanese)）。",
        en: "This text has the id of \(entry.english) (\(difference.english))")
    case .quotation(let length):
      return LocalizedText(
        ja: "\(entry.japanese)と同じ文が、\(length)文字続いています（\(difference.japanese)）。",
        en: "\(length) characters in a row are the same as in \(entry.english) "
          + "(\(difference.english))")
    }
  }

  /// Both labels, and why one hides what the other shows.
  private static func difference(
    _ stricter: DisclosureLabel, _ label: DisclosureLabel
  ) -> LocalizedText {
    if stricter.level > label.level {
      return LocalizedText(
        ja: "向こうは \(stricter.level.name)、ここは \(label.level.name)",
        en: "TLP:\(stricter.level.name) there, TLP:\(label.level.name) here")
    }
    if !label.audience.isWithin(stricter.audience) {
      return LocalizedText(
        ja: "向こうは見てよい集まりが限られています", en: "only named groups may see it")
    }
    return LocalizedText(
      ja: "向こうはまだ公開してよい日が来ていません", en: "it is not yet public")
  }

  fileprivate static let removeReference = LocalizedText(
    ja: "参照を消すか、この部分の公開範囲を参照先と同じ厳しさにしてください。",
    en: "Remove the reference, or make this part as strict as what it refers to")

  fileprivate static let rewrite = LocalizedText(
    ja: "その部分を書き換えるか消すか、ここの公開範囲を同じ厳しさにしてください。見せてよい内容なら、"
      + "厳しいほうの公開範囲を、理由を記録してゆるめます。",
    en: "Reword or remove it, or make this text as strict; if it may be shown, lower the stricter "
      + "label with a record of why")
}
