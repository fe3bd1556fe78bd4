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
    let style = unsafe Node.Style(scalar.style)
    let isMultiline = unsafe event.pointee.start_mark.line != event.pointee.end_mark.line
    var flags = NodeFlags.none
    if unsafe scalar.anchor != nil || scalar.tag != nil {
      if unsafe scalar.tag != nil { flags.formUnion(.tagged) }
      if unsafe scalar.anchor != nil { flags.formUnion(.anchored) }
      start = afterProperties(
        start, anchor: flags.contains(.anchored), tag: flags.contains(.tagged))
    }
    let endMark = unsafe event.pointee.end_mark.index
    let isVerbatim =
      unsafe !isMultiline && isVerbatim(style, value: value, length: length, at: start)
    var end = start &+ length &+ (style == .plain ? 0 : 2)
    if isVerbatim {
      cursor.move(to: end, index: endMark)
    } else {
      end = cursor.byteOffset(of: endMark)
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
    if unsafe isVerbatim || isVerbatimBetweenQuotes(node, value: value, length: length) {
      let textStart = start &+ (style == .plain ? 0 : 1)
      node.textStart = UInt32(truncatingIfNeeded: textStart)
      node.textEnd = UInt32(truncatingIfNeeded: textStart &+ length)
    } else {
      unsafe pool(value, length: length, for: &node)
    }
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
    examine(node, isMultiline: isMultiline)
    builder.append(node)
  }

  /// Whether a scalar's text stands in the source as it is, so that its end needs no counting.
  ///
  /// Escapes cannot pretend to: a backslash that stays one is followed by another backslash. `''`
  /// could, so single quotes are looked at when their end is known.
  @inline(__always)
  private func isVerbatim(
    _ style: Node.Style, value: UnsafePointer<UInt8>, length: Int, at start: Int
  ) -> Bool {
    guard length > 0, style == .plain || style == .doubleQuoted else { return false }
    let textStart = start &+ (style == .plain ? 0 : 1)
    let textEnd = textStart &+ length
    guard textEnd < count || (textEnd == count && style == .plain) else { return false }
    if style == .doubleQuoted, unsafe base[textEnd] != UInt8(ascii: "\"") { return false }
    return unsafe memcmp(base + textStart, value, length) == 0
  }

  /// The same for a quoted scalar whose end is known.
  private func isVerbatimBetweenQuotes(
    _ node: Node, value: UnsafePointer<UInt8>, length: Int
  ) -> Bool {
    guard node.style == .singleQuoted || node.style == .doubleQuoted || node.style == .plain else {
      return false
    }
    let quote = node.style == .plain ? 0 : 1
    let start = Int(node.start) &+ quote
    guard Int(node.end) &- start &- quote == length, start &+ length <= count else { return false }
    return unsafe memcmp(base + start, value, length) == 0
  }

  /// Puts decoded text into the pool.
  private mutating func pool(_ value: UnsafePointer<UInt8>, length: Int, for node: inout Node) {
    node.flags.formUnion(.decodedText)
    node.textStart = UInt32(truncatingIfNeeded: builder.decoded.count)
    unsafe builder.decoded.append(contentsOf: UnsafeBufferPointer(start: value, count: length))
    node.textEnd = UInt32(truncatingIfNeeded: builder.decoded.count)
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
