import CLibYAML
import Diagnostics
import DocumentTree
import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension EventAssembly {
  /// Adds a scalar's node.
  mutating func addScalar(_ event: UnsafePointer<yaml_event_t>) {
    countNode()
    let scalar = unsafe event.pointee.data.scalar
    let length = unsafe scalar.length
    guard let value = unsafe scalar.value else { return }
    var start = unsafe cursor.byteOffset(of: event.pointee.start_mark.index)
    var end = unsafe cursor.byteOffset(of: event.pointee.end_mark.index)
    let style = unsafe Node.Style(scalar.style)
    let isMultiline = unsafe event.pointee.start_mark.line != event.pointee.end_mark.line
    var flags = NodeFlags.none
    let hasProperties = unsafe scalar.anchor != nil || scalar.tag != nil
    if hasProperties {
      if unsafe scalar.tag != nil { flags.formUnion(.tagged) }
      if unsafe scalar.anchor != nil { flags.formUnion(.anchored) }
      start = afterProperties(
        start, anchor: flags.contains(.anchored), tag: flags.contains(.tagged))
      start = min(start, end)
    }
    if length == 0 && style == .plain {
      flags.formUnion(.absent)
      end = absentOffset(end)
      start = end
    } else if style == .literal || style == .folded {
      end = blockScalarEnd(start: start, end: end)
    }
    var node = Node(kind: .scalar, style: style, flags: flags, start: start, end: end)
    let isInSource = unsafe setText(&node, value: value, length: length, isMultiline: isMultiline)
    let bytes = unsafe Span(_unsafeStart: value, count: length)
    node.payload = stableHash(bytes)
    if style == .plain {
      node.type = ScalarResolution.type(ofPlain: bytes)
    }
    if unsafe scalar.tag != nil { unsafe applyTag(scalar.tag, to: &node) }
    contentEnd = max(contentEnd, end)
    if unsafe scalar.anchor != nil {
      unsafe anchors.add(scalar.anchor, node: builder.nodes.count, expanded: 1)
    }
    examine(node, isMultiline: isMultiline || !isInSource)
    builder.append(node)
  }

  /// Points a node at its text: in the source where the bytes are the same, else in the pool.
  @inline(__always)
  private mutating func setText(
    _ node: inout Node, value: UnsafePointer<UInt8>, length: Int, isMultiline: Bool
  ) -> Bool {
    let quote = node.style == .plain ? 0 : 1
    let start = Int(node.start) &+ quote
    if Int(node.end) &- start &- quote == length && start &+ length <= count,
      unsafe memcmp(base + start, value, length) == 0
    {
      node.textStart = UInt32(truncatingIfNeeded: start)
      node.textEnd = UInt32(truncatingIfNeeded: start &+ length)
      return true
    }
    node.flags.formUnion(.decodedText)
    node.textStart = UInt32(truncatingIfNeeded: builder.decoded.count)
    unsafe builder.decoded.append(contentsOf: UnsafeBufferPointer(start: value, count: length))
    node.textEnd = UInt32(truncatingIfNeeded: builder.decoded.count)
    return false
  }

  /// Where an absent value is: right after its colon or dash.
  private func absentOffset(_ mark: Int) -> Int {
    var offset = mark
    while offset > contentEnd && isBlankOrBreak(byte(offset - 1)) { offset -= 1 }
    return offset
  }

  /// The end of a block scalar's last content line, without its line break.
  private func blockScalarEnd(start: Int, end: Int) -> Int {
    var headerEnd = start + 1
    while isBlockScalarIndicator(byte(headerEnd)) { headerEnd += 1 }
    var lineEnd = headerEnd
    while lineEnd < end && byte(lineEnd) != 0x0A && byte(lineEnd) != 0x0D { lineEnd += 1 }
    var trimmed = end
    while trimmed > lineEnd && isBlankOrBreak(byte(trimmed - 1)) { trimmed -= 1 }
    return trimmed <= lineEnd ? headerEnd : trimmed
  }

  private func isBlockScalarIndicator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte &- 0x31 < 9
  }

  private func applyTag(_ tag: UnsafePointer<UInt8>, to node: inout Node) {
    let name = unsafe String(cString: tag)
    switch name {
    case "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:binary",
      "tag:yaml.org,2002:timestamp":
      node.type = .string
    case "tag:yaml.org,2002:int": node.type = .integer
    case "tag:yaml.org,2002:float": node.type = .float
    case "tag:yaml.org,2002:bool": node.type = .boolean
    case "tag:yaml.org,2002:null": node.type = .null
    default: break
    }
  }
}

/// Whether a byte is a space, a tab or part of a line break.
@inline(__always)
func isBlankOrBreak(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
}

extension Node.Style {
  /// The style of one of libyaml's scalars.
  init(_ style: yaml_scalar_style_t) {
    switch style.rawValue {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE.rawValue: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE.rawValue: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE.rawValue: self = .literal
    case YAML_FOLDED_SCALAR_STYLE.rawValue: self = .folded
    default: self = .plain
    }
  }
}
