import DocumentTree
import JSONSchema
import SourceText

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
    var walk = LabelledTextWalk(self, document, passed: passed)
    walk.visit(0, shownAt: nil, depth: 0)
    return walk.found
  }
}

/// Walks over the values of a document.
private struct LabelledTextWalk {
  /// Texts of aliases of aliases are not followed further than this.
  private static let depthLimit = 64

  private let labels: EntryLabels
  private let document: Document
  private let passed: Set<Int>
  /// The parts that are fields, and those that are blocks by the scalar in which they are.
  private let fields: [EntryLabels.Part]
  private let blocks: [Int: [(text: Range<Int>, label: DisclosureLabel)]]
  private let nesting: NestedRanges
  private(set) var found: [LabelledText] = []

  init(_ labels: EntryLabels, _ document: Document, passed: Set<Int>) {
    self.labels = labels
    self.document = document
    self.passed = passed
    var fields: [EntryLabels.Part] = []
    var blocks: [Int: [(text: Range<Int>, label: DisclosureLabel)]] = [:]
    for part in labels.parts {
      switch part.place {
      case .field: fields.append(part)
      case .block(let node, let text): blocks[node, default: []].append((text, part.label))
      }
    }
    self.fields = fields
    self.blocks = blocks
    nesting = NestedRanges(fields.map(\.range))
  }

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
    let around =
      nesting.innermost(containing: document.nodes[node].range).map { fields[$0].label }
      ?? labels.whole
    for segment in segments(of: node, count: bytes.count) {
      // Through an alias, whoever sees the alias sees the text, but blocks in it stay blocks.
      guard let label = segment.block ?? place ?? around else { continue }
      found.append(LabelledText(node: node, text: segment.text, label: label))
    }
  }

  /// The parts of a text between the edges of its blocks, each with the label of the innermost
  /// block around it.
  private func segments(
    of node: Int, count: Int
  ) -> [(text: Range<Int>, block: DisclosureLabel?)] {
    guard let blocks = blocks[node] else { return count > 0 ? [(0..<count, nil)] : [] }
    let edges = Set(
      [0, count] + blocks.flatMap { [$0.text.lowerBound, min($0.text.upperBound, count)] }
    )
    .sorted()
    // Blocks lie in each other or apart, and come in the order of their beginnings.
    var next = 0
    var open: [Int] = []
    return zip(edges, edges.dropFirst()).map { start, end in
      while let last = open.last, blocks[last].text.upperBound < end { open.removeLast() }
      while next < blocks.count, blocks[next].text.lowerBound <= start {
        if blocks[next].text.upperBound >= end { open.append(next) }
        next += 1
      }
      return (start..<end, open.last.map { blocks[$0].label })
    }
  }
}
