import CLibYAML
import Diagnostics
import DocumentTree
import SourceText

/// The anchors of the document that is being read.
struct AnchorTable {
  private var entries: [Entry] = []
  private var latest: [String: Int] = [:]

  private struct Entry {
    var node: Int
    /// The nodes that an alias adds, or `nil` while the anchored node is open.
    var expanded: Int?
  }

  /// Forgets every anchor.
  mutating func removeAll() {
    if entries.isEmpty { return }
    entries.removeAll(keepingCapacity: true)
    latest.removeAll(keepingCapacity: true)
  }

  /// Adds an anchor, which replaces an earlier one of the same name; returns its index.
  @discardableResult
  mutating func add(_ name: UnsafePointer<UInt8>, node: Int, expanded: Int?) -> Int {
    entries.append(Entry(node: node, expanded: expanded))
    unsafe latest[String(cString: name)] = entries.count - 1
    return entries.count - 1
  }

  /// Records that an anchored collection has ended.
  mutating func finish(_ index: Int, expanded: Int) {
    entries[index].expanded = expanded
  }

  /// The node that a name stands for and how many nodes it adds, `nil` while it is open.
  func find(_ name: String) -> (node: Int, expanded: Int?)? {
    latest[name].map { (entries[$0].node, entries[$0].expanded) }
  }

  /// Whether there is any anchor.
  var isEmpty: Bool { entries.isEmpty }
}

extension EventAssembly {
  /// Adds an alias.
  mutating func addAlias(_ event: UnsafePointer<yaml_event_t>) {
    countNode()
    let start = unsafe cursor.byteOffset(of: event.pointee.start_mark.index)
    let end = unsafe cursor.byteOffset(of: event.pointee.end_mark.index)
    contentEnd = max(contentEnd, end)
    let range = SourceRange(start: start, end: end)
    let name = unsafe String(cString: event.pointee.data.alias.anchor)
    guard let target = anchors.find(name) else {
      fatal = .undefinedAlias(name, at: range, in: source)
      return
    }
    guard let expanded = target.expanded else {
      fatal = .recursiveAlias(
        name, at: range, anchor: builder.nodes[target.node].start, in: source)
      return
    }
    let (sum, overflow) = expandedNodes.addingReportingOverflow(expanded - 1)
    expandedNodes = sum
    if overflow || sum > limits.expandedNodes {
      fatal = .expansionLimit(limits.expandedNodes, at: range, in: source)
      return
    }
    builder.append(
      Node(
        kind: .alias, style: .plain, start: start, end: end,
        payload: UInt32(truncatingIfNeeded: target.node)))
    if let first = byteOfAfterAlias(end) { examineAfterQuoted(end, next: first) }
  }

  private func byteOfAfterAlias(_ end: Int) -> UInt8? {
    end < count ? byte(end) : nil
  }

  /// Checks that what `<<` merges are mappings.
  mutating func checkMerges(of mapping: Int) {
    var key = mapping + 1
    let end = Int(builder.nodes[mapping].next)
    while key < end {
      let value = Int(builder.nodes[key].next)
      if isMergeKey(key) && !isMergeable(value) {
        findings.append(
          .mergeOfNothing(at: builder.nodes[value].range, key: builder.nodes[key].range, in: source)
        )
      }
      key = Int(builder.nodes[value].next)
    }
  }

  private func isMergeKey(_ index: Int) -> Bool {
    let node = builder.nodes[index]
    return node.kind == .scalar && node.style == .plain
      && node.textEnd &- node.textStart == 2
      && builder.text(of: index, in: source.bytes).elementsEqual("<<".utf8)
  }

  private func isMergeable(_ value: Int) -> Bool {
    let value = resolved(value)
    guard builder.nodes[value].kind != .mapping else { return true }
    guard builder.nodes[value].kind == .sequence else { return false }
    var item = value + 1
    while item < Int(builder.nodes[value].next) {
      if builder.nodes[resolved(item)].kind != .mapping { return false }
      item = Int(builder.nodes[item].next)
    }
    return true
  }

  private func resolved(_ index: Int) -> Int {
    let node = builder.nodes[index]
    return node.kind == .alias ? Int(node.payload) : index
  }
}
