package import DocumentTree
package import JSONSchema
package import SourceText

/// One entry while its document is at hand: what rules that see a single entry look at.
///
/// An object, because every rule is handed the same one.
package final class Entry: Sendable {
  package let source: SourceFile
  package let kind: Kind
  package let document: Document
  /// The values to which the kind's schema gives annotations, in document order.
  package let annotated: [AnnotatedNode]
  /// The id by the kind's identity, or `nil` when it has none or it is not text.
  package let id: String?
  /// The node that holds the id, when it is a field.
  package let idNode: Int?
  /// What the annotated values have between them.
  private let traits: AnnotationTraits

  package init(
    source: SourceFile, kind: Kind, document: Document, annotated: [AnnotatedNode]
  ) {
    self.source = source
    self.kind = kind
    self.document = document
    self.annotated = annotated
    let identity = Entry.identity(of: document, in: source.path, kind: kind)
    self.id = identity.id
    self.idNode = identity.node
    self.traits = kind.schema?.traits(of: annotated) ?? []
  }

  /// The values that carry an annotation, with aliases followed.
  package func values<Annotation>(
    _ trait: AnnotationTraits, _ annotation: KeyPath<KuraAnnotations, Annotation?>
  ) -> [(node: Int, annotation: Annotation)] {
    items(trait).compactMap { item in
      annotations(of: item)[keyPath: annotation].map {
        (document.resolved(Int(item.node)), $0)
      }
    }
  }

  /// The values that carry a yes-or-no annotation, with aliases followed.
  package func values(_ trait: AnnotationTraits) -> [Int] {
    items(trait).map { document.resolved(Int($0.node)) }
  }

  /// The ids that the entry had before.
  package var formerIDs: [String] {
    values(.formerID).compactMap { document.string(at: $0) }
  }

  /// The annotated values that have a trait.
  func items(_ trait: AnnotationTraits) -> [AnnotatedNode] {
    guard let schema = kind.schema, !traits.isDisjoint(with: trait) else { return [] }
    return schema.nodes(annotated, having: trait)
  }

  /// What the schema says about an annotated value.
  package func annotations(of item: AnnotatedNode) -> KuraAnnotations {
    kind.schema?.annotations(item.record) ?? KuraAnnotations()
  }

  private static func identity(
    of document: Document, in path: RepositoryPath, kind: Kind
  ) -> (id: String?, node: Int?) {
    switch kind.identity {
    case .none:
      return (nil, nil)
    case .stem:
      let node = document.value(of: 0, forKey: "id").map(document.resolved)
      return (path.stem, node)
    case .field(let field):
      guard let value = document.value(of: 0, forKey: field) else { return (nil, nil) }
      let node = document.resolved(value)
      guard document.nodes[node].kind == .scalar else { return (nil, node) }
      return (document.text(of: node), node)
    }
  }
}
