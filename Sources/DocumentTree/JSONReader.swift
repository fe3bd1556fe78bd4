package import Diagnostics
package import SourceText

/// Reads JSON (RFC 8259) into the same documents as YAML, strictly, with a position for everything.
///
/// A reader never throws and never traps, and needs no stack for deep nesting.
package struct JSONReader: Sendable {
  private var builder = DocumentBuilder()
  private var repeatedKeys = RepeatedKeys()

  package init() {}

  /// Reads the value of a file.
  package mutating func read(
    _ source: SourceFile, limits: DocumentLimits = DocumentLimits()
  ) -> ParsedSource {
    if source.bytes.count > min(limits.bytes, Int(Int32.max)) {
      return .broken(source, .sizeLimit(limits.bytes, in: source))
    }
    var parsing = JSONParsing(
      source: source, limits: limits, builder: builder, repeatedKeys: repeatedKeys)
    builder = DocumentBuilder()
    repeatedKeys = RepeatedKeys()
    let failure = parsing.run()
    defer {
      builder = parsing.builder
      repeatedKeys = parsing.repeatedKeys
    }
    if let failure { return .broken(source, SourceAccident.find(in: source) ?? failure) }
    let extent = SourceRange(start: 0, end: source.bytes.count)
    return ParsedSource(
      source: source, documents: [parsing.builder.document(source: source, extent: extent)],
      diagnostics: parsing.findings)
  }
}

extension ParsedSource {
  /// A file of which nothing can be used.
  package static func broken(_ source: SourceFile, _ finding: Diagnostic) -> ParsedSource {
    ParsedSource(source: source, documents: [], diagnostics: [finding])
  }
}

/// One reading of one JSON text: a loop over values with the open collections on the builder.
struct JSONParsing {
  let source: SourceFile
  let limits: DocumentLimits
  var builder: DocumentBuilder
  var repeatedKeys: RepeatedKeys
  var findings: [Diagnostic] = []
  var offset = 0

  /// Why a text is not JSON, at the byte where it stops being so.
  typealias Failure = Diagnostic

  var bytes: [UInt8] { source.bytes }

  /// The byte at an offset, or zero past the end, which no JSON syntax accepts.
  func byte(_ offset: Int) -> UInt8 {
    offset < source.bytes.count ? source.bytes[offset] : 0
  }

  /// Reads the whole text; returns what is wrong with its syntax.
  mutating func run() -> Failure? {
    builder.reset()
    if source.bytes.starts(with: ByteOrderMark.utf8) { offset = 3 }
    repeat {
      if let failure = readValue() { return failure }
      if let failure = finishCollections() { return failure }
    } while builder.depth > 0
    skipBlanks()
    return offset < source.bytes.count ? .afterValue(at: offset, in: source) : nil
  }

  /// Reads a scalar, or the start of a collection up to its first value.
  private mutating func readValue() -> Failure? {
    skipBlanks()
    if builder.nodes.count >= limits.nodes {
      return .nodeLimit(limits.nodes, at: offset, in: source)
    }
    switch byte(offset) {
    case UInt8(ascii: "{"): return begin(.mapping)
    case UInt8(ascii: "["): return begin(.sequence)
    case UInt8(ascii: "\""): return readString()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return readNumber()
    default: return readWord()
    }
  }

  private mutating func begin(_ kind: Node.Kind) -> Failure? {
    if builder.depth >= limits.depth {
      return .depthLimit(limits.depth, at: offset, in: source)
    }
    builder.begin(Node(kind: kind, style: .flow, start: offset, end: offset))
    offset += 1
    skipBlanks()
    let close = kind == .mapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    if byte(offset) == close {
      offset += 1
      end()
      return nil
    }
    return kind == .mapping ? readKeyAndColon() : nil
  }

