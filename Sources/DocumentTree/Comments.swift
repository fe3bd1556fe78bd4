package import SourceText

/// A comment in YAML, from its `#` to the end of its line.
package struct Comment: Hashable, Sendable {
  /// The bytes from the `#` on, without the line break.
  package let range: SourceRange
  /// Whether nothing but blanks is before the comment on its line.
  package let standsAlone: Bool
}

extension ParsedSource {
  /// Every comment of the file in order; empty when its syntax is broken.
  ///
  /// Found in the gaps between scalars, never inside one.
  /// - Complexity: O(n) in the bytes.
  package func comments() -> [Comment] {
    guard !documents.isEmpty else { return [] }
    var walk = CommentWalk(bytes: source.bytes)
    for document in documents { walk.visit(document) }
    walk.look(before: source.bytes.count)
    return walk.comments
  }
}

extension Document {
  /// Every comment of this document's part of the stream in order.
  /// - Complexity: O(n) in the bytes.
  package func comments() -> [Comment] {
    var walk = CommentWalk(bytes: source.bytes, from: extent.start)
    walk.visit(self)
    walk.look(before: extent.end)
    return walk.comments
  }
}

/// Walks over the gaps between scalars.
private struct CommentWalk {
  let bytes: [UInt8]
  /// Everything before this offset has been looked at.
  private var offset: Int
  private(set) var comments: [Comment] = []

  init(bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    offset = start
  }

  mutating func visit(_ document: Document) {
    for node in document.nodes where node.kind == .scalar || node.kind == .alias {
      look(before: Int(node.start))
      if node.style == .literal || node.style == .folded {
        look(before: headerEnd(of: node))
      }
      offset = max(offset, Int(node.end))
    }
  }

  /// Collects the comments from where the walk is up to an offset.
  mutating func look(before end: Int) {
    while offset < end {
      if bytes[offset] == UInt8(ascii: "#") && followsBlank(offset) {
        let start = offset
        while offset < bytes.count && !isBreak(bytes[offset]) { offset += 1 }
        comments.append(
          Comment(range: SourceRange(start: start, end: offset), standsAlone: isAlone(start)))
      } else {
        offset += 1
      }
    }
  }

  private func headerEnd(of node: Node) -> Int {
    var end = Int(node.start)
    while end < bytes.count && !isBreak(bytes[end]) { end += 1 }
    return end
  }

  private func followsBlank(_ offset: Int) -> Bool {
    if offset == 0 || (offset == 3 && bytes.starts(with: ByteOrderMark.utf8)) { return true }
    let before = bytes[offset - 1]
    return before == 0x20 || before == 0x09 || isBreak(before)
  }

  private func isAlone(_ start: Int) -> Bool {
    var index = start
    while index > 0 && (bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09) { index -= 1 }
    return index == 0 || isBreak(bytes[index - 1])
      || (index == 3 && bytes.starts(with: ByteOrderMark.utf8))
  }

  private func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
