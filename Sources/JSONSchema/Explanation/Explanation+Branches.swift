import Diagnostics
import DocumentTree
import SourceText

/// `anyOf` and `oneOf`: only the branch that the author meant is explained.
///
/// A branch is chosen by the value of a telling key (`const` or `enum`), then by type, then by the
/// keys that it has in common with the value, then by the fewest findings.
extension Explanation {
  private struct Candidate {
    let schema: Int32
    let shape: BranchShape
  }

  /// Explains a value that fits no branch.
  mutating func explainBranches(
    _ instruction: Instruction, _ schema: Int32, _ subject: Subject, _ frame: Int
  ) {
    var candidates = (Int(instruction.a)..<Int(instruction.a + instruction.b)).map { index in
      Candidate(schema: program.lists[index], shape: shape(of: program.lists[index]))
    }
    for candidate in candidates { noteKnownKeys(of: candidate.shape, subject) }
    var reason: LocalizedText?
    if document.nodes[subject.node].kind == .mapping {
      switch discriminate(candidates, subject) {
      case .chosen(let chosen, let why):
        candidates = chosen
        reason = why
      case .reported:
        markAll(of: subject, in: frame)
        return
      case .undecided:
        break
      }
    }
    let fitting = candidates.filter { fitsType($0, subject) }
    if fitting.isEmpty {
      explainNoType(candidates, instruction, schema, subject)
      return
    }
    if fitting.count < candidates.count { reason = reason ?? .byType }
    if explainUnion(fitting, subject, notesAt: instruction, schema) { return }
    guard let best = closest(fitting, subject, frame) else {
      reportForms(fitting, instruction, schema, subject)
      markAll(of: subject, in: frame)
      return
    }
    if fitting.count > 1 { reason = reason ?? .byLikeness }
    explainChosen(best.schema, because: reason, subject, frame)
  }

  private mutating func explainChosen(
    _ branch: Int32, because reason: LocalizedText?, _ subject: Subject, _ frame: Int
  ) {
    let record = program.schemas[Int(branch)]
    let added = reason.map { notes(at: Int(record.node), of: branch, $0) } ?? []
    contextNotes += added
    explain(branch, subject, frame: frame)
    contextNotes.removeLast(added.count)
  }

  private mutating func noteKnownKeys(of shape: BranchShape, _ subject: Subject) {
    guard document.nodes[subject.node].kind == .mapping else { return }
    withFacts(subject) { facts in
      for (name, schema) in shape.properties where facts.known[name] == nil {
        facts.known[name] = schema
      }
    }
  }

  /// Keeps `unevaluated…` silent about a value whose form is not known.
  private mutating func markAll(of subject: Subject, in frame: Int) {
    guard frame >= 0 else { return }
    for position in 0..<evaluation.childCount(of: subject.node) {
      evaluation.mark(position, in: frame)
    }
  }

  private enum Discrimination {
    case chosen([Candidate], LocalizedText)
    case reported
    case undecided
  }

  /// Looks for a key whose value tells the branches apart.
  private mutating func discriminate(
    _ candidates: [Candidate], _ subject: Subject
  ) -> Discrimination {
    var counts: [String: Int] = [:]
    for candidate in candidates {
      for (name, property) in candidate.shape.properties where enumeration(of: property) != nil {
        counts[name, default: 0] += 1
      }
    }
    let names = counts.filter { $0.value >= 2 }.keys.sorted()
    let members = document.distinctMembers(of: subject.node)
    for name in names {
      guard let member = members.first(where: { document.string(at: $0.key) == name }) else {
        continue
      }
      let matching = candidates.filter { candidate in
        guard let property = candidate.shape.properties[name],
          let allowed = enumeration(of: property)
        else { return false }
        let record = program.enumerations[Int(allowed.instruction.a)]
        return evaluation.isListed(document.resolved(member.value), in: record)
      }
      if !matching.isEmpty, matching.count < candidates.count {
        return .chosen(matching, .byKey(name, shown(member.value)))
      }
      if matching.isEmpty, counts[name] == candidates.count {
        reportDiscriminator(name, member, candidates, subject)
        return .reported
      }
    }
    for name in names
    where counts[name] == candidates.count
      && candidates.allSatisfy({ $0.shape.required.contains(name) })
      && !members.contains(where: { document.string(at: $0.key) == name })
    {
      guard let first = candidates.first else { continue }
      noteMissing(name, first.shape.properties[name] ?? -1, first.schema, subject)
      return .reported
    }
    return .undecided
  }

