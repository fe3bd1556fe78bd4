import GitStore
import SourceText
import TestSupport
import Testing

extension GitFixture {
  /// The repository as GitStore finds it from the fixture's folder.
  func repository(adding variables: [String: String] = [:]) throws -> Repository {
    let environment = environment.merging(variables) { $1 }
    return try #require(
      try Repository.discover(
        at: folder.path, environment: environment, workingFolder: folder.path))
  }

  /// A reader of one state of the fixture's files.
  func reader(
    _ source: SnapshotSource, root: RepositoryPath = "", adding variables: [String: String] = [:]
  ) throws -> SnapshotReader {
    try repository(adding: variables).snapshot(of: source, root: root).reader()
  }

  /// The paths in one state of the fixture's files.
  func paths(
    _ source: SnapshotSource, root: RepositoryPath = "", adding variables: [String: String] = [:]
  ) throws -> [String] {
    try reader(source, root: root, adding: variables).list().entries.map { "\($0.path)" }
  }

  /// The text of a file in one state of the fixture's files.
  func text(
    _ path: RepositoryPath, in source: SnapshotSource, adding variables: [String: String] = [:]
  ) throws -> String? {
    try reader(source, adding: variables).read(at: path).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// The error that a body of a test throws, or `nil`.
func gitError(_ body: () throws -> Void) throws -> GitError? {
  do {
    try body()
    return nil
  } catch let error as GitError {
    return error
  }
}
