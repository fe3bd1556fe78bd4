import CLibGit2
import SourceText

/// A repository that libgit2 has opened; for one thread only.
///
/// No C pointer leaves this type but through closures that its own extensions call.
@safe
final class RepositoryHandle {
  let pointer: OpaquePointer

  /// Opens the repository that holds a folder, or the one that the environment names.
  init(searchingFrom folder: String, _ environment: GitEnvironment) throws(LibGit2Failure) {
    let flags =
      environment.gitFolder == nil
      ? (environment.crossesFileSystems ? GIT_REPOSITORY_OPEN_CROSS_FS.rawValue : 0)
      : GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue | GIT_REPOSITORY_OPEN_NO_DOTGIT.rawValue
    unsafe pointer = try Self.open(
      environment.gitFolder ?? folder, flags: flags, ceilings: environment.ceilings ?? "")
    try adopt(environment)
  }

  /// Opens a repository whose folder is known.
  init(_ location: RepositoryLocation) throws(LibGit2Failure) {
    let flags = GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue | GIT_REPOSITORY_OPEN_NO_DOTGIT.rawValue
    unsafe pointer = try Self.open(location.gitFolder, flags: flags, ceilings: "")
    try adopt(location.environment)
  }

  deinit { unsafe git_repository_free(pointer) }

  /// The repository's own folder.
  var gitFolder: String? { unsafe Self.text(git_repository_path(pointer)) }
  /// The folder that all linked work trees share.
  var commonFolder: String? { unsafe Self.text(git_repository_commondir(pointer)) }
  /// The top of the work tree; `nil` in a bare repository.
  var workTree: String? { unsafe Self.text(git_repository_workdir(pointer)) }
  /// Whether history was cut off when the repository was cloned.
  var isShallow: Bool { unsafe git_repository_is_shallow(pointer) > 0 }
  /// Whether this is one of the work trees that `git worktree add` makes.
  var isLinkedWorkTree: Bool { unsafe git_repository_is_worktree(pointer) > 0 }

  private static func open(
    _ path: String, flags: UInt32, ceilings: String
  ) throws(LibGit2Failure) -> OpaquePointer {
    guard LibGit2.isStarted else { throw .notInstalled }
    var opened: OpaquePointer?
    try LibGit2.check(unsafe git_repository_open_ext(&opened, path, flags, ceilings))
    guard let opened = unsafe opened else { preconditionFailure("success gives a repository") }
    return unsafe opened
  }

  /// Applies the variables that move a part of the repository.
  private func adopt(_ environment: GitEnvironment) throws(LibGit2Failure) {
    if let objects = environment.objectFolder {
      var store: OpaquePointer?
      try LibGit2.check(unsafe git_odb_open(&store, objects))
      defer { unsafe git_odb_free(store) }
      try LibGit2.check(unsafe git_repository_set_odb(pointer, store))
    }
    let alternates = environment.alternateObjectFolders
    guard !alternates.isEmpty else { return }
    var store: OpaquePointer?
    try LibGit2.check(unsafe git_repository_odb(&store, pointer))
    defer { unsafe git_odb_free(store) }
    for folder in alternates {
      try LibGit2.check(unsafe git_odb_add_disk_alternate(store, folder))
    }
  }

  /// The library's path as text without the slash at its end.
  private static func text(_ path: UnsafePointer<CChar>?) -> String? {
    guard let path = unsafe path else { return nil }
    let text = unsafe String(cString: path)
    return text.count > 1 && text.hasSuffix("/") ? String(text.dropLast()) : text
  }
}
