import DocumentTree
import Editions
import JSONSchema
package import SourceText

/// The labels of one entry: of the whole, of fields, and of blocks in its Markdown.
package struct EntryLabels: Sendable {
  /// A part of an entry with a label of its own.
  package struct Part: Sendable {
    /// What the label is about.
    package enum Place: Sendable {
      /// The mapping at a node.
      case field(node: Int)
      /// A block in the scalar at a node; the range counts bytes of its decoded text.
      case block(node: Int, text: Range<Int>)
    }

    package let place: Place
    /// The label as written.
    package let own: DisclosureLabel
    /// What everything around it says together.
    package let enclosing: DisclosureLabel
    /// Where the part stands in the file.
    package let range: SourceRange
    /// Where the label is written.
    package let labelRange: SourceRange
    /// The groups as written, with their places.
    package let groups: [GroupMention]

    /// What the part counts as.
    package var label: DisclosureLabel { own.joined(enclosing) }

    /// Whether the label can be read; one that cannot be is the strictest.
    package var isReadable: Bool { own != .strictest }

    /// The node of the mapping or of the text.
    package var node: Int {
      switch place {
      case .field(let node), .block(let node, _): node
      }
    }
  }

  /// A group that a label names.
  package struct GroupMention: Hashable, Sendable {
    package let name: String
    package let range: SourceRange
  }

  /// Something wrong with a block of Markdown.
  package struct BlockProblem: Hashable, Sendable {
    package let cause: LabelBlocks.Problem.Cause
    package let node: Int
    package let range: SourceRange
  }

  /// What the entry as a whole counts as; `nil` when its kind has no place for a label.
  package private(set) var whole: DisclosureLabel?
  /// Where the label of the whole is written.
  package private(set) var wholeRange = SourceRange(at: 0)
  /// The node of the label of the whole, when there is one.
  package private(set) var wholeNode: Int?
  /// Whether the label of the whole is there and can be read.
  package private(set) var wholeIsReadable = false
  /// The nodes of the labels of the whole and of fields that cannot be read.
  package private(set) var unreadableLabels: [Int] = []
  /// The groups of the whole.
  package private(set) var groups: [GroupMention] = []
  /// In the order of the file; what encloses others comes first.
  package private(set) var parts: [Part] = []
  private var nesting = NestedRanges([])
  package private(set) var problems: [BlockProblem] = []

  /// The labels of an entry whose kind has no place for any.
  package static let none = EntryLabels()

  /// The labels of an entry that cannot be read.
  package static let unreadable = EntryLabels(whole: .strictest, isOfUnreadable: true)

  /// Whether the entry could not be read, so that nothing is known of its labels.
  package private(set) var isOfUnreadable = false

  private init(whole: DisclosureLabel? = nil, isOfUnreadable: Bool = false) {
    self.whole = whole
    self.isOfUnreadable = isOfUnreadable
  }

  /// Reads the labels of an entry.
  ///
  /// `mayHoldBlocks` is false where its file surely has no line of colons.
  package init(_ entry: Entry, mayHoldBlocks: Bool = true) {
    guard entry.kind.hasLabels else { return }
    let document = entry.document
    let written = entry.items(.disclosure).map { Int($0.node) }
    if entry.kind.labelKey != nil {
      let own = written.first { EntryLabels.isMember($0, of: 0, in: document) }
      wholeNode = own.map(document.resolved)
      whole = own.map { DisclosureLabel(document, at: $0) } ?? .strictest
      wholeIsReadable = whole != .strictest
      if let wholeNode {
        if !wholeIsReadable { unreadableLabels.append(wholeNode) }
        wholeRange = document.nodes[wholeNode].range
        groups = EntryLabels.groups(document, at: wholeNode)
      } else {
        wholeRange = SourceRange(at: document.extent.start)
      }
      whole?.state = EntryLabels.state(of: entry)
    }
    if written.count > (wholeNode == nil ? 0 : 1) { readFields(written, document) }
    if mayHoldBlocks { readBlocks(entry) }
    if !parts.isEmpty { nesting = NestedRanges(parts.map(\.range)) }
  }

  /// Whether any label names a group.
  package var namesGroups: Bool { !groups.isEmpty || parts.contains { !$0.groups.isEmpty } }

  /// What a place in the file counts as; `nil` when nothing says anything about it.
  package func label(at range: SourceRange) -> DisclosureLabel? {
    nesting.innermost(containing: range).map { parts[$0].label } ?? whole
  }

  // MARK: Fields

  /// Every mapping that has a label as its member, also by a merge key.
  private mutating func readFields(_ written: [Int], _ document: Document) {
    let nodes = Set(written)
    // Mappings come in the order of the document, so those around one are still open.
    var open: [Int] = []
    for mapping in document.nodes.indices where document.nodes[mapping].kind == .mapping {
      // The label of the whole is no part.
      guard mapping > 0 || whole == nil else { continue }
      for member in document.members(of: mapping) where nodes.contains(member.value) {
        let range = document.nodes[mapping].range
        let label = document.resolved(member.value)
        let own = DisclosureLabel(document, at: label)
        if own == .strictest { unreadableLabels.append(label) }
        while let last = open.last, !parts[last].range.contains(range) { open.removeLast() }
        let enclosing = open.last.map { parts[$0].label } ?? whole ?? .loosest
        open.append(parts.count)
        parts.append(
          Part(
            place: .field(node: mapping), own: own,
            enclosing: enclosing, range: range,
            labelRange: document.nodes[label].range,
            groups: EntryLabels.groups(document, at: label)))
      }
    }
  }

  private static func isMember(_ node: Int, of mapping: Int, in document: Document) -> Bool {
    guard document.nodes[mapping].kind == .mapping else { return false }
    guard !document.nodes[mapping].flags.contains(.mergesMappings) else {
      return document.members(of: mapping).contains { $0.value == node }
    }
    var child = mapping + 1
    let end = document.next(after: mapping)
    while child < end {
      let value = document.next(after: child)
      if value == node { return true }
      child = document.next(after: value)
    }
    return false
  }

  private static func groups(_ document: Document, at label: Int) -> [GroupMention] {
    guard let list = document.value(of: label, forKey: "groups") else { return [] }
    let items = document.items(of: list)
    return (items.isEmpty ? [list] : items).compactMap { item in
      document.string(at: item).map {
        GroupMention(name: $0, range: document.nodes[document.resolved(item)].range)
      }
    }
  }

  private static func state(of entry: Entry) -> DisclosureLabel.State {
    guard let node = entry.values(.status).first else { return .approved }
    switch entry.document.string(at: node) {
    case "approved": return .approved
    case "review": return .review
    case "withdrawn": return .withdrawn
    default: return .draft
    }
  }

  // MARK: Blocks

  private mutating func readBlocks(_ entry: Entry) {
    let document = entry.document
    let (fields, whole) = (parts, whole)
    let nesting = NestedRanges(fields.map(\.range))
    func label(around node: Int) -> DisclosureLabel {
      nesting.innermost(containing: document.nodes[node].range).map { fields[$0].label }
        ?? whole ?? .loosest
    }
    let markdown = entry.values(.markdown)
    for node in markdown where document.nodes[node].kind == .scalar {
      readBlocks(of: node, in: document, around: label(around: node))
    }
    let known = Set(markdown)
    for node in document.nodes.indices
    where document.nodes[node].kind == .scalar && !known.contains(node) {
      refuseBlocks(of: node, in: document, around: label(around: node))
    }
  }

  private mutating func readBlocks(
    of node: Int, in document: Document, around: DisclosureLabel
  ) {
    let found = LabelBlocks(document.textBytes(of: node))
    guard !found.blocks.isEmpty || !found.problems.isEmpty else { return }
    let places = TextPlaces(document, node)
    var joined: [DisclosureLabel] = []
    for block in found.blocks {
      let enclosing = block.parent.map { joined[$0] } ?? around
      joined.append(block.label.joined(enclosing))
      let opening = places.range(ofText: block.opening)
      parts.append(
        Part(
          place: .block(node: node, text: block.range), own: block.label, enclosing: enclosing,
          range: places.range(ofText: block.range), labelRange: opening,
          groups: block.groups.map { GroupMention(name: $0, range: opening) }))
    }
    problems += found.problems.map { problem in
      BlockProblem(cause: problem.cause, node: node, range: places.range(ofText: problem.range))
    }
  }

  /// Counts the whole of a text as the strictest that is no Markdown and has a block, because
  /// whoever shows it would show the block with it.
  private mutating func refuseBlocks(
    of node: Int, in document: Document, around: @autoclosure () -> DisclosureLabel
  ) {
    let text = document.textBytes(of: node)
    guard LabelBlocks.mayOccur(in: text), let opening = LabelBlocks(text).firstOpening else {
      return
    }
    let range = document.sourceRange(ofText: opening, in: node)
    parts.append(
      Part(
        place: .block(node: node, text: 0..<text.count), own: .strictest, enclosing: around(),
        range: document.nodes[node].range, labelRange: range, groups: []))
    problems.append(BlockProblem(cause: .outsideMarkdown, node: node, range: range))
  }
}

