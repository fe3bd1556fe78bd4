import Glibc
import SourceText

/// What decides which files of a work tree git would not add by itself.
struct IgnoreSources {
  /// The bytes of `core.excludesFile` and then of `info/exclude`: the weaker first.
  let files: [[UInt8]]
  /// The paths that git tracks, sorted; asked for only when an ignored file turns up.
  let trackedPaths: () throws(GitError) -> [RepositoryPath]
}

/// Lists the files below a folder on disk, reading each folder once and no file's content.
struct FolderWalk: ~Copyable {
  /// The top of the work tree, from which ignore rules count, or the plain folder.
  private let top: OpenFile
  private let topPath: String
  /// The folder whose files are listed, as a path from the top.
  private let root: RepositoryPath
  private let scope: SnapshotScope
  private let sources: IgnoreSources?
  private var rules: [IgnoreRules]
  private var tracked: [RepositoryPath]?
  private var entries: [SnapshotEntry] = []

  /// Prepares a walk; without ignore sources the folder is no work tree and nothing is ignored.
  init(
    top topPath: String, root: RepositoryPath, scope: SnapshotScope,
    ignoring sources: IgnoreSources?
  ) throws(GitError) {
    do throws(SystemFailure) {
      top = try OpenFile(Array(topPath.utf8), flags: O_RDONLY | O_DIRECTORY)
    } catch {
      throw .file(.list, topPath, error)
    }
    self.topPath = topPath
    self.root = root
    self.scope = scope
    self.sources = sources
    rules = (sources?.files ?? []).map { IgnoreRules($0, in: []) }.filter { !$0.isEmpty }
  }

  /// Lists the files in the order of their paths' bytes.
  consuming func list() throws(GitError) -> [SnapshotEntry] {
    let isIgnored = try enterFoldersAboveRoot()
    try visit(root.bytes, isIgnored: isIgnored)
    return entries
  }

  /// Takes in the rules above the root, and tells whether they ignore the root itself.
  private mutating func enterFoldersAboveRoot() throws(GitError) -> Bool {
    guard sources != nil else { return false }
    var folder: [UInt8] = []
    for component in root.bytes.split(separator: UInt8(ascii: "/")) {
      try addRules(in: folder)
      let nameStart = folder.isEmpty ? 0 : folder.count + 1
      folder = Self.join(folder, component)
      if isIgnored(folder, nameStart: nameStart, isFolder: true) { return true }
    }
    return false
  }

  private mutating func visit(_ folder: [UInt8], isIgnored: Bool) throws(GitError) {
    guard let names = try names(in: folder), !isNestedRepository(folder, names) else { return }
    let ruleCount = rules.count
    if sources != nil && !isIgnored && names.first(Self.ignoreFileName) != nil {
      try addRules(in: folder)
    }
    for name in names.names {
      if names.isName(name, Self.gitFolderName) { continue }
      try visit(names.bytes(of: name), name.kind, in: folder, isIgnored: isIgnored)
    }
    rules.removeLast(rules.count - ruleCount)
  }

  private mutating func visit(
    _ name: ArraySlice<UInt8>, _ kind: FileAccess.FolderEntry.Kind, in folder: [UInt8],
    isIgnored isFolderIgnored: Bool
  ) throws(GitError) {
    let full = Self.join(folder, name)
    let nameStart = full.count - name.count
    let path = root.bytes.isEmpty ? full : Array(full[(root.bytes.count + 1)...])
    let entryPath = RepositoryPath(bytes: path)
    switch kind {
    case .other: return
    case .folder:
      guard scope.mayHold(entryPath) else { return }
      let isIgnored = isFolderIgnored || isIgnored(full, nameStart: nameStart, isFolder: true)
      if isIgnored, try !isTracked(full, isFolder: true) { return }
      try visit(full, isIgnored: isIgnored)
    case .file, .symbolicLink:
      guard scope.wants(entryPath) else { return }
      let isIgnored = isFolderIgnored || isIgnored(full, nameStart: nameStart, isFolder: false)
      if isIgnored, try !isTracked(full, isFolder: false) { return }
      entries.append(
        SnapshotEntry(path: entryPath, kind: kind == .file ? .file : .symbolicLink))
    }
  }

  private func names(in folder: [UInt8]) throws(GitError) -> FolderNames? {
    do throws(SystemFailure) {
      let open = try OpenFile(
        folder.isEmpty ? [UInt8(ascii: ".")] : folder, in: top.descriptor,
        flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
      return try FolderNames(open)
    } catch {
      // It may have gone since its parent was read.
      if error.isAbsence && folder != root.bytes { return nil }
      throw .file(.list, path(folder), error)
    }
  }

  /// Whether git would see another repository here; its files are not this repository's.
  private func isNestedRepository(_ folder: [UInt8], _ names: FolderNames) -> Bool {
    guard !folder.isEmpty, folder != root.bytes || sources != nil,
      let mark = names.first(Self.gitFolderName)
    else { return false }
    guard mark.kind == .folder else { return true }
    let head = Self.join(Self.join(folder, Self.gitFolderName[...]), Array("HEAD".utf8)[...])
    return unsafe withCString(head) {
      unsafe faccessat(top.descriptor, $0, F_OK, AT_SYMLINK_NOFOLLOW)
    } == 0
  }

  private mutating func addRules(in folder: [UInt8]) throws(GitError) {
    let path = Self.join(folder, Self.ignoreFileName[...])
    do throws(SystemFailure) {
      // Git does not follow an ignore file that is a link.
      let file = try OpenFile(path, in: top.descriptor, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
      let size = Int(try file.status().st_size)
      let source = try file.readToEnd(expecting: size, limit: FileAccess.defaultLimit)
      let added = IgnoreRules(source, in: folder)
      if !added.isEmpty { rules.append(added) }
    } catch {
      if error.isAbsence || error.number == ELOOP || error.number == EISDIR { return }
      throw .file(.read, self.path(path), error)
    }
  }

  private func isIgnored(_ path: [UInt8], nameStart: Int, isFolder: Bool) -> Bool {
    for rule in rules.reversed() {
      if let decision = rule.decision(path, nameStart: nameStart, isFolder: isFolder) {
        return decision
      }
    }
    return false
  }

  /// Whether git tracks the file, or any file in the folder.
  private mutating func isTracked(_ path: [UInt8], isFolder: Bool) throws(GitError) -> Bool {
    let paths: [RepositoryPath]
    if let known = tracked {
      paths = known
    } else {
      paths = try sources?.trackedPaths() ?? []
      tracked = paths
    }
    let wanted = RepositoryPath(bytes: isFolder ? path + [UInt8(ascii: "/")] : path)
    var low = 0
    var high = paths.count
    while low < high {
      let middle = (low + high) / 2
      if paths[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    guard low < paths.count else { return false }
    return isFolder ? paths[low].bytes.starts(with: wanted.bytes) : paths[low] == wanted
  }

  private func path(_ path: [UInt8]) -> String {
    path.isEmpty ? topPath : "\(topPath)/\(String(decoding: path, as: UTF8.self))"
  }

  private static let gitFolderName = Array(".git".utf8)
  private static let ignoreFileName = Array(".gitignore".utf8)

  private static func join(_ folder: [UInt8], _ name: ArraySlice<UInt8>) -> [UInt8] {
    if folder.isEmpty { return Array(name) }
    var path: [UInt8] = []
    path.reserveCapacity(folder.count + 1 + name.count)
    path += folder
    path.append(UInt8(ascii: "/"))
    path += name
    return path
  }
}
