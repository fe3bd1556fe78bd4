package import Diagnostics
import DocumentTree
package import Editions
package import SourceText
package import Storehouse

/// Finds what is stricter than the place where it is, or is to go, allows.
package struct AboveCeiling: EntryRule {
  package static let descriptor = RuleDescriptor(
    "above-ceiling", .disclosure, isHouseRule: true,
    summary: LocalizedText(
      ja: "公開範囲が、この場所に置いてよい上限を超えています。",
      en: "Something is stricter than its place allows"))

  package init() {}

  package func check(_ context: EntryContext, report: inout Reporter) {
    guard let ceiling = context.ceiling else { return }
    let labels = context.labels
    let today = context.asOf.lastDayNumber
    // A label that is missing or cannot be read has a finding of its own, and stops as much.
    if let whole = labels.whole, labels.wholeNode != nil, labels.wholeIsReadable,
      let objection = ceiling.objection(to: whole, dayNumber: today)
    {
      report.report(
        Self.descriptor, .above(whole, ceiling, objection, .entry),
        path: context.entry.source.path,
        range: place(of: objection, in: context, labels.wholeNode) ?? labels.wholeRange,
        pointer: labels.wholeNode.map { context.entry.document.pointer(to: $0) } ?? "",
        help: objection == .audience && whole.audience.isNobody
          ? .mendLabel : .keepOut(objection, ceiling))
    }
    for part in labels.parts where part.isReadable {
      guard let objection = ceiling.objection(to: part.label, dayNumber: today),
        ceiling.objection(to: part.enclosing, dayNumber: today) == nil
      else { continue }
      let isBlock = if case .block = part.place { true } else { false }
      report.report(
        Self.descriptor, .above(part.label, ceiling, objection, isBlock ? .block : .field),
        path: context.entry.source.path, range: part.labelRange,
        pointer: context.entry.document.pointer(to: part.node), help: .keepOut(objection, ceiling))
    }
  }

  /// What is wrong with a label that stands where no entry is read; `nil` when nothing is.
  package static func finding(
    _ mention: WrittenLabels.Mention, in path: RepositoryPath, _ ceiling: DisclosureCeiling,
    asOf: CalendarDate
  ) -> Diagnostic? {
    guard let objection = ceiling.objection(to: mention.label, dayNumber: asOf.lastDayNumber) else {
      return nil
    }
    return Diagnostic(
      rule: descriptor.id,
      message: mention.isReadable
        ? .above(mention.label, ceiling, objection, .file) : .strangeLabel(ceiling),
      path: path, range: mention.range,
      help: mention.isReadable ? .keepOut(objection, ceiling) : .writeLevel)
  }

  /// The finding about an entry that cannot be read, so that its label counts as the strictest;
  /// `nil` where even that may be.
  package static func findingOfUnread(
    _ path: RepositoryPath, _ ceiling: DisclosureCeiling
  ) -> Diagnostic? {
    guard ceiling.level < .red else { return nil }
    return Diagnostic(
      rule: descriptor.id, message: .unread(ceiling), path: path, range: SourceRange(at: 0),
      help: .mendEntry)
  }

  /// Whether a finding says no more than that an entry cannot be read, which whoever reads the
  /// finding about its syntax knows.
  package static func isAboutUnread(_ finding: Diagnostic) -> Bool {
    finding.rule == descriptor.id && (finding.help == .mendEntry || finding.help == .mendLabel)
  }

  /// A finding about a label that the schema knows nothing of, which matters once what the schema
  /// says about it is passed over.
  package static func ofUnknown(_ finding: Diagnostic) -> Diagnostic {
    var changed = finding
    changed.help = .mendLabel
    return changed
  }

  /// The member of a label that the objection is about.
  private func place(
    of objection: DisclosureCeiling.Objection, in context: EntryContext, _ label: Int?
  ) -> SourceRange? {
    let key =
      switch objection {
      case .level: "tlp"
      case .audience: "groups"
      case .embargo: "public_from"
      }
    let document = context.entry.document
    return label.flatMap { document.value(of: $0, forKey: key) }
      .map { document.nodes[document.resolved($0)].range }
  }
}

/// What a label is about.
private enum Subject {
  case entry
  case field
  case block
  case file

  var words: LocalizedText {
    switch self {
    case .entry: LocalizedText(ja: "この項目", en: "This entry")
    case .field: LocalizedText(ja: "この欄", en: "This field")
    case .block: LocalizedText(ja: "このブロック", en: "This block")
    case .file: LocalizedText(ja: "このファイル", en: "This file")
    }
  }
}

