import Diagnostics
import DocumentTree
import Editions
import LintRules
import SourceText
import Storehouse
import YAMLFrontEnd

/// Looks for labels above the ceiling where no rule about entries sees them.
///
/// What cannot be read counts as the strictest there is, as long as somebody can mend it.
struct LabelSearch: Sendable {
  let ceiling: DisclosureCeiling
  let asOf: CalendarDate
  /// Whether the texts are of past commits: what nobody can mend any more is judged by the labels
  /// that show in it, or nothing could ever be sent that has it in its history.
  let isOfPast: Bool

  /// What is wrong with the label of an entry that cannot be read.
  func findings(inUnread source: SourceFile, of kind: Kind) -> [Diagnostic] {
    guard !source.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }) else { return [] }
    let unread = kind.labelKey.flatMap { _ in AboveCeiling.findingOfUnread(source.path, ceiling) }
    if let unread, !isOfPast { return [unread] }
    let written = Self.labels(inText: source, key: kind.labelKey)
    let found = strictest(written.mentions, in: source.path)
    return found.isEmpty && !written.saysLevel ? [unread].compactMap(\.self) : found
  }

  /// What is wrong with the labels of documents that are not checked as entries, or in which a
  /// label may stand twice.
  func findings(
    in documents: some Sequence<Document>, of kind: Kind? = nil, mayHoldBlocks: Bool
  ) -> [Diagnostic] {
    documents.flatMap { document in
      strictest(
        WrittenLabels(document, key: kind?.labelKey, mayHoldBlocks: mayHoldBlocks).mentions,
        in: document.source.path)
    }
  }

  /// Whether any of some documents has a label.
  static func isLabelled(_ documents: some Sequence<Document>, key: String?) -> Bool {
    documents.contains { WrittenLabels($0, key: key, mayHoldBlocks: false).saysLevel }
  }

  /// What is wrong with the labels of a file of no kind; among entries every label counts, elsewhere
  /// only what is certainly one.
  func findings(inUnclaimed source: SourceFile, isAmongEntries: Bool) -> [Diagnostic] {
    var reader = EntryReader()
    let parsed = reader.read(source, as: .yaml)
    let mentions =
      parsed.documents.isEmpty
      ? Self.labels(inText: source, key: nil).mentions
      : parsed.documents.flatMap { WrittenLabels($0, key: nil, mayHoldBlocks: true).mentions }
    return strictest(mentions.filter { isAmongEntries || $0.isReadable }, in: source.path)
  }

  /// The finding about the label that is furthest above the ceiling; one for a text is enough.
  private func strictest(
    _ mentions: [WrittenLabels.Mention], in path: RepositoryPath
  ) -> [Diagnostic] {
    let above = mentions.filter {
      ceiling.objection(to: $0.label, dayNumber: asOf.lastDayNumber) != nil
    }
    let first = above.indices.min { left, right in
      (above[right].label.level, left) < (above[left].label.level, right)
    }
    return first.flatMap { AboveCeiling.finding(above[$0], in: path, ceiling, asOf: asOf) }
      .map { [$0] } ?? []
  }

  private static func labels(inText source: SourceFile, key: String?) -> WrittenLabels {
    guard SourceAccident.encoding(of: source.bytes) == .utf16 else {
      return WrittenLabels(text: source.bytes, key: key)
    }
    let text = UTF16Text(source.bytes)
    return WrittenLabels(text: text.bytes, key: key, at: text.original)
  }
}
