/// A path inside a repository: bytes joined by `/`, relative, not always UTF-8.
///
/// Git paths are byte strings, so two paths are the same only when their bytes are,
/// and they sort by bytes whatever the locale.
package struct RepositoryPath: Hashable, Comparable, Sendable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  /// The bytes as git stores them.
  package let bytes: [UInt8]

  /// Creates a path from git's bytes.
  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Creates a path from text.
  package init(_ text: String) {
    self.bytes = Array(text.utf8)
  }

  package init(stringLiteral text: String) {
    self.init(text)
  }

  /// The path as text; bytes that are not UTF-8 become U+FFFD.
  package var description: String { String(decoding: bytes, as: UTF8.self) }

  /// The part after the last `/`.
  package var name: String {
    String(decoding: nameBytes, as: UTF8.self)
  }

  /// The name without its last extension: `a.schema.json` gives `a.schema`.
  package var stem: String {
    let name = nameBytes
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      return String(decoding: name, as: UTF8.self)
    }
    return String(decoding: name[..<dot], as: UTF8.self)
  }

  /// The last extension in lower case without its dot, or an empty text.
  package var fileExtension: String {
    let name = nameBytes
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return "" }
    return String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
  }

  /// The folder that holds this path, or an empty path at the top.
  package var parent: RepositoryPath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else {
      return RepositoryPath(bytes: [])
    }
    return RepositoryPath(bytes: Array(bytes[..<slash]))
  }

  /// Whether this is the folder itself or something in it; everything is below the empty path.
  package func isAtOrBelow(_ folder: RepositoryPath) -> Bool {
    let count = folder.bytes.count
    if count == 0 { return true }
    // Paths differ at their ends, so most questions end here.
    guard bytes.count >= count, bytes[count - 1] == folder.bytes[count - 1],
      bytes.count == count || bytes[count] == UInt8(ascii: "/")
    else { return false }
    for index in 0..<count where bytes[index] != folder.bytes[index] { return false }
    return true
  }

  /// This path followed by a name or a relative path.
  package func appending(_ other: RepositoryPath) -> RepositoryPath {
    if bytes.isEmpty { return other }
    return RepositoryPath(bytes: bytes + [UInt8(ascii: "/")] + other.bytes)
  }

  package static func < (left: RepositoryPath, right: RepositoryPath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }

  private var nameBytes: ArraySlice<UInt8> {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return bytes[...] }
    return bytes[(slash + 1)...]
  }
}
