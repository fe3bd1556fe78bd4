import SourceText
import TestSupport
import Testing

/// What docs/ gives others to copy: CI examples and the hooks for the pre-commit framework.
struct ExampleTests {
  private static let repository = RepositoryFolder()

  /// A storehouse with a second commit, and the built program on the path.
  private static func sample(
    adding files: [RepositoryPath: String] = [:]
  ) throws -> (git: GitFixture, base: String, path: String) {
    let git = try StorehouseSample.repository()
    let base = try git.git("rev-parse", "HEAD")
    try git.commit(["notes/third.yaml": StorehouseSample.note("third")].merging(files) { $1 })
    let folder = KuraProgram.path.split(separator: "/").dropLast().joined(separator: "/")
    return (git, base, "/\(folder):/usr/bin:/bin")
  }

  /// The shell commands of an example: the text after `run:` or `-` in its list of commands.
  private static func commands(_ example: RepositoryPath, after heading: String) -> [String] {
    let lines = repository.text(of: example).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    var commands: [String] = []
    var index = 0
    var isWanted = heading.isEmpty
    while index < lines.count {
      let line = lines[index]
      let text = line.drop { $0 == " " }
      index += 1
      if !heading.isEmpty, text.hasSuffix(":"), line.hasPrefix("  "), !line.hasPrefix("   ") {
        isWanted = text == "\(heading):"
      }
      let prefix = heading.isEmpty ? "run: " : "- "
      guard isWanted, text.hasPrefix(prefix) else { continue }
      let rest = text.dropFirst(prefix.count)
      guard rest == "|" else {
        commands.append(String(rest))
        continue
      }
      let depth = line.count - text.count
      var block: [String] = []
      while index < lines.count, lines[index].prefix(depth + 1).allSatisfy({ $0 == " " }) {
        block.append(lines[index].drop { $0 == " " }.description)
        index += 1
      }
      commands.append(block.joined(separator: "\n"))
    }
    return commands.filter {
      $0.hasPrefix("kura ") || $0.contains("\nkura ") || $0.contains("kura lint")
    }
  }

  private static func run(
    _ command: String, _ sample: (git: GitFixture, base: String, path: String),
    _ variables: [String: String]
  ) throws -> ProcessResult {
    let own = ["PATH": sample.path, "CI": "true"]
    return try TestSupport.run(
      "/bin/sh", arguments: ["-e", "-c", command], in: sample.git.folder.path,
      environment: sample.git.environment.merging(own) { $1 }.merging(variables) { $1 })
  }

  @Test(arguments: ["docs/examples/github-actions.yml", "docs/examples/gitlab-ci.yml"])
  func ciExamplesAreYAML(path: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("any.schema.json", "true")
    let result = kura(
      ["schema", "check", "--schema", "any.schema.json", "\(Self.repository.path)/\(path)"],
      in: folder.path)
    #expect(result.status == 0, "\(result.output)\(result.error)")
  }

  @Test(arguments: [
    ("docs/examples/github-actions.yml", "", "BASE"),
    ("docs/examples/gitlab-ci.yml", "script", "CI_COMMIT_BEFORE_SHA"),
  ])
  func commandsOfCIExamplesPassAndFindWhatIsWrong(
    path: String, heading: String, base: String
  ) throws {
    let commands = Self.commands(RepositoryPath(path), after: heading)
    #expect(commands.count == 2, "\(commands)")
    let good = try Self.sample()
    let bad = try Self.sample(adding: ["notes/bad.yaml": StorehouseSample.wrongNote("bad")])
    for command in commands {
      let zeros = String(repeating: "0", count: 40)
      for start in [good.base, zeros, ""] {
        let result = try Self.run(command, good, [base: start])
        #expect(result.status == 0, "\(command): \(result.text)\(result.errorText)")
      }
      let result = try Self.run(command, bad, [base: bad.base])
      #expect(result.status == 1, "\(command): \(result.errorText)")
      #expect(result.text.contains("notes/bad.yaml"), "\(result.text)")
    }
  }

  /// The framework, where it is installed: `KURA_PRE_COMMIT` names the program.
  private static let framework: String? = {
    let variables = currentEnvironment()
    let folders = (variables["PATH"] ?? "").split(separator: ":").map { "\($0)/pre-commit" }
    return ([variables["KURA_PRE_COMMIT"] ?? ""] + folders).first { path in
      (try? TestSupport.run(path, arguments: ["--version"]))?.status == 0
    }
  }()

  @Test(.enabled(if: framework != nil))
  func theFrameworkCallsTheHooks() throws {
    let program = try #require(Self.framework)
    let tool = try GitFixture()
    try tool.commit([
      ".pre-commit-hooks.yaml": Self.repository.text(of: ".pre-commit-hooks.yaml")
    ])
    let sample = try Self.sample()
    let git = sample.git
    let server = try GitFixture(bare: true)
    let cache = try TemporaryFolder()
    let variables = [
      "PATH": sample.path + ":" + (currentEnvironment()["PATH"] ?? ""),
      "PRE_COMMIT_HOME": cache.path, "HOME": cache.path, "LC_ALL": "C.UTF-8", "LANG": "ja_JP.UTF-8",
    ]
    try git.folder.write(
      ".pre-commit-config.yaml",
      """
      default_install_hook_types: [pre-commit, commit-msg, pre-push]
      repos:
        - repo: file://\(tool.folder.path)
          rev: \(try tool.git("rev-parse", "HEAD"))
          hooks: [{id: kura}, {id: kura-commit-msg}, {id: kura-pre-push}]

      """)
    func run(_ program: String, _ arguments: [String]) throws -> ProcessResult {
      try TestSupport.run(
        program, arguments: arguments, in: git.folder.path,
        environment: git.environment.merging(variables) { $1 })
    }
    let installed = try run(program, ["install"])
    #expect(installed.status == 0, "\(installed.text)\(installed.errorText)")
    try git.git("add", "--all")
    let message = "覚え書きを一つ加える"
    let good = try run("git", ["commit", "-m", message])
    #expect(good.status == 0, "\(good.text)\(good.errorText)")
    #expect(
      try run("git", ["commit", "--allow-empty", "-m", "修正"]).errorText.contains("commit-subject"))
    try git.folder.write("notes/bad.yaml", StorehouseSample.wrongNote("bad"))
    try git.git("add", "--all")
    let bad = try run("git", ["commit", "-m", message])
    #expect(bad.status != 0)
    #expect((bad.text + bad.errorText).contains("schema-enum"), "\(bad.text)\(bad.errorText)")
    try git.git("remote", "add", "origin", server.folder.path)
    let first = try run("git", ["push", "-q", "origin", "main"])
    #expect(first.status == 0, "\(first.text)\(first.errorText)")
    try git.git("commit", "-q", "--no-verify", "-m", "Bad")
    let second = try run("git", ["push", "-q", "origin", "main"])
    #expect(second.status != 0)
    #expect(
      (second.text + second.errorText).contains("notes/bad.yaml"),
      "\(second.text)\(second.errorText)")
  }
}
