/// The files that a new storehouse begins with.
package enum StarterKit {
  /// A file of a new storehouse.
  package struct File: Sendable {
    /// Its path from the storehouse's folder.
    package let path: String
    package let bytes: [UInt8]
  }

  /// Every file, in the order of the paths' first letters: configuration, examples, schemas.
  package static var files: [File] {
    EmbeddedStarter.files.map { File(path: $0.path, bytes: Array(($0.text + "\n").utf8)) }
  }
}
