import CLibGit2
import SourceText

/// The one setting of git that decides which files a snapshot has.
enum Configuration {
  /// The value of `core.excludesFile`, or `nil` when nothing sets it.
  ///
  /// Read in git's order (system, user, repository, command) from the files that the environment
  /// names, not from those of the process.
  static func excludesFile(of location: RepositoryLocation) -> String? {
    let environment = location.environment
    let value =
      environment.configurationOverride("core.excludesfile")
      ?? storedValue("core.excludesfile", location)
    return value.map { environment.absolute(environment.expandingHome($0)) }
  }

  private static func storedValue(_ key: String, _ location: RepositoryLocation) -> String? {
    let files =
      location.environment.configurationFiles + ["\(location.commonFolder)/config"]
    // Starting the library takes longer than linting a file, and nearly all files are simple.
    switch PlainSetting.read(key, in: files) {
    case .value(let value): return value
    case .unclear: break
    }
    guard LibGit2.isStarted else { return valueByProgram(key, location) }
    var configuration: OpaquePointer?
    guard unsafe git_config_new(&configuration) == 0 else { return nil }
    defer { unsafe git_config_free(configuration) }
    for (index, path) in files.enumerated() where FileAccess.isFile(path) {
      // Each file gets a level of its own; a higher one wins.
      let level = git_config_level_t(rawValue: Int32(index + 1))
      // A file that cannot be understood has been reported by git itself.
      _ = unsafe git_config_add_file_ondisk(configuration, path, level, nil, 0)
    }
    var buffer = unsafe git_buf()
    defer { unsafe git_buf_dispose(&buffer) }
    guard unsafe git_config_get_string_buf(&buffer, configuration, key) == 0,
      let text = unsafe buffer.ptr
    else { return nil }
    return unsafe String(cString: text)
  }

  private static func valueByProgram(_ key: String, _ location: RepositoryLocation) -> String? {
    guard let output = try? GitProgram(location).run(["config", "--get", key]) else { return nil }
    return String(decoding: output.dropLast(), as: UTF8.self)
  }
}
