package import SourceText

/// The value that a comment is about: with its key, or as an item of a list.
package struct CommentTarget: Hashable, Sendable {
  /// The bytes from the key or the item's hyphen to the end of the value.
  package let range: SourceRange
  /// The JSON Pointer of the value.
  package let pointer: String
}

extension Document {
  /// What a comment is about, or `nil` when nothing follows it.
  ///
  /// A comment alone on its line belongs to the key or the item below it; one behind something
  /// belongs to the key, or else the item, that begins first on its line.
  /// - Complexity: O(n) in the nodes.
  package func target(of comment: Comment) -> CommentTarget? {
    var targets = CommentTargets(self)
    return targets.target(of: comment)
  }
}

/// Finds what the comments of one document are about.
package struct CommentTargets {
  private let document: Document
  private let map: AncestryMap
  /// Where the last character of a block is, of those that were asked for.
  private var ends: [Int: Int] = [:]

  package init(_ document: Document) {
    self.document = document
    map = AncestryMap(document.nodes)
  }

  /// What a comment is about, or `nil` when nothing follows it.
  package mutating func target(of comment: Comment) -> CommentTarget? {
    guard let owner = owner(of: comment) else { return nil }
    return target(of: owner)
  }

  /// The key, the item or the root that a comment belongs to.
  private func owner(of comment: Comment) -> Int? {
    let bytes = document.source.bytes
    guard !comment.standsAlone else {
      guard let below = firstNode(notBefore: comment.range.end) else { return nil }
      return owner(beginningWith: below, takesWholeItem: true)
    }
    var lineStart = comment.range.start
    while lineStart > 0, !isBreak(bytes[lineStart - 1]) { lineStart -= 1 }
    if let first = firstNode(notBefore: lineStart),
      Int(document.nodes[first].start) < comment.range.start
    {
      return owner(beginningWith: first, takesWholeItem: false)
    }
    return document.lastNode(startingAt: comment.range.start).flatMap { owner(of: $0) }
  }

  private func firstNode(notBefore offset: Int) -> Int? {
    var low = 0
    var high = document.nodes.count
    while low < high {
      let middle = (low + high) / 2
      if Int(document.nodes[middle].start) < offset { low = middle + 1 } else { high = middle }
    }
    return low < document.nodes.count ? low : nil
  }

  /// What a person sees begin where a node does: collections begin with their first part.
  private func owner(beginningWith first: Int, takesWholeItem: Bool) -> Int? {
    var node = first
    while node + 1 < document.nodes.count {
      let isOpened = isBlock(node) || node == 0 && isCollection(node)
      guard isOpened, document.next(after: node) > node + 1,
        !(takesWholeItem && isItem(node))
      else { break }
      node += 1
    }
    return owner(of: node)
  }

  /// The item that a node is, or the key of the member to which it belongs; `nil` for the root.
  private func owner(of node: Int) -> Int? {
    if node == 0 { return isCollection(node) ? nil : 0 }
    return isItem(node) ? node : Int(map.places[node])
  }

  private mutating func target(of owner: Int) -> CommentTarget {
    let isKey = owner > 0 && !isItem(owner)
    let value = isKey ? document.next(after: owner) : owner
    let start = isKey ? Int(document.nodes[owner].start) : startWithHyphens(of: owner)
    let last = end(of: value)
    return CommentTarget(
      range: SourceRange(
        start: start, end: isInFlow(owner) ? last : endOfLine(from: last)),
      pointer: document.pointer(to: value))
  }

  private func startWithHyphens(of item: Int) -> Int {
    let bytes = document.source.bytes
    let start = Int(document.nodes[item].start)
    guard !isInFlow(item) else { return start }
    var offset = start
    while offset > 0, bytes[offset - 1] == 0x20 || bytes[offset - 1] == UInt8(ascii: "-") {
      offset -= 1
    }
    while offset < start, bytes[offset] == 0x20 { offset += 1 }
    return offset
  }

  /// Where the last character of a value is; a block ends with its last part.
  private mutating func end(of value: Int) -> Int {
    if let known = ends[value] { return known }
    var node = value
    while isBlock(node), document.next(after: node) > node + 1 {
      var child = node + 1
      while document.next(after: child) < document.next(after: node) {
        child = document.next(after: child)
      }
      node = child
    }
    let end = Int(document.nodes[node].end)
    ends[value] = end
    return end
  }

  private func endOfLine(from offset: Int) -> Int {
    let bytes = document.source.bytes
    if offset > 0, offset <= bytes.count, isBreak(bytes[offset - 1]) { return offset }
    var end = offset
    while end < bytes.count, !isBreak(bytes[end]) { end += 1 }
    return end
  }

  /// Whether a node lies inside `[ ]` or `{ }`, in which all collections are such.
  private func isInFlow(_ node: Int) -> Bool {
    node > 0 && document.nodes[Int(map.parents[node])].style == .flow
  }

  private func isItem(_ node: Int) -> Bool {
    node > 0 && document.nodes[Int(map.parents[node])].kind == .sequence
  }

  private func isCollection(_ node: Int) -> Bool {
    document.nodes[node].kind == .mapping || document.nodes[node].kind == .sequence
  }

  private func isBlock(_ node: Int) -> Bool {
    isCollection(node) && document.nodes[node].style == .block
  }

  private func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
