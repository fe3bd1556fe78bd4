import GitStore
import LintEngine
import SourceText
import Storehouse

/// A file whose content an editor sends through standard input: judged as what it will be on disk.
struct StandardInputFile {
  /// The path as the user wrote it.
  private let argument: String
  /// The file from the storehouse's folder.
  let source: SourceFile
  let place: StorehousePlace

  /// Reads standard input; the storehouse is the nearest one above the file.
  init(_ argument: String, from folder: String, _ environment: CommandEnvironment) throws {
    self.argument = argument
    let absolute = argument.hasPrefix("/") ? argument : folder + "/" + argument
    place = try StorehousePlace.find(from: Self.nearestFolder(above: absolute), environment)
    let path = try place.path(of: argument, from: folder)
    guard !path.bytes.isEmpty, !FileAccess.isFolder(absolute) else {
      throw CommandFailure(.notAFile(argument), nextStep: .nameAFile, exitCode: 64)
    }
    source = SourceFile(
      path: path, bytes: try FileAccess.readStandardInput(limit: FileAccess.defaultLimit))
  }

  private static func nearestFolder(above path: String) -> String {
    var folder = path
    while let slash = folder.lastIndex(of: "/"), slash > folder.startIndex {
      folder = String(folder[..<slash])
      if FileAccess.isFolder(folder) { return folder }
    }
    return "/"
  }

  /// The storehouse on disk with the content in place of the file's own.
  func opened() throws -> OpenedSnapshot {
    let disk = try place.open(.workTree)
    let source = source
    return OpenedSnapshot(
      input: disk.input.overlaid(with: [source]), configuration: disk.configuration,
      source: { $0 == source.path ? source : disk.source($0) })
  }

  /// Why nothing was checked, or `nil` when something was.
  func notice(_ outcome: LintOutcome, _ opened: OpenedSnapshot) -> LocalizedText? {
    let isModel =
      source.path == RepositoryPath(StorehouseLayout.configuration)
      || StorehouseLayout.schemaEndings.contains { source.path.name.hasSuffix($0) }
    guard outcome.fileCount == 0, outcome.diagnostics.isEmpty, !isModel else { return nil }
    let globs =
      opened.configuration.kinds.flatMap(\.paths)
      + (opened.configuration.profile == .storehouse ? kindFolders(opened.input) : [])
    return .belongsToNoKind(argument, globs)
  }

  private func kindFolders(_ input: LintInput) -> [String] {
    input.paths.filter { $0.parent == RepositoryPath(StorehouseLayout.schemas) }.compactMap {
      path in
      let ending = StorehouseLayout.schemaEndings.first { path.name.hasSuffix($0) }
      let name = ending.map { path.name.dropLast($0.count) }
      return name.flatMap { $0 == "common" ? nil : "\(StorehouseLayout.knowledge)/\($0)/" }
    }
  }
}

extension LocalizedText {
  fileprivate static func notAFile(_ path: String) -> LocalizedText {
    LocalizedText(ja: "「\(path)」はフォルダです。", en: "'\(path)' is a folder")
  }

  fileprivate static let nameAFile = LocalizedText(
    ja: "--stdin には、標準入力の内容を置くファイルの名前を書いてください。",
    en: "--stdin takes the name of the file that standard input is the content of")

  fileprivate static func belongsToNoKind(_ path: String, _ globs: [String]) -> LocalizedText {
    let places = globs.prefix(12)
    let rest = globs.count > places.count ? "…" : ""
    return LocalizedText(
      ja: "「\(path)」はどの種類の項目でもないので、調べていません。項目の場所: "
        + places.joined(separator: "、") + rest,
      en: "'\(path)' belongs to no kind, so it was not checked; entries are in "
        + places.joined(separator: ", ") + rest)
  }
}
