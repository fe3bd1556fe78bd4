import SourceText

/// Finds files by their names without their extensions, among very many.
///
/// Everything is compared from the end, where names differ, and nothing is built beforehand: a
/// commit asks for a few names only.
struct EntryNames {
  private let paths: [RepositoryPath]

  init(_ paths: [RepositoryPath]) {
    self.paths = paths
  }

  /// The indices of the paths whose name without its extension is one of some texts.
  func indices(ofStems stems: Set<String>) -> [String: [Int]] {
    // By their last byte, so that most paths are passed over at one look.
    var wanted = [[[UInt8]]](repeating: [], count: 256)
    for stem in stems {
      guard let last = stem.utf8.last else { continue }
      wanted[Int(last)].append(Array(stem.utf8))
    }
    var found: [String: [Int]] = [:]
    for index in paths.indices {
      let bytes = paths[index].bytes
      let end = Self.stemEnd(of: bytes)
      guard end > 0 else { continue }
      for stem in wanted[Int(bytes[end - 1])] where Self.ends(bytes, at: end, with: stem) {
        found[String(decoding: stem, as: UTF8.self), default: []].append(index)
      }
    }
    return found
  }

  /// Where the last extension begins, or the end when there is none.
  private static func stemEnd(of bytes: [UInt8]) -> Int {
    var index = bytes.count
    while index > 0 {
      index -= 1
      let byte = bytes[index]
      if byte == UInt8(ascii: "/") { return bytes.count }
      if byte == UInt8(ascii: ".") {
        // A dot at the beginning of a name begins no extension.
        let isFirst = index == 0 || bytes[index - 1] == UInt8(ascii: "/")
        return isFirst ? bytes.count : index
      }
    }
    return bytes.count
  }

  private static func ends(_ bytes: [UInt8], at end: Int, with stem: [UInt8]) -> Bool {
    let start = end - stem.count
    guard start == 0 || start > 0 && bytes[start - 1] == UInt8(ascii: "/") else { return false }
    var offset = stem.count
    while offset > 0 {
      offset -= 1
      if bytes[start + offset] != stem[offset] { return false }
    }
    return true
  }
}
