import Diagnostics
import SourceText

extension SyntaxDoctor {
  /// A tab in the indentation.
  func tabIndentation(in region: ClosedRange<Int>) -> Diagnostic? {
    for line in syntaxLines(region) {
      var end = line.start
      while end < line.content && source.bytes[end] != 0x09 { end += 1 }
      guard end < line.content, !tabSeparates(line, number: lines.number(at: line.start)) else {
        continue
      }
      let start = end
      while end < line.content && source.bytes[end] == 0x09 { end += 1 }
      return .tabIndentation(at: SourceRange(start: start, end: end), in: source)
    }
    return nil
  }

  /// `key:value` on a line of its own.
  func missingSpace(in region: ClosedRange<Int>) -> Diagnostic? {
    for line in syntaxLines(region) {
      if let finding = gluedColon(line) { return finding }
    }
    return nil
  }

  /// `key:value` at the start of a line, unless it is an address or a time.
  func gluedColon(_ line: SourceLines.Line) -> Diagnostic? {
    guard let separator = lines.separator(line, anyScript: true), !separator.isFullWidth,
      separator.after < line.end
    else { return nil }
    let next = source.bytes[separator.after]
    if next == 0x20 || next == 0x09 || next == UInt8(ascii: "/") || next == UInt8(ascii: ":") {
      return nil
    }
    let isTime =
      source.bytes[separator.colon.start - 1] &- 0x30 < 10 && next &- 0x30 < 10
    if isTime { return nil }
    return .missingSpace(
      after: source.text(in: SourceRange(start: line.node, end: separator.colon.start)),
      at: separator.colon, in: source)
  }

  /// A line whose indentation fits none of the lines above it.
  func wrongIndentation(_ failure: SyntaxFailure, in region: ClosedRange<Int>) -> Diagnostic? {
    var number = min(lines.number(at: failure.offset), lines.lines.count - 1)
    while number > region.lowerBound && lines.lines[number].isBlank { number -= 1 }
    let line = lines.lines[number]
    guard !line.isText, !line.isBlank, let above = lineAbove(number) else { return nil }
    let failsInside = failure.offset > line.node && failure.problem.contains("mapping values")
    if failsInside && !opensNestedBlock(above) && line.indent > keyColumn(above) {
      guard lines.separator(line, anyScript: true)?.colon.start == failure.offset else {
        return nil
      }
      return .wrongIndentation(at: line, in: source)
    }
    if failure.problem.contains("block sequence entries are not allowed") {
      return .wrongIndentation(at: line, in: source)
    }
    guard failure.problem.contains("did not find expected"), failure.offset <= line.node else {
      return nil
    }
    return .wrongIndentation(at: line, in: source)
  }

  private func keyColumn(_ line: SourceLines.Line) -> Int { line.node - line.start }

  /// Whether a line ends with a colon, so that the next one may be indented more.
  private func opensNestedBlock(_ line: SourceLines.Line) -> Bool {
    guard let separator = lines.separator(line, anyScript: true) else { return false }
    return separator.after >= line.end
  }

  /// The nearest line above that holds syntax.
  func lineAbove(_ number: Int) -> SourceLines.Line? {
    var above = number - 1
    while above >= 0 {
      let line = lines.lines[above]
      if !line.isBlank && !line.isText { return line }
      above -= 1
    }
    return nil
  }

  /// A line with neither colon nor list mark where an entry has to be.
  func missingColon(_ failure: SyntaxFailure, in region: ClosedRange<Int>) -> Diagnostic? {
    guard failure.problem.contains("could not find expected ':'"),
      let context = failure.contextOffset
    else { return nil }
    let number = min(lines.number(at: context), lines.lines.count - 1)
    let line = lines.lines[number]
    if let finding = gluedDash(line, number) ?? otherBullet(line, number)
      ?? itemWithoutDash(line, number) ?? unindentedText(line, number)
    {
      return finding
    }
    return .missingColon(
      at: SourceRange(start: max(line.content, min(context, line.end)), end: line.end), in: source)
  }

  /// `-item` below `- item`.
  private func gluedDash(_ line: SourceLines.Line, _ number: Int) -> Diagnostic? {
    guard let above = lineAbove(number), above.indent == line.indent, above.node > above.content,
      lines.byte(line.content) == UInt8(ascii: "-"), line.node == line.content
    else { return nil }
    return .gluedDash(at: SourceRange(start: line.content, end: line.content + 1), in: source)
  }

