import Diagnostics
import DocumentTree
import Editing
import Editions
import JSONSchema
import LintRules
import SourceText
import Storehouse
import YAMLFrontEnd

/// What came of one file.
struct FileResult: Sendable {
  var facts: [EntryFacts]
  var diagnostics: [Diagnostic]
  /// What the comments of the file allow.
  var suppressions: [Suppression] = []
  /// What the file registers, so that it may stand anywhere.
  var registered: [RegisteredValue] = []
  /// The exceptions of the configuration that are about something in the file.
  var usedExceptions: [Int] = []
}

/// Reads and checks files one after another, keeping scratch memory between them.
struct FileCheck {
  let plan: LintPlan
  private var reader = EntryReader()
  var scratch = ValidationScratch()

  init(_ plan: LintPlan) {
    self.plan = plan
  }

  /// Checks one file of a kind.
  mutating func check(_ source: SourceFile, kindIndex: Int) -> FileResult {
    let kind = plan.kinds[kindIndex]
    let parsed = reader.read(source, as: kind.format)
    var reporter = Reporter()
    let file = FileContext(parsed: parsed, kind: kind)
    // A file that no reader understands has one finding: what is wrong with its syntax.
    if parsed.documents.isEmpty {
      let facts = EntryFacts(unreadable: source, kind: kindIndex, identity: kind.identity)
      var result = FileResult(
        facts: [facts],
        diagnostics: parsed.diagnostics.map { certainIndentation($0, in: source, kind) })
      result.diagnostics += plan.labelSearch?.findings(inUnread: source, of: kind) ?? []
      lookForSensitiveText(in: source, entries: [], kindIndex, into: &result)
      return result
    }
    for rule in plan.fileRules { rule.check(file, report: &reporter) }
    var result = FileResult(facts: [], diagnostics: parsed.diagnostics)
    let documents = kind.allowsManyDocuments ? parsed.documents[...] : parsed.documents.prefix(1)
    var entries: [Entry] = []
    var start = 0
    for (position, document) in documents.enumerated() {
      let isLast = position == parsed.documents.count - 1
      let end = isLast ? document.source.bytes.count : document.extent.end
      // Half of an entry lacks what the other half has: the cut is the finding.
      let isWhole = kind.allowsManyDocuments || parsed.documents.count == 1
      let entry = entry(document, source, kindIndex, isWhole: isWhole, into: &result)
      let context = EntryContext(
        entry: entry, extent: SourceRange(start: start, end: end), isWhole: isWhole,
        traits: parsed.traits, ceiling: plan.ceiling, asOf: plan.asOf)
      for rule in plan.entryRules { rule.check(context, report: &reporter) }
      result.facts.append(EntryFacts(entry, kind: kindIndex, labels: context.labels))
      entries.append(entry)
      start = end
    }
    let unseen = unseenLabels(
      parsed, kind, schema: result.diagnostics, found: reporter.diagnostics)
    reporter.add(contentsOf: unseen)
    let refusals = result.diagnostics.count - parsed.diagnostics.count
    if let meant = meantKind(of: parsed, among: kindIndex, refusals: refusals) {
      let found = reporter.diagnostics
      reporter = Reporter()
      move(&result, of: parsed, from: kindIndex, to: meant, found: found)
    }
    LabelEchoes.remove(from: &result.diagnostics, explainedBy: reporter.diagnostics)
    let explained = Set(result.diagnostics.map(\.range))
    // A value that its schema refuses needs no second finding about how it was written.
    result.diagnostics += reporter.diagnostics.filter {
      !FileCheck.rulesOfNotation.contains($0.rule) || !explained.contains($0.range)
    }
    if !EntryReader.isJSON(source.path), let said = SuppressionReader.suppressions(in: parsed) {
      result.suppressions = said.suppressions
      result.diagnostics += said.diagnostics
    }
    lookForSensitiveText(in: source, entries: entries, kindIndex, into: &result)
    return result
  }

  /// What is wrong with labels that the rules about entries do not see: in the documents after the
  /// first, under a key that is set twice, and where the schema has no place for any.
  private mutating func unseenLabels(
    _ parsed: ParsedSource, _ kind: Kind, schema: [Diagnostic], found: [Diagnostic]
  ) -> [Diagnostic] {
    guard let search = plan.labelSearch else { return [] }
    let unseen = unseenLabels(search, parsed, kind, found: found)
    guard unseen.isEmpty else { return unseen }
    return unknownLabels(search, parsed, kind, schema: schema, found: found)
  }

  /// What is wrong with labels for which the schema has no place, and which it refuses for that.
  private mutating func unknownLabels(
    _ search: LabelSearch, _ parsed: ParsedSource, _ kind: Kind, schema: [Diagnostic],
    found: [Diagnostic]
  ) -> [Diagnostic] {
    let isRefused = schema.contains { $0.severity == .error && !$0.isProtected }
    guard isRefused || !plan.validates, kind.hasLabels,
      !found.contains(where: { $0.rule == AboveCeiling.descriptor.id })
    else { return [] }
    let documents = kind.allowsManyDocuments ? parsed.documents[...] : parsed.documents.prefix(1)
    let above = search.findings(in: documents, of: kind, mayHoldBlocks: false)
    guard !above.isEmpty else { return [] }
    if !plan.validates, let schema = kind.schema,
      documents.allSatisfy({ schema.verdict(of: $0, scratch: &scratch) == .valid })
    {
      return []
    }
    return search.isOfPast ? above : above.map(AboveCeiling.ofUnknown)
  }

