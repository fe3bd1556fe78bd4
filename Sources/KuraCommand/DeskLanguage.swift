import DocumentTree
import GitStore
import SourceText
import Storehouse
import YAMLFrontEnd

/// Words in the language in which the command line is answered.
func helpText(ja japanese: String, en english: String) -> String {
  LocalizedText(ja: japanese, en: english)[CommandLanguage.current]
}

/// The language in which the command line is answered before any configuration is checked.
enum CommandLanguage {
  @TaskLocal static var chosen: Language?

  static var current: Language {
    chosen ?? CommandEnvironment.current.localeLanguage
  }
}

extension GlobalOptions {
  /// The language in which a command speaks that needs no storehouse.
  func deskLanguage(in environment: CommandEnvironment) -> Language {
    choices.deskLanguage(in: environment)
  }
}

extension GlobalChoices {
  /// What arguments say about folder and language, read before they are parsed so that help and
  /// errors obey it.
  init(sketchedIn arguments: [String]) {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if word == "-C" || word == "--lang" {
        guard let value = rest.first else { return }
        if word == "-C" { directory = value } else { language = Language(rawValue: value) }
      } else if word.hasPrefix("--lang=") {
        language = Language(rawValue: String(word.dropFirst(7)))
      } else if word.hasPrefix("-C") {
        directory = String(word.dropFirst(2))
      }
    }
    // `kura init DIR` works in that folder.
    let words = ArgumentOrder.withoutLeadingOptions(arguments)
    if words.first == "init", let folder = words.dropFirst().first(where: { !$0.hasPrefix("-") }) {
      directory = folder.hasPrefix("/") ? folder : (directory.map { $0 + "/" } ?? "") + folder
    }
  }

  /// The language in which a command speaks before it has read a configuration, or without one:
  /// what `--lang` says, else the storehouse around the folder, if there is one, else the locale.
  func deskLanguage(in environment: CommandEnvironment) -> Language {
    language ?? storehouseLanguage(in: environment) ?? environment.localeLanguage
  }

  private func storehouseLanguage(in environment: CommandEnvironment) -> Language? {
    guard let folder = FileAccess.realPath(startFolder(in: environment)),
      let bytes = Self.nearestConfiguration(from: folder)
    else { return nil }
    if let language = Language(plainLineIn: bytes) { return language }
    guard bytes.contains(bytes: Array("language".utf8)) else { return nil }
    let path = RepositoryPath(StorehouseLayout.configuration)
    let parsed = YAMLReader().read(SourceFile(path: path, bytes: bytes))
    return parsed.documents.first.flatMap { Configuration($0).language }
  }

  /// The configuration in a folder or the nearest above it, up to the top of a repository.
  private static func nearestConfiguration(from start: String) -> [UInt8]? {
    var folder = start == "/" ? "" : start
    while true {
      let path = "\(folder)/\(StorehouseLayout.configuration)"
      if FileAccess.isFile(path) { return (try? FileAccess.read(path)).flatMap { $0 } }
      if folder.isEmpty || FileAccess.realPath("\(folder)/.git") != nil { return nil }
      folder = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
    }
  }
}
