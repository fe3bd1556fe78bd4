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
    guard let index = input.index(of: path), let read = try? input.makeReader(),
      let bytes = try? read(index)
    else { return nil }
    return document(in: SourceFile(path: path, bytes: bytes))
  }

  /// The document beside a kind's schema whose root has an `$id`, or `nil`.
  func document(withID uri: String) -> Document? {
    guard let read = try? input.makeReader() else { return nil }
    let wanted = Array(uri.utf8)
    for folder in folders.sorted() {
      for index in input.indices(inside: folder) where mayBeSchema(input.paths[index], in: folder) {
        guard let bytes = try? read(index), bytes.contains(bytes: wanted),
          let document = document(in: SourceFile(path: input.paths[index], bytes: bytes)),
          let id = document.value(of: 0, forKey: "$id").flatMap({ document.string(at: $0) }),
          id == uri || id == uri + "#"
        else { continue }
        return document
      }
    }
    return nil
  }

  private func mayBeSchema(_ path: RepositoryPath, in folder: RepositoryPath) -> Bool {
    path.parent == folder && ["json", "yaml", "yml"].contains(path.fileExtension)
  }

  private func document(in source: SourceFile) -> Document? {
    guard source.path.fileExtension == "json" else {
      return YAMLReader().read(source).documents.first
    }
    var reader = JSONReader()
    return reader.read(source).documents.first
  }
}