  private func unseenLabels(
    _ search: LabelSearch, _ parsed: ParsedSource, _ kind: Kind, found: [Diagnostic]
  ) -> [Diagnostic] {
    let isCut = parsed.documents.count > 1 && !kind.allowsManyDocuments
    let mayRepeat = parsed.diagnostics.contains { $0.rule == "duplicate-key" }
    guard isCut || mayRepeat || !kind.hasLabels,
      !found.contains(where: { $0.rule == AboveCeiling.descriptor.id })
    else { return [] }
    let isSeen = kind.hasLabels && !mayRepeat
    let above = search.findings(
      in: parsed.documents.dropFirst(isSeen ? 1 : 0), of: kind,
      mayHoldBlocks: parsed.traits.contains(.labelBlock))
    guard above.isEmpty, isCut, let key = kind.labelKey,
      !LabelSearch.isLabelled(parsed.documents, key: key)
    else { return above }
    return search.findings(inUnread: parsed.source, of: kind)
  }

  /// Adds what a file and its name give away, and takes in what it registers.
  private func lookForSensitiveText(
    in source: SourceFile, entries: [Entry], _ kindIndex: Int, into result: inout FileResult
  ) {
    let privacy = plan.privacy
    if privacy.rules.isEmpty { return }
    let scan = SensitiveScan()
    let kind = plan.kinds[kindIndex]
    var places = scan.places(
      in: source, entries: entries,
      seesSites: kind.isDerivedFromConsultations || kind.registration != nil)
    let inName = scan.places(inName: source.path, entryID: entries.first?.id)
    if let registration = kind.registration {
      let registered = SensitiveScan.registered(entries, places, by: registration)
      result.registered = registered.values
      places.removeAll { registered.places.contains($0.range) }
    }
    if places.isEmpty && inName.isEmpty { return }
    var reporter = Reporter()
    for (site, places) in [(.text, places), (.name, inName)] as [(SensitiveContext.Site, _)] {
      let context = SensitiveContext(
        path: source.path, site: site, kind: kind, asOf: plan.asOf,
        places: ReportedPlaces(
          privacy.unexcepted(
            places, in: source.path, on: plan.asOf, used: &result.usedExceptions)
        ).places)
      for rule in privacy.rules { rule.check(context, report: &reporter) }
    }
    result.diagnostics += reporter.diagnostics
  }

  /// A finding about indentation with a safe fix, if only one reading makes sense.
  private func certainIndentation(
    _ finding: Diagnostic, in source: SourceFile, _ kind: Kind
  ) -> Diagnostic {
    var reader = reader
    return CertainIndentation.refined(finding, in: source) {
      reader.read($0, as: kind.format)
    }
  }

  private static let rulesOfNotation: Set<RuleID> = [
    AmbiguousScalar.descriptor.id, LostLineBreak.descriptor.id,
  ]

  /// The documents of a file of a kind, without checking them.
  func documents(of source: SourceFile, kindIndex: Int) -> [Document] {
    var reader = reader
    return reader.read(source, as: plan.kinds[kindIndex].format).documents
  }

  /// The entries of a file of a kind, without checking them; none when it cannot be read.
  mutating func entries(of source: SourceFile, kindIndex: Int) -> [Entry] {
    let kind = plan.kinds[kindIndex]
    let parsed = reader.read(source, as: kind.format)
    return parsed.documents.prefix(kind.allowsManyDocuments ? .max : 1).map {
      document in
      let annotated = kind.schema?.annotatedNodes(in: document, scratch: &scratch) ?? []
      return Entry(source: source, kind: kind, document: document, annotated: annotated)
    }
  }

  /// An entry of which nothing but the place is known.
  func emptyEntry(_ source: SourceFile, kindIndex: Int) -> Entry {
    let empty = YAMLReader().read(SourceFile(path: source.path, bytes: Array("{}".utf8)))
    return Entry(
      source: source, kind: plan.kinds[kindIndex], document: empty.documents[0], annotated: [])
  }

  /// Validates a document, and gathers what its schema says about its values.
  private mutating func entry(
    _ document: Document, _ source: SourceFile, _ kindIndex: Int, isWhole: Bool,
    into result: inout FileResult
  ) -> Entry {
    let kind = plan.kinds[kindIndex]
    var annotated: [AnnotatedNode] = []
    if let schema = kind.schema {
      if plan.validates && isWhole
        && schema.verdict(of: document, scratch: &scratch) != .valid
      {
        result.diagnostics += schema.explain(document)
      }
      annotated = schema.annotatedNodes(in: document, scratch: &scratch)
    }
    return Entry(source: source, kind: kind, document: document, annotated: annotated)
  }
}
