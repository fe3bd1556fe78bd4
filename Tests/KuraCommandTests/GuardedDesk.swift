import SourceText
import TestSupport

/// A storehouse with the house rules whose hooks are on, pushed to a bare repository, for which the
/// built program and real git do what they do for a user under a locale that says nothing.
struct GuardedDesk {
  let git: GitFixture
  let server: GitFixture

  private static let schema = """
    {"type": "object", "properties": {"id": {"type": "string"}, "title": {"type": "string"},
      "on": {"type": "string", "format": "date"}, "disclosure": {"type": "object",
      "x-kura-disclosure": true}}}

    """

  /// The text of an entry, with the schema line.
  static func note(_ id: String, _ rest: String = "disclosure: {tlp: CLEAR}\n") -> String {
    "# yaml-language-server: $schema=../../schemas/note.schema.json\nid: \(id)\n\(rest)"
  }

  init(language: String = "ja", configuration: String = "") throws {
    git = try GitFixture()
    server = try GitFixture(bare: true)
    for (path, bytes) in HookedRepository.stubs {
      try git.folder.write(RepositoryPath(".hooks/\(path)"), bytes, mode: 0o755)
    }
    try git.commit([
      "kura.yaml": "kura: 1\nprofile: storehouse\nlanguage: \(language)\n" + configuration,
      "schemas/note.schema.json": Self.schema,
    ])
    try git.git("remote", "add", "origin", server.folder.path)
    try git.git("push", "-q", "origin", "main")
    try git.git("fetch", "-q", "origin")
    try git.git("config", "core.hooksPath", ".hooks")
  }

  /// The environment of every command of the user.
  func environment(adding variables: [String: String] = [:]) -> [String: String] {
    git.environment.merging(["KURA": KuraProgram.path, "LC_ALL": "C"]) { $1 }
      .merging(variables) { $1 }
  }

  /// Runs a program in the folder as the user would.
  func run(
    _ program: String, _ arguments: [String], adding variables: [String: String] = [:],
    input: String = ""
  ) throws -> ProcessResult {
    try TestSupport.run(
      program, arguments: arguments, in: git.folder.path,
      environment: environment(adding: variables), input: Array(input.utf8))
  }

  /// Runs the built program in the folder.
  func kura(
    _ arguments: String..., adding variables: [String: String] = [:], input: String = ""
  ) throws -> ProcessResult {
    try run(KuraProgram.path, arguments, adding: variables, input: input)
  }

  /// Writes files, and commits everything with the hooks.
  func commit(
    _ files: [RepositoryPath: String], _ message: String = "案内のメモを置き場に加える",
    adding variables: [String: String] = [:]
  ) throws -> ProcessResult {
    for (path, text) in files { try git.folder.write(path, text) }
    try git.git("add", "--all")
    return try run("git", ["commit", "-q", "--allow-empty", "-m", message], adding: variables)
  }

  /// Writes files, and commits everything without asking any hook.
  func commitUnseen(_ files: [RepositoryPath: String], _ message: String = "Change") throws {
    for (path, text) in files { try git.folder.write(path, text) }
    try git.git("add", "--all")
    try git.git("commit", "-q", "--no-verify", "--allow-empty", "-m", message)
  }

  func push(
    _ arguments: String..., adding variables: [String: String] = [:]
  ) throws -> ProcessResult {
    try run("git", ["push", "-q", "origin"] + arguments, adding: variables)
  }
}
