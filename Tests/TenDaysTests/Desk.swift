import Glibc
import SourceText
import TestSupport

/// The desk's own computer: a clone of the storehouse, with hooks, and the place it is pushed to.
final class Desk {
  let folder: TemporaryFolder
  let environment: [String: String]
  let terminal: TerminalSession

  /// The folder of the specialist's clone.
  var clone: String { "\(folder.path)/kura" }

  /// Makes the storehouse from this repository's own knowledge, and clones it.
  init() throws {
    folder = try TemporaryFolder()
    try folder.createFolder("bin")
    try folder.createSymbolicLink("bin/kura", to: Self.program)
    var environment = GitFixture.isolatedEnvironment()
    environment["PATH"] = "\(folder.path)/bin:\(environment["PATH"] ?? "/usr/bin:/bin")"
    environment["HOME"] = folder.path
    environment["LC_ALL"] = "C.UTF-8"
    environment["TZ"] = "Asia/Tokyo"
    environment["GIT_EDITOR"] = "true"
    environment["GIT_PAGER"] = "cat"
    self.environment = environment
    let source = RepositoryFolder().path
    let script = """
      set -e
      mkdir first && cd first && git init -q -b main
      cp -r "\(source)/knowledge" "\(source)/schemas" "\(source)/kura.yaml" "\(source)/.hooks" .
      git add -A && git commit -q -m '蔵をはじめる'
      cd .. && git clone -q --bare first origin.git && git clone -q origin.git kura
      rm -rf first
      """
    let result = try run(
      "bash", arguments: ["-c", script], in: folder.path, environment: environment)
    guard result.status == 0 else { throw TestFailure(result.errorText) }
    terminal = try TerminalSession(in: "\(folder.path)/kura", environment: environment)
  }

  /// The built program, which lies beside the test bundle.
  private static let program: String = {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
    let bytes = buffer.prefix(max(0, length)).map { UInt8(bitPattern: $0) }
    let tests = String(decoding: bytes, as: UTF8.self)
    return tests[..<(tests.lastIndex(of: "/") ?? tests.endIndex)] + "/kura"
  }()
}
