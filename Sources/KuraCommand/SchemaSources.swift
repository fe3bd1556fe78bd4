import ArgumentParser
import Diagnostics
import DocumentTree
import GitStore
import JSONSchema
import SourceText
import YAMLFrontEnd

/// Files outside a storehouse: known inside by their absolute paths, without the first `/`, and to
/// the user by the names that were written.
struct PathNames: Sendable {
  /// The folder in which relative paths begin.
  let folder: String
  private var names: [RepositoryPath: RepositoryPath] = [:]
  private var paths: [RepositoryPath: RepositoryPath] = [:]

  init(folder: String) {
    self.folder = folder
  }

  /// Reads a file that the user named.
  mutating func read(_ name: String) throws -> SourceFile {
    let absolute = name.hasPrefix("/") ? name : folder + "/" + name
    guard let bytes = try FileAccess.read(absolute) else {
      throw CommandFailure(.noSuchFile(name))
    }
    let path = RepositoryPath(String((FileAccess.realPath(absolute) ?? absolute).dropFirst()))
    names[path] = RepositoryPath(name)
    paths[RepositoryPath(name)] = path
    return SourceFile(path: path, bytes: bytes)
  }

  /// The finding with the names that the user knows.
  func shown(_ diagnostic: Diagnostic) -> Diagnostic {
    var shown = diagnostic
    shown.path = name(of: diagnostic.path)
    for index in shown.notes.indices { shown.notes[index].path = name(of: shown.notes[index].path) }
    return shown
  }

  /// A file by the name under which it is shown.
  func source(named name: RepositoryPath) -> SourceFile? {
    let path = paths[name] ?? name
    let text = path.description
    let absolute =
      paths[name] != nil ? "/" + text : text.hasPrefix("/") ? text : folder + "/" + text
    return (try? FileAccess.read(absolute)).flatMap { $0 }.map {
      SourceFile(path: name, bytes: $0)
    }
  }

  /// The document in a file, by its path without the first `/`.
  static func document(at path: RepositoryPath) -> Document? {
    guard let bytes = try? FileAccess.read("/" + path.description) else { return nil }
    return DocumentReaders().read(SourceFile(path: path, bytes: bytes)).documents.first
  }

  private func name(of path: RepositoryPath) -> RepositoryPath {
    if let name = names[path] { return name }
    let absolute = "/" + path.description
    let prefix = folder == "/" ? "/" : folder + "/"
    return RepositoryPath(
      absolute.hasPrefix(prefix) ? String(absolute.dropFirst(prefix.count)) : absolute)
  }
}

/// The schemas that lie in the same folder as another, found by `$id`.
struct SchemaNeighbours: Sendable {
  /// More files than this are not looked through.
  private static let fileLimit = 2_000

  private let folder: RepositoryPath

  /// The schemas beside a file, by its path without the first `/`.
  init(of path: RepositoryPath) {
    folder = path.parent
  }

  /// The document whose root has an `$id`, or `nil`.
  func document(withID uri: String) -> Document? {
    let files = (try? FileAccess.list("/" + folder.description)).flatMap { $0 } ?? []
    let candidates = files.lazy.filter { entry in
      entry.kind == .file && ["json", "yaml", "yml"].contains(entry.name.fileExtension)
    }
    let wanted = Array(uri.utf8)
    for entry in candidates.prefix(Self.fileLimit) {
      let path = folder.appending(entry.name)
      guard let bytes = try? FileAccess.read("/" + path.description),
        bytes.contains(bytes: wanted)
      else { continue }
      let source = SourceFile(path: path, bytes: bytes)
      guard let document = DocumentReaders().read(source).documents.first,
        let id = document.value(of: 0, forKey: "$id").flatMap({ document.string(at: $0) }),
        id == uri || id == uri + "#"
      else { continue }
      return document
    }
    return nil
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
    let source = SourceFile(path: RepositoryPath(String(path.dropFirst())), bytes: bytes)
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
  static func noSuchFile(_ path: String) -> LocalizedText {
    LocalizedText(ja: "ファイル「\(path)」がありません。", en: "The file '\(path)' does not exist")
  }
}