  private mutating func reportDiscriminator(
    _ name: String, _ member: Document.Member, _ candidates: [Candidate], _ subject: Subject
  ) {
    let properties = candidates.compactMap { $0.shape.properties[name] }
    let value = Subject(
      written: member.value, node: document.resolved(member.value),
      key: document.resolved(member.key), fieldSchema: properties.first ?? -1)
    let place = enumeration(of: value.fieldSchema).map { allowed in
      notes(at: Int(allowed.instruction.keyword), of: allowed.schema, .allowedHere)
    }
    report(union(of: properties), as: "schema-enum", value, notes: place ?? [])
  }

  private func union(of schemas: [Int32]) -> [Choice] {
    var union: [Choice] = []
    for case let (instruction, schema)? in schemas.map({ enumeration(of: $0) }) {
      for choice in choices(at: Int(instruction.keyword), of: schema, instruction.operation)
      where !union.contains(where: { $0.raw == choice.raw }) {
        union.append(choice)
      }
    }
    return union
  }

  private func fitsType(_ candidate: Candidate, _ subject: Subject) -> Bool {
    let node = subject.node
    let type = node == evaluation.keyNode ? .string : TypeMask(document.nodes[node])
    return evaluation.matches(type, candidate.shape.types, node)
  }

  /// A value whose type no branch allows: perhaps a text without quotes.
  private mutating func explainNoType(
    _ candidates: [Candidate], _ instruction: Instruction, _ schema: Int32, _ subject: Subject
  ) {
    let node = document.nodes[subject.node]
    let texts = candidates.filter { $0.shape.types.contains(.string) }
    if node.kind == .scalar, node.style == .plain, let text = texts.first {
      explain(text.schema, subject, frame: -1)
      return
    }
    if candidates.count == 1 {
      explain(candidates[0].schema, subject, frame: -1)
      return
    }
    let types = candidates.reduce(TypeMask()) { $0.union($1.shape.types) }
    var united = program.schemas[Int(schema)]
    united.types = types
    if types.isEmpty {
      reportForms(candidates, instruction, schema, subject)
    } else {
      explainType(schema, united, subject)
    }
  }

  /// Scalars that every branch enumerates: one finding with all allowed values.
  private mutating func explainUnion(
    _ candidates: [Candidate], _ subject: Subject, notesAt instruction: Instruction,
    _ schema: Int32
  ) -> Bool {
    guard candidates.count > 1, document.nodes[subject.node].kind == .scalar,
      candidates.allSatisfy({ $0.shape.enumeration != nil })
    else { return false }
    report(
      union(of: candidates.map(\.schema)), as: "schema-enum", subject,
      notes: notes(at: Int(instruction.keyword), of: schema, .allowedHere))
    return true
  }

  /// The branch that comes closest to the value, if one does.
  private mutating func closest(
    _ candidates: [Candidate], _ subject: Subject, _ frame: Int
  ) -> Candidate? {
    guard candidates.count > 1 else { return candidates.first }
    var pool = candidates
    if document.nodes[subject.node].kind == .mapping {
      let keys = Set(
        document.distinctMembers(of: subject.node).map {
          document.text(of: document.resolved($0.key))
        })
      let scores = pool.map { likeness($0.shape, to: keys) }
      let best = scores.max() ?? 0
      pool = zip(pool, scores).filter { $0.1 == best }.map(\.0)
    }
    // Trials inside trials would double at every level of the document.
    guard pool.count > 1, trialDepth < 2 else { return pool.first }
    let counts = pool.prefix(8).map { trialCount($0.schema, subject) }
    let fewest = counts.min() ?? 0
    let winners = zip(pool, counts).filter { $0.1 == fewest }.map(\.0)
    return winners.count == 1 ? winners[0] : nil
  }

