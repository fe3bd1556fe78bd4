import Glibc
import TestSupport

/// The built program, which lies beside the test bundle.
enum KuraProgram {
  /// The absolute path of the program.
  static let path: String = {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
    let bytes = buffer.prefix(max(0, length)).map { UInt8(bitPattern: $0) }
    let tests = String(decoding: bytes, as: UTF8.self)
    return tests[..<(tests.lastIndex(of: "/") ?? tests.endIndex)] + "/kura"
  }()

  /// The environment of every run: no git configuration, English, the fixed day.
  static func environment(adding variables: [String: String] = [:]) -> [String: String] {
    GitFixture.isolatedEnvironment().merging(variables) { $1 }
  }

  /// Runs the program in a folder and returns its status and output.
  static func run(
    _ arguments: [String], in folder: String, adding variables: [String: String] = [:]
  ) throws -> ProcessResult {
    try TestSupport.run(
      path, arguments: arguments, in: folder, environment: environment(adding: variables))
  }

  /// Runs the program and returns its findings as `path: rule`, one for each.
  static func findings(
    _ arguments: [String], in folder: String, adding variables: [String: String] = [:]
  ) throws -> [String] {
    let result = try run(
      arguments + ["--format", "concise", "--all", "--quiet"], in: folder, adding: variables)
    guard result.status <= 1, result.errorText.isEmpty else {
      throw TestFailure("kura ended with \(result.status): \(result.errorText)\(result.text)")
    }
    return findings(in: result.text)
  }

  /// The findings of a concise report as `path: rule`.
  static func findings(in text: String) -> [String] {
    text.split(separator: "\n").map { line in
      let path = line.prefix { $0 != ":" }
      let rule = line.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" }
      return "\(path): \(rule)"
    }
  }
}
