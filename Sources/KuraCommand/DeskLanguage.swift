import DocumentTree
import GitStore
import SourceText
import Storehouse
import YAMLFrontEnd

extension GlobalOptions {
  /// The language in which a command speaks that needs no storehouse.
  func deskLanguage(in environment: CommandEnvironment) -> Language {
    choices.deskLanguage(in: environment)
  }
}

extension GlobalChoices {
  /// The language in which a command speaks that needs no storehouse: what `--lang` says, else the
  /// storehouse around the folder, if there is one, else the locale.
  func deskLanguage(in environment: CommandEnvironment) -> Language {
    language ?? storehouseLanguage(in: environment) ?? environment.localeLanguage
  }

  private func storehouseLanguage(in environment: CommandEnvironment) -> Language? {
    let folder = startFolder(in: environment)
    guard let place = try? StorehousePlace.find(from: folder, environment),
      let top = place.folder,
      let bytes = try? FileAccess.read("\(top)/\(StorehouseLayout.configuration)")
    else { return nil }
    let path = RepositoryPath(StorehouseLayout.configuration)
    let parsed = YAMLReader().read(SourceFile(path: path, bytes: bytes))
    return parsed.documents.first.flatMap { Configuration($0).language }
      ?? Language(plainLineIn: bytes)
  }
}
