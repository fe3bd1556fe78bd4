import Diagnostics
import DocumentTree
import SourceText

/// The explaining pass: says what is wrong with a document that the boolean pass refused.
///
/// Walks the same program as `Evaluation`, but follows every instruction that fails, chooses the
/// branch that the author meant, and collects findings. Which properties and items count as
/// evaluated is judged leniently, so that a mistake in one keyword does not make
/// `unevaluatedProperties` complain about its consequences.
struct Explanation: ~Copyable {
  /// Subschemas inside subschemas while explaining.
  private static let depthLimit = 400
  /// Subschemas that one explanation visits besides one for each node.
  private static let visitAllowance = 20_000

  let program: Program
  let document: Document
  var evaluation: Evaluation
  var findings: [Finding] = []
  var facts: [Int: MappingFacts] = [:]
  /// What applies around the current value: the conditions of `if`, and notes about branches.
  var conditions: [ConditionPhrase] = []
  var contextNotes: [Note] = []
  private var depth = 0
  private var visits = 0
  private let visitLimit: Int
  /// Branches that are being tried to find the closest one, inside each other.
  var trialDepth = 0
  /// Set when a limit ends the explanation.
  var isStopped = false

  init(_ program: Program, _ document: Document, scratch: consuming ValidationScratch) {
    self.program = program
    self.document = document
    evaluation = Evaluation(program, document, scratch: scratch)
    visitLimit = Self.visitAllowance + document.nodes.count
  }

  /// What is wrong with a value, one finding for each defect.
  mutating func diagnostics(at node: Int, _ root: Int32) -> [Diagnostic] {
    let subject = Subject(written: node, node: document.resolved(node))
    explain(root, subject, frame: -1)
    settleKeys()
    var diagnostics: [Diagnostic] = []
    var seen: Set<FindingIdentity> = []
    for finding in bestFindings() where seen.insert(FindingIdentity(finding)).inserted {
      diagnostics.append(
        Diagnostic(
          rule: finding.rule, message: finding.message, path: document.source.path,
          range: finding.range, pointer: document.pointer(to: finding.node), help: finding.help,
          notes: finding.notes, fixes: finding.fixes))
    }
    return diagnostics.sorted(by: Diagnostic.precedes)
  }

  /// Explains why a value breaks a subschema; adds nothing when it does not.
  mutating func explain(_ schema: Int32, _ subject: Subject, frame: Int) {
    visits += 1
    guard !isStopped, depth < Self.depthLimit, visits < visitLimit else { return }
    depth += 1
    defer { depth -= 1 }
    let record = program.schemas[Int(schema)]
    var subject = subject
    if record.annotations >= 0, program.annotations[Int(record.annotations)].message != nil {
      subject.message = record.annotations
    }
    let node = subject.node
    let type = node == evaluation.keyNode ? .string : TypeMask(document.nodes[node])
    if record.types != .any && !evaluation.matches(type, record.types, node) {
      explainType(schema, record, subject)
      return
    }
    let enters = program.usesDynamicScope && evaluation.scratch.dynamicScope.last != record.resource
    if enters { evaluation.scratch.dynamicScope.append(record.resource) }
    defer { if enters { evaluation.scratch.dynamicScope.removeLast() } }
    let isContainer = !type.isDisjoint(with: .container)
    guard record.flags.contains(.tracks), isContainer else {
      explainInstructions(schema, record, type, subject, frame)
      return
    }
    let own = evaluation.openFrame(for: node)
    explainInstructions(schema, record, type, subject, own)
    if frame >= 0 { evaluation.merge(own, into: frame) }
    evaluation.closeFrame(own)
  }

  private mutating func explainInstructions(
    _ schema: Int32, _ record: SchemaRecord, _ type: TypeMask, _ subject: Subject, _ frame: Int
  ) {
    for index in Int(record.first)..<Int(record.first + record.count) {
      let instruction = program.instructions[index]
      if instruction.types.isDisjoint(with: type) { continue }
      if instruction.operation == .object {
        noteKnownKeys(of: program.objects[Int(instruction.a)], subject)
      }
      let passes = evaluation.execute(instruction, schema, subject.node, frame)
      if let obstacle = evaluation.scratch.obstacle {
        evaluation.scratch.obstacle = nil
        if passes || obstacle.kind != .pattern || instruction.operation.decidesAsAWhole {
          report(obstacle, subject)
          continue
        }
      }
      if !passes { explainFailure(of: instruction, schema, subject, frame) }
    }
  }

  private mutating func explainFailure(
    of instruction: Instruction, _ schema: Int32, _ subject: Subject, _ frame: Int
  ) {
    switch instruction.operation {
    case .enumeration, .constant: explainChoice(instruction, schema, subject)
    case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf:
      explainRange(instruction, schema, subject)
    case .minLength, .maxLength: explainLength(instruction, schema, subject)
    case .pattern: explainPattern(instruction, schema, subject)
    case .format: explainFormat(instruction, schema, subject)
    case .minItems, .maxItems, .minProperties, .maxProperties:
      explainCount(instruction, schema, subject)
    case .uniqueItems: explainRepetition(instruction, schema, subject)
    case .items: explainItems(instruction, schema, subject, frame)
    case .contains, .evaluatingContains: explainContains(instruction, schema, subject)
    case .object: explainMembers(instruction, schema, subject, frame)
    case .propertyNames: explainNames(instruction, schema, subject)
    case .dependencies: explainDependencies(instruction, schema, subject, frame)
    case .reference: explain(instruction.a, subject, frame: frame)
    case .dynamicReference: explain(evaluation.dynamicTarget(instruction), subject, frame: frame)
    case .allOf:
      for index in Int(instruction.a)..<Int(instruction.a + instruction.b) {
        explain(program.lists[index], subject, frame: frame)
      }
    case .anyOf: explainBranches(instruction, schema, subject, frame)
    case .oneOf: explainOneOf(instruction, schema, subject, frame)
    case .not: explainNot(instruction, schema, subject)
    case .condition: explainCondition(instruction, schema, subject, frame)
    case .unevaluatedItems: explainUnevaluatedItems(instruction, schema, subject, frame)
    case .unevaluatedProperties: explainUnevaluatedMembers(instruction, schema, subject, frame)
    }
  }

  /// Keeps one finding for each scalar: the one that explains it best.
  private func bestFindings() -> [Finding] {
    var best: [Int: Finding.Weight] = [:]
    for finding in findings where isScalar(finding.node) {
      best[finding.node] = min(best[finding.node] ?? finding.weight, finding.weight)
    }
    var taken: Set<Int> = []
    return findings.filter { finding in
      guard isScalar(finding.node) else { return true }
      return best[finding.node] == finding.weight && taken.insert(finding.node).inserted
    }
  }

  private func isScalar(_ node: Int) -> Bool {
    document.nodes[document.resolved(node)].kind == .scalar
  }
}

/// What makes two findings the same problem, reached along two paths.
private struct FindingIdentity: Hashable {
  let rule: RuleID
  let range: SourceRange
  let message: LocalizedText

  init(_ finding: Finding) {
    rule = finding.rule
    range = finding.range
    message = finding.message
  }
}

extension Instruction.Operation {
  /// Whether a limit inside the keyword leaves nothing to explain further down.
  fileprivate var decidesAsAWhole: Bool {
    switch self {
    case .pattern, .not, .anyOf, .oneOf, .condition, .contains, .evaluatingContains,
      .propertyNames:
      true
    default: false
    }
  }
}
