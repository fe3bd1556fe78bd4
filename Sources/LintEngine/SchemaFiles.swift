import DocumentTree
import SourceText
import YAMLFrontEnd

/// Files of a snapshot that schemas may refer to, read only when one does.
struct SchemaFiles: Sendable {
  private let input: LintInput
  /// The folders in which a schema may be found by its `$id`.
  private let folders: Set<RepositoryPath>

  init(_ input: LintInput, folders: Set<RepositoryPath>) {
    self.input = input
    self.folders = folders
  }

  /// The document in a file of the snapshot, or `nil`.
  func document(at path: RepositoryPath) -> Document? {
    parsed(at: path)?.documents.first
  }

  /// The document beside a kind's schema whose root has an `$id`, or `nil`.
  func document(withID uri: String) -> Document? {
    guard let read = try? input.makeReader() else { return nil }
    let wanted = Array(uri.utf8)
    let name = uri.split(separator: "/").last.map { RepositoryPath(String($0)) } ?? ""
    // Nearly always the file has the name with which the address ends.
    let likely = folders.sorted().compactMap { input.index(of: $0.appending(name)) }
    for index in likely {
      if let document = document(at: index, withID: uri, wanted, read) { return document }
    }
    for folder in folders.sorted() {
      for index in input.indices(inside: folder)
      where !likely.contains(index) && mayBeSchema(input.paths[index], in: folder) {
        if let document = document(at: index, withID: uri, wanted, read) { return document }
      }
    }
    return nil
  }

  /// The document in a file if its root has an `$id`, whose bytes are `wanted`.
  private func document(
    at index: Int, withID uri: String, _ wanted: [UInt8], _ read: LintInput.Reader
  ) -> Document? {
    guard let bytes = try? read(index), bytes.contains(bytes: wanted),
      let document = document(in: SourceFile(path: input.paths[index], bytes: bytes)),
      let id = document.value(of: 0, forKey: "$id").flatMap({ document.string(at: $0) }),
      id == uri || id == uri + "#"
    else { return nil }
    return document
  }

  private func mayBeSchema(_ path: RepositoryPath, in folder: RepositoryPath) -> Bool {
    path.parent == folder && ["json", "yaml", "yml"].contains(path.fileExtension)
  }

  /// The file at a path with what is wrong with its syntax, or `nil` when it cannot be read.
  func parsed(at path: RepositoryPath) -> ParsedSource? {
    guard let index = input.index(of: path), let read = try? input.makeReader(),
      let bytes = try? read(index)
    else { return nil }
    return parsed(SourceFile(path: path, bytes: bytes))
  }

  private func document(in source: SourceFile) -> Document? {
    parsed(source).documents.first
  }

  private func parsed(_ source: SourceFile) -> ParsedSource {
    guard source.path.fileExtension == "json" else { return YAMLReader().read(source) }
    var reader = JSONReader()
    return reader.read(source)
  }
}