extension LocalizedText {
  fileprivate static func above(
    _ label: DisclosureLabel, _ ceiling: DisclosureCeiling,
    _ objection: DisclosureCeiling.Objection, _ subject: Subject
  ) -> LocalizedText {
    let words = subject.words
    switch objection {
    case .level:
      return LocalizedText(
        ja: "\(words.japanese)は \(label.level.name) ですが、\(limit(ceiling).japanese)",
        en: "\(words.english) is TLP:\(label.level.name), and \(limit(ceiling).english)")
    case .audience:
      let place = ceiling.isElsewhere ? "送り先" : "この場所"
      return LocalizedText(
        ja: "\(words.japanese)は見てよい集まり（groups）が限られていますが、\(place)を見る人がその集まりとは"
          + "限りません。",
        en: "\(words.english) is for named groups, and not everybody who sees "
          + "\(ceiling.isElsewhere ? "the remote" : "this place") is in one")
    case .embargo:
      return LocalizedText(
        ja: "\(words.japanese)は、公開してよい日（public_from）がまだ来ていないため、公開の場所には"
          + "\(ceiling.isElsewhere ? "送れません" : "置けません")。",
        en: "\(words.english) may not be public yet (public_from), and "
          + "\(ceiling.isElsewhere ? "the remote" : "this place") is")
    }
  }

  /// How much may be at a place.
  private static func limit(_ ceiling: DisclosureCeiling) -> LocalizedText {
    LocalizedText(
      ja: "\(ceiling.isElsewhere ? "送り先に送ってよい" : "この場所に置いてよい")のは "
        + "\(ceiling.level.name) までです。",
      en: "nothing above TLP:\(ceiling.level.name) may be "
        + (ceiling.isElsewhere ? "sent to the remote" : "here"))
  }

  fileprivate static func unread(_ ceiling: DisclosureCeiling) -> LocalizedText {
    LocalizedText(
      ja: "この項目は読めないので、公開範囲も分かりません。いちばん厳しい RED として扱いますが、"
        + limit(ceiling).japanese,
      en: "kura cannot read this entry, so its label counts as TLP:RED, the strictest, and "
        + limit(ceiling).english)
  }

  fileprivate static let mendLabel = LocalizedText(
    ja: "スキーマにない書き方の公開範囲も、書いてあるとおりに扱います。先に、公開範囲の書き方を直してください。"
      + "直すところは、kura lint が示します。",
    en:
      "A label counts also where the schema has no place for it; mend how it is written first: kura "
      + "lint says where")

  fileprivate static let mendEntry = LocalizedText(
    ja: "先に、この項目を読める形に直してください。直すところは、kura lint が示します。",
    en: "Mend the entry first; kura lint says where")

  fileprivate static func strangeLabel(_ ceiling: DisclosureCeiling) -> LocalizedText {
    LocalizedText(
      ja: "このファイルの公開範囲が読めません。いちばん厳しい RED として扱いますが、"
        + limit(ceiling).japanese,
      en: "The label in this file cannot be read and counts as TLP:RED, the strictest, and "
        + limit(ceiling).english)
  }

  fileprivate static let writeLevel = LocalizedText(
    ja: "「tlp:」に、CLEAR、GREEN、AMBER、AMBER+STRICT、RED のどれかを半角で書いてください。",
    en: "After 'tlp:', write one of CLEAR, GREEN, AMBER, AMBER+STRICT and RED")

  fileprivate static func keepOut(
    _ objection: DisclosureCeiling.Objection, _ ceiling: DisclosureCeiling
  ) -> LocalizedText {
    switch objection {
    case _ where ceiling.isElsewhere:
      LocalizedText(
        ja: "送り先を確かめてください。区分をゆるめて送ってはいけません",
        en: "look whether the remote is the right one; do not lower the label to get by")
    case .level, .audience:
      LocalizedText(
        ja: "この内容を、見てよい人だけのリポジトリに移してください。区分をゆるめて済ませてはいけません。"
          + "この場所の上限は kura.yaml の disclosure.ceiling、送り先の上限は remotes で決めます。",
        en: "Move it to a repository that only those can see; do not lower the label to get by. "
          + "kura.yaml sets the limits: disclosure.ceiling here, remotes for where it is pushed")
    case .embargo:
      LocalizedText(
        ja: "その日まで、見てよい人だけのリポジトリに置いてください。",
        en: "Keep it until that day in a repository that is not public")
    }
  }
}
