import ArgumentParser
import DocumentTree
import GitStore
import JSONSchema
import SourceText
import YAMLFrontEnd

/// Files named on the command line, kept for excerpts.
struct SourceShelf: Sendable {
  /// The folder in which relative paths begin.
  let folder: String
  private var files: [RepositoryPath: SourceFile] = [:]

  init(folder: String) {
    self.folder = folder
  }

  /// Reads a file; its path stays as the user wrote it.
  mutating func read(_ path: String) throws -> SourceFile {
    let absolute = path.hasPrefix("/") ? path : folder + "/" + path
    guard let bytes = try FileAccess.read(absolute) else {
      throw CommandFailure(.noSuchFile(path))
    }
    let source = SourceFile(path: RepositoryPath(path), bytes: bytes)
    files[source.path] = source
    return source
  }

  /// A file that was read before.
  func source(at path: RepositoryPath) -> SourceFile? {
    files[path]
  }
}

/// Reads a file by its name's ending: JSON as JSON, everything else as YAML.
struct DocumentReaders {
  func read(_ source: SourceFile) -> ParsedSource {
    guard source.path.fileExtension == "json" else { return YAMLReader().read(source) }
    var reader = JSONReader()
    return reader.read(source)
  }
}

/// A value of `--map`: where references that begin with a URI are found on disk.
struct MapOption: ExpressibleByArgument, Sendable {
  private let prefix: String
  private let folder: String

  init?(argument: String) {
    guard let separator = argument.lastIndex(of: "=") else { return nil }
    prefix = String(argument[..<separator])
    folder = String(argument[argument.index(after: separator)...])
    if prefix.isEmpty || folder.isEmpty { return nil }
  }

  /// The document for an address under the prefix, or `nil`.
  func document(for uri: String, in start: String) -> Document? {
    guard uri.hasPrefix(prefix) else { return nil }
    let rest = uri.dropFirst(prefix.count).prefix { $0 != "#" && $0 != "?" }
    let parts = rest.split(separator: "/")
    // A reference may not lead out of the folder that the user named.
    guard !parts.contains("..") else { return nil }
    let base = folder.hasPrefix("/") ? folder : start + "/" + folder
    let path = ([base] + parts.map(String.init)).joined(separator: "/")
    guard let bytes = try? FileAccess.read(path) else { return nil }
    let source = SourceFile(path: RepositoryPath(path), bytes: bytes)
    return DocumentReaders().read(source).documents.first
  }
}

/// A value of `--draft`.
enum DraftOption: String, ExpressibleByArgument, CaseIterable {
  case draft2020 = "draft2020-12"
  case draft2019 = "draft2019-09"
  case draft7 = "draft7"

  var dialect: SchemaDialect {
    switch self {
    case .draft2020: .draft2020
    case .draft2019: .draft2019
    case .draft7: .draft7
    }
  }
}

extension LocalizedText {
  fileprivate static func noSuchFile(_ path: String) -> LocalizedText {
    LocalizedText(ja: "ファイル「\(path)」がありません。", en: "The file '\(path)' does not exist")
  }
}
