package import Diagnostics
import DocumentTree
import SourceText
import Storehouse

/// Finds unquoted texts that end at a `#`, although what follows it was meant as text.
package struct TruncatedByComment: EntryRule {
  package static let descriptor = RuleDescriptor(
    "truncated-by-comment", .text, .warning, isHouseRule: true, isFixable: true,
    summary: LocalizedText(
      ja: "値が「#」の前で切れ、残りはコメントになっています。",
      en: "A value ends at a '#', and the rest of it is lost as a comment"))

  package init() {}

  package func check(_ context: EntryContext, report: inout Reporter) {
    guard context.traits.contains(.tightComment) else { return }
    let entry = context.entry
    let document = entry.document
    for comment in document.comments() where !comment.standsAlone {
      let lost = TruncatedByComment.trimmed(comment.range, in: document.source.bytes)
      guard TruncatedByComment.readsLikeText(document.source.bytes[lost.start..<lost.end]),
        let node = TruncatedByComment.valueCut(at: lost.start, in: document)
      else { continue }
      report.report(
        Self.descriptor, .lost(TruncatedByComment.beginning(of: document.source.text(in: lost))),
        path: entry.source.path, range: lost, pointer: document.pointer(to: node),
        fixes: TruncatedByComment.fix(node, lost, in: document).map { [$0] } ?? [])
    }
  }

  /// The plain text, or the place of a missing value, that a comment after one space cuts off.
  ///
  /// Two spaces are how people set a comment apart, and after a number it is a remark.
  private static func valueCut(at comment: Int, in document: Document) -> Int? {
    let bytes = document.source.bytes
    guard bytes[comment - 1] == 0x20, let index = document.lastNode(startingAt: comment) else {
      return nil
    }
    let node = document.nodes[index]
    guard node.kind == .scalar, node.style == .plain else { return nil }
    if node.flags.contains(.absent) {
      let before = comment >= 2 ? bytes[comment - 2] : 0
      return before == UInt8(ascii: ":") || before == UInt8(ascii: "-") ? index : nil
    }
    return node.type == .string && Int(node.end) == comment - 1 ? index : nil
  }

  /// Whether a comment is neither `# …` nor a mark that people and tools write without a space.
  private static func readsLikeText(_ comment: ArraySlice<UInt8>) -> Bool {
    let text = comment.dropFirst()
    guard let first = text.first else { return false }
    let isWord = first >= 0x80 || first &- 0x30 < 10 || (first | 0x20) &- 0x61 < 26
    return isWord && !marks.contains { text.starts(with: $0) }
  }

  private static let marks = [
    "kura:", "TODO", "FIXME", "XXX", "NOTE", "noqa", "nosec", "yamllint",
  ].map { Array($0.utf8) }

  private static func trimmed(_ range: SourceRange, in bytes: [UInt8]) -> SourceRange {
    var end = range.end
    while end > range.start && (bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09) { end -= 1 }
    return SourceRange(start: range.start, end: end)
  }

  /// Quotes a value with what it lost; not inside `[ ]` and `{ }`, whose signs can be lost too.
  private static func fix(_ node: Int, _ lost: SourceRange, in document: Document) -> Fix? {
    let value = document.nodes[node]
    if document.isInFlow(node) { return nil }
    let start = value.flags.contains(.absent) ? lost.start : Int(value.start)
    let range = SourceRange(start: start, end: lost.end)
    let text = document.source.text(in: range)
    let pieces = text.split(separator: "'", omittingEmptySubsequences: false)
    let isBare = !text.contains("\"") && !text.contains("\\")
    let quoted = isBare ? "\"\(text)\"" : "'\(pieces.joined(separator: "''"))'"
    return Fix(
      title: .quoteWhole, applicability: .review,
      edits: [TextEdit(range: range, replacement: quoted)])
  }

  private static func beginning(of text: String) -> String {
    text.count > 20 ? text.prefix(20) + "…" : text
  }
}

extension LocalizedText {
  fileprivate static func lost(_ text: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(text)」はコメントとして読まれ、値に入りません。値の一部なら、値の全体を引用符（\"）で"
        + "囲んでください。コメントなら、「#」の後ろに半角スペースを入れてください。",
      en: "'\(text)' is read as a comment and is no part of the value; quote the whole value if it "
        + "should be, or put a space after '#' if it is a comment")
  }

  fileprivate static let quoteWhole = LocalizedText(
    ja: "値の全体を引用符で囲む", en: "Quote the whole value")
}
