/// How large a document may be before it is a finding instead of a document.
package struct DocumentLimits: Sendable {
  /// Bytes of one file.
  package var bytes: Int
  /// Collections inside collections.
  package var depth: Int
  /// Nodes of one file.
  package var nodes: Int
  /// Nodes of one document after every alias is followed.
  package var expandedNodes: Int

  package init(
    bytes: Int = 16 << 20, depth: Int = 200, nodes: Int = 2_000_000,
    expandedNodes: Int = 4_000_000
  ) {
    self.bytes = bytes
    self.depth = depth
    self.nodes = nodes
    self.expandedNodes = expandedNodes
  }
}
