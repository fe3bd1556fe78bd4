package import Diagnostics
import DocumentTree
import Editions
import SourceText
import Storehouse

/// Finds entries whose label became looser without a record of who allowed it and why.
package struct DeclassifiedWithoutRecord: TransitionRule {
  package static let descriptor = RuleDescriptor(
    "declassified-without-record", .disclosure, isHouseRule: true,
    summary: LocalizedText(
      ja: "公開範囲をゆるめたのに、その理由の記録がありません。",
      en: "A label was lowered and no record says why"))

  package init() {}

  package func check(_ transition: EntryTransition, report: inout Reporter) {
    guard let before = label(of: transition.before), let after = transition.after.labels.whole
    else { return }
    let lowering = Lowering(from: before, to: after, asOf: transition.asOf)
    let texts = LoweredText.all(in: transition)
    if lowering.isEmpty && texts.isEmpty { return }
    let written = newRecords(in: transition)
    let records = written.filter(\.isComplete)
    checkTexts(texts, transition, records, lowering, report: &report)
    guard !lowering.isEmpty else { return }
    let entry = transition.after.entry
    let node = transition.after.labels.wholeNode
    let chain = LoweringRecord.chain(from: before.level, to: after.level, in: records)
    if chain.isEmpty {
      if let record = written.first(where: { $0.fits(before.level, after.level) }),
        let key = record.emptyKeys.first
      {
        report.report(
          Self.descriptor, .saysNothing(key), in: entry, node: record.node, help: .say(key))
        return
      }
      report.report(
        Self.descriptor, .lowered(lowering, isReadable: transition.before.isReadable),
        path: entry.source.path, range: transition.after.labels.wholeRange,
        pointer: node.map { entry.document.pointer(to: $0) } ?? "",
        help: .writeRecord(from: before.level, to: after.level, lowering.needsPermission))
      return
    }
    if lowering.needsPermission, let record = chain.first(where: { !$0.hasPermission }) {
      report.report(
        Self.descriptor, .noPermission, in: entry, node: record.node, help: .askSource)
    }
  }

  /// Texts of stricter parts that more people may see now.
  private func checkTexts(
    _ texts: [LoweredText], _ transition: EntryTransition, _ records: [LoweringRecord],
    _ lowering: Lowering, report: inout Reporter
  ) {
    let entry = transition.after.entry
    for text in texts {
      // What the lowering of the whole entry explains needs no second record.
      if !lowering.isEmpty && text.from.level == lowering.from.level { continue }
      let chain = LoweringRecord.chain(from: text.from.level, to: text.to.level, in: records)
      let needsPermission = text.from.origin == .received
      if !chain.isEmpty, !needsPermission || chain.allSatisfy(\.hasPermission) { continue }
      report.report(
        Self.descriptor, chain.isEmpty ? .textLowered(text.from, text.to) : .noPermission,
        path: entry.source.path,
        range: entry.document.sourceRange(ofText: text.text, in: text.node),
        pointer: entry.document.pointer(to: text.node),
        help: chain.isEmpty
          ? .writeRecord(from: text.from.level, to: text.to.level, needsPermission) : .askSource)
    }
  }

  /// What the entry counted as; `nil` when there was nothing to lower.
  ///
  /// Giving a label to an entry that had none is no lowering: somebody decides for the first time.
  private func label(of state: EntryState) -> DisclosureLabel? {
    guard state.isReadable else { return DisclosureLabel(.red) }
    guard let node = state.labels.wholeNode else { return nil }
    if state.labels.wholeIsReadable { return state.labels.whole }
    // To put an old or misspelt word right is no lowering.
    let document = state.entry.document
    let word = document.value(of: node, forKey: "tlp").map(document.resolved) ?? node
    let isWord = document.nodes[word].kind == .scalar
    let meant = isWord ? LabelWords(document.text(of: word)).levels.min() : nil
    return DisclosureLabel(meant ?? .red)
  }

  private func newRecords(in transition: EntryTransition) -> [LoweringRecord] {
    let before = transition.before.isReadable ? LoweringRecord.all(in: transition.before) : []
    var known = before.map(\.content)
    return LoweringRecord.all(in: transition.after).filter { record in
      guard let index = known.firstIndex(of: record.content) else { return true }
      known.remove(at: index)
      return false
    }
  }
}

