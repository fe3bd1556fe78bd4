package import Diagnostics
import DocumentTree
import JSONSchema
import SourceText
import Storehouse

/// Finds texts over several lines without `|`, whose line breaks YAML folds away.
package struct LostLineBreak: EntryRule {
  package static let descriptor = RuleDescriptor(
    "lost-line-break", .text, .warning, isHouseRule: true, isFixable: true,
    summary: LocalizedText(
      ja: "「|」を書かずに始めた文章は、改行が失われます。",
      en: "The line breaks of a text are lost because it is written without '|'"))

  package init() {}

  package func check(_ context: EntryContext, report: inout Reporter) {
    guard context.traits.contains(.multilinePlain) else { return }
    let entry = context.entry
    let document = entry.document
    let bytes = document.source.bytes
    var markdown: Set<Int>?
    for index in document.nodes.indices {
      let node = document.nodes[index]
      guard node.kind == .scalar, node.style == .plain, node.flags.contains(.decodedText),
        bytes[Int(node.start)..<Int(node.end)].contains(0x0A), !document.isInFlow(index)
      else { continue }
      let text = FoldedText(node.range, in: bytes)
      if !text.hasStructure {
        let known = markdown ?? Set(entry.values(.markdown))
        markdown = known
        guard known.contains(index) else { continue }
      }
      report.report(
        Self.descriptor, .lost, in: entry, node: index,
        fixes: text.literal().map {
          [Fix(title: .writeLiteral, applicability: .review, edits: [$0])]
        } ?? [])
    }
  }
}

/// An unquoted text over several lines, as its author sees it.
private struct FoldedText {
  private let bytes: [UInt8]
  private let range: SourceRange
  /// Where each line after the first begins and where its text does, without blank lines.
  private var lines: [(start: Int, content: Int)] = []
  private var hasBlankLine = false

  init(_ range: SourceRange, in bytes: [UInt8]) {
    self.bytes = bytes
    self.range = range
    for offset in range.indices where bytes[offset] == 0x0A {
      let start = offset + 1
      var content = start
      while content < range.end && bytes[content] == 0x20 { content += 1 }
      if content == range.end { continue }
      if bytes[content] == 0x0A || bytes[content] == 0x0D {
        hasBlankLine = true
      } else {
        lines.append((start, content))
      }
    }
  }

  /// Whether a blank line parts it, or a line begins like an item of a list.
  var hasStructure: Bool { hasBlankLine || lines.contains { beginsItem($0.content) } }

  private func beginsItem(_ content: Int) -> Bool {
    let line = bytes[content..<min(content + 24, range.end)]
    let scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars.prefix(6))
      .drop { $0 == "\u{3000}" }
    guard let first = scalars.first else { return false }
    if FoldedText.bullets.contains(first) || (0x2460...0x2473).contains(first.value) { return true }
    let rest = scalars.dropFirst()
    if first == "*" || first == "+" { return rest.first == " " }
    let digits = scalars.drop { $0 == "(" || $0 == "（" }
    let sign = digits.drop {
      (0x30...0x39).contains($0.value) || (0xFF10...0xFF19).contains($0.value)
    }
    guard digits.count - sign.count == 1 || digits.count - sign.count == 2, let end = sign.first
    else { return false }
    return end == "." ? sign.dropFirst().first == " " : FoldedText.numberEnds.contains(end)
  }

  private static let bullets: Set<Unicode.Scalar> = [
    "・", "･", "•", "●", "○", "◎", "■", "□", "◆", "◇", "▶", "▪", "※",
  ]
  private static let numberEnds: Set<Unicode.Scalar> = [")", "）", "．"]

  /// The change that puts `|` before the text, where nothing else has to move.
  func literal() -> TextEdit? {
    guard endsItsLine, let indent = lines.map({ $0.content - $0.start }).min(), indent > 0,
      !lines.contains(where: { bytes[$0.content] == 0x09 })
    else { return nil }
    let lineBreak = firstBreak > range.start && bytes[firstBreak - 1] == 0x0D ? "\r\n" : "\n"
    let beginning = lineBreak + String(repeating: " ", count: indent)
    var before = range.start
    while before > 0 && isBlankOrBreak(bytes[before - 1]) { before -= 1 }
    guard bytes[before..<range.start].contains(0x0A) else {
      return TextEdit(range: SourceRange(at: range.start), replacement: "|" + beginning)
    }
    guard before > 0,
      bytes[before - 1] == UInt8(ascii: ":") || bytes[before - 1] == UInt8(ascii: "-")
    else { return nil }
    return TextEdit(
      range: SourceRange(start: before, end: range.start), replacement: " |" + beginning)
  }

  private var firstBreak: Int { bytes[range.start...].firstIndex(of: 0x0A) ?? range.end }

  /// Whether no comment follows, which would become text.
  private var endsItsLine: Bool {
    var offset = range.end
    while offset < bytes.count && (bytes[offset] == 0x20 || bytes[offset] == 0x09) { offset += 1 }
    return offset == bytes.count || isBlankOrBreak(bytes[offset])
  }

  private func isBlankOrBreak(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}

extension LocalizedText {
  fileprivate static let lost = LocalizedText(
    ja: "「|」がないので、この文章の改行は失われ、全体が一つの段落になります。「:」や「-」の後ろに半角スペースと"
      + "半角の「|」を書き、文章は次の行から字下げして書いてください。",
    en:
      "Without '|' the line breaks of this text are lost and all of it becomes one paragraph; write "
      + "a space and '|' after the ':' or '-' and begin the text on the next line, indented")

  fileprivate static let writeLiteral = LocalizedText(
    ja: "「|」を書き、改行を残す", en: "Write '|' to keep the line breaks")
}
