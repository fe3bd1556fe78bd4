import Glibc
import SourceText

/// Finds an ordinary work tree without the library, whose start takes longer than linting a file
/// (it reads the certificates of the whole system).
///
/// Whatever is out of the ordinary is left to the library: variables that move parts of the
/// repository, linked work trees, submodules, bare repositories, foreign owners, extensions.
struct PlainDiscovery {
  /// What is known without the library.
  enum Answer {
    case repository(gitFolder: String, workTree: String, isShallow: Bool)
    /// No folder up to the root of the file system is a repository.
    case none
    /// Only the library can tell.
    case unclear
  }

  /// Looks at a folder and those above it.
  static func find(from start: String, _ environment: GitEnvironment) -> Answer {
    guard !environment.movesRepository, let real = FileAccess.realPath(start),
      let device = status(real)?.st_dev
    else { return .unclear }
    var folder = real
    while true {
      guard let here = status(folder), here.st_dev == device, here.st_mode & S_IFMT == S_IFDIR
      else {
        return .unclear
      }
      let prefix = folder == "/" ? "/" : folder + "/"
      if let mark = status(prefix + ".git") {
        return answer(gitFolder: prefix + ".git", mark, workTree: folder, here)
      }
      // This may be a bare repository, or the inside of a `.git` folder.
      if status(prefix + "HEAD") != nil { return .unclear }
      guard folder != "/" else { return .none }
      let parent = folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)]
      folder = parent.isEmpty ? "/" : String(parent)
    }
  }

  private static func answer(
    gitFolder: String, _ mark: stat, workTree: String, _ top: stat
  ) -> Answer {
    let user = geteuid()
    guard mark.st_mode & S_IFMT == S_IFDIR, mark.st_uid == user, top.st_uid == user,
      isFolder(gitFolder + "/objects"), isFolder(gitFolder + "/refs"),
      status(gitFolder + "/HEAD") != nil, status(gitFolder + "/commondir") == nil,
      let configuration = try? FileAccess.read(gitFolder + "/config"),
      isPlain(configuration)
    else { return .unclear }
    let isShallow = status(gitFolder + "/shallow").map { $0.st_size > 0 } ?? false
    return .repository(gitFolder: gitFolder, workTree: workTree, isShallow: isShallow)
  }

  /// Whether a repository's configuration says nothing about where its parts are and how to read
  /// them; false when in doubt.
  private static func isPlain(_ configuration: [UInt8]) -> Bool {
    let text = String(decoding: configuration, as: UTF8.self).lowercased()
    let words = ["worktree", "extensions", "include"]
    if words.contains(where: { text.contains($0) }) { return false }
    return text.split(whereSeparator: \.isNewline).allSatisfy { isPlain(line: $0) }
  }

  /// Whether a line is a comment, a section's name, or a setting without quotes and escapes.
  private static func isPlain(line: Substring) -> Bool {
    let line = line.drop { $0 == " " || $0 == "\t" }
    guard let first = line.first, first != "#", first != ";" else { return true }
    if first == "[" { return line.hasSuffix("]") && !line.contains("\\") }
    let parts = line.split { $0 == " " || $0 == "\t" || $0 == "=" }
    guard let key = parts.first, first.isLetter, line.contains("=") else { return false }
    if key == "repositoryformatversion" { return parts == ["repositoryformatversion", "0"] }
    if key == "bare" { return parts == ["bare", "false"] }
    return !line.contains("\"") && !line.contains("\\")
  }

  private static func isFolder(_ path: String) -> Bool {
    status(path).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
  }

  /// What the system knows about a path itself, or `nil` when nothing is there.
  private static func status(_ path: String) -> stat? {
    var status = stat()
    return unsafe lstat(path, &status) == 0 ? status : nil
  }
}

extension GitEnvironment {
  /// Whether any variable says where a repository or a part of it is.
  fileprivate var movesRepository: Bool {
    gitFolder != nil || workTree != nil || commonFolder != nil || objectFolder != nil
      || ceilings != nil || crossesFileSystems || !alternateObjectFolders.isEmpty
      || configurationOverride("core.worktree") != nil || configurationOverride("core.bare") != nil
  }
}
