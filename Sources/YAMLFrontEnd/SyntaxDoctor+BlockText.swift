import Diagnostics
import SourceText

extension SyntaxDoctor {
  /// `key: ｜` above indented text, on the line of a failure or one that the line hangs from.
  ///
  /// Nothing in the text below was meant as syntax, so whatever broke there is no mistake.
  func fullWidthBlockSign(around failure: SyntaxFailure) -> Diagnostic? {
    var number = min(lines.number(at: failure.offset), lines.lines.count - 1)
    var indent = Int.max
    while number >= 0 && indent > 0 {
      let line = lines.lines[number]
      if !line.isBlank && !line.isText && line.indent < indent {
        if let finding = fullWidthBlockSign(onLine: number) { return finding }
        indent = line.indent
      }
      number -= 1
    }
    return nil
  }

  /// `｜`, `＞`, or a `|` with full-width signs after it, alone before indented text.
  func fullWidthBlockSign(onLine number: Int) -> Diagnostic? {
    let line = lines.lines[number]
    guard let text = lines.lines[(number + 1)...].first(where: { !$0.isBlank }),
      text.indent > line.indent
    else { return nil }
    var start = line.node
    if let separator = lines.separator(line, anyScript: true) {
      // What is wrong with the colon comes first.
      guard !separator.isFullWidth, lines.byte(separator.after) == 0x20 else { return nil }
      start = separator.after
      while lines.byte(start) == 0x20 { start += 1 }
    }
    guard start < line.end, let header = blockHeader(from: start, to: line.end),
      let wrong = header.wrong
    else { return nil }
    return .fullWidth(
      wrong.found, wrong.meant, at: wrong.range,
      fix: TextEdit(range: header.range, replacement: header.meant), in: source)
  }

  /// What was written where `|` or `>` begins a text, and what it means.
  private struct BlockHeader {
    var range: SourceRange
    /// The header in ASCII.
    var meant = ""
    /// The first sign that is not ASCII.
    var wrong: (found: String, meant: String, range: SourceRange)?
  }

  /// The header that takes all of a line from an offset on, but for a comment.
  private func blockHeader(from start: Int, to end: Int) -> BlockHeader? {
    var header = BlockHeader(range: SourceRange(at: start))
    var offset = start
    while offset < end, SourceLines.blankWidth(source.bytes, at: offset) == 0 {
      let sign = lines.character(at: offset)
      let signs = offset == start ? SyntaxDoctor.blockSigns : SyntaxDoctor.blockModifiers
      guard let meant = signs[sign.text] else { return nil }
      if meant != sign.text && header.wrong == nil { header.wrong = (sign.text, meant, sign.range) }
      header.meant += meant
      offset = sign.range.end
    }
    header.range = SourceRange(start: start, end: offset)
    let rest = lines.afterBlanks(offset)
    if rest < end { return lines.byte(rest) == UInt8(ascii: "#") ? header : nil }
    if offset < end, SourceLines.blankWidth(source.bytes, at: offset) > 1, header.wrong == nil {
      let blank = lines.character(at: offset)
      header.wrong = (blank.text, " ", blank.range)
      header.range = SourceRange(start: start, end: end)
    }
    return header
  }

  private static let blockSigns = [
    "|": "|", ">": ">", "｜": "|", "￨": "|", "│": "|", "＞": ">",
  ]

  private static let blockModifiers: [String: String] = [
    "-": "-", "+": "+", "－": "-", "−": "-", "＋": "+",
  ]
}