  private func likeness(_ shape: BranchShape, to keys: Set<String>) -> Int {
    let known = keys.filter { shape.properties[$0] != nil }.count
    let missing = shape.required.subtracting(keys).count
    let unknown = shape.isClosed ? keys.count - known : 0
    return known - missing - unknown
  }

  /// How many findings a branch would give; nothing of the trial is kept.
  private mutating func trialCount(_ branch: Int32, _ subject: Subject) -> Int {
    let savedFindings = findings
    let savedFacts = facts
    findings = []
    facts = [:]
    trialDepth += 1
    defer { trialDepth -= 1 }
    explain(branch, subject, frame: -1)
    let count =
      findings.count
      + facts.values.reduce(0) { $0 + $1.missing.count + $1.unknown.count }
    findings = savedFindings
    facts = savedFacts
    return count
  }

  private mutating func reportForms(
    _ candidates: [Candidate], _ instruction: Instruction, _ schema: Int32, _ subject: Subject
  ) {
    let forms = candidates.prefix(5).map { describe($0.schema) }
    report(
      "schema-any-of", .structure, about: subject,
      .forms(name(of: subject), forms, more: candidates.count - forms.count),
      help: description(of: schema),
      notes: notes(at: Int(instruction.keyword), of: schema, .formsHere))
  }

  /// Explains `oneOf`: no branch fits, or more than one.
  mutating func explainOneOf(
    _ instruction: Instruction, _ schema: Int32, _ subject: Subject, _ frame: Int
  ) {
    let branches = (Int(instruction.a)..<Int(instruction.a + instruction.b)).map {
      program.lists[$0]
    }
    var fitting: [Int32] = []
    for branch in branches where evaluation.evaluate(branch, subject.node) {
      fitting.append(branch)
    }
    guard fitting.count > 1 else {
      explainBranches(instruction, schema, subject, frame)
      return
    }
    markAll(of: subject, in: frame)
    let places = fitting.flatMap {
      notes(at: Int(program.schemas[Int($0)].node), of: $0, .fitsHere)
    }
    report(
      "schema-one-of", .structure, about: subject,
      .ambiguous(name(of: subject), fitting.map { describe($0) }), notes: places)
  }
}

extension LocalizedText {
  fileprivate static let byType = LocalizedText(
    ja: "値の種類から、この形として調べました", en: "Taken as this form because of the value's type")
  fileprivate static let byLikeness = LocalizedText(
    ja: "いちばん近いこの形として調べました", en: "Taken as this form, the closest one")
  fileprivate static let formsHere = LocalizedText(ja: "使える形はここにあります", en: "The allowed forms")
  fileprivate static let fitsHere = LocalizedText(ja: "この形に当てはまります", en: "It fits this form")

  fileprivate static func byKey(_ key: String, _ value: LocalizedText) -> LocalizedText {
    LocalizedText(
      ja: "「\(key)」が\(value.japanese)なので、この形として調べました",
      en: "Taken as this form because '\(key)' is \(value.english)")
  }

  fileprivate static func forms(
    _ name: LocalizedText, _ forms: [LocalizedText], more: Int
  ) -> LocalizedText {
    LocalizedText(
      ja: """
        \(name.japanese)はどの形にも当てはまりません。次のどれかにしてください: \
        \(forms.map(\.japanese).joined(separator: "、"))\(more > 0 ? "、他\(more)件" : "")
        """,
      en: """
        \(name.english) fits none of its forms; use one of: \
        \(forms.map(\.english).joined(separator: "; "))\(more > 0 ? "; and \(more) more" : "")
        """)
  }

  fileprivate static func ambiguous(
    _ name: LocalizedText, _ forms: [LocalizedText]
  ) -> LocalizedText {
    LocalizedText(
      ja: """
        \(name.japanese)は\(forms.count)つの形に同時に当てはまります\
        （\(forms.map(\.japanese).joined(separator: "、"))）。1つだけに当てはまるようにしてください。
        """,
      en: """
        \(name.english) fits \(forms.count) forms at once \
        (\(forms.map(\.english).joined(separator: "; "))); make it fit only one
        """)
  }
}