extension DisclosureLabel {
  /// Reads a label: an object with `tlp`, or the level alone as text.
  ///
  /// What cannot be read counts as the strictest there is in its place.
  init(_ document: Document, at node: Int) {
    let node = document.resolved(node)
    guard document.nodes[node].kind == .mapping else {
      let level = document.string(at: node).flatMap { TLPLevel(name: $0) }
      self = level.map { DisclosureLabel($0) } ?? .strictest
      return
    }
    guard
      let level = document.value(of: node, forKey: "tlp").flatMap({ value in
        document.string(at: value).flatMap { TLPLevel(name: $0) }
      })
    else {
      self = .strictest
      return
    }
    self.init(level)
    for member in document.members(of: node) {
      let value = document.resolved(member.value)
      let isNull = document.nodes[value].kind == .scalar && document.nodes[value].type == .null
      switch document.text(of: member.key) {
      case "groups": audience = Audience(document, at: value)
      case "origin":
        origin = document.string(at: value) == "own" ? .own : .received
      case "public_from" where !isNull:
        let day = document.nodes[value].kind == .scalar ? document.text(of: value) : ""
        publicFrom = CalendarDate(day)?.lastDayNumber ?? .max
      default: break
      }
    }
  }
}

extension Audience {
  /// Reads the groups of a label: names, one name, or nothing.
  ///
  /// What is anything else may mean any group, so it admits nobody else.
  init(_ document: Document, at node: Int) {
    let node = document.resolved(node)
    switch document.nodes[node].kind {
    case .sequence:
      let items = document.items(of: node)
      let names = items.compactMap { document.string(at: $0) }
      self = names.count == items.count ? Audience(names: names) : .groups(Set(names))
    case .scalar where document.nodes[node].type == .null: self = .unlimited
    case .scalar, .mapping, .alias:
      self = document.string(at: node).map { Audience(names: [$0]) } ?? .groups([])
    }
  }
}
