package import SourceText

/// Builds the flat node array of one document, from its first node to its last.
///
/// A reader keeps one builder for all its files, so its arrays grow only a few times.
public struct DocumentBuilder: Sendable {
  /// A collection whose end has not been read yet.
  public struct Open: Sendable {
    /// The index of the collection's node.
    public var node: Int
    /// The children so far; a mapping counts keys and values.
    public var children: Int

    /// A collection that has just begun.
    @inlinable @inline(__always)
    public init(node: Int, children: Int) {
      self.node = node
      self.children = children
    }
  }

  /// The nodes so far; collections that are open have no `next` and no end yet.
  public var nodes: [Node] = []
  /// Decoded text of scalars whose text differs from their source bytes.
  public var decoded: [UInt8] = []
  /// The collections around the next node, outermost first.
  public var open: [Open] = []

  /// A builder without any storage yet.
  public init() {}

  /// Forgets the document that was built last and keeps the storage.
  public mutating func reset() {
    nodes.removeAll(keepingCapacity: true)
    decoded.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
  }

  /// The number of collections around the next node.
  @inlinable public var depth: Int { open.count }

  /// Whether the next node is a key of a mapping.
  @inlinable public var expectsKey: Bool {
    guard let last = open.last else { return false }
    return last.children & 1 == 0 && nodes[last.node].kind == .mapping
  }

  /// Adds a scalar or an alias.
  @inlinable @inline(__always)
  public mutating func append(_ leaf: Node) {
    var leaf = leaf
    leaf.next = Int32(truncatingIfNeeded: nodes.count &+ 1)
    nodes.append(leaf)
    countChild()
  }

  /// Starts a collection.
  @inlinable
  public mutating func begin(_ collection: Node) {
    countChild()
    open.append(Open(node: nodes.count, children: 0))
    nodes.append(collection)
  }

  /// Ends the innermost collection at a byte offset and returns the index of its node.
  /// - Precondition: a collection is open.
  @inlinable
  public mutating func end(at offset: Int) -> Int {
    let ended = open.removeLast()
    let isMapping = nodes[ended.node].kind == .mapping
    nodes[ended.node].end = UInt32(truncatingIfNeeded: offset)
    nodes[ended.node].next = Int32(truncatingIfNeeded: nodes.count)
    nodes[ended.node].payload = UInt32(
      truncatingIfNeeded: isMapping ? ended.children &>> 1 : ended.children)
    return ended.node
  }

  /// A document with exactly as much storage as it needs.
  /// - Precondition: every collection is ended and there is at least one node.
  package func document(source: SourceFile, extent: SourceRange) -> Document {
    precondition(open.isEmpty, "every collection must be ended")
    var exactNodes: [Node] = []
    exactNodes.reserveCapacity(nodes.count)
    exactNodes.append(contentsOf: nodes)
    var exactText: [UInt8] = []
    if !decoded.isEmpty {
      exactText.reserveCapacity(decoded.count)
      exactText.append(contentsOf: decoded)
    }
    return Document(source: source, nodes: exactNodes, decoded: exactText, extent: extent)
  }

  /// Counts one more child of the innermost collection.
  @inlinable @inline(__always)
  public mutating func countChild() {
    let last = open.count &- 1
    if last >= 0 { open[last].children &+= 1 }
  }

  /// A scalar's decoded bytes.
  package func text(of index: Int, in source: [UInt8]) -> ArraySlice<UInt8> {
    let node = nodes[index]
    let range = Int(node.textStart)..<Int(node.textEnd)
    return node.flags.contains(.decodedText) ? decoded[range] : source[range]
  }
}
