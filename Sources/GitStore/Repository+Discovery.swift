import CLibGit2
import SourceText

extension Repository {
  /// Finds the repository that a folder belongs to, as git itself would.
  ///
  /// Every `GIT_*` variable counts as it does for git; relative ones, and a relative `path`, start
  /// at `workingFolder`, an absolute path: the current folder when absent.
  /// - Returns: the repository, or `nil` when the folder is in none.
  /// - Throws: ``GitError`` when there is one that cannot be read or is not trusted.
  package static func discover(
    at path: String, environment variables: [String: String], workingFolder: String? = nil
  ) throws(GitError) -> Repository? {
    let current = workingFolder ?? FileAccess.currentFolder() ?? "/"
    let environment = GitEnvironment(variables: variables, workingFolder: current)
    let start = environment.absolute(path)
    // The library does not know this variable.
    if environment.commonFolder != nil {
      return try GitProgram(environment, folder: start).discover()
    }
    switch PlainDiscovery.find(from: start, environment) {
    case .none: return nil
    case .repository(let gitFolder, let workTree, let isShallow):
      let location = RepositoryLocation(
        gitFolder: gitFolder, commonFolder: gitFolder, workTree: workTree,
        environment: environment, openedBy: .library)
      return Repository(location: location, isShallow: isShallow)
    case .unclear: return try discoverThroughLibrary(from: start, environment)
    }
  }

  private static func discoverThroughLibrary(
    from start: String, _ environment: GitEnvironment
  ) throws(GitError) -> Repository? {
    do throws(LibGit2Failure) {
      let handle = try RepositoryHandle(searchingFrom: start, environment)
      return Repository(
        location: location(of: handle, environment), isShallow: handle.isShallow)
    } catch {
      return try recover(from: error, at: start, environment)
    }
  }

  private static func location(
    of handle: RepositoryHandle, _ environment: GitEnvironment
  ) -> RepositoryLocation {
    RepositoryLocation(
      gitFolder: handle.gitFolder ?? "", commonFolder: handle.commonFolder ?? "",
      workTree: workTree(of: handle, environment), environment: environment, openedBy: .library)
  }

  /// The work tree by git's rules: `GIT_DIR` alone makes the working folder its top.
  private static func workTree(
    of handle: RepositoryHandle, _ environment: GitEnvironment
  ) -> String? {
    if let chosen = environment.workTree { return FileAccess.realPath(chosen) ?? chosen }
    guard let found = handle.workTree else { return nil }
    let isLeftToGit = environment.gitFolder == nil || handle.isLinkedWorkTree
    if isLeftToGit || handle.setsWorkTree { return found }
    return FileAccess.realPath(environment.workingFolder) ?? environment.workingFolder
  }

  /// Asks the `git` program where the library gives up.
  private static func recover(
    from failure: LibGit2Failure, at start: String, _ environment: GitEnvironment
  ) throws(GitError) -> Repository? {
    if failure.isAbsence && environment.gitFolder == nil { return nil }
    do {
      return try GitProgram(environment, folder: start).discover()
    } catch {
      if error.code == .gitMissing || error.code == .gitFailed {
        if failure.isOwnership { throw .unsafeOwnership(start, detail: failure.reason) }
        if error.code == .gitMissing { throw .unsupported(start, detail: failure.reason) }
        throw .unreadable(start, detail: failure.reason)
      }
      throw error
    }
  }
}

extension RepositoryHandle {
  /// Whether the repository's own configuration says where the work tree is.
  fileprivate var setsWorkTree: Bool {
    var configuration: OpaquePointer?
    guard unsafe git_repository_config_snapshot(&configuration, pointer) == 0 else { return false }
    defer { unsafe git_config_free(configuration) }
    var value: UnsafePointer<CChar>?
    return unsafe git_config_get_string(&value, configuration, "core.worktree") == 0
  }
}

extension GitError {
  /// Says that git does not trust the repository's owner, and how to trust it.
  static func unsafeOwnership(_ path: String, detail: String) -> GitError {
    GitError(
      .unsafeOwnership,
      LocalizedText(
        ja: """
          「\(path)」のリポジトリは別の利用者の持ち物なので、git が読み込みを断りました。\
          信頼できる場所なら、次のコマンドを一度だけ実行してください。\
          git config --global --add safe.directory '\(path)'
          """,
        en: """
          The repository at '\(path)' belongs to another user, so git refuses it; if you trust it, \
          run once: git config --global --add safe.directory '\(path)'
          """),
      detail: detail)
  }

  /// Says that only the `git` program reads this repository, and it is not installed.
  static func unsupported(_ path: String, detail: String) -> GitError {
    GitError(
      .unsupported,
      LocalizedText(
        ja: """
          「\(path)」のリポジトリは、git プログラムがないと読めない形式です（\(detail)）。\
          git を入れて（例: apt install git）から、もう一度実行してください。
          """,
        en: """
          The repository at '\(path)' has a form that only the git program reads (\(detail)); \
          install git (for example: apt install git) and try again
          """),
      detail: detail)
  }

  /// Says that the repository cannot be opened.
  static func unreadable(_ path: String, detail: String) -> GitError {
    GitError(
      .damaged,
      LocalizedText(
        ja: """
          「\(path)」のリポジトリを開けません（\(detail)）。\
          同じ場所で git status が動くか確かめてください。
          """,
        en: """
          The repository at '\(path)' cannot be opened (\(detail)); see whether git status works there
          """),
      detail: detail)
  }
}
