package import SourceText

/// Where the parts of a repository are, and by which program they are read.
struct RepositoryLocation: Sendable {
  /// What reads objects and the index.
  enum Access: Sendable {
    case library
    /// The `git` program, because the library does not open this repository.
    case program
  }

  let gitFolder: String
  let commonFolder: String
  let workTree: String?
  let environment: GitEnvironment
  /// What found the repository, or will have to.
  let openedBy: Access
  /// The file that holds the index, absolute.
  var indexFile: String { environment.indexFile ?? "\(gitFolder)/index" }
  /// What reads objects and the index: the `git` program too where the library is not installed.
  var access: Access { openedBy == .library && LibGit2.isStarted ? .library : .program }
}

/// A git repository that was found: a value that names its parts and keeps nothing open.
package struct Repository: Sendable {
  let location: RepositoryLocation
  /// Whether a part of the history is missing because the clone was shallow.
  package let isShallow: Bool

  /// The top folder of the work tree, absolute, or `nil` when the repository is bare.
  package var workTree: String? { location.workTree }
  /// The repository's own folder (`.git`), absolute.
  package var gitFolder: String { location.gitFolder }
  /// The folder that all linked work trees share, absolute.
  package var commonFolder: String { location.commonFolder }

  /// Where a path on disk is in the work tree, or `nil` when it is outside.
  ///
  /// Links in the path are followed; the top of the work tree is the empty path.
  package func path(of absolutePath: String) -> RepositoryPath? {
    guard let top = workTree.flatMap({ FileAccess.realPath($0) }),
      let path = FileAccess.realPath(absolutePath)
    else { return nil }
    if path == top { return "" }
    let prefix = top == "/" ? "/" : top + "/"
    return path.hasPrefix(prefix) ? RepositoryPath(String(path.dropFirst(prefix.count))) : nil
  }
}
