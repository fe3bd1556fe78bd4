import DocumentTree
import GitStore
import LintEngine
import SourceText
import Storehouse

/// A snapshot of a storehouse that is ready to be linted.
struct OpenedSnapshot {
  let input: LintInput
  /// What the configuration says about language, time zone and terminal; the defaults when it is
  /// broken or absent.
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
    guard let bytes = try reader.read(at: path) else {
      if try !reader.list(.below([path])).unmerged.isEmpty {
        throw CommandFailure(.undecidedConfiguration, nextStep: .decideConfiguration)
      }
      throw CommandFailure(
        .noStorehouse(folder ?? repository?.gitFolder ?? ""), nextStep: .writeOne)
    }
    let configuration = StorehouseLoader.configurationIfReadable(
      SourceFile(path: path, bytes: bytes))
    let listing = try reader.list(.below(StorehouseLoader.prefixes(of: configuration)))
    let undecided = listing.unmerged.map(SnapshotEntry.init(oneSideOf:))
    let files = listing.entries.filter { $0.kind == .file || $0.kind == .executable }
    let entries = files + undecided
    let input = LintInput(
      paths: entries.map(\.path), undecided: Set(undecided.map(\.path)),
      links: listing.entries.filter { $0.kind == .symbolicLink }.map(\.path)
    ) {
      let reader = try snapshot.reader()
      return { try reader.read(entries[$0]) }
    }
    return OpenedSnapshot(
      input: input, configuration: configuration ?? Configuration(),
      source: { path in
        (try? reader.read(at: path)).flatMap { $0 }.map { SourceFile(path: path, bytes: $0) }
      })
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
  fileprivate static let undecidedConfiguration = LocalizedText(
    ja: "kura.yaml のマージの衝突が解決されていません。",
    en: "A merge conflict in kura.yaml is unresolved")
  fileprivate static let decideConfiguration = LocalizedText(
    ja: "どちらの内容にするかを決めて、git add kura.yaml してください。",
    en: "Decide on its content and run git add kura.yaml")
  fileprivate static let needsGit = LocalizedText(
    ja: "ここは git のリポジトリではないので、--staged と --commit は使えません。",
    en: "This is not a git repository, so --staged and --commit cannot be used")
}
