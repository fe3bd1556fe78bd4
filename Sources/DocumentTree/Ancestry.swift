import Synchronization

/// Where each node of a document hangs, found out when many pointers are asked for.
///
/// A file with thousands of findings would else be walked through for each of them.
final class Ancestry: Sendable {
  /// The pointers for which walking costs less than a map.
  private static let patience = 16

  private struct State {
    var askedCount = 0
    var map: AncestryMap?
  }

  private let state = Mutex(State())

  /// The map of a document, or `nil` while few have asked for it.
  func map(of document: Document) -> AncestryMap? {
    state.withLock { state in
      if let map = state.map { return map }
      state.askedCount += 1
      guard state.askedCount > Ancestry.patience else { return nil }
      let map = AncestryMap(document.nodes)
      state.map = map
      return map
    }
  }
}

/// The collection around each node, and the node's place in it.
struct AncestryMap: Sendable {
  /// By node, the collection that holds it; the root has itself.
  private(set) var parents: [Int32]
  /// By node, its position in a sequence, or its key in a mapping; a key's place is itself.
  private(set) var places: [Int32]

  init(_ nodes: [Node]) {
    parents = [Int32](repeating: 0, count: nodes.count)
    places = [Int32](repeating: 0, count: nodes.count)
    var open: [(node: Int, children: Int, lastKey: Int)] = []
    for index in nodes.indices {
      while let last = open.last, Int(nodes[last.node].next) <= index { open.removeLast() }
      if let last = open.last {
        parents[index] = Int32(truncatingIfNeeded: last.node)
        var place = last.children
        if nodes[last.node].kind == .mapping {
          if last.children & 1 == 0 { open[open.count - 1].lastKey = index }
          place = open[open.count - 1].lastKey
        }
        places[index] = Int32(truncatingIfNeeded: place)
        open[open.count - 1].children += 1
      }
      if nodes[index].kind == .mapping || nodes[index].kind == .sequence {
        open.append((index, 0, index))
      }
    }
  }
}
