import GitStore
import SourceText
import Storehouse

extension SnapshotListing {
  /// The folders of the outermost configurations; a storehouse inside another one is a part of it.
  var storehouseFolders: [RepositoryPath] {
    if entry(at: RepositoryPath(StorehouseLayout.configuration)) != nil { return [""] }
    var folders: [RepositoryPath] = []
    for entry in entries where entry.path.isConfiguration {
      if !folders.contains(where: { entry.path.isAtOrBelow($0) }) {
        folders.append(entry.path.parent)
      }
    }
    return folders
  }
}

extension RepositoryPath {
  /// Whether this is where a storehouse's configuration is, in whatever folder.
  var isConfiguration: Bool {
    // Of many names that end with `.yaml`, hardly one passes the first question.
    bytes.count >= 9 && bytes[bytes.count - 6] == UInt8(ascii: "a")
      && name == StorehouseLayout.configuration
  }
}
