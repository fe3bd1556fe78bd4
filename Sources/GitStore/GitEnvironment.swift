/// The variables by which git, and the hooks that it runs, say where a repository's parts are.
///
/// A value instead of the process's own environment: the same call gives the same answer in a
/// test, in a hook and in a terminal. See "ENVIRONMENT VARIABLES" in git(1).
struct GitEnvironment: Sendable {
  /// All variables, for the `git` program.
  let variables: [String: String]
  /// The folder from which git resolves relative paths in variables.
  let workingFolder: String

  /// `GIT_DIR`, absolute.
  var gitFolder: String? { path("GIT_DIR") }
  /// `GIT_WORK_TREE`, absolute.
  var workTree: String? { path("GIT_WORK_TREE") }
  /// `GIT_COMMON_DIR`, absolute.
  var commonFolder: String? { path("GIT_COMMON_DIR") }
  /// `GIT_INDEX_FILE`, absolute; `git commit -a` and `git commit PATH` set it for their hooks.
  var indexFile: String? { path("GIT_INDEX_FILE") }
  /// `GIT_OBJECT_DIRECTORY`, absolute; inside a pre-receive hook it is the quarantine.
  var objectFolder: String? { path("GIT_OBJECT_DIRECTORY") }
  /// The commits that `GITHEAD_…` names: `git merge` and `git pull` merge them.
  var mergedCommits: [ObjectID] {
    variables.keys.filter { $0.hasPrefix("GITHEAD_") }.sorted()
      .compactMap { ObjectID(hexadecimal: Array($0.utf8.dropFirst("GITHEAD_".utf8.count))) }
  }
  /// Whether a repository may lie on another file system than its work tree's subfolder.
  var crossesFileSystems: Bool {
    ["1", "true", "yes", "on"].contains(variables["GIT_DISCOVERY_ACROSS_FILESYSTEM"] ?? "")
  }
  /// `GIT_CEILING_DIRECTORIES`: the search for a repository does not go above these.
  var ceilings: String? { value("GIT_CEILING_DIRECTORIES") }

  /// Further object folders, absolute: `GIT_ALTERNATE_OBJECT_DIRECTORIES` and the quarantine.
  var alternateObjectFolders: [String] {
    let listed = Self.pathList(value("GIT_ALTERNATE_OBJECT_DIRECTORIES") ?? "")
    let quarantine = value("GIT_QUARANTINE_PATH").map { [$0] } ?? []
    return (listed + quarantine).map(absolute).filter { $0 != objectFolder }
  }

  /// The configuration files outside the repository, the weaker first.
  var configurationFiles: [String] {
    var files: [String] = []
    let skipsSystem = ["1", "true", "yes", "on"].contains(variables["GIT_CONFIG_NOSYSTEM"] ?? "")
    if !skipsSystem { files.append(value("GIT_CONFIG_SYSTEM") ?? "/etc/gitconfig") }
    if let global = variables["GIT_CONFIG_GLOBAL"] {
      return files + [global].filter { !$0.isEmpty }
    }
    if let folder = userConfigurationFolder { files.append("\(folder)/git/config") }
    if let home = value("HOME") { files.append("\(home)/.gitconfig") }
    return files
  }

  /// A setting that `git -c` or `GIT_CONFIG_COUNT` makes for one run; the key in lower case.
  func configurationOverride(_ key: String) -> String? {
    var result: String?
    for index in 0..<min(Int(variables["GIT_CONFIG_COUNT"] ?? "") ?? 0, 1000)
    where variables["GIT_CONFIG_KEY_\(index)"]?.lowercased() == key {
      result = variables["GIT_CONFIG_VALUE_\(index)"]
    }
    // 'key'='value', or 'key=value' from an older git, with a space between two of them.
    for item in (value("GIT_CONFIG_PARAMETERS") ?? "").split(separator: "' '") {
      let text = item.trimmed { $0 == "'" || $0 == " " }.replacing("'='", with: "=")
      let parts = text.split(separator: "=", maxSplits: 1)
      if parts.count == 2 && parts[0].lowercased() == key { result = String(parts[1]) }
    }
    return result
  }

  /// Where the user's ignore file is when the configuration does not say: gitignore(5).
  var defaultExcludesFile: String? {
    userConfigurationFolder.map { "\($0)/git/ignore" }
  }

  /// The variables with absolute paths, so that they mean the same in every folder.
  var withAbsolutePaths: [String: String] {
    var result = variables
    for name in Self.pathVariables {
      if let path = path(name) { result[name] = path }
    }
    if let list = value("GIT_ALTERNATE_OBJECT_DIRECTORIES") {
      result["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = Self.pathList(list).map { item in
        let path = absolute(item).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(path)\""
      }.joined(separator: ":")
    }
    return result
  }

  /// A path with `~/` in front of the user's home folder.
  func expandingHome(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = value("HOME") else { return path }
    return home + path.dropFirst(1)
  }

  /// A path as git reads it in a variable: relative ones start at the working folder.
  func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(workingFolder)/\(path)"
  }

  private var userConfigurationFolder: String? {
    value("XDG_CONFIG_HOME") ?? value("HOME").map { "\($0)/.config" }
  }

  private static let pathVariables = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY",
    "GIT_QUARANTINE_PATH",
  ]

  /// A variable; an empty one counts as not set.
  private func value(_ name: String) -> String? {
    guard let value = variables[name], !value.isEmpty else { return nil }
    return value
  }

  private func path(_ name: String) -> String? {
    value(name).map(absolute)
  }

  /// Splits at colons; an item in double quotes is read with C's escapes, as git writes it.
  private static func pathList(_ text: String) -> [String] {
    var items: [String] = []
    var current = ""
    var isQuoted = false
    var isEscaped = false
    for character in text {
      if isEscaped {
        current.append(character)
        isEscaped = false
      } else if isQuoted && character == "\\" {
        isEscaped = true
      } else if character == "\"" && (isQuoted || current.isEmpty) {
        isQuoted.toggle()
      } else if character == ":" && !isQuoted {
        items.append(current)
        current = ""
      } else {
        current.append(character)
      }
    }
    return (items + [current]).filter { !$0.isEmpty }
  }
}

extension Substring {
  /// The text without the characters at both ends for which the question is answered with yes.
  fileprivate func trimmed(while isTrimmed: (Character) -> Bool) -> Substring {
    var result = drop(while: isTrimmed)
    while let last = result.last, isTrimmed(last) { result.removeLast() }
    return result
  }
}
