import Diagnostics
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
  /// Findings about paths that a merge left undecided.
  let unmerged: [Diagnostic]
  /// Reads a file again, for excerpts.
  let source: (RepositoryPath) -> SourceFile?
}

extension StorehousePlace {
  /// Opens a state of the storehouse's files.
  func open(_ source: SnapshotSource) throws -> OpenedSnapshot {
    let snapshot = try snapshot(of: source)
    let reader = try snapshot.reader()
    let path = RepositoryPath(StorehouseLayout.configuration)
    guard let bytes = try reader.read(at: path) else {
      throw CommandFailure(
        .noStorehouse(folder ?? repository?.gitFolder ?? ""), nextStep: .writeOne)
    }
    let configuration = StorehouseLoader.configurationIfReadable(
      SourceFile(path: path, bytes: bytes))
    let listing = try reader.list(.below(StorehouseLoader.prefixes(of: configuration)))
    let entries = listing.entries.filter { $0.kind == .file || $0.kind == .executable }
    let input = LintInput(paths: entries.map(\.path)) {
      let reader = try snapshot.reader()
      return { try reader.read(entries[$0]) }
    }
    return OpenedSnapshot(
      input: input, configuration: configuration ?? Configuration(),
      unmerged: listing.unmerged.map { .unmerged($0.path) },
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

extension Diagnostic {
  fileprivate static func unmerged(_ path: RepositoryPath) -> Diagnostic {
    Diagnostic(
      rule: "merge-conflict-marker",
      message: LocalizedText(
        ja: "マージの衝突が解決されていません。どちらの内容にするかを決めて、git add してください。",
        en: "A merge conflict is unresolved; decide on the content and run git add"),
      path: path, range: SourceRange(at: 0))
  }
}

extension LocalizedText {
  fileprivate static let needsGit = LocalizedText(
    ja: "ここは git のリポジトリではないので、--staged と --commit は使えません。",
    en: "This is not a git repository, so --staged and --commit cannot be used")
}
