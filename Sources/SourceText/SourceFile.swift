/// One file's path and bytes, exactly as a snapshot holds them.
public struct SourceFile: Sendable {
  package let path: RepositoryPath
  /// The content, byte for byte.
  public let bytes: [UInt8]

  package init(path: RepositoryPath, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Creates a file from text, mostly for tests.
  package init(path: RepositoryPath, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The bytes of a range as text; what is not UTF-8 becomes U+FFFD.
  package func text(in range: SourceRange) -> String {
    let start = min(range.start, bytes.count)
    let end = min(range.end, bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
