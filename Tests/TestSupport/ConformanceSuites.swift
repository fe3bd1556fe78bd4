import Glibc

/// The published test suites that lie outside this repository.
package enum ConformanceSuites {
  /// The folder that `KURA_CONFORMANCE` names, or `nil` when it is unset.
  package static let folder = environmentValue("KURA_CONFORMANCE")

  /// Whether a suite is there; a test without its suite is skipped and does not pass.
  package static func have(_ suite: String) -> Bool {
    guard let folder else { return false }
    return !fileNames(in: "\(folder)/\(suite)").isEmpty
  }

  /// Whether the JSON Schema Test Suite is there.
  package static let haveJSONSchema = have("json-schema-test-suite")

  /// Why a test is skipped.
  package static let absence = "KURA_CONFORMANCE names no folder that holds the suite"
}

/// The value of an environment variable, or `nil` when it is unset.
package func environmentValue(_ name: String) -> String? {
  guard let value = unsafe getenv(name) else { return nil }
  return unsafe String(cString: value)
}

/// The names in a folder in byte order, empty when it cannot be read.
package func fileNames(in folder: String) -> [String] {
  guard let handle = unsafe opendir(folder) else { return [] }
  defer { unsafe closedir(handle) }
  var names: [String] = []
  while let entry = unsafe readdir(handle) {
    let length = MemoryLayout.size(ofValue: unsafe entry.pointee.d_name)
    let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      unsafe pointer.withMemoryRebound(to: CChar.self, capacity: length) { text in
        unsafe String(cString: text)
      }
    }
    names.append(name)
  }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// The bytes of a file, or `nil` when it cannot be read.
package func contents(ofFile path: String) -> [UInt8]? {
  let file = unsafe open(path, O_RDONLY)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = unsafe read(file, &buffer, buffer.count)
    guard count > 0 else { return count == 0 ? bytes : nil }
    bytes += buffer[..<count]
  }
}
