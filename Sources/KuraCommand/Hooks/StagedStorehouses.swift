import GitStore
import LintEngine
import SourceText
import Storehouse

/// The storehouses of a repository as the next commit would have them.
struct StagedStorehouses {
  private let repository: Repository
  private let state: StagedState

  /// Opens the index of the repository that a folder belongs to.
  init(in folder: String, _ environment: CommandEnvironment) throws {
    guard let real = FileAccess.realPath(folder), FileAccess.isFolder(real) else {
      throw CommandFailure(.noSuchFolder(folder), exitCode: 64)
    }
    let found = try Repository.discover(
      at: real, environment: environment.variables, workingFolder: environment.currentDirectory)
    guard let found else { throw CommandFailure(.hookNeedsGit, exitCode: 64) }
    repository = found
    state = try found.staged()
  }

  /// Whether the commit changes nothing and leaves nothing to be decided.
  var isUnchanged: Bool { state.changedPaths.isEmpty && state.listing.unmerged.isEmpty }

  /// The command that takes the commit back once it is made, and leaves all files as they are.
  var commandToUndo: String {
    state.isFirst ? "git update-ref -d HEAD" : "git reset --soft HEAD~1"
  }

  /// One storehouse and what the commit changes in it.
  struct Opened {
    /// The storehouse's folder from the top of the repository.
    let root: RepositoryPath
    let input: StagedInput
    /// What the configuration says; the defaults when it is broken.
    let configuration: Configuration
    /// Reads a file again, for excerpts.
    let source: (RepositoryPath) -> SourceFile?
  }

  /// The storehouses in which the commit changes something, in the order of their folders.
  ///
  /// A storehouse inside another one is a part of it, such as an example or a test. Files outside
  /// all storehouses are looked after by the first.
  func opened() throws -> [Opened] {
    let roots = try roots()
    let outside = state.changes.filter { change in
      change.after != nil && !roots.contains { change.path.isAtOrBelow($0) }
    }
    return try roots.enumerated().compactMap { position, root in
      let others = position == 0 ? outside : []
      let isTouched =
        !others.isEmpty || state.changedPaths.contains { $0.isAtOrBelow(root) }
        || state.listing.unmerged.contains { $0.path.isAtOrBelow(root) }
      return isTouched ? try open(root, others: others) : nil
    }
  }

  /// Where one of them lies on disk.
  func place(of opened: Opened) -> StorehousePlace {
    let top = repository.workTree
    let folder = opened.root.bytes.isEmpty ? top : top.map { "\($0)/\(opened.root)" }
    return StorehousePlace(repository: repository, root: opened.root, folder: folder)
  }

  // MARK: Finding storehouses

  /// The folders of the outermost configurations.
  private func roots() throws -> [RepositoryPath] {
    let name = RepositoryPath(StorehouseLayout.configuration)
    if state.listing.unmerged.contains(where: { $0.path.isConfiguration }) {
      throw CommandFailure(.undecidedConfiguration, nextStep: .decideConfiguration)
    }
    if state.listing.entry(at: name) != nil { return [""] }
    let roots = state.listing.storehouseFolders
    let removed = state.changes.first { change in
      guard change.after == nil, change.path.isConfiguration else { return false }
      // Of several storehouses one may go with all that it has; files that stay would be checked by
      // nobody.
      return roots.isEmpty
        || !roots.contains { change.path.isAtOrBelow($0) }
          && state.listing.entries.contains { $0.path.isAtOrBelow(change.path.parent) }
    }
    if let removed {
      var failure = CommandFailure(
        .configurationRemoved(removed.path), nextStep: .keepConfiguration(removed.path))
      // Where the configuration is gone, nothing else tells the storehouse's language.
      failure.language = try removed.before.flatMap { before in
        let bytes = try state.blobs.reader().read(before)
        let file = SourceFile(path: removed.path, bytes: bytes)
        return StorehouseLoader.configurationIfReadable(file)?.language
      }
      throw failure
    }
    guard roots.isEmpty else { return roots }
    if let top = repository.workTree, FileAccess.isFile("\(top)/\(name)") {
      throw CommandFailure(.unstagedConfiguration(.index), nextStep: .addConfiguration)
    }
    return []
  }

  // MARK: Opening one

  private func open(_ root: RepositoryPath, others: [StagedChange]) throws -> Opened {
    let files = files(in: root)
    let blobs = state.blobs
    let reader = blobs.reader()
    let sources = { (isWanted: (SnapshotEntry) -> Bool) in
      try others.filter { $0.after.map(isWanted) ?? false }.compactMap { change in
        try change.after.map {
          SourceFile(path: change.path.fromInside(root), bytes: try reader.read($0))
        }
      }
    }
    let outside = try sources(\.isFile)
    let input = StagedInput(
      files: files.input(blobs),
      before: EarlierState(state.changes, of: state.merged.first?.side, in: root, blobs),
      merged: state.merged.dropFirst().map {
        EarlierState($0.changes, of: $0.side, in: root, blobs)
      }, others: outside,
      otherLinks: try sources { $0.kind == .symbolicLink })
    let read = try input.files.makeReader()
    let source = { (path: RepositoryPath) -> SourceFile? in
      if let other = outside.first(where: { $0.path == path }) { return other }
      guard let index = input.files.index(of: path) else { return nil }
      return (try? read(index)).map { SourceFile(path: path, bytes: $0) }
    }
    return Opened(
      root: root, input: input, configuration: try configuration(in: source), source: source)
  }

