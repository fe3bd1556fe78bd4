package import Diagnostics
import SourceText
import Storehouse

/// Finds folders of entries whose kind has no schema.
package struct UnknownKind: LayoutRule {
  package static let descriptor = RuleDescriptor(
    "unknown-kind", .file, isHouseRule: true,
    summary: LocalizedText(
      ja: "スキーマのない種類のフォルダに項目があります。",
      en: "An entry lies in the folder of a kind that has no schema"))

  package init() {}

  package func check(_ layout: Layout, report: inout Reporter) {
    let known = Set(layout.kinds.map(\.name))
    for file in layout.files where file.kind == nil {
      let parts = file.path.description.split(separator: "/")
      guard parts.count >= 3, parts[0] == StorehouseLayout.knowledge,
        !known.contains(String(parts[1])), ["yaml", "yml"].contains(file.path.fileExtension)
      else { continue }
      let near = nearestName(to: String(parts[1]), among: known.sorted())
      report.report(
        Self.descriptor, .unknownKind(String(parts[1]), near), path: file.path,
        range: SourceRange(at: 0), help: .moveOrDefine(String(parts[1])))
    }
  }
}

extension LocalizedText {
  fileprivate static func unknownKind(_ kind: String, _ near: String?) -> LocalizedText {
    let hintJA = near.map { "「\($0)」の誤りではありませんか。" } ?? ""
    let hintEN = near.map { "; did you mean '\($0)'?" } ?? ""
    return LocalizedText(
      ja: "種類「\(kind)」のスキーマがありません。" + hintJA,
      en: "No schema defines the kind '\(kind)'" + hintEN)
  }

  fileprivate static func moveOrDefine(_ kind: String) -> LocalizedText {
    LocalizedText(
      ja: "ファイルを正しい種類のフォルダに移すか、schemas/\(kind).schema.json を作ってください。",
      en: "Move the file to the folder of its kind, or create schemas/\(kind).schema.json")
  }
}
