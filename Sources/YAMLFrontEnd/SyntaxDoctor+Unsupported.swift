import Diagnostics
import DocumentTree
import SourceText

extension SyntaxDoctor {
  /// YAML that is right but that libyaml, and so kura, does not read.
  func unsupported(_ failure: SyntaxFailure) -> Diagnostic? {
    directive(failure) ?? zeroIndentedText(failure) ?? bareDocument(failure)
      ?? anchorName(failure) ?? emptyKey(failure) ?? flowColon(failure) ?? separatingTab(failure)
  }

  private func lineRange(at offset: Int) -> SourceRange {
    let line = lines.lines[min(lines.number(at: offset), lines.lines.count - 1)]
    return SourceRange(start: min(line.content, line.end), end: line.end)
  }

  private func directive(_ failure: SyntaxFailure) -> Diagnostic? {
    guard
      failure.problem.contains("unknown directive name")
        || failure.problem.contains("incompatible YAML document")
    else { return nil }
    let offset = failure.contextOffset ?? failure.offset
    return .unsupported(.unsupportedDirective, at: lineRange(at: offset), in: source)
  }

  /// Text that begins at the left edge below `--- |`.
  private func zeroIndentedText(_ failure: SyntaxFailure) -> Diagnostic? {
    let number = lines.number(at: failure.offset)
    guard failure.problem.contains("<document start>") || failure.context.contains("directive"),
      let above = lineAbove(number)
    else { return nil }
    let text = source.text(in: SourceRange(start: above.content, end: above.end))
    let isHeader = text.hasPrefix("--- ") && (text.contains("|") || text.contains(">"))
    guard isHeader || text == "|" || text == ">" else { return nil }
    return .unsupported(.zeroIndentedText, at: lineRange(at: failure.offset), in: source)
  }

  /// A document after `...` without a `---` of its own.
  private func bareDocument(_ failure: SyntaxFailure) -> Diagnostic? {
    guard failure.problem.contains("<document start>") else { return nil }
    let number = lines.number(at: failure.offset)
    guard let above = lineAbove(number),
      source.text(in: SourceRange(start: above.content, end: above.end)) == "..."
    else { return nil }
    return .unsupported(.bareDocument, at: lineRange(at: failure.offset), in: source)
  }

  /// An anchor with anything but ASCII letters, digits, `_` and `-` in its name.
  private func anchorName(_ failure: SyntaxFailure) -> Diagnostic? {
    let isScan =
      failure.problem.contains("alphabetic or numeric") && failure.context.contains("anchor")
    if isScan, let start = failure.contextOffset {
      let end = nameEnd(from: start + 1)
      if end > start + 1 {
        return .unsupported(
          .anchorName, at: SourceRange(start: start, end: end), in: source)
      }
    }
    guard failure.problem.contains("mapping values are not allowed") || isAlias(failure) else {
      return nil
    }
    let line = lines.lines[min(lines.number(at: failure.offset), lines.lines.count - 1)]
    let start = isAlias(failure) ? failure.contextOffset ?? line.node : line.node
    let sign = lines.byte(start)
    guard sign == UInt8(ascii: "&") || isDefinedAlias(start) else { return nil }
    let end = nameEnd(from: start + 1)
    return .unsupported(.anchorName, at: SourceRange(start: start, end: end), in: source)
  }

  private func isAlias(_ failure: SyntaxFailure) -> Bool {
    failure.problem.contains("alphabetic or numeric") && failure.context.contains("alias")
  }

  /// Whether an alias has its anchor somewhere above, so that it is no text with an asterisk.
  private func isDefinedAlias(_ start: Int) -> Bool {
    guard lines.byte(start) == UInt8(ascii: "*") else { return false }
    let name = source.bytes[(start + 1)..<nameEnd(from: start + 1)]
    guard !name.isEmpty else { return false }
    let anchor = [UInt8(ascii: "&")] + name
    var offset = 0
    while offset + anchor.count <= start {
      if source.bytes[offset..<(offset + anchor.count)].elementsEqual(anchor) { return true }
      offset += 1
    }
    return false
  }

  private func nameEnd(from start: Int) -> Int {
    var end = start
    while end < source.bytes.count, !isBlankOrBreak(source.bytes[end]),
      !isFlowIndicator(source.bytes[end])
    {
      end += 1
    }
    return end
  }

  /// `: value` without a key.
  private func emptyKey(_ failure: SyntaxFailure) -> Diagnostic? {
    guard failure.problem.contains("did not find expected key"),
      lines.byte(failure.offset) == UInt8(ascii: ":")
    else { return nil }
    let range = SourceRange(start: failure.offset, end: failure.offset + 1)
    return .unsupported(.emptyKey, at: range, in: source)
  }

  /// Colons in flow collections where libyaml does not expect them.
  private func flowColon(_ failure: SyntaxFailure) -> Diagnostic? {
    let range = lines.character(at: failure.offset).range
    if failure.problem.contains("found unexpected ':'") {
      return .unsupported(.colonInFlow, at: range, in: source)
    }
    guard lines.byte(failure.offset) == UInt8(ascii: ":") else { return nil }
    if failure.context.contains("flow node") && failure.problem.contains("node content") {
      return .unsupported(.colonInFlow, at: range, in: source)
    }
    guard failure.context.contains("flow mapping"), let open = failure.contextOffset,
      isInsideFlow(failure.offset, from: open)
    else { return nil }
    return .unsupported(.keyOverLines, at: range, in: source)
  }

  /// Whether a line is indented as one inside a flow mapping that is closed later.
  private func isInsideFlow(_ offset: Int, from open: Int) -> Bool {
    let openLine = lines.lines[lines.number(at: open)]
    let line = lines.lines[lines.number(at: offset)]
    guard source.bytes[offset...].contains(UInt8(ascii: "}")) else { return false }
    let isRoot = openLine.content == open && openLine.indent == 0
    let column = openLine.node == open ? openLine.indent : openLine.node - openLine.start
    return isRoot || line.indent > column || line.content == offset
  }

  /// A tab between tokens, on a blank line, or at the start of a block scalar's text.
  private func separatingTab(_ failure: SyntaxFailure) -> Diagnostic? {
    var offset = failure.offset
    guard failure.problem.contains("tab") || lines.byte(offset) == 0x09 else { return nil }
    while offset > 0 && lines.byte(offset) != 0x09 && lines.byte(offset - 1) == 0x09 { offset -= 1 }
    guard lines.byte(offset) == 0x09 else { return nil }
    let end = lines.afterBlanks(offset)
    return .unsupportedTab(at: SourceRange(start: offset, end: end), in: source)
  }

  /// Whether a tab after spaces separates instead of indenting, which YAML allows.
  func tabSeparates(_ line: SourceLines.Line, number: Int) -> Bool {
    var tab = line.start
    while tab < line.content && source.bytes[tab] == 0x20 { tab += 1 }
    let first = lines.byte(line.content)
    let isEntry =
      lines.separator(line, anyScript: true) != nil
      || (first == UInt8(ascii: "-") && lines.byte(line.content + 1) == 0x20)
    if isEntry { return false }
    guard let above = lineAbove(number) else { return true }
    return tab - line.start > above.node - above.start
  }

  /// A stream with nothing but `...`.
  func emptyStream(_ failure: SyntaxFailure) -> Diagnostic? {
    guard failure.problem.contains("node content"), failure.context.contains("block node") else {
      return nil
    }
    let text = source.text(in: lineRange(at: failure.offset))
    guard text == "...", lineAbove(lines.number(at: failure.offset)) == nil else { return nil }
    return .emptyDocument(in: source)
  }
}
