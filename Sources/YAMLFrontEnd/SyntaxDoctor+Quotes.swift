import Diagnostics
import SourceText

extension SyntaxDoctor {
  /// What a line's quotes look like when each line is read by itself.
  private struct QuoteState {
    /// The opening quote that the line does not close.
    var unclosed: Int?
    /// The opening quote of a value with text right after its closing quote.
    var broken: Int?
  }

  /// A quote that is not closed, reported where it opens.
  func unbalancedQuote(_ failure: SyntaxFailure, in region: ClosedRange<Int>) -> Diagnostic? {
    for line in syntaxLines(region) {
      let state = quotes(of: line)
      if let open = state.broken {
        return .unbalancedQuote(at: open, hasTextAfter: true, in: source)
      }
      if let open = state.unclosed, !closesBelow(open, failure) {
        return .unbalancedQuote(at: open, hasTextAfter: false, in: source)
      }
    }
    if failure.context.contains("quoted scalar"),
      failure.problem.contains("end of stream")
        || failure.problem.contains("document indicator"), let context = failure.contextOffset
    {
      return .unbalancedQuote(at: context, hasTextAfter: false, in: source)
    }
    return nil
  }

  private func quotes(of line: SourceLines.Line) -> QuoteState {
    var offset = line.node
    var mayOpen = true
    while offset < line.end {
      let byte = source.bytes[offset]
      if mayOpen && (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")) {
        guard let close = closingQuote(of: offset, before: line.end) else {
          return QuoteState(unclosed: offset)
        }
        if !mayFollowQuote(close + 1, line.end) { return QuoteState(broken: offset) }
        offset = close + 1
        mayOpen = false
        continue
      }
      if byte == UInt8(ascii: "#") && offset > line.node && source.bytes[offset - 1] == 0x20 {
        break
      }
      if byte != 0x20 && byte != 0x09 { mayOpen = opensValue(offset, line) }
      offset += 1
    }
    return QuoteState()
  }

  /// Whether a value may begin after the byte at an offset.
  private func opensValue(_ offset: Int, _ line: SourceLines.Line) -> Bool {
    let byte = source.bytes[offset]
    let isBeforeBlank = offset + 1 < line.end && source.bytes[offset + 1] == 0x20
    if byte == UInt8(ascii: ":") { return isBeforeBlank && !isInsidePlain(offset, line) }
    guard isFlowIndicator(byte) || byte == UInt8(ascii: ",") else { return false }
    return hasFlowStart(line, before: offset + 1)
  }

  /// Whether a colon is a later one in a text without quotes, as in `a: b: "c"`.
  private func isInsidePlain(_ offset: Int, _ line: SourceLines.Line) -> Bool {
    guard let separator = lines.separator(line, anyScript: true) else { return false }
    return separator.colon.start < offset && !hasFlowStart(line, before: offset)
  }

  private func hasFlowStart(_ line: SourceLines.Line, before end: Int) -> Bool {
    var start = line.node
    if let separator = lines.separator(line, anyScript: true) {
      start = lines.afterBlanks(separator.after)
    }
    guard start < end else { return false }
    return source.bytes[start] == UInt8(ascii: "[") || source.bytes[start] == UInt8(ascii: "{")
  }