  /// `・item` where a list goes on or begins.
  private func otherBullet(_ line: SourceLines.Line, _ number: Int) -> Diagnostic? {
    let bullet = lines.character(at: line.content)
    guard line.content < line.end, SyntaxDoctor.bullets.contains(bullet.text),
      let above = lineAbove(number),
      opensNestedBlock(above) || above.indent == line.indent && above.node > above.content
    else { return nil }
    let text = lines.afterBlanks(bullet.range.end)
    return .otherBullet(
      bullet.text, at: bullet.range,
      fix: TextEdit(range: SourceRange(start: line.content, end: text), replacement: "- "),
      in: source)
  }

  /// A text in the place of a list's next item.
  private func itemWithoutDash(_ line: SourceLines.Line, _ number: Int) -> Diagnostic? {
    guard let above = lineAbove(number), above.indent == line.indent, above.node > above.content,
      line.node == line.content
    else { return nil }
    return .missingDash(at: SourceRange(start: line.content, end: line.end), in: source)
  }

  /// A text below `key:` into which a list runs: the text lacks its bar, or is the first item.
  ///
  /// `first` is the number of the line on which the text begins, `item` a line of the list.
  func listBelowText(_ first: Int, item: SourceLines.Line) -> Diagnostic? {
    let text = lines.lines[first]
    guard let above = lineAbove(first), let separator = lines.separator(above, anyScript: true),
      separator.after >= above.end, text.node == text.content, text.indent <= item.indent
    else { return nil }
    if let finding = otherBullet(text, first) { return finding }
    if lines.byte(text.content) == UInt8(ascii: "-") {
      let dash = SourceRange(start: text.content, end: text.content + 1)
      return .gluedDash(at: dash, in: source)
    }
    let key = source.text(in: SourceRange(start: above.node, end: separator.colon.start))
    let between = lines.lines[first...lines.number(at: item.start)]
    let last = source.text(in: SourceRange(start: text.content, end: text.end)).last
    if between.contains(where: \.isBlank) || last == "。" || last == "." {
      return .textWithoutBar(
        key, at: SourceRange(start: above.node, end: separator.after), in: source)
    }
    guard text.indent == item.indent else { return nil }
    return .missingDash(at: SourceRange(start: text.content, end: text.end), in: source)
  }

  /// Signs that begin the items of a list in print.
  private static let bullets: Set<String> = [
    "・", "･", "•", "●", "○", "◎", "■", "□", "◆", "◇",
  ]

  /// Text at the left edge below `key: |`.
  private func unindentedText(_ line: SourceLines.Line, _ number: Int) -> Diagnostic? {
    guard let above = lineAbove(number) else { return nil }
    let text = source.text(in: SourceRange(start: above.content, end: above.end))
    let headers = [" |", " >", " |-", " >-", " |+", " >+"]
    guard headers.contains(where: text.hasSuffix) else { return nil }
    return .unindentedText(at: SourceRange(start: line.content, end: line.end), in: source)
  }

  /// A value that needs quotes: `a: b: c`, `a: @b`, `a: *注`.
  func unquotedValue(_ failure: SyntaxFailure) -> Diagnostic? {
    let number = min(lines.number(at: failure.offset), lines.lines.count - 1)
    let line = lines.lines[number]
    guard !line.isText, failure.offset < line.end, failure.offset >= line.node else { return nil }
    var start = line.node
    if let separator = lines.separator(line, anyScript: true), separator.after < line.end {
      start = lines.afterBlanks(separator.after)
    }
    let range = SourceRange(start: start, end: line.end)
    if failure.problem.contains("mapping values are not allowed"), failure.offset > start {
      return .colonInValue(range, quoted: quotedValue(range), in: source)
    }
    let sign = lines.character(at: failure.contextOffset ?? failure.offset)
    let startsWrongly =
      failure.problem.contains("cannot start any token")
      || failure.context.contains("scanning an alias")
      || failure.context.contains("scanning an anchor")
      || failure.context.contains("block scalar") || failure.context.contains("scanning a tag")
    guard startsWrongly, sign.range.start == start else { return nil }
    return .valueNeedsQuotes(sign.text, range, quoted: quotedValue(range), in: source)
  }
}