extension EntryState {
  /// Whether the file could be read.
  fileprivate var isReadable: Bool { !labels.isOfUnreadable }
}

/// In which ways a label became looser.
struct Lowering: Hashable {
  let from: DisclosureLabel
  let to: DisclosureLabel
  let lowersLevel: Bool
  let widensAudience: Bool
  let disownsSource: Bool
  let advancesDay: Bool

  init(from: DisclosureLabel, to: DisclosureLabel, asOf: CalendarDate) {
    self.from = from
    self.to = to
    lowersLevel = to.level < from.level
    widensAudience = !to.audience.isWithin(from.audience)
    disownsSource = from.origin == .received && to.origin == .own
    advancesDay = from.publicFrom > asOf.lastDayNumber && to.publicFrom < from.publicFrom
  }

  var isEmpty: Bool { !lowersLevel && !widensAudience && !disownsSource && !advancesDay }

  /// Whether the source of received material has to agree.
  var needsPermission: Bool { from.origin == .received }
}

/// One record of a lowering: an item of `lowered` in a label.
struct LoweringRecord {
  let node: Int
  /// The members as text, to tell a new record from an old one.
  let content: [String: String]

  private init(_ document: Document, at node: Int) {
    self.node = document.resolved(node)
    content = Dictionary(
      document.members(of: node).compactMap { member in
        let value = document.resolved(member.value)
        guard document.nodes[value].kind == .scalar, document.nodes[value].type != .null else {
          return nil
        }
        return (document.text(of: document.resolved(member.key)), document.text(of: value))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The records in the label of the whole and in those of fields.
  static func all(in state: EntryState) -> [LoweringRecord] {
    let document = state.entry.document
    let fields = state.labels.parts.compactMap { part -> Int? in
      if case .field = part.place { return document.lastNode(startingAt: part.labelRange.start) }
      return nil
    }
    let labels = [state.labels.wholeNode].compactMap(\.self) + fields
    return labels.flatMap { label -> [LoweringRecord] in
      guard let list = document.value(of: label, forKey: "lowered") else { return [] }
      return document.items(of: list).map { LoweringRecord(document, at: $0) }
    }
  }

  /// Whether it says who allowed it, when and why; words that only stand for an answer say nothing.
  var isComplete: Bool {
    content["decided_on"].flatMap { CalendarDate($0) } != nil && emptyKeys.isEmpty
  }

  /// The keys of what a person has to say, as far as nothing is said there.
  var emptyKeys: [String] {
    ["reason", "role"].filter { key in !(content[key].map(FilledIn.init)?.saysSomething ?? false) }
  }

  var hasPermission: Bool {
    content["permission"].map(FilledIn.init)?.saysSomething ?? false
  }

  func fits(_ from: TLPLevel, _ to: TLPLevel) -> Bool {
    content["from"] == from.name && content["to"] == to.name
  }

  /// The records that lead from one level to another, each from where the one before ends; none
  /// when they do not lead there.
  ///
  /// Several commits that are looked at together may have lowered a label step by step.
  static func chain(
    from: TLPLevel, to: TLPLevel, in records: [LoweringRecord]
  ) -> [LoweringRecord] {
    if let record = records.first(where: { $0.fits(from, to) }) { return [record] }
    for level in TLPLevel.allCases where to < level && level < from {
      guard let last = records.first(where: { $0.fits(level, to) }) else { continue }
      let before = chain(from: from, to: level, in: records)
      if !before.isEmpty { return before + [last] }
    }
    return []
  }
}

extension LocalizedText {
  fileprivate static func lowered(_ lowering: Lowering, isReadable: Bool) -> LocalizedText {
    let (from, to) = (lowering.from, lowering.to)
    guard isReadable else {
      return LocalizedText(
        ja: "前の版が読めないため、いちばん厳しい TLP:RED だったものとして扱います。"
          + "\(to.level.name) にするには、理由の記録が必要です。",
        en: "The earlier state cannot be read and counts as TLP:RED; "
          + "TLP:\(to.level.name) needs a record of why")
    }
    if lowering.lowersLevel {
      return LocalizedText(
        ja: "公開範囲を \(from.level.name) から \(to.level.name) にゆるめていますが、理由の記録がありません。",
        en: "The label is lowered from TLP:\(from.level.name) to TLP:\(to.level.name) without a "
          + "record of why")
    }
    if lowering.widensAudience {
      return LocalizedText(
        ja: "見てよい集まり（groups）を広げていますが、理由の記録がありません。",
        en: "The groups that may see it are widened without a record of why")
    }
    if lowering.disownsSource {
      return LocalizedText(
        ja: "受け取った情報（received）を自分たちの情報（own）に変えていますが、理由の記録がありません。",
        en: "Received material is called our own without a record of why")
    }
    return LocalizedText(
      ja: "公開してよい日（public_from）を早めていますが、理由の記録がありません。",
      en: "The day of publication is moved forward without a record of why")
  }

  fileprivate static func textLowered(
    _ from: DisclosureLabel, _ to: DisclosureLabel
  ) -> LocalizedText {
    let isLower = to.level < from.level
    return LocalizedText(
      ja: isLower
        ? "\(from.level.name) の欄やブロックにあった文が、\(to.level.name) の場所に出ていますが、理由の記録が"
          + "ありません。"
        : "見てよい人を限った欄やブロックにあった文が、ゆるい場所に出ていますが、理由の記録がありません。",
      en: "This text was in a stricter field or block (TLP:\(from.level.name)) and is now in a "
        + "looser place (TLP:\(to.level.name)) without a record of why")
  }

  fileprivate static func writeRecord(
    from: TLPLevel, to: TLPLevel, _ needsPermission: Bool
  ) -> LocalizedText {
    LocalizedText(
      ja: "disclosure の中に lowered を足し、from（\(from.name)）、to（\(to.name)）、reason（理由）、"
        + "role（決めた人の役割）、decided_on（決めた日）を書いてください。"
        + (needsPermission ? "受け取った情報なので、permission（提供元の許可）も必要です。" : "")
        + "まちがいで変えたのなら、元に戻してください。",
      en:
        "Add an item to 'lowered' in the label with from (\(from.name)), to (\(to.name)), reason, "
        + "role and decided_on"
        + (needsPermission ? ", and permission, because the material was received" : "")
        + "; or take the change back")
  }

  fileprivate static func saysNothing(_ key: String) -> LocalizedText {
    LocalizedText(
      ja: "公開範囲をゆるめた記録の \(key) が、空か、仮の言葉のままです。",
      en: "'\(key)' of the record of the lowered label is empty or a placeholder")
  }

  fileprivate static func say(_ key: String) -> LocalizedText {
    key == "role"
      ? LocalizedText(
        ja: "見せてよいと決めた人の役割（役職や担当の名前）を書いてください。",
        en: "Write the role of the person who decided it")
      : LocalizedText(
        ja: "見せてよいと決めた理由を、あとの人が読んで分かるように書いてください。",
        en: "Write why it may be shown, so that those who come later understand")
  }

  fileprivate static let noPermission = LocalizedText(
    ja: "受け取った情報の公開範囲をゆるめていますが、提供元の許可（permission）の記録がありません。",
    en: "The label of received material is lowered without the source's permission")

  fileprivate static let askSource = LocalizedText(
    ja: "提供元に確かめ、だれがいつ許したかを、この記録の permission に書いてください。許しがなければ、元に戻してください。",
    en: "Ask the source and write who agreed and when under 'permission', or take the change back")
}
