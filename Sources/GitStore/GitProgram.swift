import Glibc
import SourceText

/// The user's `git`, asked for plumbing only, in a form that no configuration can change.
struct GitProgram {
  let environment: GitEnvironment
  /// The folder in which git starts to look for the repository.
  let folder: String
  /// Whether the repository is known to have files on disk.
  let hasWorkTree: Bool

  /// Prepares git for a search that starts in a folder.
  init(_ environment: GitEnvironment, folder: String) {
    self.environment = environment
    // With `GIT_DIR`, git takes the folder in which it runs for the top of the work tree.
    self.folder = environment.gitFolder == nil ? folder : environment.workingFolder
    hasWorkTree = false
  }

  /// Prepares git for a repository that has been found; paths in answers start at its top.
  init(_ location: RepositoryLocation) {
    environment = location.environment
    folder = location.workTree ?? location.gitFolder
    hasWorkTree = location.workTree != nil
  }

  /// Runs git to its end and returns its standard output.
  func run(_ arguments: [String], input: [UInt8] = []) throws(GitError) -> [UInt8] {
    let process = try start(arguments)
    if !input.isEmpty { try process.send(input) }
    process.endInput()
    let output = try process.receiveToEnd()
    let status = try process.wait()
    guard status == 0 else { throw .gitFailed(arguments, process.errorText()) }
    return output
  }

  /// Starts git and leaves it running.
  func start(_ arguments: [String]) throws(GitError) -> ChildProcess {
    guard let program = path() else { throw .gitMissing }
    return try ChildProcess(
      program, arguments: ["git", "-C", folder] + Self.hardening + arguments,
      environment: variables())
  }

  /// Neither hooks nor helpers run, and names come as they are.
  private static let hardening = [
    "--no-pager", "--no-replace-objects", "--literal-pathspecs", "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false",
  ]

  private func variables() -> [String: String] {
    // The user's configuration stays in reach: it is where safe.directory is, and no plumbing
    // command that is used here takes anything else from it.
    environment.withAbsolutePaths.merging([
      "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0",
      "GIT_NO_LAZY_FETCH": "1", "GIT_PAGER": "cat",
    ]) { $1 }.filter { !$0.key.hasPrefix("GIT_TRACE") && $0.key != "GIT_EXTERNAL_DIFF" }
  }

  /// Looks for `git` on the `PATH` of the environment.
  private func path() -> String? {
    let folders = environment.variables["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    for folder in folders.split(separator: ":") where folder.hasPrefix("/") {
      let candidate = "\(folder)/git"
      if unsafe access(candidate, X_OK) == 0 && FileAccess.isFile(candidate) { return candidate }
    }
    return nil
  }
}

extension GitProgram {
  /// Finds the repository by asking git.
  func discover() throws(GitError) -> Repository? {
    let answer: [UInt8]
    do {
      answer = try run([
        "rev-parse", "--path-format=absolute", "--git-dir", "--git-common-dir",
        "--is-shallow-repository", "--is-bare-repository", "--is-inside-git-dir",
      ])
    } catch {
      if error.detail.contains("not a git repository") && environment.gitFolder == nil {
        return nil
      }
      if error.detail.contains("dubious ownership") || error.detail.contains("unsafe repository") {
        throw .unsafeOwnership(folder, detail: error.detail)
      }
      throw error
    }
    let lines = answer.split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard lines.count == 5 else { throw .unexpectedAnswer("rev-parse") }
    let hasWorkTree = lines[3] == "false" && lines[4] == "false"
    let workTree = hasWorkTree ? try topOfWorkTree() : nil
    let location = RepositoryLocation(
      gitFolder: lines[0], commonFolder: lines[1], workTree: workTree, environment: environment,
      openedBy: .program)
    return Repository(location: location, isShallow: lines[2] == "true")
  }

  private func topOfWorkTree() throws(GitError) -> String {
    var top = try run(["rev-parse", "--path-format=absolute", "--show-toplevel"])
    if top.last == UInt8(ascii: "\n") { top.removeLast() }
    return String(decoding: top, as: UTF8.self)
  }
}

extension GitError {
  /// Says that the `git` program is needed.
  static let gitMissing = GitError(
    .gitMissing,
    LocalizedText(
      ja: "git プログラムが見つかりません。git を入れて（例: apt install git）から、もう一度実行してください。",
      en: "The git program is not found; install it (for example: apt install git) and try again"))

  /// Says which git command failed, in git's words.
  static func gitFailed(_ arguments: [String], _ reason: String) -> GitError {
    let command = "git \(arguments.first ?? "")"
    return GitError(
      .gitFailed,
      LocalizedText(
        ja: "\(command) が失敗しました（\(reason)）。同じ場所で git status が動くか確かめてください。",
        en: "\(command) failed (\(reason)); see whether git status works in the same place"),
      detail: reason)
  }

  /// Says that git's answer has another form than it should.
  static func unexpectedAnswer(_ command: String) -> GitError {
    gitFailed([command], "unexpected output")
  }
}
