import SourceText
import TestSupport

/// A repository whose commits run the hooks of this checkout with the built program.
struct HookedRepository {
  let git: GitFixture
  /// What every command of a user gets: the hooks find the program by it.
  static let variables = ["KURA": KuraProgram.path, "LC_ALL": "ja_JP.UTF-8"]

  /// The scripts as they are committed in this repository.
  static let stubs: [RepositoryPath: [UInt8]] = {
    let names = ["commit-msg", "pre-commit", "pre-merge-commit", "pre-push", "server/pre-receive"]
    return Dictionary(
      uniqueKeysWithValues: names.map { name in
        (RepositoryPath(name), RepositoryFolder().bytes(of: RepositoryPath(".hooks/\(name)")))
      })
  }()

  /// A storehouse of notes with the hooks on, committed.
  init(
    configuration: String = "", files: [RepositoryPath: String] = [:], in root: String = ""
  ) throws {
    git = try GitFixture()
    let prefix = root.isEmpty ? "" : root + "/"
    for (path, text) in StorehouseSample.files.merging(files, uniquingKeysWith: { $1 }) {
      let added = path == "kura.yaml" ? configuration : ""
      try git.folder.write(RepositoryPath(prefix + path.description), text + added)
    }
    for (path, bytes) in Self.stubs {
      try git.folder.write(RepositoryPath("\(prefix).hooks/\(path)"), bytes, mode: 0o755)
    }
    try git.git("add", "--all")
    try git.git("commit", "-q", "-m", "Begin")
    try git.git("config", "core.hooksPath", "\(prefix).hooks")
  }

  /// Runs git as a user would, and says how it ended.
  func run(
    _ arguments: [String], in folder: String? = nil, adding variables: [String: String] = [:]
  ) throws -> ProcessResult {
    let environment = git.environment.merging(Self.variables) { $1 }.merging(variables) { $1 }
    return try TestSupport.run(
      "git", arguments: arguments, in: folder ?? git.folder.path, environment: environment)
  }

  /// Commits with a message, given as to an editor when `isEdited`.
  func commit(
    _ message: String, isEdited: Bool = false, adding variables: [String: String] = [:]
  ) throws -> ProcessResult {
    guard isEdited else {
      return try run(["commit", "--allow-empty", "-m", message], adding: variables)
    }
    let file = try TemporaryFolder()
    try file.write("message", message)
    let editor = [
      "GIT_EDITOR": "sh -c 'cat \(file.path)/message - \"$0\" <\"$0\" >\"$0.new\" "
        + "&& mv \"$0.new\" \"$0\"'"
    ]
    return try run(
      ["commit", "--allow-empty"], adding: variables.merging(editor) { $1 })
  }

  /// The message of the last commit.
  func lastMessage() throws -> String { try git.git("log", "-1", "--format=%B") }
}
