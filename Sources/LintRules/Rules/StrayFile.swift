package import Diagnostics
import SourceText
import Storehouse

/// Finds files among the entries that are no entries, so that no rule ever reads them.
package struct StrayFile: LayoutRule {
  package static let descriptor = RuleDescriptor(
    "stray-file", .file, .warning, isHouseRule: true,
    summary: LocalizedText(
      ja: "項目のフォルダに、項目ではないファイルがあります。",
      en: "A file among the entries is not an entry"))

  package init() {}

  package func check(_ layout: Layout, report: inout Reporter) {
    let known = Set(layout.kinds.map(\.name))
    for file in layout.files where file.kind == nil {
      let parts = file.path.description.split(separator: "/")
      guard parts.first.map(String.init) == StorehouseLayout.knowledge else { continue }
      let isYAML = ["yaml", "yml"].contains(file.path.fileExtension)
      if parts.count >= 3, isYAML, !known.contains(String(parts[1])) { continue }
      report.report(
        Self.descriptor, .stray(file.path.description), path: file.path, range: SourceRange(at: 0),
        help: help(for: file.path, isYAML: isYAML, isInKind: parts.count >= 3))
    }
    let knowledge = RepositoryPath(StorehouseLayout.knowledge).bytes + [UInt8(ascii: "/")]
    for link in layout.links where link.bytes.starts(with: knowledge) {
      report.report(
        Self.descriptor, .link(link.description), path: link, range: SourceRange(at: 0),
        help: .replaceLink)
    }
  }

  private func help(for path: RepositoryPath, isYAML: Bool, isInKind: Bool) -> LocalizedText {
    if path.fileExtension == "yml" && isInKind { return .renameToYAML }
    return isYAML ? .moveIntoKind : .removeOrMove
  }
}

extension LocalizedText {
  fileprivate static func stray(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(path)」はどの種類の項目でもないので、項目として検査されず、書き出しにも入りません。"
        + "ファイルそのものは、送信（push）すると送り先に載ります。",
      en: "'\(path)' belongs to no kind, so it is not checked as an entry and no export has "
        + "it; a push publishes the file itself all the same")
  }

  fileprivate static func link(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(path)」はシンボリックリンクなので、項目として検査されず、書き出しにも入りません。"
        + "リンク先の名前は、送信（push）すると送り先に載ります。",
      en: "'\(path)' is a symbolic link, so it is not checked as an entry and no export "
        + "has it; a push publishes the name to which it leads all the same")
  }

  fileprivate static let replaceLink = LocalizedText(
    ja: "リンクを消して、本物のファイルを置いてください。",
    en: "Put a real file in the link's place")
  fileprivate static let renameToYAML = LocalizedText(
    ja: "ファイル名の末尾を .yaml に変えてください。", en: "Rename it to end with .yaml")
  fileprivate static let moveIntoKind = LocalizedText(
    ja: "knowledge/種類/ の中に移してください。", en: "Move it into knowledge/KIND/")
  fileprivate static let removeOrMove = LocalizedText(
    ja: "不要なら消し、必要なら knowledge/ の外に移してください。",
    en: "Delete it, or move it out of knowledge/")
}
