import CLibYAML
import Diagnostics
import DocumentTree
import SourceText

extension EventAssembly {
  /// Opens a mapping.
  mutating func beginMapping(_ event: UnsafePointer<yaml_event_t>) {
    let mapping = unsafe event.pointee.data.mapping_start
    unsafe begin(
      .mapping, isFlow: mapping.style.rawValue == YAML_FLOW_MAPPING_STYLE.rawValue,
      anchor: mapping.anchor,
      tag: mapping.tag, event)
  }

  /// Opens a sequence.
  mutating func beginSequence(_ event: UnsafePointer<yaml_event_t>) {
    let sequence = unsafe event.pointee.data.sequence_start
    let isFlow = unsafe sequence.style.rawValue == YAML_FLOW_SEQUENCE_STYLE.rawValue
    if isFlow { traits.formUnion(.flowSequence) }
    unsafe begin(
      .sequence, isFlow: isFlow, anchor: sequence.anchor, tag: sequence.tag, event)
  }

  private mutating func begin(
    _ kind: Node.Kind, isFlow: Bool, anchor: UnsafePointer<UInt8>?, tag: UnsafePointer<UInt8>?,
    _ event: UnsafePointer<yaml_event_t>
  ) {
    countNode()
    var start = unsafe cursor.byteOffset(of: event.pointee.start_mark.index)
    var flags = NodeFlags.none
    if unsafe anchor != nil || tag != nil {
      if unsafe tag != nil { flags.formUnion(.tagged) }
      if unsafe anchor != nil { flags.formUnion(.anchored) }
      start = afterProperties(
        start, anchor: flags.contains(.anchored), tag: flags.contains(.tagged))
    }
    if builder.depth >= limits.depth {
      fatal = .depthLimit(limits.depth, at: start, in: source)
      return
    }
    var level = unsafe Level(
      isFlow: isFlow, startLine: event.pointee.start_mark.line, anchor: -1,
      expandedNodesBefore: expandedNodes)
    if let anchor = unsafe anchor {
      level.anchor = unsafe anchors.add(anchor, node: builder.nodes.count, expanded: nil)
    }
    levels.append(level)
    builder.begin(
      Node(kind: kind, style: isFlow ? .flow : .block, flags: flags, start: start, end: start))
  }

  /// Closes the innermost collection.
  mutating func endCollection(_ event: UnsafePointer<yaml_event_t>) {
    guard let level = levels.popLast() else { return }
    if level.isFlow, unsafe event.pointee.start_mark.index != event.pointee.end_mark.index {
      contentEnd = unsafe cursor.byteOffset(of: event.pointee.end_mark.index)
      examineAfterQuoted(contentEnd, next: byte(contentEnd))
    }
    let index = builder.end(at: contentEnd)
    if level.anchor >= 0 {
      anchors.finish(level.anchor, expanded: expandedNodes &- level.expandedNodesBefore &+ 1)
    }
    if level.isFlow, unsafe level.startLine != event.pointee.end_mark.line {
      examineMultilineFlow(index)
    }
    if builder.nodes[index].kind == .mapping {
      endMapping(index)
    } else if !suspicions.isEmpty {
      informSuspicions(about: index)
    }
  }

  private mutating func endMapping(_ index: Int) {
    for pair in repeatedKeys.pairs(in: index, of: builder, source: source.bytes) {
      builder.nodes[index].flags.formUnion(.repeatsKeys)
      findings.append(.duplicateKey(pair, in: builder, of: source))
    }
    if builder.nodes[index].flags.contains(.mergesMappings) { checkMerges(of: index) }
  }

  /// The offset after a node's own anchor and tag, where the node itself begins.
  mutating func afterProperties(_ start: Int, anchor: Bool, tag: Bool) -> Int {
    var offset = start
    var awaitsAnchor = anchor
    var awaitsTag = tag
    while offset < count {
      switch byte(offset) {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      case UInt8(ascii: "#"): offset = skippingLine(offset)
      case UInt8(ascii: "&") where awaitsAnchor:
        awaitsAnchor = false
        offset = skippingAnchor(offset)
      case UInt8(ascii: "!") where awaitsTag:
        awaitsTag = false
        let isVerbatim = byte(offset + 1) == UInt8(ascii: "<")
        offset = isVerbatim ? skippingVerbatimTag(offset) : skippingName(offset)
      default: return offset
      }
    }
    return offset
  }

  private func skippingLine(_ start: Int) -> Int {
    var offset = start
    while offset < count && byte(offset) != 0x0A && byte(offset) != 0x0D { offset += 1 }
    return offset
  }

  /// Anchors go as far as libyaml reads them; where YAML reads on, the name is not supported.
  private mutating func skippingAnchor(_ start: Int) -> Int {
    var offset = start + 1
    while isKeyByte(byte(offset)) { offset += 1 }
    let ends = offset >= count || isBlankOrBreak(byte(offset)) || isFlowIndicator(byte(offset))
    if !ends && !isStopped {
      let range = SourceRange(start: start, end: UTF8Length.end(of: offset, in: source.bytes))
      fatal = .unsupported(.anchorName, at: range, in: source)
    }
    return offset
  }

  private func skippingName(_ start: Int) -> Int {
    var offset = start + 1
    while offset < count && !isBlankOrBreak(byte(offset)) {
      if isFlowIndicator(byte(offset)) && levels.last?.isFlow == true { return offset }
      offset += 1
    }
    return offset
  }

  private func skippingVerbatimTag(_ start: Int) -> Int {
    var offset = start
    while offset < count && byte(offset) != UInt8(ascii: ">") { offset += 1 }
    return min(offset + 1, count)
  }
}

/// Whether a byte is one of `,[]{}`.
func isFlowIndicator(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
    UInt8(ascii: "}"):
    true
  default: false
  }
}
