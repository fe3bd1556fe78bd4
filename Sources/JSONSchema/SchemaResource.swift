import DocumentTree

/// A place in one of the schema documents.
struct SchemaLocation: Hashable, Sendable {
  let document: Int32
  let node: Int32

  init(document: Int, node: Int) {
    self.document = Int32(truncatingIfNeeded: document)
    self.node = Int32(truncatingIfNeeded: node)
  }
}

/// A schema with an address of its own (JSON Schema Core section 4.3.5).
struct SchemaResource {
  /// The schema's root.
  let location: SchemaLocation
  /// The absolute address, without a fragment.
  let uri: URIReference
  let keywords: KeywordSet
  /// Nodes by the names of `$anchor` and `$dynamicAnchor`.
  var anchors: [String: Int32] = [:]
  /// Nodes by the names of `$dynamicAnchor` alone.
  var dynamicAnchors: [String: Int32] = [:]
  /// Whether the root says `$recursiveAnchor: true`.
  var isRecursiveAnchor = false
}
