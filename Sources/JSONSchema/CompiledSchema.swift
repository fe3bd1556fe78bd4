package import Diagnostics
package import DocumentTree
package import SourceText

/// A schema that is ready to be asked about documents; safe to share between workers.
package final class CompiledSchema: Sendable {
  let program: Program
  /// The number of the whole schema in the program.
  let root: Int32
  /// The schema's file.
  package let path: RepositoryPath
  /// The draft that the schema is written in.
  package let dialect: SchemaDialect
  /// What is wrong with the schema, in the order of reports.
  package let diagnostics: [Diagnostic]
  /// The files that the schema and all it leads to are written in.
  package let files: Set<RepositoryPath>
  /// The records of the annotations that the schema or what it refers to has, in order.
  package let annotationRecords: [Int32]

  init(
    program: Program, root: Int32, path: RepositoryPath, dialect: SchemaDialect,
    diagnostics: [Diagnostic], files: Set<RepositoryPath>, annotationRecords: [Int32]
  ) {
    self.program = program
    self.files = files
    self.annotationRecords = annotationRecords
    self.root = root
    self.path = path
    self.dialect = dialect
    self.diagnostics = diagnostics
  }

  /// Whether mistakes in the schema make its answers meaningless.
  package var isBroken: Bool {
    diagnostics.contains { $0.severity == .error }
  }

  /// Whether a value of a document, the whole document by default, follows the schema.
  ///
  /// The scratch is memory of the worker that asks.
  package func verdict(
    of document: Document, at node: Int = 0, scratch: inout ValidationScratch
  ) -> Verdict {
    var memory = ValidationScratch()
    swap(&memory, &scratch)
    memory.reset()
    var evaluation = Evaluation(program, document, scratch: memory)
    let isValid = evaluation.evaluate(root, node)
    swap(&evaluation.scratch, &scratch)
    if scratch.obstacle != nil { return .undecided }
    return isValid ? .valid : .invalid
  }

  /// Whether a value of a document follows the schema for certain.
  package func isValid(
    _ document: Document, at node: Int = 0, scratch: inout ValidationScratch
  ) -> Bool {
    verdict(of: document, at: node, scratch: &scratch) == .valid
  }

  /// The values of a document that the schema's annotations are about, in document order.
  package func annotatedNodes(
    in document: Document, at node: Int = 0, scratch: inout ValidationScratch
  ) -> [AnnotatedNode] {
    guard program.schemas[Int(root)].flags.contains(.leadsToAnnotations) else { return [] }
    var memory = ValidationScratch()
    swap(&memory, &scratch)
    memory.reset()
    var walk = AnnotationWalk(program, document, scratch: memory)
    let found = walk.annotatedNodes(from: node, root)
    swap(&walk.evaluation.scratch, &scratch)
    return found
  }

  /// The annotations that an annotated node names.
  package func annotations(_ record: Int32) -> KuraAnnotations {
    program.annotations[Int(record)]
  }

  /// What annotated nodes have between them.
  package func traits(of nodes: [AnnotatedNode]) -> AnnotationTraits {
    let traits = program.annotationTraits
    var union: AnnotationTraits = []
    for node in nodes { union.formUnion(traits[Int(node.record)]) }
    return union
  }

  /// The annotated nodes that have a trait.
  package func nodes(
    _ nodes: [AnnotatedNode], having trait: AnnotationTraits
  ) -> [AnnotatedNode] {
    let traits = program.annotationTraits
    var found: [AnnotatedNode] = []
    for node in nodes where !traits[Int(node.record)].isDisjoint(with: trait) {
      found.append(node)
    }
    return found
  }

  /// The first property by name of a whole document whose value has a trait, or `nil`.
  package func property(having trait: AnnotationTraits) -> String? {
    var found: Set<String> = []
    var seen: Set<Int32> = []
    for object in objects(of: root, &seen) {
      for slot in Int(object.firstSlot)..<Int(object.firstSlot + object.slotMask + 1) {
        let slot = program.slots[slot]
        var seen: Set<Int32> = []
        if slot.schema >= 0, has(trait, slot.schema, &seen) {
          found.insert(
            String(decoding: program.bytes[Int(slot.start)..<Int(slot.end)], as: UTF8.self))
        }
      }
    }
    return found.min()
  }

  /// What a subschema and those applied in its place say about the members of an object.
  private func objects(of schema: Int32, _ seen: inout Set<Int32>) -> [ObjectRecord] {
    guard seen.insert(schema).inserted else { return [] }
    let record = program.schemas[Int(schema)]
    var found: [ObjectRecord] = []
    for index in Int(record.first)..<Int(record.first + record.count) {
      let instruction = program.instructions[index]
      if instruction.operation == .object { found.append(program.objects[Int(instruction.a)]) }
      for next in subschemas(inPlace: instruction) { found += objects(of: next, &seen) }
    }
    return found
  }

  private func has(_ trait: AnnotationTraits, _ schema: Int32, _ seen: inout Set<Int32>) -> Bool {
    guard seen.insert(schema).inserted else { return false }
    let record = program.schemas[Int(schema)]
    if record.annotations >= 0,
      !program.annotationTraits[Int(record.annotations)].isDisjoint(with: trait)
    {
      return true
    }
    for index in Int(record.first)..<Int(record.first + record.count) {
      for next in subschemas(inPlace: program.instructions[index]) where has(trait, next, &seen) {
        return true
      }
    }
    return false
  }

  /// The subschemas that a keyword applies to the same value.
  private func subschemas(inPlace instruction: Instruction) -> [Int32] {
    switch instruction.operation {
    case .reference, .dynamicReference: [instruction.a]
    case .allOf, .anyOf, .oneOf:
      Array(program.lists[Int(instruction.a)..<Int(instruction.a + instruction.b)])
    case .condition: [instruction.a, instruction.b, instruction.c].filter { $0 >= 0 }
    default: []
    }
  }

  /// What entries of this kind are for: `x-kura-role` of the whole schema.
  package var roles: [String] {
    rootAnnotations.roles
  }

  /// The `title` of the whole schema, and the English one of `x-kura-en`.
  package var title: (japanese: String?, english: String?) {
    let record = program.schemas[Int(root)]
    let source = program.documents[Int(record.document)]
    let own = source.value(of: Int(record.node), forKey: "title").flatMap { source.string(at: $0) }
    return (own, rootAnnotations.englishTitle)
  }

  /// The annotations of the whole schema.
  package var rootAnnotations: KuraAnnotations {
    let record = program.schemas[Int(root)].annotations
    return record < 0 ? KuraAnnotations() : program.annotations[Int(record)]
  }
}