  /// After a value: closes what ends here and moves to the next value of what goes on.
  private mutating func finishCollections() -> Failure? {
    while let open = builder.open.last {
      let isMapping = builder.nodes[open.node].kind == .mapping
      let awaitsValue = isMapping ? open.children & 1 == 1 : open.children == 0
      if awaitsValue { return nil }
      skipBlanks()
      switch (byte(offset), isMapping) {
      case (UInt8(ascii: ","), _):
        let comma = offset
        offset += 1
        skipBlanks()
        if byte(offset) == UInt8(ascii: "}") || byte(offset) == UInt8(ascii: "]") {
          return .trailingComma(at: comma, in: source)
        }
        return isMapping ? readKeyAndColon() : nil
      case (UInt8(ascii: "}"), true), (UInt8(ascii: "]"), false):
        offset += 1
        end()
      default:
        return .missingComma(
          at: offset, opened: Int(builder.nodes[open.node].start), isMapping: isMapping,
          in: source)
      }
    }
    return nil
  }

  private mutating func end() {
    let index = builder.end(at: offset)
    guard builder.nodes[index].kind == .mapping else { return }
    for pair in repeatedKeys.pairs(in: index, of: builder, source: source.bytes) {
      builder.nodes[index].flags.formUnion(.repeatsKeys)
      findings.append(.duplicateKey(pair, in: builder, of: source))
    }
  }

  private mutating func readKeyAndColon() -> Failure? {
    guard byte(offset) == UInt8(ascii: "\"") else {
      return .keyWithoutQuotes(at: offset, in: source)
    }
    if let failure = readString() { return failure }
    skipBlanks()
    guard byte(offset) == UInt8(ascii: ":") else { return .missingColon(at: offset, in: source) }
    offset += 1
    return nil
  }

  private mutating func readWord() -> Failure? {
    let start = offset
    while byte(offset) | 0x20 &- 0x61 < 26 && byte(offset) >= 0x41 { offset += 1 }
    let word = source.bytes[start..<offset]
    let type: ScalarType
    if word.elementsEqual("true".utf8) || word.elementsEqual("false".utf8) {
      type = .boolean
    } else if word.elementsEqual("null".utf8) {
      type = .null
    } else {
      let end = max(offset, min(start + 1, source.bytes.count))
      return .noValue(at: SourceRange(start: start, end: end), in: source)
    }
    appendPlain(type, from: start)
    return nil
  }

  private mutating func readNumber() -> Failure? {
    let start = offset
    if byte(offset) == UInt8(ascii: "-") { offset += 1 }
    let whole = offset
    skipDigits()
    if offset == whole || (byte(whole) == UInt8(ascii: "0") && offset > whole + 1) {
      return .badNumber(at: SourceRange(start: start, end: max(offset, start + 1)), in: source)
    }
    var type = ScalarType.integer
    if byte(offset) == UInt8(ascii: ".") {
      offset += 1
      type = .float
      if !skipDigits() { return .badNumber(at: SourceRange(start: start, end: offset), in: source) }
    }
    if byte(offset) | 0x20 == UInt8(ascii: "e") {
      offset += 1
      type = .float
      if byte(offset) == UInt8(ascii: "+") || byte(offset) == UInt8(ascii: "-") { offset += 1 }
      if !skipDigits() { return .badNumber(at: SourceRange(start: start, end: offset), in: source) }
    }
    appendPlain(type, from: start)
    return nil
  }

  @discardableResult
  private mutating func skipDigits() -> Bool {
    let start = offset
    while byte(offset) &- 0x30 < 10 { offset += 1 }
    return offset > start
  }

  private mutating func appendPlain(_ type: ScalarType, from start: Int) {
    builder.append(
      Node(
        kind: .scalar, style: .plain, type: type, start: start, end: offset, textStart: start,
        textEnd: offset, payload: stableHash(source.bytes, start..<offset)))
  }

  private mutating func skipBlanks() {
    while isBlank(byte(offset)) { offset += 1 }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