  private func configuration(
    in source: (RepositoryPath) -> SourceFile?
  ) throws -> Configuration {
    // A link is no file, and nothing follows it.
    guard let file = source(RepositoryPath(StorehouseLayout.configuration)) else {
      throw CommandFailure(.linkedConfiguration, nextStep: .replaceLink)
    }
    return StorehouseLoader.configurationIfReadable(file) ?? Configuration(broken: file.bytes)
  }

  /// The files of a storehouse, by paths from its own folder.
  private struct Files {
    var entries: [SnapshotEntry] = []
    var links: [SnapshotEntry] = []
    var undecided: Set<RepositoryPath> = []

    func input(_ blobs: BlobStore) -> LintInput {
      let entries = entries
      let makeReader: @Sendable () throws -> LintInput.Reader = {
        let reader = blobs.reader()
        return { try reader.read(entries[$0]) }
      }
      let links = links
      let readLink: LintInput.LinkReader = { try blobs.reader().read(links[$0]) }
      let paths = entries.map(\.path)
      if undecided.isEmpty {
        return LintInput(
          sortedPaths: paths, links: links.map(\.path), readLink: readLink, makeReader: makeReader)
      }
      return LintInput(
        paths: paths, undecided: undecided, links: links.map(\.path), readLink: readLink,
        makeReader: makeReader)
    }
  }

  private func files(in root: RepositoryPath) -> Files {
    var files = Files()
    files.entries.reserveCapacity(state.listing.entries.count)
    for entry in state.listing.entries {
      guard let own = entry.inside(root) else { continue }
      if own.isFile {
        files.entries.append(own)
      } else if own.kind == .symbolicLink {
        files.links.append(own)
      }
    }
    for merge in state.listing.unmerged {
      guard let path = merge.path.removing(root) else { continue }
      files.undecided.insert(path)
      files.entries.append(
        SnapshotEntry(path: path, kind: .file, blob: merge.ours ?? merge.theirs ?? merge.base))
    }
    return files
  }
}

extension EarlierState {
  /// A commit as changes tell it, seen from a storehouse's folder.
  fileprivate init(
    _ changes: [StagedChange], of side: MergeSide?, in root: RepositoryPath, _ blobs: BlobStore
  ) {
    let own = Set(
      changes.compactMap { change in
        side?.hasChanged(change.path) ?? true ? change.path.removing(root) : nil
      })
    let before = Dictionary(
      uniqueKeysWithValues: changes.compactMap { change in
        change.path.removing(root).flatMap { path in change.before.map { (path, $0) } }
      })
    self.init(
      changes: changes.compactMap { FileChange($0, in: root) }, isOwn: { own.contains($0) }
    ) { path in
      guard let entry = before[path] else { return [] }
      return try blobs.reader().read(entry)
    }
  }
}

extension SnapshotEntry {
  /// The same entry with its path from a folder, or `nil` when it is not below it.
  fileprivate func inside(_ root: RepositoryPath) -> SnapshotEntry? {
    if root.bytes.isEmpty { return self }
    return path.removing(root).map { SnapshotEntry(path: $0, kind: kind, blob: blob) }
  }
}

extension RepositoryPath {
  /// A path from the top of the repository, as it is seen from a folder.
  fileprivate func fromInside(_ folder: RepositoryPath) -> RepositoryPath {
    let depth = folder.bytes.count { $0 == UInt8(ascii: "/") } + 1
    return RepositoryPath(
      bytes: Array(String(repeating: "../", count: depth).utf8) + bytes)
  }
}

extension LocalizedText {
  fileprivate static let hookNeedsGit = LocalizedText(
    ja: "ここは git のリポジトリではないので、フックは動きません。",
    en: "This is not a git repository, so hooks do not work here")
  fileprivate static func configurationRemoved(_ path: RepositoryPath) -> LocalizedText {
    LocalizedText(
      ja: "このコミットは \(path) を消します。消すと、何も検査されなくなります。",
      en: "This commit removes \(path), and nothing would be checked any more")
  }

  fileprivate static func keepConfiguration(_ path: RepositoryPath) -> LocalizedText {
    // From whatever folder the command is typed.
    let place = shellWord(":/\(path)")
    return LocalizedText(
      ja: "git restore --staged --worktree \(place) で戻してから、もう一度コミットしてください。"
        + "蔵そのものをやめるなら、リポジトリの責任者と決めてから、git config --unset core.hooksPath で"
        + "このクローンの検査を止めて、コミットします（その後は、個人情報も秘密も検査されません）。",
      en: "Put it back with git restore --staged --worktree \(place) and commit again. To give up "
        + "the storehouse, agree on it with the person responsible for the repository, then switch "
        + "the checks of this clone off with git config --unset core.hooksPath and commit; nobody "
        + "looks for personal data and secrets after that")
  }
}
