package import Diagnostics
import DocumentTree
import SourceText
import Storehouse

/// Finds unquoted values that tools of YAML 1.1 and of YAML 1.2 read differently.
package struct AmbiguousScalar: EntryRule {
  package static let descriptor = RuleDescriptor(
    "ambiguous-scalar", .syntax, .warning, isHouseRule: true, isFixable: true,
    summary: LocalizedText(
      ja: "道具によって読み方が変わる値が、引用符なしで書かれています。",
      en: "An unquoted value means different things to different tools"))

  package init() {}

  package func check(_ context: EntryContext, report: inout Reporter) {
    let entry = context.entry
    let document = entry.document
    let nodes = document.nodes
    let bytes = document.source.bytes
    for index in nodes.indices {
      let node = nodes[index]
      guard node.kind == .scalar, node.style == .plain else { continue }
      if !node.flags.contains(.decodedText),
        ScalarResolution.isSurelyAlike(
          bytes.span.extracting(Int(node.textStart)..<Int(node.textEnd)))
      {
        continue
      }
      guard !node.flags.contains(.tagged),
        let reading = ScalarResolution.yaml11Reading(of: document.textBytes(of: index))
      else { continue }
      let text = document.text(of: index)
      report.report(
        Self.descriptor, .ambiguous(text, as12: node.type, as11: reading), in: entry, node: index,
        fixes: [
          Fix(
            title: .quote(text), applicability: node.type == .string ? .safe : .review,
            edits: [TextEdit(range: node.range, replacement: "\"\(text)\"")])
        ])
    }
  }
}

extension LocalizedText {
  fileprivate static func ambiguous(
    _ text: String, as12 type: ScalarType, as11 reading: YAML11Reading
  ) -> LocalizedText {
    LocalizedText(
      ja: "「\(text)」は、YAML 1.2 の道具では\(name(type).japanese)、YAML 1.1 の道具では"
        + "\(reading.description.japanese)と読まれます。引用符で囲んでください。",
      en: "'\(text)' is \(name(type).english) to YAML 1.2 tools and "
        + "\(reading.description.english) to YAML 1.1 tools; quote it")
  }

  fileprivate static func quote(_ text: String) -> LocalizedText {
    LocalizedText(ja: "\"\(text)\" と引用符で囲む", en: "Quote it as \"\(text)\"")
  }

  private static func name(_ type: ScalarType) -> LocalizedText {
    switch type {
    case .null: LocalizedText(ja: "空の値", en: "null")
    case .boolean: LocalizedText(ja: "真偽値", en: "a boolean")
    case .integer, .float: LocalizedText(ja: "数値", en: "a number")
    case .string: LocalizedText(ja: "文字列", en: "text")
    }
  }
}
