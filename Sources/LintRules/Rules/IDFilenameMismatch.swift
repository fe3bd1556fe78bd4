package import Diagnostics
import DocumentTree
import SourceText
import Storehouse

/// Finds entries whose `id` is not the name of their file.
package struct IDFilenameMismatch: EntryRule {
  package static let descriptor = RuleDescriptor(
    "id-filename-mismatch", .reference, isFixable: true,
    summary: LocalizedText(
      ja: "id とファイル名が違います。", en: "The id differs from the file name"))

  package init() {}

  package func check(_ context: EntryContext, report: inout Reporter) {
    let entry = context.entry
    guard entry.kind.identity == .stem, let node = entry.idNode,
      entry.document.nodes[node].kind == .scalar, let stem = entry.id,
      !entry.document.text(of: node, equals: Array(stem.utf8))
    else { return }
    let written = entry.document.text(of: node)
    report.report(
      Self.descriptor, .mismatch(written, stem), in: entry, node: node,
      help: .renameOne(written, entry.source.path.fileExtension),
      fixes: [
        Fix(
          title: .useTheFileName(stem),
          // Only the width or the case of letters differs.
          applicability: isSameName(written, stem) ? .safe : .review,
          edits: [TextEdit(range: entry.document.nodes[node].range, replacement: stem)])
      ])
  }
}

extension LocalizedText {
  fileprivate static func mismatch(_ id: String, _ stem: String) -> LocalizedText {
    LocalizedText(
      ja: "id「\(id)」がファイル名「\(stem)」と違います。",
      en: "The id '\(id)' differs from the file name '\(stem)'")
  }

  fileprivate static func renameOne(_ id: String, _ ending: String) -> LocalizedText {
    LocalizedText(
      ja: "id を直すか、ファイル名を「\(id).\(ending)」に変えてください。",
      en: "Correct the id, or rename the file to '\(id).\(ending)'")
  }

  fileprivate static func useTheFileName(_ stem: String) -> LocalizedText {
    LocalizedText(ja: "id を「\(stem)」にする", en: "Set the id to '\(stem)'")
  }
}
