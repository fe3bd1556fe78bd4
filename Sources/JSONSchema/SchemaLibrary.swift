package import DocumentTree
package import SourceText

/// The schema documents that references may lead to.
///
/// A reference finds a schema by `$id` first, then among the metaschemas of the three drafts,
/// then through `find`, then by its path beside the schema that refers to it, which `findFile`
/// reads when it was not added. Nothing here reaches for the network.
package struct SchemaLibrary: Sendable {
  /// Finds the document for an absolute address, or says that there is none.
  package typealias Finder = @Sendable (_ uri: String) -> Document?

  /// Finds the document of a file, or says that there is none.
  package typealias FileFinder = @Sendable (_ path: RepositoryPath) -> Document?

  let defaultDialect: SchemaDialect
  let find: Finder?
  let findFile: FileFinder?
  var documents: [Document] = []

  /// Creates an empty library.
  /// - Parameters:
  ///   - defaultDialect: The draft of schemas that do not say theirs with `$schema`.
  ///   - find: Asked for addresses that no document of the library has.
  ///   - findFile: Asked for paths that no document of the library has.
  package init(
    defaultDialect: SchemaDialect = .draft2020, find: Finder? = nil, findFile: FileFinder? = nil
  ) {
    self.defaultDialect = defaultDialect
    self.find = find
    self.findFile = findFile
  }

  /// Adds a schema document; its path and every `$id` in it become addresses.
  package mutating func add(_ document: Document) {
    documents.append(document)
  }
}

/// How schemas are read and documents are checked.
package struct SchemaOptions: Hashable, Sendable {
  /// Whether `format` is checked; an annotation otherwise, unless a metaschema asks for it.
  package var assertsFormats: Bool

  package init(assertsFormats: Bool = true) {
    self.assertsFormats = assertsFormats
  }
}
