import Glibc
import SourceText

extension Repository {
  /// The value of one of git's settings, its name in lower case, or `nil` when nothing sets it.
  package func setting(_ key: String) -> String? {
    if let value = location.environment.configurationOverride(key) { return value }
    let files =
      location.environment.configurationFiles + ["\(location.commonFolder)/config"]
    let hasOwnSettings = FileAccess.isFile("\(location.gitFolder)/config.worktree")
    if !hasOwnSettings, case .value(let value) = PlainSetting.read(key, in: files) { return value }
    // Settings of this run have been looked at above; those left are what kura itself gives git.
    let arguments = ["config", "--show-scope", "--get-all", key]
    guard let output = try? GitProgram(location).run(arguments) else { return nil }
    let lines = output.split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self).split(separator: "\t", maxSplits: 1)
    }
    return lines.last { $0.first != "command" }.map { $0.count > 1 ? String($0[1]) : "" }
  }

  /// Every address from which a remote is fetched or to which it is pushed, as git would use them;
  /// none when there is no remote of that name.
  package func addresses(ofRemote name: String) -> [String] {
    let program = GitProgram(location)
    return [["--all"], ["--all", "--push"]].flatMap { options -> [String] in
      let output = try? program.run(["remote", "get-url"] + options + ["--", name])
      return (output ?? []).split(separator: UInt8(ascii: "\n")).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }

  /// The mail address of the author of the last commit, or `nil` when there is none.
  package func lastAuthorAddress() -> String? {
    guard let output = try? GitProgram(location).run(["log", "-1", "--format=%ae"]) else {
      return nil
    }
    return String(decoding: output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  /// Writes a setting into the repository's own configuration.
  package func configure(_ key: String, _ value: String) throws(GitError) {
    _ = try GitProgram(location).run(["config", "--local", key, value])
  }

  /// The folder in which git looks for hooks now, absolute.
  package var hooksFolder: String {
    guard let path = setting("core.hookspath"), !path.isEmpty else {
      return "\(commonFolder)/hooks"
    }
    let expanded = location.environment.expandingHome(path)
    // Git runs hooks at the top of the work tree, or in the bare repository.
    return expanded.hasPrefix("/") ? expanded : "\(workTree ?? gitFolder)/\(expanded)"
  }

  /// Who wrote the last commit and when, in seconds since 1970; `nil` when there is none.
  package var lastAuthor: (name: String, address: String, moment: String)? {
    let arguments = ["rev-list", "-1", "--no-commit-header", "--format=%an%x00%ae%x00%at", "HEAD"]
    guard let output = try? GitProgram(location).run(arguments) else { return nil }
    let fields = output.dropLast().split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    return fields.count == 3 ? (fields[0], fields[1], fields[2]) : nil
  }

  /// A commit message with a trailer added, unless it has the same one already.
  package func message(_ message: [UInt8], addingTrailer trailer: String) throws(GitError)
    -> [UInt8]
  {
    try GitProgram(location).run(
      [
        "interpret-trailers", "--no-divider", "--where=end", "--if-missing=add",
        "--if-exists=addIfDifferent", "--trailer", trailer,
      ], input: message)
  }
}

extension Repository {
  /// Makes an empty repository with files in a folder.
  package static func create(
    at folder: String, environment: [String: String]
  ) throws(GitError) {
    let surroundings = GitEnvironment(variables: environment, workingFolder: folder)
    _ = try GitProgram(surroundings, folder: folder).run(["init", "--quiet"])
  }
}

extension FileAccess {
  /// Creates a folder and those above it; nothing happens when it is there.
  package static func createFolder(_ path: String) throws(GitError) {
    if isFolder(path) { return }
    let parent = path.split(separator: "/").dropLast().joined(separator: "/")
    if !parent.isEmpty { try createFolder("/" + parent) }
    guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw .file(.write, path, SystemFailure(number: errno))
    }
  }

  /// Whether the user may run the file at a path.
  package static func isExecutable(_ path: String) -> Bool {
    guard isFile(path) else { return false }
    return unsafe access(path, X_OK) == 0
  }

  /// Lets everybody who may read a file run it.
  package static func makeExecutable(_ path: String) throws(GitError) {
    var status = stat()
    var result = unsafe stat(path, &status)
    if result == 0 {
      result = unsafe chmod(path, (status.st_mode & 0o7777) | (status.st_mode & 0o444) >> 2)
    }
    guard result == 0 else { throw .file(.write, path, SystemFailure(number: errno)) }
  }
}
