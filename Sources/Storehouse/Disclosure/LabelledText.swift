import DocumentTree
import JSONSchema

/// A piece of an entry's prose under one label.
package struct LabelledText: Sendable {
  /// The scalar that holds it.
  package let node: Int
  /// The bytes of the scalar's decoded text.
  package let text: Range<Int>
  package let label: DisclosureLabel
}

extension EntryLabels {
  /// The prose of an entry, cut where its label changes; nothing when its kind has no labels.
  ///
  /// Ids, addresses, words of fixed lists and labels are no prose. An alias shows the text of its
  /// anchor, so that text has a piece for each place where it is shown.
  package func texts(of entry: Entry) -> [LabelledText] {
    guard whole != nil || !parts.isEmpty else { return [] }
    let document = entry.document
    var passed = Set<Int>()
    for trait: AnnotationTraits in [.mention, .link, .formerID, .status, .disclosure] {
      passed.formUnion(entry.items(trait).map { Int($0.node) })
    }
    if let idNode = entry.idNode { passed.insert(idNode) }
    var walk = LabelledTextWalk(labels: self, document: document, passed: passed)
    walk.visit(0, shownAt: nil, depth: 0)
    return walk.found
  }
}

/// Walks over the values of a document.
private struct LabelledTextWalk {
  /// Texts of aliases of aliases are not followed further than this.
  private static let depthLimit = 64

  let labels: EntryLabels
  let document: Document
  let passed: Set<Int>
  var found: [LabelledText] = []

  /// Gathers what is at and below a node; `shownAt` is the alias through which it is shown.
  mutating func visit(_ node: Int, shownAt place: DisclosureLabel?, depth: Int) {
    guard depth < Self.depthLimit, !passed.contains(node) else { return }
    switch document.nodes[node].kind {
    case .alias:
      let label = place ?? labels.label(at: document.nodes[node].range)
      visit(document.resolved(node), shownAt: label, depth: depth + 1)
    case .mapping:
      var child = node + 1
      while child < document.next(after: node) {
        let value = document.next(after: child)
        visit(value, shownAt: place, depth: depth + 1)
        child = document.next(after: value)
      }
    case .sequence:
      var child = node + 1
      while child < document.next(after: node) {
        visit(child, shownAt: place, depth: depth + 1)
        child = document.next(after: child)
      }
    case .scalar:
      add(node, shownAt: place)
    }
  }

  private mutating func add(_ node: Int, shownAt place: DisclosureLabel?) {
    let bytes = document.textBytes(of: node)
    guard document.nodes[node].type == .string,
      bytes.contains(where: { $0 >= 0x80 || $0 == 0x20 })
    else { return }
    for text in segments(of: node, count: bytes.count) {
      let own = labels.label(ofText: text, in: node, at: document.nodes[node].range)
      // Through an alias, whoever sees the alias sees the text, but blocks in it stay blocks.
      let isBlock = labels.parts.contains { part in
        guard case .block(node, let block) = part.place else { return false }
        return block.lowerBound <= text.lowerBound && text.upperBound <= block.upperBound
      }
      guard let label = isBlock ? own : place ?? own else { continue }
      found.append(LabelledText(node: node, text: text, label: label))
    }
  }

  /// The parts of a text between the edges of its blocks.
  private func segments(of node: Int, count: Int) -> [Range<Int>] {
    var edges: Set<Int> = [0, count]
    for part in labels.parts {
      if case .block(node, let block) = part.place {
        edges.formUnion([block.lowerBound, min(block.upperBound, count)])
      }
    }
    let sorted = edges.sorted()
    return zip(sorted, sorted.dropFirst()).map { $0..<$1 }.filter { !$0.isEmpty }
  }
}
