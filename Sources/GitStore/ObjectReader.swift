import SourceText

/// Reads objects of any type, one after the other, through one `git cat-file --batch`.
final class ObjectReader {
  /// What kind of thing an object is.
  enum Kind: String {
    case commit, tree, blob, tag
  }

  private let program: GitProgram
  private var batch: ChildProcess?

  init(_ program: GitProgram) {
    self.program = program
  }

  /// Reads an object.
  ///
  /// - Returns: its kind and its content; no content when it has more than `limit` bytes.
  /// - Throws: ``GitError`` with the code `missingObject` when the repository does not hold it.
  func read(
    _ id: ObjectID, limit: Int = FileAccess.defaultLimit
  ) throws(GitError) -> (kind: Kind, content: [UInt8]?) {
    let batch = try startedBatch()
    try batch.send(Array("\(id)\n".utf8))
    let header = String(decoding: try batch.receiveLine(), as: UTF8.self).split(separator: " ")
    guard header.count == 3, let kind = Kind(rawValue: String(header[1])),
      let size = Int(header[2])
    else {
      self.batch = nil
      throw .missingObject("\(id)", detail: header.joined(separator: " "))
    }
    guard size <= limit else {
      try batch.skip(size + 1)
      return (kind, nil)
    }
    var content = try batch.receive(size + 1)
    content.removeLast()
    return (kind, content)
  }

  private func startedBatch() throws(GitError) -> ChildProcess {
    if let batch { return batch }
    let started = try program.start(["cat-file", "--batch"])
    batch = started
    return started
  }
}

/// The headers and the message of a commit or an annotated tag.
struct ObjectText {
  /// The headers in their order; the lines that continue one are joined by line breaks.
  private(set) var headers: [(name: String, value: [UInt8])] = []
  /// What follows the blank line.
  private(set) var message: [UInt8] = []

  init(_ content: [UInt8]) {
    var rest = content[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let line = rest[rest.startIndex..<end]
      rest = rest[(end + 1)...]
      if line.isEmpty { break }
      if line.first == UInt8(ascii: " "), !headers.isEmpty {
        headers[headers.count - 1].value += [UInt8(ascii: "\n")] + line.dropFirst()
        continue
      }
      let name = line.prefix { $0 != UInt8(ascii: " ") }
      headers.append(
        (String(decoding: name, as: UTF8.self), Array(line.dropFirst(name.count + 1))))
    }
    message = Array(rest)
  }

  /// The values of all headers of a name.
  func values(of name: String) -> [[UInt8]] {
    headers.filter { $0.name == name }.map(\.value)
  }

  /// The ids that headers of a name hold.
  func ids(of name: String) -> [ObjectID] {
    values(of: name).compactMap { ObjectID(hexadecimal: $0) }
  }
}
