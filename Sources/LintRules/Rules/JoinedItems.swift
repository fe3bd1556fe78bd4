package import Diagnostics
import DocumentTree
import SourceText
import Storehouse

/// Finds items of `[ ]` that a full-width comma was meant to separate.
package struct JoinedItems: EntryRule {
  package static let descriptor = RuleDescriptor(
    "joined-items", .text, .warning, isHouseRule: true, isFixable: true,
    summary: LocalizedText(
      ja: "[ ] の中の「、」や「，」では値が区切られず、一つの値になっています。",
      en: "A comma that is not ',' joins the items of a list in [ ] into one"))

  package init() {}

  package func check(_ context: EntryContext, report: inout Reporter) {
    guard context.traits.contains(.flowSequence) else { return }
    let document = context.entry.document
    let nodes = document.nodes
    for index in nodes.indices where nodes[index].kind == .sequence && nodes[index].style == .flow {
      var child = index + 1
      let end = document.next(after: index)
      while child < end {
        if nodes[child].kind == .scalar && nodes[child].style == .plain {
          check(child, of: context.entry, report: &report)
        }
        child = document.next(after: child)
      }
    }
  }

  private func check(_ item: Int, of entry: Entry, report: inout Reporter) {
    let range = entry.document.nodes[item].range
    let commas = JoinedItems.commas(in: entry.document.source.bytes, range)
    guard let first = commas.first else { return }
    let edits = commas.map { TextEdit(range: $0, replacement: ", ") }
    report.report(
      Self.descriptor, .joined(entry.document.source.text(in: first)), path: entry.source.path,
      range: first, pointer: entry.document.pointer(to: item),
      fixes: [Fix(title: .separate, applicability: .review, edits: edits)])
  }

  /// The full-width commas of a text outside Japanese brackets, with the blanks after them.
  private static func commas(in bytes: [UInt8], _ range: SourceRange) -> [SourceRange] {
    var commas: [SourceRange] = []
    var depth = 0
    var offset = range.start
    while offset + 2 < range.end {
      guard bytes[offset] == 0xE3 || bytes[offset] == 0xEF else {
        offset += 1
        continue
      }
      switch (bytes[offset], bytes[offset + 1], bytes[offset + 2]) {
      case (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C):
        guard depth == 0 else { break }
        var end = offset + 3
        while end < range.end && bytes[end] == 0x20 { end += 1 }
        commas.append(SourceRange(start: offset, end: end))
      case (0xE3, 0x80, 0x8C), (0xE3, 0x80, 0x8E), (0xEF, 0xBC, 0x88): depth += 1
      case (0xE3, 0x80, 0x8D), (0xE3, 0x80, 0x8F), (0xEF, 0xBC, 0x89): depth -= 1
      // A full stop ends a sentence, whose commas are its own.
      case (0xE3, 0x80, 0x82): return []
      default: break
      }
      offset += 3
    }
    return commas
  }
}

extension LocalizedText {
  fileprivate static func joined(_ comma: String) -> LocalizedText {
    let comma = comma.filter { $0 != " " }
    return LocalizedText(
      ja: "「\(comma)」では値が区切られず、前後がつながって一つの値になっています。半角の「,」で区切ってください。"
        + "「\(comma)」が文章の一部なら、その値を引用符（\"）で囲んでください。",
      en: "'\(comma)' does not separate items, so this is one item; write ',' or, if '\(comma)' is "
        + "part of the text, quote the item")
  }

  fileprivate static let separate = LocalizedText(
    ja: "半角の「,」で区切る", en: "Separate the items with ','")
}
