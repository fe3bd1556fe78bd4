public import SourceText

/// One node of a document, in document order, as small as the data allows.
///
/// A mapping's children are key, value, key, value, …; `next` jumps over a subtree.
public struct Node: Sendable {
  /// What a node is.
  public enum Kind: UInt8, Sendable {
    case scalar
    case sequence
    case mapping
    /// A reference to an anchored node; `Document.resolved(_:)` follows it.
    case alias
  }

  /// How the author wrote a node.
  public enum Style: UInt8, Sendable {
    case plain
    case singleQuoted
    case doubleQuoted
    case literal
    case folded
    case block
    case flow
  }

  /// What the node is.
  public var kind: Kind
  /// How the author wrote the node.
  public var style: Style
  /// The value that a scalar stands for by the YAML 1.2 core schema; `.string` for collections.
  public var type: ScalarType
  /// What few nodes have.
  public var flags: NodeFlags
  /// The bytes of the node in the source, with its quotes, without its anchor and tag.
  public var start: UInt32
  /// The byte just past the node.
  public var end: UInt32
  /// The bytes of a scalar's decoded text: in the source, or in `Document.decoded` when
  /// `flags` holds `.decodedText`.
  public var textStart: UInt32
  /// The byte just past the decoded text.
  public var textEnd: UInt32
  /// The index of the node after this one's subtree.
  public var next: Int32
  /// A scalar's text hash, a collection's number of children (a mapping counts its keys), or
  /// the index of the node that an alias refers to.
  public var payload: UInt32

  /// A node; offsets beyond 32 bits are cut, and files that large are refused before.
  @inlinable @inline(__always)
  public init(
    kind: Kind, style: Style, type: ScalarType = .string, flags: NodeFlags = .none,
    start: Int, end: Int, textStart: Int = 0, textEnd: Int = 0, next: Int = 0,
    payload: UInt32 = 0
  ) {
    self.kind = kind
    self.style = style
    self.type = type
    self.flags = flags
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.textStart = UInt32(truncatingIfNeeded: textStart)
    self.textEnd = UInt32(truncatingIfNeeded: textEnd)
    self.next = Int32(truncatingIfNeeded: next)
    self.payload = payload
  }

  /// The bytes of the node in the source.
  @inlinable public var range: SourceRange { SourceRange(start: Int(start), end: Int(end)) }
}

/// Facts about a node that few nodes have.
public struct NodeFlags: OptionSet, Sendable {
  /// One bit for each fact.
  public let rawValue: UInt8

  /// A set from its bits.
  @inlinable @inline(__always)
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// No fact at all; cheaper than an empty literal, which builds an array.
  @inlinable @inline(__always) public static var none: NodeFlags { NodeFlags(rawValue: 0) }
  /// The scalar's text lies in `Document.decoded` because it differs from the source bytes.
  @inlinable @inline(__always) public static var decodedText: NodeFlags { NodeFlags(rawValue: 1) }
  /// The node has an explicit tag.
  @inlinable @inline(__always) public static var tagged: NodeFlags { NodeFlags(rawValue: 2) }
  /// The node has an anchor.
  @inlinable @inline(__always) public static var anchored: NodeFlags { NodeFlags(rawValue: 4) }
  /// The mapping has a plain `<<` key, so its members must be asked from `Document.members(of:)`.
  @inlinable @inline(__always) public static var mergesMappings: NodeFlags {
    NodeFlags(rawValue: 8)
  }
  /// The mapping has the same key twice; a `duplicate-key` finding says where.
  @inlinable @inline(__always) public static var repeatsKeys: NodeFlags { NodeFlags(rawValue: 16) }
  /// The node takes no space in the source: an empty value.
  @inlinable @inline(__always) public static var absent: NodeFlags { NodeFlags(rawValue: 32) }
}

// Derived equality is called through a witness table from other modules, which costs more than
// the rest of a typical loop over nodes.

extension Node.Kind {
  /// Whether two nodes are of one kind.
  @inlinable @inline(__always)
  public static func == (left: Node.Kind, right: Node.Kind) -> Bool {
    switch (left, right) {
    case (.scalar, .scalar), (.sequence, .sequence), (.mapping, .mapping), (.alias, .alias): true
    default: false
    }
  }
}

extension Node.Style {
  /// Whether two nodes are written in one style.
  @inlinable @inline(__always)
  public static func == (left: Node.Style, right: Node.Style) -> Bool {
    switch (left, right) {
    case (.plain, .plain), (.singleQuoted, .singleQuoted), (.doubleQuoted, .doubleQuoted),
      (.literal, .literal), (.folded, .folded), (.block, .block), (.flow, .flow):
      true
    default: false
    }
  }
}

extension ScalarType {
  /// Whether two scalars are of one type.
  @inlinable @inline(__always)
  public static func == (left: ScalarType, right: ScalarType) -> Bool {
    switch (left, right) {
    case (.null, .null), (.boolean, .boolean), (.integer, .integer), (.float, .float),
      (.string, .string):
      true
    default: false
    }
  }
}

extension NodeFlags {
  /// Whether every fact of another set holds.
  @inlinable @inline(__always)
  public func contains(_ other: NodeFlags) -> Bool {
    rawValue & other.rawValue == other.rawValue
  }

  /// Adds the facts of another set.
  @inlinable @inline(__always)
  public mutating func formUnion(_ other: NodeFlags) {
    self = NodeFlags(rawValue: rawValue | other.rawValue)
  }
}

/// The type of a scalar by the YAML 1.2 core schema (specification chapter 10.3.2).
public enum ScalarType: UInt8, Sendable {
  case null
  case boolean
  case integer
  case float
  case string
}