  /// The quote that closes the one at an offset.
  private func closingQuote(of open: Int, before end: Int) -> Int? {
    let quote = source.bytes[open]
    var offset = open + 1
    while offset < end {
      let byte = source.bytes[offset]
      if byte == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") {
        offset += 2
        continue
      }
      if byte == quote {
        let isDoubled =
          quote == UInt8(ascii: "'") && offset + 1 < end && source.bytes[offset + 1] == quote
        if !isDoubled { return offset }
        offset += 1
      }
      offset += 1
    }
    return nil
  }

  private func mayFollowQuote(_ offset: Int, _ end: Int) -> Bool {
    let next = lines.afterBlanks(offset)
    if next >= end { return true }
    let byte = source.bytes[next]
    return byte == UInt8(ascii: ":") || isFlowIndicator(byte) || byte == UInt8(ascii: "#")
      || lines.isFullWidthColon(next)
      || SyntaxDoctor.flowSigns[lines.character(at: next).text] != nil
  }

  /// Whether an open quote closes on a later line before anything that looks like a new entry.
  private func closesBelow(_ open: Int, _ failure: SyntaxFailure) -> Bool {
    guard let close = closingQuote(of: open, before: source.bytes.count) else { return false }
    let first = lines.number(at: open)
    let last = lines.number(at: close)
    let parent = lines.lines[first]
    for number in (first + 1)..<(last + 1) {
      let line = lines.lines[number]
      if line.isBlank { continue }
      if line.indent <= parent.node - parent.start && looksLikeNewEntry(line) { return false }
      if line.indent <= parent.content - parent.start { return false }
    }
    let lastLine = lines.lines[last]
    return mayFollowQuote(close + 1, lastLine.end)
  }

  private func looksLikeNewEntry(_ line: SourceLines.Line) -> Bool {
    if line.node > line.content { return true }
    guard let separator = lines.separator(line, anyScript: true) else { return false }
    return separator.after >= line.end || source.bytes[separator.after] == 0x20
  }

  /// A bracket that is not closed, reported where it opens.
  func unclosedBracket(_ failure: SyntaxFailure) -> Diagnostic? {
    guard failure.context.contains("flow"), let open = failure.contextOffset,
      open < source.bytes.count
    else { return nil }
    guard isFlowIndicator(source.bytes[open]) else { return nil }
    if failure.offset < source.bytes.count,
      lines.number(at: failure.offset) == lines.number(at: open),
      let after = missingCommaOrQuote(failure.offset)
    {
      return after
    }
    return .unclosedBracket(at: open, hiddenFrom: commentWithBracket(after: open), in: source)
  }

  /// The `#` that makes the rest of a bracket's line, with the closing bracket, a comment.
  private func commentWithBracket(after open: Int) -> SourceRange? {
    let line = lines.lines[lines.number(at: open)]
    guard
      let sign = source.bytes[open..<line.end].indices.first(where: {
        source.bytes[$0] == UInt8(ascii: "#") && source.bytes[$0 - 1] == 0x20
      }), isClosed(by: source.bytes[open], source.bytes[sign..<line.end])
    else { return nil }
    return SourceRange(start: sign, end: line.end)
  }

  private func isClosed(by open: UInt8, _ rest: ArraySlice<UInt8>) -> Bool {
    rest.contains(open == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}"))
  }

  /// On the bracket's own line the trouble is what stands between the items.
  private func missingCommaOrQuote(_ offset: Int) -> Diagnostic? {
    let line = lines.lines[lines.number(at: offset)]
    guard offset < line.end else { return nil }
    let rest = source.bytes[offset..<line.end]
    guard rest.contains(UInt8(ascii: "]")) || rest.contains(UInt8(ascii: "}")) else { return nil }
    return .missingComma(at: lines.character(at: offset).range, in: source)
  }

  /// Text after a value that has ended: `title: [重要] お知らせ`.
  func textAfterValue(_ failure: SyntaxFailure, in region: ClosedRange<Int>) -> Diagnostic? {
    let number = min(lines.number(at: failure.offset), lines.lines.count - 1)
    let line = lines.lines[number]
    guard !line.isText, failure.offset > line.node, failure.offset < line.end else { return nil }
    guard hasFlowStart(line, before: failure.offset), !failure.context.contains("flow") else {
      return nil
    }
    var start = line.node
    if let separator = lines.separator(line, anyScript: true) {
      start = lines.afterBlanks(separator.after)
    }
    let value = SourceRange(start: start, end: line.end)
    return .textAfterFlow(value, quoted: quotedValue(value), in: source)
  }

  /// A value in single quotes.
  func quotedValue(_ range: SourceRange) -> TextEdit {
    let text = source.text(in: range).split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''")
    return TextEdit(range: range, replacement: "'\(text)'")
  }
}
