import DocumentTree
import GitStore
import LintEngine
import SourceText
import Storehouse

/// A snapshot of a storehouse that is ready to be linted.
struct OpenedSnapshot {
  let input: LintInput
  /// What the configuration says about language, time zone and terminal; but for the language
  /// the defaults when it is broken or absent.
  let configuration: Configuration
  /// Reads a file again, for excerpts.
  let source: (RepositoryPath) -> SourceFile?
}

extension OpenedSnapshot {
  /// Whether something that may matter to lint is at a path or below it.
  func mayHold(_ path: RepositoryPath) -> Bool {
    (input.paths + input.links).contains { $0.isAtOrBelow(path) }
  }
}

extension StorehousePlace {
  /// Opens a state of the storehouse's files.
  func open(_ source: SnapshotSource) throws -> OpenedSnapshot {
    let snapshot = try snapshot(of: source)
    let reader = try snapshot.reader()
    let path = RepositoryPath(StorehouseLayout.configuration)
    guard let entry = try reader.entry(at: path) else {
      throw try absence(of: path, in: source, reader)
    }
    guard entry.kind != .symbolicLink else {
      throw CommandFailure(.linkedConfiguration, nextStep: .replaceLink)
    }
    let file = SourceFile(path: path, bytes: try reader.read(entry))
    let configuration = StorehouseLoader.configurationIfReadable(file)
    let outside = source == .workTree ? try entriesOutside(configuration) : []
    let listing = try reader.list(
      .below(StorehouseLoader.prefixes(of: configuration) + outside))
    let undecided = listing.unmerged.map(SnapshotEntry.init(oneSideOf:))
    let files = listing.entries.filter { $0.kind == .file || $0.kind == .executable }
    // Git may ignore the configuration; it counts all the same.
    let isListed = files.contains { $0.path == path }
    let entries = (isListed ? [] : [entry]) + files + undecided
    let links = listing.entries.filter { $0.kind == .symbolicLink }
    let input = LintInput(
      paths: entries.map(\.path), undecided: Set(undecided.map(\.path)),
      links: links.map(\.path), readLink: { try snapshot.reader().read(links[$0]) }
    ) {
      let reader = try snapshot.reader()
      return { try reader.read(entries[$0]) }
    }
    return OpenedSnapshot(
      input: input, configuration: configuration ?? Configuration(broken: file.bytes),
      source: { path in
        (try? reader.read(at: path)).flatMap { $0 }.map { SourceFile(path: path, bytes: $0) }
      })
  }

  /// What may be entries that somebody has put at the top of the storehouse, and folders there that
  /// have the name of a kind.
  private func entriesOutside(_ configuration: Configuration?) throws -> [RepositoryPath] {
    guard let folder, let configuration, configuration.profile == .storehouse else { return [] }
    let names = try FileAccess.list(folder)?.map(\.name) ?? []
    return names.filter { name in
      if name.name.hasPrefix(".") { return false }
      if ["yaml", "yml"].contains(name.fileExtension) { return true }
      let schema = "\(StorehouseLayout.schemas)/\(name)\(StorehouseLayout.schemaEndings[0])"
      return configuration.kinds.contains { $0.name == name.description }
        || FileAccess.isFile("\(folder)/\(schema)")
    }
  }

  /// Why there is no configuration to be read.
  private func absence(
    of path: RepositoryPath, in source: SnapshotSource, _ reader: SnapshotReader
  ) throws -> CommandFailure {
    if try !reader.list(.below([path])).unmerged.isEmpty {
      return CommandFailure(.undecidedConfiguration, nextStep: .decideConfiguration)
    }
    if source != .workTree, exists(path) {
      return CommandFailure(.unstagedConfiguration(source), nextStep: .addConfiguration)
    }
    return CommandFailure(
      .noStorehouse(folder ?? repository?.gitFolder ?? ""), nextStep: .writeOne)
  }

  private func snapshot(of source: SnapshotSource) throws -> Snapshot {
    if let repository { return try repository.snapshot(of: source, root: root) }
    guard source == .workTree, let folder else { throw CommandFailure(.needsGit, exitCode: 64) }
    return Snapshot.folder(at: folder)
  }
}

extension SnapshotEntry {
  /// What one branch of an undecided merge has at the path.
  fileprivate init(oneSideOf merge: UnmergedEntry) {
    self.init(path: merge.path, kind: .file, blob: merge.ours ?? merge.theirs ?? merge.base)
  }
}

extension LocalizedText {
  static let undecidedConfiguration = LocalizedText(
    ja: "kura.yaml のマージの衝突が解決されていません。",
    en: "A merge conflict in kura.yaml is unresolved")
  static func unstagedConfiguration(_ source: SnapshotSource) -> LocalizedText {
    guard case .commit(let revision) = source else {
      return LocalizedText(
        ja: "kura.yaml は、次のコミットに入ることになっていません。",
        en: "kura.yaml is not part of the next commit")
    }
    return LocalizedText(
      ja: "「\(revision)」のコミットには kura.yaml がありません。",
      en: "The commit '\(revision)' has no kura.yaml")
  }
  static let addConfiguration = LocalizedText(
    ja: "git add kura.yaml でコミットに入れてください。",
    en: "Put it into a commit with git add kura.yaml")
  static let linkedConfiguration = LocalizedText(
    ja: "kura.yaml がシンボリックリンクなので、読みません。",
    en: "kura.yaml is a symbolic link, which is not followed")
  static let replaceLink = LocalizedText(
    ja: "リンクを消して、本物のファイルを置いてください。",
    en: "Put a real file in the link's place")
  static let decideConfiguration = LocalizedText(
    ja: "どちらの内容にするかを決めて、git add kura.yaml してください。",
    en: "Decide on its content and run git add kura.yaml")
  static let needsGit = LocalizedText(
    ja: "ここは git のリポジトリではないので、--staged と --commit は使えません。",
    en: "This is not a git repository, so --staged and --commit cannot be used")
}
