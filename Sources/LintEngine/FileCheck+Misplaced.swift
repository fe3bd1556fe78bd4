import Diagnostics
import DocumentTree
import JSONSchema
import LintRules
import Patterns
import SourceText
import Storehouse

extension FileCheck {
  /// The kind to which an entry belongs whose schema refuses it: the one that its first line names,
  /// if the entry fits that better.
  func meantKind(of parsed: ParsedSource, among kindIndex: Int, refusals: Int) -> Int? {
    let own = plan.kinds[kindIndex]
    guard refusals > 0, parsed.documents.count == 1, own.format == .yaml,
      let name = MisplacedEntry.schemaName(in: parsed.source), name != own.schemaPath?.name
    else { return nil }
    let named = plan.kinds.indices.filter { plan.kinds[$0].schemaPath?.name == name }
    guard named.count == 1, plan.kinds[named[0]].format == .yaml,
      let schema = plan.kinds[named[0]].schema,
      schema.explain(parsed.documents[0]).count < refusals
    else { return nil }
    let finding = MisplacedEntry.finding(
      in: parsed.source, of: plan.kinds[named[0]], among: own, target: nil)
    // It stands for errors, so it has to be one.
    return plan.levels.adjusted(finding)?.severity == .error ? named[0] : nil
  }

  /// Checks an entry that lies among those of another kind as one of its own, but for what must
  /// never be there: that is not judged more mildly than in the folder where the file is.
  mutating func move(
    _ result: inout FileResult, of parsed: ParsedSource, from kindIndex: Int, to meant: Int,
    found: [Diagnostic]
  ) {
    let (own, kind) = (plan.kinds[kindIndex], plan.kinds[meant])
    let document = parsed.documents[0]
    let source = parsed.source
    let entry = Entry(
      source: source, kind: kind, document: document,
      annotated: kind.schema?.annotatedNodes(in: document, scratch: &scratch) ?? [])
    let context = EntryContext(
      entry: entry, extent: SourceRange(start: 0, end: source.bytes.count),
      traits: parsed.traits, ceiling: plan.ceiling, asOf: plan.asOf)
    var reporter = Reporter()
    for rule in plan.entryRules where !type(of: rule).descriptor.isProtected {
      rule.check(context, report: &reporter)
    }
    let labels = own.hasLabels ? result.facts.first?.labels : nil
    result.facts = [EntryFacts(entry, kind: meant, labels: labels ?? context.labels)]
    let ofFile = Set(plan.fileRules.map { type(of: $0).descriptor.id })
      .subtracting([MissingSchemaComment.descriptor.id])
    result.diagnostics =
      parsed.diagnostics + (kind.schema?.explain(document) ?? [])
      + [
        MisplacedEntry.finding(
          in: source, of: kind, among: own, target: plan.target(source.path, meant))
      ]
      + found.filter { $0.isProtected || ofFile.contains($0.rule) } + reporter.diagnostics
  }
}
