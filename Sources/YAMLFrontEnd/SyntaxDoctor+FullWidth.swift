import Diagnostics
import SourceText

extension SyntaxDoctor {
  /// Full-width characters where YAML needs ASCII, on the first line that has one.
  func fullWidthSyntax(in region: ClosedRange<Int>) -> Diagnostic? {
    for line in syntaxLines(region) {
      if let finding = fullWidthMark(line) ?? fullWidthColon(line, anyScript: true)
        ?? fullWidthQuotes(line) ?? fullWidthBrackets(line)
      {
        return finding
      }
    }
    return nil
  }

  /// U+3000 or NBSP in the indentation.
  func invisibleIndentation(in region: ClosedRange<Int>) -> Diagnostic? {
    for line in syntaxLines(region) {
      var offset = line.start
      while offset < line.content {
        let width = SourceLines.blankWidth(source.bytes, at: offset)
        if width > 1 {
          return .invisibleIndentation(
            lines.character(at: offset).text,
            at: blanksOfOneKind(from: offset, before: line.content), in: source)
        }
        offset += max(1, width)
      }
    }
    return nil
  }

  private func blanksOfOneKind(from start: Int, before end: Int) -> SourceRange {
    let width = SourceLines.blankWidth(source.bytes, at: start)
    var offset = start
    while offset < end && SourceLines.blankWidth(source.bytes, at: offset) == width {
      offset += width
    }
    return SourceRange(start: start, end: offset)
  }

  /// `key：value` and `key:　value`.
  func fullWidthColon(_ line: SourceLines.Line, anyScript: Bool) -> Diagnostic? {
    guard let separator = lines.separator(line, anyScript: anyScript) else { return nil }
    let value = lines.afterBlanks(separator.after)
    let replacement = value < line.end ? ": " : ":"
    if separator.isFullWidth {
      return .fullWidth(
        lines.character(at: separator.colon.start).text, ":", at: separator.colon,
        fix: TextEdit(
          range: SourceRange(start: separator.colon.start, end: value), replacement: replacement),
        in: source)
    }
    guard value > separator.after, separator.after < source.bytes.count,
      SourceLines.blankWidth(source.bytes, at: separator.after) > 1
    else { return nil }
    let space = lines.character(at: separator.after)
    return .fullWidth(
      space.text, " ", at: space.range,
      fix: TextEdit(
        range: SourceRange(start: separator.colon.start, end: value), replacement: replacement),
      in: source)
  }

  /// `－ item`, `-　item` and `＃ comment` at the start of a line.
  private func fullWidthMark(_ line: SourceLines.Line) -> Diagnostic? {
    let first = lines.character(at: line.node)
    switch first.text {
    case "－", "‐", "−", "ー":
      let after = first.range.end
      guard after < line.end, SourceLines.blankWidth(source.bytes, at: after) > 0 else {
        return nil
      }
      return .fullWidth(
        first.text, "-", at: first.range,
        fix: TextEdit(
          range: SourceRange(start: first.range.start, end: lines.afterBlanks(after)),
          replacement: "- "), in: source)
    case "＃":
      return .fullWidth(
        first.text, "#", at: first.range, fix: TextEdit(range: first.range, replacement: "#"),
        in: source)
    case "-":
      let after = first.range.end
      guard after < line.end, SourceLines.blankWidth(source.bytes, at: after) > 1 else {
        return nil
      }
      let space = lines.character(at: after)
      return .fullWidth(
        space.text, " ", at: space.range,
        fix: TextEdit(
          range: SourceRange(start: after, end: lines.afterBlanks(after)), replacement: " "),
        in: source)
    default: return nil
    }
  }

  /// `“…”` and `「…」` around a value that cannot be read without quotes.
  private func fullWidthQuotes(_ line: SourceLines.Line) -> Diagnostic? {
    var start = line.node
    if let separator = lines.separator(line, anyScript: true), !separator.isFullWidth {
      start = lines.afterBlanks(separator.after)
    }
    guard start < line.end else { return nil }
    let open = lines.character(at: start)
    guard let close = SyntaxDoctor.quotePairs[open.text] else { return nil }
    let lastStart = max(start, line.end - close.utf8.count)
    let last = lines.character(at: lastStart)
    guard last.text == close, lastStart > start else { return nil }
    let inner = source.text(in: SourceRange(start: open.range.end, end: lastStart))
    guard inner.contains(": ") || inner.contains(" #"), !inner.contains("'") else { return nil }
    return .fullWidth(
      open.text, "'", at: open.range,
      fix: TextEdit(
        range: SourceRange(start: start, end: line.end), replacement: "'\(inner)'"),
      in: source)
  }

  private static let quotePairs: [String: String] = [
    "“": "”", "”": "”", "「": "」", "『": "』", "＂": "＂", "‘": "’", "’": "’",
  ]

  /// Full-width brackets and commas in a flow collection.
  private func fullWidthBrackets(_ line: SourceLines.Line) -> Diagnostic? {
    var start = line.node
    if let separator = lines.separator(line, anyScript: true), !separator.isFullWidth {
      start = lines.afterBlanks(separator.after)
    }
    guard start < line.end else { return nil }
    let open = lines.character(at: start).text
    let isFlow = open == "[" || open == "{"
    let isWideFlow = open == "［" || open == "｛"
    guard isFlow || isWideFlow else { return nil }
    let isUnclosed = isFlow && !isClosed(start, line)
    var offset = start
    while offset < line.end {
      let character = lines.character(at: offset)
      if let meant = SyntaxDoctor.flowSigns[character.text],
        !isUnclosed || character.range.end == line.end
      {
        return .fullWidth(
          character.text, meant, at: character.range,
          fix: TextEdit(range: character.range, replacement: meant), in: source)
      }
      offset = character.range.end
    }
    return nil
  }

  private func isClosed(_ start: Int, _ line: SourceLines.Line) -> Bool {
    let close = source.bytes[start] == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}")
    return source.bytes[start..<line.end].contains(close)
  }

  /// Full-width signs of flow collections and what they are meant to be.
  static let flowSigns: [String: String] = [
    "［": "[", "］": "]", "｛": "{", "｝": "}", "，": ",",
  ]

  /// A wide blank or sign at the start of a plain scalar.
  func wideStart(of range: SourceRange) -> Diagnostic? {
    let number = lines.number(at: range.start)
    let line = lines.lines[number]
    if range.start < line.content || (range.start == line.content && line.content == line.start) {
      if let finding = invisibleIndentation(in: number...number), separatesOrLists(line) {
        return finding
      }
    }
    guard range.start == line.node else { return nil }
    return fullWidthMark(line)
  }

  private func separatesOrLists(_ line: SourceLines.Line) -> Bool {
    lines.separator(line, anyScript: true) != nil
      || lines.byte(line.content) == UInt8(ascii: "-")
  }

  /// The first line of a text over several lines that was meant as an entry of its own.
  func entryInText(_ region: ClosedRange<Int>) -> Diagnostic? {
    for line in lines.lines[region] where !line.isBlank {
      if let finding = fullWidthColon(line, anyScript: false) ?? gluedColon(line)
        ?? fullWidthMark(line)
      {
        return finding
      }
      if line.node > line.content || lines.byte(line.content) == UInt8(ascii: "-") {
        return listBelowText(region.lowerBound - 1, item: line)
          ?? .wrongIndentation(at: line, in: source)
      }
      if separatesOrLists(line),
        let number = Optional(lines.number(at: line.start)),
        let finding = invisibleIndentation(in: number...number)
      {
        return finding
      }
    }
    return nil
  }
}
