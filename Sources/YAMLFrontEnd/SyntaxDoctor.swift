import Diagnostics
import DocumentTree
import SourceText

/// Finds out what the author got wrong when libyaml only knows where it gave up.
///
/// The mistake is nearly always before that place, so the doctor reads the lines between the last
/// content that made sense and the place of the failure, and names the first mistake it knows.
struct SyntaxDoctor {
  let source: SourceFile
  let lines: SourceLines

  init(_ source: SourceFile) {
    self.source = source
    self.lines = SourceLines(source)
  }

  /// The one finding about a file whose syntax is broken.
  func diagnose(_ failure: SyntaxFailure) -> Diagnostic {
    if let accident = SourceAccident.find(in: source) { return accident }
    let region = suspectLines(failure)
    return emptyStream(failure) ?? fullWidthBlockSign(around: failure)
      ?? invisibleIndentation(in: region)
      ?? tabIndentation(in: region)
      ?? unbalancedQuote(failure, in: region)
      ?? fullWidthSyntax(in: region)
      ?? unsupported(failure)
      ?? missingSpace(in: region)
      ?? unclosedBracket(failure)
      ?? textAfterValue(failure, in: region)
      ?? wrongIndentation(failure, in: region)
      ?? missingColon(failure, in: region)
      ?? unquotedValue(failure)
      ?? plainFailure(failure)
  }

  /// The one finding about a place that libyaml accepts, if it is a mistake.
  func examine(_ suspicion: Suspicion) -> Diagnostic? {
    let first = lines.number(at: suspicion.range.start)
    switch suspicion.kind {
    case .invisibleStart:
      return wideStart(of: suspicion.range)
    case .multilinePlain:
      let last = lines.number(at: max(suspicion.range.start, suspicion.range.end - 1))
      if let finding = fullWidthBlockSign(onLine: first) { return finding }
      if let finding = wideStart(of: suspicion.range) { return finding }
      return first < last ? entryInText((first + 1)...last) : nil
    case .looksLikeEntry:
      let line = lines.lines[first]
      let isOnOwnLine = line.node == suspicion.range.start
      let isItem = suspicion.sequence != nil
      guard isOnOwnLine, !isItem || suspicion.isAmongMappings else { return nil }
      return fullWidthColon(line, anyScript: false) ?? gluedColon(line)
    }
  }

  /// The lines where the mistake can be, from the last understood content on.
  private func suspectLines(_ failure: SyntaxFailure) -> ClosedRange<Int> {
    let last = min(lines.number(at: failure.offset), lines.lines.count - 1)
    var first = lines.number(at: failure.suspectStart)
    let rest = lines.afterBlanks(failure.suspectStart)
    let endsLine = rest >= lines.lines[first].end || lines.byte(rest) == UInt8(ascii: "#")
    if endsLine && failure.suspectStart > lines.lines[first].start { first += 1 }
    if let context = failure.contextOffset, namesItsStart(failure.context) {
      first = min(first, lines.number(at: context))
    }
    return min(first, last)...last
  }

  /// Whether libyaml's context is a thing that began near the mistake, not the block around it.
  private func namesItsStart(_ context: String) -> Bool {
    context.contains("simple key") || context.contains("quoted scalar") || context.contains("flow")
  }

  /// The lines of a region that hold syntax.
  func syntaxLines(_ region: ClosedRange<Int>) -> [SourceLines.Line] {
    lines.lines[region].filter { !$0.isText && !$0.isBlank }
  }

  private func plainFailure(_ failure: SyntaxFailure) -> Diagnostic {
    var number = min(lines.number(at: failure.offset), lines.lines.count - 1)
    while number > 0 && lines.lines[number].isBlank { number -= 1 }
    let line = lines.lines[number]
    let offset = max(min(failure.offset, line.end), line.content)
    let end = offset < line.end ? line.end : min(offset + 1, source.bytes.count)
    return .syntax(at: SourceRange(start: offset, end: end), in: source)
  }
}
