import SourceText
import TestSupport

/// A repository with a storehouse whose hooks are the built program, run by real git.
struct GuardedRepository {
  let git: GitFixture

  var folder: TemporaryFolder { git.folder }

  /// Creates the repository with the sample storehouse committed in a folder, the top by default.
  init(
    options: [String] = [], in root: RepositoryPath = "",
    changing changes: [RepositoryPath: String] = [:], isCommitted: Bool = true
  ) throws {
    git = try GitFixture(options: options)
    for (path, text) in Self.files.merging(changes, uniquingKeysWith: { $1 }) {
      try git.folder.write(root.appending(path), text)
    }
    if isCommitted { try git.commit() }
    for name in ["pre-commit", "pre-merge-commit"] {
      try git.folder.write(
        RepositoryPath(".git/hooks/\(name)"),
        "#!/bin/sh\nexec '\(KuraProgram.path)' hook \(name)\n", mode: 0o755)
    }
  }

  /// Runs git without asking for success, as a user does.
  func run(
    _ arguments: String..., in other: String? = nil, adding variables: [String: String] = [:],
    input: String = ""
  ) throws -> ProcessResult {
    try TestSupport.run(
      "git", arguments: arguments, in: other ?? folder.path,
      environment: git.environment.merging(variables) { $1 }, input: Array(input.utf8))
  }

  /// Commits, and returns the findings of the hook that refused as `path: rule`; empty when it did
  /// not.
  func refusals(
    _ arguments: String..., in other: String? = nil, adding variables: [String: String] = [:]
  ) throws -> [String] {
    let result = try TestSupport.run(
      "git", arguments: arguments.isEmpty ? ["commit", "-q", "-m", "Change"] : arguments,
      in: other ?? folder.path, environment: git.environment.merging(variables) { $1 })
    let findings = Self.findings(in: result.errorText)
    guard (result.status == 0) == findings.isEmpty else {
      throw TestFailure("git ended with \(result.status): \(result.errorText)")
    }
    return findings
  }

  /// The errors of a full report as `path: rule`.
  static func findings(in report: String) -> [String] {
    var findings: [String] = []
    var rule = ""
    for line in report.split(separator: "\n") {
      let place = line.drop { $0 == " " }
      if line.hasPrefix("error[") {
        rule = String(line.dropFirst(6).prefix { $0 != "]" })
      } else if place.hasPrefix("--> "), !rule.isEmpty {
        findings.append("\(place.dropFirst(4).prefix { $0 != ":" }): \(rule)")
        rule = ""
      }
    }
    return findings
  }

  /// The storehouse: terms that may refer to each other, and people with another schema.
  static let files: [RepositoryPath: String] = [
    "kura.yaml": """
    kura: 1
    kinds:
      term:
        path: "knowledge/term/**/*.yaml"
        schema: schemas/term.schema.json
      person:
        path: "knowledge/person/**/*.yaml"
        schema: schemas/person.schema.json

    """,
    "schemas/common.schema.json": #"{"$defs": {"title": {"type": "string", "minLength": 1}}}"#,
    "schemas/term.schema.json": """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "用語", "x-kura-en": {"title": "Term"},
      "type": "object", "required": ["title"], "additionalProperties": false,
      "properties": {
        "title": {"$ref": "common.schema.json#/$defs/title", "x-kura-title": true},
        "status": {"enum": ["draft", "approved"]},
        "on": {"type": "string", "format": "date"},
        "former_ids": {"type": "array", "items": {"type": "string", "x-kura-former-id": true}},
        "see": {"type": "string", "x-kura-reference": {"kinds": ["term"]}},
        "under": {"type": "string", "x-kura-reference": {"kinds": ["term"], "acyclic": true}},
        "by": {"type": "string", "x-kura-reference": {"kinds": ["person"]}},
        "cites": {"type": "string", "x-kura-citation": true},
        "editions": {"type": "array", "items": {"type": "object",
          "x-kura-edition": {"key": "key"}, "properties": {"key": {"type": "string"}}}}
      }
    }

    """,
    "schemas/person.schema.json":
      #"{"type": "object", "title": "人", "properties": {"title": {"type": "string"}}}"#,
    "knowledge/term/alpha.yaml": "title: 一\nsee: beta\n",
    "knowledge/term/beta.yaml": "title: 二\n",
    "knowledge/term/gamma.yaml": "title: 三\nby: taro\n",
    "knowledge/person/taro.yaml": "title: 太郎\n",
  ]
}
