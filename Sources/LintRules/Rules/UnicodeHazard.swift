package import Diagnostics
import DocumentTree
import JSONSchema
import SourceText
import Storehouse

/// Finds characters that deceive readers, break searches or print differently elsewhere.
package struct UnicodeHazard: EntryRule {
  package static let descriptor = RuleDescriptor(
    "unicode-hazard", .text, .warning, isHouseRule: true, isFixable: true,
    summary: LocalizedText(
      ja: "見えない文字や、環境によって表示が変わる文字があります。",
      en: "Characters that are invisible, or that look different elsewhere"))

  package init() {}

  package func check(_ context: EntryContext, report: inout Reporter) {
    if context.traits.contains(.backslash) { reportEscapes(in: context, report: &report) }
    guard context.traits.contains(.rareCharacter) else { return }
    let entry = context.entry
    let bytes = entry.source.bytes
    var offset = context.extent.start
    if offset == 0 && bytes.starts(with: ByteOrderMark.utf8) { offset = 3 }
    while offset < context.extent.end {
      let lead = bytes[offset]
      if lead < 0xC2 {
        offset += 1
        continue
      }
      if isHarmlessRow(bytes, at: offset) {
        offset += 3
        continue
      }
      guard let run = HazardScan.run(in: bytes, at: offset) else {
        offset += utf8Length(lead)
        continue
      }
      if !isQuoted(run, in: entry) { self.report(run, entry, report: &report) }
      offset = run.range.end
    }
  }

  /// Whether the three bytes at an offset are a kana, an ideograph, Hangul, or punctuation of
  /// Japanese in full width, which is what most of a text consists of.
  private func isHarmlessRow(_ bytes: [UInt8], at offset: Int) -> Bool {
    let lead = bytes[offset]
    if lead >= 0xE4 && lead <= 0xED { return true }
    guard offset + 2 < bytes.count else { return false }
    let second = bytes[offset + 1]
    if lead == 0xE3 {
      let isCombining = second == 0x82 && (bytes[offset + 2] == 0x99 || bytes[offset + 2] == 0x9A)
      return second < 0x88 && !isCombining
    }
    return lead == 0xEF && second == 0xBC
  }

  private func utf8Length(_ lead: UInt8) -> Int {
    lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// Finds what nobody sees and double quotes spell out, such as `"\u001b"`.
  private func reportEscapes(in context: EntryContext, report: inout Reporter) {
    let document = context.entry.document
    for node in document.nodes.indices where document.nodes[node].style == .doubleQuoted {
      for escape in EscapedHazard.all(in: context.entry.source.bytes, document.nodes[node].range) {
        report.report(
          Self.descriptor, escape.message(context.entry.source.text(in: escape.range)),
          path: context.entry.source.path, range: escape.range,
          pointer: document.pointer(to: node),
          fixes: [
            Fix(
              title: .remove, applicability: .review,
              edits: [TextEdit(range: escape.range, replacement: "")])
          ])
      }
    }
  }

  /// Whether a symbol stands in a text that quotes what was printed elsewhere.
  private func isQuoted(_ run: HazardRun, in entry: Entry) -> Bool {
    guard run.hazard.mayBeQuoted else { return false }
    return entry.values(.verbatim).contains {
      entry.document.nodes[$0].range.contains(run.range)
    }
  }

  private func report(_ run: HazardRun, _ entry: Entry, report: inout Reporter) {
    let text = entry.source.text(in: run.range)
    let replacement = run.hazard.replacement(for: text)
    let fixes = replacement.map { replacement in
      Fix(
        title: replacement.isEmpty ? .remove : .replace(text, replacement),
        applicability: run.hazard.fixIsSafe ? .safe : .review,
        edits: [TextEdit(range: run.range, replacement: replacement)])
    }
    report.report(
      Self.descriptor, run.hazard.message(text), path: entry.source.path, range: run.range,
      pointer: pointer(of: run, in: entry.document), fixes: fixes.map { [$0] } ?? [])
  }

  private func pointer(of run: HazardRun, in document: Document) -> String {
    guard let node = document.lastNode(startingAt: run.range.start),
      document.nodes[node].kind == .scalar, document.nodes[node].range.contains(run.range)
    else { return "" }
    return document.pointer(to: node)
  }
}

extension LocalizedText {
  fileprivate static let remove = LocalizedText(ja: "消す", en: "Remove it")

  fileprivate static func replace(_ text: String, _ replacement: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(text)」を「\(replacement)」にする", en: "Replace '\(text)' with '\(replacement)'")
  }
}
