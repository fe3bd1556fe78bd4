public import SourceText

/// One parsed document: a flat array of nodes over the bytes of its source.
///
/// Node 0 is the root. A document always has a root; an empty one has an absent null.
public struct Document: Sendable {
  /// The file that the document was read from.
  public let source: SourceFile
  /// The nodes in document order.
  public let nodes: [Node]
  /// Decoded text of scalars whose text differs from their source bytes.
  public let decoded: [UInt8]
  /// The bytes of the stream that belong to this document.
  package let extent: SourceRange
  let ancestry = Ancestry()

  /// Creates a document from what a reader built.
  /// - Precondition: `nodes` is not empty.
  package init(source: SourceFile, nodes: [Node], decoded: [UInt8], extent: SourceRange) {
    precondition(!nodes.isEmpty, "a document needs a root")
    self.source = source
    self.nodes = nodes
    self.decoded = decoded
    self.extent = extent
  }

  /// The node that an alias refers to, or the node itself.
  @inlinable
  public func resolved(_ index: Int) -> Int {
    var index = index
    while nodes[index].kind == .alias { index = Int(nodes[index].payload) }
    return index
  }

  /// The index of the node after a node's subtree.
  @inlinable
  public func next(after index: Int) -> Int {
    Int(nodes[index].next)
  }

  /// Where a scalar's decoded bytes are.
  @inlinable
  public func textRange(of index: Int) -> Range<Int> {
    Int(nodes[index].textStart)..<Int(nodes[index].textEnd)
  }

  /// Whether a scalar's decoded text is equal to some bytes.
  @inlinable
  public func text(of index: Int, equals other: [UInt8]) -> Bool {
    let range = textRange(of: index)
    guard range.count == other.count else { return false }
    if nodes[index].flags.contains(.decodedText) {
      for offset in 0..<other.count where decoded[range.lowerBound + offset] != other[offset] {
        return false
      }
    } else {
      for offset in 0..<other.count where source.bytes[range.lowerBound + offset] != other[offset] {
        return false
      }
    }
    return true
  }

  /// Whether two scalars, perhaps of two documents, have the same decoded text.
  package func text(of index: Int, equalsTextOf other: Int, in document: Document) -> Bool {
    guard nodes[index].payload == document.nodes[other].payload else { return false }
    return textBytes(of: index).elementsEqual(document.textBytes(of: other))
  }

  /// A scalar's decoded bytes.
  @inlinable
  public func textBytes(of index: Int) -> ArraySlice<UInt8> {
    let range = textRange(of: index)
    return nodes[index].flags.contains(.decodedText) ? decoded[range] : source.bytes[range]
  }

  /// The last node that starts at or before an offset, or `nil`.
  /// - Complexity: O(log n) in the nodes.
  package func lastNode(startingAt offset: Int) -> Int? {
    // Nodes start in the order of the document.
    var low = 0
    var high = nodes.count
    while low < high {
      let middle = (low + high) / 2
      if Int(nodes[middle].start) <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  /// Whether a node lies inside `[ ]` or `{ }`.
  /// - Complexity: O(n) in the nodes before it.
  package func isInFlow(_ index: Int) -> Bool {
    nodes[..<index].contains { $0.style == .flow && Int($0.next) > index }
  }

  /// A scalar's decoded text.
  package func text(of index: Int) -> String {
    String(decoding: textBytes(of: index), as: UTF8.self)
  }

  /// A node's bytes exactly as the author wrote them.
  package func rawText(of index: Int) -> String {
    source.text(in: nodes[index].range)
  }
}

extension Document {
  /// A key and its value in a mapping.
  public struct Member: Sendable {
    /// The key's node.
    public let key: Int
    /// The value's node, which may be an alias.
    public let value: Int

    /// A pair of nodes.
    @inlinable
    public init(key: Int, value: Int) {
      self.key = key
      self.value = value
    }
  }

  /// The members of a mapping with `<<` merged in, own keys first; empty for other nodes.
  ///
  /// Follows aliases. A key that is set more than once counts where it is first set, and own keys
  /// win over merged ones (the merge type of YAML 1.1).
  package func members(of index: Int) -> [Member] {
    let index = resolved(index)
    guard nodes[index].kind == .mapping else { return [] }
    var members: [Member] = []
    var merged: [Int] = []
    var child = index + 1
    let end = next(after: index)
    while child < end {
      let value = next(after: child)
      if nodes[index].flags.contains(.mergesMappings) && isMergeKey(child) {
        merged.append(value)
      } else {
        members.append(Member(key: child, value: value))
      }
      child = next(after: value)
    }
    if merged.isEmpty { return members }
    var known = Set(members.map { textBytes(of: $0.key) })
    for value in merged {
      for member in mergedMembers(of: value)
      where known.insert(textBytes(of: member.key)).inserted {
        members.append(member)
      }
    }
    return members
  }

  /// The value of a key in a mapping, or `nil`.
  package func value(of index: Int, forKey key: String) -> Int? {
    let bytes = Array(key.utf8)
    let mapping = resolved(index)
    guard nodes[mapping].kind == .mapping else { return nil }
    guard !nodes[mapping].flags.contains(.mergesMappings) else {
      return members(of: mapping).first { isKey($0.key, bytes) }?.value
    }
    var child = mapping + 1
    let end = next(after: mapping)
    while child < end {
      let value = next(after: child)
      if isKey(child, bytes) { return value }
      child = next(after: value)
    }
    return nil
  }

  private func isKey(_ index: Int, _ bytes: [UInt8]) -> Bool {
    nodes[index].kind == .scalar && text(of: index, equals: bytes)
  }

  /// The items of a sequence, which may be aliases; empty for other nodes.
  ///
  /// An alias to a sequence is followed.
  package func items(of index: Int) -> [Int] {
    let index = resolved(index)
    guard nodes[index].kind == .sequence else { return [] }
    var items: [Int] = []
    var child = index + 1
    let end = next(after: index)
    while child < end {
      items.append(child)
      child = next(after: child)
    }
    return items
  }

  /// The decoded text of a scalar that is a string, or `nil`.
  ///
  /// An alias to a scalar is followed.
  package func string(at index: Int) -> String? {
    let index = resolved(index)
    guard nodes[index].kind == .scalar, nodes[index].type == .string else { return nil }
    return text(of: index)
  }

  /// Whether a key is a plain `<<`.
  package func isMergeKey(_ index: Int) -> Bool {
    nodes[index].kind == .scalar && nodes[index].style == .plain
      && text(of: index, equals: Array("<<".utf8))
  }

  private func mergedMembers(of value: Int) -> [Member] {
    let value = resolved(value)
    switch nodes[value].kind {
    case .mapping:
      return members(of: value)
    case .sequence:
      return items(of: value).flatMap { members(of: $0) }
    case .scalar, .alias:
      return []
    }
  }
}
