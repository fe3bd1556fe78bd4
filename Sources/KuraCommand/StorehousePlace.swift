import GitStore
import SourceText
import Storehouse

/// Where a storehouse lies: a folder, usually inside a git repository.
struct StorehousePlace: Sendable {
  /// The repository around the storehouse, or `nil` for a plain folder.
  let repository: Repository?
  /// The storehouse's folder from the top of the repository; empty outside git.
  let root: RepositoryPath
  /// The storehouse's folder on disk, or `nil` in a bare repository.
  let folder: String?

  /// Finds the storehouse that a folder belongs to: the nearest `kura.yaml` upward.
  ///
  /// Without one on disk, the top of the repository may still have it in its index or commits.
  static func find(
    from start: String, _ environment: CommandEnvironment
  ) throws -> StorehousePlace {
    guard let real = FileAccess.realPath(start), FileAccess.isFolder(real) else {
      throw CommandFailure(.noSuchFolder(start), exitCode: 64)
    }
    let repository = try Repository.discover(
      at: real, environment: environment.variables,
      workingFolder: environment.currentDirectory)
    let top = repository.map { $0.workTree ?? "" } ?? "/"
    if let folder = nearestStorehouse(from: real, upTo: top) {
      let root = repository?.path(of: folder) ?? ""
      return StorehousePlace(repository: repository, root: root, folder: folder)
    }
    guard let repository else { throw CommandFailure(.noStorehouse(start), nextStep: .writeOne) }
    return StorehousePlace(repository: repository, root: "", folder: repository.workTree)
  }

  private static func nearestStorehouse(from start: String, upTo top: String) -> String? {
    var folder = start
    while true {
      let separator = folder == "/" ? "" : "/"
      if FileAccess.isFile(folder + separator + StorehouseLayout.configuration) { return folder }
      if folder == top || folder == "/" { return nil }
      let parent = folder.split(separator: "/").dropLast().joined(separator: "/")
      folder = "/" + parent
    }
  }

  /// A path that the user wrote, from the storehouse's folder.
  func path(
    of argument: String, from start: String
  ) throws -> RepositoryPath {
    let absolute = normalized(argument.hasPrefix("/") ? argument : start + "/" + argument)
    guard let folder else { return RepositoryPath(normalized("/" + argument)) }
    // Links in the part that exists are followed, as they were for the storehouse itself.
    let real = FileAccess.realPath(absolute) ?? Self.realPath(ofNew: absolute)
    if real == folder { return "" }
    let prefix = folder == "/" ? "/" : folder + "/"
    guard real.hasPrefix(prefix) else {
      throw CommandFailure(.outsideStorehouse(argument, folder), exitCode: 64)
    }
    return RepositoryPath(String(real.dropFirst(prefix.count)))
  }

  /// The path of a file that does not exist yet, with the links in its folders followed.
  private static func realPath(ofNew path: String) -> String {
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/"), slash > folder.startIndex {
      folder = folder[..<slash]
      if let real = FileAccess.realPath(String(folder)) {
        return (real == "/" ? "" : real) + path[slash...]
      }
    }
    return path
  }

  /// A path that the user wrote, if there is something to work on.
  func selected(
    _ argument: String, from start: String, in opened: OpenedSnapshot
  ) throws -> RepositoryPath {
    let path = try path(of: argument, from: start)
    guard opened.mayHold(path) || exists(path) else {
      throw CommandFailure(.noSuchFile(argument), nextStep: .checkPath, exitCode: 64)
    }
    return path
  }

  /// Whether there is a file or folder on disk.
  func exists(_ path: RepositoryPath) -> Bool {
    guard let folder else { return false }
    return FileAccess.realPath("\(folder)/\(path)") != nil
  }

  /// A path without `.`, `..` and repeated separators.
  private func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    let isAbsolute = path.hasPrefix("/") && folder != nil
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }
}

extension LocalizedText {
  static func noSuchFolder(_ path: String) -> LocalizedText {
    LocalizedText(
      ja: "フォルダ「\(path)」がありません。", en: "The folder '\(path)' does not exist")
  }

  static func noStorehouse(_ start: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(start)」にも、その上のフォルダにも kura.yaml がありません。",
      en: "Neither '\(start)' nor a folder above it has a kura.yaml")
  }

  fileprivate static let checkPath = LocalizedText(
    ja: "名前と、いまいるフォルダを確かめてください。",
    en: "Check the name and the folder that you are in")

  static let writeOne = LocalizedText(
    ja: "蔵のフォルダで実行するか、-C でそのフォルダを指定してください。新しい蔵は、空のフォルダで kura init を"
      + "実行すると作れます。今あるファイルを検査するなら、そのフォルダで kura init を実行すると、kura.yaml の"
      + "書き方が表示されます（docs/adopting.md）。",
    en:
      "Run kura inside a storehouse or name one with -C; kura init in an empty folder makes a new "
      + "one, and where there are files already it says how to write a kura.yaml for them "
      + "(docs/adopting.md)"
  )

  fileprivate static func outsideStorehouse(_ path: String, _ folder: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(path)」は蔵のフォルダ（\(folder)）の外にあります。",
      en: "'\(path)' is outside the storehouse (\(folder))")
  }
}
