package import DocumentTree
import SourceText

/// What must hold in every document that a reader delivers; returns the first broken promise.
package func brokenInvariant(of document: Document) -> String? {
  let nodes = document.nodes
  if Int(nodes[0].next) != nodes.count { return "the root does not span the nodes" }
  var checker = InvariantChecker(document: document)
  return checker.check()
}

private struct InvariantChecker {
  let document: Document
  /// The collections around a node, with the end of what they held so far.
  private var open: [(node: Int, contentEnd: Int)] = []

  init(document: Document) {
    self.document = document
  }

  mutating func check() -> String? {
    for index in document.nodes.indices {
      while let last = open.last, Int(document.nodes[last.node].next) <= index { open.removeLast() }
      if let problem = check(index) { return "node \(index): \(problem)" }
    }
    return nil
  }

  private mutating func check(_ index: Int) -> String? {
    let node = document.nodes[index]
    if node.start > node.end { return "it ends before it starts" }
    if Int(node.end) > document.source.bytes.count { return "it ends after the source" }
    if Int(node.next) <= index || Int(node.next) > document.nodes.count { return "bad next" }
    if let last = open.last {
      if Int(node.start) < last.contentEnd { return "it starts inside the node before it" }
      if !document.nodes[last.node].range.contains(node.range) { return "it leaves its parent" }
      open[open.count - 1].contentEnd = Int(node.end)
    }
    if node.flags.contains(.absent) && !node.range.isEmpty { return "absent but not empty" }
    switch node.kind {
    case .scalar: return checkText(of: index)
    case .alias: return Int(node.payload) < index ? nil : "it refers to a later node"
    case .sequence, .mapping:
      open.append((index, Int(node.start)))
      return checkCount(of: index)
    }
  }

  private func checkText(of index: Int) -> String? {
    let node = document.nodes[index]
    let pool = node.flags.contains(.decodedText) ? document.decoded : document.source.bytes
    if Int(node.textEnd) > pool.count || node.textStart > node.textEnd {
      return "text out of range"
    }
    let hash = stableHash(pool, Int(node.textStart)..<Int(node.textEnd))
    return hash == node.payload ? nil : "the hash is not that of the text"
  }

  private func checkCount(of index: Int) -> String? {
    var children = 0
    var child = index + 1
    while child < document.next(after: index) {
      children += 1
      child = document.next(after: child)
    }
    let expected = Int(document.nodes[index].payload)
    if document.nodes[index].kind == .mapping {
      return children == 2 * expected ? nil : "\(children) children for \(expected) keys"
    }
    return children == expected ? nil : "\(children) children instead of \(expected)"
  }
}
