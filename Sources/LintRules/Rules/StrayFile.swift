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
        help: help(for: file.path, isYAML: isYAML, isInKind: parts.count >= 3) { path in
          layout.files.contains { $0.path == path }
        })
    }
    let knowledge = RepositoryPath(StorehouseLayout.knowledge).bytes + [UInt8(ascii: "/")]
    for link in layout.links where link.bytes.starts(with: knowledge) {
      report.report(
        Self.descriptor, .link(link.description), path: link, range: SourceRange(at: 0),
        help: .replaceLink)
    }
  }

  private func help(
    for path: RepositoryPath, isYAML: Bool, isInKind: Bool, isFile: (RepositoryPath) -> Bool
  ) -> LocalizedText {
    if isInKind, let (target, ending) = Self.named(path) {
      if ending.contains("コピー") || ending.lowercased().contains("copy") {
        return .removeCopy(path)
      }
      if ["yml", ".txt", ".yaml"].contains(ending.lowercased()), !isFile(target) {
        return .renameToYAML(path, target)
      }
    }
    return isYAML ? .moveIntoKind : .removeOrMove
  }

  /// What a file would be called if its name ended in `.yaml`, and what its name has there instead.
  private static func named(_ path: RepositoryPath) -> (target: RepositoryPath, ending: String)? {
    let name = path.name
    if path.fileExtension == "yml" {
      return (path.parent.appending(RepositoryPath("\(path.stem).yaml")), "yml")
    }
    let lowered = name.lowercased()
    guard lowered.count == name.count, let found = lowered.firstRange(of: ".yaml") else {
      return nil
    }
    let stem = String(name.prefix(lowered.distance(from: lowered.startIndex, to: found.lowerBound)))
    // Capital letters alone are the whole ending.
    let rest = name.dropFirst(stem.count + ".yaml".count)
    return (
      path.parent.appending(RepositoryPath("\(stem).yaml")), rest.isEmpty ? ".yaml" : String(rest)
    )
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
  fileprivate static func renameToYAML(
    _ path: RepositoryPath, _ target: RepositoryPath
  ) -> LocalizedText {
    let isText = path.fileExtension.lowercased() == "txt"
    let command = "git mv \(shellWord(path.description)) \(shellWord(target.description))"
    return LocalizedText(
      ja: "末尾を .yaml に変えてください\(isText ? "（Windows の「.txt」を取ります）" : "")"
        + "。まだ git add していなければ、名前を変えるだけでかまいません: \(command)",
      en: "Rename it to end with .yaml\(isText ? " (take off the '.txt' that Windows adds)" : ""), "
        + "without git if it has never been added: \(command)")
  }

  fileprivate static func removeCopy(_ path: RepositoryPath) -> LocalizedText {
    let old = shellWord(path.description)
    let command = "git mv \(old) "
    return LocalizedText(
      ja: "写し（コピー）が要らなければ、git rm -f \(old) で消してください（まだ git add していなければ、ただ消します）。"
        + "新しい項目にするなら、新しい id を決めて、末尾を .yaml に変えます: "
        + command + shellWord("\(path.parent)/新しいid.yaml"),
      en:
        "If the copy is not needed, remove it with git rm -f \(old) (just delete it if it has never "
        + "been added). To make a new entry of it, choose a new id and let the name end with .yaml: "
        + command + shellWord("\(path.parent)/NEW-ID.yaml"))
  }
  fileprivate static let moveIntoKind = LocalizedText(
    ja: "knowledge/種類/ の中に移してください。", en: "Move it into knowledge/KIND/")
  fileprivate static let removeOrMove = LocalizedText(
    ja: "不要なら消し、必要なら knowledge/ の外に移してください。",
    en: "Delete it, or move it out of knowledge/")
}
