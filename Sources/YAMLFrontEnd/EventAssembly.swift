import CLibYAML
import Diagnostics
import DocumentTree
import SourceText

/// Turns the events of one file into documents.
///
/// This is the hot path of the whole lint: no text becomes a `String` and no node is allocated by
/// itself. What is rare (anchors, tags, lines that look wrong) leaves this file early.
@safe
struct EventAssembly {
  var builder: DocumentBuilder
  var repeatedKeys: RepeatedKeys
  let source: SourceFile
  let limits: DocumentLimits
  let features: ByteFeatures
  let base: UnsafePointer<UInt8>
  let count: Int
  var cursor: CodePointCursor

  var documents: [Document] = []
  /// Findings that leave the tree usable.
  var findings: [Diagnostic] = []
  /// The finding that ends the reading, if there is one.
  var fatal: Diagnostic? {
    didSet { isStopped = fatal != nil }
  }
  /// Whether there is a fatal finding; much cheaper to ask for than the finding.
  private(set) var isStopped = false
  /// Nodes of this document with every alias followed.
  var expandedNodes = 0
  /// Nodes of the documents before this one.
  var nodesBefore = 0
  /// The end of the last content that was read.
  var contentEnd: Int
  /// Where the document that is being read begins.
  var documentStart: Int
  var anchors = AnchorTable()
  /// One element for each open collection.
  var levels: [Level] = []
  /// Places that may be a mistake although libyaml accepts them.
  var suspicions: [Suspicion] = []
  /// What rules have to look for, as far as bytes and events tell.
  var traits: SourceTraits
  /// Whether the previous document ended with `...`, or there is none.
  var previousEndedExplicitly = true

  /// What is known of a collection while it is open.
  struct Level {
    var isFlow: Bool
    /// The line on which the collection begins, by libyaml's count.
    var startLine: Int
    /// The anchor's index in the table, or -1.
    var anchor: Int
    var expandedNodesBefore: Int
  }

  /// Creates an assembly over bytes that must outlive it.
  init(
    _ source: SourceFile, limits: DocumentLimits, features: ByteFeatures,
    bytes: UnsafeBufferPointer<UInt8>, origin: Int, base: UnsafePointer<UInt8>,
    builder: consuming DocumentBuilder, repeatedKeys: consuming RepeatedKeys
  ) {
    self.builder = builder
    self.repeatedKeys = repeatedKeys
    self.source = source
    self.limits = limits
    self.features = features
    self.traits = features.traits
    unsafe self.base = base
    self.count = bytes.count
    self.cursor = unsafe CodePointCursor(
      base, count: bytes.count, origin: origin, isASCII: !features.hasNonASCII)
    self.contentEnd = origin
    self.documentStart = 0
  }

  /// Reads every event; returns libyaml's failure when the syntax is broken.
  mutating func run(_ parser: inout ParserHandle) -> SyntaxFailure? {
    let event = unsafe parser.event
    while parser.next() {
      let type = unsafe event.pointee.type.rawValue
      if type == YAML_SCALAR_EVENT.rawValue {
        unsafe addScalar(event)
      } else if type == YAML_STREAM_END_EVENT.rawValue {
        return nil
      } else {
        unsafe handleStructure(type, event)
      }
      if isStopped { return nil }
    }
    return failure(parser.failure)
  }

  private mutating func handleStructure(_ type: UInt32, _ event: UnsafePointer<yaml_event_t>) {
    switch type {
    case YAML_MAPPING_START_EVENT.rawValue: unsafe beginMapping(event)
    case YAML_SEQUENCE_START_EVENT.rawValue: unsafe beginSequence(event)
    case YAML_MAPPING_END_EVENT.rawValue, YAML_SEQUENCE_END_EVENT.rawValue:
      unsafe endCollection(event)
    case YAML_ALIAS_EVENT.rawValue: unsafe addAlias(event)
    case YAML_DOCUMENT_START_EVENT.rawValue: unsafe beginDocument(event)
    case YAML_DOCUMENT_END_EVENT.rawValue: unsafe endDocument(event)
    default: break
    }
  }

  private mutating func failure(_ raw: RawFailure) -> SyntaxFailure {
    var failure = SyntaxFailure(
      isReaderFailure: raw.isReaderFailure, problem: raw.problem, context: raw.context,
      offset: cursor.origin + raw.byteOffset, contextOffset: nil, suspectStart: suspectStart)
    if !raw.isReaderFailure {
      failure.offset = cursor.byteOffset(of: raw.problemIndex)
      failure.contextOffset = raw.context.isEmpty ? nil : cursor.byteOffset(of: raw.contextIndex)
    }
    return failure
  }

  private var suspectStart: Int {
    guard let last = builder.nodes.last, last.kind == .scalar, last.style != .literal,
      last.style != .folded, nextLine(after: Int(last.start), before: Int(last.end)) != nil
    else { return contentEnd }
    return Int(last.start)
  }

  /// The byte at an offset, or zero past the end.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 {
    offset < count ? unsafe base[offset] : 0
  }
}

extension EventAssembly {
  private mutating func beginDocument(_ event: UnsafePointer<yaml_event_t>) {
    builder.reset()
    anchors.removeAll()
    expandedNodes = 0
    let start = unsafe event.pointee.data.document_start
    let hasDirectives =
      unsafe start.version_directive != nil
      || start.tag_directives.start != start.tag_directives.end
    if hasDirectives && !previousEndedExplicitly {
      let offset = unsafe cursor.byteOffset(of: event.pointee.start_mark.index)
      fatal = .directiveInsideDocument(at: offset, in: source)
    }
    if hasDirectives, let glued = gluedDirectiveComment() {
      fatal = .gluedComment(at: glued, in: source)
    }
  }

  /// A `#` right after the version in `%YAML 1.1#...`.
  private func gluedDirectiveComment() -> Int? {
    var offset = documentStart
    while offset < count && byte(offset) != UInt8(ascii: "%") {
      guard let next = nextLine(after: offset, before: count) else { return nil }
      offset = next
    }
    while offset < count && byte(offset) != 0x0A && byte(offset) != 0x0D {
      if byte(offset) == UInt8(ascii: "#") {
        let isVersion = byte(offset - 1) &- 0x30 < 10
        return isVersion ? offset : nil
      }
      offset += 1
    }
    return nil
  }

  private mutating func endDocument(_ event: UnsafePointer<yaml_event_t>) {
    let isImplicit = unsafe event.pointee.data.document_end.implicit != 0
    previousEndedExplicitly = !isImplicit
    let end = unsafe cursor.byteOffset(of: event.pointee.end_mark.index)
    guard !builder.nodes.isEmpty else { return }
    nodesBefore += builder.nodes.count
    documents.append(
      builder.document(source: source, extent: SourceRange(start: documentStart, end: end)))
    documentStart = end
    contentEnd = max(contentEnd, end)
  }

  /// Counts a node against the limits.
  @inline(__always)
  mutating func countNode() {
    expandedNodes &+= 1
    if nodesBefore &+ builder.nodes.count >= limits.nodes {
      fatal = .nodeLimit(limits.nodes, at: contentEnd, in: source)
    }
  }
}
