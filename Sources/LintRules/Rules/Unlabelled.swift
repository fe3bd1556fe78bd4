package import Diagnostics
import DocumentTree
import SourceText
import Storehouse

/// Finds entries that do not say who may see them.
package struct Unlabelled: EntryRule {
  package static let descriptor = RuleDescriptor(
    "unlabelled", .disclosure, isHouseRule: true, isFixable: true,
    summary: LocalizedText(
      ja: "だれに見せてよいか（公開範囲）が書かれていません。",
      en: "The entry does not say who may see it"))

  package init() {}

  package func check(_ context: EntryContext, report: inout Reporter) {
    let entry = context.entry
    let document = entry.document
    // Half of an entry may have left its label in the other half.
    if let key = entry.kind.labelKey, context.labels.wholeNode == nil, context.isWhole {
      // An entry that is no mapping has no place for anything.
      guard document.nodes[document.resolved(0)].kind == .mapping else { return }
      report.report(
        Self.descriptor, .unlabelled(key), path: entry.source.path,
        range: firstKey(of: document), help: .howToChoose(key), fixes: fix(key, entry))
    }
    for label in context.labels.unreadableLabels {
      guard document.nodes[label].kind == .mapping,
        document.value(of: label, forKey: "tlp") == nil
      else { continue }
      report.report(
        Self.descriptor, .noLevel, in: entry, node: label, help: .countsAsStrictest)
    }
  }

  private func firstKey(of document: Document) -> SourceRange {
    let root = document.resolved(0)
    let first = document.next(after: root) > root + 1 ? root + 1 : root
    return first == root ? SourceRange(at: document.extent.start) : document.nodes[first].range
  }

  /// Writes down what a missing label counts as, so that nothing is shown to more people.
  private func fix(_ key: String, _ entry: Entry) -> [Fix] {
    let document = entry.document
    let bytes = document.source.bytes
    guard !entry.kind.allowsManyDocuments, entry.kind.format == .yaml,
      document.nodes[0].kind == .mapping, document.nodes[0].style == .block,
      document.nodes[0].start == document.nodes[1].start,
      let last = document.nodes.last
    else { return [] }
    // After the last line of the last value: what follows are comments.
    var end = max(Int(last.end), Int(document.nodes[0].start))
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    let isLineEnd = end < bytes.count
    if isLineEnd, Int(last.end) > 0, bytes[Int(last.end) - 1] == UInt8(ascii: "\n") {
      end = Int(last.end) - 1
    }
    let text = "\(key):\n  tlp: RED\n"
    let isEnded = isLineEnd || bytes.last == UInt8(ascii: "\n")
    let edit = TextEdit(
      range: SourceRange(at: isEnded ? end + 1 : end), replacement: isEnded ? text : "\n" + text)
    return [Fix(title: .labelRed, applicability: .review, edits: [edit])]
  }
}

extension LocalizedText {
  fileprivate static func unlabelled(_ key: String) -> LocalizedText {
    LocalizedText(
      ja: "公開範囲（\(key)）がありません。だれにも見せない TLP:RED として扱われます。",
      en: "The label '\(key)' is missing, so the entry counts as TLP:RED and is shown to nobody")
  }

  fileprivate static func howToChoose(_ key: String) -> LocalizedText {
    LocalizedText(
      ja: "\(key): の下に tlp: を書いてください。公開してよければ CLEAR、構成員の間までなら GREEN、"
        + "窓口の中だけなら AMBER+STRICT です。迷ったら、厳しいほうにします。",
      en: "Write 'tlp:' under '\(key):': CLEAR for everybody, GREEN for members, AMBER+STRICT for "
        + "the desk alone; when in doubt, the stricter one")
  }

  fileprivate static let noLevel = LocalizedText(
    ja: "公開範囲に、TLP の区分（tlp）がありません。", en: "The label has no 'tlp'")

  fileprivate static let labelRed = LocalizedText(
    ja: "いちばん厳しい「RED」を書く（あとでゆるめるには記録が必要です）",
    en: "Write the strictest, RED (to lower it later takes a record)")
}
