package import SourceText

/// A real git repository in a temporary folder, made by the `git` program.
///
/// Nobody's configuration reaches it, and author, committer and dates are fixed, so the same
/// steps give the same object ids on every machine.
package final class GitFixture: Sendable {
  /// The folder that holds the work tree, or the bare repository itself.
  package let folder: TemporaryFolder
  /// The environment of every git command.
  package let environment: [String: String]

  /// Creates an empty repository on the branch `main`.
  package init(bare: Bool = false, options: [String] = []) throws {
    folder = try TemporaryFolder()
    environment = Self.isolatedEnvironment()
    try git(["init", "-q", "-b", "main"] + (bare ? ["--bare"] : []) + options)
  }

  /// An environment in which git reads no configuration but the repository's own, and in which
  /// nothing tells that it is a build server that runs the tests.
  package static func isolatedEnvironment() -> [String: String] {
    var environment = currentEnvironment().filter { name, _ in
      !name.hasPrefix("GIT_") && !["CI", "KURA", "KURA_SKIP"].contains(name)
    }
    environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
    environment["GIT_CONFIG_NOSYSTEM"] = "1"
    environment["GIT_TERMINAL_PROMPT"] = "0"
    environment["LC_ALL"] = "C"
    environment["TZ"] = "UTC"
    for role in ["AUTHOR", "COMMITTER"] {
      environment["GIT_\(role)_NAME"] = "Tester"
      environment["GIT_\(role)_EMAIL"] = "tester@example.com"
      environment["GIT_\(role)_DATE"] = "2025-04-01T09:00:00+0900"
    }
    return environment
  }

  /// Runs git in the repository and returns its output without the last line break.
  /// - Throws: ``TestFailure`` with git's own words when it fails.
  @discardableResult
  package func git(
    _ arguments: [String], in other: String? = nil, adding variables: [String: String] = [:],
    input: [UInt8] = []
  ) throws -> String {
    let result = try run(
      "git", arguments: arguments, in: other ?? folder.path,
      environment: environment.merging(variables) { $1 }, input: input)
    guard result.status == 0 else {
      throw TestFailure("git \(arguments.joined(separator: " ")): \(result.errorText)")
    }
    return result.trimmedText
  }

  /// Runs git in the repository and returns its output without the last line break.
  @discardableResult
  package func git(_ arguments: String...) throws -> String {
    try git(arguments)
  }

  /// Writes files, stages everything and commits.
  /// - Returns: the id of the commit.
  @discardableResult
  package func commit(
    _ files: [RepositoryPath: String] = [:], message: String = "Change", date: String? = nil
  ) throws -> String {
    for (path, text) in files { try folder.write(path, text) }
    try git("add", "--all")
    let dates = date.map { ["GIT_AUTHOR_DATE": $0, "GIT_COMMITTER_DATE": $0] } ?? [:]
    try git(["commit", "-q", "--allow-empty", "-m", message], adding: dates)
    return try git("rev-parse", "HEAD")
  }
}
