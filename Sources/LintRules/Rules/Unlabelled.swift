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
        range: firstKey(of: document), help: .howToChoose(key, context.ceiling?.level),
        fixes: fix(key, entry, context.ceiling?.level))
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

  /// Writes down what a missing label counts as, so that nothing is shown to more people; not where
  /// that may not be, because only the author knows whether the entry belongs elsewhere.
  private func fix(_ key: String, _ entry: Entry, _ ceiling: TLPLevel?) -> [Fix] {
    let document = entry.document
    let bytes = document.source.bytes
    guard (ceiling ?? .red) == .red, !entry.kind.allowsManyDocuments, entry.kind.format == .yaml,
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

  fileprivate static func howToChoose(_ key: String, _ ceiling: TLPLevel?) -> LocalizedText {
    let allowed = TLPLevel.allCases.filter { $0 <= ceiling ?? .red }
    let lines = allowed.map { level in
      let audience = LocalizedText.audience(of: level)
      let line = "\(key): {tlp: \(level.name)}"
      return LocalizedText(
        ja: "「\(line)」（\(audience.japanese)）", en: "'\(line)' (\(audience.english))")
    }
    if lines.count == 1 { return .onlyPublic(lines[0]) }
    let limit: LocalizedText =
      if let ceiling, ceiling < .red {
        LocalizedText(
          ja: "ここに置けるのは \(ceiling.name) までです。それより厳しいものは、見てよい人だけのリポジトリに移してください。",
          en: "Nothing above \(ceiling.name) may be here: what is stricter belongs in a repository "
            + "that only those can see. ")
      } else {
        LocalizedText(ja: "", en: "")
      }
    return LocalizedText(
      ja: limit.japanese + "だれに見せてよいかを確かめて、次のどれか一行を書き足してください: "
        + lines.map(\.japanese).joined(separator: "、") + "。迷ったら、厳しいほうにします。",
      en: limit.english + "Find out who may see it, and add one of these lines: "
        + lines.map(\.english).joined(separator: ", ") + "; when in doubt, the stricter one")
  }

  /// What to do where nothing but what everybody may see can be.
  private static func onlyPublic(_ line: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: "ここに置けるのは、公開してよいもの（CLEAR）だけです。公開してよければ、次の一行を書き足してください: "
        + line.japanese + "。そうでなければ、見てよい人だけのリポジトリに移してください。",
      en:
        "Nothing above CLEAR may be here. If everybody may see it, add this line: \(line.english); "
        + "otherwise move it to a repository that only those can see who may")
  }

  private static func audience(of level: TLPLevel) -> LocalizedText {
    switch level {
    case .clear: LocalizedText(ja: "だれでも", en: "everybody")
    case .green: LocalizedText(ja: "構成員の間まで", en: "members")
    case .amber: LocalizedText(ja: "組織と、必要な相手まで", en: "the organisation and who needs it")
    case .amberStrict: LocalizedText(ja: "窓口の中だけ", en: "the desk alone")
    case .red: LocalizedText(ja: "その場の人だけ", en: "only those present")
    }
  }

  fileprivate static let noLevel = LocalizedText(
    ja: "公開範囲に、TLP の区分（tlp）がありません。", en: "The label has no 'tlp'")

  fileprivate static let labelRed = LocalizedText(
    ja: "いちばん厳しい「RED」を書く（あとでゆるめるには記録が必要です）",
    en: "Write the strictest, RED (to lower it later takes a record)")
}
