package import Diagnostics
import DocumentTree
import SourceText
import Storehouse

/// Finds blanks at line ends, missing or repeated final line ends, and mixed line ends.
package struct Whitespace: FileRule {
  package static let descriptor = RuleDescriptor(
    "whitespace", .text, .warning, isHouseRule: true, isFixable: true,
    summary: LocalizedText(
      ja: "行末の空白や、最後の改行の過不足があります。",
      en: "Blanks at a line end, or a missing or repeated final line end"))

  package init() {}

  package func check(_ file: FileContext, report: inout Reporter) {
    guard !file.source.bytes.isEmpty else { return }
    if !file.parsed.traits.isDisjoint(with: [.blankAtLineEnd, .carriageReturn]) {
      checkLineEnds(file, report: &report)
    }
    checkFileEnd(file, report: &report)
  }

  private func checkLineEnds(_ file: FileContext, report: inout Reporter) {
    let bytes = file.source.bytes
    var blocks = BlockScalars(file)
    var withReturn = LineEnds()
    var without = LineEnds()
    for offset in bytes.indices where bytes[offset] == 0x0A {
      var end = offset
      if end > 0 && bytes[end - 1] == 0x0D {
        end -= 1
        withReturn.add(SourceRange(start: end, end: offset + 1))
      } else {
        without.add(SourceRange(start: offset, end: offset + 1))
      }
      if end > 0 && isBlank(bytes[end - 1]) {
        reportBlanks(before: end, file, &blocks, report: &report)
      }
    }
    guard let first = withReturn.first, let second = without.first else { return }
    // The rarer kind is the one that slipped in.
    let isReturnRarer = withReturn.count < without.count
    report.report(
      Self.descriptor, .mixedLineEnds, path: file.source.path,
      range: isReturnRarer ? first : second,
      fixes: [
        Fix(
          title: isReturnRarer ? .writeLineFeeds : .writeReturns, applicability: .safe,
          edits: evenedOut(bytes, towardsReturns: !isReturnRarer))
      ])
  }

  /// The edits after which all line ends are of one kind.
  private func evenedOut(_ bytes: [UInt8], towardsReturns: Bool) -> [TextEdit] {
    bytes.indices.compactMap { offset in
      guard bytes[offset] == 0x0A else { return nil }
      let hasReturn = offset > 0 && bytes[offset - 1] == 0x0D
      if hasReturn == towardsReturns { return nil }
      return towardsReturns
        ? TextEdit(range: SourceRange(at: offset), replacement: "\r")
        : TextEdit(range: SourceRange(start: offset - 1, end: offset), replacement: "")
    }
  }

  /// The line ends of one kind in a file.
  private struct LineEnds {
    var count = 0
    var first: SourceRange?

    mutating func add(_ range: SourceRange) {
      count += 1
      if first == nil { first = range }
    }
  }

  private func checkFileEnd(_ file: FileContext, report: inout Reporter) {
    let bytes = file.source.bytes
    if endsWell(bytes) { return }
    var blocks = BlockScalars(file)
    let text = bytes.lastIndex { $0 != 0x0A && $0 != 0x0D && !isBlank($0) }.map { $0 + 1 } ?? 0
    guard let last = bytes.last, last == 0x0A else {
      let end = bytes.count
      if let last = bytes.last, isBlank(last) {
        reportBlanks(before: end, file, &blocks, report: &report)
      }
      report.report(
        Self.descriptor, .noFinalLineEnd, path: file.source.path, range: SourceRange(at: end),
        fixes: [
          Fix(
            title: .addFinalLineEnd, applicability: .safe,
            edits: [TextEdit(range: SourceRange(at: end), replacement: lineEnd(of: bytes))])
        ])
      return
    }
    let lineEnd = text < bytes.count && bytes[text] == 0x0D ? text + 2 : text + 1
    guard text > 0, lineEnd < bytes.count,
      !bytes[text..<bytes.count].contains(where: isBlank)
    else { return }
    let range = SourceRange(start: lineEnd, end: bytes.count)
    report.report(
      Self.descriptor, .blankLinesAtEnd, path: file.source.path, range: range,
      fixes: [
        Fix(
          title: .removeBlankLines,
          applicability: blocks.contains(text) ? .review : .safe,
          edits: [TextEdit(range: range, replacement: "")])
      ])
  }

  /// The line end that a file uses first.
  private func lineEnd(of bytes: [UInt8]) -> String {
    guard let feed = bytes.firstIndex(of: 0x0A), feed > 0, bytes[feed - 1] == 0x0D else {
      return "\n"
    }
    return "\r\n"
  }

  /// Whether a file ends with a line feed after something else than a blank or another line end.
  private func endsWell(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 2, bytes[bytes.count - 1] == 0x0A else { return false }
    let last = bytes[bytes.count - 2]
    return last != 0x0A && last != 0x0D && !isBlank(last)
  }

  private func reportBlanks(
    before end: Int, _ file: FileContext, _ blocks: inout BlockScalars, report: inout Reporter
  ) {
    let bytes = file.source.bytes
    var start = end
    while start > 0 && isBlank(bytes[start - 1]) { start -= 1 }
    let range = SourceRange(start: start, end: end)
    report.report(
      Self.descriptor, .blanksAtLineEnd, path: file.source.path, range: range,
      fixes: [
        Fix(
          title: .removeBlanks,
          applicability: blocks.contains(start) ? .review : .safe,
          edits: [TextEdit(range: range, replacement: "")])
      ])
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

/// Where a file's block scalars are, in which blanks may be part of a value, as two blanks are in
/// Markdown.
private struct BlockScalars {
  private let file: FileContext
  /// In the order of the file; gathered when somebody first asks.
  private lazy var ranges: [SourceRange] = file.parsed.documents.flatMap { document in
    document.nodes.compactMap { node in
      (node.style == .literal || node.style == .folded) && node.kind == .scalar ? node.range : nil
    }
  }

  init(_ file: FileContext) {
    self.file = file
  }

  /// Whether an offset is inside one of them or at its end.
  mutating func contains(_ offset: Int) -> Bool {
    let ranges = ranges
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 && offset <= ranges[low - 1].end
  }
}

extension LocalizedText {
  fileprivate static let blanksAtLineEnd = LocalizedText(
    ja: "行末に空白があります。", en: "Blanks at the end of the line")
  fileprivate static let mixedLineEnds = LocalizedText(
    ja: "改行コードが混ざっています（CRLF と LF）。どちらか一つにしてください。",
    en: "The file mixes CRLF and LF line ends; use one of them")
  fileprivate static let writeLineFeeds = LocalizedText(
    ja: "改行コードを LF にそろえる", en: "Write every line end as LF")
  fileprivate static let writeReturns = LocalizedText(
    ja: "改行コードを CRLF にそろえる", en: "Write every line end as CRLF")
  fileprivate static let noFinalLineEnd = LocalizedText(
    ja: "ファイルの最後に改行がありません。", en: "The file does not end with a line end")
  fileprivate static let blankLinesAtEnd = LocalizedText(
    ja: "ファイルの最後に余分な空行があります。", en: "Blank lines at the end of the file")
  fileprivate static let removeBlanks = LocalizedText(
    ja: "行末の空白を消す", en: "Remove the blanks")
  fileprivate static let addFinalLineEnd = LocalizedText(
    ja: "最後に改行を足す", en: "Add a line end")
  fileprivate static let removeBlankLines = LocalizedText(
    ja: "余分な空行を消す", en: "Remove the blank lines")
}
